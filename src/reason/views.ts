// Views: what there is to see of lists when only some marks count.

import { union } from './combinations.js';
import { boxOf, branch, constant, type Diagram, isConstant, lay, levelOf } from './diagram.js';
import { missing, recall, remember } from './memo.js';
import type { Lists, MarkIndex } from './people.js';

/** Some of the marks, with a number of its own; `viewOf` makes it. */
export interface View {
  readonly number: number;
  /** By mark whether it is one of them. */
  readonly keeps: readonly boolean[];
}

/** What there is to see of lists when only these marks count. */
export function viewOf(lists: Lists, marks: Iterable<MarkIndex>): View {
  const keeps = lists.marks.map(() => false);
  for (const mark of marks) keeps[mark] = true;
  const key = keeps.map(Number).join('');
  const number = lists.viewNumbers.get(key) ?? lists.viewNumbers.size;
  lists.viewNumbers.set(key, number);
  return { number, keeps };
}

export const marksOf = ({ keeps }: View): readonly MarkIndex[] =>
  [...keeps.keys()].filter((mark) => keeps[mark]);

/** The combinations of a set as far as these marks tell them apart, the others left out of account. */
export function seenThrough(lists: Lists, set: Diagram, view: View): Diagram {
  if (isConstant(set)) return set;
  const known = recall(lists.views, set, view.number, 0);
  if (known !== missing) return known;
  const { forest } = lists;
  const level = levelOf(forest, set);
  const isKept = level < lists.inputs || view.keeps[level - lists.inputs] === true;
  const start = forest.laidCount;
  let all = out;
  for (let state = 0; state < (forest.sizes[level] as number); state += 1) {
    const seen = seenThrough(lists, branch(forest, set, state), view);
    if (isKept) lay(forest, seen);
    else all = union(lists, all, seen);
  }
  const seen = isKept ? boxOf(forest, level, start) : all;
  return remember(lists.views, set, view.number, 0, seen);
}

const out = constant(0);
