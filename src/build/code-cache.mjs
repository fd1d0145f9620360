/**
 * Keeps V8's compiled form of the program beside it, for this version of Node, by commands that have to start fast. A command
 * is run to learn which files and functions of them it needs; each run adds to the last.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {{ args: string[], keys?: string, ends?: number, aside?: true }} Run where keys are given they are typed, as if at
 *   a terminal, from within an empty folder; of a run aside only files are kept that no other run needs
 */

/** By command the runs that are learnt from; what other commands need is much like what `assess` does. @type {Record<string, Run[]>} */
const runs = {
  help: [{ args: ['--help'] }],
  assess: [
    { args: ['assess', 'examples/loneliness.yaml'] },
    { args: ['assess', 'examples/loneliness.json'] },
    { args: ['assess', 'examples/loneliness.json', '--pack', 'rules/duties-uk/'], aside: true },
  ],
  advise: [{ args: ['advise'], keys: 'Recorded\r3\r?\r\x1b[B\r\x03', ends: 130 }],
};

/** @param {{ root: string, dist: string }} options */
export function keepCodeCache({ root, dist }) {
  const cache = join(dist, `v8-${process.versions.v8}-${process.arch}`);
  for (const [command, own] of Object.entries(runs)) {
    const folder = join(cache, command);
    mkdirSync(folder, { recursive: true });
    for (const run of own) {
      if (run.aside) recordAside(run, { root, folder });
      else record(run, { root, folder });
    }
  }
}

/** @param {Run} run @param {{ root: string, folder: string }} where */
function recordAside(run, { root, folder }) {
  const aside = `${folder}-aside`;
  mkdirSync(aside);
  record(run, { root, folder: aside });
  cpSync(aside, folder, { recursive: true, force: false });
  rmSync(aside, { recursive: true });
}

/** @param {Run} run @param {{ root: string, folder: string }} where */
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
      env: { ...env, TOFORWITH_RECORD: folder, XDG_CACHE_HOME: empty },
      input: keys ?? '',
      encoding: 'utf8',
    },
  );
  rmSync(empty, { recursive: true });
  if (status !== ends) console.error(`build: "toforwith ${args.join(' ')}" ends ${status}`, stderr);
}
