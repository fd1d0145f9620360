/**
 * Compiles the packs in rules/ ahead of use: `packs/<id>.json`, which the program reads in place of
 * their YAML, `<id>.diagrams.json`, their decision diagrams, and `digests.json`, by which what is built on them is known. What was compiled is read back and held against the YAML it came from.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What compiling needs of src, bundled for this run. */
const needed = `
  export { loadPack } from './src/packs/load.js';
  export { deserialise, serialise } from './src/packs/compile.js';
  export { compiled } from './src/reason/compile.js';
  export { keep } from './src/reason/kept.js';
  export { shelfAt } from './src/io/packs.js';
  export { nodeWorld } from './src/io/world.js';
  export { renderDiagnostics } from './src/report/diagnostics.js';
`;

/** @param {{ root: string, out: string }} options */
export async function compilePacks({ root, out }) {
  const {
    loadPack,
    deserialise,
    serialise,
    compiled,
    keep,
    shelfAt,
    nodeWorld,
    renderDiagnostics,
  } = await compiler(root, `${out}-compiler.cjs`);
  const shelf = shelfAt(join(root, 'rules'), null);
  const world = nodeWorld();
  mkdirSync(join(out, 'packs'), { recursive: true });
  /** @type {Record<string, string>} */
  const digests = {};
  for (const id of shelf.shipped()) {
    const { value, diagnostics } = loadPack([id], world, shelf);
    if (!value) throw new Error(renderDiagnostics(diagnostics));
    const text = serialise(value);
    const [back, again] = [deserialise(text), loadPack([id], world, shelf).value];
    if (back?.digest !== again?.digest || text !== serialise(again))
      throw new Error(`the compiled form of ${id} is not what its YAML says`);
    writeFileSync(join(out, 'packs', `${id}.json`), text);
    digests[id] = value.digest;
    const diagrams = compiled(value);
    if (diagrams.kind === 'compiled')
      writeFileSync(join(out, 'packs', `${id}.diagrams.json`), keep(diagrams));
  }
  writeFileSync(join(out, 'packs', 'digests.json'), `${JSON.stringify(digests)}\n`);
}

/**
 * @param {string} root
 * @param {string} file where it is put for as long as it takes to load it
 */
async function compiler(root, file) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  await build({
    stdin: { contents: needed, resolveDir: root, loader: 'ts' },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    define: { TOFORWITH_VERSION: JSON.stringify(version), 'import.meta.dirname': '__dirname' },
    logLevel: 'warning',
  });
  try {
    return createRequire(import.meta.url)(file);
  } finally {
    rmSync(file);
  }
}
