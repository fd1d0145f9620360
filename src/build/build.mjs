/**
 * Builds dist/ from src/ and rules/: `npm run build`. It is built aside and put in place when
 * whole, so that whoever runs the old one meanwhile is not disturbed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { bundleLibrary, bundleProgram } from './bundle.mjs';
import { keepCodeCache } from './code-cache.mjs';
import { writeLicences } from './licences.mjs';
import { compilePacks } from './packs.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const dist = join(root, 'dist');
const out = join(root, `node_modules/.toforwith-${process.pid}`);

/** What is started by name: the program, and whatever runs in a thread of its own. */
const entries = {
  cli: 'src/cli.ts',
  'check-worker': 'src/commands/check-worker.ts',
  'many-worker': 'src/commands/many-worker.ts',
};

/** What loads at once, for the commands that have to start fast. */
const together = {
  'cli-base': ['src/cli.ts'],
  'cli-assess': ['src/commands/run-assess.ts'],
  'cli-advise': ['src/commands/run-advise.ts', 'src/io/prompts.ts'],
};

/** @type {import('esbuild').Metafile[]} */
const metafiles = [];

/** Each step in its order: a name and what it does. @type {[string, () => unknown][]} */
const steps = [
  ['program', async () => metafiles.push(await bundleProgram({ root, out, entries, together }))],
  ['library', async () => metafiles.push(await bundleLibrary({ root, out }))],
  [
    'types',
    () =>
      run(
        'node_modules/typescript/bin/tsc',
        '-p',
        'tsconfig.build.json',
        '--outDir',
        join(out, 'types'),
      ),
  ],
  ['packs', () => compilePacks({ root, out })],
  ['licences', () => writeLicences({ root, file: join(out, 'licences.txt'), metafiles })],
  ['in place', replaceDist],
  ['code cache', () => keepCodeCache({ root, dist })],
];

/** @param {string[]} args */
function run(...args) {
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

function replaceDist() {
  const old = `${out}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(out, dist);
  rmSync(old, { recursive: true, force: true });
}

mkdirSync(out, { recursive: true });
try {
  for (const [name, step] of steps) {
    const start = performance.now();
    await step();
    console.error(`build: ${name} ${Math.round(performance.now() - start)} ms`);
  }
} finally {
  rmSync(out, { recursive: true, force: true });
}
