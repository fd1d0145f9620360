// Cuts streams into pieces that can be read on their own: blocks of whole lines, blocks of whole rows, elements of a JSON
// list, documents of YAML. It looks for borders only; what lies between them may be anything.
import { longestText } from './limits.js';
import type { Piece } from './pieces.js';

/** Bytes that hold whole lines, and where the next one begins. */
export interface Block {
  readonly bytes: Uint8Array;
  /** Bytes of the stream up to its end. */
  readonly end: number;
  /** A line too long to be read: its bytes were let go. */
  readonly tooLong: boolean;
}

const newline = 10;
const quote = 34;

/** Blocks of whole lines; with `quoted` line ends between quotes are no border. Of a line that is too long the size alone is kept. */
export async function* wholeLines(
  chunks: AsyncIterable<Uint8Array>,
  from: number,
  quoted: boolean,
): AsyncGenerator<Block> {
  let carried: Uint8Array[] = [];
  let size = 0;
  let end = from;
  let isQuoted = false;
  let isLetGo = false;
  for await (const chunk of chunks) {
    let start = 0;
    if (isLetGo) {
      const found = chunk.indexOf(newline);
      end += found === -1 ? chunk.length : found + 1;
      if (found === -1) continue;
      yield { bytes: new Uint8Array(), end, tooLong: true };
      isLetGo = false;
      start = found + 1;
    }
    const border: Border = quoted
      ? lastBorder(chunk, start, isQuoted)
      : { at: chunk.lastIndexOf(newline), isQuoted: false };
    isQuoted = border.isQuoted;
    if (border.at >= start) {
      const bytes = joined(carried, chunk.subarray(start, border.at + 1), size);
      end += bytes.length;
      yield { bytes, end, tooLong: false };
      carried = [];
      size = 0;
      start = border.at + 1;
    }
    if (start < chunk.length) {
      carried.push(chunk.subarray(start));
      size += chunk.length - start;
    }
    if (size > longestText) {
      end += size;
      carried = [];
      size = 0;
      isLetGo = true;
      isQuoted = false;
    }
  }
  if (isLetGo) yield { bytes: new Uint8Array(), end, tooLong: true };
  if (size > 0)
    yield { bytes: joined(carried, new Uint8Array(), size), end: end + size, tooLong: false };
}

function joined(carried: readonly Uint8Array[], last: Uint8Array, size: number): Uint8Array {
  if (carried.length === 0) return last;
  const all = new Uint8Array(size + last.length);
  let at = 0;
  for (const part of [...carried, last]) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

interface Border {
  readonly at: number;
  readonly isQuoted: boolean;
}

/** The last line end outside quotes, -1 for none, and whether the chunk ends within quotes. */
function lastBorder(chunk: Uint8Array, start: number, began: boolean): Border {
  let isQuoted = began;
  let at = -1;
  let from = start;
  for (;;) {
    const found = chunk.indexOf(quote, from);
    const until = found === -1 ? chunk.length : found;
    if (!isQuoted && until > from) {
      const last = chunk.subarray(from, until).lastIndexOf(newline);
      if (last !== -1) at = from + last;
    }
    if (found === -1) return { at, isQuoted };
    isQuoted = !isQuoted;
    from = found + 1;
  }
}

/** Line ends of a block, a last line without one counted too; and lines that are not blank. */
export function countLines(bytes: Uint8Array): { lines: number; filled: number } {
  let lines = 0;
  let filled = 0;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(newline, start);
    const end = found === -1 ? bytes.length : found;
    lines++;
    if (!isBlank(bytes, start, end)) filled++;
    start = end + 1;
  }
  return { lines, filled };
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte !== 32 && byte !== 9 && !(byte === 13 && at === end - 1)) return false;
  }
  return true;
}

/** A piece, or why none follows. */
export type Cut =
  | { readonly kind: 'piece'; readonly piece: Piece }
  | {
      readonly kind: 'broken';
      readonly said: string;
      readonly line: number;
      readonly document: number;
    };

