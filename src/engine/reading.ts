// A brief as the engine reads it: for every variable and every cell of every group the set of values it can have.
// The ordinary reading fills what was left out with ordinary values; the open reading leaves it open.
import type { Brief, Group } from '../model/brief.js';
import type { GroupCondition, ValueSet } from '../model/condition.js';
import type { Cell, Pack, People } from '../model/pack.js';
import { cellOutcome } from './groups.js';
import { allOf, leftmost, only, yes } from './values.js';

export type Manner = 'ordinary' | 'open';

export interface GroupReading {
  readonly name: string;
  readonly cells: readonly ValueSet[];
  /** Whether the brief gives the cell. */
  readonly given: readonly boolean[];
}

export interface Reading {
  readonly manner: Manner;
  /** For each variable its possible values; 0 until it is worked out. */
  readonly sets: Int32Array;
  /** For each variable whether the brief gives it. */
  readonly given: Uint8Array;
  /** null: any list at all. */
  readonly groups: readonly GroupReading[] | null;
}

/** Values that replace a brief's own, by position of the fact: what `then` says, or one changed answer. */
export type Overrides = ReadonlyMap<number, number>;

export function readGroups(
  brief: Brief,
  pack: Pack,
  manner: Manner,
): readonly GroupReading[] | null {
  const people = pack.people;
  if (!people) return [];
  if (brief.groups)
    return brief.groups.map((group) => readGroup(group, brief, pack, people, manner));
  if (manner === 'open') return null;
  return people.whenLeftOut.map((cells) =>
    readGroup(ordinaryGroup(cells, people), brief, pack, people, manner),
  );
}

function ordinaryGroup(cells: readonly number[], people: People): Group {
  const kind = people.cells[0]?.values[cells[0] ?? -1]?.id ?? '';
  return { name: kind, span: { start: 0, end: 0 }, cells, spans: [] };
}

function readGroup(
  group: Group,
  brief: Brief,
  _pack: Pack,
  people: People,
  manner: Manner,
): GroupReading {
  const cells: ValueSet[] = [];
  const given: boolean[] = [];
  for (const [index, cell] of people.cells.entries()) {
    const code = group.cells[index] ?? -1;
    given.push(code >= 0);
    if (cell.namedIn !== null) cells.push(namedIn(group, brief, cell.namedIn));
    else if (code >= 0) cells.push(only(code));
    else cells.push(manner === 'open' ? allOf(cell.values.length) : ordinaryCell(cell, cells));
  }
  return { name: group.name, cells, given };
}

/** The ordinary value of a cell, from the cells of its group that come before it. */
function ordinaryCell(cell: Cell, before: readonly ValueSet[]): ValueSet {
  for (const { when, value } of cell.ordinary) if (!when || holds(when, before)) return only(value);
  return allOf(cell.values.length);
}

const holds = (when: GroupCondition, cells: readonly ValueSet[]): boolean =>
  cellOutcome(when, { cells, given: [] }) === yes;

const [notNamed, named, noMap] = [only(0), only(1), only(2)];

function namedIn(group: Group, brief: Brief, map: number): ValueSet {
  const answers = brief.maps[map];
  if (!answers) return noMap;
  return answers.some(({ key }) => key === group.name) ? named : notNamed;
}

/** The answer of a brief to a fact, overrides first; -1 where there is none. */
export function answerTo(fact: number, brief: Brief, overrides: Overrides): number {
  return overrides.get(fact) ?? brief.facts[fact] ?? -1;
}

/** Position of the value that a left-out fact counts as, where it has one: the last of its variable's values. */
export function unstatedValue(fact: number, pack: Pack): number {
  const entry = pack.facts[fact];
  const values = entry ? pack.variables[entry.variable]?.values : undefined;
  return (values?.length ?? 0) - 1;
}

/** Every value that a left-out fact may turn out to have. */
export function completionsOf(fact: number, pack: Pack): ValueSet {
  const entry = pack.facts[fact];
  if (!entry) return 0;
  return entry.leftOut === 'stays' ? only(unstatedValue(fact, pack)) : allOf(entry.values.length);
}

/** The value of a set of one. */
export const single = leftmost;
