// Functions of the list of groups: what a result still hangs on once all facts are known. Facts are asked before marks, so
// these stand at the bottom of every result, and there are few of them.
//
// Put one group into the list, and what is left is a function of the other groups: again one of these few. So a list is
// read as an automaton reads a word, a group a letter, one function leading to the next; nobody at all ends it.
import type { ValueSet } from '../model/condition.js';
import type { Compiled } from './compile.js';
import {
  bottom,
  boxOf,
  branch,
  branchAt,
  carefulBoxOf,
  clear,
  companion,
  constant,
  constantOf,
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
import { joined, type Mark, marksOf, nobody, type View, viewOf } from './people.js';

/** A function of marks alone, in `forestOfLists`. */
export type ListFunction = Diagram;

/** What is known of the functions of one pack, as long as the sets of its lists stand. */
interface Known {
  readonly compiled: Compiled;
  readonly functions: Forest;
  /** Where a function of the pack was copied to. */
  readonly copies: Map<Diagram, ListFunction>;
  /** `sets` of the lists when this was found out. */
  sets: number;
  readonly views: (View | undefined)[];
  /** By function what is left of it once a group is in the list, by what that adds. */
  readonly rests: Map<string, ListFunction>[];
  readonly confined: Memo;
  /** Functions confined to sets, and for each of these boxes the values that it leads to, as bits. */
  readonly forest: Forest;
  readonly values: number[];
}

const known = new WeakMap<Compiled, Known>();

function knownOf(compiled: Compiled): Known {
  const before = known.get(compiled);
  if (before) return before;
  const made = {
    ...{ compiled, functions: companion(compiled.forest), copies: new Map() },
    ...{ sets: compiled.lists.sets, views: [], rests: [] },
    ...{ confined: createMemo(), forest: companion(compiled.forest), values: [] },
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
  forget(so.confined);
  clear(so.forest);
  so.values.length = 0;
}

/** The forest in which functions of the list are. */
export const forestOfLists = (compiled: Compiled): Forest => knownOf(compiled).functions;

/** A function of the pack that asks nothing but marks, as one of the list. */
export function listFunction(f: Diagram, compiled: Compiled): ListFunction {
  if (isConstant(f)) return f;
  const { functions, copies } = knownOf(compiled);
  const before = copies.get(f);
  if (before !== undefined) return before;
  const { forest } = compiled;
  const level = levelOf(forest, f);
  const start = functions.laidCount;
  for (let state = 0; state < (forest.sizes[level] as number); state += 1)
    lay(functions, listFunction(branch(forest, f, state), compiled));
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

/** The function of the other groups, once a group that adds these states is in the list, in the order of the marks asked. */
function rest(f: ListFunction, states: readonly number[], compiled: Compiled): ListFunction {
  if (isConstant(f)) return f;
  const rests = restsOf(f, compiled);
  const key = states.join();
  const before = rests.get(key);
  if (before !== undefined) return before;
  const { lists, firstMark } = compiled;
  const forest = forestOfLists(compiled);
  const marks = marksOf(viewOfFunction(f, compiled));
  const met = new Map<Diagram, Diagram>();
  const walk = (at: Diagram): Diagram => {
    if (isConstant(at)) return at;
    const known = met.get(at);
    if (known !== undefined) return known;
    const level = levelOf(forest, at);
    const own = states[marks.indexOf(level - firstMark)] as number;
    const mark = lists.marks[level - firstMark] as Mark;
    const start = forest.laidCount;
    for (let state = 0; state < (forest.sizes[level] as number); state += 1)
      lay(forest, walk(branch(forest, at, joined(mark, own, state))));
    const made = boxOf(forest, level, start);
    met.set(at, made);
    return made;
  };
  const made = walk(f);
  rests.set(key, made);
  return made;
}

function restsOf(f: ListFunction, compiled: Compiled): Map<string, ListFunction> {
  const { rests } = knownOf(compiled);
  const made = rests[f] ?? new Map<string, ListFunction>();
  rests[f] = made;
  return made;
}

/** What a function is of a list of nobody. */
export function ofNobody(f: ListFunction, compiled: Compiled): Diagram {
  const { firstMark, lists } = compiled;
  const forest = forestOfLists(compiled);
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
  const { forest, adds } = compiled.lists;
  const met = new Map<string, Diagram>();
  const past = (at: Diagram): Diagram => {
    if (at < 0) return at;
    const may = open[levelOf(forest, at)] as number;
    return isOne(may) ? past(branch(forest, at, 31 - Math.clz32(may))) : at;
  };
  /** What the group adds to each mark that is asked, followed side by side. */
  const walk = (added: readonly Diagram[]): Diagram => {
    const level = added.reduce((least, at) => Math.min(least, levelOf(forest, at)), bottom);
    if (level === bottom) return end(rest(f, added.map(constantOf), compiled));
    const key = added.join();
    const before = met.get(key);
    if (before !== undefined) return before;
    const start = into.laidCount;
    for (let value = 0; value < (forest.sizes[level] as number); value += 1)
      lay(into, walk(added.map((at) => past(branchAt(forest, at, level, value)))));
    const made = boxOf(into, levelOfCell(level), start);
    met.set(key, made);
    return made;
  };
  const marks = marksOf(viewOfFunction(f, compiled));
  return walk(marks.map((mark) => past(adds[mark] as Diagram)));
}

const isOne = (set: ValueSet): boolean => (set & (set - 1)) === 0;

const nothing = constant(0);
