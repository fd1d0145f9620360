/** What of src a script measures, bundled for its run. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** @param {string} exports TypeScript that exports what is needed, by paths from the root @param {string} file CommonJS to write */
export async function bundle(exports, file) {
  await build({
    stdin: { contents: exports, resolveDir: root, loader: 'ts' },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    define: { TOFORWITH_VERSION: '"0"', 'import.meta.url': '__filename' },
    logLevel: 'error',
  });
}
