// Decision diagrams: functions of a few finite variables, kept so that equal functions are the same number.
//
// Think of a questionnaire drawn as a flow chart. Each box asks one variable, an arrow leads on for each of its
// values, and at the end of every path stands an answer. Three habits make such a chart a *reduced ordered
// multi-valued decision diagram* (Bryant 1986; Srinivasan, Kam, Malik and Brayton 1990):
//
//   ordered   every path asks its variables in the same order, by `Level`;
//   reduced   a box all of whose arrows lead to the same place is left out: it asks in vain;
//   shared    two boxes that ask the same and lead to the same places are one box.
//
// Then a function has exactly one diagram. Two conditions mean the same if, and only if, they have the same number;
// a variable matters to a function if, and only if, the diagram asks it; and a function over 10^19 combinations that
// depends on them in an orderly way has a few hundred boxes, which are walked in microseconds.
//
// All diagrams live in a `Forest`, which knows its boxes by what they ask and where they lead.

import { createMemo, type Memo } from './memo.js';

/** A function: below zero a constant (`constant`), else the number of a box of its forest. */
export type Diagram = number;

/** Position of a variable in the order in which all diagrams of a forest ask. */
export type Level = number;

export interface Forest {
  /** For each level how many values its variable has. */
  readonly sizes: number[];
  /** More boxes than this are refused. */
  readonly budget: number;
  /** A box was refused: results are void from then on, and every operation ends soon. */
  full: boolean;
  /** How many boxes there are. */
  count: number;
  /** By box: what it asks, and where its branches begin in `branches`. */
  levels: Int32Array;
  starts: Int32Array;
  branches: Int32Array;
  branchCount: number;
  /** Where boxes that are being made lead, as far as that is known: an inner box is laid upon those around it. */
  laid: Int32Array;
  laidCount: number;
  /** Boxes by what they are: a hash table of box + 1, and the round in which each entry was made. */
  table: Int32Array;
  rounds: Int32Array;
  round: number;
  /** The boxes are not in the table yet: they came from a file, and nobody has asked for a box since. */
  untabled: boolean;
  /** What the operation under way has met; each begins by forgetting what the one before it met. */
  readonly met: Memo;
}

/** A forest without boxes; `room` is for how many to begin with, a power of two. */
export function createForest(sizes: readonly number[], budget = 1_000_000, room = 512): Forest {
  return {
    sizes: [...sizes],
    budget,
    full: false,
    count: 0,
    levels: new Int32Array(room),
    starts: new Int32Array(room),
    branches: new Int32Array(4 * room),
    branchCount: 0,
    laid: new Int32Array(256),
    laidCount: 0,
    table: new Int32Array(2 * room),
    rounds: new Int32Array(2 * room),
    round: 1,
    untabled: false,
    met: createMemo(2 * room),
  };
}

/** A forest over the same variables, also those that are added later, for what is found out of the functions of the first. */
export function companion(forest: Forest, budget = forest.budget): Forest {
  return { ...createForest([], budget), sizes: forest.sizes };
}

/** Forgets every box, for a forest that only holds the results of one question. */
export function clear(forest: Forest): void {
  forest.count = 0;
  forest.branchCount = 0;
  forest.round += 1;
  forest.full = false;
}

/** A further variable with so many values, asked after all others. */
export function addVariable(forest: Forest, size: number): Level {
  return forest.sizes.push(size) - 1;
}

/** The function that always has this value, a whole number from 0. */
export const constant = (value: number): Diagram => ~value;
export const isConstant = (diagram: Diagram): boolean => diagram < 0;
export const constantOf = (diagram: Diagram): number => ~diagram;

/** The level of constants: below all others. */
export const bottom: Level = 0x7fffffff;

export function levelOf(forest: Forest, diagram: Diagram): Level {
  return diagram < 0 ? bottom : (forest.levels[diagram] as number);
}

/** Where a diagram goes on when the variable of a level, not above its own, has this value. */
export function branchAt(forest: Forest, diagram: Diagram, level: Level, value: number): Diagram {
  return levelOf(forest, diagram) === level ? branch(forest, diagram, value) : diagram;
}

/** Where a box leads for a value of what it asks. */
export function branch(forest: Forest, box: Diagram, value: number): Diagram {
  return forest.branches[(forest.starts[box] as number) + value] as number;
}

