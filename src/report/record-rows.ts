// Records as rows: CSV for programs and spreadsheets, a table for eyes, Markdown for pages. One row a brief and one a part.
import type { JsonObject } from './assessment-json.js';
import { printable } from './printable.js';

type Value = JsonObject[string];

/** What a row format writes; every text ends with a newline. */
export interface Rows {
  readonly header: string;
  row(record: JsonObject): string;
}

export type RowFormat = 'csv' | 'table' | 'markdown';

/** Rows with these keys of records; `widths` has the width of table columns that are not the usual one. */
export function rowsOf(format: RowFormat, keys: readonly string[]): Rows {
  const columns = ['part', ...keys.filter((key) => key !== 'part')].flatMap((key) =>
    key === 'at' ? ['file', 'document', 'line'] : [key],
  );
  const ordered = ['id', 'file', 'document', 'line', 'part'].filter((key) => columns.includes(key));
  const all = [...ordered, ...columns.filter((key) => !ordered.includes(key))];
  if (format === 'csv') return csv(all);
  const shown = all.filter(
    (key) =>
      !['file', 'document', 'line', 'reasons', 'part'].includes(key) ||
      (key !== 'part' && all.length < 6),
  );
  return format === 'table' ? table(shown) : markdown(shown);
}

/** The records of a brief and of its parts, a part under the id of its brief. */
function eachRow(record: JsonObject): readonly JsonObject[] {
  const parts = (record.parts ?? []) as readonly JsonObject[];
  return [record, ...parts.map((part) => ({ ...part, id: record.id ?? null }))];
}

function cellOf(record: JsonObject, column: string): string {
  const at = record.at as JsonObject | undefined;
  const value: Value | undefined = ['file', 'document', 'line'].includes(column)
    ? at?.[column]
    : record[column];
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string'))
    return value.join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function csv(columns: readonly string[]): Rows {
  return {
    header: `${columns.join(',')}\n`,
    row: (record) =>
      eachRow(record)
        .map((row) => `${columns.map((column) => csvCell(cellOf(row, column))).join(',')}\n`)
        .join(''),
  };
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe, which it does not show. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const idWidth = 36;
const usualWidth = 14;

/** Columns as wide as ids are, so that no row has to wait for the last. */
function table(columns: readonly string[]): Rows {
  const widthOf = (column: string) =>
    column === 'id' || column === 'title' ? idWidth : usualWidth;
  const line = (cells: readonly string[]) =>
    `${cells
      .map((cell, index) => fitted(cell, widthOf(columns[index] ?? '')))
      .join('  ')
      .trimEnd()}\n`;
  return {
    header: line(columns),
    row: (record) =>
      eachRow(record)
        .map((row) => line(columns.map((column) => shownCell(row, column))))
        .join(''),
  };
}

function shownCell(row: JsonObject, column: string): string {
  const part = row.part;
  if (column === 'id' && typeof part === 'string') return printable(`  ${part}`);
  return printable(cellOf(row, column)) || '-';
}

function fitted(cell: string, width: number): string {
  const letters = [...cell];
  return letters.length > width
    ? `${letters.slice(0, width - 1).join('')}…`
    : cell + ' '.repeat(width - letters.length);
}

function markdown(columns: readonly string[]): Rows {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return {
    header: line(columns) + line(columns.map(() => '---')),
    row: (record) =>
      eachRow(record)
        .map((row) => line(columns.map((column) => escaped(shownCell(row, column).trim()))))
        .join(''),
  };
}

const escaped = (cell: string): string => cell.replace(/[\\|`*_<>[\]]/g, '\\$&');
