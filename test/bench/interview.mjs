/**
 * How many questions the interview asks before it is settled: `npm run bench:interview`. Each example is answered truthfully
 * from its file, what the file leaves out by not knowing. Settled is what the spectrum shows: called for and today. Beside it stands the best that any order could do: the fewest
 * answers that settle the same, as a search finds them. Ends with 1 where a figure is over its limit.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const limits = { mean: 12, most: 20, ratio: 1.25 };
const restarts = Number(process.argv[2] ?? 30);

const needed = `
  export { loadPack } from './src/packs/load.js';
  export { shelfAt } from './src/io/packs.js';
  export { nodeWorld } from './src/io/world.js';
  export { readBriefs } from './src/read/brief.js';
  export { compiled } from './src/reason/compile.js';
  export { nextAsk } from './src/interview/next.js';
  export { before, spectrum } from './src/interview/outlook.js';
  export { keyOf } from './src/interview/ask.js';
  export { isSettled, openAsks, outlookOf } from './src/interview/outlook.js';
`;

const src = await bundled();
const pack = src.loadPack(
  ['spectrum'],
  src.nodeWorld(),
  src.shelfAt(join(root, 'rules'), null),
).value;
const compiled = src.compiled(pack);

/** What of src is measured, bundled for this run. */
async function bundled() {
  const file = join(root, `node_modules/.toforwith-interview-${process.pid}.cjs`);
  await build({
    stdin: { contents: needed, resolveDir: root, loader: 'ts' },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    define: { TOFORWITH_VERSION: '"0"', 'import.meta.url': '__filename' },
    logLevel: 'error',
  });
  try {
    return createRequire(import.meta.url)(file);
  } finally {
    rmSync(file);
  }
}

/** @typedef {import('../../src/model/brief.js').Brief} Brief */
/** @typedef {import('../../src/interview/ask.js').Ask} Ask */
/** @typedef {{ brief: Brief, unsure: Set<string> }} Told */

/** @param {Brief} truth @returns {Told} */
const untold = (truth) => ({
  brief: {
    ...truth,
    parts: [],
    groups: null,
    facts: truth.facts.map((code, index) => (pack.facts[index].kind === 'choice' ? -1 : code)),
  },
  unsure: new Set(),
});

/** What is known once a question is answered from the truth. @param {Told} told @param {Ask} ask @param {Brief} truth @returns {Told} */
function answer({ brief, unsure }, ask, truth) {
  const given = answerIn(ask, truth);
  if (given === null) return { brief, unsure: new Set([...unsure, src.keyOf(ask, brief, pack)]) };
  return { brief: given(brief), unsure };
}

/** @param {Ask} ask @param {Brief} truth @returns {((brief: Brief) => Brief) | null} */
function answerIn(ask, truth) {
  if (ask.kind === 'fact') {
    const code = truth.facts[ask.fact] ?? -1;
    return code < 0 ? null : (brief) => ({ ...brief, facts: brief.facts.with(ask.fact, code) });
  }
  if (ask.kind === 'people') {
    const { groups } = truth;
    return (
      groups &&
      ((brief) => ({
        ...brief,
        groups: groups.map((group) => ({
          ...group,
          cells: group.cells.map((code, cell) => (cell === 0 ? code : -1)),
        })),
      }))
    );
  }
  if (ask.kind !== 'cell') return null;
  const code = truth.groups?.[ask.group]?.cells[ask.cell] ?? -1;
  if (code < 0) return null;
  return (brief) => ({
    ...brief,
    groups: (brief.groups ?? []).map((group, index) =>
      index === ask.group ? { ...group, cells: group.cells.with(ask.cell, code) } : group,
    ),
  });
}

/** How many questions are asked until the spectrum is settled, and how many more until it is settled what comes first. @param {Brief} truth */
function interview(truth) {
  let told = untold(truth);
  const untilSettled = (/** @type {readonly string[]} */ pins) => {
    for (let count = 0; ; count += 1) {
      const ask = src.nextAsk(told.brief, told.unsure, compiled, pins);
      if (!ask) return count;
      told = answer(told, ask, truth);
    }
  };
  return { asked: untilSettled(src.spectrum), more: untilSettled(src.before) };
}

