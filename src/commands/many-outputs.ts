// Where the answers of a run over many briefs go, and how far all of it has come: outputs grow together, step by step, so
// that a run that broke off goes on where the last whole step ended.
import type { Counts } from '../engine/counts.js';
import {
  grow,
  grownTo,
  isStream,
  isThere,
  type Journal,
  openJournal,
  putInPlace,
  readJournal,
} from '../io/growing.js';
import { pipeTail, type Tail } from '../io/streams.js';
import { type Rows, rowsOf } from '../report/record-rows.js';
import { betweenJson, betweenTexts } from './many-answers.js';
import type { Done, ManyFormat } from './many-task.js';
import { atStart, type Cursor } from './many-tasks.js';
import type { Output } from './outputs.js';

/** How far a run has come. */
export interface Standing {
  readonly cursor: Cursor;
  readonly briefs: number;
  readonly rejected: number;
  readonly undecided: number;
  readonly counts: Counts | null;
}

interface Step extends Standing {
  readonly lengths: readonly number[];
  readonly isWhole: boolean;
}

interface Stream {
  readonly format: ManyFormat | 'rejects';
  readonly file: string | null;
  readonly tail: Tail;
  /** The one answer of a JSON output so far: alone it is no list. */
  held: Uint8Array | null;
  hasBegun: boolean;
}

export interface Outputs {
  readonly standing: Standing;
  /** The run was over already. */
  readonly isWhole: boolean;
  put(done: Done, standing: Standing): void;
  /** Ends all outputs and puts them in place. */
  finish(standing: Standing): void;
  /** Leaves what there is for another run to go on with. */
  leave(): void;
}

const nowhere: Standing = { cursor: atStart, briefs: 0, rejected: 0, undecided: 0, counts: null };

const utf8 = new TextEncoder();

export interface OutputPlan {
  readonly outputs: readonly Output<ManyFormat>[];
  readonly rejects: string | null;
  readonly keys: readonly string[];
  /** What a run must share with one that it goes on with. */
  readonly head: object;
  readonly resume: boolean;
}

/** Opens all outputs, at their beginning or where a run broke off; what stands against it in words. */
export function openOutputs({
  outputs,
  rejects,
  keys,
  head,
  resume,
}: OutputPlan): Outputs | string {
  const files = [
    ...(rejects === null ? [] : [rejects]),
    ...outputs.flatMap(({ file }) => file ?? []),
  ];
  const places = files.filter((file) => !isStream(file));
  const journalFile = places.length > 0 ? `${places.at(-1)}.journal` : null;
  const isAllFiles = places.length === files.length && outputs.every(({ file }) => file !== null);
  if (resume && (journalFile === null || !isAllFiles))
    return 'only a run whose every output is a file can be resumed';
  const last = resume && journalFile !== null ? lastStep(journalFile, head, files) : null;
  if (typeof last === 'string') return last;
  if (resume && journalFile !== null && !isThere(journalFile) && files.every(isThere))
    return finished();
  if (last?.step.isWhole) {
    files.forEach(putInPlace);
    if (journalFile !== null) openJournal(journalFile, head, last.end).remove();
    return finished(last.step);
  }
  const lengths = last?.step.lengths ?? files.map(() => 0);
  const journal = journalFile === null ? null : openJournal(journalFile, head, last?.end ?? 0);
  // Rejects stand first: what is missing among the answers is there.
  const streams: Stream[] = [
    ...(rejects === null ? [] : [stream('rejects', rejects)]),
    ...outputs.map(({ format, file }) => stream(format, file)),
  ];
  function stream(format: ManyFormat | 'rejects', file: string | null): Stream {
    const from = file === null ? 0 : (lengths[files.indexOf(file)] ?? 0);
    return {
      format,
      file,
      tail: file === null ? pipeTail(1, 'standard output') : grow(file, from),
      held: null,
      hasBegun: from > 0,
    };
  }
  return running(streams, keys, journal, last?.step ?? nowhere);
}

