/**
 * Bundles the program and the library with esbuild. Whatever source loads by
 * `await import('../x.js')` becomes a file of its own, and so does the code that several of them
 * share; nothing is ever copied into two files.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { joined } from './together.mjs';
import { validatorsForEsbuild } from './validators.mjs';

/**
 * Commander loads node:child_process, for commands that are programs of their own, which ours never
 * are: 2 ms that every start would pay.
 * @type {import('esbuild').Plugin}
 */
const commanderWithoutChildProcess = {
  name: 'commander-without-child-process',
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes('/commander/') ? { path, namespace: 'never' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'never' }, () => ({
      contents: 'module.exports = {};',
    }));
  },
};

/**
 * Of inquirer the interview asks by two kinds of prompt; the others, and the editor that one of them can open, are four
 * fifths of all of it.
 * @type {import('esbuild').Plugin}
 */
const inquirerOfTwoPrompts = {
  name: 'inquirer-of-two-prompts',
  setup(build) {
    const left = /^@inquirer\/(checkbox|confirm|editor|expand|number|password|rawlist|search)$/;
    build.onResolve({ filter: left }, ({ path }) => ({ path, namespace: 'no-prompt' }));
    build.onLoad({ filter: /.*/, namespace: 'no-prompt' }, () => ({
      contents: 'module.exports = {};',
    }));
  },
};

/**
 * The process is at hand without being loaded; as an import of an ES module it would be copied besides.
 * @type {import('esbuild').Plugin}
 */
const processAtHand = {
  name: 'process-at-hand',
  setup(build) {
    build.onResolve({ filter: /^(node:)?process$/ }, ({ kind }) => ({
      path: kind === 'import-statement' ? 'export default' : 'module.exports =',
      namespace: 'process',
    }));
    build.onLoad({ filter: /.*/, namespace: 'process' }, ({ path }) => ({
      contents: `${path} process;`,
    }));
  },
};

/** @satisfies {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  platform: /** @type {const} */ ('node'),
  target: 'node20',
  format: /** @type {const} */ ('esm'),
  splitting: true,
  metafile: /** @type {const} */ (true),
  legalComments: /** @type {const} */ ('none'),
  plugins: [
    commanderWithoutChildProcess,
    inquirerOfTwoPrompts,
    processAtHand,
    validatorsForEsbuild,
  ],
  logLevel: /** @type {const} */ ('warning'),
};

/** @param {string} root */
const define = (root) => ({
  TOFORWITH_VERSION: JSON.stringify(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
  ),
});

/**
 * The program as CommonJS, which starts faster than ES modules do: a file `<entry>.cjs` for each of the entries, and others for
 * what they load. Everything it needs is inside. All of it is ASCII, which is read without decoding and which V8 keeps in half
 * the room.
 * @param {{ root: string, out: string, entries: Record<string, string>, together?: Record<string, string[]> }} options
 *   `together`: by file the modules that it holds with all that they need
 */
export async function bundleProgram({ root, out, entries, together = {} }) {
  // esbuild splits ES modules only, so split first and make CommonJS of the pieces after.
  const split = await build({
    ...shared,
    define: define(root),
    entryPoints: entries,
    absWorkingDir: root,
    outdir: out,
    chunkNames: 'cli-[name]-[hash]',
    write: false,
  });
  const { outputFiles } = await build({
    ...joined(split, together),
    absWorkingDir: out,
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    supported: { 'dynamic-import': false },
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 120,
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__filename' },
    logLevel: 'warning',
    write: false,
  });
  mkdirSync(out, { recursive: true });
  for (const { path, text } of outputFiles) writeFileSync(path, inAscii(text));
  return split.metafile;
}

/**
 * Every other sign stands in a string or a pattern.
 * @param {string} text
 */
const inAscii = (text) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * The library as ES modules, `index.js` and the `lib-*.js` it loads. Packages that users install
 * with toforwith stay imports, the rest is inside.
 * @param {{ root: string, out: string }} options
 */
export async function bundleLibrary({ root, out }) {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { metafile } = await build({
    ...shared,
    define: define(root),
    entryPoints: { index: 'src/index.ts' },
    absWorkingDir: root,
    outdir: out,
    chunkNames: 'lib-[name]-[hash]',
    external: Object.keys(dependencies),
  });
  return metafile;
}
