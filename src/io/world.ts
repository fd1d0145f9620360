// The real world: this process's streams, files and clock. The only file that touches them for commands.
import { Buffer, isAscii } from 'node:buffer';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import type { FileText, Outlet, World } from '../model/world.js';

export function nodeWorld(): World {
  const cwd = process.cwd();
  return {
    cwd,
    env: process.env,
    version: TOFORWITH_VERSION,
    out: outlet(1),
    err: outlet(2),
    get inputIsTerminal() {
      return isTerminal(0);
    },
    today: () => new Date().toISOString().slice(0, 10),
    readInput,
    readText,
    kindOf,
    list: async (pattern, options) => {
      const { listFiles } = await import('./list-files.js');
      return listFiles(pattern, options?.within ?? '', cwd, options?.exclude ?? []);
    },
    write,
  };
}

/** Asked of the descriptor: making process.stdout takes some milliseconds, and so does loading node:tty to ask it. */
function isTerminal(descriptor: number): boolean {
  return (
    isDevice(descriptor) &&
    (process.getBuiltinModule('node:tty') as typeof import('node:tty')).isatty(descriptor)
  );
}

/** Every terminal is a device for characters; pipes and files are not, nor does the null device count. */
function isDevice(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return (
      stats.isCharacterDevice() &&
      stats.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev
    );
  } catch {
    return false;
  }
}

function outlet(descriptor: 1 | 2): Outlet {
  return {
    get isTerminal() {
      return isTerminal(descriptor);
    },
    get columns() {
      if (!isTerminal(descriptor)) return Number(process.env.COLUMNS) || 80;
      return (descriptor === 1 ? process.stdout : process.stderr).columns || 80;
    },
    write: (text) => writeAll(descriptor, text),
  };
}

/** A closed pipe ends the run quietly, as `head` expects; a full one is waited for. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let done = 0;
  while (done < bytes.length) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EAGAIN') continue;
      if (code === 'EPIPE') return;
      throw error;
    }
  }
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function readText(path: string): FileText {
  try {
    return { kind: 'text', text: decoded(readFileSync(path)) };
  } catch (error) {
    return { kind: 'trouble', why: inWords(error), missing: codeOf(error) === 'ENOENT' };
  }
}

/** ASCII, which most files are, takes a small part of the time that decoding takes. */
const decoded = (bytes: Buffer): string => bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');

/** What cannot even be looked at counts as a file: reading it says why not. */
function kindOf(path: string): 'file' | 'folder' | 'nothing' {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats ? (stats.isDirectory() ? 'folder' : 'file') : 'nothing';
  } catch (error) {
    return codeOf(error) === 'ENOTDIR' ? 'nothing' : 'file';
  }
}

/** Links are followed, and a file keeps its mode; what is no file, such as a pipe, is written to as it is. */
function write(path: string, text: string): string | null {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const before = statSync(path, { throwIfNoEntry: false });
    if (before && !before.isFile()) writeFileSync(path, text);
    else writeAside(before ? realpathSync(path) : path, text, before?.mode ?? null);
    return null;
  } catch (error) {
    return inWords(error);
  }
}

/** Beside its place first, then moved there: whoever reads it sees the old or the new one whole. */
function writeAside(place: string, text: string, mode: number | null): void {
  if (mode !== null) accessSync(place, constants.W_OK);
  const aside = `${place}.${process.pid}.part`;
  try {
    const file = openSync(aside, 'w');
    try {
      if (mode !== null) fchmodSync(file, mode & 0o777);
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(aside, place);
  } catch (error) {
    discard(aside);
    throw error;
  }
}

/** What is left of a failed write; where even that fails there is nothing to clean. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const words: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'not allowed to read or write it',
  EPERM: 'not allowed to read or write it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  EEXIST: 'a part of its path is not a folder',
  ELOOP: 'its links lead in a circle',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk can only be read',
  ENAMETOOLONG: 'its name is too long',
  ERR_STRING_TOO_LONG: 'it is too large',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
};

/** A system's error in plain words. */
export const inWords = (error: unknown): string =>
  words[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));

/** A path as people see it: relative to the working directory where it lies below, with `/`. */
export function shownPath(path: string, cwd: string): string {
  const way = relative(cwd, resolve(cwd, path));
  return (way.startsWith('..') ? path : way).split(sep).join('/');
}
