// Which open answers about given groups matter: whether another answer to one cell can lead to another function of the other
// groups, all else that is open being free.
import type { GroupReading } from '../engine/reading.js';
import { clear, type Diagram } from './diagram.js';
import { among, endAt, type ListFunction, throughGroup, viewOfFunction } from './list-functions.js';
import { cellsOf } from './marks.js';
import { added, inputsOf, join, marksOf, nobodyListed, seenThrough } from './people.js';
import type { Situation } from './situation.js';

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
  return (situation.groups ?? []).flatMap((reading, group) =>
    reading.cells.some(isOpen)
      ? cellsOfGroup(reading, group, functions, situation).map((cell) => ({ group, cell }))
      : [],
  );
}

const isOpen = (set: number): boolean => (set & (set - 1)) !== 0;

/** Ends that mean the same beside all other groups are the same: so diagrams ask the cells that matter, and no others. */
function cellsOfGroup(
  reading: GroupReading,
  group: number,
  functions: readonly ListFunction[],
  situation: Situation,
): readonly number[] {
  const { compiled } = situation;
  const { lists } = compiled;
  const { scratch } = lists;
  const others = allBut(group, situation);
  const inputs = inputsOf(reading);
  const matters = new Set<number>();
  for (const f of functions) {
    const view = viewOfFunction(f, compiled);
    const asked = cellsOf(marksOf(view), compiled);
    if (!asked.some((cell) => isOpen(inputs[cell] as number) && !matters.has(cell))) continue;
    const set = seenThrough(lists, others, view);
    const end = (rest: ListFunction): Diagram => endAt(among(rest, set, compiled));
    clear(scratch);
    throughGroup(f, inputs, (cell) => cell, end, scratch, compiled);
    for (let box = 0; box < scratch.count; box += 1) matters.add(scratch.levels[box] as number);
  }
  return [...matters].sort((a, b) => a - b);
}

/** What all groups but one can come to. */
const allBut = (group: number, { groups, compiled: { lists } }: Situation): Diagram =>
  (groups ?? []).reduce(
    (set, other, index) => (index === group ? set : join(lists, set, added(lists, other))),
    nobodyListed(lists),
  );
