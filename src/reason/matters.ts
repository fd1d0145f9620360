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
  const reads = functions.map((f) => marksRead(f, forest, situation));
  return groups.flatMap((reading, group) => {
    const open = openCells(reading, lists);
    if (open.length === 0) return [];
    const others = groups
      .filter((other) => other !== reading)
      .reduce((set, other) => join(lists, set, added(lists, other)), nobodyListed(lists));
    const least = leastStates(others, lists);
    const matters = (cell: number): boolean =>
      pairsOf(cell, reading, lists, (states) => absorbed(states, least, lists)).some((pair) =>
        functions.some(
          (f, index) => differ(pair, reads[index] ?? []) && parts(f, waysOf(pair, lists), others, forest, situation),
        ),
      );
    return open.filter(matters).map((cell) => ({ group, cell }));
  });
}

function marksRead(f: Diagram, forest: Forest, { compiled: { asked } }: Situation): readonly number[] {
  return support(forest, f).flatMap((level) => {
    const entry = asked[level];
    return entry?.kind === 'mark' ? [entry.mark] : [];
  });
}

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
    const kind = (marks[mark] as Mark).kind;
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

/** What a group adds, with marks that the others have at least anyway. Counts stay: there every group adds. */
function absorbed(states: readonly number[], least: readonly number[], { marks }: Lists): readonly number[] {
  return states.map((state, index) => {
    const mark = marks[index] as Mark;
    return mark.kind === 'number' ? state : joined(mark, state, least[index] as number);
  });
}

function waysOf([one, other]: Pair, { marks }: Lists): Ways {
  return {
    one: (mark, state) => joined(marks[mark] as Mark, one[mark] as number, state),
    other: (mark, state) => joined(marks[mark] as Mark, other[mark] as number, state),
    apartUntil: one.findLastIndex((state, mark) => state !== other[mark]),
  };
}

function openCells(reading: GroupReading, { people }: Lists): number[] {
  const cells = people?.cells ?? [];
  const isOpen = (set: number): boolean => (set & (set - 1)) !== 0;
  return [...cells.keys()].filter((cell) => isOpen(reading.cells[cell] ?? 0));
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
function pairsOf(
  cell: number,
  reading: GroupReading,
  lists: Lists,
  seenAs: (states: readonly number[]) => readonly number[],
): readonly Pair[] {
  const { forest, inputs, relation } = lists;
  const open = inputsOf(reading);
  const [first, ...others] = valuesOf(open[cell] as number);
  const seen = createMemo();
  const pairs = new Map<string, Pair>();
  const walk = (one: Diagram, other: Diagram): void => {
    if (one === other || recall(seen, one, other, 0) !== missing) return;
    remember(seen, one, other, 0, 1);
    const level = Math.min(levelOf(forest, one), levelOf(forest, other));
    if (level < inputs)
      for (const value of valuesOf(open[level] as number))
        walk(branchAt(forest, one, level, value), branchAt(forest, other, level, value));
    else {
      const pair = [seenAs(statesIn(one, lists)), seenAs(statesIn(other, lists))] as const;
      pairs.set(pair.join('/'), pair);
    }
  };
  const without = fixed(forest, relation, cell, first as number);
  for (const value of others) walk(without, fixed(forest, relation, cell, value));
  return [...pairs.values()];
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
    stats.steps++;
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
  stats.searches++;
  const before = stats.steps; const r = walk(f, f, others); if (r) stats.yesSteps += stats.steps-before; else stats.noSteps += stats.steps-before; return r;
}

const nothing = constant(0);
export const stats = {steps:0,pairs:0,searches:0,cells:0,yesSteps:0,noSteps:0};
