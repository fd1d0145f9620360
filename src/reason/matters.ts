// Whether an answer about people matters: can what a group answers, or which groups there are, still change a result when
// everything else that is open is free? The two answers are followed side by side, until they part or can part no more.
import type { GroupReading } from '../engine/reading.js';
import {
  bottom,
  branchAt,
  branchesOf,
  clear,
  constant,
  constantOf,
  type Diagram,
  type Level,
  levelOf,
} from './diagram.js';
import { createMemo, forget, missing, recall, remember } from './memo.js';
import { carefulBox, impossible } from './narrow.js';
import { fixed, support } from './operations.js';
import {
  added,
  inputsOf,
  join,
  joined,
  type Lists,
  type Mark,
  nobody,
  nobodyListed,
  relationOf,
  seenThrough,
  statesOf,
} from './people.js';
import { levelOfSet, onward } from './reachable.js';
import { type Result, resultsSeen } from './results.js';
import type { Situation } from './situation.js';

/** A cell of a given group, both by position. */
export interface OpenCell {
  readonly group: number;
  readonly cell: number;
}

/**
 * For each result and level whether what is asked there may matter, as `reach` finds it. Lists that agree in all marks
 * that may matter give the same result, so that groups are told apart by these alone.
 */
export type Hangs = readonly Uint8Array[];

/** The open cells of given groups that can still change a result. */
export function cellsThatMatter(situation: Situation, hangs: Hangs): readonly OpenCell[] {
  const { lists, levelOfMark } = situation.compiled;
  const groups = situation.groups ?? [];
  const results = resultsSeen(situation.compiled).map((result, index) => ({
    ...result,
    marks: [...levelOfMark.keys()].filter((mark) => hangs[index]?.[levelOfMark[mark] as Level]),
  }));
  const read = [...new Set(results.flatMap(({ marks }) => marks))];
  if (read.length === 0) return [];
  return groups.flatMap((reading, group) => {
    if (!reading.cells.some(isOpen)) return [];
    const others = groups
      .filter((other) => other !== reading)
      .reduce((set, other) => join(lists, set, added(lists, other)), nobodyListed(lists));
    const told = tellApart(reading, read, leastStates(others, lists), lists);
    const matters = (cell: number): boolean =>
      pairsOf(cell, told, lists).some((pair) =>
        results.some(
          (result) =>
            differ(pair, result.marks) &&
            parts(result, waysOf(pair, result.marks, lists), others, situation),
        ),
      );
    return support(lists.scratch, told.classes)
      .filter(matters)
      .map((cell) => ({ group, cell }));
  });
}

const isOpen = (set: number): boolean => (set & (set - 1)) !== 0;

/** Two combinations of marks between which one answer decides. */
type Pair = readonly [readonly number[], readonly number[]];

const differ = ([one, other]: Pair, marks: readonly number[]): boolean =>
  marks.some((mark) => one[mark] !== other[mark]);

/** For each mark the state that the other groups reach at least; what is behind it, one group adds in vain. */
function leastStates(others: Diagram, lists: Lists): readonly number[] {
  const { forest, marks, inputs } = lists;
  const least = marks.map((mark) => (mark.kind === 'lowest' ? 0 : statesOf(mark) - 1));
  const seen = createMemo();
  const walk = (set: Diagram, mark: number): void => {
    if (mark === marks.length || recall(seen, set, mark, 0) !== missing) return;
    remember(seen, set, mark, 0, 1);
    const { kind } = marks[mark] as Mark;
    for (let state = 0; state < (forest.sizes[inputs + mark] as number); state += 1) {
      const next = branchAt(forest, set, inputs + mark, state);
      if (next === nothing) continue;
      const now = least[mark] as number;
      least[mark] = kind === 'lowest' ? Math.max(now, state) : Math.min(now, state);
      walk(next, mark + 1);
    }
  };
  walk(others, 0);
  return least;
}

/** What a group adds, as far as anything tells it apart: the number of a class of states, over its open cells. */
interface Told {
  readonly classes: Diagram;
  readonly states: readonly (readonly number[])[];
}

function tellApart(
  reading: GroupReading,
  read: readonly number[],
  least: readonly number[],
  lists: Lists,
): Told {
  const { forest, scratch, inputs, marks } = lists;
  const open = inputsOf(reading);
  const states: (readonly number[])[] = [];
  const numbers = new Map<string, number>();
  const classOf = (set: Diagram): number => {
    // of counts every group adds one; of others only what is ahead of all others counts
    const seen = statesIn(set, lists).map((state, index) => {
      const mark = marks[index] as Mark;
      return mark.kind === 'number' ? state : joined(mark, state, least[index] as number);
    });
    const key = read.map((mark) => seen[mark]).join();
    const known = numbers.get(key) ?? states.push(seen) - 1;
    numbers.set(key, known);
    return known;
  };
  clear(scratch);
  const memo = scratch.met;
  forget(memo);
  const walk = (diagram: Diagram): Diagram => {
    const known = recall(memo, diagram, 0, 0);
    if (known !== missing) return known;
    const level = levelOf(forest, diagram);
    if (level >= inputs) return remember(memo, diagram, 0, 0, constant(classOf(diagram)));
    const may = open[level] as number;
    const next = branchesOf(forest, diagram).map((branch, value) =>
      (may >> value) & 1 ? walk(branch) : impossible,
    );
    return remember(memo, diagram, 0, 0, carefulBox(scratch, level, next));
  };
  return { classes: walk(relationOf(lists)), states };
}

