// Files that grow beside their place (`out.csv.part`) and are put there when they are whole, and the journal of a run
// (`out.csv.journal`): a line for every step that all of them have taken together.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { parsed } from '../model/parsed.js';
import { fileTail, StreamTrouble, streamTail, type Tail } from './streams.js';
import { inWords } from './world.js';

const partOf = (file: string): string => `${file}.part`;

/** Opens the growing form of a file and cuts it to `length`; what is no file, such as a pipe, is written to as it is. */
export function grow(file: string, length: number): Tail {
  return plainly(() => {
    if (isStream(file)) return streamTail(file);
    mkdirSync(dirname(file), { recursive: true });
    return fileTail(partOf(file), length);
  }, file);
}

/** Whether a path leads to what can't be put in place, such as a pipe or a device. */
export function isStream(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

/** Puts a file that is whole in its place; done already is done. */
export function putInPlace(file: string): void {
  plainly(() => {
    if (existsSync(partOf(file))) renameSync(partOf(file), file);
  }, file);
}

/** Bytes that the growing form of a file has; -1 where there is none. */
export const grownTo = (file: string): number =>
  statSync(partOf(file), { throwIfNoEntry: false })?.size ?? -1;

export const isThere = (file: string): boolean => existsSync(file);

export interface Journal {
  add(entry: object): void;
  remove(): void;
}

/** A journal that begins with `head`, or goes on after `kept` bytes of one that is there. */
export function openJournal(file: string, head: object, kept: number): Journal {
  const tail = plainly(() => fileTail(file, kept), file);
  const add = (entry: object) => tail.write(Buffer.from(`${JSON.stringify(entry)}\n`));
  if (kept === 0) add(head);
  return {
    add,
    remove() {
      tail.close();
      rmSync(file, { force: true });
    },
  };
}

/** The whole lines of a journal with the bytes up to the end of each; null where there is none. */
export function readJournal(
  file: string,
): readonly { readonly entry: unknown; readonly end: number }[] | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const lines: { entry: unknown; end: number }[] = [];
  for (let start = 0; ; ) {
    const end = bytes.indexOf(10, start);
    if (end === -1) return lines;
    // null where a line was never written whole: what follows it counts as little
    const entry = parsed(bytes.toString('utf8', start, end));
    if (entry === null) return lines;
    lines.push({ entry, end: end + 1 });
    start = end + 1;
  }
}

function plainly<T>(act: () => T, file: string): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof StreamTrouble ? error : new StreamTrouble(`${file}: ${inWords(error)}`);
  }
}
