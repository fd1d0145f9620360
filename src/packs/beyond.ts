// What a pack holds beyond the one that it is built on: all that has to be kept of it where the other is at hand.
import type { Pack } from '../model/pack.js';

/** The parts of a pack that its base does not share; in lists a number is the position of an item in the list of the base. */
export type Beyond = Readonly<Record<string, unknown>>;

/** Parts are shared where they are the same object. */
export function beyond(base: Pack, pack: Pack): Beyond {
  const parts = Object.entries(pack).flatMap(([key, own]) => {
    const shared: unknown = base[key as keyof Pack];
    if (own === shared) return [];
    return [[key, isList(own) && isList(shared) ? inPositions(own, shared) : own] as const];
  });
  return Object.fromEntries(parts);
}

/** The pack that holds this beyond its base. */
export function onto(base: Pack, own: Beyond): Pack {
  const parts = Object.entries(own).map(([key, part]) => {
    const shared: unknown = base[key as keyof Pack];
    return [key, isList(part) && isList(shared) ? inFull(part, shared) : part] as const;
  });
  return { ...base, ...Object.fromEntries(parts) };
}

const isList: (part: unknown) => part is readonly unknown[] = Array.isArray;

/** No list of a pack holds numbers of its own. */
function inPositions(own: readonly unknown[], shared: readonly unknown[]): readonly unknown[] {
  const positions = new Map(shared.map((item, position) => [item, position]));
  return own.map((item) => positions.get(item) ?? item);
}

const inFull = (part: readonly unknown[], shared: readonly unknown[]): readonly unknown[] =>
  part.map((item) => (typeof item === 'number' ? shared[item] : item));
