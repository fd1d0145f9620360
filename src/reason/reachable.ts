// A walk through all that a function can still come to: its values, and the variables on which they hang.
//
// The diagram of the function and the set of combinations of marks that lists can give are walked side by side, so that
// each pair of places is met once and nothing impossible is met at all.
import type { Compiled } from './compile.js';
import { bottom, branchAt, constant, type Diagram, type Level } from './diagram.js';
import { createMemo, forget, type Memo, missing, recall, remember } from './memo.js';
import type { Situation } from './situation.js';

const [visited, compared, spare] = [createMemo(4096), createMemo(4096), createMemo(1024)];

/**
 * The values that a function can still have, as bits. What it hangs on is marked in `matters`, by level: facts where
 * another value alone can change the function, marks where one may. `leads` gets for each box that asks a mark where it
 * leads with one of the mark's states: where the mark does not matter, with all.
 */
export function reach(
  f: Diagram,
  set: Diagram,
  situation: Situation,
  matters: Uint8Array,
  leads: Memo = spare,
): number {
  const { compiled, open } = situation;
  const { forest, asked, lists } = compiled;
  const sets = lists.forest;
  let values = 0;
  const visit = (diagram: Diagram, among: Diagram): void => {
    if (recall(visited, diagram, among, 0) !== missing) return;
    remember(visited, diagram, among, 0, 0);
    const asks = forest.levels[diagram] as Level;
    const level = Math.min(asks, levelOfSet(among, compiled));
    const fromSet = level === levelOfSet(among, compiled) ? (sets.starts[among] as number) : -1;
    const from = level === asks ? (forest.starts[diagram] as number) : -1;
    const isFact = asked[level]?.kind === 'fact';
    // what a mark leads to is compared over all sets with which its box is met: lists differ in more than one mark
    let first = isFact || from < 0 ? missing : recall(leads, diagram, 0, 0);
    const isNew = first === missing;
    for (let rest = open[level] as number; rest !== 0; rest &= rest - 1) {
      const value = 31 - Math.clz32(rest & -rest);
      const next = fromSet < 0 ? among : (sets.branches[fromSet + value] as Diagram);
      if (next === nothing) continue;
      const ahead =
        from < 0 ? diagram : onward(forest.branches[from + value] as Diagram, situation);
      if (first === missing) first = ahead;
      else if (matters[level] === 0 && ahead !== first)
        if (!isFact || differ(first, ahead, among, situation)) matters[level] = 1;
      if (ahead < 0) values |= 1 << ~ahead;
      else visit(ahead, next);
    }
    if (isNew && !isFact && from >= 0) remember(leads, diagram, 0, 0, first);
  };
  forget(leads);
  forget(visited);
  forget(compared);
  const start = onward(f, situation);
  if (start < 0) return 1 << ~start;
  visit(start, set);
  return values;
}

/** Whether two functions, past what is known, differ somewhere among what is open. */
function differ(one: Diagram, other: Diagram, among: Diagram, situation: Situation): boolean {
  if (one === other || among === nothing) return false;
  if (one < 0 && other < 0) return true;
  if (recall(compared, one, other, among) !== missing) return false;
  const { compiled, open } = situation;
  const { forest, lists } = compiled;
  const levelOfOne = one < 0 ? bottom : (forest.levels[one] as Level);
  const levelOfOther = other < 0 ? bottom : (forest.levels[other] as Level);
  const level = Math.min(levelOfOne, levelOfOther, levelOfSet(among, compiled));
  for (let rest = open[level] as number; rest !== 0; rest &= rest - 1) {
    const value = 31 - Math.clz32(rest & -rest);
    const next =
      level === levelOfSet(among, compiled)
        ? branchAt(lists.forest, among, lists.forest.levels[among] as Level, value)
        : among;
    const ahead = level === levelOfOne ? onwardFrom(one, value, situation) : one;
    const beside = level === levelOfOther ? onwardFrom(other, value, situation) : other;
    if (differ(ahead, beside, next, situation)) return true;
  }
  remember(compared, one, other, among, 0);
  return false;
}

/** A function past what is known of facts, down to the first thing that is open. */
export function onward(f: Diagram, { open, compiled: { forest } }: Situation): Diagram {
  const { levels, starts, branches } = forest;
  let at = f;
  while (at >= 0) {
    const may = open[levels[at] as number] as number;
    if ((may & (may - 1)) !== 0) return at;
    at = branches[(starts[at] as number) + 31 - Math.clz32(may)] as number;
  }
  return at;
}

/** Where a box leads for a value of what it asks, and on from there. */
function onwardFrom(box: Diagram, value: number, situation: Situation): Diagram {
  const { forest } = situation.compiled;
  return onward(forest.branches[(forest.starts[box] as number) + value] as Diagram, situation);
}

/** The level of the mark that a set of combinations asks first. */
export function levelOfSet(set: Diagram, { lists, levelOfMark }: Compiled): Level {
  if (set < 0) return bottom;
  return levelOfMark[(lists.forest.levels[set] as Level) - lists.inputs] as Level;
}

const nothing = constant(0);
