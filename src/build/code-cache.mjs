/**
 * Keeps V8's compiled form of the program beside it, for this version of Node. The program is run
 * on the commands below, so that the functions they need are in it; each run adds to the last.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a fast start matters; a command whose file does not exist yet is left out. */
const commands = [
  ['--help'],
  ['assess', 'examples/loneliness.yaml'],
  ['assess', 'examples/loneliness.json'],
];

/** @param {{ root: string, dist: string }} options */
export function keepCodeCache({ root, dist }) {
  const folder = join(dist, `v8-${process.versions.v8}-${process.arch}`);
  mkdirSync(folder);
  const { NODE_OPTIONS: _, ...env } = process.env;
  for (const command of commands) {
    if (!command.slice(1).every((file) => existsSync(join(root, file)))) continue;
    const args = ['--require', join(root, 'src/build/record.cjs'), 'bin/toforwith.js', ...command];
    const { status, stderr } = spawnSync(process.execPath, args, {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    if (status !== 0)
      console.error(`build: "toforwith ${command.join(' ')}" ends ${status}`, stderr);
  }
}
