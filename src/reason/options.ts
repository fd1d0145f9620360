// How the answers about given groups could be otherwise: for each number of changed answers, which marks the list can then
// have, and all the ways to get there. Options that give a group the same marks are followed as one, and marks that fewer
// changes give already are left out: they are no part of a smallest set of changes.
import { readGroups } from '../engine/reading.js';
import { leftmost } from '../engine/values.js';
import type { Brief, Group } from '../model/brief.js';
import type { ValueSet } from '../model/condition.js';
import type { People } from '../model/pack.js';
import { asksOfGroup } from '../model/reads.js';
import type { Compiled } from './compile.js';
import { cellsOf } from './marks.js';
import { evaluate } from './operations.js';
import { type Lists, marksOf, nobody, statesAdded, statesJoined } from './people.js';
import { viewOfResults } from './results.js';
import type { Situation } from './situation.js';

/** One changed answer of a group. */
export interface CellChange {
  readonly group: number;
  readonly cell: number;
  readonly value: number;
}

/** Marks that a list can have, and what comes before: the marks of the groups so far, and the next group's options. */
export interface Outcome {
  readonly states: readonly number[];
  readonly from: readonly { readonly before: Outcome | null; readonly options: Bundle }[];
}

/** Options of one group that give it the same marks. */
interface Bundle {
  readonly states: readonly number[];
  readonly each: (readonly CellChange[])[];
}

export interface Options {
  /** What the list can come to with so many answers changed and not with fewer. */
  readonly outcomes: (changes: number) => readonly Outcome[];
  /** No more answers than this can change. */
  readonly most: number;
}

/** Every way in which the answers of given groups could be otherwise, where `may` allows a cell of a group to change. */
export function optionsOf(
  situation: Situation,
  may: (cell: number, group: number) => boolean,
): Options {
  const { brief, compiled } = situation;
  const { lists, pack } = compiled;
  const groups = brief.groups ?? [];
  const read = cellsRead(compiled);
  const cellsOf = (group: number): readonly number[] =>
    [...(pack.people?.cells.keys() ?? [])].filter(
      (cell) =>
        cell > 0 &&
        pack.people?.cells[cell]?.namedIn === null &&
        read.has(cell) &&
        may(cell, group),
    );
  const cells = groups.map((_, group) => cellsOf(group));
  const bundles = groups.map((group, index) =>
    bundlesOf(group, index, cells[index] ?? [], situation),
  );
  const layers = groups.map((): (readonly Outcome[])[] => []);
  const met = groups.map(() => new Set<string>());
  const none: readonly number[] = lists.marks.map(nobody);
  /** What groups up to one come to. */
  const upTo = (group: number, changes: number): readonly Outcome[] => {
    const known = layers[group]?.[changes];
    if (known) return known;
    if (changes > 0) upTo(group, changes - 1);
    const found = new Map<string, { states: readonly number[]; from: Outcome['from'][number][] }>();
    for (let here = 0; here <= Math.min(changes, cells[group]?.length ?? 0); here += 1)
      for (const before of group === 0
        ? here === changes
          ? [null]
          : []
        : upTo(group - 1, changes - here))
        for (const options of bundles[group]?.(here) ?? []) {
          const states = statesJoined(lists, before?.states ?? none, options.states);
          const name = states.join();
          if (met[group]?.has(name)) continue;
          const outcome = found.get(name) ?? { states, from: [] };
          outcome.from.push({ before, options });
          found.set(name, outcome);
        }
    for (const name of found.keys()) met[group]?.add(name);
    const outcomes = [...found.values()];
    layers[group]?.push(outcomes);
    return outcomes;
  };
  return {
    outcomes: (changes) => {
      if (groups.length > 0) return upTo(groups.length - 1, changes);
      return changes === 0 ? [{ states: none, from: [] }] : [];
    },
    most: cells.flat().length,
  };
}

/** The cells that some result reads. */
export const cellsRead = (compiled: Compiled): ReadonlySet<number> =>
  new Set(cellsOf(marksOf(viewOfResults(compiled)), compiled));

