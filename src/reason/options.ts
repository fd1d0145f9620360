// How the answers about one given group could be otherwise: by number of changed answers what the group can then add to the
// list. Options that make it the same letter (list-functions.ts) are followed as one, and letters that fewer changes
// make of it are left out: they are no part of a smallest set of changes.
import { type GroupReading, readGroups } from '../engine/reading.js';
import type { Brief, Group } from '../model/brief.js';
import type { Cell, People } from '../model/pack.js';
import { asksOfGroup } from '../model/reads.js';
import type { Compiled } from './compile.js';
import { type Letter, letterOf } from './list-automaton.js';
import { cellsOf } from './marks.js';
import { inputCodes } from './people.js';
import { viewOfResults } from './results.js';
import type { Situation } from './situation.js';
import { marksOf } from './views.js';

/** One changed answer of a group. */
export interface CellChange {
  readonly group: number;
  readonly cell: number;
  readonly value: number;
}

/** Options of one group that make it the same letter. */
export interface Bundle {
  readonly letter: Letter;
  readonly each: (readonly CellChange[])[];
}

export interface Options {
  /** What so many changed answers make of the group and fewer do not. */
  readonly bundles: (changes: number) => readonly Bundle[];
  /** No more answers than this can change. */
  readonly most: number;
}

/** By group how its answers could be otherwise, where `may` allows a cell of a group to change. */
export function optionsOf(
  { brief, compiled }: Situation,
  may: (cell: number, group: number) => boolean,
): readonly Options[] {
  const { pack } = compiled;
  const read = cellsRead(compiled).filter((cell) => cell > 0);
  const usual = readGroups(brief, pack, 'ordinary') ?? [];
  return (brief.groups ?? []).map((group, index) => {
    const cells = read.filter((cell) => may(cell, index));
    const own = usual[index] as GroupReading;
    const changes = cells.map((cell) => instead(cell, group, index, own, compiled));
    const letter = letterWith(group, own, brief, compiled);
    return { bundles: byNumber(changes, letter), most: cells.length };
  });
}

/** The cells that some result reads. */
export const cellsRead = (compiled: Compiled): readonly number[] =>
  cellsOf(marksOf(viewOfResults(compiled)), compiled);

/** What a cell of a group could be instead of what it is. */
function instead(
  cell: number,
  { cells: stated }: Group,
  group: number,
  { cells: usual }: GroupReading,
  { pack }: Compiled,
): readonly CellChange[] {
  const { values, ordinary } = (pack.people as People).cells[cell] as Cell;
  // an ordinary value that hangs on another answer changes something by being stated: it then stays
  const isAsItIs = (stated[cell] ?? -1) >= 0 || ordinary.length < 2;
  return values.flatMap((_, value) =>
    isAsItIs && usual[cell] === 1 << value ? [] : [{ group, cell, value }],
  );
}

type LetterWith = (changes: readonly CellChange[]) => Letter;

/** The letter of a group with some of its answers changed. What hangs on a changed answer follows it. */
function letterWith(
  group: Group,
  usual: GroupReading,
  brief: Brief,
  { lists, pack }: Compiled,
): LetterWith {
  if (pack.people && followsCells(pack.people))
    return (changes) => {
      const cells = changes.reduce((to, { cell, value }) => to.with(cell, value), group.cells);
      const groups = [{ ...group, cells }];
      const [reading] = readGroups({ ...brief, groups }, pack, 'ordinary') ?? [];
      return letterOf(inputCodes(lists, reading as GroupReading), lists);
    };
  const own = inputCodes(lists, usual);
  const codes = own.slice();
  return (changes) => {
    for (const { cell, value } of changes) codes[cell] = value;
    const letter = letterOf(codes, lists);
    for (const { cell } of changes) codes[cell] = own[cell] as number;
    return letter;
  };
}

/** Whether the ordinary value of a cell hangs on another than the first, which never changes. */
function followsCells({ cells }: People): boolean {
  return cells.some(({ ordinary }) =>
    ordinary.some(({ when }) => when !== null && asksOfGroup(when).some(({ cell }) => cell > 0)),
  );
}

/** By number of changes the letters that no fewer make; for each cell there is one change of it, or none. */
function byNumber(
  cells: readonly (readonly CellChange[])[],
  letterWith: LetterWith,
): Options['bundles'] {
  const known: (readonly Bundle[])[] = [];
  const met = new Set<Letter>();
  const find = (number: number): readonly Bundle[] => {
    const found = new Map<Letter, Bundle>();
    const walk = (from: number, changes: readonly CellChange[]): void => {
      if (changes.length === number) {
        const letter = letterWith(changes);
        if (met.has(letter)) return;
        const bundle = found.get(letter);
        if (bundle) bundle.each.push(changes);
        else found.set(letter, { letter, each: [changes] });
        return;
      }
      for (let position = from; position < cells.length; position += 1)
        for (const change of cells[position] ?? []) walk(position + 1, [...changes, change]);
    };
    walk(0, []);
    for (const letter of found.keys()) met.add(letter);
    return [...found.values()];
  };
  return (changes) => {
    while (known.length <= changes) known.push(find(known.length));
    return known[changes] as readonly Bundle[];
  };
}
