import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { findingsRdjson } from '../../src/report/findings-rdjson.js';
import { hostileFindings } from './findings-hostile.js';
import { context, finding, place, sample, sampleWith } from './findings-sample.js';

const only = (properties: object, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const text = { type: 'string' };
const position = only(
  { line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } },
  ['line'],
);
const source = only({ name: text, url: text }, ['name']);
const severity = { enum: ['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO'] };

/** Reviewdog's DiagnosticResult, without the keys that are not used here. */
const isRdjson = new Ajv({ allErrors: true }).compile(
  only(
    {
      source,
      severity,
      diagnostics: {
        type: 'array',
        items: only(
          {
            message: text,
            location: only(
              { path: text, range: only({ start: position, end: position }, ['start']) },
              ['path'],
            ),
            severity,
            source,
            code: only({ value: text, url: text }, ['value']),
          },
          ['message', 'location'],
        ),
      },
    },
    ['diagnostics'],
  ),
);

function rangeOf(told: Parameters<typeof finding>[0]) {
  const { diagnostics } = JSON.parse(findingsRdjson(sampleWith(finding(told)), context));
  return diagnostics[0].location.range;
}

describe('findings as rdjson', () => {
  it.each([
    ['the sample', sample],
    ['hostile text and file names', sampleWith(...hostileFindings)],
    ['nothing', { ...sample, findings: [], files: [] }],
  ])('follow what Reviewdog reads: %s', (_, result) => {
    isRdjson(JSON.parse(findingsRdjson(result, context)));
    expect(isRdjson.errors).toBeNull();
  });

  it('count columns in bytes of UTF-8', () => {
    expect(rangeOf({ line: 'é目😀 x', at: place('a.yaml', 4, 6, 1) })).toEqual({
      start: { line: 4, column: 11 },
      end: { line: 4, column: 12 },
    });
  });

  it('give whole lines where the text of the line is not known', () => {
    expect(rangeOf({ line: '', at: place('a.yaml', 4, 6, 1) })).toEqual({
      start: { line: 4 },
      end: { line: 4 },
    });
  });

  it('give the start alone where the text of the last line is not known', () => {
    const at = { ...place('a.yaml', 4, 3, 1), endLine: 6 };
    expect(rangeOf({ line: 'abc', at })).toEqual({ start: { line: 4, column: 3 } });
  });
});
