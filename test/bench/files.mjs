/**
 * Many small YAML files: `npm run bench:files [files] [pairs]`. Files a second of assess beside Spectral with twenty
 * enumeration rules, and beside ajv-cli that validates the same files against a schema of the same facts. Both are fetched
 * for it and are no dependencies. Ends with 1 where a figure is missed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { briefMaker, enumerations } from './briefs.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.TOFORWITH_BIN ?? join(root, 'bin/toforwith.js');
const count = Number(process.argv[2] ?? 10_000);
const pairs = Number(process.argv[3] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'bench-files-'));
const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...env } = process.env;

const { brief, choices } = briefMaker();

/** @param {string} command @param {string[]} args @param {number[]} good exit codes of a run that did its work */
function seconds(command, args, good = [0]) {
  const start = performance.now();
  const { status, stderr, stdout } = spawnSync(command, args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status === null || !good.includes(status))
    throw new Error(`${command} ends ${status}: ${stderr.slice(0, 2000)}${stdout.slice(0, 2000)}`);
  return { took: (performance.now() - start) / 1000, stdout };
}

function writeFiles() {
  mkdirSync(join(folder, 'briefs'));
  let bytes = 0;
  for (let number = 0; number < count; number++) {
    const text = stringify(brief(number));
    bytes += text.length;
    writeFileSync(join(folder, `briefs/${String(number).padStart(6, '0')}.yaml`), text);
  }
  return bytes / count;
}

/** @param {number[]} numbers */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

try {
  const wanted = ['@stoplight/spectral-cli@6.16.3', 'ajv-cli@5.0.0'];
  const tools = join(folder, 'tools');
  execFileSync('npm', [
    'install',
    '--prefix',
    tools,
    '--no-audit',
    '--no-fund',
    '--silent',
    ...wanted,
  ]);
  const size = writeFiles();
  writeFileSync(join(folder, 'ruleset.json'), JSON.stringify({ rules: enumerations(choices) }));
  const schema = JSON.parse(seconds(process.execPath, [program, 'schema', 'brief']).stdout);
  delete schema.$schema;
  writeFileSync(join(folder, 'schema.json'), JSON.stringify(schema));

  const ours = () =>
    seconds(process.execPath, [program, 'assess', 'briefs', '-f', 'ndjson=answers.ndjson']).took;
  const spectral = () =>
    seconds(process.execPath, [
      ...[
        join(tools, 'node_modules/@stoplight/spectral-cli/dist/index.js'),
        'lint',
        'briefs/*.yaml',
      ],
      ...['--ruleset', 'ruleset.json', '--fail-severity', 'error', '--quiet'],
    ]).took;
  const ajv = () =>
    seconds(process.execPath, [
      ...[join(tools, 'node_modules/ajv-cli/dist/index.js'), 'validate'],
      ...['--spec=draft2020', '--strict=false', '-s', 'schema.json', '-d', 'briefs/*.yaml'],
    ]).took;
  const rounds = Array.from({ length: pairs }, () => ({
    ours: ours(),
    spectral: spectral(),
    ajv: ajv(),
  }));
  const answers = readFileSync(join(folder, 'answers.ndjson'), 'utf8').trim().split('\n').length;
  if (answers !== count) throw new Error(`${answers} answers for ${count} files`);

  console.log(
    `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}, ${count} files of ${(size / 1000).toFixed(1)} kB, medians of ${pairs} pairs`,
  );
  const rate = (/** @type {number[]} */ took) => Math.round(count / median(took));
  console.log(`assess    ${rate(rounds.map((round) => round.ours))} files a second`);
  let missed = 0;
  for (const [name, key, least] of /** @type {const} */ ([
    ['spectral', 'spectral', 8],
    ['ajv-cli', 'ajv', 1],
  ])) {
    const ratio = median(rounds.map((round) => round[key] / round.ours));
    if (ratio < least) missed++;
    console.log(
      `${name.padEnd(9)} ${rate(rounds.map((round) => round[key]))} files a second, assess ${ratio.toFixed(1)} times as many, at least ${least}  ${ratio < least ? 'MISSED' : 'good'}`,
    );
  }
  process.exitCode = missed > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
