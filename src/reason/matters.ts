// Whether an answer about people matters: can what a group answers, or which groups there are, still change a result when
// everything else that is open is free? The two answers are followed side by side until the diagrams agree or part.
import type { GroupReading } from '../engine/reading.js';
import { valuesOf } from '../engine/values.js';
import type { Asked } from './compile.js';
import {
  bottom,
  branchAt,
  branchesOf,
  constant,
  type Diagram,
  type Forest,
  isConstant,
  type Level,
  levelOf,
} from './diagram.js';
import { createMemo, missing, recall, remember } from './memo.js';
import { impossible } from './narrow.js';
import { fixed } from './operations.js';
import {
  added,
  inputsOf,
  join,
  joined,
  type Lists,
  type Mark,
  nobody,
  nobodyListed,
} from './people.js';
import type { Situation } from './situation.js';

/** A cell of a given group, both by position. */
export interface OpenCell {
  readonly group: number;
  readonly cell: number;
}

/** The open cells of given groups that can still change one of these functions, confined to what is open of facts. */
export function cellsThatMatter(
  functions: readonly Diagram[],
  forest: Forest,
  situation: Situation,
): readonly OpenCell[] {
  const { lists } = situation.compiled;
  const groups = situation.groups ?? [];
  return groups.flatMap((reading, group) => {
    const open = openCells(reading, lists);
    if (open.length === 0) return [];
    const others = groups
      .filter((other) => other !== reading)
      .reduce((set, other) => join(lists, set, added(lists, other)), nobodyListed(lists));
    return open
      .filter((cell) =>
        matters(pairsOf(cell, reading, lists), functions, others, forest, situation),
      )
      .map((cell) => ({ group, cell }));
  });
}

function openCells(reading: GroupReading, { people }: Lists): number[] {
  const cells = people?.cells ?? [];
  const isOpen = (set: number): boolean => (set & (set - 1)) !== 0;
  return [...cells.keys()].filter((cell) => isOpen(reading.cells[cell] ?? 0));
}

function matters(
  pairs: readonly Pair[],
  functions: readonly Diagram[],
  others: Diagram,
  forest: Forest,
  situation: Situation,
): boolean {
  const { marks } = situation.compiled.lists;
  return pairs.some(([one, other]) => {
    const ways: Ways = {
      one: (mark, state) => joined(marks[mark] as Mark, one[mark] as number, state),
      other: (mark, state) => joined(marks[mark] as Mark, other[mark] as number, state),
      apartUntil: one.findLastIndex((state, mark) => state !== other[mark]),
    };
    return functions.some((f) => parts(f, ways, others, forest, situation));
  });
}

/** Whether another list than nobody at all can give another value of one of these functions. */
export function listMatters(
  functions: readonly Diagram[],
  forest: Forest,
  situation: Situation,
): boolean {
  const { marks } = situation.compiled.lists;
  const ways: Ways = {
    one: (_mark, state) => state,
    other: (mark) => nobody(marks[mark] as Mark),
    apartUntil: marks.length - 1,
  };
  return functions.some((f) => parts(f, ways, situation.combinations, forest, situation));
}

/** Two combinations of marks between which one answer decides. */
type Pair = readonly [readonly number[], readonly number[]];

/** What a group adds with the first open value of a cell and what with another, its other cells being equal. */
function pairsOf(cell: number, reading: GroupReading, lists: Lists): readonly Pair[] {
  const { forest, inputs, relation } = lists;
  const open = inputsOf(reading);
  const [first, ...others] = valuesOf(open[cell] as number);
  const seen = createMemo();
  const pairs: Pair[] = [];
  const walk = (one: Diagram, other: Diagram): void => {
    if (one === other || recall(seen, one, other, 0) !== missing) return;
    remember(seen, one, other, 0, 1);
    const level = Math.min(levelOf(forest, one), levelOf(forest, other));
    if (level >= inputs) pairs.push([statesIn(one, lists), statesIn(other, lists)]);
    else
      for (const value of valuesOf(open[level] as number))
        walk(branchAt(forest, one, level, value), branchAt(forest, other, level, value));
  };
  const without = fixed(forest, relation, cell, first as number);
  for (const value of others) walk(without, fixed(forest, relation, cell, value));
  return pairs;
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

/** For a mark and its state among the other groups, the state of the whole list: in one case and in the other. */
interface Ways {
  readonly one: (mark: number, state: number) => number;
  readonly other: (mark: number, state: number) => number;
  /** The last mark on which the two can differ. */
  readonly apartUntil: number;
}

/** Whether some values of what is open lead a function to different values in the two cases. */
function parts(
  f: Diagram,
  ways: Ways,
  others: Diagram,
  forest: Forest,
  { compiled: { lists, asked, levelOfMark } }: Situation,
): boolean {
  const apart = levelOfMark[ways.apartUntil] ?? -1;
  const memo = createMemo();
  const walk = (one: Diagram, other: Diagram, set: Diagram): boolean => {
    if (set === nothing || (one === other && levelOf(forest, one) > apart)) return false;
    if (one === impossible || other === impossible) return false;
    if (isConstant(one) && isConstant(other)) return true;
    if (recall(memo, one, other, set) !== missing) return false;
    remember(memo, one, other, set, 0);
    const level = Math.min(levelOf(forest, one), levelOf(forest, other), levelOfSet(set));
    const entry = asked[level] as Asked;
    for (let value = 0; value < (forest.sizes[level] as number); value += 1) {
      const isMark = entry.kind === 'mark';
      const ahead = branchAt(forest, one, level, isMark ? ways.one(entry.mark, value) : value);
      const beside = branchAt(forest, other, level, isMark ? ways.other(entry.mark, value) : value);
      const rest = isMark ? branchAt(lists.forest, set, lists.inputs + entry.mark, value) : set;
      if (walk(ahead, beside, rest)) return true;
    }
    return false;
  };
  const levelOfSet = (set: Diagram): Level =>
    isConstant(set) ? bottom : (levelOfMark[levelOf(lists.forest, set) - lists.inputs] as Level);
  return walk(f, f, others);
}

const nothing = constant(0);
