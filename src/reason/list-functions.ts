// Functions of the list of groups: what a result still hangs on once all facts are known. Facts are asked before marks, so
// these stand at the bottom of every result, and there are few of them. What each is among the lists that there can be
// is worked out here, once; how a function is read group by group is told in `list-automaton.ts`.
import type { Compiled } from './compile.js';
import {
  boxOf,
  branch,
  branchAt,
  carefulBoxOf,
  clear,
  companion,
  constant,
  type Diagram,
  type Forest,
  impossible,
  isConstant,
  lay,
  levelOf,
} from './diagram.js';
import { cellsOf } from './marks.js';
import { createMemo, forget, type Memo, missing, recall, remember } from './memo.js';
import { support } from './operations.js';
import { marksOf, type View, viewOf } from './views.js';

/** A function of marks alone, in `forestOfLists`. */
export type ListFunction = Diagram;

/** What is known of the functions of one pack, as long as the sets of its lists stand. */
interface Known {
  readonly compiled: Compiled;
  readonly functions: Forest;
  /** By forest where its functions were copied to. */
  readonly copies: WeakMap<Forest, Map<Diagram, ListFunction>>;
  /** `sets` of the lists when this was found out. */
  sets: number;
  readonly views: (View | undefined)[];
  /** By number of a view the cells that its marks ask. */
  readonly cells: (readonly number[] | undefined)[];
  readonly confined: Memo;
  /** Functions confined to sets, and for each of these boxes the values that it leads to, as bits. */
  readonly forest: Forest;
  readonly values: number[];
}

const known = new WeakMap<Compiled, Known>();

function knownOf(compiled: Compiled): Known {
  const so = known.get(compiled) ?? nothingKnown(compiled);
  known.set(compiled, so);
  if (so.sets !== compiled.lists.sets) {
    forgetConfined(so);
    so.sets = compiled.lists.sets;
  }
  return so;
}

/** A pack that could be compiled is never refused an answer. */
const unlimited = (forest: Forest): Forest => companion(forest, Number.POSITIVE_INFINITY);

const nothingKnown = (compiled: Compiled): Known => ({
  ...{ compiled, functions: unlimited(compiled.forest), copies: new WeakMap() },
  ...{ sets: compiled.lists.sets, views: [], cells: [] },
  ...{ confined: createMemo(), forest: unlimited(compiled.forest), values: [] },
});

function forgetConfined({ confined, forest, values }: Known): void {
  forget(confined);
  clear(forest);
  values.length = 0;
}

/** Functions confined to sets are kept from brief to brief until there are more than this. */
const mostConfined = 100_000;

/** To be called before a brief is reasoned about. */
export function freshen(compiled: Compiled): void {
  const so = knownOf(compiled);
  if (so.forest.count >= mostConfined) forgetConfined(so);
}

/** The forest in which functions of the list are. */
export const forestOfLists = (compiled: Compiled): Forest => knownOf(compiled).functions;

/** A function of another forest over the levels of the pack, as one of the list: it asks nothing but marks. */
export function listFunction(f: Diagram, from: Forest, compiled: Compiled): ListFunction {
  if (isConstant(f)) return f;
  const { functions, copies: all } = knownOf(compiled);
  const copies = all.get(from) ?? new Map<Diagram, ListFunction>();
  all.set(from, copies);
  const before = copies.get(f);
  if (before !== undefined) return before;
  const level = levelOf(from, f);
  const start = functions.laidCount;
  for (let state = 0; state < (from.sizes[level] as number); state += 1)
    lay(functions, listFunction(branch(from, f, state), from, compiled));
  const made = boxOf(functions, level, start);
  copies.set(f, made);
  return made;
}

/** The marks that a function asks. */
export function viewOfFunction(f: ListFunction, compiled: Compiled): View {
  const { views, functions } = knownOf(compiled);
  const before = views[f];
  if (before) return before;
  const { lists, firstMark } = compiled;
  const marks = support(functions, f).map((level) => level - firstMark);
  const view = viewOf(lists, marks);
  views[f] = view;
  return view;
}

/** The cells of a group that can tell in a function. */
export function cellsAsked(f: ListFunction, compiled: Compiled): readonly number[] {
  const { cells } = knownOf(compiled);
  const view = viewOfFunction(f, compiled);
  const made = cells[view.number] ?? cellsOf(marksOf(view), compiled);
  cells[view.number] = made;
  return made;
}

/**
 * A function confined to the combinations in a set. Two functions confined to one set are the same diagram if, and only
 * if, they are the same for all lists in it; a constant if all these lists give one value.
 */
export const among = (f: ListFunction, set: Diagram, compiled: Compiled): Diagram =>
  confine(f, set, knownOf(compiled));

function confine(f: ListFunction, set: Diagram, so: Known): Diagram {
  if (set === nothing) return impossible;
  if (isConstant(f)) return f;
  const before = recall(so.confined, f, set, 0);
  if (before !== missing) return before;
  const { lists, firstMark } = so.compiled;
  const forest = so.functions;
  const level = Math.min(levelOf(forest, f), levelOf(lists.forest, set) - lists.inputs + firstMark);
  const asked = level - firstMark + lists.inputs;
  const start = so.forest.laidCount;
  for (let state = 0; state < (forest.sizes[level] as number); state += 1) {
    const among = branchAt(lists.forest, set, asked, state);
    lay(so.forest, confine(branchAt(forest, f, level, state), among, so));
  }
  return remember(so.confined, f, set, 0, carefulBoxOf(so.forest, level, start));
}

/** Values come first among the constants, then confined functions, by their numbers. */
const values = 32;

/** A confined function as the end of another diagram. */
export const endAt = (confined: Diagram): Diagram =>
  confined < 0 ? confined : constant(values + confined);

/** Whether an end is a value, no function. */
export const isValue = (end: Diagram): boolean => ~end < values;

/** The values of an end, as bits. */
export function valuesAt(end: Diagram, compiled: Compiled): number {
  if (isValue(end)) return 1 << ~end;
  const { forest, values: found } = knownOf(compiled);
  addValues(forest, found, none);
  return found[~end - values] as number;
}

/** Functions of the list that are confined end in values alone. */
const none = (): number => 0;

/** For each box that has come since, the values that it leads to, as bits; boxes lead to those made before them. */
export function addValues(
  { count, levels, sizes, branches, starts }: Forest,
  values: number[],
  ofFunction: (end: Diagram) => number,
): void {
  for (let box = values.length; box < count; box += 1) {
    const start = starts[box] as number;
    const end = start + (sizes[levels[box] as number] as number);
    let found = 0;
    for (let at = start; at < end; at += 1) {
      const to = branches[at] as number;
      if (to >= 0) found |= values[to] as number;
      else if (isValue(to)) found |= 1 << ~to;
      else if (to !== impossible) found |= ofFunction(to);
    }
    values.push(found);
  }
}

const nothing = constant(0);
