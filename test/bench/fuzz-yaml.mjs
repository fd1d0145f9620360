/**
 * Holds the YAML scanner against the `yaml` package: wherever the scanner answers, the package must give the same
 * trees with the same places. `node test/bench/fuzz-yaml.mjs [documents] [seed] [files to damage…]`
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import { dice, nextDocument } from '../read/fixtures/yaml-documents.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [count = '100000', seed = '1', ...files] = process.argv.slice(2);
const fixtures = ['loneliness.yaml', 'flood.yaml'].map((name) =>
  join(root, 'test/read/fixtures', name),
);
const real = [...fixtures, ...files].map((file) => readFileSync(file, 'utf8'));

const out = join(root, 'node_modules/.cache/toforwith/fuzz-yaml.mjs');
mkdirSync(dirname(out), { recursive: true });
await build({
  stdin: {
    contents: "export * from './src/read/scan-yaml.js'; export * from './src/read/yaml.js';",
    resolveDir: root,
  },
  outfile: out,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
/** @type {typeof import('../../src/read/scan-yaml.js') & typeof import('../../src/read/yaml.js')} */
const { scanYaml, readYamlWithPackage } = await import(pathToFileURL(out).href);

const roll = dice(Number(seed));
const counts = { fast: 0, fallback: 0, different: 0 };
for (let left = Number(count); left > 0; left--) {
  const text = nextDocument(roll, real);
  const fast = scanYaml(text);
  if (!fast) {
    counts.fallback++;
    continue;
  }
  const source = { name: 'fuzz.yaml', text, linesBefore: 0 };
  const expected = readYamlWithPackage(source);
  const same =
    expected.every(({ diagnostics }) => diagnostics.length === 0) &&
    isDeepStrictEqual(
      fast,
      expected.map(({ value }) => value),
    );
  counts[same ? 'fast' : 'different']++;
  if (same || counts.different > 5) continue;
  console.error(`different: ${JSON.stringify(text)}`);
  console.error(`  scanner ${JSON.stringify(fast)}`);
  console.error(`  package ${JSON.stringify(expected.map(({ value }) => value))}`);
  const said = expected.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message));
  console.error(`  package says ${said.join('; ') || 'nothing'}`);
}
console.log(`fast ${counts.fast}, fallback ${counts.fallback}, different ${counts.different}`);
process.exitCode = counts.different > 0 ? 1 : 0;
