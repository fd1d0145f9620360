// The least number of questions that can be expected until an answer is settled, over all ways to ask: what is asked next
// may hang on what was answered. Worked out exactly, as long as few questions are open.
//
// All results together are made one function of the open questions. Answering one leaves a function of the others, and
// the same function may be left by many ways of asking: it is looked into once (the diagram's number tells).
import {
  boxOf,
  branch,
  constant,
  createForest,
  type Diagram,
  type Forest,
  isConstant,
  type Level,
  lay,
} from './diagram.js';
import { apply, support } from './operations.js';
import type { Question, Questions } from './questions.js';
import { leastQuestions } from './tree-search.js';

export interface Fewest {
  /** Any of these may come first. */
  readonly asks: readonly Question[];
  readonly expected: number;
}

/** More open questions than this are not tried; nor are functions of more boxes than this. */
const [mostQuestions, mostBoxes] = [12, 3000];

/** The questions with which the least number is expected until these results are settled; null where that is out of reach. */
export function fewestQuestions(
  questions: Questions,
  asks: readonly Question[],
  wanted: readonly number[],
  patience: number,
): Fewest | null {
  const { levelOf, shares } = questions;
  const levels = asks.map(levelOf);
  // a list that was left out has endless answers: what is known of groups then brings questions of its own
  if (asks.length > mostQuestions || levels.includes(-1)) return null;
  const all = together(wanted, questions);
  if (all === null || support(questions.forest, all).some((level) => !levels.includes(level)))
    return null;
  const order = [...levels].sort((a, b) => a - b);
  const { f, forest } = compact(all, order, questions);
  const likely = order.map((level) => shares(level).filter((share) => share > 0));
  const found = leastQuestions(f, forest, likely, patience);
  if (!found) return null;
  const first = found.levels.map(
    (level) => asks[levels.indexOf(order[level] as Level)] as Question,
  );
  return { asks: first, expected: found.expected };
}

/** A function of nothing but these levels, and of values that can be. */
function compact(
  all: Diagram,
  levels: readonly Level[],
  { forest: from, shares }: Questions,
): { readonly f: Diagram; readonly forest: Forest } {
  const values = levels.map((level) =>
    [...shares(level).keys()].filter((value) => (shares(level)[value] as number) > 0),
  );
  const forest = createForest(values.map(({ length }) => length));
  const made = new Map<Diagram, Diagram>();
  const walk = (at: Diagram): Diagram => {
    if (isConstant(at)) return at;
    const before = made.get(at);
    if (before !== undefined) return before;
    const level = levels.indexOf(from.levels[at] as Level);
    const start = forest.laidCount;
    for (const value of values[level] as readonly number[])
      lay(forest, walk(branch(from, at, value)));
    const box = boxOf(forest, level, start);
    made.set(at, box);
    return box;
  };
  return { f: walk(all), forest };
}

/** One function that tells all these results apart; null where it is too large. */
function together(wanted: readonly number[], { forest, functions }: Questions): Diagram | null {
  let all = constant(0);
  for (const index of wanted) {
    const numbers = new Map<number, number>();
    const pair = (a: number, b: number): number => {
      const key = 64 * a + b;
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      return known;
    };
    all = apply(forest, all, functions[index] as Diagram, pair);
    if (forest.count > mostBoxes) return null;
  }
  return all;
}
