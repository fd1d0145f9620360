// Functions of the list of groups: what a result still hangs on once all facts are known. Facts are asked before marks, so
// these stand at the bottom of every result, and there are few of them.
//
// Put one group into the list, and what is left is a function of the other groups: again one of these few. So a list is
// read as an automaton reads a word, a group a letter, one function leading to the next; nobody at all ends it.
import type { ValueSet } from '../model/condition.js';
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
  type Level,
  lay,
  levelOf,
} from './diagram.js';
import { createMemo, forget, type Memo, missing, recall, remember } from './memo.js';
import { support } from './operations.js';
import {
  joined,
  type Lists,
  type Mark,
  nobody,
  relationOf,
  seenThrough,
  type View,
  viewOf,
} from './people.js';

/** A function of marks alone, in the forest of its pack. */
export type ListFunction = Diagram;

/** What is known of the functions of one pack, as long as the sets of its lists stand. */
interface Known {
  readonly compiled: Compiled;
  /** `sets` of the lists when this was found out. */
  sets: number;
  readonly views: (View | undefined)[];
  readonly rests: Memo;
  readonly confined: Memo;
  /** Functions confined to sets, and for each of these boxes the values that it leads to, as bits. */
  readonly forest: Forest;
  readonly values: number[];
  /** What functions tell apart in a group. */
  readonly told: Memo;
  readonly groups: Forest;
}

const known = new WeakMap<Compiled, Known>();

function knownOf(compiled: Compiled): Known {
  const before = known.get(compiled);
  if (before) return before;
  const made = {
    ...{ compiled, sets: compiled.lists.sets, views: [], rests: createMemo() },
    ...{ confined: createMemo(), forest: companion(compiled.forest), values: [] },
    ...{ told: createMemo(), groups: companion(compiled.lists.forest) },
  };
  known.set(compiled, made);
  return made;
}

/** Functions confined to sets are kept from brief to brief until there are more than this. */
const mostConfined = 100_000;

/** To be called before a brief is reasoned about: forgets what was found out about sets that are forgotten. */
export function freshen(compiled: Compiled): void {
  const so = knownOf(compiled);
  if (so.sets === compiled.lists.sets && so.forest.count < mostConfined) return;
  so.sets = compiled.lists.sets;
  forget(so.rests);
  forget(so.confined);
  clear(so.forest);
  so.values.length = 0;
  forget(so.told);
  clear(so.groups);
}

export const isListFunction = (f: Diagram, { forest, firstMark }: Compiled): boolean =>
  levelOf(forest, f) >= firstMark;

/** The marks that a function asks. */
export function viewOfFunction(f: ListFunction, compiled: Compiled): View {
  const { views } = knownOf(compiled);
  const before = views[f];
  if (before) return before;
  const { forest, lists, firstMark } = compiled;
  const marks = support(forest, f).map((level) => level - firstMark);
  const view = viewOf(lists, marks);
  views[f] = view;
  return view;
}

/** The function of the other groups, once a group that adds these marks is in the list. */
export function rest(f: ListFunction, adds: Diagram, compiled: Compiled): ListFunction {
  if (isConstant(f)) return f;
  const { rests } = knownOf(compiled);
  const before = recall(rests, f, adds, 0);
  if (before !== missing) return before;
  const { forest, lists, firstMark } = compiled;
  const level = levelOf(forest, f);
  const mark = lists.marks[level - firstMark] as Mark;
  const [own, further] = stateIn(adds, level - firstMark, lists);
  const start = forest.laidCount;
  for (let state = 0; state < (forest.sizes[level] as number); state += 1)
    lay(forest, rest(branch(forest, f, joined(mark, own, state)), further, compiled));
  return remember(rests, f, adds, 0, boxOf(forest, level, start));
}

