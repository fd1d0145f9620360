// Laws proven over all possible briefs: a law becomes the function "this brief breaks it", and holds where that is never
// so. What breaks it comes with the smallest brief that does.
import type { CellIndex } from '../model/condition.js';
import type { BriefInFull, Law } from '../model/law.js';
import type { Cell, People, Pin } from '../model/pack.js';
import type { Compiled } from './compile.js';
import { constant, type Diagram } from './diagram.js';
import {
  forEachGroup,
  type GroupInFull,
  joinedStates,
  type ListInFull,
  listsSeenBy,
} from './every-list.js';
import { and, apply, fixed, not } from './operations.js';
import type { Lists, Mark, MarkIndex } from './people.js';
import { isMet } from './some-list.js';
import { inWords, putIn, seenByLists, smallest } from './witness.js';

/** How a law fails: a smallest brief that breaks it, for a raised answer with what it is raised from and to. */
export interface Broken {
  readonly brief: BriefInFull;
  readonly raised: {
    readonly id: string;
    readonly group: number | null;
    readonly from: string;
    readonly to: string;
  } | null;
}

/** A law or rule that there are too many different lists of people to look at. */
export const tooMany = 'too-many';

/** null where the law holds. */
export function brokenBy(law: Law, compiled: Compiled): Broken | typeof tooMany | null {
  const { forest, conditionOf } = compiled;
  switch (law.kind) {
    case 'never':
      return metBy(conditionOf(law.condition), compiled);
    case 'always': {
      const breaks = not(forest, conditionOf(law.always));
      return metBy(law.when ? and(forest, conditionOf(law.when), breaks) : breaks, compiled);
    }
    case 'raising': {
      for (const raised of law.raises) {
        const broken =
          'cell' in raised
            ? brokenByCell(law, raised.cell, compiled)
            : brokenByFact(law, raised.fact, compiled);
        if (broken) return broken;
      }
      return null;
    }
  }
}

/** The smallest brief that meets a function. */
export function metBy(f: Diagram, compiled: Compiled): Broken | typeof tooMany | null {
  if (!isMet(f, compiled)) return null;
  const seen = seenByLists([f], compiled);
  if (!seen) return tooMany;
  const witness = smallest(
    seen.map(({ list, functions }) => ({ list, f: functions[0] as Diagram })),
    compiled,
  );
  return witness && { brief: inWords(witness, compiled), raised: null };
}

type Raising = Extract<Law, { kind: 'raising' }>;

/** All that a law about raising compares, before and after. */
interface Compared {
  readonly pin: Diagram;
  readonly same: readonly Diagram[];
  readonly when: Diagram;
}

function comparedBy({ pin, keeping, when }: Raising, compiled: Compiled): Compared {
  const of = (id: Pin): Diagram => compiled.pins[id];
  return {
    pin: of(pin),
    same: keeping.map(of),
    when: when ? compiled.conditionOf(when) : constant(1),
  };
}

const all = ({ pin, same, when }: Compared): readonly Diagram[] => [pin, when, ...same];
const fromAll = ([pin, when, ...same]: readonly Diagram[]): Compared => ({
  pin: pin as Diagram,
  when: when as Diagram,
  same,
});

/** Where the step from one to the other moves the pin the way it must not. */
function breaks(
  before: Compared,
  after: Compared,
  { never }: Raising,
  { forest }: Compiled,
): Diagram {
  const moved = apply(forest, before.pin, after.pin, (a, b) =>
    (never === 'left' ? b < a : b > a) ? 1 : 0,
  );
  if (moved === constant(0)) return moved;
  const both = and(forest, before.when, after.when);
  return before.same.reduce(
    (f, same, index) =>
      and(
        forest,
        f,
        apply(forest, same, after.same[index] as Diagram, (a, b) => (a === b ? 1 : 0)),
      ),
    and(forest, moved, both),
  );
}

