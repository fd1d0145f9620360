// A world in memory for commands: files by path relative to /repo, and everything written kept.
import { resolve } from 'node:path';
import { matcher } from '../../src/check/glob.js';
import type { World } from '../../src/model/world.js';

export interface FakeWorld extends World {
  readonly files: Map<string, string>;
  stdout(): string;
  stderr(): string;
}

export interface Circumstances {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Files that are there and cannot be read. */
  readonly locked?: readonly string[];
  /** Files that cannot be written. */
  readonly readOnly?: readonly string[];
}

export function fakeWorld(
  files: Readonly<Record<string, string>>,
  circumstances: Circumstances = {},
): FakeWorld {
  const { cwd = '/repo', env = {}, input = '', locked = [], readOnly = [] } = circumstances;
  const kept = new Map(
    Object.entries({ '.git/HEAD': '', ...files }).map(([path, text]) => [
      resolve('/repo', path),
      text,
    ]),
  );
  const said = { out: '', err: '' };
  const outlet = (which: 'out' | 'err') => ({
    write: (text: string) => {
      said[which] += text;
    },
    isTerminal: false,
    columns: 80,
  });
  const isFolder = (path: string): boolean =>
    [...kept.keys()].some((file) => file.startsWith(`${path}/`));
  return {
    ...{
      cwd,
      env,
      version: '0.0.0',
      out: outlet('out'),
      err: outlet('err'),
      inputIsTerminal: false,
      files: kept,
    },
    stdout: () => said.out,
    stderr: () => said.err,
    today: () => '2026-12-01',
    readInput: async () => input,
    readText: (path) => {
      const text = kept.get(resolve(cwd, path));
      if (text === undefined)
        return {
          kind: 'trouble',
          why: isFolder(resolve(cwd, path)) ? 'it is a folder' : 'no such file',
          missing: true,
        };
      if (locked.some((each) => resolve('/repo', each) === resolve(cwd, path)))
        return { kind: 'trouble', why: 'not allowed to read or write it', missing: false };
      return { kind: 'text', text };
    },
    kindOf: (path) =>
      kept.has(resolve(cwd, path)) ? 'file' : isFolder(resolve(cwd, path)) ? 'folder' : 'nothing',
    list: async (pattern, { within = '', exclude = [] } = {}) => {
      const base = resolve(cwd, within);
      const below = [...kept.keys()].flatMap((file) =>
        file.startsWith(`${base}/`) && !file.includes('/.') ? [file.slice(base.length + 1)] : [],
      );
      const found = below.filter(
        (file) => matcher(`/${pattern}`)(file) && !exclude.some((each) => matcher(each)(file)),
      );
      return found
        .map((file) => (within === '' ? file : `${within.replace(/\/$/, '')}/${file}`))
        .sort();
    },
    write: (path, text) => {
      if (readOnly.some((each) => resolve('/repo', each) === resolve(cwd, path)))
        return 'not allowed to read or write it';
      kept.set(resolve(cwd, path), text);
      return null;
    },
  };
}
