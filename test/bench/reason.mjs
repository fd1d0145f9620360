/**
 * How fast the core pack is reasoned about: `npm run bench:reason [briefs]`. Compiling it from nothing; for random briefs
 * with answers left out, the empty one among them, what is still possible, what would change the result and what to ask
 * next; and proving the whole pack, as a command. Ends with 1 where a figure is over its limit. Beside that, how often what to
 * ask next is proven to need the fewest questions, by how many are open, with the patience for one of many briefs and for one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const rules = join(root, 'rules');
const packFile = join(root, 'dist/packs/spectrum.json');
const count = Number(process.argv[2] ?? 1000);
/** How often what needs a process of its own is run; its median counts. */
const runs = 5;
const limits = { compile: 60, possible: 0.5, changes: 2, question: 4, verify: 3, memory: 300 };
const seed = 20261130;

// Both are read by Node itself before it runs anything, and would drown what is measured.
const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...env } = process.env;

const needed = `
  export { deserialise } from './src/packs/compile.js';
  export { loadPack } from './src/packs/load.js';
  export { shelfAt } from './src/io/packs.js';
  export { nodeWorld } from './src/io/world.js';
  export { readBriefs } from './src/read/brief.js';
  export { compile } from './src/reason/compile.js';
  export { changes, elsewhere } from './src/reason/change.js';
  export { possible } from './src/reason/possible.js';
  export { nextQuestion, patienceFor } from './src/reason/question.js';
  export { situationOf } from './src/reason/situation.js';
  export { mulberry32, randomPartialBrief, randomThinBrief, below } from './test/oracle/briefs.js';
`;

const folder = mkdtempSync(join(root, 'node_modules/.toforwith-reason-'));
const file = join(folder, 'reason.cjs');
process.on('exit', () => rmSync(folder, { recursive: true }));
await bundle(needed, file);

/** What of src is measured, bundled for this run. */
const src = createRequire(import.meta.url)(file);
const pack = src.loadPack(['spectrum'], src.nodeWorld(), src.shelfAt(rules, null)).value;

/** What a program prints last, run in a process of its own that has done nothing yet. @param {string[]} args */
function lastLine(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`ends ${status}: ${stdout}${stderr}`);
  return stdout.trimEnd().split('\n').at(-1) ?? '';
}

/** Milliseconds for making the diagrams in a fresh process, the pack being read. */
function compileCold() {
  const program = `
    const src = require(${JSON.stringify(file)});
    const pack = src.deserialise(require('node:fs').readFileSync(${JSON.stringify(packFile)}, 'utf8'));
    const start = process.hrtime.bigint();
    src.compile(pack);
    console.log(Number(process.hrtime.bigint() - start) / 1e6);
  `;
  return Number(lastLine(['-e', program]));
}

/** The whole command in a fresh process: seconds, and the most memory that it held, in MB. */
function verifyOnce() {
  const atExit = 'process.on("exit",()=>console.log("\\n"+process.resourceUsage().maxRSS/1024))';
  const start = process.hrtime.bigint();
  const memory = lastLine([
    ...['--import', `data:text/javascript,${encodeURIComponent(atExit)}`],
    ...[join(root, 'bin/toforwith.js'), 'rules', 'verify', join(rules, 'spectrum')],
  ]);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, memory: Number(memory) };
}

/** @typedef {import('../../src/model/brief.js').Brief} Brief */

/** The empty brief first; then thin ones, and full ones with up to two dozen answers left out. @param {number} number @param {number} from @returns {Brief[]} */
function randomBriefs(number, from) {
  const rng = src.mulberry32(from);
  return Array.from({ length: number }, (_, at) => {
    const thin = at % 2 === 0;
    const content =
      at === 0
        ? {}
        : thin
          ? src.randomThinBrief(rng)
          : src.randomPartialBrief(rng, 1 + src.below(rng, 24));
    return briefOf(content);
  });
}

/** @param {object} content @returns {Brief} */
function briefOf(content) {
  const text = JSON.stringify({ toforwith: 1, title: 'brief', ...content });
  return src.readBriefs({ name: 'brief.json', text, linesBefore: 0 }, 'json', pack)[0].value;
}

