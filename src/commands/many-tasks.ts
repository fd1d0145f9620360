// Cuts the inputs of a run into tasks, in their order and always alike, however many threads will do them. Each task comes
// with the place at which the next one begins, so that a run that broke off can go on there.
import { chunksOf, StreamTrouble } from '../io/streams.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import {
  type Cut,
  countLines,
  decoded,
  jsonElements,
  wholeLines,
  yamlDocuments,
} from '../read/cut.js';
import { longestText } from '../read/limits.js';
import type { Piece } from '../read/pieces.js';
import { delimiterOf, type Header, type JoinedGroups, readHeader } from '../read/table.js';
import type { InputFormat, ManyInput } from './many-inputs.js';
import type { Task, WholeFile } from './many-task.js';

/** How far a run has come: so many inputs are done, and of the next so much. */
export interface Cursor {
  readonly input: number;
  readonly bytes: number;
  readonly lines: number;
  readonly documents: number;
}

export const atStart: Cursor = { input: 0, bytes: 0, lines: 0, documents: 0 };

export interface Planned {
  readonly task: Task;
  readonly next: Cursor;
  /** What is wrong with the header of a table; to be told when the task's turn has come. */
  readonly wrong?: readonly Diagnostic[];
}

export interface TaskPlan {
  readonly inputs: readonly ManyInput[];
  readonly pack: Pack;
  readonly delimiter: string | null;
  readonly joined: JoinedGroups | null;
  readonly everyLine: boolean;
}

/** Smaller files are read whole, many in one task. */
const wholeBelow = 1 << 20;
const filesInTask = 32;
const piecesInTask = 64;
const charactersInTask = 1 << 18;

export async function* tasksOf(plan: TaskPlan, from: Cursor): AsyncGenerator<Planned> {
  let files: WholeFile[] = [];
  const take = (input: number): Planned => {
    const task: Task = { kind: 'files', files };
    files = [];
    return { task, next: { ...atStart, input } };
  };
  for (let index = from.input; index < plan.inputs.length; index++) {
    const input = plan.inputs[index] as ManyInput;
    const whole = wholeFile(input);
    if (whole) {
      files.push(whole);
      if (files.length === filesInTask) yield take(index + 1);
      continue;
    }
    if (files.length > 0) yield take(index);
    yield* streamTasks(input, plan, index === from.input ? from : { ...atStart, input: index });
  }
  if (files.length > 0) yield take(plan.inputs.length);
}

function wholeFile({ path, shown, format, gzip, size }: ManyInput): WholeFile | null {
  if (path === '-' || !(format === 'yaml' || format === 'json' || format === 'markdown'))
    return null;
  if (format !== 'markdown' && size !== null && size >= wholeBelow) return null;
  return { path, shown, format, gzip };
}

async function* streamTasks(
  input: ManyInput,
  plan: TaskPlan,
  from: Cursor,
): AsyncGenerator<Planned> {
  const reject = (message: string, line = 1, document = 1): Planned => ({
    task: {
      kind: 'reject',
      file: input.shown,
      line,
      document,
      code: 'input/unreadable',
      message,
      hint: null,
    },
    next: { ...atStart, input: from.input + 1 },
  });
  try {
    const { chunks, format } = await sniffed(input, from.bytes);
    if (format === 'ndjson') yield* lineTasks(input, chunks, plan, from, reject);
    else if (format === 'csv' || format === 'tsv')
      yield* rowTasks(input, chunks, plan, from, reject);
    else if (format === 'json' || format === 'yaml') {
      const cuts =
        format === 'json' ? jsonElements(decoded(chunks)) : yamlDocuments(decoded(chunks));
      yield* pieceTasks(input, format, cuts, from, reject);
    } else yield* wholeStream(input, chunks, from);
  } catch (error) {
    if (!(error instanceof StreamTrouble)) throw error;
    yield reject(error.message);
  }
}

/** What comes without a name tells itself apart: a list begins with a bracket, lines of JSON are each a record. */
async function sniffed(
  input: ManyInput,
  skip: number,
): Promise<{ chunks: AsyncIterable<Uint8Array>; format: InputFormat }> {
  const chunks = chunksOf(input.path, input.gzip, skip);
  if (input.format) return { chunks, format: input.format };
  const first = await chunks.next();
  const head = first.done
    ? ''
    : new TextDecoder().decode(first.value.subarray(0, 1 << 16)).replace(/^\ufeff?\s*/, '');
  async function* again(): AsyncGenerator<Uint8Array> {
    if (!first.done) yield first.value;
    yield* chunks;
  }
  return { chunks: again(), format: formatOfText(head) };
}

function formatOfText(head: string): InputFormat {
  if (head.startsWith('[')) return 'json';
  if (!head.startsWith('{')) return 'yaml';
  const end = head.indexOf('\n');
  try {
    JSON.parse(end === -1 ? head : head.slice(0, end));
    return end === -1 || head.slice(end).trim() === '' ? 'json' : 'ndjson';
  } catch {
    return 'json';
  }
}

