// Where the answers to a question make no difference. Two functions *agree* where they have the same value, and that again
// is a function; of the answers to one question, those that leave functions which agree at a place are all the same there.
//
// Two things are read off it for a function and each question: how likely the question decides, its *influence* (Ben-Or
// and Linial 1985), and on which other answers it hangs whether it does.
import {
  boxOf,
  branch,
  branchAt,
  constant,
  createForest,
  type Diagram,
  type Forest,
  isConstant,
  type Level,
  lay,
  levelOf,
} from './diagram.js';
import { createMemo, type Memo, missing, recall, remember } from './memo.js';

/** By level how likely each value of its variable is. */
export type Shares = readonly (readonly number[])[];

export interface Agreements {
  /** The functions that are looked at; no level beyond 30. */
  readonly functions: Forest;
  readonly shares: Shares;
  /** Where they agree: over the same levels, and below these one for each that stands for its pairs of values. */
  readonly forest: Forest;
  readonly pairs: Memo;
  readonly places: Memo;
  /** By box of that forest how likely the functions differ, and the levels that it asks, as bits. */
  readonly differ: number[];
  readonly asks: number[];
  /** How many boxes of the functions were looked at: of these `Decisions`, those of one box after those of another. */
  known: number;
  influences: Float64Array;
  below: Int32Array;
}

/** What a function says of the variables that it asks, by level. */
export interface Decisions {
  /** How likely each decides, the others being as they are: at least as likely as between two of its values. */
  readonly influences: Float64Array;
  /** The levels below on which that hangs, as bits. */
  readonly below: Int32Array;
}

export function createAgreements(functions: Forest, shares: Shares): Agreements {
  const pairs = functions.sizes.map((size) => (size * (size - 1)) / 2);
  return {
    functions,
    shares,
    forest: createForest([...functions.sizes, ...pairs]),
    pairs: createMemo(1024),
    places: createMemo(1024),
    differ: [],
    asks: [],
    known: 0,
    influences: new Float64Array(256 * functions.sizes.length),
    below: new Int32Array(256 * functions.sizes.length),
  };
}

const [apart, alike] = [constant(0), constant(1)];

export function decisionsOf(f: Diagram, agreements: Agreements): Decisions {
  const { functions } = agreements;
  const width = functions.sizes.length;
  makeRoom(agreements);
  for (; agreements.known < functions.count; agreements.known += 1) {
    addFurther(agreements.known, agreements);
    addOwn(agreements.known, agreements);
  }
  const [start, end] = [f * width, (f + 1) * width];
  return {
    influences: agreements.influences.subarray(start, end),
    below: agreements.below.subarray(start, end),
  };
}

function makeRoom(agreements: Agreements): void {
  const { functions, influences, below } = agreements;
  const needed = functions.count * functions.sizes.length;
  if (needed <= influences.length) return;
  agreements.influences = new Float64Array(2 * needed);
  agreements.influences.set(influences);
  agreements.below = new Int32Array(2 * needed);
  agreements.below.set(below);
}

/** Boxes lead to those made before them: what these decide, a box decides as often as it leads there. */
function addFurther(box: Diagram, { functions, shares, influences, below }: Agreements): void {
  const width = functions.sizes.length;
  const own = functions.levels[box] as Level;
  const likely = shares[own] as readonly number[];
  const start = box * width;
  for (let value = 0; value < likely.length; value += 1) {
    const to = branch(functions, box, value);
    if (to < 0) continue;
    const share = likely[value] as number;
    const further = to * width;
    for (let level = own + 1; level < width; level += 1) {
      influences[start + level] =
        (influences[start + level] as number) + share * (influences[further + level] as number);
      below[start + level] = (below[start + level] as number) | (below[further + level] as number);
    }
  }
}

function addOwn(box: Diagram, agreements: Agreements): void {
  const { functions, influences, below } = agreements;
  const own = functions.levels[box] as Level;
  let [differ, asks] = [0, 0];
  for (let value = 1; value < (functions.sizes[own] as number); value += 1)
    for (let other = 0; other < value; other += 1) {
      const where = agree(branch(functions, box, value), branch(functions, box, other), agreements);
      differ = Math.max(differ, differOf(where, agreements));
      asks |= askedBy(where, agreements);
    }
  const at = box * functions.sizes.length + own;
  influences[at] = differ;
  below[at] = asks;
}

function differOf(where: Diagram, agreements: Agreements): number {
  if (isConstant(where)) return where === apart ? 1 : 0;
  readOff(agreements);
  return agreements.differ[where] as number;
}

function askedBy(where: Diagram, agreements: Agreements): number {
  if (isConstant(where)) return 0;
  readOff(agreements);
  return agreements.asks[where] as number;
}

/** The levels above on which it hangs whether, and between which values, the variable of a level decides; as bits. */
export const decidedAbove = (f: Diagram, level: Level, agreements: Agreements): number =>
  askedBy(decides(f, level, agreements), agreements) & ((1 << level) - 1);

/** For every place which values of a variable lead to the same. */
function decides(f: Diagram, level: Level, agreements: Agreements): Diagram {
  const { functions, forest, places } = agreements;
  const own = levelOf(functions, f);
  if (own > level) return alike;
  const before = recall(places, f, level, 0);
  if (before !== missing) return before;
  const start = forest.laidCount;
  if (own === level) {
    layPairs(f, level, agreements);
    return remember(places, f, level, 0, boxOf(forest, functions.sizes.length + level, start));
  }
  for (let value = 0; value < (functions.sizes[own] as number); value += 1)
    lay(forest, decides(branch(functions, f, value), level, agreements));
  return remember(places, f, level, 0, boxOf(forest, own, start));
}

function layPairs(box: Diagram, level: Level, agreements: Agreements): void {
  const { functions, forest } = agreements;
  for (let value = 1; value < (functions.sizes[level] as number); value += 1)
    for (let other = 0; other < value; other += 1)
      lay(forest, agree(branch(functions, box, value), branch(functions, box, other), agreements));
}

/** 1 where two functions have the same value. */
function agree(f: Diagram, g: Diagram, agreements: Agreements): Diagram {
  if (f === g) return alike;
  if (isConstant(f) && isConstant(g)) return apart;
  const [a, b] = f < g ? [f, g] : [g, f];
  const { functions, forest, pairs } = agreements;
  const before = recall(pairs, a, b, 0);
  if (before !== missing) return before;
  const level = Math.min(levelOf(functions, a), levelOf(functions, b));
  const start = forest.laidCount;
  for (let value = 0; value < (functions.sizes[level] as number); value += 1)
    lay(
      forest,
      agree(branchAt(functions, a, level, value), branchAt(functions, b, level, value), agreements),
    );
  return remember(pairs, a, b, 0, boxOf(forest, level, start));
}

/** Boxes that have come since; they lead to those made before them. */
function readOff({ functions, forest, shares, differ, asks }: Agreements): void {
  for (let box = differ.length; box < forest.count; box += 1) {
    const level = forest.levels[box] as Level;
    const likely = shares[level];
    let [sum, levels] = [0, level < functions.sizes.length ? 1 << level : 0];
    for (let at = 0; at < (forest.sizes[level] as number); at += 1) {
      const to = branch(forest, box, at);
      sum += (likely?.[at] ?? 0) * (to >= 0 ? (differ[to] as number) : to === apart ? 1 : 0);
      if (to >= 0) levels |= asks[to] as number;
    }
    differ.push(sum);
    asks.push(levels);
  }
}