/** The diagram that asks the variable of a level and goes on to these, one for each of its values. */
export function box(forest: Forest, level: Level, to: readonly Diagram[]): Diagram {
  const start = forest.laidCount;
  for (const next of to) lay(forest, next);
  return boxOf(forest, level, start);
}

/** Lays out room for where a box leads for each of its values, and gives the place of the first. */
export function reserve(forest: Forest, size: number): number {
  const place = forest.laidCount;
  forest.laidCount = place + size;
  while (forest.laidCount > forest.laid.length) forest.laid = longer(forest.laid);
  return place;
}

/** Adds where the box that is being made leads for the next value. Its branches begin at the `laidCount` before the first. */
export function lay(forest: Forest, next: Diagram): void {
  if (forest.laidCount === forest.laid.length) forest.laid = longer(forest.laid);
  forest.laid[forest.laidCount] = next;
  forest.laidCount += 1;
}

/** The diagram that asks the variable of a level and goes on to what was laid from here on. */
export function boxOf(forest: Forest, level: Level, start: number): Diagram {
  const { laid, laidCount: end } = forest;
  forest.laidCount = start;
  const first = laid[start] as Diagram;
  for (let at = start + 1; at < end; at += 1)
    if (laid[at] !== first) return shared(forest, level, start, end);
  return first;
}

/** The value of combinations that cannot be. It is never asked for: a box that tells nothing else apart is left out. */
export const impossible = -0x40000000;

/** As `boxOf`, but asks nothing where all that can be is the same. */
export function carefulBoxOf(forest: Forest, level: Level, start: number): Diagram {
  const { laid, laidCount: end } = forest;
  forest.laidCount = start;
  let same = impossible;
  for (let at = start; at < end; at += 1) {
    const next = laid[at] as Diagram;
    if (next === impossible || next === same) continue;
    if (same !== impossible) return shared(forest, level, start, end);
    same = next;
  }
  return same;
}

function shared(forest: Forest, level: Level, start: number, end: number): Diagram {
  if (forest.untabled) fillTable(forest);
  const { table, rounds, round, laid } = forest;
  const mask = table.length - 1;
  let slot = hashOf(level, laid, start, end) & mask;
  while (rounds[slot] === round) {
    const known = (table[slot] as number) - 1;
    if (leadsTo(forest, known, level, start, end)) return known;
    slot = (slot + 1) & mask;
  }
  return added(forest, level, start, end, slot);
}

function hashOf(level: Level, to: Int32Array, start: number, end: number): number {
  let hash = Math.imul(level + 1, 0x9e3779b1);
  for (let at = start; at < end; at += 1)
    hash = Math.imul(hash ^ (to[at] as number), 0x85ebca6b) ^ (hash >>> 13);
  return hash ^ (hash >>> 16);
}

function leadsTo(
  { levels, starts, branches, laid }: Forest,
  known: Diagram,
  level: Level,
  start: number,
  end: number,
): boolean {
  if (levels[known] !== level) return false;
  const apart = (starts[known] as number) - start;
  for (let at = start; at < end; at += 1) if (branches[at + apart] !== laid[at]) return false;
  return true;
}

function added(forest: Forest, level: Level, start: number, end: number, slot: number): Diagram {
  if (forest.count >= forest.budget) forest.full = true;
  if (forest.full) return constant(0);
  const made = forest.count;
  makeRoom(forest, end - start);
  forest.levels[made] = level;
  forest.starts[made] = forest.branchCount;
  for (let at = start; at < end; at += 1) {
    forest.branches[forest.branchCount] = forest.laid[at] as Diagram;
    forest.branchCount += 1;
  }
  forest.table[slot] = made + 1;
  forest.rounds[slot] = forest.round;
  forest.count += 1;
  if (2 * forest.count > forest.table.length) fillTable(forest);
  return made;
}

function makeRoom(forest: Forest, branches: number): void {
  if (forest.count === forest.levels.length) {
    forest.levels = longer(forest.levels);
    forest.starts = longer(forest.starts);
  }
  while (forest.branchCount + branches > forest.branches.length)
    forest.branches = longer(forest.branches);
}

function longer(array: Int32Array): Int32Array {
  const twice = new Int32Array(Math.max(16, 2 * array.length));
  twice.set(array);
  return twice;
}