/** The state of a mark in a set of one combination, and the set of the marks after it. */
function stateIn(
  set: Diagram,
  mark: number,
  { forest, inputs }: Lists,
): readonly [number, Diagram] {
  for (let at = set; ; ) {
    let state = 0;
    while (branch(forest, at, state) === nothing) state += 1;
    if (levelOf(forest, at) === inputs + mark) return [state, branch(forest, at, state)];
    at = branch(forest, at, state);
  }
}

/** What a function is of a list of nobody. */
export function ofNobody(f: ListFunction, { forest, firstMark, lists }: Compiled): Diagram {
  let at = f;
  while (at >= 0)
    at = branch(forest, at, nobody(lists.marks[levelOf(forest, at) - firstMark] as Mark));
  return at;
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
  const { forest, lists, firstMark } = so.compiled;
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
  addValues(forest, found, (end) => 1 << ~end);
  return found[~end - values] as number;
}

/** For each box that has come since, the values that it leads to, as bits; boxes lead to those made before them. */
export function addValues(
  { count, levels, sizes, branches, starts }: Forest,
  values: number[],
  ofEnd: (end: Diagram) => number,
): void {
  for (let box = values.length; box < count; box += 1) {
    const start = starts[box] as number;
    const end = start + (sizes[levels[box] as number] as number);
    let found = 0;
    for (let at = start; at < end; at += 1) {
      const to = branches[at] as number;
      if (to !== impossible) found |= to < 0 ? ofEnd(to) : (values[to] as number);
    }
    values.push(found);
  }
}

/**
 * A function of the list as one of what is open in a group, by its inputs: it asks the cells, at the levels that
 * `levelOfCell` gives them, and ends where `end` leads the function of the other groups.
 */
export function throughGroup(
  f: ListFunction,
  open: readonly ValueSet[],
  levelOfCell: (cell: number) => Level,
  end: (rest: ListFunction) => Diagram,
  into: Forest,
  compiled: Compiled,
): Diagram {
  const { lists } = compiled;
  const { forest, inputs } = lists;
  const met = new Map<Diagram, Diagram>();
  const walk = (at: Diagram): Diagram => {
    const level = levelOf(forest, at);
    if (level >= inputs) return end(rest(f, at, compiled));
    const may = open[level] as number;
    if ((may & (may - 1)) === 0) return walk(branch(forest, at, 31 - Math.clz32(may)));
    const before = met.get(at);
    if (before !== undefined) return before;
    const start = into.laidCount;
    for (let value = 0; value < (forest.sizes[level] as number); value += 1)
      lay(into, (may >> value) & 1 ? walk(branch(forest, at, value)) : impossible);
    const made = carefulBoxOf(into, levelOfCell(level), start);
    met.set(at, made);
    return made;
  };
  return walk(seenThrough(lists, relationOf(lists), viewOfFunction(f, compiled)));
}

/**
 * Which groups a function tells apart beside others that come to a set: by the cells of a group a number, the same for
 * groups that mean the same. In `forestOfTold`; functions that tell the same groups apart share one diagram.
 */
export function toldApart(f: ListFunction, others: Diagram, compiled: Compiled): Diagram {
  const so = knownOf(compiled);
  const { lists } = compiled;
  const set = seenThrough(lists, others, viewOfFunction(f, compiled));
  const before = recall(so.told, f, set, 0);
  if (before !== missing) return before;
  const numbers = new Map<Diagram, Diagram>();
  const number = (rest: ListFunction): Diagram => {
    const end = among(rest, set, compiled);
    const known = numbers.get(end) ?? constant(numbers.size);
    numbers.set(end, known);
    return known;
  };
  const anything = lists.forest.sizes.slice(0, lists.inputs).map((size) => (1 << size) - 1);
  const groups = throughGroup(f, anything, (cell) => cell, number, so.groups, compiled);
  return remember(so.told, f, set, 0, groups);
}

export const forestOfTold = (compiled: Compiled): Forest => knownOf(compiled).groups;

const nothing = constant(0);
