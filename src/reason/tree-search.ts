// The best way to ask for the value of a function: which variable first, and after each of its values which next, so that
// the fewest questions are expected. A search, best first, over the functions that are left after answers.
//
// Each function is looked into once, however it came about, and only part by part (`parts.ts`). What is known of it is how
// many questions are expected at least, in all and if a given variable comes first; four things raise these bounds:
//
//   a variable that decides has to be asked, whatever the order: its influence is how often it is asked at least;
//   so if a variable comes first, what it was asked in vain comes on top of the influences of all;
//   with a variable given for free the others still need the questions that are left, and it as many as its influence;
//   the same holds of the questions expected if another variable comes first.
//
// The order that promises the fewest is followed up until the next best promises as few; when it has come down to the end
// everywhere, it is the best. A variable that always decides may as well come first.
import { type Agreements, createAgreements, decisionsOf, type Shares } from './agreement.js';
import type { Diagram, Forest, Level } from './diagram.js';
import { type Answers, partsOf, withAnswers } from './parts.js';

export interface Best {
  /** Any of these may be asked first. */
  readonly levels: readonly Level[];
  /** How many questions are expected. */
  readonly expected: number;
}

/** The best variables to ask first; null where to find it takes more boxes and looks than `patience`. */
export function leastQuestions(
  f: Diagram,
  forest: Forest,
  shares: Shares,
  patience: number,
): Best | null {
  const search: Search = {
    forest,
    shares,
    agreements: createAgreements(forest, shares),
    states: new Map(),
    left: new Map(),
    answers: new Int8Array(forest.sizes.length).fill(-1),
    looks: 0,
    patience,
  };
  const parts = statesOf(withAnswers(f, search.answers, forest), search);
  for (const part of parts) lookInto(part, Number.POSITIVE_INFINITY, search);
  if (parts.length === 0 || parts.some(({ first }) => first < 0)) return null;
  return { levels: parts.flatMap(bestOf), expected: total(parts) };
}

function bestOf({ first, influences }: State): readonly Level[] {
  const always = [...influences.keys()].filter((level) => decidesAlways(influences, level));
  return always.length > 0 ? always : [first];
}

const decidesAlways = (influences: Float64Array, level: Level): boolean =>
  (influences[level] as number) >= 1 - close;

interface Search {
  readonly forest: Forest;
  readonly shares: Shares;
  readonly agreements: Agreements;
  readonly states: Map<Diagram, State>;
  /** By function its parts. */
  readonly left: Map<Diagram, readonly State[]>;
  /** None, but while one is put in. */
  readonly answers: Answers;
  /** How often a question was chosen to be looked into. */
  looks: number;
  readonly patience: number;
}

/** What is known of a function that cannot be parted further. */
interface State {
  readonly f: Diagram;
  /** The levels that may come first. */
  readonly open: readonly Level[];
  /** By level how likely it decides. */
  readonly influences: Float64Array;
  /** How many questions are expected at least; and by level, if it is asked first. */
  least: number;
  readonly costs: Float64Array;
  /** By level what is left after each of its answers, once that was looked at. */
  readonly steps: (readonly Left[] | undefined)[];
  /** The best to ask first; -1 until `least` is exact. */
  first: Level;
}

/** What is left, in parts, where the answers are that lead there; and how likely these are together. */
interface Left {
  share: number;
  readonly parts: readonly State[];
}

const close = 1e-9;

const isSpent = ({ forest, agreements, looks, patience }: Search): boolean =>
  forest.count + agreements.forest.count + looks > patience ||
  forest.full ||
  agreements.forest.full;

/** The parts of a function, each with what is known of it. */
function statesOf(f: Diagram, search: Search): readonly State[] {
  const before = search.left.get(f);
  if (before) return before;
  const parts = partsOf(f, search.agreements).map((part) => {
    const known = search.states.get(part);
    if (known) return known;
    const made = newState(part, search);
    search.states.set(part, made);
    return made;
  });
  search.left.set(f, parts);
  return parts;
}