/** Puts every box into a table that is at most half full. */
function fillTable(forest: Forest): void {
  const { levels, starts, branches, sizes, count } = forest;
  let size = forest.table.length;
  while (2 * count >= size) size *= 2;
  const [table, rounds] = [new Int32Array(size), new Int32Array(size)];
  for (let known = 0; known < count; known += 1) {
    const [level, start] = [levels[known] as number, starts[known] as number];
    let slot = hashOf(level, branches, start, start + (sizes[level] as number)) & (size - 1);
    while (rounds[slot] === 1) slot = (slot + 1) & (size - 1);
    table[slot] = known + 1;
    rounds[slot] = 1;
  }
  Object.assign(forest, { table, rounds, round: 1, untabled: false });
}

/** By level whether some box asks it. */
export function asksOf({ count, levels, sizes }: Forest): Uint8Array {
  const asks = new Uint8Array(sizes.length);
  for (let each = 0; each < count; each += 1) asks[levels[each] as Level] = 1;
  return asks;
}

/** Boxes of a forest that are worth keeping: children before those that lead to them, as numbers one after the other. */
export interface Boxes {
  readonly sizes: readonly number[];
  readonly levels: Int32Array;
  readonly branches: Int32Array;
}

/** The boxes that these diagrams are made of, and the diagrams by their numbers among them. */
export function boxesOf(
  forest: Forest,
  roots: readonly Diagram[],
): { readonly boxes: Boxes; readonly numberOf: (diagram: Diagram) => Diagram } {
  const found = reached(forest, roots);
  const numbers = new Int32Array(forest.count);
  const numberOf = (diagram: Diagram): Diagram =>
    diagram < 0 ? diagram : (numbers[diagram] as number);
  const levels: Level[] = [];
  const branches: Diagram[] = [];
  for (let each = 0; each < forest.count; each += 1) {
    if (found[each] === 0) continue;
    const level = forest.levels[each] as Level;
    const start = forest.starts[each] as number;
    const end = start + (forest.sizes[level] as number);
    for (let at = start; at < end; at += 1) branches.push(numberOf(forest.branches[at] as Diagram));
    numbers[each] = levels.push(level) - 1;
  }
  const boxes = {
    sizes: [...forest.sizes],
    levels: Int32Array.from(levels),
    branches: Int32Array.from(branches),
  };
  return { boxes, numberOf };
}

/** By box whether one of these diagrams leads to it; boxes are made after those that they lead to. */
function reached(forest: Forest, roots: readonly Diagram[]): Uint8Array {
  const { levels, starts, branches, sizes, count } = forest;
  const found = new Uint8Array(count);
  for (const root of roots) if (root >= 0) found[root] = 1;
  for (let each = count - 1; each >= 0; each -= 1) {
    if (found[each] === 0) continue;
    const start = starts[each] as number;
    const end = start + (sizes[levels[each] as Level] as number);
    for (let at = start; at < end; at += 1) {
      const next = branches[at] as Diagram;
      if (next >= 0) found[next] = 1;
    }
  }
  return found;
}

/** A forest of kept boxes, to which more can be added. */
export function forestOf({ sizes, levels, branches }: Boxes, budget?: number): Forest {
  const starts = new Int32Array(levels.length);
  let start = 0;
  for (let number = 0; number < levels.length; number += 1) {
    starts[number] = start;
    start += sizes[levels[number] as number] as number;
  }
  return {
    ...createForest(sizes, budget),
    ...{ levels, starts, branches },
    count: levels.length,
    branchCount: branches.length,
    untabled: true,
  };
}

/** Where a box leads, for each value of what it asks. */
export function branchesOf(forest: Forest, known: Diagram): readonly Diagram[] {
  const start = forest.starts[known] as number;
  const end = start + (forest.sizes[forest.levels[known] as number] as number);
  const to: Diagram[] = [];
  for (let at = start; at < end; at += 1) to.push(forest.branches[at] as number);
  return to;
}

/** The function whose value is that of the variable itself. */
export function variable(forest: Forest, level: Level): Diagram {
  return box(
    forest,
    level,
    Array.from({ length: forest.sizes[level] as number }, (_, value) => constant(value)),
  );
}