/** All sets of changed answers that lead to an outcome. */
export function waysTo({ from }: Outcome): readonly (readonly CellChange[])[] {
  if (from.length === 0) return [[]];
  return from.flatMap(({ before, options }) =>
    (before ? waysTo(before) : [[]]).flatMap((way) =>
      options.each.map((changes) => [...way, ...changes]),
    ),
  );
}

/** By number of changed answers: the options of one group, bundled, that give marks no fewer changes give. What hangs on a changed answer follows it. */
function bundlesOf(
  group: Group,
  index: number,
  cells: readonly number[],
  situation: Situation,
): (changes: number) => readonly Bundle[] {
  const { brief, compiled } = situation;
  const { lists, pack } = compiled;
  const statesWith = statesFor(group, brief, situation);
  const usual = readGroups({ ...brief, groups: [group] }, pack, 'ordinary')?.[0]?.cells ?? [];
  /** An ordinary value that hangs on another answer changes something by being stated: it then stays. */
  const isAsItIs = (cell: number, value: number): boolean =>
    (group.cells[cell] ?? -1) >= 0 || (pack.people?.cells[cell]?.ordinary.length ?? 0) < 2
      ? usual[cell] === 1 << value
      : false;
  const known: (readonly Bundle[])[] = [];
  const met = new Set<string>();
  const find = (number: number): readonly Bundle[] => {
    const found = new Map<string, Bundle>();
    const walk = (from: number, changes: readonly CellChange[]): void => {
      if (changes.length === number) {
        const states = statesWith(changes);
        const key = states.join();
        if (met.has(key)) return;
        const bundle = found.get(key) ?? { states, each: [] };
        bundle.each.push(changes);
        found.set(key, bundle);
        return;
      }
      for (let position = from; position < cells.length; position += 1) {
        const cell = cells[position] as number;
        for (let value = 0; value < (lists.forest.sizes[cell] as number); value += 1)
          if (!isAsItIs(cell, value))
            walk(position + 1, [...changes, { group: index, cell, value }]);
      }
    };
    walk(0, []);
    for (const key of found.keys()) met.add(key);
    return [...found.values()];
  };
  return (changes) => {
    while (known.length <= changes) known.push(find(known.length));
    return known[changes] as readonly Bundle[];
  };
}

/** The marks of a group with some of its answers changed. */
function statesFor(
  group: Group,
  brief: Brief,
  { compiled: { lists, pack } }: Situation,
): (changes: readonly CellChange[]) => readonly number[] {
  const read = (cells: readonly number[]) =>
    readGroups({ ...brief, groups: [{ ...group, cells }] }, pack, 'ordinary')?.[0];
  if (pack.people && followsCells(pack.people))
    return (changes) => {
      const cells = changes.reduce(
        (codes, { cell, value }) => codes.with(cell, value),
        group.cells,
      );
      const reading = read(cells);
      return reading ? statesAdded(lists, reading) : [];
    };
  const own = withGiven(read(group.cells)?.cells ?? [], group, lists);
  const changed = Int32Array.from(own);
  return (changes) => {
    for (const { cell, value } of changes) changed[cell] = value;
    const states = lists.adds.map((adds) => evaluate(lists.forest, adds, changed));
    for (const { cell } of changes) changed[cell] = own[cell] as number;
    return states;
  };
}

/** The inputs of a group's marks: its cells, and whether each is given. */
function withGiven(sets: readonly ValueSet[], { cells }: Group, { inputs }: Lists): Int32Array {
  const all = new Int32Array(inputs);
  for (const [cell, set] of sets.entries()) all[cell] = leftmost(set);
  for (const [cell, code] of cells.entries()) all[inputs / 2 + cell] = code < 0 ? 0 : 1;
  return all;
}

/** Whether the ordinary value of a cell hangs on another than the first, which never changes. */
function followsCells({ cells }: People): boolean {
  return cells.some(({ ordinary }) =>
    ordinary.some(({ when }) => when !== null && asksOfGroup(when).some(({ cell }) => cell > 0)),
  );
}
