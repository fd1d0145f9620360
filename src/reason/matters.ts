// Whether an answer about people matters: can what a group answers, or which groups there are, still change a result when
// everything else that is open is free?

import { anyListOrNobody, part, woven } from './cases.js';
import type { Compiled } from './compile.js';
import type { Diagram, Level } from './diagram.js';
import { pairsOf, tellApart } from './groups-apart.js';
import type { Memo } from './memo.js';
import { support } from './operations.js';
import { added, join, nobodyListed, seenThrough, viewOf } from './people.js';
import { resultsSeen } from './results.js';
import type { Situation } from './situation.js';

/** A cell of a given group, both by position. */
export interface OpenCell {
  readonly group: number;
  readonly cell: number;
}

/**
 * What `reach` finds of a result: by level whether what is asked there may matter, and where boxes lead whose mark does
 * not. Lists that agree in all marks that may matter give the same result, so that these alone tell groups apart.
 */
export interface Hang {
  readonly matters: Uint8Array;
  readonly leads: Memo;
}

/** The open cells of given groups that can still change a result. */
export function cellsThatMatter(situation: Situation, hangs: readonly Hang[]): readonly OpenCell[] {
  const { compiled } = situation;
  const { lists } = compiled;
  const groups = situation.groups ?? [];
  const results = resultsSeen(compiled).map(({ f }, index) => ({
    f,
    hang: hangs[index] as Hang,
    marks: marksThatMatter(hangs[index] as Hang, compiled),
  }));
  const marks = [...new Set(results.flatMap((result) => result.marks))].sort((a, b) => a - b);
  if (marks.length === 0) return [];
  const view = viewOf(lists, marks);
  return groups.flatMap((reading, group) => {
    if (!reading.cells.some(isOpen)) return [];
    const others = seenThrough(lists, allBut(group, situation), view);
    const told = tellApart(reading, marks, others, lists);
    const matters = (cell: number): boolean => {
      const pairs = pairsOf(cell, told, lists);
      const cases = woven(pairs, marks, lists);
      return results.some(
        ({ f, hang, marks: own }) =>
          pairs.some(([one, other]) => own.some((mark) => one[mark] !== other[mark])) &&
          part(f, cases, marks, others, hang.leads, situation),
      );
    };
    return support(lists.scratch, told.classes)
      .filter(matters)
      .map((cell) => ({ group, cell }));
  });
}

const isOpen = (set: number): boolean => (set & (set - 1)) !== 0;

function marksThatMatter({ matters }: Hang, { levelOfMark }: Compiled): readonly number[] {
  return [...levelOfMark.keys()].filter((mark) => matters[levelOfMark[mark] as Level] === 1);
}

/** What all groups but one can come to. */
function allBut(group: number, { groups, compiled: { lists } }: Situation): Diagram {
  return (groups ?? [])
    .filter((_, index) => index !== group)
    .reduce((set, other) => join(lists, set, added(lists, other)), nobodyListed(lists));
}

/** Whether another list than nobody at all can give another result. */
export function listMatters(situation: Situation, hangs: readonly Hang[]): boolean {
  const { compiled, combinations } = situation;
  const { lists } = compiled;
  return resultsSeen(compiled).some(({ f }, index) => {
    const hang = hangs[index] as Hang;
    const marks = marksThatMatter(hang, compiled);
    const any = seenThrough(lists, combinations, viewOf(lists, marks));
    return part(f, anyListOrNobody(lists), marks, any, hang.leads, situation);
  });
}
