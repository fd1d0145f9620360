// Records as lines of JSON, straight to bytes: the same bytes as JSON.stringify gives of the record, from pieces made once.
import { type Answer, pinNames } from '../model/answer.js';
import type { Pack, Pin } from '../model/pack.js';
import { camel } from './assessment-json.js';
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

const order: readonly (readonly [string, Pin])[] = [
  ['domain', 'kind'],
  ['calledFor', 'called-for'],
  ['reach', 'reach'],
  ['today', 'today'],
  ['first', 'first'],
  ['name', 'name'],
];

/** The writer of records with the usual keys. */
export function lineWriter(pack: Pack): LineWriter {
  const pinTables = order.map(([key, pin]) => ({ key, pin, names: pinNames(pack, pin) }));
  const flagKeys = pack.flags.map(({ id }) => camel(id));
  const rules = pack.rules.map(({ id }) => utf8.encode(`${JSON.stringify(id)},`));
  const roomForRules = rules.reduce((sum, { length }) => sum + length, 0);
  const middles = new Map<number, Uint8Array>();
  const ending = utf8.encode(']}\n');
  let idOfFile: Uint8Array = new Uint8Array();
  let beforeDocument: Uint8Array = new Uint8Array();
  const beforeId = utf8.encode('{"id":"');
  const beforeLine = utf8.encode(',"line":');

  /** From the end of the place to the first reason: the same for all briefs with the same pins and flags. */
  function middleOf({ pins, flags }: Line): Uint8Array {
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
    const made = utf8.encode(`},${values.join('')}${raised.join('')}"reasons":[`);
    middles.set(key, made);
    return made;
  }

  return {
    begin(file) {
      idOfFile = utf8.encode(JSON.stringify(file).slice(1, -1));
      beforeDocument = utf8.encode(`","at":{"file":${JSON.stringify(file)},"document":`);
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
          4 * longestNumber,
      );
      const { bytes } = sink;
      let at = copy(beforeId, bytes, sink.length);
      if (from) for (let index = start; index < end; index++) bytes[at++] = from[index] as number;
      else {
        at = copy(idOfFile, bytes, at);
        if (line.document > 1) {
          bytes[at++] = 35;
          at = digits(line.document, bytes, at);
        }
      }
      at = copy(beforeDocument, bytes, at);
      at = digits(line.document, bytes, at);
      at = copy(beforeLine, bytes, at);
      at = digits(line.line, bytes, at);
      at = copy(middle, bytes, at);
      const { spoke, count } = line;
      for (let index = 0; index < count; index++)
        at = copy(rules[spoke[index] as number] as Uint8Array, bytes, at);
      if (count > 0) at--;
      sink.length = copy(ending, bytes, at);
    },
  };
}

function copy(from: Uint8Array, to: Uint8Array, at: number): number {
  const { length } = from;
  if (length > 64) to.set(from, at);
  else for (let index = 0; index < length; index++) to[at + index] = from[index] as number;
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
