// How likely each combination of marks is, when every answer about given groups that was left out is as likely as any
// other (or as the pack's `usual` weights say); and for a left-out list, when every combination is as likely as any other.
import type { GroupReading } from '../engine/reading.js';
import { valuesOf } from '../engine/values.js';
import { branch, constant, type Diagram, isConstant, levelOf } from './diagram.js';
import {
  inputsOf,
  joined,
  type Lists,
  type Mark,
  relationOf,
  seenThrough,
  type View,
} from './people.js';

/** Combinations of the marks of a view, each with its likelihood; together 1. */
export interface Spread {
  readonly marks: readonly number[];
  readonly states: readonly (readonly number[])[];
  readonly weights: readonly number[];
}

export const marksOf = ({ keeps }: View): readonly number[] =>
  [...keeps.keys()].filter((mark) => keeps[mark]);

/** Shares of the values in a set, together 1. */
export function shares(set: number, usual: readonly number[]): ReadonlyMap<number, number> {
  const values = valuesOf(set);
  const weights = values.map((value) => (usual.length > 0 ? (usual[value] ?? 0) : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return new Map(
    values.map((value, index) => [
      value,
      total > 0 ? (weights[index] as number) / total : 1 / values.length,
    ]),
  );
}

/** A list of nobody. */
export function nobodySpread(view: View, { marks }: Lists): Spread {
  const seen = marksOf(view);
  const states = seen.map((mark) => {
    const of = marks[mark] as Mark;
    return of.kind === 'lowest' ? of.values : 0;
  });
  return { marks: seen, states: [states], weights: [1] };
}

/** What one group adds. */
export function spreadOfGroup(group: GroupReading, view: View, lists: Lists): Spread {
  const { forest, inputs, people } = lists;
  const marks = marksOf(view);
  const root = seenThroughRelation(view, lists);
  const open = inputsOf(group);
  const found = new Map<Diagram, number>();
  const reached = new Map<Diagram, number>([[root, 1]]);
  // boxes in the order of their levels, so that all that leads to one has been gone through before it
  for (const box of inOrder(root, lists)) {
    const here = reached.get(box) ?? 0;
    if (here === 0) continue;
    const level = levelOf(forest, box);
    if (level >= inputs) {
      found.set(box, here);
      continue;
    }
    for (const [value, share] of shares(open[level] as number, people?.cells[level]?.usual ?? [])) {
      const to = branch(forest, box, value);
      reached.set(to, (reached.get(to) ?? 0) + here * share);
    }
  }
  const states = [...found.keys()].map((box) => statesOfOne(box, marks, lists));
  return { marks, states, weights: [...found.values()] };
}

/** The relation of a group's cells to the marks of a view. */
function seenThroughRelation(view: View, lists: Lists): Diagram {
  return seenThrough(lists, relationOf(lists), view);
}

const orders = new WeakMap<Lists, Map<Diagram, readonly Diagram[]>>();

/** The boxes of the relation above the marks, and the first below, by level. */
function inOrder(root: Diagram, lists: Lists): readonly Diagram[] {
  const known = orders.get(lists) ?? new Map<Diagram, readonly Diagram[]>();
  orders.set(lists, known);
  const before = known.get(root);
  if (before) return before;
  const { forest, inputs } = lists;
  const seen = new Set<Diagram>();
  const visit = (box: Diagram): void => {
    if (seen.has(box)) return;
    seen.add(box);
    if (isConstant(box) || levelOf(forest, box) >= inputs) return;
    const size = forest.sizes[levelOf(forest, box)] as number;
    for (let value = 0; value < size; value += 1) visit(branch(forest, box, value));
  };
  visit(root);
  const order = [...seen].sort((a, b) => levelOf(forest, a) - levelOf(forest, b));
  known.set(root, order);
  return order;
}

/** The states of these marks in a set of one combination. */
function statesOfOne(
  set: Diagram,
  marks: readonly number[],
  { forest, inputs }: Lists,
): readonly number[] {
  let rest = set;
  return marks.map((mark) => {
    if (levelOf(forest, rest) !== inputs + mark) return 0;
    let state = 0;
    while (branch(forest, rest, state) === nothing) state += 1;
    rest = branch(forest, rest, state);
    return state;
  });
}

/** Two lists together. */
export function together(a: Spread, b: Spread, lists: Lists): Spread {
  const kinds = a.marks.map((mark) => lists.marks[mark] as Mark);
  const positions = new Map<string, number>();
  const states: (readonly number[])[] = [];
  const weights: number[] = [];
  for (const [i, one] of a.states.entries())
    for (const [j, other] of b.states.entries()) {
      const both = kinds.map((kind, mark) =>
        joined(kind, one[mark] as number, other[mark] as number),
      );
      const key = both.join();
      const known = positions.get(key);
      const weight = (a.weights[i] as number) * (b.weights[j] as number);
      if (known === undefined) {
        positions.set(key, states.push(both) - 1);
        weights.push(weight);
      } else weights[known] = (weights[known] as number) + weight;
    }
  return { marks: a.marks, states, weights };
}

/** Every combination in a set, each as likely as any other. */
export function evenSpread(set: Diagram, view: View, { forest, inputs }: Lists): Spread {
  const marks = marksOf(view);
  const states: (readonly number[])[] = [];
  const walk = (rest: Diagram, at: number, so: readonly number[]): void => {
    const mark = marks[at];
    if (rest === nothing) return;
    if (mark === undefined) {
      states.push(so);
      return;
    }
    const asks = levelOf(forest, rest) === inputs + mark;
    for (let state = 0; state < (forest.sizes[inputs + mark] as number); state += 1)
      walk(asks ? branch(forest, rest, state) : rest, at + 1, [...so, state]);
  };
  walk(set, 0, []);
  return { marks, states, weights: states.map(() => 1 / states.length) };
}

const nothing = constant(0);
