/**
 * Files a second of check beside Spectral with twenty enumeration rules, on the same proposals: those of the corpus over and
 * over, and random ones; Markdown apart.
 * `node test/check/bench.mjs [files]`, after a build. Spectral is fetched for it and is no dependency.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { stringify } from 'yaml';
import { briefMaker, enumerations } from '../bench/briefs.mjs';

const here = import.meta.dirname;
const program = join(here, '../../bin/toforwith.js');
const spectral = '@stoplight/spectral-cli@6.16.3';
const count = Number(process.argv[2] ?? 10_000);

const maker = briefMaker();
const approaches = [
  'protection',
  'information',
  'consultation',
  'participation',
  'co-design',
  'co-production',
];
const folder = mkdtempSync(join(tmpdir(), 'toforwith-bench-'));
try {
  const yaml = proposals('yaml');
  const markdown = proposals('md');
  const random = randomProposals();
  const ruleset = join(folder, 'ruleset.json');
  writeFileSync(ruleset, JSON.stringify({ rules: enumerations(maker.choices) }));
  const tool = join(folder, 'spectral');
  mkdirSync(tool);
  execFileSync(
    'npm',
    ['install', '--prefix', tool, '--no-audit', '--no-fund', '--silent', spectral],
    { stdio: 'inherit' },
  );
  const lint = (/** @type {string} */ files) => [
    'lint',
    `${files}/*.yaml`,
    '--ruleset',
    ruleset,
    '--fail-severity',
    'error',
    '--quiet',
  ];
  const check = (/** @type {string} */ files) =>
    timed(process.execPath, [
      program,
      'check',
      files,
      '--no-config',
      '--exit-zero',
      '-f',
      `jsonl=${join(folder, 'out.jsonl')}`,
    ]);
  const theirs = timed(join(tool, 'node_modules/.bin/spectral'), lint(yaml));
  const ours = check(yaml);
  const theirsOnRandom = timed(join(tool, 'node_modules/.bin/spectral'), lint(random));
  const oursOnRandom = check(random);
  const texts = check(markdown);
  process.stdout.write(
    `${[
      `files       ${count} each`,
      `spectral    ${rate(theirs)} files a second (${theirs.toFixed(1)} s)`,
      `check       ${rate(ours)} files a second (${ours.toFixed(1)} s), ${(theirs / ours).toFixed(1)} times as many`,
      `random      ${rate(oursOnRandom)} files a second, ${(theirsOnRandom / oursOnRandom).toFixed(1)} times as many`,
      `Markdown    ${rate(texts)} files a second (${texts.toFixed(1)} s)`,
    ].join('\n')}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {number} seconds */
function rate(seconds) {
  return Math.round(count / seconds);
}

/** The corpus over and over, each file with a title of its own. @param {string} ending */
function proposals(ending) {
  const into = join(folder, ending);
  mkdirSync(into);
  const corpus = ['good', 'defects'].flatMap((part) => {
    const from = join(here, 'corpus', part);
    return readdirSync(from)
      .filter((name) => name.endsWith(`.${ending}`))
      .sort()
      .map((name) => readFileSync(join(from, name), 'utf8'));
  });
  for (let index = 0; index < count; index += 1) {
    const text = corpus[index % corpus.length] ?? '';
    writeFileSync(
      join(into, `${String(index).padStart(6, '0')}.${ending}`),
      text.replace('title: ', `title: ${index} `),
    );
  }
  return into;
}

/** Briefs of which each differs and leaves much out, with a claim: more findings than people write, hanging on more. */
function randomProposals() {
  const into = join(folder, 'random');
  mkdirSync(into);
  for (let index = 0; index < count; index += 1) {
    const proposal = { approach: maker.pick(approaches), first: maker.pick(approaches) };
    writeFileSync(
      join(into, `${String(index).padStart(6, '0')}.yaml`),
      stringify({ ...maker.brief(index), proposal }),
    );
  }
  return into;
}

/** Seconds that a run takes. @param {string} command @param {string[]} args */
function timed(command, args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr.slice(0, 2000)}`);
  return (performance.now() - start) / 1000;
}
