/**
 * The decision alone, in memory, beside two rule engines: `npm run bench:engines [rounds]`. A hundred flat rules over 25 facts
 * are written three times, for this program as a rule pack; each engine says which rules hold for a record. A ratio is
 * printed only where all said the same of every record. The engines are fetched for it and are no dependencies.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const rounds = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'bench-engines-'));
const records = { ours: 200_000, jsonRulesEngine: 1_000, zen: 10_000 };
/** How many calls of zen are under way at once: more gain nothing. */
const together = 256;

let seed = 20261122;
const random = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296;
};
/** @param {number} count */
const below = (count) => Math.floor(random() * count);

const values = ['none', 'low', 'medium', 'high'];
const facts = Array.from({ length: 25 }, (_, index) => `case.fact-${index + 1}`);
/** Each rule asks two to four facts for one or two of their values. */
const rules = Array.from({ length: 100 }, (_, index) => {
  const asked = new Set(Array.from({ length: 2 + below(3) }, () => below(facts.length)));
  return {
    id: `rule-${index + 1}`,
    asks: [...asked].map((fact) => {
      const first = below(values.length);
      const codes = random() < 0.5 ? [first] : [first, (first + 1) % values.length];
      return { fact, codes };
    }),
  };
});
/** By record the code of each fact. */
const coded = Array.from({ length: records.ours }, () =>
  Int8Array.from(facts, () => below(values.length)),
);

/** @param {Int8Array} codes */
const wordsOf = (codes) =>
  Object.fromEntries(facts.map((fact, index) => [fact, values[codes[index] ?? 0]]));

/** The rules as a pack: floors on a scale, with a start for each record. */
function packText() {
  const source = 'bench';
  const approaches = ['first', 'second', 'third'].map((id) => ({
    ...{
      id,
      title: id,
      help: 'For the bench.',
      decides: 'it',
      acts: 'it',
      promise: 'none',
      source,
    },
  }));
  return JSON.stringify({
    'toforwith-pack': 1,
    id: 'bench',
    version: '1.0.0',
    title: 'Flat rules',
    scale: {
      title: 'for the bench',
      bands: [{ id: 'all', title: 'all', help: 'For the bench.', source, approaches }],
    },
    sources: {
      bench: { author: 'toforwith', year: 2026, title: 'test/bench/engines.mjs', kind: 'document' },
    },
    facts: Object.fromEntries(
      facts.map((fact) => [
        fact,
        {
          ...{
            question: `What is ${fact}?`,
            help: 'For the bench.',
            changes: 'the answer',
            source,
          },
          ...{ ordered: true, changeable: false, ordinary: 'none' },
          values: Object.fromEntries(values.map((value) => [value, `it is ${value}`])),
        },
      ]),
    ),
    rules: rules.map(({ id, asks }) => ({
      id,
      when: Object.fromEntries(
        asks.map(({ fact, codes }) => [facts[fact], codes.map((code) => values[code])]),
      ),
      'at-least': 'second',
      because: `${id} holds`,
      source,
    })),
  });
}

