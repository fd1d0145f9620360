// Briefs out of the rows of a table: a column a fact by its dotted name, groups as numbered columns (`stakeholders.1.group`)
// or from a second table. A row of plain words goes straight to numbers; all else becomes a tree that knows its places.
import { parse } from 'csv-parse/sync';
import { type Brief, leftOut } from '../model/brief.js';
import { type Coded, makeRoom } from '../model/coded.js';
import { type Diagnostic, diagnostic, type Read } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { Source, Span } from '../model/source.js';
import type { Entry, MapTree, Tree } from '../model/tree.js';
import { readAnswers } from './brief-of-tree.js';
import { type Vocabulary, vocabularyOf, type Words } from './brief-vocabulary.js';
import { obstacle } from './limits.js';
import { nearest } from './nearest.js';

/** What a column holds. */
type Column =
  | { readonly kind: 'id' | 'title' | 'ignored' }
  | {
      readonly kind: 'fact';
      readonly fact: number;
      readonly key: string;
      readonly words: Words | null;
      readonly isText: boolean;
    }
  | { readonly kind: 'map'; readonly fact: string; readonly key: string }
  | {
      readonly kind: 'cell';
      readonly group: number;
      readonly cell: number;
      readonly key: string;
      readonly words: Words;
    }
  | { readonly kind: 'group-name'; readonly group: number };

export interface Header {
  readonly columns: readonly Column[];
  readonly delimiter: string;
  /** How many groups the columns have room for. */
  readonly groups: number;
}

/** Groups of a second table by the id of their brief: each its name and the words of its cells. */
export type JoinedGroups = ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>;

const delimiters = [',', ';', '\t', '|'];

/** The delimiter that the first line has most of. */
export function delimiterOf(line: string): string {
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The cells of whole rows; a row that is broken ends them all. */
export function rowsOf(text: string, delimiter: string): readonly string[][] {
  return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false, bom: true });
}

/** The header's columns; each that is unknown is told. */
export function readHeader(source: Source, delimiter: string, pack: Pack): Read<Header> {
  const diagnostics: Diagnostic[] = [];
  const cells = cellsOf(source.text, delimiter);
  const vocabulary = vocabularyOf(pack);
  const seen = new Set<string>();
  const columns = cells.map(({ text, span }) => {
    const name = text.trim();
    const at = { source, span };
    if (seen.has(name) && name !== '')
      diagnostics.push(diagnostic('syntax/duplicate-key', at, name));
    seen.add(name);
    const column = columnOf(name, vocabulary);
    if (column) return column;
    const known = columnNames(vocabulary);
    diagnostics.push(
      diagnostic('brief/unknown-key', at, name, 'the table', nearest(name, known), known),
    );
    return { kind: 'ignored' } as const;
  });
  if (columns.every(({ kind }) => kind === 'ignored')) {
    const span = { start: 0, end: source.text.length };
    if (diagnostics.length === 0) diagnostics.push(diagnostic('syntax/empty', { source, span }));
  }
  const groups = Math.max(
    0,
    ...columns.map((column) => ('group' in column ? column.group + 1 : 0)),
  );
  return { value: diagnostics.length > 0 ? null : { columns, delimiter, groups }, diagnostics };
}

function columnNames({ byPath, people }: Vocabulary): readonly string[] {
  const cells = people
    ? ['name', ...people.cells.keys()].map((cell) => `${people.key}.1.${cell}`)
    : [];
  return ['id', 'title', ...byPath.keys(), ...cells];
}

const ignored = new Set(['', 'toforwith', '$schema']);

function columnOf(name: string, { byPath, people }: Vocabulary): Column | null {
  if (name === 'id' || name === 'title') return { kind: name };
  if (ignored.has(name)) return { kind: 'ignored' };
  const slot = byPath.get(name);
  if (slot && slot.fact.kind !== 'map') {
    const isChoice = slot.fact.kind === 'choice';
    return {
      kind: 'fact',
      fact: slot.index,
      key: name,
      words: isChoice ? slot.words : null,
      isText: slot.fact.kind === 'text',
    };
  }
  const [, fact = '', key = ''] = /^(.*)\.([^.]+)$/.exec(name) ?? [];
  if (byPath.get(fact)?.fact.kind === 'map') return { kind: 'map', fact, key };
  const [, list, number, cell = ''] = /^([^.]+)\.(\d{1,3})\.([^.]+)$/.exec(name) ?? [];
  const group = Number(number) - 1;
  if (!people || list !== people.key || !(group >= 0)) return null;
  if (cell === 'name') return { kind: 'group-name', group };
  const found = people.cells.get(cell);
  return found ? { kind: 'cell', group, cell: found.index, key: cell, words: found.words } : null;
}

