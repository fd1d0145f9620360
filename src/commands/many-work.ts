// Answers one task after another: reads its briefs, decides them, writes bytes for each output. It holds no state that one
// brief leaves for the next, so that any number of workers give the same bytes.
import { isUtf8 } from 'node:buffer';
import { codeBrief } from '../engine/code-brief.js';
import { conclude, reasonsFor } from '../engine/conclude.js';
import { type Counts, countBrief, newCounts } from '../engine/counts.js';
import { type Decided, fastDecision } from '../engine/fast.js';
import { flatColumns, flatRow } from '../engine/flat.js';
import { painterFor } from '../io/painter.js';
import { readWhole } from '../io/read-whole.js';
import type { Answer } from '../model/answer.js';
import type { Brief } from '../model/brief.js';
import { newCoded } from '../model/coded.js';
import type { Diagnostic, Read } from '../model/diagnostic.js';
import { type Pack, type Pin, pins } from '../model/pack.js';
import { placeOf, type Source } from '../model/source.js';
import { type BriefFormat, readBriefs } from '../read/brief.js';
import { readPlainBriefs } from '../read/brief-plain.js';
import { type LineTexts, lineReader } from '../read/line.js';
import { type Piece, readPiece, sourceOf } from '../read/pieces.js';
import { type Header, type JoinedGroups, readRow, rowReader } from '../read/table.js';
import { tableRows } from '../read/table-rows.js';
import { withNextQuestion } from '../reason/ask-first.js';
import { assess } from '../reason/assess.js';
import { assessmentJson, type JsonObject } from '../report/assessment-json.js';
import { assessmentText } from '../report/assessment-text.js';
import { renderDiagnostics } from '../report/diagnostics.js';
import type { Painter } from '../report/painter.js';
import { quickKeys, recordsOf, usualKeys } from '../report/record.js';
import { type Line, lineWriter, putRecord } from '../report/record-line.js';
import { type Rows, rowsOf } from '../report/record-rows.js';
import { newSink, putText, type Sink, takeBytes } from '../report/sink.js';
import type { Done, ManyFormat, Setup, Task } from './many-task.js';

export type Work = (task: Task) => Done;

interface Totals {
  briefs: number;
  rejected: number;
  undecided: number;
  documents: number;
  lines: number;
}

/** Everything a run of tasks needs, made once. */
export async function workFor(setup: Setup): Promise<Work> {
  const painter = await painterFor(
    setup.colour ? 'always' : 'never',
    { isTerminal: false, columns: 80, write: () => {} },
    {},
  );
  return workWith(setup, painter);
}