/** The elements of a JSON list, or the one value that is no list. */
export async function* jsonElements(texts: AsyncIterable<string>): AsyncGenerator<Cut> {
  const scan = {
    depth: 0,
    isText: false,
    isEscape: false,
    isList: false,
    hasBegun: false,
    isOver: false,
  };
  let held = '';
  let place = { line: 0, column: 0 };
  let here = { line: 0, column: 0 };
  let document = 0;
  let isTooLong = false;
  const cut = function* (): Generator<Cut> {
    if (isTooLong)
      yield {
        kind: 'broken',
        said: `the record is over the limit of ${longestText / 1e6} MB`,
        line: place.line + 1,
        document: document + 1,
      };
    else
      yield {
        kind: 'piece',
        piece: { text: held, linesBefore: place.line, columnsBefore: place.column, document },
      };
    document++;
    held = '';
    isTooLong = false;
  };
  for await (const text of texts) {
    let start = 0;
    let lineStart = -here.column;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === newline) {
        here = { line: here.line + 1, column: 0 };
        lineStart = at + 1;
      }
      if (scan.isText) {
        if (scan.isEscape) scan.isEscape = false;
        else if (code === 92) scan.isEscape = true;
        else if (code === quote || code === newline) scan.isText = false;
        continue;
      }
      if (!scan.hasBegun && code > 32 && code !== 0xfeff) {
        scan.hasBegun = true;
        scan.isList = code === 91;
        start = scan.isList ? at + 1 : at;
        place = { line: here.line, column: start - lineStart };
        if (scan.isList) continue;
      }
      if (code === quote) scan.isText = true;
      else if (code === 123 || code === 91) scan.depth++;
      else if ((code === 125 || code === 93) && scan.depth > 0) scan.depth--;
      else if (scan.isList && !scan.isOver && scan.depth === 0 && (code === 44 || code === 93)) {
        held += text.slice(start, at);
        const isEmptyEnd = code === 93 && document === 0 && held.trim() === '';
        if (isEmptyEnd)
          yield { kind: 'broken', said: 'the list is empty', line: here.line + 1, document: 1 };
        else yield* cut();
        held = '';
        start = at + 1;
        place = { line: here.line, column: start - lineStart };
        scan.isOver = code === 93;
      }
    }
    held += text.slice(start);
    here = { line: here.line, column: text.length - lineStart };
    if (held.length > longestText) {
      isTooLong = true;
      held = held.slice(-1);
    }
  }
  if (!scan.hasBegun) yield { kind: 'broken', said: 'the file is empty', line: 1, document: 1 };
  else if (!scan.isOver && (!scan.isList || held.trim() !== '' || isTooLong)) yield* cut();
  else if (!scan.isOver)
    yield {
      kind: 'broken',
      said: 'not valid JSON: the text ends too early',
      line: here.line + 1,
      document: document + 1,
    };
  else if (held.trim() !== '')
    yield {
      kind: 'broken',
      said: 'not valid JSON: nothing may follow the list',
      line: place.line + 1,
      document: document + 1,
    };
}

const beginsDocument = /^---(?:[ \t\r]|$)/;
const endsDocument = /^\.\.\.(?:[ \t\r]|$)/;
const saysNothing = /^(?:[ \t\r]*|[ \t]*#.*|%.*)$/;

/** The documents of a YAML stream. Lines before the first that says something go with it. */
export async function* yamlDocuments(texts: AsyncIterable<string>): AsyncGenerator<Cut> {
  let lines: string[] = [];
  let hasContent = false;
  let size = 0;
  let begun = 0;
  let line = 0;
  let document = 0;
  let tail = '';
  const cut = function* (): Generator<Cut> {
    if (!hasContent) return;
    if (size > longestText)
      yield {
        kind: 'broken',
        said: `the document is over the limit of ${longestText / 1e6} MB`,
        line: begun + 1,
        document: document + 1,
      };
    else
      yield {
        kind: 'piece',
        piece: { text: lines.join('\n'), linesBefore: begun, columnsBefore: 0, document },
      };
    document++;
    lines = [];
    hasContent = false;
    size = 0;
    begun = line;
  };
  const add = function* (text: string): Generator<Cut> {
    const begins = beginsDocument.test(text);
    if (begins) yield* cut();
    if (size <= longestText) lines.push(text);
    size += text.length + 1;
    line++;
    hasContent ||= begins || !saysNothing.test(text);
    if (endsDocument.test(text)) yield* cut();
  };
  for await (const text of texts) {
    const found = (tail + text).split('\n');
    tail = found.pop() ?? '';
    for (const each of found) yield* add(each);
    if (tail.length > longestText) {
      size += tail.length;
      tail = 'x';
    }
  }
  if (tail !== '') yield* add(tail);
  yield* cut();
  if (document === 0) yield { kind: 'broken', said: 'the file is empty', line: 1, document: 1 };
}

/** Chunks of bytes as text; what is no UTF-8 comes out as U+FFFD. */
export async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
