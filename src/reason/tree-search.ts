// The best way to ask for the value of a function: which variable first, and after each of its values which next, so that
// the fewest questions are expected. Branch and bound over the functions that are left after answers.
//
// What bounds it: where a variable decides, the others being as they are, it has to be asked whatever the order. So at
// least as many questions are expected as these likelihoods, the *influences* (Ben-Or and Linial), add up to. Asking a
// variable first costs one, and on average leaves the influences of the others as they are: where it would not have
// decided, it was asked in vain. So it need not be tried if that already is too much; and one that always decides may as
// well be asked first.
import {
  boxOf,
  branch,
  branchAt,
  type Diagram,
  type Forest,
  isConstant,
  type Level,
  lay,
  levelOf,
} from './diagram.js';
import { createMemo, type Memo, missing, recall, remember } from './memo.js';

/** By level how likely each value is. */
export type Likelihoods = ReadonlyMap<Level, readonly number[]>;

export interface Best {
  readonly level: Level;
  /** How many questions are expected. */
  readonly expected: number;
}

/** More functions than this are not looked at. */
const most = 800;

/** The best variable to ask first; null where that takes looking at too many functions, or there is nothing to ask. */
export function leastQuestions(f: Diagram, forest: Forest, likelihoods: Likelihoods): Best | null {
  const levels = [...likelihoods.keys()].sort((a, b) => a - b);
  const search: Search = {
    forest,
    levels,
    shares: [],
    known: new Map(),
    putIn: createMemo(1024),
    decides: new Float64Array(0),
    pairs: createMemo(1024),
    chances: [],
    met: new Float64Array(0),
  };
  for (const [level, shares] of likelihoods) search.shares[level] = shares;
  const expected = solve(f, Number.POSITIVE_INFINITY, search);
  const level = search.known.get(f)?.level ?? -1;
  return isSpent(search) || level < 0 ? null : { level, expected };
}

interface Search {
  readonly forest: Forest;
  /** Of all variables. */
  readonly levels: readonly Level[];
  /** By level how likely each value is. */
  readonly shares: (readonly number[])[];
  readonly known: Map<Diagram, Known>;
  /** Functions with an answer put in. */
  readonly putIn: Memo;
  /** By box how likely its branches differ; not a number where that is not worked out yet. */
  decides: Float64Array;
  /** Of two functions the position in `chances` of how likely they have different values. */
  readonly pairs: Memo;
  readonly chances: number[];
  /** By box how likely it is met, while one function is gone through; else 0. */
  met: Float64Array;
}

const isSpent = ({ known }: Search): boolean => known.size > most;

/** What is known of a function: how many questions are expected at least, and if that is exact which comes first. */
interface Known {
  least: number;
  exact: boolean;
  level: Level;
  /** In the order of `Search.levels` how likely each variable decides; 0 where the function does not hang on it. */
  readonly influences: Float64Array;
  readonly total: number;
}

const close = 1e-9;

/** How many questions are expected at least; exact unless that is not below the bound, or too much was looked at. */
function solve(f: Diagram, bound: number, search: Search): number {
  if (isConstant(f)) return 0;
  const known = knownOf(f, search);
  if (known.exact || known.least >= bound - close || isSpent(search)) return known.least;
  let best = bound;
  let level = -1;
  for (const step of stepsFrom(f, known, bound, search)) {
    if (step.least >= best - close) break;
    const expected = follow(step, best, search);
    if (isSpent(search)) return known.least;
    if (expected >= best - close) continue;
    best = expected;
    level = step.level;
  }
  known.least = best;
  known.exact = level >= 0;
  known.level = level;
  return best;
}

/** A question with what is left after each of its answers, and how many questions are expected at least if it is asked. */
interface Step {
  readonly level: Level;
  readonly to: readonly Diagram[];
  readonly shares: readonly number[];
  readonly least: number;
}

/** Follows up every answer to a question while it may still be better than the best one known. */
function follow({ to, shares }: Step, best: number, search: Search): number {
  const known = to.map((rest) => leastOf(rest, search));
  let expected = 1 + known.reduce((sum, least, at) => sum + (shares[at] as number) * least, 0);
  for (const [at, rest] of to.entries()) {
    const before = known[at] as number;
    const share = shares[at] as number;
    const more = solve(rest, before + (best - expected) / share, search) - before;
    expected += share * more;
    if (expected >= best - close || isSpent(search)) return expected;
  }
  return expected;
}

const leastOf = (f: Diagram, search: Search): number =>
  isConstant(f) ? 0 : knownOf(f, search).least;

/** The questions that can come first and may be better than a bound, the most promising before the others. */
function stepsFrom(
  f: Diagram,
  { influences, total }: Known,
  bound: number,
  search: Search,
): readonly Step[] {
  const { levels } = search;
  const always = influences.findIndex((share) => share >= 1 - close);
  if (always >= 0) return [stepAt(f, levels[always] as Level, search)];
  const steps: Step[] = [];
  for (const [at, share] of influences.entries())
    if (share > 0 && 1 + total - share < bound - close)
      steps.push(stepAt(f, levels[at] as Level, search));
  return steps.sort((a, b) => a.least - b.least);
}

