// What one group adds to the marks of the list, as far as anything tells it apart: groups that add the same are one class,
// and an open cell comes down to the pairs of classes between which it decides.
import type { GroupReading } from '../engine/reading.js';
import {
  bottom,
  branch,
  branchAt,
  clear,
  constant,
  constantOf,
  type Diagram,
  levelOf,
} from './diagram.js';
import { createMemo, forget, missing, recall, remember } from './memo.js';
import { carefulBox, impossible } from './narrow.js';
import { fixed } from './operations.js';
import { inputsOf, joined, type Lists, type Mark, relationOf, statesOf } from './people.js';

/** By mark the state that a group adds. */
export type States = readonly number[];

/** Two combinations of marks between which one answer decides. */
export type Pair = readonly [States, States];

export interface Told {
  /** The number of the class, over the open cells of the group. */
  readonly classes: Diagram;
  readonly states: readonly States[];
}

/** The classes of what a group can add, told apart by these marks and beside what the others have at least. */
export function tellApart(
  reading: GroupReading,
  told: readonly number[],
  others: Diagram,
  lists: Lists,
): Told {
  const { forest, scratch, inputs } = lists;
  const open = inputsOf(reading);
  const least = leastStates(others, told, lists);
  const states: States[] = [];
  const numbers = new Map<number, number>();
  forget(prefixes);
  const classOf = (set: Diagram): number => {
    const seen = beside(statesIn(set, lists), least, told, lists);
    const key = told.reduce((prefix, mark) => numberOf(prefix, seen[mark] as number, mark), 0);
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
    const next: Diagram[] = [];
    for (let value = 0; value < (forest.sizes[level] as number); value += 1)
      next.push((may >> value) & 1 ? walk(branch(forest, diagram, value)) : impossible);
    return remember(memo, diagram, 0, 0, carefulBox(scratch, level, next));
  };
  return { classes: walk(relationOf(lists)), states };
}

const prefixes = createMemo(1024);

/** A number for a row of states: that of the row without its last, and the last. */
function numberOf(prefix: number, state: number, mark: number): number {
  const known = recall(prefixes, prefix, state, mark);
  return known === missing ? remember(prefixes, prefix, state, mark, prefixes.count + 1) : known;
}

/** Of counts every group adds one; of other marks only what is ahead of all others counts. Those not told apart are 0. */
function beside(states: States, least: States, told: readonly number[], { marks }: Lists): States {
  const seen = new Array<number>(marks.length).fill(0);
  for (const index of told) {
    const mark = marks[index] as Mark;
    const state = states[index] as number;
    seen[index] = mark.kind === 'number' ? state : joined(mark, state, least[index] as number);
  }
  return seen;
}

/** For each of these marks the state that the other groups reach at least; what is behind it, one group adds in vain. */
function leastStates(others: Diagram, told: readonly number[], lists: Lists): States {
  const { forest, marks, inputs } = lists;
  const least = marks.map((mark) => (mark.kind === 'lowest' ? 0 : statesOf(mark) - 1));
  const seen = createMemo(64);
  const walk = (set: Diagram, at: number): void => {
    const index = told[at];
    if (index === undefined || recall(seen, set, at, 0) !== missing) return;
    remember(seen, set, at, 0, 1);
    const { kind } = marks[index] as Mark;
    for (let state = 0; state < (forest.sizes[inputs + index] as number); state += 1) {
      const next = branchAt(forest, set, inputs + index, state);
      if (next === nothing) continue;
      const now = least[index] as number;
      least[index] = kind === 'lowest' ? Math.max(now, state) : Math.min(now, state);
      walk(next, at + 1);
    }
  };
  walk(others, 0);
  return least;
}

/** The one combination in a set that holds no other. */
function statesIn(set: Diagram, { forest, marks, inputs }: Lists): States {
  const states: number[] = [];
  let rest = set;
  for (let mark = 0; mark < marks.length; mark += 1) {
    let state = 0;
    if (levelOf(forest, rest) === inputs + mark) {
      while (branch(forest, rest, state) === nothing) state += 1;
      rest = branch(forest, rest, state);
    }
    states.push(state);
  }
  return states;
}

/** What a group adds with the first value of a cell and what with another, its other cells being equal. */
export function pairsOf(
  cell: number,
  { classes, states }: Told,
  { scratch }: Lists,
): readonly Pair[] {
  const pairs: Pair[] = [];
  const seen = createMemo(64);
  const walk = (one: Diagram, other: Diagram): void => {
    if (one === other || one === impossible || other === impossible) return;
    if (recall(seen, one, other, 0) !== missing) return;
    remember(seen, one, other, 0, 1);
    const level = Math.min(levelOf(scratch, one), levelOf(scratch, other));
    if (level === bottom) pairs.push([ofClass(one), ofClass(other)]);
    else
      for (let value = 0; value < (scratch.sizes[level] as number); value += 1)
        walk(branchAt(scratch, one, level, value), branchAt(scratch, other, level, value));
  };
  const ofClass = (of: Diagram): States => states[constantOf(of)] as States;
  const first = fixed(scratch, classes, cell, 0);
  for (let value = 1; value < (scratch.sizes[cell] as number); value += 1)
    walk(first, fixed(scratch, classes, cell, value));
  return pairs;
}

const nothing = constant(0);