/** Reads a row of plain words into `coded`; whether it could. */
export type ReadRow = (
  cells: readonly string[],
  coded: Coded,
  texts: { id: string | null; title: string | null },
) => boolean;

export function rowReader({ columns, groups }: Header, pack: Pack): ReadRow {
  const width = pack.people?.cells.length ?? 0;
  const named =
    pack.people?.cells.flatMap(({ namedIn }, cell) => (namedIn === null ? [] : cell)) ?? [];
  const blank = Int8Array.from(pack.derived, (derived) =>
    derived.kind === 'days' || derived.kind === 'lacks' ? 2 : 0,
  );
  const names = new Set<string>();
  const isThere = new Uint8Array(groups);
  return (cells, coded, texts) => {
    if (cells.length !== columns.length) return false;
    coded.facts.fill(leftOut);
    coded.outside.set(blank);
    coded.groups = leftOut;
    makeRoom(coded, groups * width);
    coded.cells.fill(leftOut, 0, groups * width);
    isThere.fill(0);
    names.clear();
    texts.id = null;
    texts.title = null;
    for (let index = 0; index < cells.length; index++) {
      const text = cells[index] as string;
      if (text === '') continue;
      const column = columns[index] as Column;
      switch (column.kind) {
        case 'fact': {
          if (!column.words) {
            if (!column.isText || text.trim() === '') return false;
            coded.facts[column.fact] = 0;
            break;
          }
          const code = column.words.codes.get(text);
          if (code === undefined) return false;
          coded.facts[column.fact] = code;
          break;
        }
        case 'cell': {
          const code = column.words.codes.get(text);
          if (code === undefined) return false;
          coded.cells[column.group * width + column.cell] = code;
          isThere[column.group] = 1;
          break;
        }
        case 'group-name': {
          const name = text.trim();
          if (name === '' || names.has(name)) return false;
          names.add(name);
          isThere[column.group] = 1;
          break;
        }
        case 'map':
          return false;
        case 'id':
        case 'title':
          texts[column.kind] = text.trim();
          if (texts[column.kind] === '') return false;
          break;
        default:
      }
    }
    return closeUp(coded, isThere, width, named);
  };
}

/** Puts the groups that are there one after another; fails where one lacks its kind. */
function closeUp(
  coded: Coded,
  isThere: Uint8Array,
  width: number,
  named: readonly number[],
): boolean {
  let count = 0;
  for (let group = 0; group < isThere.length; group++) {
    if (isThere[group] === 0) continue;
    if (coded.cells[group * width] === leftOut) return false;
    if (count !== group) coded.cells.copyWithin(count * width, group * width, (group + 1) * width);
    for (const cell of named) coded.cells[count * width + cell] = 2;
    count++;
  }
  if (count > 0) coded.groups = count;
  return true;
}

interface CellText {
  readonly text: string;
  readonly span: Span;
}

/** The cells of one row with their places. */
export function cellsOf(text: string, delimiter: string): readonly CellText[] {
  const cells: CellText[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const end = text.replace(/[\r\n]+$/, '').length;
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at, end) : plainCell(text, at, end, delimiter);
    cells.push(cell);
    const next = text.indexOf(delimiter, cell.span.end);
    if (next === -1 || next >= end) return cells;
    at = next + delimiter.length;
  }
}

function plainCell(text: string, start: number, limit: number, delimiter: string): CellText {
  const found = text.indexOf(delimiter, start);
  const end = found === -1 || found > limit ? limit : found;
  return { text: text.slice(start, end), span: { start, end } };
}

function quotedCell(text: string, start: number, limit: number): CellText {
  let end = start + 1;
  while (end < limit && (text[end] !== '"' || text[end + 1] === '"'))
    end += text[end] === '"' ? 2 : 1;
  return {
    text: text.slice(start + 1, end).replaceAll('""', '"'),
    span: { start, end: Math.min(end + 1, limit) },
  };
}

