// What the list of groups contributes to an answer, as *marks*: small states such as "is some citizen group at the
// table?" or "how many organisations, up to two?". Rules see nothing of a list but its marks.
//
// Each mark is a commutative monoid: a state for nobody, what one group adds, and how two lists' states join. So the
// marks of a list are folded group by group, in any order. Where answers are missing a group may add one of several
// combinations of marks, and a list has a *set* of combinations: a decision diagram with the value 1 for those that
// some real list gives. Impossible combinations (somebody highly affected, nobody affected) never get in.
import type { GroupReading } from '../engine/reading.js';
import type { Brief } from '../model/brief.js';
import type { GroupCondition, ValueSet } from '../model/condition.js';
import type { Cell, People } from '../model/pack.js';
import {
  addVariable,
  box,
  boxOf,
  branchAt,
  branchesOf,
  companion,
  constant,
  constantOf,
  createForest,
  type Diagram,
  type Forest,
  isConstant,
  type Level,
  lay,
  levelOf,
  variable,
} from './diagram.js';
import { createMemo, forget, type Memo, missing, recall, remember } from './memo.js';
import { and, apply, evaluate, map, not, or } from './operations.js';

/** One thing that rules see of a list. */
export type Mark =
  /** Whether some group meets a condition. */
  | { readonly kind: 'some'; readonly where: GroupCondition }
  /** How many groups meet it, up to a number that stands for more as well. */
  | { readonly kind: 'number'; readonly where: GroupCondition; readonly upTo: number }
  /** The rightmost (leftmost) value of a cell among the groups that meet it; nobody is a state of its own. */
  | {
      readonly kind: 'highest' | 'lowest';
      readonly where: GroupCondition;
      readonly cell: number;
      readonly values: number;
    };

export type MarkIndex = number;

/** The lists of one pack: its marks, what one group adds to them, and the sets of combinations met so far. */
export interface Lists {
  readonly people: People | null;
  readonly marks: Mark[];
  readonly keys: Map<string, MarkIndex>;
  /** Levels: the cells of one group, then for each cell whether it is given, then the marks. */
  readonly forest: Forest;
  readonly inputs: number;
  /** For results of one question. */
  readonly scratch: Forest;
  /** For each mark what one group adds to it, over the cells. */
  readonly adds: Diagram[];
  /** 1 where a group with these cells adds these marks; of so many marks as `related` says (see `relationOf`). */
  relation: Diagram;
  related: number;
  /** What lists of any length can give, by which cells named in a map can be what. */
  readonly closures: Map<string, Diagram>;
  /** What one group can add to some of the marks, by these (`some-marks.ts`). */
  readonly parts: Map<string, Parts>;
  readonly unions: Memo;
  readonly joins: Memo;
  /** Sets seen through views, and the numbers of these. */
  readonly views: Memo;
  readonly viewNumbers: Map<string, number>;
  /** Grows whenever the sets met so far are forgotten. */
  sets: number;
}

/** What one group can add to some of the marks. */
export interface Parts {
  /** As that of `relationOf`. */
  readonly relation: Diagram;
  /** By what is known of a group. */
  readonly known: Map<string, Diagram>;
}

const [out, within] = [constant(0), constant(1)];

export function createLists(people: People | null, budget?: number): Lists {
  const cells = people?.cells ?? [];
  const sizes = [...cells.map(({ values }) => values.length), ...cells.map(() => 2)];
  const forest = createForest(sizes, budget);
  return {
    people,
    marks: [],
    keys: new Map(),
    forest,
    scratch: companion(forest),
    inputs: sizes.length,
    adds: [],
    relation: within,
    related: 0,
    closures: new Map(),
    parts: new Map(),
    unions: createMemo(),
    joins: createMemo(),
    views: createMemo(),
    viewNumbers: new Map(),
    sets: 0,
  };
}

/** How many states a mark has. */
export function statesOf(mark: Mark): number {
  if (mark.kind === 'some') return 2;
  return mark.kind === 'number' ? mark.upTo + 1 : mark.values + 1;
}

/** The mark of these words, one for all that ask the same. */
export function markOf(lists: Lists, mark: Mark): MarkIndex {
  const key = JSON.stringify(mark, (name, value) => (name === 'span' ? undefined : value));
  const known = lists.keys.get(key);
  if (known !== undefined) return known;
  const index = lists.marks.push(mark) - 1;
  lists.keys.set(key, index);
  addVariable(lists.forest, statesOf(mark));
  const adds = addedBy(lists.forest, mark, (cell) => cell + lists.inputs / 2);
  lists.adds.push(adds);
  lists.closures.clear();
  return index;
}