const finished = (standing: Standing = nowhere): Outputs => ({
  standing,
  isWhole: true,
  put: () => {},
  finish: () => {},
  leave: () => {},
});

/** The last step that every file has come to, of a journal of the same run. */
function lastStep(
  journalFile: string,
  head: object,
  files: readonly string[],
): { step: Step; end: number } | string | null {
  const lines = readJournal(journalFile);
  if (!lines || lines.length === 0) return null;
  if (JSON.stringify(lines[0]?.entry) !== JSON.stringify(head))
    return `${journalFile} is of another run: its inputs, options, rule pack or version were not the same`;
  const steps = lines.slice(1).map(({ entry, end }) => ({ step: entry as Step, end }));
  return (
    steps.findLast(
      ({ step }) =>
        step.isWhole || files.every((file, index) => grownTo(file) >= (step.lengths[index] ?? 0)),
    ) ?? null
  );
}

function running(
  streams: readonly Stream[],
  keys: readonly string[],
  journal: Journal | null,
  standing: Standing,
): Outputs {
  const answers = streams.filter(({ format }) => format !== 'rejects');
  const headers = streams.map(({ format }) => rowsFor(format, keys)?.header ?? null);
  const note = (now: Standing, isWhole: boolean): void => {
    if (!journal || streams.some(({ held }) => held !== null)) return;
    const lengths = streams.filter(({ file }) => file !== null).map(({ tail }) => tail.length);
    journal.add({ ...now, lengths, isWhole });
  };
  return {
    standing,
    isWhole: false,
    put(done, now) {
      streams.forEach((stream, index) => {
        const bytes =
          stream.format === 'rejects'
            ? done.rejects
            : (done.outputs[answers.indexOf(stream)] ?? new Uint8Array());
        if (bytes.length > 0) putBytes(stream, bytes, headers[index] ?? null, now.briefs);
      });
      note(now, false);
    },
    finish(now) {
      streams.forEach((stream, index) => {
        end(stream, headers[index] ?? null);
      });
      note(now, true);
      for (const { tail, file } of streams) {
        tail.close();
        if (file !== null) putInPlace(file);
      }
      journal?.remove();
    },
    leave() {
      for (const { tail } of streams) tail.close();
    },
  };
}

function rowsFor(format: Stream['format'], keys: readonly string[]): Rows | null {
  return format === 'csv' || format === 'table' || format === 'markdown'
    ? rowsOf(format, keys)
    : null;
}

function putBytes(stream: Stream, bytes: Uint8Array, header: string | null, briefs: number): void {
  if (stream.format === 'json') {
    putJson(stream, bytes, briefs);
    return;
  }
  if (!stream.hasBegun && header !== null) stream.tail.write(utf8.encode(header));
  const skip = stream.format === 'text' && !stream.hasBegun ? betweenTexts.length : 0;
  stream.tail.write(bytes.subarray(skip));
  stream.hasBegun = true;
}

function putJson(stream: Stream, bytes: Uint8Array, briefs: number): void {
  if (!stream.hasBegun && stream.held === null && briefs < 2) {
    stream.held = bytes;
    return;
  }
  const first = stream.held ?? bytes;
  if (!stream.hasBegun) stream.tail.write(utf8.encode('[\n'));
  stream.tail.write(stream.hasBegun ? first : first.subarray(betweenJson.length));
  if (stream.held !== null) stream.tail.write(bytes);
  stream.held = null;
  stream.hasBegun = true;
}

/** The end of a JSON list, and the header of a table that got no rows. */
function end(stream: Stream, header: string | null): void {
  const { tail, held, hasBegun, format, file } = stream;
  if (format === 'json') {
    if (held !== null)
      tail.write(
        utf8.encode(
          `${new TextDecoder().decode(held).slice(betweenJson.length).replace(/^ {2}/gm, '')}\n`,
        ),
      );
    else if (hasBegun) tail.write(utf8.encode('\n]\n'));
    else if (file !== null) tail.write(utf8.encode('[]\n'));
    stream.held = null;
  } else if (!hasBegun && header !== null && file !== null) tail.write(utf8.encode(header));
}
