// Which of the things a pack declares are new: an id that its base has, or that a condition could take for something else, is reported.
import { diagnostic } from '../model/diagnostic.js';
import { type Pack, pins } from '../model/pack.js';
import type { Location, Place } from '../model/source.js';
import { type Declared, twice } from './pack-gather.js';
import { conditionWords } from './pack-ids.js';
import { on } from './pack-page.js';

/** A thing of the base: its id, and its place where the pack keeps that. */
export interface Taken {
  readonly id: string;
  readonly place?: Place;
  readonly span?: Place;
}

/** The things whose ids the base does not have. */
export function newTo(
  base: readonly Taken[],
  things: readonly Declared[],
  what: string,
): readonly Declared[] {
  const taken = new Map(base.map((one) => [one.id, one.place ?? one.span ?? null]));
  return things.filter(({ id, at, page }) => {
    const place = taken.get(id);
    if (place === undefined) return true;
    const here = on(page, at);
    page.report(
      place
        ? twice(id, what, here, locationOf(place))
        : diagnostic('pack/duplicate-id', here, id, what),
    );
    return false;
  });
}

/** A location at a place of a text that is not at hand. */
const locationOf = ({ file, line, column }: Place): Location => ({
  source: { name: file, text: ' '.repeat(column - 1), linesBefore: line - 1 },
  span: { start: column - 1, end: column - 1 },
});

/** The kinds of things that conditions ask about by id, each without those whose id another has. */
export function askedApart<K extends string>(
  kinds: Readonly<Record<K, readonly Declared[]>>,
  base: Pack | null,
): Readonly<Record<K, readonly Declared[]>> {
  const seen = new Map<string, Location | null>(base?.variables.map(({ id }) => [id, null]));
  const reserved: readonly string[] = [...pins, ...conditionWords];
  const apart = (things: readonly Declared[]) =>
    things.filter(({ id, at, page }) => {
      const here = on(page, at);
      if (reserved.includes(id)) {
        page.report(
          diagnostic('pack/reserved-id', here, id, 'conditions have that word themselves'),
        );
        return false;
      }
      const before = seen.get(id);
      if (before === undefined) seen.set(id, here);
      else if (before) page.report(twice(id, 'thing to ask about', here, before));
      else page.report(diagnostic('pack/duplicate-id', here, id, 'thing to ask about'));
      return before === undefined;
    });
  const found = Object.entries<readonly Declared[]>(kinds).map(([kind, things]) => [
    kind,
    apart(things),
  ]);
  return Object.fromEntries(found) as Record<K, readonly Declared[]>;
}