/** At first only what the influences tell. */
function newState(f: Diagram, { agreements }: Search): State {
  const { influences } = decisionsOf(f, agreements);
  const costs = new Float64Array(influences.length);
  const asked: Level[] = [];
  let [sum, always] = [1, -1];
  for (const each of influences) sum += each;
  for (let level = 0; level < influences.length; level += 1) {
    const own = influences[level] as number;
    costs[level] = sum - own;
    if (own > 0) asked.push(level);
    if (always < 0 && decidesAlways(influences, level)) always = level;
  }
  const open = always < 0 ? asked : [always];
  const least = open.reduce((fewest, level) => Math.min(fewest, costs[level] as number), sum);
  return { f, open, influences, least, costs, steps: [], first: -1 };
}

/** Finds out how many questions a function needs, as long as it may be fewer than a bound. */
function lookInto(state: State, bound: number, search: Search): void {
  while (state.first < 0 && !isSpent(search)) {
    search.looks += 1;
    const { level, cost, next } = promising(state);
    state.least = Math.max(state.least, cost);
    if (state.least >= bound - close) return;
    if (raised(state, level)) continue;
    const step = stepAt(state, level, search);
    if (raise(state, level, costOf(step)) > cost + close) continue;
    followUp(step, Math.min(bound, next + 2 * close) - costOf(step), search);
    raise(state, level, costOf(step));
    const isDone = step.every(({ parts }) => parts.every(({ first }) => first >= 0));
    if (isDone && costOf(step) <= next + close) {
      state.least = costOf(step);
      state.first = level;
    }
  }
}

/** The level that promises the fewest questions if it comes first, and what the next best promises. */
function promising({ open, costs }: State): { level: Level; cost: number; next: number } {
  let [level, cost, next] = [-1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const each of open) {
    const own = costs[each] as number;
    if (own < cost - close) [level, cost, next] = [each, own, cost];
    else next = Math.min(next, own);
  }
  return { level, cost, next };
}

/** Raises what is known to be expected if a level comes first, and with it what is expected in all. */
function raise(state: State, level: Level, cost: number): number {
  const { costs, influences } = state;
  costs[level] = Math.max(costs[level] as number, cost);
  state.least = Math.max(state.least, cost - 1 + (influences[level] as number));
  return costs[level] as number;
}

/** Whether what is left after answers to others shows that a level comes first at a higher cost than was known. */
function raised({ costs, influences, steps }: State, level: Level): boolean {
  const before = costs[level] as number;
  let most = before;
  for (const [other, step] of steps.entries()) {
    if (!step || other === level) continue;
    let cost = influences[other] as number;
    for (const { share, parts } of step) cost += share * costWith(level, parts);
    most = Math.max(most, cost);
  }
  costs[level] = most;
  return most > before + close;
}

/** How many questions are expected at least of some parts if a level comes first, even in vain. */
function costWith(level: Level, parts: readonly State[]): number {
  let [sum, more] = [0, 1];
  for (const { costs, influences, least } of parts) {
    sum += least;
    if ((influences[level] as number) > 0) more = Math.max(0, (costs[level] as number) - least);
  }
  return sum + more;
}

function stepAt(state: State, level: Level, search: Search): readonly Left[] {
  const before = state.steps[level];
  if (before) return before;
  const made = new Map<Diagram, Left>();
  const { answers, forest, shares } = search;
  for (const [value, share] of (shares[level] ?? []).entries()) {
    answers[level] = value;
    const rest = withAnswers(state.f, answers, forest);
    const same = made.get(rest);
    if (same) same.share += share;
    else made.set(rest, { share, parts: statesOf(rest, search) });
  }
  answers[level] = -1;
  const step = [...made.values()];
  state.steps[level] = step;
  return step;
}

const costOf = (step: readonly Left[]): number =>
  step.reduce((sum, { share, parts }) => sum + share * total(parts), 1);

const total = (parts: readonly State[]): number => parts.reduce((sum, { least }) => sum + least, 0);

/** Looks into what is left after answers, until all is known or it has become this much more. */
function followUp(step: readonly Left[], slack: number, search: Search): void {
  let rest = slack;
  for (const { share, parts } of step)
    for (const part of parts) {
      if (part.first >= 0) continue;
      const before = part.least;
      lookInto(part, before + rest / share + close, search);
      rest -= share * (part.least - before);
      if (rest <= 0) return;
    }
}
