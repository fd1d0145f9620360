// Reads the briefs of a task, one after another, and has each answered or rejected.
import { isUtf8 } from 'node:buffer';
import { readWhole } from '../io/read-whole.js';
import type { Brief } from '../model/brief.js';
import type { Read } from '../model/diagnostic.js';
import type { Source } from '../model/source.js';
import { type BriefFormat, readBriefs } from '../read/brief.js';
import { readPlainBriefs } from '../read/brief-plain.js';
import { type LineTexts, lineReader } from '../read/line.js';
import { readPiece, sourceOf } from '../read/pieces.js';
import { type Header, readRow, rowReader } from '../read/table.js';
import { tableRows } from '../read/table-rows.js';
import type { Answers } from './many-answers.js';
import type { Raw, Rejects } from './many-rejects.js';
import { isOver, type Tally } from './many-tally.js';
import type { Setup, Task, WholeFile } from './many-task.js';

type Of<Kind extends Task['kind']> = Extract<Task, { kind: Kind }>;

export interface Readers {
  readonly lines: (task: Of<'lines'>) => void;
  readonly rows: (task: Of<'rows'>) => void;
  readonly pieces: (task: Of<'pieces'>) => void;
  readonly text: (source: Source, format: BriefFormat) => void;
  readonly file: (file: WholeFile) => void;
}

export function readersOf(
  setup: Setup,
  tally: Tally,
  answers: Answers,
  { reject, troubled }: Rejects,
): Readers {
  const { pack } = setup;
  const { need, coded, answer, answerNumbers, answerBytes } = answers;
  const readLine = lineReader(pack);
  const texts: LineTexts = { idStart: -1, idEnd: -1, titleStart: -1, titleEnd: -1 };

  function take(
    { value, diagnostics }: Read<Brief>,
    source: Source,
    raw: () => Raw,
    document: number,
  ): void {
    if (value) answer(value);
    else reject(diagnostics, source, raw(), document);
  }

  function lines({ file, bytes, line, documents }: Of<'lines'>): void {
    answers.begin(file);
    const isClean = isPlainUtf8(bytes);
    let start = 0;
    let at = line;
    let document = documents;
    while (start < bytes.length && !isOver(tally, setup)) {
      const found = bytes.indexOf(newline, start);
      const next = found === -1 ? bytes.length : found;
      const end = next > start && bytes[next - 1] === carriageReturn ? next - 1 : next;
      if (setup.everyLine || !isBlank(bytes, start, end)) {
        document++;
        if (!isClean || !lineInNumbers(file, bytes, start, end, at, document))
          lineInFull(file, bytes.subarray(start, end), at, document);
      }
      start = next + 1;
      at++;
    }
    tally.documents = document - documents;
    tally.lines = at - line;
  }

  /** Answers a line that can be read into numbers; whether it could. */
  function lineInNumbers(
    file: string,
    bytes: Uint8Array,
    start: number,
    end: number,
    line: number,
    document: number,
  ): boolean {
    if (need === 'whole' || !readLine(bytes, start, end, coded, texts)) return false;
    const { idStart, idEnd, titleStart, titleEnd } = texts;
    if (need === 'bytes') {
      answerBytes(bytes, idStart, idEnd, line, document);
      return true;
    }
    const id = textIn(bytes, idStart, idEnd);
    answerNumbers({ file, id, title: textIn(bytes, titleStart, titleEnd), line, document });
    return true;
  }

  function lineInFull(file: string, raw: Uint8Array, line: number, document: number): void {
    const source = { name: file, text: utf8.decode(raw), linesBefore: line - 1 };
    take(readPiece(source, 'json', pack, document - 1), source, () => raw, document);
  }

  const rowReaders = new WeakMap<Header, ReturnType<typeof rowReader>>();
  function rowReaderFor(header: Header): ReturnType<typeof rowReader> {
    const reader = rowReaders.get(header) ?? rowReader(header, pack);
    rowReaders.set(header, reader);
    return reader;
  }

  function rows({ file, header, joined, text, line, documents }: Of<'rows'>): void {
    answers.begin(file);
    const readNumbers = rowReaderFor(header);
    const inNumbers = need !== 'whole' && !joined && !/[\0\ufffd]/.test(text);
    const names: { id: string | null; title: string | null } = { id: null, title: null };
    let at = line;
    let document = documents;
    for (const { cells, raw, lines: height } of tableRows(text, header.delimiter)) {
      if (isOver(tally, setup)) break;
      if (raw.trim() !== '') {
        document++;
        if (inNumbers && readNumbers(cells, coded, names))
          answerNumbers({ file, ...names, line: at, document });
        else {
          const source = { name: file, text: raw, linesBefore: at - 1 };
          const read = readRow(source, header, joined, pack, document - 1);
          take(read, source, () => raw, document);
        }
      }
      at += height;
    }
    tally.documents = document - documents;
    tally.lines = at - line;
  }

  function pieces({ file, format, pieces: all }: Of<'pieces'>): void {
    for (const piece of all) {
      if (isOver(tally, setup)) return;
      const source = sourceOf(file, piece);
      const read = readPiece(source, format, pack, piece.document);
      take(read, source, () => piece.text, piece.document + 1);
    }
    tally.documents = all.length;
  }

  function text(source: Source, format: BriefFormat): void {
    const reads = readPlainBriefs(source, format, pack) ?? readBriefs(source, format, pack);
    const raw = documentsOf(source.text, format, reads.length);
    reads.forEach((read, index) => {
      if (isOver(tally, setup)) return;
      const from = read.diagnostics[0]?.at.source ?? source;
      take(read, from, () => raw[index] ?? source.text, index + 1);
    });
  }

  function file({ path, shown, format, gzip }: WholeFile): void {
    const read = readWhole(path, gzip);
    if (read.kind === 'trouble') troubled(shown, read.why);
    else text({ name: shown, text: read.text, linesBefore: 0 }, format);
  }

  return { lines, rows, pieces, text, file };
}

const newline = 10;
const carriageReturn = 13;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte !== 32 && byte !== 9) return false;
  }
  return true;
}

const undecoded = Buffer.from('\ufffd');

/** Whether bytes are valid UTF-8 without the mark for what could not be decoded. */
function isPlainUtf8(bytes: Uint8Array): boolean {
  const asBuffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isUtf8(bytes) && !asBuffer.includes(undecoded);
}

/** The text between two quotation marks of JSON; null where it begins nowhere: -1. */
const textIn = (bytes: Uint8Array, start: number, end: number): string | null =>
  start < 0 ? null : (JSON.parse(`"${utf8.decode(bytes.subarray(start, end))}"`) as string).trim();

/** The documents of a text, where they can be told apart; else nothing. */
function documentsOf(text: string, format: string, count: number): readonly string[] {
  if (format !== 'yaml' || count < 2) return [];
  const pieces = text
    .split(/^(?=---(?:[ \t\r]|$))/m)
    .filter((piece) => !/^(?:#.*|\s*)*$/.test(piece));
  return pieces.length === count ? pieces : [];
}