/** 1 where a group with these cells adds these marks: it grows with the marks, so only when somebody asks. */
export function relationOf(lists: Lists): Diagram {
  for (; lists.related < lists.marks.length; lists.related += 1)
    lists.relation = and(lists.forest, lists.relation, equals(lists, lists.related));
  return lists.relation;
}

/** As `relationOf`, for some of the marks. */
export const relationOfSome = (lists: Lists, marks: readonly MarkIndex[]): Diagram =>
  marks.reduce((f, mark) => and(lists.forest, f, equals(lists, mark)), within);

export const levelOfMark = (lists: Lists, mark: MarkIndex): Level => lists.inputs + mark;

/** The state of a mark for an empty list. */
export const nobody = (mark: Mark): number => (mark.kind === 'lowest' ? mark.values : 0);

/** The state of a mark for two lists together. */
export function joined(mark: Mark, a: number, b: number): number {
  if (mark.kind === 'number') return Math.min(mark.upTo, a + b);
  return mark.kind === 'lowest' ? Math.min(a, b) : Math.max(a, b);
}

/** What one group adds to a mark, over its cells. */
function addedBy(forest: Forest, mark: Mark, givenLevel: (cell: number) => Level): Diagram {
  const where = groupDiagram(forest, mark.where, givenLevel);
  if (mark.kind === 'some' || mark.kind === 'number') return where;
  const none = nobody(mark);
  const shift = mark.kind === 'highest' ? 1 : 0;
  return apply(forest, where, variable(forest, mark.cell), (counts, value) =>
    counts === 1 ? value + shift : none,
  );
}

/** A condition on one group over the levels of its cells. */
function groupDiagram(
  forest: Forest,
  condition: GroupCondition,
  givenLevel: (cell: number) => Level,
): Diagram {
  const of = (part: GroupCondition): Diagram => groupDiagram(forest, part, givenLevel);
  switch (condition.kind) {
    case 'all':
      return condition.of.map(of).reduce((f, g) => and(forest, f, g), within);
    case 'any':
      return condition.of.map(of).reduce((f, g) => or(forest, f, g), out);
    case 'not':
      return not(forest, of(condition.of));
    case 'cell':
      return map(
        forest,
        variable(forest, condition.cell),
        (value) => (condition.values >> value) & 1,
      );
    case 'cell-known':
      return map(forest, variable(forest, givenLevel(condition.cell)), (given) =>
        given === (condition.known ? 1 : 0) ? 1 : 0,
      );
  }
}

/** 1 where a mark has the state that the cells give it. */
function equals({ forest, inputs, adds: all }: Lists, mark: MarkIndex): Diagram {
  const adds = all[mark] as Diagram;
  const level = inputs + mark;
  if (isConstant(adds)) return only(forest, level, constantOf(adds), within);
  const parts = new Map<number, Diagram>();
  const walk = (diagram: Diagram): Diagram => {
    if (isConstant(diagram)) return only(forest, level, constantOf(diagram), within);
    const known = parts.get(diagram);
    if (known !== undefined) return known;
    const made = box(forest, levelOf(forest, diagram), branchesOf(forest, diagram).map(walk));
    parts.set(diagram, made);
    return made;
  };
  return walk(adds);
}

/** `to` where the variable of a level has this value, else nothing. */
export function only(forest: Forest, level: Level, value: number, to: Diagram): Diagram {
  const next: Diagram[] = [];
  for (let other = 0; other < (forest.sizes[level] as number); other += 1)
    next.push(other === value ? to : out);
  return box(forest, level, next);
}

/** The marks of the empty list, as a set of one combination. */
export function nobodyListed(lists: Lists): Diagram {
  return onlyStates(lists, lists.marks.map(nobody));
}

/** The set of this one combination of states. */
export function onlyStates(lists: Lists, states: readonly number[]): Diagram {
  const build = (set: Diagram, state: number, mark: MarkIndex): Diagram =>
    only(lists.forest, levelOfMark(lists, mark), state, set);
  return states.reduceRight(build, within);
}

/** The set of these combinations of states, those marks only that a view keeps. */
export function setOf(lists: Lists, all: readonly (readonly number[])[], { keeps }: View): Diagram {
  const { forest, marks } = lists;
  const build = (some: readonly (readonly number[])[], from: MarkIndex): Diagram => {
    if (some.length === 0) return out;
    let mark = from;
    while (mark < marks.length && !keeps[mark]) mark += 1;
    if (mark >= marks.length) return within;
    const next: Diagram[] = [];
    for (let state = 0; state < statesOf(marks[mark] as Mark); state += 1)
      next.push(
        build(
          some.filter((states) => states[mark] === state),
          mark + 1,
        ),
      );
    return box(forest, levelOfMark(lists, mark), next);
  };
  return build(all, 0);
}

