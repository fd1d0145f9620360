import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { findingsSchema } from '../../src/report/findings.js';
import { findingsJson } from '../../src/report/findings-json.js';
import { findingsJsonl } from '../../src/report/findings-jsonl.js';
import { hostileFindings } from './findings-hostile.js';
import { context, sample, sampleWith } from './findings-sample.js';

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
const schema = findingsSchema();
const isDocument = ajv.compile(schema);
const isFinding = ajv.compile({ ...schema, type: 'object', ...refToFinding() });

function refToFinding() {
  return {
    properties: {},
    required: [],
    additionalProperties: true,
    allOf: [{ $ref: '#/definitions/finding' }],
  };
}

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

const hostile = sampleWith(...hostileFindings);

describe('findings as JSON', () => {
  it.each([
    ['of the sample', sample],
    ['of hostile text', hostile],
    ['of nothing', { ...sample, findings: [], files: [], rules: [], packs: [] }],
  ])('follow the schema: %s', (_, result) => {
    isDocument(JSON.parse(findingsJson(result, context)));
    expect(isDocument.errors).toBeNull();
  });

  it('have keys in camel case', () => {
    const keys = keysOf(JSON.parse(findingsJson(sample, context)));
    expect(keys.filter((key) => !/^[a-z][a-zA-Z]*$/.test(key))).toEqual([]);
  });

  it('count each finding once', () => {
    const { counts, findings } = JSON.parse(findingsJson(sample, context));
    expect(counts).toEqual({
      files: 6,
      proposals: 6,
      unreadable: 1,
      errors: 1,
      warnings: 2,
      notes: 1,
      undecided: 1,
      waived: 1,
      baseline: 1,
    });
    expect(findings).toHaveLength(sample.findings.length + 1);
  });

  it('bring back every text as it was', () => {
    const { findings } = JSON.parse(findingsJson(hostile, context));
    const messages = new Set(findings.map(({ message }: { message: string }) => message));
    expect(hostileFindings.filter(({ message }) => !messages.has(message))).toEqual([]);
  });

  it('list a file that could not be read as unreadable, with what is wrong with it', () => {
    const { files, findings } = JSON.parse(findingsJson(sample, context));
    expect(files).toContainEqual({
      file: 'proposals/bus-route.yaml',
      proposals: 0,
      readable: false,
    });
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'syntax/yaml',
        kind: 'broken',
        file: 'proposals/bus-route.yaml',
      }),
    );
  });
});

describe('findings as JSON Lines', () => {
  it.each([
    ['of the sample', sample],
    ['of hostile text', hostile],
  ])('are the findings of the JSON document, one a line: %s', (_, result) => {
    const lines = findingsJsonl(result, context).split('\n');
    expect(lines.pop()).toBe('');
    const { findings } = JSON.parse(findingsJson(result, context));
    expect(lines.map((line) => JSON.parse(line))).toEqual(findings);
    for (const line of lines) isFinding(JSON.parse(line));
    expect(isFinding.errors).toBeNull();
  });

  it('are nothing where nothing was found', () => {
    expect(findingsJsonl({ ...sample, findings: [], files: [] }, context)).toBe('');
  });
});
