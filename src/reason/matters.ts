// Which open answers about given groups matter: whether another answer to one cell can lead to another function of the other
// groups, all else that is open being free.
import type { ValueSet } from '../model/condition.js';
import { join, nobodyListed } from './combinations.js';
import { clear, type Diagram } from './diagram.js';
import { throughGroup } from './list-automaton.js';
import { among, cellsAsked, endAt, type ListFunction, viewOfFunction } from './list-functions.js';
import { inputsOf, type Lists } from './people.js';
import type { Situation } from './situation.js';
import { seenThrough, type View } from './views.js';

/** A cell of a given group, both by position. */
export interface OpenCell {
  readonly group: number;
  readonly cell: number;
}

/** The open cells of given groups that can still change one of these functions of the list. */
export function cellsThatMatter(
  functions: readonly ListFunction[],
  situation: Situation,
): readonly OpenCell[] {
  const others = othersSeen(situation);
  return (situation.groups ?? []).flatMap((reading, group) => {
    const beside = (view: View): Diagram => others(view)[group] as Diagram;
    const cells = cellsOfGroup(inputsOf(reading), beside, functions, situation);
    return cells.map((cell) => ({ group, cell }));
  });
}

/** Ends that mean the same beside all other groups are the same: so diagrams ask the cells that matter, and no others. */
function cellsOfGroup(
  open: readonly ValueSet[],
  beside: (view: View) => Diagram,
  functions: readonly ListFunction[],
  { compiled }: Situation,
): readonly number[] {
  const { scratch: into } = compiled.lists;
  const asked = { open, levelOfCell: (cell: number) => cell, into, met: into.met };
  const matters = new Set<number>();
  const isUnsure = (cell: number): boolean => isOpen(open[cell] as number) && !matters.has(cell);
  for (const f of functions) {
    if (!cellsAsked(f, compiled).some(isUnsure)) continue;
    const others = beside(viewOfFunction(f, compiled));
    clear(into);
    throughGroup(f, asked, (rest) => endAt(among(rest, others, compiled)), compiled);
    for (let box = 0; box < into.count; box += 1) matters.add(into.levels[box] as number);
  }
  return [...matters].sort((a, b) => a - b);
}

const isOpen = (set: ValueSet): boolean => (set & (set - 1)) !== 0;

/** For each group what all others can come to, as far as a view shows it. */
function othersSeen({ adds, compiled: { lists } }: Situation): (view: View) => readonly Diagram[] {
  const known: (readonly Diagram[])[] = [];
  return (view) => {
    const before = known[view.number];
    if (before) return before;
    const made = allButEach(
      adds.map((one) => seenThrough(lists, one, view)),
      seenThrough(lists, nobodyListed(lists), view),
      lists,
    );
    known[view.number] = made;
    return made;
  };
}

/** For each of these sets what all others come to together. */
function allButEach(sets: readonly Diagram[], none: Diagram, lists: Lists): readonly Diagram[] {
  const after = [none];
  for (const set of sets.slice(1).reverse()) after.unshift(join(lists, set, after[0] as Diagram));
  let before = none;
  return sets.map((set, index) => {
    const others = join(lists, before, after[index] as Diagram);
    before = join(lists, before, set);
    return others;
  });
}
