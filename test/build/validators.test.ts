import { describe, expect, it } from 'vitest';
import { compileValidator } from '../../src/build/validators.mjs';

const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    title: { type: 'string', minLength: 2 },
    challenge: { enum: [{ domain: 'complex' }, { domain: 'simple' }] },
  },
};

describe.each([
  'http://json-schema.org/draft-07/schema#',
  'https://json-schema.org/draft/2020-12/schema',
])('a validator compiled from %s', ($schema) => {
  const code = compileValidator({ $schema, ...schema });

  it('is an ES module that requires nothing', () => {
    expect(code).toMatch(/^import runtime_\w+ from 'ajv\/dist\/runtime\/\w+\.js';/);
    expect(code).not.toContain('require(');
  });

  it('judges by its own text alone, and names every mistake', async () => {
    const here = code.replace(/from '(.+?)'/g, (_, path) => `from '${import.meta.resolve(path)}'`);
    const { default: validate } = await import(
      /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(here)}`
    );
    expect(validate({ title: 'Loneliness', challenge: { domain: 'complex' } })).toBe(true);
    expect(validate({ title: 'L', challange: 1 })).toBe(false);
    expect(validate.errors.map(({ keyword }: { keyword: string }) => keyword).sort()).toEqual([
      'additionalProperties',
      'minLength',
    ]);
  });
});
