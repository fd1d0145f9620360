// How much an answer is expected to tell: for each open question, how far the uncertainty of a result would fall on average,
// in bits, were it answered.
//
// One walk down the diagram says how likely each box is met, one walk up how likely each value is from there on. Where
// boxes ask a question, the two together say how likely each value of the result is with each answer.
import { branch, constantOf, type Diagram, type Level } from './diagram.js';
import { type KindOfList, kindsOfLists } from './kinds-of-lists.js';
import { isValue } from './list-functions.js';
import type { Question, Questions } from './questions.js';
import { type Result, resultsSeen, sizeOfResult } from './results.js';
import type { View } from './views.js';

/** For each question by how many bits the uncertainty of a result would fall. */
export function gains(index: number, asks: readonly Question[], questions: Questions): number[] {
  const { compiled } = questions.situation;
  const root = questions.functions[index] as Diagram;
  const size = sizeOfResult(index, compiled);
  const down = walkDown(root, questions);
  const ends = endsMet(down, (resultsSeen(compiled)[index] as Result).view, questions);
  const chances = walkUp(root, size, down, ends, questions);
  const now = entropy(chances.all);
  return asks.map((ask) => {
    const level = questions.levelOf(ask);
    const left = level < 0 ? leftByList(size, down, ends) : leftByAnswer(level, chances, questions);
    return now - (left ?? now);
  });
}

/** How likely each box, and each end, is met. */
interface Down {
  readonly boxes: Float64Array;
  readonly ends: ReadonlyMap<Diagram, number>;
}

/** A box leads to those made before it, so every box comes after all that lead to it. */
function walkDown(root: Diagram, { forest, shares }: Questions): Down {
  const boxes = new Float64Array(Math.max(0, root + 1));
  const ends = new Map<Diagram, number>();
  if (root >= 0) boxes[root] = 1;
  else ends.set(root, 1);
  for (let box = root; box >= 0; box -= 1) {
    const here = boxes[box] as number;
    if (here === 0) continue;
    const likely = shares(forest.levels[box] as Level);
    for (let value = 0; value < likely.length; value += 1) {
      const share = likely[value] as number;
      if (share === 0) continue;
      const to = branch(forest, box, value);
      if (to >= 0) boxes[to] = (boxes[to] as number) + here * share;
      else ends.set(to, (ends.get(to) ?? 0) + here * share);
    }
  }
  return { boxes, ends };
}

/** What the ends that are met come to with each kind of list. */
interface Ends {
  readonly kinds: readonly KindOfList[];
  /** The value of an end with a kind of list. */
  readonly valueOf: (end: Diagram, kind: KindOfList) => number;
}

function endsMet({ ends }: Down, view: View, { lists, situation }: Questions): Ends {
  const open = [...ends.keys()].filter((end) => !isValue(end));
  const functions = open.map((end) => lists.get(end) as Diagram);
  return {
    kinds: kindsOfLists(functions, view, situation),
    valueOf: (end, { values }) =>
      isValue(end) ? constantOf(end) : (values[open.indexOf(end)] as number),
  };
}

/** How likely each value is, in all; and by level of a question past its boxes, and through them with each answer. */
interface Chances {
  readonly all: Float64Array;
  readonly past: readonly (Float64Array | undefined)[];
  readonly through: readonly (readonly Float64Array[] | undefined)[];
}

function walkUp(
  root: Diagram,
  size: number,
  { boxes, ends }: Down,
  { kinds, valueOf }: Ends,
  { forest, shares }: Questions,
): Chances {
  const fromEnds = new Map<Diagram, Float64Array>();
  for (const end of ends.keys()) {
    const chances = new Float64Array(size);
    for (const kind of kinds) raise(chances, valueOf(end, kind), kind.share);
    fromEnds.set(end, chances);
  }
  const fromBoxes: Float64Array[] = [];
  const from = (at: Diagram): Float64Array =>
    (at < 0 ? fromEnds.get(at) : fromBoxes[at]) as Float64Array;
  const [through, met]: [Float64Array[][], Float64Array[]] = [[], []];
  for (let box = 0; box <= root; box += 1) {
    const here = boxes[box] as number;
    if (here === 0) continue;
    const level = forest.levels[box] as Level;
    const chances = new Float64Array(size);
    const answers = through[level] ?? shares(level).map(() => new Float64Array(size));
    const own = met[level] ?? new Float64Array(size);
    for (const [value, share] of shares(level).entries()) {
      if (share === 0) continue;
      const further = from(branch(forest, box, value));
      add(chances, share, further);
      add(answers[value] as Float64Array, here, further);
    }
    fromBoxes[box] = chances;
    add(own, here, chances);
    through[level] = answers;
    met[level] = own;
  }
  const all = from(root);
  const past = met.map((of) => all.map((chance, value) => Math.max(0, chance - (of[value] ?? 0))));
  return { all, past, through };
}

function raise(chances: Float64Array, value: number, by: number): void {
  chances[value] = (chances[value] as number) + by;
}

function add(sum: Float64Array, share: number, chances: Float64Array): void {
  for (let value = 0; value < sum.length; value += 1)
    sum[value] = (sum[value] as number) + share * (chances[value] as number);
}

/** Uncertainty left on average once a question is answered; null where no box asks it. */
function leftByAnswer(
  level: Level,
  { past, through }: Chances,
  { shares }: Questions,
): number | null {
  const answers = through[level];
  if (!answers) return null;
  return shares(level).reduce((bits, share, value) => {
    const chances = Float64Array.from(past[level] as Float64Array);
    add(chances, 1, answers[value] as Float64Array);
    return bits + share * entropy(chances);
  }, 0);
}

/** Uncertainty left on average once it is known which groups there are. */
const leftByList = (size: number, { ends }: Down, { kinds, valueOf }: Ends): number =>
  kinds.reduce((bits, kind) => {
    const chances = new Float64Array(size);
    for (const [end, likely] of ends) raise(chances, valueOf(end, kind), likely);
    return bits + kind.share * entropy(chances);
  }, 0);

/** Uncertainty in bits. */
export function entropy(chances: Float64Array): number {
  let bits = 0;
  for (const chance of chances) if (chance > 0) bits -= chance * Math.log2(chance);
  return bits;
}
