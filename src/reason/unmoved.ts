// Whether a pack moves its pins and flags just as the one does that it is built on: then both have the same diagrams, whatever
// else it adds. Its variables may stand in other places for that.
import type { Pack, Rule } from '../model/pack.js';

/** By position of a variable in the base its position in the pack. */
export type Places = readonly number[];

/** null where anything differs that diagrams are made of. */
export function placesIn(pack: Pack, base: Pack): Places | null {
  const positions = new Map(pack.variables.map(({ id }, position) => [id, position]));
  const places = base.variables.map(({ id }) => positions.get(id) ?? -1);
  const moved = places.every((place, position) => place === position) ? null : places;
  const isSame = (one: unknown, other: unknown): boolean => isSameBut(one, other, moved);
  const variables = places.map((place) => pack.variables[place]);
  const isUnmoved =
    pack.flags.length === base.flags.length &&
    kept.every((part) => isSame(base[part], pack[part])) &&
    added.every((part) => base[part].every((one, at) => isSame(one, pack[part][at]))) &&
    base.variables.every((one, at) => isSame(one, variables[at])) &&
    isSame(movingOf(base), movingOf(pack).slice(0, base.rules.length)) &&
    movingOf(pack)
      .slice(base.rules.length)
      .every((rule) => rule === null);
  return isUnmoved ? places : null;
}

/** Parts that must be the same, and those that may grow. */
const kept = ['scale', 'kinds', 'names', 'flags', 'people'] as const;
const added = ['settings', 'facts', 'derived'] as const;

/** Rules by their positions, those left out that move nothing. */
const movingOf = ({ rules }: Pack): readonly (Rule | null)[] =>
  rules.map((rule) => (rule.layer === 'rest' ? null : rule));

/** Whether two parts of packs say the same, the variables of the second standing where they were moved to. */
function isSameBut(one: unknown, other: unknown, moved: Places | null): boolean {
  if (one === other && moved === null) return true;
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) =>
      moved && (key === 'variable' || key === 'than')
        ? moved[one[key] as number] === other[key]
        : isSameBut(one[key], other[key], moved),
    )
  );
}

const isObject = (part: unknown): part is Readonly<Record<string, unknown>> =>
  typeof part === 'object' && part !== null;
