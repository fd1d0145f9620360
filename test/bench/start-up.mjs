/**
 * How long whole commands take compared with `node -e 0`, the least that any program on Node takes:
 * `npm run bench:start [runs]`. Ends with 1 when a command is over its limit.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...env } = process.env;

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

/** Bare Node and the command in turn, so that a busy moment of the machine meets both. @param {string[]} args */
function measure(args) {
  const bare = [];
  const command = [];
  milliseconds([program, ...args]);
  for (let pair = 0; pair < pairs; pair++) {
    bare.push(milliseconds(['-e', '0']));
    command.push(milliseconds([program, ...args]));
  }
  return { bare: median(bare), command: median(command), ratio: median(command) / median(bare) };
}

let over = 0;
console.log(`Node ${process.version}, ${cpus()[0]?.model}, medians of ${pairs} pairs\n`);
console.log('command               bare     command    ratio  limit');
for (const [label, args, limit] of commands) {
  const missing = args.slice(1).find((file) => !existsSync(join(root, file)));
  if (missing !== undefined) {
    console.log(`${label.padEnd(20)} SKIPPED, NOT MEASURED: there is no ${missing}`);
    continue;
  }
  const { bare, command, ratio } = measure(args);
  const verdict = ratio > limit ? '  OVER' : '';
  if (ratio > limit) over++;
  console.log(
    `${label.padEnd(20)} ${bare.toFixed(1).padStart(6)} ms ${command.toFixed(1).padStart(6)} ms   ` +
      `${ratio.toFixed(2)}   ${limit}${verdict}`,
  );
}
process.exitCode = over > 0 ? 1 : 0;
