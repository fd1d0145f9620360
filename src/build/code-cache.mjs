/**
 * Keeps V8's compiled form of the program beside it, for this version of Node: for the program itself and for each command
 * that has to start fast one script of all the pieces it loads, and that script's compiled code. A command is run to learn
 * which pieces these are, and again for the functions that it needs; each run adds to the last.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * By command the runs that are learnt from. Where keys are given they are typed, as if at a terminal, from within an empty
 * folder.
 * @type {Record<string, { args: string[], keys?: string, ends?: number }[]>}
 */
const runs = {
  cli: [{ args: ['--help'] }],
  assess: [
    { args: ['assess', 'examples/loneliness.yaml'] },
    { args: ['assess', 'examples/loneliness.json'] },
  ],
  advise: [{ args: ['advise'], keys: 'Recorded\r3\r?\r\x1b[B\r\x03', ends: 130 }],
};

/** @param {{ root: string, dist: string }} options */
export function keepCodeCache({ root, dist }) {
  const cache = join(dist, `v8-${process.versions.v8}-${process.arch}`);
  mkdirSync(cache);
  for (const [name, own] of Object.entries(runs)) {
    const files = new Set(own.flatMap((run) => filesOf(run, { root, cache })));
    writeFileSync(join(cache, `${name}.js`), scriptOf([...files], dist));
    writeFileSync(join(cache, `${name}.bin`), '');
    for (const run of own) filesOf(run, { root, cache });
  }
  rmSync(join(cache, 'files.json'));
}

/**
 * Functions by the names of the files they are, in the form that Node gives to a CommonJS module.
 * @param {string[]} files
 * @param {string} dist
 */
function scriptOf(files, dist) {
  const pieces = files.map((file) => {
    const text = inAscii(readFileSync(join(dist, file), 'utf8'));
    return `${JSON.stringify(file)}: function (exports, require, module, __filename, __dirname) {${text}\n}`;
  });
  return `({${pieces.join(',\n')}})`;
}

/**
 * Every other sign stands in a string or a pattern; ASCII is read without decoding, and V8 keeps it in half the room.
 * @param {string} text
 */
const inAscii = (text) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Runs the program; the files of dist/ that it compiled.
 * @param {{ args: string[], keys?: string, ends?: number }} run
 * @param {{ root: string, cache: string }} where
 * @returns {string[]}
 */
function filesOf({ args, keys, ends = 0 }, { root, cache }) {
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
      env: { ...env, TOFORWITH_RECORD: cache },
      input: keys ?? '',
      encoding: 'utf8',
    },
  );
  rmSync(empty, { recursive: true });
  if (status !== ends) console.error(`build: "toforwith ${args.join(' ')}" ends ${status}`, stderr);
  return JSON.parse(readFileSync(join(cache, 'files.json'), 'utf8'));
}