/** By question how many milliseconds each brief takes, one question after the other of each brief. @param {readonly Brief[]} briefs */
function asked(briefs) {
  /** @type {{ possible: number[], changes: number[], question: number[] }} */
  const took = { possible: [], changes: [], question: [] };
  for (const brief of briefs) {
    const possible = timed(took.possible, () => src.possible(src.situationOf(brief, compiled)));
    timed(took.changes, () => {
      const situation = src.situationOf(brief, compiled);
      return src.changes(situation, src.elsewhere(['called-for', 'today'], situation));
    });
    timed(took.question, () => src.nextQuestion(src.situationOf(brief, compiled), possible));
  }
  return took;
}

/** @template T @param {number[]} took @param {() => T} act @returns {T} */
function timed(took, act) {
  const start = process.hrtime.bigint();
  const result = act();
  took.push(Number(process.hrtime.bigint() - start) / 1e6);
  return result;
}

/** @param {readonly number[]} numbers @param {number} share */
function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

let missed = 0;
/** @param {string} what @param {number} figure @param {number} limit @param {string} unit @param {string} [more] */
function tell(what, figure, limit, unit, more = '') {
  const isGood = figure <= limit;
  if (!isGood) missed++;
  const columns = [
    what.padEnd(36),
    figure.toFixed(2).padStart(8),
    unit.padEnd(3),
    String(limit).padStart(5),
  ];
  console.log(`${columns.join(' ')}   ${isGood ? 'good' : 'MISSED'}${more}`);
}

console.log(`Node ${process.version}, ${cpus()[0]?.model}, ${count} briefs\n`);
console.log(`${''.padEnd(36)}   figure     limit`);
const compiling = Array.from({ length: runs }, compileCold);
tell('compile the core pack, cold', quantile(compiling, 0.5), limits.compile, 'ms');

const compiled = src.compile(pack);
// Others first, as many: what is measured is how long it takes once the engine runs at its speed.
asked(randomBriefs(count, seed + 1));
const took = asked(randomBriefs(count, seed));
for (const [key, what] of /** @type {['possible' | 'changes' | 'question', string][]} */ ([
  ['possible', 'what is still possible, 99th %'],
  ['changes', 'all smallest changes, 99th %'],
  ['question', 'the next question, 99th %'],
])) {
  const of = took[key];
  const more = `   median ${quantile(of, 0.5).toFixed(2)}, most ${quantile(of, 1).toFixed(2)}, empty brief ${of[0]?.toFixed(2)}`;
  tell(what, quantile(of, 0.99), limits[key], 'ms', more);
}

/** Briefs with so many questions open, which groups there are not among them. @param {number} open */
function briefsWith(open) {
  const rng = src.mulberry32(seed + open);
  /** @type {{ brief: Brief, possible: ReturnType<typeof src.possible> }[]} */
  const found = [];
  while (found.length < 50) {
    const brief = briefOf(src.randomPartialBrief(rng, open + src.below(rng, 2 * open)));
    const possible = src.possible(src.situationOf(brief, compiled));
    if (possible.hangsOn.length === open) found.push({ brief, possible });
  }
  return found;
}

/** How many of some briefs are proven, and how long they took. @param {ReturnType<typeof briefsWith>} briefs @param {number} patience */
function proven(briefs, patience) {
  /** @type {number[]} */
  const took = [];
  const found = briefs.map(({ brief, possible }) => {
    const situation = src.situationOf(brief, compiled);
    return timed(took, () => src.nextQuestion(situation, possible, null, patience));
  });
  const share = found.filter(({ how }) => how === 'fewest').length;
  return `${share} of ${found.length}, median ${quantile(took, 0.5).toFixed(1)} ms, most ${quantile(took, 1).toFixed(1)} ms`;
}

for (const open of [8, 10, 12]) {
  const briefs = briefsWith(open);
  const columns = Object.entries(src.patienceFor).map(
    ([name, patience]) => `${name}: ${proven(briefs, patience)}`,
  );
  console.log(`${`fewest proven, ${open} open`.padEnd(36)} ${columns.join('; ')}`);
}

const proofs = Array.from({ length: runs }, verifyOnce);
tell(
  'rules verify rules/spectrum',
  quantile(
    proofs.map(({ seconds }) => seconds),
    0.5,
  ),
  limits.verify,
  's',
);
const memory = Math.max(
  ...proofs.map((each) => each.memory),
  process.resourceUsage().maxRSS / 1024,
);
tell('most memory of any of these', memory, limits.memory, 'MB');
process.exitCode = missed > 0 ? 1 : 0;
