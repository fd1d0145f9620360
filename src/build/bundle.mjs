/**
 * Bundles the program and the library with esbuild. Whatever source loads by
 * `await import('../x.js')` becomes a file of its own, and so does the code that several of them
 * share; nothing is ever copied into two files.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
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

/** @satisfies {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  platform: /** @type {const} */ ('node'),
  target: 'node20',
  format: /** @type {const} */ ('esm'),
  splitting: true,
  metafile: /** @type {const} */ (true),
  legalComments: /** @type {const} */ ('none'),
  plugins: [commanderWithoutChildProcess, inquirerOfTwoPrompts, validatorsForEsbuild],
  logLevel: /** @type {const} */ ('warning'),
};

/** @param {string} root */
const define = (root) => ({
  TOFORWITH_VERSION: JSON.stringify(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
  ),
});

/**
 * The program as CommonJS, which starts faster than ES modules do: `<entry>.cjs` for each of the
 * entries, and `cli-*.cjs` for what they load. Everything it needs is inside.
 * @param {{ root: string, out: string, entries: Record<string, string> }} options
 */
export async function bundleProgram({ root, out, entries }) {
  // esbuild splits ES modules only, so split first and turn each piece to CommonJS after.
  const split = await build({
    ...shared,
    define: define(root),
    entryPoints: entries,
    absWorkingDir: root,
    outdir: out,
    chunkNames: 'cli-[name]-[hash]',
    write: false,
  });
  const pieces = new Map(split.outputFiles.map(({ path, text }) => [basename(path), text]));
  await build({
    entryPoints: [...pieces.keys()],
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
    define: { 'import.meta.url': 'importMetaUrl' },
    plugins: [commonJsPieces(pieces)],
    logLevel: 'warning',
  });
  return split.metafile;
}

/**
 * Pieces come from memory, and refer to each other as the files they will be.
 * @param {Map<string, string>} pieces
 * @returns {import('esbuild').Plugin}
 */
const commonJsPieces = (pieces) => ({
  name: 'commonjs-pieces',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, kind }) => {
      const name = basename(path);
      if (!pieces.has(name)) return { path, external: true };
      return kind === 'entry-point'
        ? { path: name, namespace: 'piece' }
        : { path: `./${name.replace(/\.js$/, '.cjs')}`, external: true };
    });
    build.onLoad({ filter: /.*/, namespace: 'piece' }, ({ path }) => {
      const text = pieces.get(path) ?? '';
      const url = text.includes('import.meta.url')
        ? `const importMetaUrl = require('node:url').pathToFileURL(__filename).href;\n`
        : '';
      return { contents: url + text };
    });
  },
});

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
