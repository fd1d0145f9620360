/**
 * Keeps V8's compiled form of the program beside it, for this version of Node, by commands that have to start fast. A command
 * is run to learn which files and functions of them it needs; each run adds to the last.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * By command the runs that are learnt from; what other commands need is much like what `assess` does. Where keys are given
 * they are typed, as if at a terminal, from within an empty folder.
 * @type {Record<string, { args: string[], keys?: string, ends?: number }[]>}
 */
const runs = {
  help: [{ args: ['--help'] }],
  assess: [
    { args: ['assess', 'examples/loneliness.yaml'] },
    { args: ['assess', 'examples/loneliness.json'] },
  ],
  advise: [{ args: ['advise'], keys: 'Recorded\r3\r?\r\x1b[B\r\x03', ends: 130 }],
};

/** @param {{ root: string, dist: string }} options */
export function keepCodeCache({ root, dist }) {
  const cache = join(dist, `v8-${process.versions.v8}-${process.arch}`);
  for (const [command, own] of Object.entries(runs)) {
    mkdirSync(join(cache, command), { recursive: true });
    for (const run of own) record(run, { root, folder: join(cache, command) });
  }
}

/**
 * @param {{ args: string[], keys?: string, ends?: number }} run
 * @param {{ root: string, folder: string }} where
 */
function record({ args, keys, ends = 0 }, { root, folder }) {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const empty = mkdtempSync(join(tmpdir(), 'toforwith-build-'));
  const preloads = ['record.cjs', ...(keys ? ['as-terminal.cjs'] : [])];
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...preloads.flatMap((file) => ['--require', join(root, 'src/build', file)]),
      join(root, 'bin/toforwith.js'),
      ...args,
    ],
    {
      cwd: keys ? empty : root,
      env: { ...env, TOFORWITH_RECORD: folder },
      input: keys ?? '',
      encoding: 'utf8',
    },
  );
  rmSync(empty, { recursive: true });
  if (status !== ends) console.error(`build: "toforwith ${args.join(' ')}" ends ${status}`, stderr);
}
