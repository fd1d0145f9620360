// Briefs out of pieces of a stream: a line or an element of JSON, a document of YAML, a row of a table. Each knows where in
// its file it stands, and is read by the reader that keeps places.
import type { Brief } from '../model/brief.js';
import { type Diagnostic, diagnostic, type Read } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { Source } from '../model/source.js';
import { readBriefs } from './brief.js';
import { readBrief } from './brief-of-tree.js';
import { readJson } from './json.js';

/** A brief cut from a stream. */
export interface Piece {
  readonly text: string;
  /** Lines of the file before it. */
  readonly linesBefore: number;
  /** Characters before it on its first line. */
  readonly columnsBefore: number;
  /** Position of the document in its file, from 0. */
  readonly document: number;
}

/** Longer first lines are not filled up: their columns count from where the piece begins. */
const mostFilled = 100_000;

/** The source of a piece, filled up so that columns are those of the file. */
export function sourceOf(file: string, { text, linesBefore, columnsBefore }: Piece): Source {
  const fill = columnsBefore <= mostFilled ? ' '.repeat(columnsBefore) : '';
  return { name: file, text: fill + text, linesBefore };
}

/** The one brief of a piece. */
export function readPiece(
  source: Source,
  format: 'json' | 'yaml',
  pack: Pack,
  document: number,
): Read<Brief> {
  if (format === 'json') {
    const { value, diagnostics } = readJson(source);
    if (!value) return { value: null, diagnostics };
    const read = readBrief(source, value, pack, document);
    return diagnostics.length === 0
      ? read
      : { value: null, diagnostics: [...diagnostics, ...read.diagnostics] };
  }
  const reads = readBriefs(source, 'yaml', pack, document);
  const [read] = reads;
  if (!read || reads.length > 1)
    return { value: null, diagnostics: reads.flatMap(({ diagnostics }) => diagnostics) };
  return read.diagnostics.some(({ code }) => code === 'syntax/empty')
    ? { value: null, diagnostics: [emptyDocument(source)] }
    : read;
}

/** The brief that a plain object holds, as `JSON.parse` gives it; places are those of its JSON on one line. */
export function readObject(given: object, pack: Pack, document: number): Read<Brief> {
  const text = JSON.stringify(given) ?? 'null';
  return readPiece({ name: 'brief', text, linesBefore: 0 }, 'json', pack, document);
}

const emptyDocument = (source: Source): Diagnostic =>
  diagnostic('syntax/empty-document', { source, span: { start: 0, end: 0 } });
