/** Rows cut by hand against csv-parse: the same cells, and together the same text. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableRows } from '../../src/read/table-rows.js';

const delimiters = [',', ';', '\t', '|', '::'];
const content = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', 'é', ',', ';', '\t', '|', ':', '"', '\n', '\r\n'),
  maxLength: 6,
});

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const needsQuotes = (cell: string, delimiter: string): boolean =>
  /["\r\n]/.test(cell) || [...delimiter].some((letter) => cell.includes(letter));

const table = fc.record({
  delimiter: fc.constantFrom(...delimiters),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  ends: fc.boolean(),
  rows: fc.array(fc.array(fc.tuple(content, fc.boolean()), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  }),
});

describe('the rows of a table', () => {
  it('have the cells that csv-parse finds, and together are the text', () => {
    fc.assert(
      fc.property(table, ({ delimiter, lineEnd, ends, rows }) => {
        const cells = rows.map((row) => row.map(([cell]) => cell));
        const written = rows.map((row) =>
          row
            .map(([cell, isQuoted]) =>
              isQuoted || needsQuotes(cell, delimiter) ? quoted(cell) : cell,
            )
            .join(delimiter),
        );
        // A row of nothing at the very end is no row.
        fc.pre(ends || written.at(-1) !== '');
        const text = written.join(lineEnd) + (ends ? lineEnd : '');
        const found = [...tableRows(text, delimiter)];
        expect(found.map((row) => row.cells)).toEqual(cells);
        expect(found.map(({ raw }) => raw).join('')).toBe(text);
        expect(
          parse(text, { delimiter, relax_column_count: true, record_delimiter: lineEnd }),
        ).toEqual(cells);
      }),
      { numRuns: 1500 },
    );
  });

  it.each(['a"b,c\n', '"a"b,c\n', '"a\n', 'a,"b"" ,c\n'])('have no cells in %j', (text) => {
    expect([...tableRows(text, ',')].map(({ cells, raw }) => [cells, raw])).toEqual([[[], text]]);
  });
});
