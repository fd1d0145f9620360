// The built program started as users do, in a folder of its own that goes when the tests of a file are over.
import {
  type SpawnSyncOptionsWithStringEncoding,
  type SpawnSyncReturns,
  spawnSync,
} from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { buildTime, built, program } from '../built.js';

/** Without what other tools tell Node to do, and in no colour. */
const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, FORCE_COLOR: ___, ...inherited } = process.env;
export const environment = { ...inherited, NO_COLOR: '1' };

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Start {
  readonly input?: string;
  /** Options of Node, before the program. */
  readonly node?: readonly string[];
  /** Milliseconds. */
  readonly timeout?: number;
}

export interface Place {
  readonly folder: string;
  put(name: string, content: string | Buffer): void;
  got(name: string): string;
  run(words: readonly string[], start?: Start): Ended;
  /** A line for the shell, in which `toforwith` is the program. */
  shell(line: string): Ended;
}

/** A folder for the tests of the file that asks for it, and the program built before them. */
export function place(name: string): Place {
  const folder = mkdtempSync(join(tmpdir(), `toforwith-${name}-`));
  beforeAll(built, buildTime);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const options: SpawnSyncOptionsWithStringEncoding = {
    ...{ cwd: folder, env: { ...environment, HOME: folder } },
    ...{ input: '', encoding: 'utf8', maxBuffer: 1 << 28 },
  };
  return {
    folder,
    put(path, content) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    got: (path) => readFileSync(join(folder, path), 'utf8'),
    run(words, { node = [], ...start } = {}) {
      const command = [...node, program, ...words];
      return ended(spawnSync(process.execPath, command, { ...options, ...start }));
    },
    shell(line) {
      const named = `toforwith() { "${process.execPath}" "${program}" "$@"; }; ${line}`;
      return ended(spawnSync('sh', ['-c', named], options));
    },
  };
}

function ended({ status, stdout, stderr, error }: SpawnSyncReturns<string>): Ended {
  if (error) throw error;
  return { status, stdout, stderr };
}
