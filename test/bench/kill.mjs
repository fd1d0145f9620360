/**
 * Runs that are killed: `npm run bench:kill [kills] [briefs]`. A run over many briefs, some of them bad, is killed with
 * signal 9 at random moments, gone on with by --resume, which may be killed too, and must leave every file as an unbroken
 * run does, byte for byte. Ends with 1 where it does not.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { briefMaker, writeLines } from './briefs.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.TOFORWITH_BIN ?? join(root, 'bin/toforwith.js');
const kills = Number(process.argv[2] ?? 50);
const count = Number(process.argv[3] ?? 60_000);
const folder = mkdtempSync(join(tmpdir(), 'bench-kill-'));
const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...env } = process.env;

const { brief, random } = briefMaker();
const input = writeLines(join(folder, 'briefs.ndjson'), count, (number) =>
  number % 97 === 0
    ? { toforwith: 1, id: `bad-${number}`, challenge: { domain: 'complexx' } }
    : brief(number),
);
const files = ['answers.ndjson', 'answers.csv', 'answers.json', 'rejects.ndjson'];

/**
 * @param {string} where a folder of its own
 * @param {{ resume?: boolean, killAfter?: number, jobs?: number }} how
 * @returns {Promise<{ code: number | null, said: string, took: number }>} a null code where it was killed
 */
function run(where, { resume = false, killAfter = Number.POSITIVE_INFINITY, jobs = 1 }) {
  mkdirSync(where, { recursive: true });
  const outputs = ['ndjson', 'csv', 'json'].flatMap((format) => [
    '-f',
    `${format}=answers.${format}`,
  ]);
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...[program, 'assess', input, ...outputs, '--rejects', 'rejects.ndjson'],
      ...['--jobs', String(jobs), ...(resume ? ['--resume'] : [])],
    ],
    { cwd: where, env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (data) => {
    said = (said + data).slice(-2000);
  });
  const timer = Number.isFinite(killAfter)
    ? setTimeout(() => child.kill('SIGKILL'), killAfter)
    : null;
  return new Promise((resolve) => {
    child.on('close', (code) => {
      if (timer) clearTimeout(timer);
      resolve({ code, said, took: performance.now() - start });
    });
  });
}

/** @param {string} where */
const left = (where) => files.filter((file) => existsSync(join(where, file)));

try {
  const whole = join(folder, 'whole');
  const { code, said, took } = await run(whole, {});
  if (code !== 2) throw new Error(`the whole run ends with ${code}: ${said}`);
  const expected = files.map((file) => readFileSync(join(whole, file)));
  let killed = 0;
  let underWay = 0;
  let different = 0;
  while (killed < kills) {
    const where = join(folder, `killed-${killed}`);
    let last = await run(where, { killAfter: random() * took * 1.1, jobs: 1 + (killed % 2) });
    while (last.code === null && killed < kills) {
      killed++;
      if (existsSync(join(where, 'rejects.ndjson.part'))) underWay++;
      const again = random() < 0.5 ? random() * took : Number.POSITIVE_INFINITY;
      last = await run(where, { resume: true, killAfter: again, jobs: 1 + (killed % 2) });
    }
    if (last.code === null) last = await run(where, { resume: true });
    const isSame = files.every(
      (file, index) =>
        existsSync(join(where, file)) &&
        readFileSync(join(where, file)).equals(/** @type {Buffer} */ (expected[index])),
    );
    if (!isSame) {
      different++;
      console.log(
        `not the same after kill ${killed}: ${last.code}, ${left(where).join()}, ${last.said}`,
      );
    }
    rmSync(where, { recursive: true, force: true });
  }
  console.log(
    `${killed} kills, ${underWay} of them while files grew, ${different} runs that did not end as the whole one`,
  );
  process.exitCode = different === 0 && underWay > 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
