// Whether some brief makes a function so, whatever its list of people: decided on the set of all combinations of marks
// that lists give, without looking at lists one by one.

import { anyCombination } from './combinations.js';
import type { Compiled } from './compile.js';
import { branchAt, constant, type Diagram, isConstant, levelOf } from './diagram.js';
import { createMemo, forget, missing, recall, remember } from './memo.js';
import { levelOfSet } from './narrow.js';
import { support } from './operations.js';
import type { MarkIndex } from './people.js';

/** The marks that functions ask. */
export function marksAskedBy(
  functions: readonly Diagram[],
  { forest, asked }: Compiled,
): readonly MarkIndex[] {
  const levels = new Set(functions.flatMap((f) => support(forest, f)));
  return asked.flatMap((entry, level) =>
    entry?.kind === 'mark' && levels.has(level) ? [entry.mark] : [],
  );
}

const met = createMemo(1024);

/** Whether a function with the values 0 and 1 is 1 for some brief. */
export function isMet(f: Diagram, compiled: Compiled): boolean {
  if (isConstant(f)) return f === yes;
  const { forest, lists } = compiled;
  const walk = (at: Diagram, among: Diagram): boolean => {
    if (at === no || among === nothing) return false;
    if (at === yes) return true;
    if (recall(met, at, among, 0) !== missing) return false;
    remember(met, at, among, 0, 0);
    const [level, levelOfMarks] = [levelOf(forest, at), levelOfSet(among, compiled)];
    const first = Math.min(level, levelOfMarks);
    const markLevel = first === levelOfMarks ? levelOf(lists.forest, among) : -1;
    for (let value = 0; value < (forest.sizes[first] as number); value += 1) {
      const next = markLevel < 0 ? among : branchAt(lists.forest, among, markLevel, value);
      if (walk(branchAt(forest, at, first, value), next)) return true;
    }
    return false;
  };
  forget(met);
  return walk(f, anyCombination(lists, marksAskedBy([f], compiled)));
}

/** How many lists of people these functions can tell apart. */
export function countOfLists(functions: readonly Diagram[], compiled: Compiled): number {
  const { lists } = compiled;
  const marks = marksAskedBy(functions, compiled);
  const known = new Map<Diagram, number>();
  const count = (set: Diagram, at: number): number => {
    const mark = marks[at];
    if (set === nothing) return 0;
    if (mark === undefined) return 1;
    const before = levelOf(lists.forest, set) === lists.inputs + mark ? known.get(set) : undefined;
    if (before !== undefined) return before;
    let sum = 0;
    const level = lists.inputs + mark;
    for (let state = 0; state < (lists.forest.sizes[level] as number); state += 1)
      sum += count(branchAt(lists.forest, set, level, state), at + 1);
    if (levelOf(lists.forest, set) === level) known.set(set, sum);
    return sum;
  };
  return count(anyCombination(lists, marks), 0);
}

const [no, yes] = [constant(0), constant(1)];
const nothing = constant(0);
