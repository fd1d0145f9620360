// Which open answers about given groups matter: whether another answer to one cell can lead to another function of the other
// groups, all else that is open being free.
import type { GroupReading } from '../engine/reading.js';
import { asksOf, clear, type Diagram } from './diagram.js';
import { forestOfTold, type ListFunction, toldApart } from './list-functions.js';
import { confining } from './narrow.js';
import { added, inputsOf, join, nobodyListed } from './people.js';
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

/** What the functions tell apart in any group, confined to what is open in this one, asks the cells that matter and no others. */
function cellsOfGroup(
  reading: GroupReading,
  group: number,
  functions: readonly ListFunction[],
  situation: Situation,
): readonly number[] {
  const { compiled } = situation;
  const { scratch } = compiled.lists;
  const others = allBut(group, situation);
  const told = new Set(functions.map((f) => toldApart(f, others, compiled)));
  clear(scratch);
  const confine = confining(forestOfTold(compiled), Int32Array.from(inputsOf(reading)), scratch);
  for (const groups of told) confine(groups);
  const asks = asksOf(scratch);
  return [...asks.keys()].filter((cell) => asks[cell] === 1);
}

/** What all groups but one can come to. */
const allBut = (group: number, { groups, compiled: { lists } }: Situation): Diagram =>
  (groups ?? []).reduce(
    (set, other, index) => (index === group ? set : join(lists, set, added(lists, other))),
    nobodyListed(lists),
  );
