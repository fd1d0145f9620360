// The best way to ask for the value of a function: which variable first, and after each of its values which next, so that
// the fewest questions are expected. Branch and bound over the functions that are left after answers.
//
// What bounds it: a variable whose value alone decides, the others being as they are, has to be asked whatever the order.
// So at least as many questions are expected as the likelihoods of deciding add up to; and a variable that always decides
// may as well be asked first.
import {
  box,
  branch,
  branchAt,
  type Diagram,
  type Forest,
  isConstant,
  type Level,
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

/** More functions than this are not looked into. */
const most = 300;

/** The best variable to ask first; null where that takes looking into too many functions, or there is nothing to ask. */
export function leastQuestions(f: Diagram, forest: Forest, likelihoods: Likelihoods): Best | null {
  const search: Search = {
    forest,
    values: [],
    shares: [],
    known: new Map(),
    putIn: createMemo(4096),
    apart: createMemo(4096),
    chances: [],
    left: most,
  };
  for (const [level, shares] of likelihoods) {
    search.values[level] = [...shares.keys()];
    search.shares[level] = [...shares];
  }
  const expected = solve(f, Number.POSITIVE_INFINITY, search);
  const level = search.known.get(f)?.level ?? -1;
  return search.left < 0 || level < 0 ? null : { level, expected };
}

interface Search {
  readonly forest: Forest;
  /** By level the values that may be, and how likely each is. */
  readonly values: number[][];
  readonly shares: number[][];
  readonly known: Map<Diagram, Known>;
  /** Functions with an answer put in. */
  readonly putIn: Memo;
  /** For two functions the position in `chances` of how likely they differ. */
  readonly apart: Memo;
  readonly chances: number[];
  /** How many more functions may be looked into. */
  left: number;
}

/** What is known of a function: how many questions are expected at least, and if that is exact which comes first. */
interface Known {
  least: number;
  exact: boolean;
  level: Level;
  /** By level of each variable that it hangs on how likely that alone decides, at least. */
  readonly levels: readonly Level[];
  readonly influences: readonly number[];
}

const close = 1e-9;

/** How many questions are expected at least; exact unless that is not below the bound, or too much was looked into. */
function solve(f: Diagram, bound: number, search: Search): number {
  if (isConstant(f)) return 0;
  const known = knownOf(f, search);
  if (known.exact || known.least >= bound - close || search.left < 0) return known.least;
  search.left -= 1;
  let best = bound;
  let level = -1;
  for (const step of stepsFrom(f, known, search)) {
    if (step.least >= best - close) break;
    const expected = follow(step, best, search);
    if (search.left < 0) return known.least;
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
  let expected = 1;
  for (const [at, least] of known.entries()) expected += (shares[at] as number) * least;
  for (const [at, rest] of to.entries()) {
    const before = known[at] as number;
    const share = shares[at] as number;
    const more = solve(rest, before + (best - expected) / share, search) - before;
    expected += share * more;
    if (expected >= best - close || search.left < 0) return expected;
  }
  return expected;
}

const leastOf = (f: Diagram, search: Search): number =>
  isConstant(f) ? 0 : knownOf(f, search).least;

/** The questions that can come first, the most promising before the others. */
function stepsFrom(f: Diagram, { levels, influences }: Known, search: Search): readonly Step[] {
  const always = influences.findIndex((influence) => influence >= 1 - close);
  if (always >= 0) return [stepAt(f, levels[always] as Level, search)];
  return levels.map((level) => stepAt(f, level, search)).sort((a, b) => a.least - b.least);
}

function stepAt(f: Diagram, level: Level, search: Search): Step {
  const to: Diagram[] = [];
  const shares: number[] = [];
  for (const [at, value] of (search.values[level] as number[]).entries()) {
    const share = search.shares[level]?.[at] as number;
    const rest = withAnswer(f, level, value, search);
    const same = to.indexOf(rest);
    if (same < 0) {
      to.push(rest);
      shares.push(share);
    } else shares[same] = (shares[same] as number) + share;
  }
  let least = 1;
  for (const [at, rest] of to.entries()) least += (shares[at] as number) * leastOf(rest, search);
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
  const to: Diagram[] = [];
  for (let each = 0; each < (forest.sizes[own] as number); each += 1)
    to.push(withAnswer(branch(forest, f, each), level, value, search));
  return remember(putIn, f, level, value, box(forest, own, to));
}

/** At first of a function only what bounds it is known. */
function knownOf(f: Diagram, search: Search): Known {
  const before = search.known.get(f);
  if (before) return before;
  const levels: Level[] = [];
  const influences: number[] = [];
  weigh(f, levels, influences, search);
  let least = 0;
  for (const influence of influences) least += influence;
  const made = { least: Math.max(1, least), exact: false, level: -1, levels, influences };
  search.known.set(f, made);
  return made;
}

/** Goes through a function from its top, level by level, and adds up how likely each variable alone decides. */
function weigh(f: Diagram, levels: Level[], influences: number[], search: Search): void {
  const { forest } = search;
  const boxes: Diagram[] = [f];
  const reached: number[] = [1];
  for (;;) {
    let level = Number.POSITIVE_INFINITY;
    for (const box of boxes) level = Math.min(level, levelOf(forest, box));
    if (boxes.length === 0) return;
    let influence = 0;
    const values = search.values[level] as number[];
    const shares = search.shares[level] as number[];
    for (let at = boxes.length - 1; at >= 0; at -= 1) {
      const box = boxes[at] as Diagram;
      if (levelOf(forest, box) !== level) continue;
      const here = reached[at] as number;
      boxes[at] = boxes.at(-1) as Diagram;
      reached[at] = reached.at(-1) as number;
      boxes.pop();
      reached.pop();
      influence += here * mostApart(box, values, search);
      for (const [index, value] of values.entries()) {
        const to = branch(forest, box, value);
        if (isConstant(to)) continue;
        const known = boxes.indexOf(to);
        const share = here * (shares[index] as number);
        if (known >= 0) reached[known] = (reached[known] as number) + share;
        else {
          boxes.push(to);
          reached.push(share);
        }
      }
    }
    levels.push(level);
    influences.push(influence);
  }
}

/** How likely at least two of the ways on from a box lead to different values. */
function mostApart(box: Diagram, values: readonly number[], search: Search): number {
  let most = 0;
  for (const [index, value] of values.entries())
    for (let other = 0; other < index; other += 1) {
      const [one, two] = [
        branch(search.forest, box, value),
        branch(search.forest, box, values[other] as number),
      ];
      most = Math.max(most, likelyApart(one, two, search));
    }
  return most;
}

/** How likely two functions have different values. */
function likelyApart(f: Diagram, g: Diagram, search: Search): number {
  if (f === g) return 0;
  if (isConstant(f) && isConstant(g)) return 1;
  const [a, b] = f < g ? [f, g] : [g, f];
  const { forest, apart, chances, values, shares } = search;
  const known = recall(apart, a, b, 0);
  if (known !== missing) return chances[known] as number;
  const level = Math.min(levelOf(forest, a), levelOf(forest, b));
  const own = values[level] as number[];
  let sum = 0;
  for (const [at, value] of own.entries()) {
    const [one, two] = [branchAt(forest, a, level, value), branchAt(forest, b, level, value)];
    sum += (shares[level]?.[at] as number) * likelyApart(one, two, search);
  }
  remember(apart, a, b, 0, chances.push(sum) - 1);
  return sum;
}
