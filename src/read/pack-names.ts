// Which of the things a pack declares are new: an id that its base has, or that a condition could take for something else, is reported.
import { type Diagnostic, diagnostic, relatedTo } from '../model/diagnostic.js';
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

const words = {
  settings: 'setting',
  facts: 'fact',
  derived: 'derived fact',
  flags: 'flag',
} as const;
type Asked = keyof typeof words;

interface Seen {
  readonly what: string;
  readonly at: Location | null;
}

/** The kinds of things that conditions ask about by id, each without those whose id another has. */
export function askedApart(
  kinds: Readonly<Record<Asked, readonly Declared[]>>,
  base: Pack | null,
): Readonly<Record<Asked, readonly Declared[]>> {
  const seen = seenIn(base);
  const apart = (kind: Asked): readonly Declared[] =>
    kinds[kind].filter(({ id, at, page }) => {
      const here = on(page, at);
      const before = seen.get(id);
      if (before) page.report(clash(id, words[kind], here, before));
      else seen.set(id, { what: words[kind], at: here });
      return before === undefined;
    });
  return {
    settings: apart('settings'),
    facts: apart('facts'),
    derived: apart('derived'),
    flags: apart('flags'),
  };
}

/** What is there before the files: the words of conditions, results, and everything of the base. */
function seenIn(base: Pack | null): Map<string, Seen> {
  const places = new Map(base?.facts.map(({ id, span }) => [id, locationOf(span)]));
  const own = [...pins, ...conditionWords].map((id): [string, Seen] => [
    id,
    { what: '', at: null },
  ]);
  const kinds = {
    setting: 'setting',
    fact: 'fact',
    derived: 'derived fact',
    flag: 'flag',
    pin: '',
  };
  const below = (base?.variables ?? []).map(({ id, kind }): [string, Seen] => [
    id,
    { what: kinds[kind], at: places.get(id) ?? null },
  ]);
  return new Map([...own, ...below]);
}

function clash(id: string, what: string, here: Location, before: Seen): Diagnostic {
  if (before.what === what)
    return before.at
      ? twice(id, what, here, before.at)
      : diagnostic('pack/duplicate-id', here, id, what);
  const why = before.what ? `a ${before.what} has that id` : 'conditions have that word themselves';
  const found = diagnostic('pack/reserved-id', here, id, why);
  return before.at ? relatedTo(found, 'it is here', before.at) : found;
}
