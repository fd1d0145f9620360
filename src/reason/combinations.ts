// Sets of combinations of marks: what lists can come to of which not everything is known.
//
// A set is a decision diagram over the marks with the value 1 for the combinations that some real list gives. Impossible
// ones (somebody highly affected, nobody affected) never get in: what one group can add is read off its cells, and what
// several groups come to is joined from that.
import type { GroupReading } from '../engine/reading.js';
import { leftmost } from '../engine/values.js';
import type { Brief } from '../model/brief.js';
import type { ValueSet } from '../model/condition.js';
import type { Cell } from '../model/pack.js';
import {
  box,
  boxOf,
  branch,
  branchAt,
  branchesOf,
  constant,
  constantOf,
  type Diagram,
  type Forest,
  isConstant,
  type Level,
  lay,
  levelOf,
} from './diagram.js';
import { forget, missing, recall, remember } from './memo.js';
import { and } from './operations.js';
import { addedTo, inputsOf, type Lists, type Mark, type MarkIndex, nobody } from './people.js';

const [out, within] = [constant(0), constant(1)];

/** 1 where a group with these cells adds these marks: it grows with the marks, so only when somebody asks. */
export function relationOf(lists: Lists): Diagram {
  const { forest, marks, related } = lists;
  if (related < marks.length) {
    const more = relationOfSome(lists, [...marks.keys()].slice(related));
    lists.relation = and(forest, lists.relation, more);
    lists.related = marks.length;
  }
  return lists.relation;
}

/** As `relationOf`, for some of the marks: the last first, so that what asks later marks stays as it is when others are put above. */
export const relationOfSome = (lists: Lists, marks: readonly MarkIndex[]): Diagram =>
  marks.reduceRight((f, mark) => and(lists.forest, equals(lists, mark), f), within);

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
  const start = forest.laidCount;
  for (let other = 0; other < (forest.sizes[level] as number); other += 1)
    lay(forest, other === value ? to : out);
  return boxOf(forest, level, start);
}

/** The marks of the empty list, as a set of one combination; only these of them where some are named. */
export function nobodyListed(
  lists: Lists,
  marks: readonly MarkIndex[] = [...lists.marks.keys()],
): Diagram {
  let set = within;
  for (let at = marks.length - 1; at >= 0; at -= 1) {
    const mark = marks[at] as MarkIndex;
    set = only(lists.forest, lists.inputs + mark, nobody(lists.marks[mark] as Mark), set);
  }
  return set;
}

/** Every combination that groups give together that can add these. */
export const together = (lists: Lists, each: readonly Diagram[]): Diagram =>
  each.reduce((set, one) => join(lists, set, one), nobodyListed(lists));

/** Every combination that one group can add. */
export function added(lists: Lists, group: GroupReading): Diagram {
  return project(lists, relationOf(lists), inputsOf(group));
}

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
  const none = nobodyListed(lists, marks);
  if (inputs === 0) return none;
  const everything = forest.sizes.slice(0, inputs).map((size) => (1 << size) - 1);
  const one = project(lists, relationOfSome(lists, marks), everything);
  return closed(lists, union(lists, none, one));
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
  const memo = forest.met;
  forget(memo);
  const walk = (diagram: Diagram): Diagram => {
    const level = levelOf(forest, diagram);
    if (level >= inputs) return diagram;
    const known = recall(memo, diagram, 0, 0);
    if (known !== missing) return known;
    let set = out;
    for (let may = allowed[level] as ValueSet; may !== 0; may &= may - 1)
      set = union(lists, set, walk(branch(forest, diagram, leftmost(may))));
    return remember(memo, diagram, 0, 0, set);
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
  const to = mark.kind === 'number' ? sums(lists, f, g, level) : furthest(lists, f, g, level, mark);
  return remember(lists.joins, f, g, 0, box(forest, level, to));
}

/** By state of a number what both sets hold below the states that add up to it. */
function sums(lists: Lists, f: Diagram, g: Diagram, level: Level): readonly Diagram[] {
  const { forest } = lists;
  const most = (forest.sizes[level] as number) - 1;
  const to = new Array<Diagram>(most + 1).fill(out);
  for (let a = 0; a <= most; a += 1)
    for (let b = 0; b <= most; b += 1) {
      const both = join(lists, branchAt(forest, f, level, a), branchAt(forest, g, level, b));
      const sum = Math.min(most, a + b);
      to[sum] = union(lists, to[sum] as Diagram, both);
    }
  return to;
}

/** By state what both sets hold below it: one of them has this state, the other the same or one behind. */
function furthest(
  lists: Lists,
  f: Diagram,
  g: Diagram,
  level: Level,
  mark: Mark,
): readonly Diagram[] {
  const { forest } = lists;
  const size = forest.sizes[level] as number;
  const to = new Array<Diagram>(size).fill(out);
  let [behindF, behindG] = [out, out];
  for (let step = 0; step < size; step += 1) {
    const state = mark.kind === 'lowest' ? size - 1 - step : step;
    const [one, other] = [branchAt(forest, f, level, state), branchAt(forest, g, level, state)];
    const upToG = union(lists, behindG, other);
    to[state] = union(lists, join(lists, one, upToG), join(lists, behindF, other));
    behindF = union(lists, behindF, one);
    behindG = upToG;
  }
  return to;
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
  for (const [index, mark] of lists.marks.entries()) lists.adds[index] = addedTo(mark, lists);
}
