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

/** How likely each value is, in all and by level through the boxes that ask it. */
interface Chances {
  readonly all: Float64Array;
  readonly through: readonly (Through | undefined)[];
}

/** How likely each value is through these boxes, in all and with each answer, one answer after the other. */
interface Through {
  readonly all: Float64Array;
  readonly answers: Float64Array;
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
  // box after box, each as long as there are values
  const fromBoxes = new Float64Array(Math.max(0, root + 1) * size);
  const through: Through[] = [];
  for (let box = 0; box <= root; box += 1) {
    const here = boxes[box] as number;
    if (here === 0) continue;
    const level = forest.levels[box] as Level;
    const likely = shares(level);
    const met = through[level] ?? {
      all: new Float64Array(size),
      answers: new Float64Array(likely.length * size),
    };
    through[level] = met;
    const own = box * size;
    for (let answer = 0; answer < likely.length; answer += 1) {
      const share = likely[answer] as number;
      if (share === 0) continue;
      const to = branch(forest, box, answer);
      const from = to < 0 ? (fromEnds.get(to) as Float64Array) : fromBoxes;
      const start = to < 0 ? 0 : to * size;
      for (let value = 0; value < size; value += 1) {
        const further = from[start + value] as number;
        raise(fromBoxes, own + value, share * further);
        raise(met.answers, answer * size + value, here * further);
      }
    }
    for (let value = 0; value < size; value += 1)
      raise(met.all, value, here * (fromBoxes[own + value] as number));
  }
  const all = root < 0 ? (fromEnds.get(root) as Float64Array) : fromBoxes.subarray(root * size);
  return { all, through };
}

function raise(chances: Float64Array, value: number, by: number): void {
  chances[value] = (chances[value] as number) + by;
}

/** Uncertainty left on average once a question is answered; null where no box asks it. */
function leftByAnswer(
  level: Level,
  { all, through }: Chances,
  { shares }: Questions,
): number | null {
  const met = through[level];
  if (!met) return null;
  const size = all.length;
  const chances = new Float64Array(size);
  return shares(level).reduce((bits, share, answer) => {
    for (let value = 0; value < size; value += 1) {
      const past = Math.max(0, (all[value] as number) - (met.all[value] as number));
      chances[value] = past + (met.answers[answer * size + value] as number);
    }
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
