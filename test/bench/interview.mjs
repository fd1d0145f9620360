/**
 * How many questions the interview asks: `npm run bench:interview [restarts]`. Each example is answered truthfully from its
 * file, what the file leaves out by not knowing. Three things can be settled: what the spectrum shows (called for and today),
 * which is when the interview says so; that and what has to come first, which it offers next; and everything that assess
 * calls settled, each pin, name and flag. Beside each stands the best that any order could do: the fewest answers that settle
 * the same, as a search finds them. Ends with 1 where a figure for the spectrum is over its limit.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const limits = { mean: 12, most: 20, ratio: 1.25 };
const restarts = Number(process.argv[2] ?? 15);

const needed = `
  export { loadPack } from './src/packs/load.js';
  export { shelfAt } from './src/io/packs.js';
  export { nodeWorld } from './src/io/world.js';
  export { readBriefs } from './src/read/brief.js';
  export { compiled } from './src/reason/compile.js';
  export { nextAsk } from './src/interview/next.js';
  export { possible } from './src/reason/possible.js';
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
  await bundle(needed, file);
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

const [spectrum, before] = [src.spectrum, src.before];
const everything = ['kind', 'called-for', 'reach', 'today', 'first', 'name'];

/** @param {Told} told @param {readonly string[]} pins */
const outlookOf = ({ brief, unsure }, pins) => src.outlookOf(brief, unsure, compiled, pins);

/**
 * What can be settled, by the stages in which the interview comes to it.
 * @type {Record<string, { stages: readonly (readonly string[])[], isSettled: (told: Told) => boolean }>}
 */
const goals = {
  spectrum: { stages: [spectrum], isSettled: (told) => holds(told, spectrum) },
  'and first': {
    stages: [spectrum, before],
    isSettled: (told) => holds(told, [...spectrum, ...before]),
  },
  everything: {
    stages: [spectrum, before, everything],
    isSettled: (told) => src.possible(outlookOf(told, spectrum).situation).settled,
  },
};

/** @param {Told} told @param {readonly string[]} pins */
function holds(told, pins) {
  const outlook = outlookOf(told, pins);
  return src.isSettled(outlook, outlook.situation);
}

/** How many questions are asked. @param {Brief} truth @param {(typeof goals)[string]} goal */
function asked(truth, { stages, isSettled }) {
  let told = untold(truth);
  for (let count = 0; ; count += 1) {
    const ask = stages.reduce(
      (found, pins) => found ?? src.nextAsk(told.brief, told.unsure, compiled, pins),
      null,
    );
    if (!ask || (count > 0 && isSettled(told))) return count;
    told = answer(told, ask, truth);
  }
}

/** The fewest answers found that settle it, the kind of challenge among them. @param {Brief} truth @param {(typeof goals)[string]} goal */
function fewest(truth, { isSettled }) {
  const kind = src.nextAsk(untold(truth).brief, new Set(), compiled);
  const start = answer(untold(truth), kind, truth);
  const withPeople = answer(start, /** @type {Ask} */ ({ kind: 'people' }), truth);
  const cells = src
    .openAsks(outlookOf(withPeople, spectrum))
    .filter((/** @type {Ask} */ ask) => ask.kind === 'cell');
  /** @type {Ask[]} */
  const all = [...src.openAsks(outlookOf(start, spectrum)), ...cells];
  const settles = (/** @type {Set<Ask>} */ kept) => {
    const list = [...kept].sort((a, b) => Number(a.kind === 'cell') - Number(b.kind === 'cell'));
    return isSettled(list.reduce((now, ask) => answer(now, ask, truth), start));
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

const names = Object.keys(goals);
/** By example, for each goal. @type {{ asked: number, best: number }[][]} */
const rows = [];
console.log(
  `questions asked, and of the best order${names.map((name) => name.padStart(13)).join('')}`,
);
for (const file of readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.yaml'))) {
  const text = readFileSync(join(root, 'examples', file), 'utf8');
  const [{ value: truth }] = src.readBriefs({ name: file, text, linesBefore: 0 }, 'yaml', pack);
  if (truth.parts.length > 0) {
    console.log(`${file.padEnd(37)} left out: each of its parts has an answer of its own`);
    continue;
  }
  const row = Object.values(goals).map((goal) => ({
    asked: asked(truth, goal),
    best: fewest(truth, goal),
  }));
  rows.push(row);
  const columns = row.map((found) => `${found.asked} / ${found.best}`.padStart(13));
  console.log(`${file.padEnd(37)}${columns.join('')}`);
}

/** @param {number} goal @param {'asked' | 'best'} key */
const numbers = (goal, key) => rows.map((row) => row[goal]?.[key] ?? Number.NaN);
const total = (/** @type {number[]} */ list) => list.reduce((sum, number) => sum + number, 0);
let over = 0;
console.log('');
for (const [goal, name] of names.entries()) {
  const all = numbers(goal, 'asked');
  const best = numbers(goal, 'best');
  const [mean, most, ratio] = [
    total(all) / rows.length,
    Math.max(...all),
    total(all) / total(best),
  ];
  const isOver = mean > limits.mean || most > limits.most || ratio > limits.ratio;
  const isLimited = goal === 0;
  if (isOver && isLimited) over += 1;
  const limit = isLimited
    ? `  limits ${limits.mean}, ${limits.most}, ${limits.ratio}${isOver ? '  OVER' : ''}`
    : '';
  console.log(
    `${name.padEnd(12)} mean ${mean.toFixed(2)}, most ${most}, best order ${(total(best) / rows.length).toFixed(2)} (most ${Math.max(...best)}), ratio ${ratio.toFixed(2)}${limit}`,
  );
}
console.log(
  'The title is not counted; the kind of challenge, which groups there are, and each answer about one group are.',
);
process.exitCode = over > 0 ? 1 : 0;
