// The list of groups that a brief may hold: the cells of a group, classes of kinds of groups, and who stands for a left-out list.

import { leftOut } from '../model/brief.js';
import type { CellIndex, ValueSet } from '../model/condition.js';
import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { Cell, FactValue, Pack, People } from '../model/pack.js';
import type { Entry, Tree } from '../model/tree.js';
import { cellOrder } from './pack-cell-order.js';
import { cited } from './pack-cited.js';
import type { Placed } from './pack-gather.js';
import { groupConditionOf } from './pack-group-condition.js';
import { ordinaryCases } from './pack-ordinary.js';
import { asMap, lookUp, on, type Page } from './pack-page.js';
import {
  entries,
  list,
  needed,
  neededText,
  oneOrMore,
  type Section,
  sectionOf,
  text,
  unknownKey,
  yesNo,
} from './pack-section.js';
import { choice, declaredValues, mostValues, usualShares } from './pack-values.js';
import type { CellWord, PeopleWords } from './pack-vocabulary.js';

export const peopleKeys = [
  'key',
  'question',
  'help',
  'changes',
  'classes',
  'cells',
  'when-left-out',
] as const;
export const cellKeys = [
  'question',
  'help',
  'changes',
  'values',
  'ordered',
  'ordinary',
  'source',
  'changeable',
  'usual',
  'named-in',
] as const;
type CellSection = Section<(typeof cellKeys)[number]>;

/** The people of a pack with their base's, and the words for asking about them. */
export interface PeopleRead {
  readonly people: People;
  readonly words: PeopleWords;
}

/** `maps` holds the positions of the facts that are maps. */
export function peopleOf(
  { page, entry }: Placed,
  base: Pack | null,
  maps: ReadonlyMap<string, number>,
  sources: ReadonlyMap<string, number>,
): PeopleRead | null {
  const section = sectionOf(page, entry.value, `"people"`, entry.keySpan, peopleKeys);
  if (!section) return null;
  const before = base?.people ?? null;
  if (before) reportHeld(section, base?.id ?? '');
  const heads = cellOrder(page, entries(section, 'cells')).flatMap(
    (each, index) => cellHead(page, each, before === null && index === 0, maps, sources) ?? [],
  );
  const cells = [...(before?.cells ?? []), ...heads.map(({ cell }) => cell)];
  const kinds = cells[0]?.values ?? [];
  const classes = [...(before?.classes ?? []), ...classesOf(section, kinds)];
  const words = peopleWords({ key: before?.key ?? text(section, 'key'), cells, classes });
  const known = before?.cells.length ?? 0;
  const whole = cells.map((cell, index) => {
    const head = heads[index - known];
    return head ? withOrdinary(head.section, cell, index === 0, words) : cell;
  });
  const people: People = before
    ? {
        ...before,
        cells: whole,
        classes,
        whenLeftOut: before.whenLeftOut.map(padded(whole.length)),
      }
    : {
        key: neededText(section, 'key'),
        question: text(section, 'question'),
        help: text(section, 'help'),
        changes: text(section, 'changes'),
        cells: whole,
        classes,
        whenLeftOut: standIns(section, words),
      };
  if (!before) needed(section, 'cells');
  return { people, words };
}

function reportHeld(section: Section<(typeof peopleKeys)[number]>, base: string): void {
  for (const key of ['key', 'question', 'help', 'changes', 'when-left-out'] as const) {
    const entry = section.entries[key];
    if (entry)
      section.page.report(
        diagnostic('pack/held-by-base', on(section.page, entry.keySpan), key, base),
      );
  }
}

const padded =
  (length: number) =>
  (values: readonly number[]): readonly number[] =>
    Array.from({ length }, (_, cell) => values[cell] ?? leftOut);

interface CellHead {
  readonly cell: Cell;
  readonly section: CellSection;
}

const namedValues: readonly FactValue[] = ['no', 'yes', 'unstated'].map((id) => ({ id, help: '' }));

