// Every list of people there can be, as far as some functions see: for each combination of the marks that they ask, the
// smallest list that gives it.
//
// Functions see nothing of a list but its marks (people.ts), so the endless number of lists comes down to the
// combinations of marks that some list gives. They are found as shortest paths are (Dijkstra): from the empty list, one
// group more at each step, a list being the longer the more of its groups' answers depart from the ordinary.
import { cellOutcome } from '../engine/groups.js';
import type { GroupReading } from '../engine/reading.js';
import { only, yes } from '../engine/values.js';
import type { People } from '../model/pack.js';
import type { Compiled } from './compile.js';
import type { Diagram } from './diagram.js';
import { evaluate, support } from './operations.js';
import { joined, type Lists, type Mark, type MarkIndex, nobody } from './people.js';
import { marksAskedBy } from './some-list.js';

/** A group in full: the value of each cell. Cells that no mark asks are ordinary. */
export type GroupInFull = readonly number[];

/** One combination of marks, with a smallest list that gives it. */
export interface ListInFull {
  /** In the order of `EveryList.marks`. */
  readonly states: readonly number[];
  readonly groups: readonly GroupInFull[];
  readonly size: number;
  /** A brief that leaves its list out is taken to have these groups. */
  readonly isLeftOut: boolean;
}

export interface EveryList {
  readonly marks: readonly MarkIndex[];
  readonly lists: readonly ListInFull[];
}

/** More different groups or lists than this are too many to look at each. */
const most = 400_000;

const cache = new WeakMap<Lists, Map<string, EveryList | null>>();

/** All lists that these functions can tell apart; null where there are too many. */
export function listsSeenBy(functions: readonly Diagram[], compiled: Compiled): EveryList | null {
  const { lists } = compiled;
  const marks = marksAskedBy(functions, compiled);
  const known = cache.get(lists) ?? new Map<string, EveryList | null>();
  cache.set(lists, known);
  const key = marks.join();
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = everyList(marks, lists);
  known.set(key, made);
  return made;
}

/** The marks of a list of groups. */
export function statesOf(
  groups: readonly GroupInFull[],
  marks: readonly MarkIndex[],
  lists: Lists,
): readonly number[] {
  const kinds = marks.map((mark) => lists.marks[mark] as Mark);
  const codes = new Int32Array(lists.inputs).fill(1);
  return groups.reduce<readonly number[]>((states, cells) => {
    codes.set(cells);
    return joinedStates(
      kinds,
      states,
      marks.map((mark) => evaluate(lists.forest, lists.adds[mark] as Diagram, codes)),
    );
  }, kinds.map(nobody));
}

function everyList(marks: readonly MarkIndex[], lists: Lists): EveryList | null {
  const groups = everyGroup(marks, lists);
  if (!groups) return null;
  const kinds = marks.map((mark) => lists.marks[mark] as Mark);
  const start: ListInFull = { states: kinds.map(nobody), groups: [], size: 1, isLeftOut: false };
  const found = new Map([[start.states.join(), start]]);
  const bySize: ListInFull[][] = [[], [start]];
  for (let size = 0; size < bySize.length; size += 1)
    for (const list of bySize[size] ?? []) {
      if (found.get(list.states.join()) !== list) continue;
      for (const { adds, cells, size: more } of groups) {
        const longer = {
          states: joinedStates(kinds, list.states, adds),
          groups: [...list.groups, cells],
          size: size + more,
          isLeftOut: false,
        };
        const key = longer.states.join();
        if ((found.get(key)?.size ?? Number.POSITIVE_INFINITY) <= longer.size) continue;
        found.set(key, longer);
        bySize[longer.size] = [...(bySize[longer.size] ?? []), longer];
      }
      if (found.size > most) return null;
    }
  const usual = leftOutList(marks, lists);
  if (usual) found.set(usual.states.join(), usual);
  return { marks, lists: [...found.values()] };
}

/** What a brief without a list is taken to have: no departure at all. */
function leftOutList(marks: readonly MarkIndex[], lists: Lists): ListInFull | null {
  const { people } = lists;
  if (!people) return null;
  const groups = people.whenLeftOut.map((entry): GroupInFull => {
    const cells: number[] = [];
    for (const code of entry) cells.push(code < 0 ? ordinary(cells.length, cells, people) : code);
    return cells;
  });
  return { states: statesOf(groups, marks, lists), groups, size: 0, isLeftOut: true };
}

/** The marks of two lists together. */
export const joinedStates = (
  kinds: readonly Mark[],
  a: readonly number[],
  b: readonly number[],
): number[] => kinds.map((mark, index) => joined(mark, a[index] as number, b[index] as number));

interface Added {
  readonly adds: readonly number[];
  readonly cells: GroupInFull;
  readonly size: number;
}

/** Every different group, the smallest for each combination of marks that a group can add. */
function everyGroup(marks: readonly MarkIndex[], lists: Lists): readonly Added[] | null {
  const found = new Map<string, Added>();
  const complete = forEachGroup(marks, [], lists, (cells, adds) => {
    const key = adds.join();
    const size = sizeOf(cells, lists.people as People);
    if (size < (found.get(key)?.size ?? Number.POSITIVE_INFINITY))
      found.set(key, { adds, cells, size });
  });
  return complete ? [...found.values()] : null;
}

/** Calls back for every group as these marks, and whoever asks further cells, can tell them apart; false where there are too many. */
export function forEachGroup(
  marks: readonly MarkIndex[],
  further: readonly number[],
  lists: Lists,
  visit: (cells: GroupInFull, adds: readonly number[]) => void,
): boolean {
  const people = lists.people;
  if (!people) return true;
  const adds = marks.map((mark) => lists.adds[mark] as Diagram);
  const asked = new Set([
    0,
    ...further,
    ...adds.flatMap((f) => support(lists.forest, f)).filter((level) => level < lists.inputs / 2),
  ]);
  const different = people.cells.reduce(
    (product, cell, index) => product * (asked.has(index) ? cell.values.length : 1),
    1,
  );
  if (different > most) return false;
  const codes = new Int32Array(lists.inputs).fill(1);
  const fill = (cells: GroupInFull): void => {
    const index = cells.length;
    const cell = people.cells[index];
    if (!cell) {
      codes.set(cells);
      visit(
        cells,
        adds.map((f) => evaluate(lists.forest, f, codes)),
      );
    } else if (asked.has(index))
      for (let value = 0; value < cell.values.length; value += 1) fill([...cells, value]);
    else fill([...cells, ordinary(index, cells, people)]);
  };
  fill([]);
  return true;
}

/** One for the group, and one for each answer that is not the ordinary one. */
const sizeOf = (cells: GroupInFull, people: People): number =>
  1 +
  cells.filter(
    (value, index) => index > 0 && value !== ordinary(index, cells.slice(0, index), people),
  ).length;

/** The ordinary value of a cell, where these come before it. */
export function ordinary(index: number, before: GroupInFull, people: People): number {
  const reading: GroupReading = { name: '', cells: before.map(only), given: [] };
  return (
    people.cells[index]?.ordinary.find(({ when }) => !when || cellOutcome(when, reading) === yes)
      ?.value ?? 0
  );
}
