/**
 * How long whole commands take compared with `node -e 0`, the least that any program on Node takes, with a rule pack of one's
 * own as well, and how long it is until the interview's first question stands on a (pseudo-)terminal:
 * `npm run bench:start [runs]`. Ends with 1 when one is over
 * its limit.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';

/** Label, arguments, and the most that the command may take, as a multiple of bare Node. */
const commands = /** @type {[string, string[], number][]} */ ([
  ['YAML brief to text', ['assess', 'examples/loneliness.yaml'], 2.3],
  ['JSON brief to text', ['assess', 'examples/loneliness.json'], 1.8],
  ['--help', ['--help'], 1.5],
  ['--version', ['--version'], 1.25],
]);

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = join(root, 'bin/toforwith.js');
const pairs = Number(process.argv[2] ?? 20);

// Both are read by Node itself before it runs anything, and would drown what is measured.
const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...own } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'toforwith-start-'));
const cache = join(folder, 'cache');
const env = { ...own, XDG_CACHE_HOME: cache };

/** @param {string[]} args */
function milliseconds(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env });
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`"${args.join(' ')}" ends ${status}: ${stderr}`);
  return took;
}

/** @param {number[]} numbers */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/**
 * Bare Node and the command in turn, so that a busy moment of the machine meets both.
 * @param {string[]} args
 * @param {() => void} [before] what is done before each run of the command
 */
function measure(args, before = () => {}) {
  const bare = [];
  const command = [];
  milliseconds([program, ...args]);
  for (let pair = 0; pair < pairs; pair++) {
    bare.push(milliseconds(['-e', '0']));
    before();
    command.push(milliseconds([program, ...args]));
  }
  return { bare: median(bare), command: median(command), ratio: median(command) / median(bare) };
}

const pack = join(folder, 'own-pack');
mkdirSync(pack);
writeFileSync(
  join(pack, 'pack.yaml'),
  `toforwith-pack: 1
id: own-pack
version: 1.0.0
title: A pack of one's own
extends: [spectrum]
rules:
  - id: months-need-a-date
    when: { decision.time: months }
    asks: { text: By which date must it be decided? }
    source: aps-framework
`,
);
const withOwnPack = ['assess', 'examples/loneliness.yaml', '--pack', pack];

/** The first question, its line to type in drawn. */
const question = { label: 'first question', args: ['advise'], sign: '❯', limit: 5 };

/** At a terminal, until it shows something; without that until the end. @param {string[]} args @param {string} [sign] */
function millisecondsAtTerminal(args, sign) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const took = () => Number(process.hrtime.bigint() - start) / 1e6;
    const size = { name: 'xterm-256color', cols: 80, rows: 24 };
    const child = spawn(process.execPath, args, { ...size, cwd: tmpdir(), env });
    let shown = '';
    /** @type {number | null} */
    let seen = null;
    child.onData((data) => {
      shown += data;
      if (seen !== null || sign === undefined || !shown.includes(sign)) return;
      seen = took();
      child.kill('SIGKILL');
    });
    child.onExit(() => {
      if (sign !== undefined && seen === null)
        reject(new Error(`"${args.join(' ')}" ends without "${sign}": ${shown}`));
      else resolve(seen ?? took());
    });
  });
}

async function measureQuestion() {
  const bare = [];
  const first = [];
  const args = [program, ...question.args];
  await millisecondsAtTerminal(args, question.sign);
  for (let pair = 0; pair < pairs; pair++) {
    bare.push(await millisecondsAtTerminal(['-e', '0']));
    first.push(await millisecondsAtTerminal(args, question.sign));
  }
  return { bare: median(bare), command: median(first), ratio: median(first) / median(bare) };
}

let over = 0;
/** @param {string} label @param {{ bare: number, command: number, ratio: number }} measured @param {number} limit */
function tell(label, { bare, command, ratio }, limit) {
  const verdict = ratio > limit ? '  OVER' : '';
  if (ratio > limit) over++;
  console.log(
    `${label.padEnd(20)} ${bare.toFixed(1).padStart(6)} ms ${command.toFixed(1).padStart(6)} ms   ` +
      `${ratio.toFixed(2)}   ${limit}${verdict}`,
  );
}

console.log(`Node ${process.version}, ${cpus()[0]?.model}, medians of ${pairs} pairs\n`);
console.log('command               bare     command    ratio  limit');
for (const [label, args, limit] of commands) {
  const missing = args.slice(1).find((file) => !existsSync(join(root, file)));
  if (missing === undefined) tell(label, measure(args), limit);
  else console.log(`${label.padEnd(20)} SKIPPED, NOT MEASURED: there is no ${missing}`);
}
const forget = () => rmSync(cache, { recursive: true, force: true });
tell('own pack, first', measure(withOwnPack, forget), 5);
tell('own pack, again', measure(withOwnPack), 2);
tell(question.label, await measureQuestion(), question.limit);
rmSync(folder, { recursive: true });
process.exitCode = over > 0 ? 1 : 0;