function stepAt(f: Diagram, level: Level, search: Search): Step {
  const to: Diagram[] = [];
  const shares: number[] = [];
  for (const [value, share] of (search.shares[level] ?? []).entries()) {
    const rest = withAnswer(f, level, value, search);
    const same = to.indexOf(rest);
    if (same < 0) {
      to.push(rest);
      shares.push(share);
    } else shares[same] = (shares[same] as number) + share;
  }
  const least = to.reduce(
    (sum, rest, at) => sum + (shares[at] as number) * leastOf(rest, search),
    1,
  );
  return { level, to, shares, least };
}

/** A function with one answer put in; parts that were met before are not gone through again. */
function withAnswer(f: Diagram, level: Level, value: number, search: Search): Diagram {
  const { forest, putIn } = search;
  const own = levelOf(forest, f);
  if (own > level) return f;
  if (own === level) return branch(forest, f, value);
  const known = recall(putIn, f, level, value);
  if (known !== missing) return known;
  const start = forest.laidCount;
  for (let each = 0; each < (forest.sizes[own] as number); each += 1)
    lay(forest, withAnswer(branch(forest, f, each), level, value, search));
  return remember(putIn, f, level, value, boxOf(forest, own, start));
}

/** At first of a function only what bounds it is known. */
function knownOf(f: Diagram, search: Search): Known {
  const before = search.known.get(f);
  if (before) return before;
  const influences = influencesOn(f, search);
  const total = influences.reduce((sum, share) => sum + share, 0);
  const made = { least: Math.max(1, total), exact: false, level: -1, influences, total };
  search.known.set(f, made);
  return made;
}

/** How likely each variable decides: how likely a box that asks it is met, times how likely that box decides. */
function influencesOn(f: Diagram, search: Search): Float64Array {
  makeRoom(search);
  const { forest, levels, shares, met } = search;
  const influences = new Float64Array(levels.length);
  const boxes = boxesOf(f, search);
  met[f] = 1;
  for (const box of boxes) {
    const here = met[box] as number;
    const level = forest.levels[box] as Level;
    const likely = shares[level] as readonly number[];
    for (let value = 0; value < likely.length; value += 1) {
      const next = branch(forest, box, value);
      if (next >= 0) met[next] = (met[next] as number) + here * (likely[value] as number);
    }
    met[box] = 0;
    const at = levels.indexOf(level);
    influences[at] = (influences[at] as number) + here * decidesAt(box, search);
  }
  return influences;
}

/** Answers put in make further boxes. */
function makeRoom(search: Search): void {
  const { forest, decides } = search;
  if (decides.length >= forest.count) return;
  search.decides = new Float64Array(2 * forest.count).fill(Number.NaN);
  search.decides.set(decides);
  search.met = new Float64Array(2 * forest.count);
}

/** The boxes of a function, each before those that it leads to: these were made earlier. */
function boxesOf(f: Diagram, { forest, met }: Search): readonly Diagram[] {
  const found = [f];
  const seen = -1;
  for (let at = 0; at < found.length; at += 1) {
    const box = found[at] as Diagram;
    const start = forest.starts[box] as number;
    const end = start + (forest.sizes[forest.levels[box] as Level] as number);
    for (let to = start; to < end; to += 1) {
      const next = forest.branches[to] as Diagram;
      if (next < 0 || met[next] === seen) continue;
      met[next] = seen;
      found.push(next);
    }
  }
  for (const box of found) met[box] = 0;
  return found.sort((a, b) => b - a);
}

/** How likely another value of what a box asks leads to another value of its function: at least as between two branches. */
function decidesAt(box: Diagram, search: Search): number {
  const before = search.decides[box] as number;
  if (!Number.isNaN(before)) return before;
  const { forest, shares } = search;
  const { length } = shares[forest.levels[box] as Level] as readonly number[];
  let most = 0;
  for (let value = 1; value < length; value += 1)
    for (let other = 0; other < value && most < 1; other += 1)
      most = Math.max(most, apart(branch(forest, box, value), branch(forest, box, other), search));
  search.decides[box] = most;
  return most;
}

/** How likely two functions have different values. */
function apart(f: Diagram, g: Diagram, search: Search): number {
  if (f === g) return 0;
  if (isConstant(f) && isConstant(g)) return 1;
  const [a, b] = f < g ? [f, g] : [g, f];
  const { forest, pairs, chances, shares } = search;
  const known = recall(pairs, a, b, 0);
  if (known !== missing) return chances[known] as number;
  const level = Math.min(levelOf(forest, a), levelOf(forest, b));
  const likely = shares[level] as readonly number[];
  let sum = 0;
  for (let value = 0; value < likely.length; value += 1) {
    const [one, other] = [branchAt(forest, a, level, value), branchAt(forest, b, level, value)];
    sum += (likely[value] as number) * apart(one, other, search);
  }
  remember(pairs, a, b, 0, chances.push(sum) - 1);
  return sum;
}
