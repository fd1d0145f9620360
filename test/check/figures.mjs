/** Prints precision and recall of check on the judged corpus: `node test/check/figures.mjs`, after a build. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const here = import.meta.dirname;
const program = join(here, '../../bin/toforwith.js');
const corpus = join(here, 'corpus');
/** @type {Record<string, string[]>} */
const expected = JSON.parse(readFileSync(join(corpus, 'expected.json'), 'utf8'));

const output = execFileSync(
  process.execPath,
  [program, 'check', 'defects', 'good', '--no-config', '--exit-zero', '-f', 'json'],
  {
    cwd: corpus,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  },
);
/** @type {{ files: { file: string }[], findings: { file: string, rule: string, certain: boolean }[] }} */
const { files, findings } = JSON.parse(output);

const found = new Set(findings.map(({ file, rule }) => `${basename(file)} ${rule}`));
const wanted = new Set(
  Object.entries(expected).flatMap(([file, rules]) => rules.map((rule) => `${file} ${rule}`)),
);
const right = [...found].filter((each) => wanted.has(each));
const certain = new Set(
  findings
    .filter((each) => each.certain && wanted.has(`${basename(each.file)} ${each.rule}`))
    .map(({ file }) => file),
);

const lines = [
  `files       ${files.length}: ${Object.keys(expected).length} with a defect, as many mended, ${files.length - 2 * Object.keys(expected).length} good`,
  `findings    ${found.size} found, ${wanted.size} wanted, ${right.length} right`,
  `certain     in ${certain.size} of the defects`,
  `precision   ${(right.length / found.size).toFixed(3)}`,
  `recall      ${(right.length / wanted.size).toFixed(3)}`,
  ...[...found].filter((each) => !wanted.has(each)).map((each) => `wrong       ${each}`),
  ...[...wanted].filter((each) => !found.has(each)).map((each) => `missed      ${each}`),
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = right.length === found.size && right.length === wanted.size ? 0 : 1;
