// Records as lines of JSON, straight to bytes: the same bytes as JSON.stringify gives of the record, from pieces made once.
import { type Answer, pinNames } from '../model/answer.js';
import type { Pack } from '../model/pack.js';
import { camel } from './assessment-json.js';
import { pinKeys } from './record.js';
import { makeSpace, putText, type Sink } from './sink.js';

/** What a line says of one brief: the answer by number, the id as JSON writes it between quotes. */
export type Line = Pick<Answer, 'document' | 'line' | 'pins' | 'flags' | 'spoke' | 'count'>;

export interface LineWriter {
  /** Everything that follows is about this file. */
  begin(file: string): void;
  /** Writes a line whose id is a stretch of bytes without escapes, or where `from` is null the file with its number. */
  write(sink: Sink, line: Line, from: Uint8Array | null, start: number, end: number): void;
}

const utf8 = new TextEncoder();
const longestNumber = 20;

/** The writer of records with the usual keys. */
export function lineWriter(pack: Pack): LineWriter {
  const pinTables = pinKeys.map(([key, pin]) => ({ key, pin, names: pinNames(pack, pin) }));
  const flagKeys = pack.flags.map(({ id }) => camel(id));
  const rules = pack.rules.map(({ id }) => pieceOf(`${JSON.stringify(id)},`));
  const roomForRules = rules.reduce((sum, { length }) => sum + length, 0);
  const middles = new Map<number, Piece>();
  const ending = pieceOf(']}\n');
  let idOfFile = pieceOf('');
  let beforeDocument = pieceOf('');
  const beforeId = pieceOf('{"id":"');
  const beforeLine = pieceOf(',"line":');

  /** From the end of the place to the first reason: the same for all briefs with the same pins and flags. */
  function middleOf({ pins, flags }: Line): Piece {
    let key = 0;
    for (let index = 0; index < pinTables.length; index++) {
      const { pin, names } = pinTables[index] as (typeof pinTables)[number];
      key = key * (names.length + 1) + pins[pin];
    }
    for (let flag = 0; flag < flags.length; flag++) key = key * 2 + (flags[flag] as number);
    const known = middles.get(key);
    if (known) return known;
    const values = pinTables.map(
      ({ key: name, pin, names }) => `"${name}":${JSON.stringify(names[pins[pin]] ?? null)},`,
    );
    const raised = flagKeys.map((name, flag) => `"${name}":${flags[flag] === 1},`);
    const made = pieceOf(`},${values.join('')}${raised.join('')}"reasons":[`);
    middles.set(key, made);
    return made;
  }

  return {
    begin(file) {
      idOfFile = pieceOf(JSON.stringify(file).slice(1, -1));
      beforeDocument = pieceOf(`","at":{"file":${JSON.stringify(file)},"document":`);
    },
    write(sink, line, from, start, end) {
      const middle = middleOf(line);
      makeSpace(
        sink,
        beforeId.length +
          idOfFile.length +
          (end - start) +
          beforeDocument.length +
          middle.length +
          roomForRules +
          4 * longestNumber +
          overrun,
      );
      const { bytes, view } = sink;
      let at = copy(beforeId, view, sink.length);
      if (from) for (let index = start; index < end; index++) bytes[at++] = from[index] as number;
      else {
        at = copy(idOfFile, view, at);
        if (line.document > 1) {
          bytes[at++] = 35;
          at = digits(line.document, bytes, at);
        }
      }
      at = copy(beforeDocument, view, at);
      at = digits(line.document, bytes, at);
      at = copy(beforeLine, view, at);
      at = digits(line.line, bytes, at);
      at = copy(middle, view, at);
      const { spoke, count } = line;
      for (let index = 0; index < count; index++)
        at = copy(rules[spoke[index] as number] as Piece, view, at);
      if (count > 0) at--;
      sink.length = copy(ending, view, at);
    },
  };
}

/** Bytes that are written often, four at a time: the last four may run over their end, and what follows is written over that. */
interface Piece {
  readonly fours: Int32Array;
  readonly length: number;
}

const overrun = 3;

function pieceOf(text: string): Piece {
  const bytes = utf8.encode(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  const view = new DataView(padded.buffer);
  const fours = Int32Array.from({ length: padded.length / 4 }, (_, four) =>
    view.getInt32(four * 4, true),
  );
  return { fours, length: bytes.length };
}

function copy({ fours, length }: Piece, to: DataView, at: number): number {
  for (let four = 0, here = at; four < fours.length; four++, here += 4)
    to.setInt32(here, fours[four] as number, true);
  return at + length;
}

function digits(number: number, to: Uint8Array, at: number): number {
  let end = at + 1;
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) end++;
  let rest = number;
  for (let here = end - 1; here >= at; here--) {
    const tens = Math.floor(rest / 10);
    to[here] = 48 + rest - tens * 10;
    rest = tens;
  }
  return end;
}

/** A record as a line, where it has other keys or its id needs escapes. */
export const putRecord = (sink: Sink, record: object): void =>
  putText(sink, `${JSON.stringify(record)}\n`);
