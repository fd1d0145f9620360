// How old a reader has to be for what `assess` prints by default: by example, with the hardest sentences of all.
// Usage: npm run reading-age [-- FILES], after `npm run build`. Exits with 1 where an answer needs a reader older than fourteen.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');
const oldest = 14;
const hardest = 12;

/** The measure that the tests use. */
async function measure() {
  const entry = join(import.meta.dirname, '../report/reading-age.ts');
  const { outputFiles } = await build({ entryPoints: [entry], format: 'esm', write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`);
}

/** @param {string} file */
const printed = (file) =>
  execFileSync(process.execPath, [join(root, 'bin/toforwith.js'), 'assess', file], {
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '80' },
  });

const { proseOf, readingAge, sentencesOf } = await measure();
const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.yaml'));
const asked = process.argv.slice(2);
const files = asked.length > 0 ? asked : examples.map((name) => join(root, 'examples', name));

const sentences = new Map();
const rows = files.map((file) => {
  const prose = proseOf(printed(file));
  for (const sentence of sentencesOf(prose))
    if (!sentences.has(sentence)) sentences.set(sentence, basename(file));
  return { file: basename(file), age: readingAge(prose) };
});
for (const { file, age } of rows) console.log(`${age.toFixed(1).padStart(5)}  ${file}`);

console.log('\nthe hardest sentences');
// Lists of answers by their ids and of approaches are no sentences that anybody could write more simply.
/** @param {string} sentence */
const isList = (sentence) =>
  /[a-z]\.[a-z]|^(Today|Called for|First|Name): /.test(sentence) || sentence.split(' ').length < 8;
const ranked = [...sentences]
  .filter(([sentence]) => !isList(sentence))
  .sort(([a], [b]) => readingAge(b) - readingAge(a));
for (const [sentence, file] of ranked.slice(0, hardest))
  console.log(`${readingAge(sentence).toFixed(1).padStart(5)}  ${sentence} (${file})`);

process.exitCode = rows.some(({ age }) => age > oldest) ? 1 : 0;
