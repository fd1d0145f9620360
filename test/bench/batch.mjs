/**
 * Many briefs: `npm run bench [briefs] [pairs]`. Ratios of runs in turn, medians; a ratio is printed only where the answers
 * are the same. Ends with 1 when a figure is missed.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { briefMaker, writeLines } from './briefs.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.TOFORWITH_BIN ?? join(root, 'bin/toforwith.js');
const count = Number(process.argv[2] ?? 1_000_000);
const pairs = Number(process.argv[3] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'bench-'));

// Both are read by Node itself before it runs anything, and would drown what is measured.
const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...env } = process.env;

const { brief, choices, cells } = briefMaker();

/** @param {string} name @param {number} briefs */
const write = (name, briefs) => writeLines(join(folder, name), briefs, (number) => brief(number));

/** @param {readonly string[]} args */
function seconds(args) {
  const start = process.hrtime.bigint();
  const { status, stderr, stdout } = spawnSync(process.execPath, args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`"${args.join(' ')}" ends ${status}: ${stderr.slice(0, 500)}`);
  return { took: Number(process.hrtime.bigint() - start) / 1e9, stdout };
}

/** @param {number[]} numbers */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

let missed = 0;
/** @param {string} label @param {number} figure @param {number} limit @param {string} [note] */
function report(label, figure, limit, note = '') {
  const isGood = figure <= limit;
  if (!isGood) missed++;
  console.log(
    `${label.padEnd(56)} ${figure.toFixed(2).padStart(8)}  at most ${limit}  ${isGood ? 'good' : 'MISSED'}  ${note}`,
  );
}

/** One thread that does only JSON.parse and JSON.stringify: the time inside the two alone. */
const parseOnly = `
const { readSync, openSync } = require('node:fs');
const file = openSync(process.argv[1], 'r'); const block = Buffer.alloc(1 << 20); let rest = ''; let inside = 0n; let sum = 0;
for (;;) { const n = readSync(file, block); if (n === 0) break; const lines = (rest + block.toString('latin1', 0, n)).split('\\n'); rest = lines.pop();
const t = process.hrtime.bigint(); for (const line of lines) sum += JSON.stringify(JSON.parse(line)).length; inside += process.hrtime.bigint() - t; }
console.log(Number(inside) / 1e9);`;

const csvOnly = `
const { parse } = require(${JSON.stringify(join(root, 'node_modules/csv-parse/dist/cjs/index.cjs'))});
const { createReadStream } = require('node:fs'); let n = 0;
(async () => { for await (const row of createReadStream(process.argv[1]).pipe(parse())) n += row.length; console.log(n); })();`;

/** @param {string} from @param {string} to */
async function toTable(from, to) {
  const columns = [
    'id',
    'title',
    ...choices.map(({ id }) => id),
    ...[1, 2, 3].flatMap((index) =>
      ['name', 'group', ...cells.map(({ id }) => id)].map(
        (cell) => `stakeholders.${index}.${cell}`,
      ),
    ),
  ];
  let text = `${columns.join(',')}\n`;
  writeFileSync(to, '');
  for await (const line of createInterface({ input: createReadStream(from) })) {
    const record = JSON.parse(line);
    const row = columns.map(
      (column) =>
        column
          .split('.')
          .reduce((at, key) => (Array.isArray(at) ? at[Number(key) - 1] : at?.[key]), record) ?? '',
    );
    text += `${row.join(',')}\n`;
    if (text.length > 1 << 20) {
      writeFileSync(to, text, { flag: 'a' });
      text = '';
    }
  }
  writeFileSync(to, text, { flag: 'a' });
}

/** @param {readonly string[]} args */
function peakMegabytes(args) {
  const watch = `process.on('exit', () => require('node:fs').writeSync(2, 'peak ' + /VmHWM:\\s*(\\d+)/.exec(require('node:fs').readFileSync('/proc/self/status', 'utf8'))[1] + '\\n'));`;
  writeFileSync(join(folder, 'watch.cjs'), watch);
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', join(folder, 'watch.cjs'), ...args],
    { cwd: folder, env, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr.slice(0, 500));
  return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
}

try {
  console.log(
    `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}, ${count} briefs, medians of ${pairs} pairs\n`,
  );
  const many = write('many.ndjson', count);
  const tenth = write('tenth.ndjson', Math.ceil(count / 10));
  const run = (/** @type {string} */ jobs) =>
    seconds([program, 'assess', many, '-f', `ndjson=out-${jobs}.ndjson`, '--jobs', jobs]).took;
  /** @type {{ parse: number, one: number, two: number }[]} */
  const rounds = [];
  for (let pair = 0; pair < pairs; pair++)
    rounds.push({
      parse: Number(seconds(['-e', parseOnly, many]).stdout),
      one: run('1'),
      two: run('2'),
    });
  if (
    !readFileSync(join(folder, 'out-1.ndjson')).equals(readFileSync(join(folder, 'out-2.ndjson')))
  )
    throw new Error('one and two threads differ');
  report(
    'NDJSON to NDJSON, one worker / parse and stringify',
    median(rounds.map(({ one, parse }) => one / parse)),
    1.2,
    `${median(rounds.map(({ one }) => one)).toFixed(1)} s / ${median(rounds.map(({ parse }) => parse)).toFixed(1)} s`,
  );
  report(
    'NDJSON to NDJSON, two workers / parse and stringify',
    median(rounds.map(({ two, parse }) => two / parse)),
    0.65,
  );
  report('two workers / one', median(rounds.map(({ two, one }) => two / one)), 0.7);

  const [small, large] = [tenth, many].map((file) =>
    peakMegabytes([program, 'assess', file, '-f', 'ndjson=peak.ndjson', '--jobs', '1']),
  );
  report('memory, all briefs / a tenth of them', (large ?? 0) / (small ?? 1), 1.5);
  report('memory in MB, one worker', large ?? 0, 250);
  report(
    'memory in MB under --max-old-space-size=64',
    peakMegabytes([
      '--max-old-space-size=64',
      program,
      'assess',
      many,
      '-f',
      'ndjson=peak.ndjson',
      '--jobs',
      '1',
    ]),
    250,
  );

  const table = join(folder, 'many.csv');
  await toTable(many, table);
  const tables = [];
  for (let pair = 0; pair < pairs; pair++)
    tables.push(
      seconds([program, 'assess', table, '-f', 'ndjson=t.ndjson', '--jobs', '1']).took /
        seconds(['-e', csvOnly, table]).took,
    );
  report('CSV in / csv-parse alone', median(tables), 1.5);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = missed > 0 ? 1 : 0;
