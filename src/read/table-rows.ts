// Whole rows of a table as cells, each with the text it came from. Rows as programs write them are cut here; what is odd
// about its quotes is left to csv-parse.
import { rowsOf } from './table.js';

export interface TableRow {
  readonly cells: readonly string[];
  /** With its line end. */
  readonly raw: string;
  /** How many lines of the text it takes. */
  readonly lines: number;
}

/** The rows of a text that begins and ends with a row; one whose quotes can't be made sense of has no cells. */
export function* tableRows(text: string, delimiter: string): Generator<TableRow> {
  let quote = text.indexOf('"');
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start);
    if (quote !== -1 && quote < start) quote = text.indexOf('"', start);
    if (quote === -1 || quote >= end) {
      const raw = text.slice(start, end);
      yield { cells: withoutLineEnd(raw).split(delimiter), raw, lines: 1 };
      start = end;
    } else {
      const row = quotedRow(text, start, delimiter);
      yield row;
      start += row.raw.length;
    }
  }
}

function endOfLine(text: string, start: number): number {
  const found = text.indexOf('\n', start);
  return found === -1 ? text.length : found + 1;
}

const withoutLineEnd = (raw: string): string =>
  raw.endsWith('\r\n') ? raw.slice(0, -2) : raw.endsWith('\n') ? raw.slice(0, -1) : raw;

function quotedRow(text: string, start: number, delimiter: string): TableRow {
  let end = start;
  let isQuoted = false;
  let lines = 0;
  do {
    const next = endOfLine(text, end);
    for (let at = text.indexOf('"', end); at !== -1 && at < next; at = text.indexOf('"', at + 1))
      isQuoted = !isQuoted;
    end = next;
    lines++;
  } while (isQuoted && end < text.length);
  const raw = text.slice(start, end);
  return {
    cells: cellsIn(withoutLineEnd(raw), delimiter) ?? cellsOrNone(raw, delimiter),
    raw,
    lines,
  };
}

/** The cells of a row whose quotes stand around whole cells; null for any other. */
function cellsIn(row: string, delimiter: string): readonly string[] | null {
  const cells: string[] = [];
  for (let start = 0; ; ) {
    const isQuoted = row[start] === '"';
    const end = isQuoted ? afterQuotes(row, start) : endOfPlain(row, start, delimiter);
    if (end === -1) return null;
    cells.push(
      isQuoted ? row.slice(start + 1, end - 1).replaceAll('""', '"') : row.slice(start, end),
    );
    if (end === row.length) return cells;
    if (!row.startsWith(delimiter, end)) return null;
    start = end + delimiter.length;
  }
}

function afterQuotes(row: string, start: number): number {
  for (let at = start + 1; ; at += 2) {
    at = row.indexOf('"', at);
    if (at === -1) return -1;
    if (row[at + 1] !== '"') return at + 1;
  }
}

function endOfPlain(row: string, start: number, delimiter: string): number {
  const found = row.indexOf(delimiter, start);
  const end = found === -1 ? row.length : found;
  const quote = row.indexOf('"', start);
  return quote === -1 || quote >= end ? end : -1;
}

function cellsOrNone(raw: string, delimiter: string): readonly string[] {
  try {
    return rowsOf(raw, delimiter)[0] ?? [];
  } catch {
    return [];
  }
}
