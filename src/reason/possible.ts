// What is still possible: for a brief with answers left out, every value that a pin, name or flag can still turn out to
// have, and the left-out answers it hangs on. Exact: a value is listed if, and only if, some completion gives it.
import { pinVariable, type WorkedOut } from '../engine/layers.js';
import { valuesOf as bitsOf } from '../engine/values.js';
import type { Possible } from '../model/assessment.js';
import type { Pack, Pin } from '../model/pack.js';
import { idOf } from './asked.js';
import { asksOf } from './diagram.js';
import { cellsThatMatter } from './matters.js';
import { type Remaining, remaining, valuesOf } from './remaining.js';
import { boxesOfResults, idOfValue, resultPins } from './results.js';
import type { Situation } from './situation.js';

/** What is still possible. */
export function possible(situation: Situation): Possible {
  const { compiled } = situation;
  const rest = remaining(boxesOfResults(compiled).roots, situation);
  const values = valuesOf(rest, compiled).map(bitsOf);
  const settled = values.every(({ length }) => length === 1);
  const hangsOn = settled ? [] : hanging(rest, situation);
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
  return values.map((value) => idOfValue(value, pin, pack));
}

/** Left-out answers that can still change some result when all others are free. */
function hanging(rest: Remaining, situation: Situation): Possible['hangsOn'] {
  const { compiled, groups, brief } = situation;
  const { asked, pack } = compiled;
  const matters = asksOf(rest.forest);
  const facts = asked.flatMap((entry, level) =>
    entry.kind === 'fact' && matters[level] === 1 ? [{ fact: idOf(entry, pack), group: null }] : [],
  );
  if (!pack.people || rest.lists.size === 0) return facts;
  const { key, cells } = pack.people;
  if (!groups) return [...facts, { fact: key, group: null }];
  const ofGroups = cellsThatMatter([...rest.lists.values()], situation).map(({ group, cell }) => ({
    fact: `${key}.${cells[cell]?.id ?? ''}`,
    group: brief.groups?.[group]?.name ?? null,
  }));
  return [...facts, ...ofGroups];
}

/** The over-estimate of the engine's open reading, for a pack too large to compile. */
export function possibleRoughly(open: WorkedOut): Possible {
  const { pack, sets, brief } = open;
  const values = [
    ...resultPins.map((pin) => bitsOf(sets[pinVariable(pin, pack)] ?? 0)),
    ...pack.flags.map(({ id }) =>
      bitsOf(
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
