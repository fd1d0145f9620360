/**
 * Files a second of check beside Spectral with twenty enumeration rules, on the same proposals; Markdown apart.
 * `node test/check/bench.mjs [files]`, after a build. Spectral is fetched for it and is no dependency.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const here = import.meta.dirname;
const program = join(here, '../../bin/toforwith.js');
const spectral = '@stoplight/spectral-cli@6.16.3';
const count = Number(process.argv[2] ?? 10_000);

/** Facts of which Spectral checks that their value is one of the allowed. */
const enumerations = {
  challenge: {
    domain: ['simple', 'complicated', 'complex', 'chaotic'],
    aim: [
      'provide',
      'build-or-fix',
      'change-behaviour',
      'protect',
      'enforce',
      'improve-lives',
      'set-priorities',
    ],
    level: ['single-case', 'service', 'policy-or-plan'],
    'values-conflict': ['none', 'some', 'strong'],
    output: ['fixed', 'partly-open', 'emergent'],
    'softer-means': ['not-tried', 'working', 'failed'],
  },
  decision: {
    status: ['open', 'narrowed', 'made'],
    'open-to-influence': ['nothing', 'details', 'options', 'whole-question'],
    'held-by': ['law', 'organisation', 'shared', 'citizens'],
    'power-sharing': ['unwilling', 'limited', 'committed'],
    'carried-out-by': ['organisation', 'both', 'citizens'],
    'own-knowledge': ['sufficient', 'partial', 'insufficient'],
    acceptance: ['not-needed', 'helpful', 'critical'],
    duty: ['none', 'inform', 'consult', 'involve', 'co-produce'],
    time: ['hours', 'days', 'weeks', 'months', 'open'],
    reversible: ['easily', 'at-a-cost', 'no'],
    motive: ['outcomes', 'legitimacy', 'compliance', 'savings'],
  },
  risk: {
    'to-life': ['none', 'possible', 'imminent'],
    safeguarding: ['none', 'concern', 'duty-triggered'],
    'to-others': ['none', 'possible', 'serious'],
  },
};

const folder = mkdtempSync(join(tmpdir(), 'toforwith-bench-'));
try {
  const yaml = proposals('yaml');
  const markdown = proposals('md');
  const ruleset = join(folder, 'ruleset.json');
  writeFileSync(ruleset, JSON.stringify({ rules: rules() }));
  const tool = join(folder, 'spectral');
  mkdirSync(tool);
  execFileSync(
    'npm',
    ['install', '--prefix', tool, '--no-audit', '--no-fund', '--silent', spectral],
    { stdio: 'inherit' },
  );
  const lint = [
    'lint',
    `${yaml}/*.yaml`,
    '--ruleset',
    ruleset,
    '--fail-severity',
    'error',
    '--quiet',
  ];
  const theirs = timed(join(tool, 'node_modules/.bin/spectral'), lint);
  const ours = timed(process.execPath, [
    program,
    'check',
    yaml,
    '--no-config',
    '--exit-zero',
    '-f',
    `jsonl=${join(folder, 'out.jsonl')}`,
  ]);
  const texts = timed(process.execPath, [
    program,
    'check',
    markdown,
    '--no-config',
    '--exit-zero',
    '-f',
    `jsonl=${join(folder, 'out.jsonl')}`,
  ]);
  process.stdout.write(
    `${[
      `files       ${count} each`,
      `spectral    ${rate(theirs)} files a second (${theirs.toFixed(1)} s)`,
      `check       ${rate(ours)} files a second (${ours.toFixed(1)} s), ${(theirs / ours).toFixed(1)} times as many`,
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

function rules() {
  return Object.fromEntries(
    Object.entries(enumerations).flatMap(([section, facts]) =>
      Object.entries(facts).map(([field, values]) => [
        `${section}-${field}`,
        {
          given: `$.${section}`,
          severity: 'error',
          then: { field, function: 'enumeration', functionOptions: { values } },
        },
      ]),
    ),
  );
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
