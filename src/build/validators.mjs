/**
 * Compiles the JSON Schemas of src/read/schemas to plain functions, so that no schema is compiled
 * at run time: `import validate from 'validator:brief'` is the validator of schemas/brief.json.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';

const read = join(dirname(fileURLToPath(import.meta.url)), '../read');
const prefix = 'validator:';

/** @param {string} name */
const schemaFile = (name) => join(read, 'schemas', `${name}.json`);

/**
 * The validator as the text of an ES module with a default export.
 * @param {Record<string, unknown>} schema
 */
export function compileValidator(schema) {
  const Draft = String(schema.$schema ?? '').includes('2020-12') ? Ajv2020 : Ajv;
  const ajv = new Draft({ allErrors: true, code: { source: true, esm: true } });
  const code = standalone.default(ajv, ajv.compile(schema));
  // Even as an ES module, ajv's output requires its own run-time functions.
  const imports = new Map();
  const body = code.replace(/require\("(ajv\/dist\/runtime\/\w+)"\)\.default/g, (_, path) => {
    const name = `runtime_${path.split('/').at(-1)}`;
    imports.set(name, path);
    return `(${name}.default ?? ${name})`;
  });
  const lines = [...imports].map(([name, path]) => `import ${name} from '${path}.js';\n`);
  return lines.join('') + body;
}

/** @param {string} name */
const compileNamed = (name) => compileValidator(JSON.parse(readFileSync(schemaFile(name), 'utf8')));

/** @type {import('esbuild').Plugin} */
export const validatorsForEsbuild = {
  name: 'validators',
  setup(build) {
    build.onResolve({ filter: /^validator:/ }, ({ path }) => ({
      path: path.slice(prefix.length),
      namespace: 'validator',
    }));
    build.onLoad({ filter: /.*/, namespace: 'validator' }, ({ path }) => ({
      contents: compileNamed(path),
      resolveDir: read,
      watchFiles: [schemaFile(path)],
    }));
  },
};

/** The same for vitest. */
export const validatorsForVite = {
  name: 'validators',
  /** @param {string} id */
  resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
  /** @param {string} id */
  load: (id) =>
    id.startsWith(`\0${prefix}`) ? compileNamed(id.slice(prefix.length + 1)) : undefined,
};