/** Every combination that a brief's groups can give, what is open in each left open; null stands for any list. */
export function combinations(
  lists: Lists,
  groups: readonly GroupReading[] | null,
  maps: Brief['maps'],
): Diagram {
  renew(lists);
  if (!groups) return anyList(lists, maps);
  return groups.reduce((set, group) => join(lists, set, added(lists, group)), nobodyListed(lists));
}

/** Every combination that one group can add. */
export function added(lists: Lists, group: GroupReading): Diagram {
  return project(lists, relationOf(lists), inputsOf(group));
}

/** For each input the values that it may have. */
export const inputsOf = ({ cells, given }: GroupReading): readonly ValueSet[] => [
  ...cells,
  ...given.map((is) => (is ? 0b10 : 0b01)),
];

/** Every combination that some list gives; worked out once for each set of maps that may name its groups. */
export function anyList(lists: Lists, maps: Brief['maps']): Diagram {
  const cells = lists.people?.cells ?? [];
  const open = cells.map((cell) => openValues(cell, maps));
  const key = open.join();
  const known = lists.closures.get(key);
  if (known !== undefined) return known;
  const one = project(lists, relationOf(lists), [...open, ...cells.map(() => 3)]);
  const none = nobodyListed(lists);
  const set = cells.length > 0 ? closed(lists, union(lists, none, one)) : none;
  lists.closures.set(key, set);
  return set;
}

/** What a cell of a group that nobody has described may be: named in a map or not, where there is one. */
function openValues({ namedIn, values }: Cell, maps: Brief['maps']): ValueSet {
  if (namedIn === null) return (1 << values.length) - 1;
  return maps[namedIn] ? 0b011 : 0b100;
}

/** Every combination of these marks that some list gives, whatever maps name its groups. */
export function anyCombination(lists: Lists, marks: readonly MarkIndex[]): Diagram {
  const { forest, inputs } = lists;
  const relation = relationOfSome(lists, marks);
  const everything = forest.sizes.slice(0, inputs).map((size) => (1 << size) - 1);
  const none = marks.reduceRight(
    (set, mark) => only(forest, inputs + mark, nobody(lists.marks[mark] as Mark), set),
    within,
  );
  if (inputs === 0) return none;
  return closed(lists, union(lists, none, project(lists, relation, everything)));
}

/** What lists come to that are put together of any of these. */
function closed(lists: Lists, some: Diagram): Diagram {
  let set = some;
  for (let before = out; before !== set; ) {
    before = set;
    set = join(lists, set, set);
  }
  return set;
}

/** The marks that groups add whose inputs lie in these sets, by a relation as that of `relationOf`. */
export function project(lists: Lists, relation: Diagram, allowed: readonly ValueSet[]): Diagram {
  const { forest, inputs } = lists;
  const parts = new Map<Diagram, Diagram>();
  const walk = (diagram: Diagram): Diagram => {
    const level = levelOf(forest, diagram);
    if (level >= inputs) return diagram;
    const known = parts.get(diagram);
    if (known !== undefined) return known;
    let set = out;
    const open = allowed[level] as ValueSet;
    for (const [value, next] of branchesOf(forest, diagram).entries())
      if ((open >> value) & 1) set = union(lists, set, walk(next));
    parts.set(diagram, set);
    return set;
  };
  return walk(relation);
}

/** Combinations that lie in one of two sets. */
export function union(lists: Lists, a: Diagram, b: Diagram): Diagram {
  if (a === out || a === b || b === within) return b;
  if (b === out || a === within) return a;
  const [f, g] = a < b ? [a, b] : [b, a];
  const known = recall(lists.unions, f, g, 0);
  if (known !== missing) return known;
  const { forest } = lists;
  const level = Math.min(levelOf(forest, f), levelOf(forest, g));
  const start = forest.laidCount;
  for (let value = 0; value < (forest.sizes[level] as number); value += 1)
    lay(forest, union(lists, branchAt(forest, f, level, value), branchAt(forest, g, level, value)));
  return remember(lists.unions, f, g, 0, boxOf(forest, level, start));
}