/** The one combination in a set that holds no other. */
function statesIn(set: Diagram, { forest, marks, inputs }: Lists): readonly number[] {
  let rest = set;
  return marks.map((_, mark) => {
    if (levelOf(forest, rest) !== inputs + mark) return 0;
    const to = branchesOf(forest, rest);
    const state = to.findIndex((next) => next !== nothing);
    rest = to[state] as Diagram;
    return state;
  });
}

/** What a group adds with the first value of a cell and what with another, its other cells being equal. */
function pairsOf(cell: number, { classes, states }: Told, { scratch }: Lists): readonly Pair[] {
  const pairs = new Map<number, Pair>();
  const seen = createMemo();
  const walk = (one: Diagram, other: Diagram): void => {
    if (one === other || one === impossible || other === impossible) return;
    if (recall(seen, one, other, 0) !== missing) return;
    remember(seen, one, other, 0, 1);
    const level = Math.min(levelOf(scratch, one), levelOf(scratch, other));
    if (level === bottom) pairs.set(pairs.size, [ofClass(one), ofClass(other)]);
    else
      for (let value = 0; value < (scratch.sizes[level] as number); value += 1)
        walk(branchAt(scratch, one, level, value), branchAt(scratch, other, level, value));
  };
  const ofClass = (of: Diagram): readonly number[] => states[constantOf(of)] as readonly number[];
  const first = fixed(scratch, classes, cell, 0);
  for (let value = 1; value < (scratch.sizes[cell] as number); value += 1)
    walk(first, fixed(scratch, classes, cell, value));
  return [...pairs.values()].sort((a, b) => weight(a) - weight(b));
}

const weight = ([one, other]: Pair): number => {
  let sum = 0;
  for (const state of one) sum += state;
  for (const state of other) sum += state;
  return sum;
};

/** Whether another list than nobody at all can give another result. */
export function listMatters(situation: Situation): boolean {
  const { lists } = situation.compiled;
  const ways: Ways = {
    one: (_mark, state) => state,
    other: (mark) => nobody(lists.marks[mark] as Mark),
    apartUntil: lists.marks.length - 1,
  };
  return resultsSeen(situation.compiled).some((result) =>
    parts(result, ways, situation.combinations, situation),
  );
}

/** For a mark and its state among the other groups, the state of the whole list: in one case and in the other. */
interface Ways {
  readonly one: (mark: number, state: number) => number;
  readonly other: (mark: number, state: number) => number;
  /** The last mark on which the two can differ. */
  readonly apartUntil: number;
}

function waysOf([one, other]: Pair, read: readonly number[], { marks }: Lists): Ways {
  return {
    one: (mark, state) => joined(marks[mark] as Mark, one[mark] as number, state),
    other: (mark, state) => joined(marks[mark] as Mark, other[mark] as number, state),
    apartUntil: read.findLast((mark) => one[mark] !== other[mark]) ?? -1,
  };
}

const met = createMemo(4096);

/** Whether some values of what is open lead a function to different values in the two cases. */
function parts({ f, view }: Result, ways: Ways, others: Diagram, situation: Situation): boolean {
  const { compiled, open } = situation;
  const { forest, lists, asked, levelOfMark } = compiled;
  const apart = levelOfMark[ways.apartUntil] ?? -1;
  const walk = (one: Diagram, other: Diagram, set: Diagram): boolean => {
    if (set === nothing || (one === other && levelOf(forest, one) > apart)) return false;
    if (one < 0 && other < 0) return one !== other;
    if (recall(met, one, other, set) !== missing) return false;
    remember(met, one, other, set, 0);
    const level = Math.min(levelOf(forest, one), levelOf(forest, other), levelOfSet(set, compiled));
    const entry = asked[level];
    const mark = entry?.kind === 'mark' ? entry.mark : -1;
    for (let rest = open[level] as number; rest !== 0; rest &= rest - 1) {
      const value = 31 - Math.clz32(rest & -rest);
      const next = mark < 0 ? set : branchAt(lists.forest, set, lists.inputs + mark, value);
      const ahead = branchAt(forest, one, level, mark < 0 ? value : ways.one(mark, value));
      const beside = branchAt(forest, other, level, mark < 0 ? value : ways.other(mark, value));
      if (walk(onward(ahead, situation), onward(beside, situation), next)) return true;
    }
    return false;
  };
  forget(met);
  const start = onward(f, situation);
  return walk(start, start, seenThrough(lists, others, view));
}

const nothing = constant(0);