async function ours() {
  const file = join(folder, 'ours.cjs');
  await build({
    stdin: {
      contents: `
        export { readPack } from './src/read/pack.js';
        export { fastDecision } from './src/engine/fast.js';
        export { newCoded } from './src/model/coded.js';
        export { renderDiagnostics } from './src/report/diagnostics.js';`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile: file,
    bundle: true,
    platform: 'node',
    logLevel: 'error',
    absWorkingDir: root,
    plugins: [(await import(join(root, 'src/build/validators.mjs'))).validatorsForEsbuild],
  });
  const { readPack, fastDecision, newCoded, renderDiagnostics } = createRequire(file)(file);
  const { value: pack, diagnostics } = readPack(
    [{ name: 'pack.yaml', text: packText(), linesBefore: 0 }],
    [],
  );
  if (!pack) throw new Error(renderDiagnostics(diagnostics));
  const decide = fastDecision(pack);
  const brief = newCoded(pack);
  const idOf = pack.rules.map((/** @type {{ id: string }} */ { id }) => id);
  return {
    /** @param {Int8Array} codes */
    said(codes) {
      brief.facts.set(codes);
      const { spoke, count } = decide(brief);
      return Array.from(spoke.subarray(0, count), (rule) => idOf[rule]);
    },
    all() {
      let found = 0;
      for (const codes of coded) {
        brief.facts.set(codes);
        found += decide(brief).count;
      }
      return found;
    },
  };
}

function jsonRulesEngine() {
  const { Engine } = createRequire(join(folder, 'x.js'))('json-rules-engine');
  const engine = new Engine(
    rules.map(({ id, asks }) => ({
      conditions: {
        all: asks.map(({ fact, codes }) =>
          codes.length === 1
            ? { fact: facts[fact], operator: 'equal', value: values[codes[0] ?? 0] }
            : { fact: facts[fact], operator: 'in', value: codes.map((code) => values[code]) },
        ),
      },
      event: { type: id },
    })),
  );
  return async (/** @type {Record<string, unknown>} */ record) => {
    const { events } = await engine.run(record);
    return events.map((/** @type {{ type: string }} */ { type }) => type);
  };
}

function zen() {
  const { ZenEngine } = createRequire(join(folder, 'x.js'))('@gorules/zen-engine');
  const field = (/** @type {number} */ fact) => `f${fact + 1}`;
  const table = {
    hitPolicy: 'collect',
    inputs: facts.map((_, fact) => ({ id: field(fact), name: field(fact), field: field(fact) })),
    outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
    rules: rules.map(({ id, asks }) => ({
      _id: id,
      rule: JSON.stringify(id),
      ...Object.fromEntries(facts.map((_, fact) => [field(fact), ''])),
      ...Object.fromEntries(
        asks.map(({ fact, codes }) => [
          field(fact),
          codes.map((code) => JSON.stringify(values[code])).join(', '),
        ]),
      ),
    })),
  };
  const node = (/** @type {string} */ id, /** @type {string} */ type, content = {}) => ({
    ...{ id, name: id, type, content, position: { x: 0, y: 0 } },
  });
  const edge = (/** @type {string} */ sourceId, /** @type {string} */ targetId) => ({
    ...{ id: `${sourceId}-${targetId}`, type: 'edge', sourceId, targetId },
  });
  const decision = new ZenEngine().createDecision({
    nodes: [
      node('in', 'inputNode'),
      node('table', 'decisionTableNode', table),
      node('out', 'outputNode'),
    ],
    edges: [edge('in', 'table'), edge('table', 'out')],
  });
  return async (/** @type {Int8Array} */ codes) => {
    const given = Object.fromEntries(
      facts.map((_, fact) => [field(fact), values[codes[fact] ?? 0]]),
    );
    const { result } = await decision.evaluate(given);
    return result.map((/** @type {{ rule: string }} */ { rule }) => rule);
  };
}

/** Records a second. @param {number} count @param {() => Promise<unknown> | unknown} act */
async function rate(count, act) {
  const start = performance.now();
  await act();
  return (count / (performance.now() - start)) * 1000;
}

/** @param {number[]} numbers */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/** @param {string[]} left @param {string[]} right @param {string} who */
function hold(left, right, who) {
  if (left.toSorted().join() !== right.toSorted().join())
    throw new Error(`${who} says otherwise: ${left.join()} and ${right.join()}`);
}

try {
  const wanted = ['json-rules-engine@7.3.1', '@gorules/zen-engine@0.54.0'];
  execFileSync('npm', [
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--silent',
    ...wanted,
  ]);
  const own = await ours();
  const [theirs, tables] = [jsonRulesEngine(), zen()];
  const words = coded.slice(0, records.jsonRulesEngine).map(wordsOf);
  const many = coded.slice(0, records.zen);
  for (const [index, record] of words.entries())
    hold(
      own.said(/** @type {Int8Array} */ (coded[index])),
      await theirs(record),
      'json-rules-engine',
    );
  for (const codes of many) hold(own.said(codes), await tables(codes), 'zen');

  const inTurn = async () => {
    for (const record of words) await theirs(record);
  };
  const atOnce = async () => {
    for (let from = 0; from < many.length; from += together)
      await Promise.all(many.slice(from, from + together).map(tables));
  };
  const measured = [];
  for (let round = 0; round <= rounds; round++)
    measured.push({
      ours: await rate(coded.length, own.all),
      theirs: await rate(words.length, inTurn),
      tables: await rate(many.length, atOnce),
    });
  // The first round warms all three.
  measured.shift();
  console.log(
    `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}, medians of ${rounds} rounds`,
  );
  console.log(
    `${Math.round(median(measured.map(({ ours: each }) => each)))} records a second here`,
  );
  let missed = 0;
  for (const [name, key, least] of /** @type {const} */ ([
    ['json-rules-engine', 'theirs', 500],
    ['zen', 'tables', 40],
  ])) {
    const ratio = median(measured.map((round) => round.ours / round[key]));
    if (ratio < least) missed++;
    console.log(
      `${name.padEnd(20)} ${Math.round(median(measured.map((round) => round[key])))} records a second, here ${ratio.toFixed(0)} times as many, at least ${least}  ${ratio < least ? 'MISSED' : 'good'}`,
    );
  }
  process.exitCode = missed > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