function cellHead(
  page: Page,
  { key, keySpan, value }: Entry,
  kind: boolean,
  maps: ReadonlyMap<string, number>,
  sources: ReadonlyMap<string, number>,
): CellHead | null {
  const section = sectionOf(page, value, `the cell ${key}`, keySpan, cellKeys);
  if (!section) return null;
  const names = section.entries['named-in'];
  const namedIn = names ? lookUp(page, names.value, 'map fact', maps) : null;
  const values = names ? namedValues : declaredValues(section);
  if (values.length > mostValues)
    page.report(diagnostic('pack/too-many-values', on(page, keySpan), key, mostValues));
  const cell: Cell = {
    id: key,
    values,
    ordered: !kind && yesNo(section, 'ordered', false),
    ordinary: [],
    question: text(section, 'question'),
    help: text(section, 'help'),
    changes: text(section, 'changes'),
    sources: cited(section, sources, false),
    changeable: yesNo(section, 'changeable', true),
    usual: usualShares(
      section,
      values.map(({ id }) => id),
    ),
    namedIn,
  };
  return { cell, section };
}

function withOrdinary(section: CellSection, cell: Cell, kind: boolean, words: PeopleWords): Cell {
  if (section.entries['named-in']) return cell;
  if (kind) {
    const entry = section.entries.ordinary;
    if (entry) unknownKey(section.page, entry, 'the first cell, which is always given', []);
    return cell;
  }
  const ids = cell.values.map(({ id }) => id);
  const ordinary = ordinaryCases(section, ids, (page, tree) => groupConditionOf(page, tree, words));
  return { ...cell, ordinary };
}

function classesOf(section: Section<'classes'>, kinds: readonly FactValue[]): People['classes'] {
  const { page } = section;
  const ids = kinds.map(({ id }) => id);
  return entries(section, 'classes').flatMap(({ key, keySpan, value }) => {
    const where = `the class ${key}`;
    const one = sectionOf(page, value, where, keySpan, ['title', 'values']);
    if (!one || !needed(one, 'values')) return [];
    const positions = oneOrMore(one, 'values').map((tree) => choice(page, tree, where, ids));
    const values = positions.reduce<ValueSet>((set, at) => set | (at === null ? 0 : 1 << at), 0);
    return [{ id: key, title: text(one, 'title') || key, values }];
  });
}

export function peopleWords({
  key,
  cells,
  classes,
}: Pick<People, 'key' | 'cells' | 'classes'>): PeopleWords {
  const word = (cell: Cell, index: number): CellWord => ({
    index: index as CellIndex,
    name: cell.id,
    values: cell.values.map(({ id }) => id),
    ordered: cell.ordered,
    positions: cell.values.length,
  });
  return {
    key,
    cells: new Map(cells.map((cell, index) => [cell.id, word(cell, index)])),
    classes: new Map(classes.map(({ id, values }) => [id, values])),
  };
}

/** The groups under `when-left-out:`; each says at least what kind of group it is. */
function standIns(
  section: Section<'when-left-out'>,
  words: PeopleWords,
): readonly (readonly number[])[] {
  const { page } = section;
  const cells = [...words.cells.values()];
  return list(section, 'when-left-out').flatMap((tree: Tree) => {
    const map = asMap(page, tree, 'a group that stands for a left-out list');
    if (!map) return [];
    const codes = cells.map(() => leftOut);
    for (const entry of map.entries) {
      const cell = words.cells.get(entry.key);
      if (!cell) unknownKey(page, entry, 'a group', [...words.cells.keys()]);
      else codes[cell.index] = choice(page, entry.value, cell.name, cell.values) ?? leftOut;
    }
    const [first] = cells;
    if (first && !map.entries.some(({ key }) => key === first.name))
      page.report(missingKind(page, map.span, first.name));
    return [codes];
  });
}

const missingKind = (page: Page, span: Tree['span'], key: string): Diagnostic =>
  diagnostic('pack/missing-key', on(page, span), key, 'a group that stands for a left-out list');
