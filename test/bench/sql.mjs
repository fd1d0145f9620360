/**
 * The decision in SQL against the engine: `npm run bench:sql [briefs]`. Briefs go through the program twice, once for their
 * answers and once for the rows of the flat table; DuckDB runs the statement of `rules compile --to sql` over the rows, and
 * what comes out is held against the answers, brief for brief. Ends with 1 where one differs.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { briefMaker, writeLines } from './briefs.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.TOFORWITH_BIN ?? join(root, 'bin/toforwith.js');
const count = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'bench-sql-'));
const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...env } = process.env;

/** @param {string[]} args */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`"${args.join(' ')}" ends ${status}: ${stderr.slice(0, 500)}`);
  return stdout;
}

/** Between nobody, a list left out (-1), and five groups. */
const { brief, pick } = briefMaker();
writeLines(join(folder, 'briefs.ndjson'), count, (number) =>
  brief(number, pick([-1, 0, 1, 2, 3, 3, 5])),
);

try {
  run('assess', 'briefs.ndjson', '-f', 'ndjson=answers.ndjson');
  run('assess', 'briefs.ndjson', '-f', 'csv=briefs.csv', '--fields', 'table');
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(
    `CREATE TABLE briefs AS SELECT * FROM read_csv('${join(folder, 'briefs.csv')}', header = true, all_varchar = true)`,
  );
  const start = performance.now();
  const reader = await connection.runAndReadAll(run('rules', 'compile', '--to', 'sql'));
  const seconds = (performance.now() - start) / 1000;
  const rows = new Map(reader.getRowObjectsJson().map((row) => [row.id, row]));
  const answers = readFileSync(join(folder, 'answers.ndjson'), 'utf8').trim().split('\n');
  let differing = 0;
  for (const line of answers) {
    const { at: _at, reasons: _reasons, ...answer } = JSON.parse(line);
    const row = rows.get(answer.id);
    if (JSON.stringify(row) === JSON.stringify(answer)) continue;
    differing++;
    if (differing <= 3) console.log({ answer, row });
  }
  if (answers.length !== count || rows.size !== count)
    throw new Error(`${answers.length} answers and ${rows.size} rows for ${count} briefs`);
  console.log(
    `${count} briefs, ${differing} answered otherwise in SQL; the statement took ${seconds.toFixed(2)} s`,
  );
  process.exitCode = differing === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
