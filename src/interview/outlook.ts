// What may still turn out, seen from a conversation: answers given are given, what somebody does not know is taken as
// usual, and everything not asked yet is open.
import { type GroupReading, readGroups } from '../engine/reading.js';
import type { Brief, Group } from '../model/brief.js';
import type { Pack, Pin } from '../model/pack.js';
import type { Compiled } from '../reason/compile.js';
import { type Diagram, isConstant, type Level } from '../reason/diagram.js';
import { isValue } from '../reason/list-functions.js';
import { remaining } from '../reason/remaining.js';
import { boxesOfResults, positionOf } from '../reason/results.js';
import { ordinaryCodes, type Situation, situationOf } from '../reason/situation.js';
import { type Ask, keyOf } from './ask.js';

export interface Outlook {
  /** The pins that are to be settled. */
  readonly pins: readonly Pin[];
  readonly pack: Pack;
  readonly compiled: Compiled;
  /** The brief, its people completed where they are not known. */
  readonly brief: Brief;
  readonly situation: Situation;
  /** By level the value that is usual, given everything else. */
  readonly usual: Int32Array;
  /** The groups there usually are, or those given, every cell filled in. */
  readonly usualGroups: readonly Group[];
}

/** What the interview sets out to settle: the two pins of the recommendation. */
export const spectrum: readonly Pin[] = ['called-for', 'today'];
/** And then, where it is still open: whether something has to come before. */
export const before: readonly Pin[] = ['first'];

export function outlookOf(
  brief: Brief,
  unsure: ReadonlySet<string>,
  compiled: Compiled,
  pins: readonly Pin[],
): Outlook {
  const { pack, asked } = compiled;
  const usualGroups = filledIn(brief, pack);
  const known: Brief = { ...brief, groups: knownGroups(brief, usualGroups, unsure, pack) };
  const situation = situationOf(known, compiled);
  const usual = ordinaryCodes(situation);
  const open = situation.open.map((set, level) => {
    const entry = asked[level];
    if (entry?.kind !== 'fact') return set;
    const isUnsure = unsure.has(keyOf({ kind: 'fact', fact: entry.fact }, brief, pack));
    return isUnsure ? 1 << (usual[level] as number) : set;
  });
  return {
    pins,
    pack,
    compiled,
    brief: known,
    situation: { ...situation, open },
    usual,
    usualGroups,
  };
}

const nowhere = { start: 0, end: 0 };

/** The groups, what was left out of them at its ordinary value. */
function filledIn(brief: Brief, pack: Pack): readonly Group[] {
  return (readGroups(brief, pack, 'ordinary') ?? []).map(({ name, cells }: GroupReading) => ({
    name,
    span: nowhere,
    spans: [],
    cells: cells.map((set, cell) =>
      pack.people?.cells[cell]?.namedIn === null ? 31 - Math.clz32(set & -set) : -1,
    ),
  }));
}

function knownGroups(
  brief: Brief,
  usual: readonly Group[],
  unsure: ReadonlySet<string>,
  pack: Pack,
): readonly Group[] | null {
  if (!brief.groups) return unsure.has(keyOf({ kind: 'people' }, brief, pack)) ? usual : null;
  return brief.groups.map((group, index) => ({
    ...group,
    cells: group.cells.map((code, cell) => {
      const key = keyOf({ kind: 'cell', group: index, cell }, brief, pack);
      return code < 0 && unsure.has(key) ? (usual[index]?.cells[cell] ?? code) : code;
    }),
  }));
}

/** What can be asked and is open: facts by level, which groups there are, and cells of groups. */
export function openAsks({ compiled, situation, brief, pack }: Outlook): readonly Ask[] {
  const facts = compiled.asked.flatMap((entry, level): readonly Ask[] =>
    entry.kind === 'fact' && isOpen(situation.open[level] as number)
      ? [{ kind: 'fact', fact: entry.fact }]
      : [],
  );
  if (!pack.people) return facts;
  if (!brief.groups) return [...facts, { kind: 'people' }];
  const { cells } = pack.people;
  const ofGroups = brief.groups.flatMap((group, index) =>
    cells.flatMap((cell, position): readonly Ask[] =>
      cell.namedIn === null && (group.cells[position] as number) < 0
        ? [{ kind: 'cell', group: index, cell: position }]
        : [],
    ),
  );
  return [...facts, ...ofGroups];
}

const isOpen = (set: number): boolean => (set & (set - 1)) !== 0;

export const levelOf = (fact: number, { compiled }: Outlook): Level =>
  compiled.levelOfFact.get(fact) ?? -1;

/** Whether the pins are the same whatever is still open. */
export function isSettled({ compiled, pins }: Outlook, situation: Situation): boolean {
  const { roots } = boxesOfResults(compiled);
  const functions = pins.map((pin) => roots[positionOf(pin)] as Diagram);
  return remaining(functions, situation).functions.every((f) => isConstant(f) && isValue(f));
}