function workWith(setup: Setup, painter: Painter): Work {
  const { pack, formats } = setup;
  const quick = fastDecision(pack);
  const decide = quick ?? slowly(pack);
  const coded = newCoded(pack);
  const readLine = lineReader(pack);
  const texts: LineTexts = { idStart: -1, idEnd: -1, titleStart: -1, titleEnd: -1 };
  const keys = setup.keys ?? quickKeys(pack);
  const isQuick = setup.keys?.every((key) => quickKeys(pack).includes(key));
  const isUsual = isQuick && keys.join() === usualKeys(pack).join();
  const toRecord = recordsOf(pack, keys);
  const flatNames = flatColumns(pack).map(({ name }) => name);
  const isFlat = keys.some((key) => flatNames.includes(key));
  const lines = lineWriter(pack);
  const sinks = formats.map(() => newSink());
  const rejects = newSink(1024);
  const rows: readonly (Rows | null)[] = formats.map((format) =>
    isRows(format) ? rowsOf(format, keys) : null,
  );
  const canBeQuick =
    quick !== null && isQuick && !setup.apart && formats.every((format) => format !== 'text');
  const onlyLines =
    quick !== null && isUsual && formats.every((format) => format === 'ndjson') && !setup.apart;
  const page = { width: setup.width, paint: painter, ascii: setup.ascii };
  let counts: Counts | null = null;
  let totals: Totals = { briefs: 0, rejected: 0, undecided: 0, documents: 0, lines: 0 };
  let said = '';
  let apart: { name: string; text: string }[] = [];
  const quickLine: { -readonly [K in keyof Line]: Line[K] } = {
    document: 0,
    line: 0,
    pins: {} as Decided['pins'],
    flags: new Uint8Array(),
    spoke: new Int32Array(),
    count: 0,
  };

  function note(decided: Decided, isDecided: boolean): void {
    totals.briefs++;
    if (!isDecided) totals.undecided++;
    if (counts && setup.by) countBrief(counts, coded, decided, isDecided, setup.by);
  }

  /** The answer to a brief that was read in full, to keep. */
  function answerTo(brief: Brief): Answer {
    const parts = brief.parts.map(answerTo);
    codeBrief(brief, pack, coded);
    const { pins: found, flags, spoke, count } = decide(coded, brief);
    const { line } = placeOf({ source: brief.source, span: brief.span });
    return {
      ...{
        id: brief.id,
        title: brief.title,
        part: brief.part,
        file: brief.source.name,
        document: brief.document + 1,
        line,
        parts,
      },
      ...{ pins: { ...found }, flags: flags.slice(), spoke: spoke.slice(0, count), count },
    };
  }

  const isDecided = (answer: Answer): boolean =>
    answer.pins['called-for'] < pack.scale.approaches.length ||
    (answer.parts.length > 0 && answer.parts.every(isDecided));

  function take(brief: Brief): void {
    const answer = answerTo(brief);
    note(answer as unknown as Decided, isDecided(answer));
    let record: JsonObject | null = null;
    const recordOf = (): JsonObject =>
      (record ??= isQuick ? toRecord(answer) : pickFrom(brief, answer));
    formats.forEach((format, index) => {
      const sink = sinks[index] as Sink;
      if (setup.apart && index === 0)
        apart.push({ name: brief.id, text: wholeText(format, brief) });
      else if (format === 'ndjson') putRecord(sink, recordOf());
      else if (format === 'json')
        putText(sink, betweenJson + indented(setup.keys === null ? fullJson(brief) : recordOf()));
      else if (format === 'text') putText(sink, betweenTexts + textOf(brief));
      else putText(sink, rows[index]?.row(recordOf()) ?? '');
    });
  }

  const asksNext = setup.keys?.includes('nextQuestion') ?? false;
  const assessed = (brief: Brief) => {
    const answer = assess(brief, pack, { nearly: setup.explain });
    return asksNext ? withNextQuestion(answer, brief, pack) : answer;
  };
  const fullJson = (brief: Brief): JsonObject =>
    assessmentJson(assessed(brief), pack, { explain: setup.explain });
  const textOf = (brief: Brief): string =>
    assessmentText(assessed(brief), pack, page, { explain: setup.explain, all: setup.all });
  const wholeText = (format: ManyFormat, brief: Brief): string =>
    format === 'text' ? textOf(brief) : `${JSON.stringify(fullJson(brief), null, 2)}\n`;

  /** A record with keys that take the whole assessment, or cells of the flat table. */
  function pickFrom(brief: Brief, answer: Answer): JsonObject {
    const { keys } = setup;
    if (keys === null) {
      const at = { file: answer.file, document: answer.document, line: answer.line };
      return { ...fullJson(brief), at };
    }
    const parts = isFlat
      ? answer.parts.map((part, index) => ({
          part: part.part,
          ...pickFrom(brief.parts[index] as Brief, part),
        }))
      : [];
    const quick = toRecord(answer);
    const flat = isFlat ? flatRow(brief, pack) : [];
    let full: JsonObject | null = null;
    const valueOf = (key: string): JsonObject[string] => {
      const column = flatNames.indexOf(key);
      if (column >= 0) return flat[column] ?? null;
      if (quickKeys(pack).includes(key)) return quick[key] ?? null;
      full ??= fullJson(brief);
      return full[key] ?? null;
    };
    return {
      ...Object.fromEntries(keys.map((key) => [key, valueOf(key)])),
      ...(parts.length > 0 ? { parts } : {}),
    };
  }

  function reject(
    diagnostics: readonly Diagnostic[],
    source: Source,
    raw: Uint8Array | string,
    document: number,
  ): void {
    totals.rejected++;
    const shown = diagnostics.slice(0, mostErrors);
    const more = diagnostics.length - shown.length;
    if (!setup.inline)
      said +=
        renderDiagnostics(shown, painter) +
        (more > 0 ? `toforwith: ${source.name}: and ${more} more\n` : '');
    const errors = shown.map((found) => {
      const { line, column } = placeOf(found.at);
      return { code: found.code, message: found.message, hint: found.hint, line, column };
    });
    const at = { file: source.name, document, line: errors[0]?.line ?? source.linesBefore + 1 };
    if (setup.inline) inlineError(at, errors);
    if (setup.keepRejects) putRecord(rejects, { at, errors, ...asItCame(raw) });
  }

  function inlineError(at: object, errors: readonly object[]): void {
    formats.forEach((format, index) => {
      if (format === 'ndjson') putRecord(sinks[index] as Sink, { id: null, at, errors });
    });
  }

  function takeRead(
    { value, diagnostics }: Read<Brief>,
    source: Source,
    raw: () => Uint8Array | string,
    document: number,
  ): void {
    if (value) take(value);
    else reject(diagnostics, source, raw(), document);
  }

  const decodedText = (bytes: Uint8Array, start: number, end: number): string | null =>
    start < 0 ? null : (JSON.parse(`"${decode(bytes.subarray(start, end))}"`) as string).trim();

  /** Writes a record straight to bytes, its id from where it stands. */
  function putLine(
    decided: Decided,
    line: number,
    document: number,
    from: Uint8Array | null,
    start: number,
    end = from?.length ?? 0,
  ): void {
    quickLine.document = document;
    quickLine.line = line;
    quickLine.pins = decided.pins;
    quickLine.flags = decided.flags;
    quickLine.spoke = decided.spoke;
    quickLine.count = decided.count;
    for (let index = 0; index < sinks.length; index++)
      lines.write(sinks[index] as Sink, quickLine, from, start, end);
  }

  function takeLine(
    file: string,
    bytes: Uint8Array,
    start: number,
    end: number,
    line: number,
    document: number,
    isClean: boolean,
  ): void {
    if (onlyLines && isClean && readLine(bytes, start, end, coded, texts)) {
      const decided = decide(coded, null);
      note(decided, decided.pins['called-for'] < pack.scale.approaches.length);
      putLine(
        decided,
        line,
        document,
        texts.idStart < 0 ? null : bytes,
        texts.idStart,
        texts.idEnd,
      );
      return;
    }
    if (canBeQuick && !onlyLines && isClean && readLine(bytes, start, end, coded, texts)) {
      const id = decodedText(bytes, texts.idStart, texts.idEnd);
      takeQuickly(
        file,
        { id, title: decodedText(bytes, texts.titleStart, texts.titleEnd) },
        line,
        document,
      );
      return;
    }
    const raw = bytes.subarray(start, end);
    const source = { name: file, text: decode(raw), linesBefore: line - 1 };
    takeRead(readPiece(source, 'json', pack, document - 1), source, () => raw, document);
  }

  function takeLines({ file, bytes, line, documents }: Extract<Task, { kind: 'lines' }>): void {
    lines.begin(file);
    const isClean = isPlainUtf8(bytes);
    let start = 0;
    let at = line;
    let document = documents;
    while (start < bytes.length && !(setup.strict && totals.rejected > 0)) {
      const found = bytes.indexOf(newline, start);
      const end = found === -1 ? bytes.length : found;
      const last = end > start && bytes[end - 1] === 13 ? end - 1 : end;
      if (setup.everyLine || !isBlank(bytes, start, last))
        takeLine(file, bytes, start, last, at, ++document, isClean);
      start = end + 1;
      at++;
    }
    totals.documents = document - documents;
    totals.lines = at - line;
  }

  function takePieces(file: string, format: 'json' | 'yaml', pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (setup.strict && totals.rejected > 0) return;
      const source = sourceOf(file, piece);
      takeRead(
        readPiece(source, format, pack, piece.document),
        source,
        () => piece.text,
        piece.document + 1,
      );
    }
    totals.documents = pieces.length;
  }

  function takeFile(file: Extract<Task, { kind: 'files' }>['files'][number]): void {
    const read = readWhole(file.path, file.gzip);
    if (read.kind === 'trouble') {
      troubled(file.shown, read.why);
      return;
    }
    takeText({ name: file.shown, text: read.text, linesBefore: 0 }, file.format);
  }

  function takeText(source: Source, format: BriefFormat): void {
    const reads = readPlainBriefs(source, format, pack) ?? readBriefs(source, format, pack);
    const raw = piecesOf(source.text, format, reads.length);
    reads.forEach((each, index) => {
      if (setup.strict && totals.rejected > 0) return;
      takeRead(
        each,
        each.diagnostics[0]?.at.source ?? source,
        () => raw[index] ?? source.text,
        index + 1,
      );
    });
  }

  /** A file that can't be read, or an input that can't be taken in. */
  function troubled(
    file: string,
    why: string,
    { line, document, code } = { line: 1, document: 1, code: 'input/unreadable' },
  ): void {
    totals.rejected++;
    if (!setup.inline) said += `toforwith: ${file}:${line}: ${why}\n`;
    const at = { file, document, line };
    const errors = [{ code, message: why, hint: null, line, column: 1 }];
    if (setup.inline) inlineError(at, errors);
    if (setup.keepRejects) putRecord(rejects, { at, errors, record: null });
  }

  function takeRows({
    file,
    header,
    joined,
    text,
    line,
    documents,
  }: Extract<Task, { kind: 'rows' }>): void {
    const readQuickly = rowReaderFor(header);
    lines.begin(file);
    const found: { id: string | null; title: string | null } = { id: null, title: null };
    let at = line;
    let document = documents;
    const isClean = !/[\0\ufffd]/.test(text);
    for (const { cells, raw, lines: height } of tableRows(text, header.delimiter)) {
      if (setup.strict && totals.rejected > 0) break;
      if (raw.trim() !== '') {
        document++;
        if (canBeQuick && isClean && !joined && readQuickly(cells, coded, found))
          takeQuickly(file, found, at, document);
        else takeRow({ name: file, text: raw, linesBefore: at - 1 }, header, joined, document);
      }
      at += height;
    }
    totals.documents = document - documents;
    totals.lines = at - line;
  }

  function takeRow(
    source: Source,
    header: Header,
    joined: JoinedGroups | null,
    document: number,
  ): void {
    takeRead(
      readRow(source, header, joined, pack, document - 1),
      source,
      () => source.text,
      document,
    );
  }

  /** Answers the brief that was read into numbers. */
  function takeQuickly(
    file: string,
    { id, title }: { id: string | null; title: string | null },
    line: number,
    document: number,
  ): void {
    const decided = decide(coded, null);
    note(decided, decided.pins['called-for'] < pack.scale.approaches.length);
    if (onlyLines && (id === null || JSON.stringify(id).length === id.length + 2)) {
      putLine(decided, line, document, id === null ? null : encode(id), 0);
      return;
    }
    const name = id ?? (document === 1 ? file : `${file}#${document}`);
    const answer: Answer = {
      ...decided,
      id: name,
      title: title ?? name,
      part: null,
      file,
      document,
      line,
      parts: [],
    };
    const record = toRecord(answer);
    formats.forEach((format, index) => {
      const sink = sinks[index] as Sink;
      if (format === 'ndjson') putRecord(sink, record);
      else if (format === 'json') putText(sink, betweenJson + indented(record));
      else putText(sink, rows[index]?.row(record) ?? '');
    });
  }

  const readers = new WeakMap<Header, ReturnType<typeof rowReader>>();
  function rowReaderFor(header: Header): ReturnType<typeof rowReader> {
    const known = readers.get(header) ?? rowReader(header, pack);
    readers.set(header, known);
    return known;
  }

  return (task) => {
    totals = { briefs: 0, rejected: 0, undecided: 0, documents: 0, lines: 0 };
    counts = setup.by !== null ? newCounts(pack, setup.by ?? []) : null;
    said = '';
    apart = [];
    if (task.kind === 'lines') takeLines(task);
    else if (task.kind === 'pieces') takePieces(task.file, task.format, task.pieces);
    else if (task.kind === 'rows') takeRows(task);
    else if (task.kind === 'text')
      takeText({ name: task.file, text: task.text, linesBefore: 0 }, task.format);
    else if (task.kind === 'reject') troubled(task.file, task.message, task);
    else for (const file of task.files) if (!(setup.strict && totals.rejected > 0)) takeFile(file);
    return {
      outputs: sinks.map(takeBytes),
      rejects: takeBytes(rejects),
      said,
      counts,
      ...totals,
      apart,
    };
  };
}

