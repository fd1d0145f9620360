// Every set of changed answers to a brief, and of those that meet a condition the smallest: what the search on diagrams is
// held against.
import type { Pins } from '../../src/model/assessment.js';
import type { Brief } from '../../src/model/brief.js';
import type { Pack } from '../../src/model/pack.js';
import type { ChangeSet } from '../../src/model/what-if.js';
import { allLists } from './brute-force.js';

export interface Step {
  readonly name: string;
  /** What it changes: no two changes of one thing at once. */
  readonly of: string;
  readonly apply: (brief: Brief) => readonly Brief[];
}

/** Every single change of a brief. */
export function stepsFrom(brief: Brief, pack: Pack, onlyChangeable: boolean): readonly Step[] {
  const { people } = pack;
  const facts = pack.facts.flatMap(
    ({ id, kind, leftOut, values, changeable }, fact): readonly Step[] => {
      const own = brief.facts[fact] ?? -1;
      if (kind !== 'choice' || (own < 0 && leftOut === 'stays') || (onlyChangeable && !changeable))
        return [];
      return values.flatMap((value, code) =>
        code === own
          ? []
          : [
              {
                name: `${id}=${value.id}`,
                of: id,
                apply: (to) => [{ ...to, facts: to.facts.with(fact, code) }],
              },
            ],
      );
    },
  );
  const cells = (brief.groups ?? []).flatMap(({ cells: codes }, group) =>
    (people?.cells ?? []).flatMap(({ id, values, namedIn, changeable }, cell): readonly Step[] => {
      if (cell === 0 || namedIn !== null || (onlyChangeable && !changeable)) return [];
      return values.flatMap((value, code) => {
        if (code === codes[cell]) return [];
        const apply = (to: Brief): readonly Brief[] => {
          const groups = to.groups ?? [];
          const before = groups[group];
          if (!before) return [];
          return [
            {
              ...to,
              groups: groups.with(group, { ...before, cells: before.cells.with(cell, code) }),
            },
          ];
        };
        return [{ name: `${group}.${id}=${value.id}`, of: `${group}.${id}`, apply }];
      });
    }),
  );
  if (brief.groups || onlyChangeable) return [...facts, ...cells];
  const lists = allLists(brief, pack);
  const whole: Step = {
    name: 'people',
    of: 'people',
    apply: (to) => lists.map((groups) => ({ ...to, groups })),
  };
  return [...facts, ...cells, whole];
}

function* setsOf(steps: readonly Step[], size: number, from = 0): Generator<readonly Step[]> {
  if (size === 0) yield [];
  else
    for (let first = from; first < steps.length; first += 1)
      for (const rest of setsOf(steps, size - 1, first + 1)) {
        const step = steps[first] as Step;
        if (rest.every(({ of }) => of !== step.of)) yield [step, ...rest];
      }
}

/** The smallest sets that meet a condition on the answer, by their names; null where that takes more changes than `most`. */
export function bySearch(
  brief: Brief,
  steps: readonly Step[],
  most: number,
  met: (brief: Brief) => boolean,
): readonly string[] | null {
  for (let size = 1; size <= most; size += 1) {
    const found = [...setsOf(steps, size)].filter((set) => {
      const briefs = set.reduce<readonly Brief[]>((all, { apply }) => all.flatMap(apply), [brief]);
      return briefs.some(met);
    });
    if (found.length > 0) return found.map(nameOf).sort();
  }
  return null;
}

/** The smallest sets for each of several goals, every set answered once; steps lead to one brief each. */
export function bySearchForEach<T>(
  brief: Brief,
  steps: readonly Step[],
  most: number,
  answer: (brief: Brief) => Pins,
  goals: ReadonlyMap<T, (pins: Pins) => boolean>,
): ReadonlyMap<T, readonly string[]> {
  const found = new Map<T, string[]>();
  for (let size = 1; size <= most && found.size < goals.size; size += 1) {
    const open = [...goals].filter(([goal]) => !found.has(goal));
    const visit = (changed: Brief, from: number, so: readonly Step[]): void => {
      if (so.length === size) {
        const pins = answer(changed);
        for (const [goal, met] of open)
          if (met(pins)) found.set(goal, [...(found.get(goal) ?? []), nameOf(so)]);
        return;
      }
      for (let index = from; index < steps.length; index += 1) {
        const step = steps[index] as Step;
        if (so.some(({ of }) => of === step.of)) continue;
        visit(step.apply(changed)[0] as Brief, index + 1, [...so, step]);
      }
    };
    visit(brief, 0, []);
  }
  return new Map([...found].map(([goal, names]) => [goal, names.sort()]));
}

const nameOf = (set: readonly Step[]): string =>
  set
    .map(({ name }) => name)
    .sort()
    .join(' ');

/** Sets as the search on diagrams finds them, by the same names. */
export function namesOf(
  sets: readonly ChangeSet[],
  brief: Brief,
  { people }: Pack,
): readonly string[] {
  const positions = new Map(brief.groups?.map(({ name }, index) => [name, index]));
  const named = sets.map((set) =>
    set.changes
      .map(({ fact, group, to }) => {
        if (fact === people?.key) return 'people';
        if (group === null) return `${fact}=${to}`;
        return `${positions.get(group)}.${fact.slice((people?.key.length ?? 0) + 1)}=${to}`;
      })
      .sort()
      .join(' '),
  );
  return named.sort();
}
