// What is still possible: for a brief with answers left out, every value that a pin, name or flag can still turn out to
// have, and the left-out answers it hangs on. Exact: a value is listed if, and only if, some completion gives it.
import { pinVariable, type WorkedOut } from '../engine/layers.js';
import { valuesOf } from '../engine/values.js';
import type { Possible } from '../model/assessment.js';
import type { Pack, Pin } from '../model/pack.js';
import { type Compiled, idOf } from './compile.js';
import { clear, companion, type Diagram, type Forest } from './diagram.js';
import { cellsThatMatter, listMatters } from './matters.js';
import { amongLists, confined, valuesIn } from './narrow.js';
import { support } from './operations.js';
import type { Situation } from './situation.js';

/** The results that an answer lists. */
export const resultPins = ['kind', 'called-for', 'reach', 'today', 'first', 'name'] as const;

/** The functions of all results: pins and name, then the flags. */
export function resultsOf({ pins, flags }: Compiled): readonly Diagram[] {
  return [...resultPins.map((pin) => pins[pin]), ...flags];
}

const scratch = new WeakMap<Compiled, Forest>();

/** An empty forest over the variables of a pack, for one question at a time. */
export function scratchFor(compiled: Compiled): Forest {
  const forest = scratch.get(compiled) ?? companion(compiled.forest);
  scratch.set(compiled, forest);
  clear(forest);
  return forest;
}

/** What is still possible; null where that is too large to say exactly. */
export function possible(situation: Situation): Possible | null {
  const { compiled, open } = situation;
  const forest = scratchFor(compiled);
  const ofFacts = resultsOf(compiled).map((f) => confined(compiled.forest, f, open, forest));
  const functions = ofFacts.map((f) => amongLists(f, situation, forest));
  const values = functions.map((f) => valuesIn(forest, f));
  const settled = values.every(({ length }) => length === 1);
  const hangsOn = settled ? [] : hangs(functions, ofFacts, forest, situation);
  if (forest.full) return null;
  return { ...named(values, compiled.pack), exact: true, settled, hangsOn };
}

type Listed = Pick<
  Possible,
  'domain' | 'calledFor' | 'reach' | 'today' | 'first' | 'name' | 'flags'
>;

/** Values of all results by their ids. */
function named(values: readonly (readonly number[])[], pack: Pack): Listed {
  const [domain, calledFor, reach, today, first, name] = resultPins.map((pin, index) =>
    namesOf(values[index] ?? [], pin, pack),
  ) as [Names, Names, Names, Names, Names, Names];
  const flags = pack.flags.map(
    ({ id }, index) =>
      [id, (values[resultPins.length + index] ?? []).map((value) => value === 1)] as const,
  );
  return { domain, calledFor, reach, today, first, name, flags: Object.fromEntries(flags) };
}

type Names = readonly (string | null)[];

/** In the order of the scale, none last. */
function namesOf(values: readonly number[], pin: Pin, pack: Pack): Names {
  const ids = pack.variables[pinVariable(pin, pack)]?.values ?? [];
  return values.map((value) => (value === ids.length - 1 ? null : (ids[value] ?? null)));
}

/** Left-out answers that can still change some result when all others are free. */
function hangs(
  functions: readonly Diagram[],
  ofFacts: readonly Diagram[],
  forest: Forest,
  situation: Situation,
): Possible['hangsOn'] {
  const { compiled, groups, brief } = situation;
  const { asked, pack } = compiled;
  const levels = new Set(functions.flatMap((f) => support(forest, f)));
  const facts = [...levels]
    .sort((a, b) => a - b)
    .flatMap((level) => {
      const entry = asked[level];
      return entry?.kind === 'fact' ? [{ fact: idOf(entry, pack), group: null }] : [];
    });
  if (!pack.people) return facts;
  const { key, cells } = pack.people;
  if (!groups)
    return listMatters(ofFacts, forest, situation) ? [...facts, { fact: key, group: null }] : facts;
  const ofGroups = cellsThatMatter(ofFacts, forest, situation).map(({ group, cell }) => ({
    fact: `${key}.${cells[cell]?.id ?? ''}`,
    group: brief.groups?.[group]?.name ?? null,
  }));
  return [...facts, ...ofGroups];
}

/** The over-estimate of the engine's open reading, for a pack too large to compile. */
export function possibleRoughly(open: WorkedOut): Possible {
  const { pack, sets, brief } = open;
  const values = [
    ...resultPins.map((pin) => valuesOf(sets[pinVariable(pin, pack)] ?? 0)),
    ...pack.flags.map(({ id }) =>
      valuesOf(
        sets[pack.variables.findIndex((entry) => entry.kind === 'flag' && entry.id === id)] ?? 0,
      ),
    ),
  ];
  const settled = values.every(({ length }) => length === 1);
  const leftOut = pack.facts.filter(
    ({ leftOut, kind }, index) =>
      kind === 'choice' && leftOut !== 'stays' && (brief.facts[index] ?? -1) < 0,
  );
  const list = pack.people && !brief.groups ? [{ fact: pack.people.key, group: null }] : [];
  const hangsOn = [...leftOut.map(({ id }) => ({ fact: id, group: null })), ...list];
  return { ...named(values, pack), exact: false, settled, hangsOn: settled ? [] : hangsOn };
}