/** The fewest answers found that settle the spectrum, the kind of challenge among them. @param {Brief} truth */
function fewest(truth) {
  const first = src.nextAsk(untold(truth).brief, new Set(), compiled);
  const start = answer(untold(truth), first, truth);
  const outlook = src.outlookOf(start.brief, start.unsure, compiled, src.spectrum);
  const people = { kind: 'people' };
  const withPeople = answer(start, /** @type {Ask} */ (people), truth);
  const cells = src
    .openAsks(src.outlookOf(withPeople.brief, withPeople.unsure, compiled, src.spectrum))
    .filter((/** @type {Ask} */ { kind }) => kind === 'cell');
  /** @type {Ask[]} */
  const all = [...src.openAsks(outlook), ...cells];
  const settles = (/** @type {Set<Ask>} */ kept) => {
    const list = [...kept].sort((a, b) => Number(a.kind === 'cell') - Number(b.kind === 'cell'));
    const told = list.reduce((now, ask) => answer(now, ask, truth), start);
    const now = src.outlookOf(told.brief, told.unsure, compiled, src.spectrum);
    return src.isSettled(now, now.situation);
  };
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < restarts; turn += 1) {
    const kept = new Set(all);
    const about = all.filter(({ kind }) => kind !== 'fact');
    if (turn % 2 === 0) without(about);
    for (const ask of shuffled(all.filter(({ kind }) => kind === 'fact'))) without([ask]);
    if (turn % 2 === 1) without(about);
    for (const ask of shuffled(about.filter(({ kind }) => kind === 'cell')))
      if (kept.has(ask)) without([ask]);
    best = Math.min(best, kept.size + 1);
    /** @param {Ask[]} some */
    function without(some) {
      for (const ask of some) kept.delete(ask);
      if (!settles(kept)) for (const ask of some) kept.add(ask);
    }
  }
  return best;
}

let seed = 1;
/** @template T @param {T[]} list */
function shuffled(list) {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const other = seed % (last + 1);
    [mixed[last], mixed[other]] = [/** @type {T} */ (mixed[other]), /** @type {T} */ (mixed[last])];
  }
  return mixed;
}

/** @type {{ asked: number, more: number, best: number }[]} */
const rows = [];
console.log('example                      asked   best order   then, for what comes first');
for (const file of readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.yaml'))) {
  const text = readFileSync(join(root, 'examples', file), 'utf8');
  const [{ value: truth }] = src.readBriefs({ name: file, text, linesBefore: 0 }, 'yaml', pack);
  if (truth.parts.length > 0) {
    console.log(`${file.padEnd(28)} left out: each of its parts has an answer of its own`);
    continue;
  }
  const { asked, more } = interview(truth);
  const best = fewest(truth);
  rows.push({ asked, more, best });
  console.log(
    `${file.padEnd(28)} ${String(asked).padStart(5)} ${String(best).padStart(12)} ${String(more).padStart(8)}`,
  );
}
const sum = (/** @type {'asked' | 'more' | 'best'} */ key) =>
  rows.reduce((total, row) => total + row[key], 0);
const mean = sum('asked') / rows.length;
const most = Math.max(...rows.map(({ asked }) => asked));
const ratio = sum('asked') / sum('best');
console.log(
  `\nmean ${mean.toFixed(2)} (limit ${limits.mean}), most ${most} (limit ${limits.most}), best order ${(sum('best') / rows.length).toFixed(2)}, ratio ${ratio.toFixed(2)} (limit ${limits.ratio})`,
);
console.log(
  `settled are what is called for and how far today reaches; what comes first takes ${(sum('more') / rows.length).toFixed(2)} more`,
);
console.log(
  'The title is not counted; the kind of challenge, which groups there are, and each answer about one group are.',
);
process.exitCode = mean > limits.mean || most > limits.most || ratio > limits.ratio ? 1 : 0;