/** The brief of a row, with groups from a second table where there is one; every mistake at its place. */
export function readRow(
  source: Source,
  { columns, delimiter }: Header,
  joined: JoinedGroups | null,
  pack: Pack,
  document: number,
): Read<Brief> {
  const stop = obstacle(source);
  if (stop) return { value: null, diagnostics: [stop] };
  const cells = cellsOf(source.text, delimiter);
  const whole = { start: 0, end: source.text.length };
  const wrong = (said: string) => ({
    value: null,
    diagnostics: [diagnostic('syntax/table', { source, span: whole }, said)],
  });
  if (source.text.split('"').length % 2 === 0) return wrong('a quote is opened and never closed');
  if (cells.length !== columns.length)
    return wrong(`this row has ${cells.length} cells and the header ${columns.length}`);
  return readAnswers(source, treeOf(columns, cells, whole, joined, pack), pack, document);
}

function treeOf(
  columns: readonly Column[],
  cells: readonly CellText[],
  span: Span,
  joined: JoinedGroups | null,
  pack: Pack,
): MapTree {
  const entries: Entry[] = [];
  const maps = new Map<string, Entry[]>();
  const groups = new Map<number, Entry[]>();
  let id = '';
  columns.forEach((column, index) => {
    const cell = cells[index] as CellText;
    if (cell.text.trim() === '') return;
    if (column.kind === 'id') id = cell.text.trim();
    if (column.kind === 'id' || column.kind === 'title')
      entries.push(entry(column.kind, cell, false));
    else if (column.kind === 'fact') entries.push(entry(column.key, cell, column.words !== null));
    else if (column.kind === 'map') gather(maps, column.fact, entry(column.key, cell, false));
    else if (column.kind === 'cell') gather(groups, column.group, entry(column.key, cell, true));
    else if (column.kind === 'group-name') gather(groups, column.group, entry('name', cell, false));
  });
  for (const [fact, of] of maps)
    entries.push({ key: fact, keySpan: span, value: { kind: 'map', span, entries: of } });
  const listed = [...groups].sort(([a], [b]) => a - b).map(([, of]) => of);
  for (const group of joined?.get(id) ?? [])
    listed.push(
      Object.entries(group).map(([key, text]) => entry(key, { text, span }, key !== 'name')),
    );
  const items = listed.map(
    (of): Tree => ({ kind: 'map', span: of[0]?.value.span ?? span, entries: of }),
  );
  if (items.length > 0 && pack.people)
    entries.push({ key: pack.people.key, keySpan: span, value: { kind: 'list', span, items } });
  return { kind: 'map', span, entries };
}

function gather<K>(into: Map<K, Entry[]>, key: K, found: Entry): void {
  const known = into.get(key);
  if (known) known.push(found);
  else into.set(key, [found]);
}

/** Spreadsheets write yes and no as TRUE and FALSE. */
const yesNo = new Map([
  ['true', true],
  ['TRUE', true],
  ['false', false],
  ['FALSE', false],
]);

function entry(key: string, { text, span }: CellText, isChoice: boolean): Entry {
  const value = (isChoice ? yesNo.get(text.trim()) : undefined) ?? text.trim();
  return { key, keySpan: span, value: { kind: 'scalar', span, value } };
}

/** Groups of a second table, by the id in its first column called `id`. */
export function readGroupTable(source: Source, pack: Pack): Read<JoinedGroups> {
  const { people } = vocabularyOf(pack);
  const end = source.text.indexOf('\n');
  const line = end === -1 ? source.text : source.text.slice(0, end);
  const delimiter = delimiterOf(line);
  const known = ['id', 'name', ...(people?.cells.keys() ?? [])];
  const names = cellsOf(line, delimiter);
  const diagnostics = names.flatMap(({ text, span }) =>
    known.includes(text.trim())
      ? []
      : [
          diagnostic(
            'brief/unknown-key',
            { source, span },
            text.trim(),
            'the table of groups',
            nearest(text.trim(), known),
            known,
          ),
        ],
  );
  const columns = names.map(({ text }) => text.trim());
  const idAt = columns.indexOf('id');
  if (idAt === -1)
    diagnostics.push(
      diagnostic(
        'brief/missing-key',
        { source, span: { start: 0, end: line.length } },
        'id',
        'the table of groups',
      ),
    );
  if (diagnostics.length > 0) return { value: null, diagnostics };
  const found = new Map<string, Readonly<Record<string, string>>[]>();
  for (const row of rowsOf(source.text, delimiter).slice(1)) {
    const id = (row[idAt] ?? '').trim();
    if (id === '') continue;
    const group = Object.fromEntries(
      columns.flatMap((column, index) =>
        column === 'id' || (row[index] ?? '') === '' ? [] : [[column, row[index] ?? '']],
      ),
    );
    const known = found.get(id);
    if (known) known.push(group);
    else found.set(id, [group]);
  }
  return { value: found, diagnostics: [] };
}
