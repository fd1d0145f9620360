/**
 * Joins pieces of a split bundle to files, so that what a command needs that has to start fast stands in one scope, with no
 * borders to cross.
 */
import { basename, dirname } from 'node:path';

/**
 * What esbuild is to bundle so that the pieces become the files of a CommonJS program: those that join pieces, and one for
 * every other piece. Whatever is imported later keeps a file under its own name.
 * @param {import('esbuild').BuildResult<{ metafile: true, write: false }>} split pieces as ES modules
 * @param {Record<string, string[]>} together by file the modules whose pieces it joins, with all that these need and that no
 *   file before it has
 * @returns {{ entryPoints: { in: string, out: string }[], plugins: import('esbuild').Plugin[] }}
 */
export function joined({ outputFiles, metafile: { outputs } }, together) {
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const pieces = new Map(Object.entries(outputs).map(([path, piece]) => [basename(path), piece]));
  const fileOf = filesOf(pieces, together);

  /** Each name that a piece exports, and one that no other piece uses. @param {string} piece */
  const names = (piece) =>
    (pieces.get(piece)?.exports ?? []).map((name) => ({
      name,
      unique: `${piece.replace(/\W/g, '_')}_${name}`,
    }));

  /** By namespace: the text of a module. @type {Record<string, (name: string) => string>} */
  const modules = {
    // not by `export`, which would make a getter of each name, twice
    joined: (file) => {
      const own = [...fileOf.keys()].filter((piece) => fileOf.get(piece) === file);
      const imports = own.map((piece) => {
        const clauses = names(piece).map(({ name, unique }) => `${name} as ${unique}`);
        return `import { ${clauses.join(', ')} } from './${piece}';`;
      });
      const exports = own.flatMap(names).map(({ unique }) => unique);
      return `${imports.join('\n')}\nmodule.exports = { ${exports.join(', ')} };`;
    },
    piece: (piece) => texts.get(piece) ?? '',
    // a piece as files see it that do not have it
    elsewhere: (piece) => {
      const clauses = names(piece).map(({ name, unique }) => `${unique} as ${name}`);
      return `export { ${clauses.join(', ')} } from './${fileOf.get(piece)}.js';`;
    },
  };

  /** @type {import('esbuild').Plugin} */
  const plugin = {
    name: 'together',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, kind, importer, namespace }) => {
        const name = basename(path);
        if (kind === 'entry-point') return { path: name, namespace: dirname(path) };
        const own = fileOf.get(name);
        const file = namespace === 'joined' ? importer : fileOf.get(importer);
        if (!own || kind === 'dynamic-import' || namespace === 'elsewhere')
          return { path: path.replace(/^(\..*)js$/, '$1cjs'), external: true };
        return { path: name, namespace: own === file ? 'piece' : 'elsewhere' };
      });
      for (const [namespace, text] of Object.entries(modules))
        build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({ contents: text(path) }));
    },
  };

  return {
    entryPoints: [
      ...Object.keys(together).map((file) => ({ in: `joined/${file}`, out: file })),
      ...[...pieces].flatMap(([piece, { entryPoint }]) => {
        const out = piece.replace(/\.js$/, '');
        if (!fileOf.has(piece)) return [{ in: `piece/${piece}`, out }];
        return entryPoint ? [{ in: `elsewhere/${piece}`, out }] : [];
      }),
    ],
    plugins: [plugin],
  };
}

/**
 * By name of a piece the file that has it, where one joins it to others. What runs by itself keeps a file of its own: who needs
 * something that stands beside it must not run it.
 * @param {Map<string, import('esbuild').Metafile['outputs'][string]>} pieces
 * @param {Record<string, string[]>} together
 * @returns {Map<string, string>}
 */
function filesOf(pieces, together) {
  const fileOf = new Map();
  /** @param {string} piece @param {string} file */
  const join = (piece, file) => {
    const { exports, imports } = pieces.get(piece) ?? { exports: [], imports: [] };
    if (fileOf.has(piece)) return;
    if (exports.length > 0) fileOf.set(piece, file);
    for (const { path, kind } of imports)
      if (kind === 'import-statement' && pieces.has(basename(path))) join(basename(path), file);
  };
  for (const [file, modules] of Object.entries(together))
    for (const [piece, { entryPoint = '' }] of pieces)
      if (modules.includes(entryPoint)) join(piece, file);
  return fileOf;
}