function brokenByFact(
  law: Raising,
  variable: number,
  compiled: Compiled,
): Broken | typeof tooMany | null {
  const index = compiled.pack.variables[variable]?.index ?? -1;
  const fact = compiled.pack.facts[index];
  const level = compiled.levelOfFact.get(index);
  if (!fact || level === undefined) return null;
  const compared = comparedBy(law, compiled);
  const at = (value: number): Compared =>
    fromAll(all(compared).map((f) => fixed(compiled.forest, f, level, value)));
  for (let value = 0; value + 1 < fact.values.length; value += 1) {
    const broken = metBy(breaks(at(value), at(value + 1), law, compiled), compiled);
    if (broken === tooMany) return broken;
    if (broken)
      return {
        ...broken,
        raised: {
          id: fact.id,
          group: null,
          from: fact.values[value]?.id ?? '',
          to: fact.values[value + 1]?.id ?? '',
        },
      };
  }
  return null;
}

/** One group's answer raised by a step, all else equal: pairs of lists that differ in that group alone. */
function brokenByCell(
  law: Raising,
  cellIndex: CellIndex,
  compiled: Compiled,
): Broken | typeof tooMany | null {
  const people = compiled.pack.people;
  const compared = comparedBy(law, compiled);
  const every = listsSeenBy(all(compared), compiled);
  const steps = every && stepsOf(cellIndex, every.marks, compiled.lists);
  if (!people || !every || !steps) return tooMany;
  const kinds = every.marks.map((mark) => compiled.lists.marks[mark] as Mark);
  const put = new Map<string, Compared>();
  const at = (states: readonly number[]): Compared => {
    const key = states.join();
    const made =
      put.get(key) ?? fromAll(all(compared).map((f) => putIn(f, every.marks, states, compiled)));
    put.set(key, made);
    return made;
  };
  const met = new Set<string>();
  for (const { before, after, cells } of steps)
    for (const other of every.lists) {
      const [one, two] = [
        joinedStates(kinds, other.states, before),
        joinedStates(kinds, other.states, after),
      ];
      const pair = `${one.join()}|${two.join()}`;
      if (met.has(pair)) continue;
      met.add(pair);
      const f = breaks(at(one), at(two), law, compiled);
      if (f === constant(0)) continue;
      const list: ListInFull = {
        states: one,
        groups: [...other.groups, cells],
        size: other.size + 1,
        isLeftOut: false,
      };
      const witness = smallest([{ list, f }], compiled);
      if (witness)
        return {
          brief: inWords(witness, compiled),
          raised: raisedCell(cellIndex, cells, other.groups.length, people),
        };
    }
  return null;
}

function raisedCell(
  cellIndex: number,
  cells: GroupInFull,
  group: number,
  people: People,
): Broken['raised'] {
  const cell = people.cells[cellIndex] as Cell;
  const value = cells[cellIndex] as number;
  return {
    id: `${people.key}.${cell.id}`,
    group,
    from: cell.values[value]?.id ?? '',
    to: cell.values[value + 1]?.id ?? '',
  };
}

interface StepOfGroup {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly cells: GroupInFull;
}

/** What a group adds before and after one of its answers is raised, each different pair once; null where there are too many. */
function stepsOf(
  cellIndex: number,
  marks: readonly MarkIndex[],
  lists: Lists,
): readonly StepOfGroup[] | null {
  const added = new Map<
    string,
    { readonly adds: readonly number[]; readonly cells: GroupInFull }
  >();
  if (
    !forEachGroup(marks, [cellIndex], lists, (cells, adds) =>
      added.set(cells.join(), { adds, cells }),
    )
  )
    return null;
  const found = new Map<string, StepOfGroup>();
  for (const { adds: before, cells } of added.values()) {
    const after = added.get(cells.with(cellIndex, (cells[cellIndex] as number) + 1).join())?.adds;
    if (after && after.join() !== before.join())
      found.set(`${before.join()}|${after.join()}`, { before, after, cells });
  }
  return [...found.values()];
}
