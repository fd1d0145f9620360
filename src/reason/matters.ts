// Which open answers about given groups matter: whether another answer to one cell can lead to another function of the other
// groups, all else that is open being free.
import type { GroupReading } from '../engine/reading.js';
import { added, join, nobodyListed } from './combinations.js';
import { clear, type Diagram } from './diagram.js';
import { throughGroup } from './list-automaton.js';
import { among, cellsAsked, endAt, type ListFunction, viewOfFunction } from './list-functions.js';
import { inputsOf } from './people.js';
import type { Situation } from './situation.js';
import { seenThrough } from './views.js';

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
  const groups = situation.groups ?? [];
  if (!groups.some(({ cells }) => cells.some(isOpen))) return [];
  const others = allButEach(groups, situation);
  return groups.flatMap((reading, group) =>
    cellsOfGroup(reading, others[group] as Diagram, functions, situation).map((cell) => ({
      group,
      cell,
    })),
  );
}

const isOpen = (set: number): boolean => (set & (set - 1)) !== 0;

/** Ends that mean the same beside all other groups are the same: so diagrams ask the cells that matter, and no others. */
function cellsOfGroup(
  reading: GroupReading,
  others: Diagram,
  functions: readonly ListFunction[],
  { compiled }: Situation,
): readonly number[] {
  const { lists } = compiled;
  const { scratch } = lists;
  const matters = new Set<number>();
  const open = inputsOf(reading);
  const asked = { open, levelOfCell: (cell: number) => cell, into: scratch, met: scratch.met };
  for (const f of functions) {
    const tells = cellsAsked(f, compiled);
    if (!tells.some((cell) => isOpen(open[cell] as number) && !matters.has(cell))) continue;
    const set = seenThrough(lists, others, viewOfFunction(f, compiled));
    clear(scratch);
    throughGroup(f, asked, (rest) => endAt(among(rest, set, compiled)), compiled);
    for (let box = 0; box < scratch.count; box += 1) matters.add(scratch.levels[box] as number);
  }
  return [...matters].sort((a, b) => a - b);
}

/** For each group what all others can come to. */
function allButEach(
  groups: readonly GroupReading[],
  { compiled: { lists } }: Situation,
): readonly Diagram[] {
  const each = groups.map((group) => added(lists, group));
  let before = nobodyListed(lists);
  const after = [before];
  for (const one of each.slice(1).reverse()) after.unshift(join(lists, one, after[0] as Diagram));
  return each.map((one, group) => {
    const others = join(lists, before, after[group] as Diagram);
    before = join(lists, before, one);
    return others;
  });
}