const newline = 10;
/** Of what is wrong with one brief no more than this is told. */
const mostErrors = 50;
/** What stands before every record; whoever puts the pieces together drops it before the first. */
export const betweenJson = ',\n';
export const betweenTexts = '\n';
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
const encode = (text: string): Uint8Array => encoder.encode(text);
const decode = (bytes: Uint8Array): string => utf8.decode(bytes);
const isRows = (format: ManyFormat): format is 'csv' | 'table' | 'markdown' =>
  format === 'csv' || format === 'table' || format === 'markdown';

/** Two spaces before every line: no text of JSON holds a line end. */
const indented = (value: object): string => JSON.stringify(value, null, 2).replace(/^/gm, '  ');

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
  return (
    isUtf8(bytes) &&
    !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(undecoded)
  );
}

/** A record as it came: as text where it is text, else in base64. */
function asItCame(
  raw: Uint8Array | string,
): { readonly record: string } | { readonly recordBase64: string } {
  if (typeof raw === 'string') return { record: raw };
  if (isUtf8(raw)) return { record: decode(raw) };
  return {
    recordBase64: Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('base64'),
  };
}

/** The documents of a text, where they can be told apart; else nothing. */
function piecesOf(text: string, format: string, count: number): readonly string[] {
  if (format !== 'yaml' || count < 2) return [];
  const pieces = text
    .split(/^(?=---(?:[ \t\r]|$))/m)
    .filter((piece) => !/^(?:#.*|\s*)*$/.test(piece));
  return pieces.length === count ? pieces : [];
}

/** The decision for packs that have no fast one, out of the plain one. */
function slowly(pack: Pack): (coded: unknown, brief: Brief | null) => Decided {
  const codes = (pin: Pin) =>
    pack.variables.find(({ kind, id }) => kind === 'pin' && id === pin)?.values ?? [];
  return (_, brief) => {
    if (!brief) throw new Error('this pack needs whole briefs');
    const conclusion = conclude(brief, pack);
    const { sets } = conclusion.ordinary;
    const position = (pin: Pin) =>
      pack.variables.findIndex(({ kind, id }) => kind === 'pin' && id === pin);
    const found = Object.fromEntries(
      pins.map((pin) => [
        pin,
        sets[position(pin)]
          ? 31 - Math.clz32(sets[position(pin)] as number)
          : codes(pin).length - 1,
      ]),
    ) as Record<Pin, number>;
    const ids = reasonsFor(conclusion).map(({ rule }) => rule);
    const spoke = Int32Array.from(ids, (id) => pack.rules.findIndex((rule) => rule.id === id));
    return {
      pins: found,
      flags: Uint8Array.from(pack.flags, ({ id }) => (conclusion.pins.flags[id] ? 1 : 0)),
      spoke,
      count: spoke.length,
    };
  };
}