async function* lineTasks(
  { shown, path }: ManyInput,
  chunks: AsyncIterable<Uint8Array>,
  { everyLine }: TaskPlan,
  from: Cursor,
  reject: (message: string) => Planned,
): AsyncGenerator<Planned> {
  let { lines, documents } = from;
  for await (const { bytes, end, tooLong } of wholeLines(chunks, from.bytes, false)) {
    if (tooLong) {
      lines++;
      documents++;
      yield {
        task: tooLongTask(shown, lines, documents),
        next: { ...from, bytes: end, lines, documents },
      };
      continue;
    }
    const start =
      lines === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const task: Task = {
      kind: 'lines',
      file: shown,
      bytes: bytes.subarray(start),
      line: lines + 1,
      documents,
    };
    const counted = countLines(task.bytes);
    lines += counted.lines;
    documents += everyLine ? counted.lines : counted.filled;
    yield { task, next: { ...from, bytes: end, lines, documents } };
  }
  if (documents === 0 && path !== '-') yield reject('the file is empty');
}

const tooLongTask = (file: string, line: number, document: number): Task => ({
  ...{ kind: 'reject', file, line, document, code: 'syntax/too-large', hint: null },
  message: `the record is over the limit of ${longestText / 1e6} MB`,
});

async function* rowTasks(
  input: ManyInput,
  chunks: AsyncIterable<Uint8Array>,
  plan: TaskPlan,
  from: Cursor,
  reject: (message: string) => Planned,
): AsyncGenerator<Planned> {
  let { lines, documents } = from;
  let header: Header | null = null;
  if (from.bytes > 0) {
    header = headerFrom(await firstLine(input), input, plan).header;
    if (!header) return;
  }
  for await (const { bytes, end, tooLong } of wholeLines(chunks, from.bytes, true)) {
    if (tooLong) {
      lines++;
      documents++;
      yield {
        task: tooLongTask(input.shown, lines, documents),
        next: { ...from, bytes: end, lines, documents },
      };
      continue;
    }
    let text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    if (!header) {
      const found = headerFrom(text, input, plan);
      if (!found.header) {
        yield { ...reject("its header can't be read"), wrong: found.diagnostics };
        return;
      }
      header = found.header;
      text = text.slice(found.length);
      lines += found.lines;
    }
    const task: Task = {
      kind: 'rows',
      file: input.shown,
      header,
      joined: plan.joined,
      text,
      line: lines + 1,
      documents,
    };
    const counted = countRows(text);
    lines += counted.lines;
    documents += counted.rows;
    yield { task, next: { ...from, bytes: end, lines, documents } };
  }
  if (!header) yield reject('the file is empty');
}

async function firstLine({ path, gzip }: ManyInput): Promise<string> {
  for await (const chunk of chunksOf(path, gzip))
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(chunk);
  return '';
}

interface Heading {
  readonly header: Header | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly length: number;
  readonly lines: number;
}

function headerFrom(
  text: string,
  { shown, format }: ManyInput,
  { pack, delimiter }: TaskPlan,
): Heading {
  const found = text.indexOf('\n');
  const length = found === -1 ? text.length : found + 1;
  const line = text.slice(0, length).replace(/\r?\n$/, '');
  const { value, diagnostics } = readHeader(
    { name: shown, text: line, linesBefore: 0 },
    delimiter ?? (format === 'tsv' ? '\t' : delimiterOf(line)),
    pack,
  );
  return { header: value, diagnostics, length, lines: 1 };
}

/** Lines of a block of rows, and rows that are not blank. */
function countRows(text: string): { lines: number; rows: number } {
  let lines = 0;
  let rows = 0;
  let isQuoted = false;
  let isFilled = false;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    lines++;
    for (let at = text.indexOf('"', start); at !== -1 && at < end; at = text.indexOf('"', at + 1))
      isQuoted = !isQuoted;
    isFilled ||=
      text.slice(start, Math.min(end, start + 64)).trim() !== '' ||
      text.slice(start, end).trim() !== '';
    if (!isQuoted && isFilled) {
      rows++;
      isFilled = false;
    }
    start = end + 1;
  }
  return { lines, rows: rows + (isFilled ? 1 : 0) };
}

async function* pieceTasks(
  input: ManyInput,
  format: 'json' | 'yaml',
  cuts: AsyncIterable<Cut>,
  from: Cursor,
  reject: (message: string, line: number, document: number) => Planned,
): AsyncGenerator<Planned> {
  let pieces: Piece[] = [];
  let size = 0;
  let documents = from.documents;
  const take = (): Planned => {
    const task: Task = { kind: 'pieces', file: input.shown, format, pieces };
    pieces = [];
    size = 0;
    return { task, next: { ...from, bytes: 0, documents } };
  };
  for await (const cut of cuts) {
    const document = cut.kind === 'piece' ? cut.piece.document : cut.document - 1;
    if (document < from.documents) continue;
    if (cut.kind === 'broken') {
      if (pieces.length > 0) yield take();
      documents = document + 1;
      yield { ...reject(cut.said, cut.line, cut.document), next: { ...from, bytes: 0, documents } };
      continue;
    }
    documents = document + 1;
    pieces.push(cut.piece);
    size += cut.piece.text.length;
    if (pieces.length === piecesInTask || size > charactersInTask) yield take();
  }
  if (pieces.length > 0) yield take();
}

/** Front matter from a stream: all of it is one text. */
async function* wholeStream(
  input: ManyInput,
  chunks: AsyncIterable<Uint8Array>,
  from: Cursor,
): AsyncGenerator<Planned> {
  let text = '';
  for await (const each of decoded(chunks)) if (text.length <= longestText) text += each;
  const next = { ...atStart, input: from.input + 1 };
  yield { task: { kind: 'text', file: input.shown, format: 'markdown', text }, next };
}