/** Combinations that a list of one set and a list of the other give together. */
export function join(lists: Lists, a: Diagram, b: Diagram): Diagram {
  if (a === out || b === out) return out;
  if (a === within && b === within) return within;
  const [f, g] = a < b ? [a, b] : [b, a];
  const known = recall(lists.joins, f, g, 0);
  if (known !== missing) return known;
  const { forest } = lists;
  const level = Math.min(levelOf(forest, f), levelOf(forest, g));
  const mark = lists.marks[level - lists.inputs] as Mark;
  const size = forest.sizes[level] as number;
  const to = new Array<Diagram>(size).fill(out);
  const put = (state: number, left: Diagram, right: Diagram): void => {
    to[state] = union(lists, to[state] as Diagram, join(lists, left, right));
  };
  const [fs, gs] = [branchesAt(forest, f, level, size), branchesAt(forest, g, level, size)];
  if (mark.kind === 'number') {
    for (const [a, left] of fs.entries())
      for (const [b, right] of gs.entries()) put(joined(mark, a, b), left, right);
  } else {
    // the state of both together is that of the one that is ahead: the other is there or anywhere behind
    const [behind, beside] = [behindEach(lists, fs, mark), behindEach(lists, gs, mark)];
    for (let state = 0; state < size; state += 1) {
      put(
        state,
        fs[state] as Diagram,
        union(lists, gs[state] as Diagram, beside[state] as Diagram),
      );
      put(state, behind[state] as Diagram, gs[state] as Diagram);
    }
  }
  return remember(lists.joins, f, g, 0, box(forest, level, to));
}

const branchesAt = (forest: Forest, set: Diagram, level: Level, size: number): Diagram[] =>
  Array.from({ length: size }, (_, state) => branchAt(forest, set, level, state));

/** For each state what a set holds in the states behind it: left of it, for the lowest right of it. */
function behindEach(lists: Lists, to: readonly Diagram[], mark: Mark): Diagram[] {
  const behind = new Array<Diagram>(to.length).fill(out);
  const step = mark.kind === 'lowest' ? -1 : 1;
  for (let state = step > 0 ? 1 : to.length - 2; to[state] !== undefined; state += step) {
    const before = state - step;
    behind[state] = union(lists, behind[before] as Diagram, to[before] as Diagram);
  }
  return behind;
}

/** The marks that one group adds whose inputs are all known. */
export function statesAdded(lists: Lists, group: GroupReading): number[] {
  const codes = inputCodes(lists, group);
  return lists.adds.map((adds) => evaluate(lists.forest, adds, codes));
}

/** One value for each input of a group of which everything is known. */
export function inputCodes(lists: Lists, { cells, given }: GroupReading): Int32Array {
  const codes = new Int32Array(lists.inputs);
  for (let cell = 0; cell < cells.length; cell += 1) {
    const set = cells[cell] as number;
    codes[cell] = 31 - Math.clz32(set & -set);
    codes[cell + lists.inputs / 2] = given[cell] ? 1 : 0;
  }
  return codes;
}

/** The marks of two lists together. */
export function statesJoined(lists: Lists, a: readonly number[], b: readonly number[]): number[] {
  return lists.marks.map((mark, index) => joined(mark, a[index] as number, b[index] as number));
}

const roomForBoxes = 200_000;

/** Forgets the sets of earlier briefs once there are many. */
export function renew(lists: Lists): void {
  const { forest } = lists;
  if (forest.count < roomForBoxes) return;
  forest.count = 0;
  forest.branchCount = 0;
  forest.round += 1;
  lists.sets += 1;
  forget(lists.unions);
  forget(lists.joins);
  forget(lists.views);
  lists.closures.clear();
  lists.parts.clear();
  lists.relation = within;
  lists.related = 0;
  for (const [index, mark] of lists.marks.entries())
    lists.adds[index] = addedBy(forest, mark, (cell) => cell + lists.inputs / 2);
}

/** The combinations of a set as far as these marks tell them apart, the others left out of account. */
export function seenThrough(lists: Lists, set: Diagram, view: View): Diagram {
  if (isConstant(set)) return set;
  const known = recall(lists.views, set, view.number, 0);
  if (known !== missing) return known;
  const { forest } = lists;
  const level = levelOf(forest, set);
  const next = branchesOf(forest, set).map((to) => seenThrough(lists, to, view));
  const seen =
    level < lists.inputs || view.keeps[level - lists.inputs]
      ? box(forest, level, next)
      : next.reduce((all, to) => union(lists, all, to), out);
  return remember(lists.views, set, view.number, 0, seen);
}

/** Some of the marks, with a number of its own; `viewOf` makes it. */
export interface View {
  readonly number: number;
  /** By mark whether it is one of them. */
  readonly keeps: readonly boolean[];
}

export const marksOf = ({ keeps }: View): readonly MarkIndex[] =>
  [...keeps.keys()].filter((mark) => keeps[mark]);

/** What there is to see of lists when only these marks count. */
export function viewOf(lists: Lists, marks: Iterable<MarkIndex>): View {
  const keeps = lists.marks.map(() => false);
  for (const mark of marks) keeps[mark] = true;
  const key = keeps.map(Number).join('');
  const number = lists.viewNumbers.get(key) ?? lists.viewNumbers.size;
  lists.viewNumbers.set(key, number);
  return { number, keeps };
}
