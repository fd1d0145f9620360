// What marks of a list of people ask of one group: the cells of each mark, and the marks that each cell bears on.
import type { People } from '../model/pack.js';
import { asksOfGroup } from '../model/reads.js';
import type { Compiled } from './compile.js';
import type { Diagram } from './diagram.js';
import { support } from './operations.js';

interface Asking {
  /** By mark the cells that it asks and that a brief may answer. */
  readonly cells: readonly (readonly number[])[];
  /** By cell the marks that ask it. */
  readonly marks: readonly (readonly number[])[];
}

const known = new WeakMap<Compiled, Asking>();

/** Worked out anew where a condition has brought new marks. */
function askingOf(compiled: Compiled): Asking {
  const { lists, pack } = compiled;
  const before = known.get(compiled);
  if (before?.cells.length === lists.adds.length) return before;
  const width = lists.inputs / 2;
  const cells = lists.adds.map((adds: Diagram) =>
    support(lists.forest, adds)
      .map((input) => input % width)
      .filter((cell) => pack.people?.cells[cell]?.namedIn === null),
  );
  const marks = Array.from({ length: width }, (_, cell) =>
    cells.flatMap((asked, mark) => (asked.includes(cell) ? [mark] : [])),
  );
  const asking = { cells, marks };
  known.set(compiled, asking);
  return asking;
}

/** The cells that these marks ask and that a brief may answer, in their order. */
export function cellsOf(marks: readonly number[], compiled: Compiled): readonly number[] {
  const { cells, marks: ofCell } = askingOf(compiled);
  const asked = ofCell.map(() => false);
  for (const mark of marks) for (const cell of cells[mark] ?? []) asked[cell] = true;
  return asked.flatMap((is, cell) => (is ? [cell] : []));
}

/** The marks that another answer to this cell may move. */
export const marksOn = (cell: number, compiled: Compiled): readonly number[] =>
  askingOf(compiled).marks[cell] ?? [];

const hungOn = new WeakMap<People, ReadonlySet<number>>();

/** The cells on which ordinary values of other cells hang. */
export function cellsHungOn(people: People): ReadonlySet<number> {
  const before = hungOn.get(people);
  if (before) return before;
  const found = new Set(
    people.cells.flatMap(({ ordinary }) =>
      ordinary.flatMap(({ when }) => (when ? asksOfGroup(when).map((ask) => ask.cell) : [])),
    ),
  );
  hungOn.set(people, found);
  return found;
}
