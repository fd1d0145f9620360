import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Log, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { findingsSarif } from '../../src/report/findings-sarif.js';
import { hostileFindings } from './findings-hostile.js';
import { context, finding, sample, sampleWith } from './findings-sample.js';

const {
  $schema: _draft4,
  id,
  ...schema
} = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/sarif-schema-2.1.0.json'), 'utf8'));

const isSarif = new Ajv({
  allErrors: true,
  strict: false,
  // A pattern of the schema is no regular expression in Unicode mode.
  unicodeRegExp: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': (text: string) => /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\dA-F]{2})*$/i.test(text),
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  },
}).compile({ ...schema, $id: id });

const logOf = (result = sample, within = context): Log => JSON.parse(findingsSarif(result, within));
const runOf = (...args: Parameters<typeof logOf>) => logOf(...args).runs[0] ?? fail();
const fail = (): never => {
  throw new Error('there is no run');
};

function resultOf(rule: string): Result {
  return runOf().results?.find(({ ruleId }) => ruleId === rule) ?? fail();
}

describe('findings as SARIF', () => {
  it.each([
    ['of the sample', sample],
    ['of hostile text and file names', sampleWith(...hostileFindings)],
    ['of nothing', { ...sample, findings: [], files: [], rules: [], packs: [] }],
  ])('follow the official schema: %s', (_, result) => {
    isSarif(logOf(result));
    expect(isSarif.errors).toBeNull();
  });

  it('are refused by the schema once broken, so that it does check', () => {
    expect(isSarif({ ...logOf(), version: '2.0.0' })).toBe(false);
    expect(isSarif({ ...logOf(), runs: [{ results: [] }] })).toBe(false);
  });

  it('give GitHub a place, a whole region and a fingerprint for each', () => {
    for (const { locations, partialFingerprints } of runOf().results ?? []) {
      expect(locations).toHaveLength(1);
      const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
      expect(artifactLocation?.uri).toMatch(/^[^/].*[^/]$/);
      expect(Object.keys(region ?? {})).toEqual([
        'startLine',
        'startColumn',
        'endLine',
        'endColumn',
      ]);
      expect(partialFingerprints?.primaryLocationLineHash).toMatch(/^[0-9a-f]+$/);
    }
  });

  it('give GitHub texts for every rule, short enough, and find each result its rule', () => {
    const { tool, results = [] } = runOf();
    const rules = tool.driver.rules ?? [];
    for (const { shortDescription, fullDescription, help } of rules) {
      expect(shortDescription?.text).toMatch(/./);
      expect(fullDescription?.text).toMatch(/^.{1,1024}$/s);
      expect(help?.text).toMatch(/./);
      expect(help?.markdown).toMatch(/./);
    }
    for (const { ruleId, ruleIndex = -1 } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  it('cut the full description of a rule at what GitHub takes', () => {
    const rules = [{ ...finding(), id: 'long', title: 'long', help: 'a'.repeat(2000) }];
    const [rule] = runOf({ ...sample, rules }).tool.driver.rules ?? [];
    expect(rule?.fullDescription?.text).toHaveLength(1024);
    expect(rule?.help?.text).toHaveLength(2000);
  });

  it('keep their fingerprints when lines move', () => {
    const moved = finding({ at: { ...finding().at, line: 70, endLine: 70 } });
    const print = (one: typeof moved) => runOf(sampleWith(one)).results?.[0]?.partialFingerprints;
    expect(print(moved)).toEqual(print(finding()));
  });

  it('are of kind open and level none where undecided', () => {
    expect(resultOf('under-engages')).toMatchObject({ kind: 'open', level: 'none' });
    expect(resultOf('over-promise')).toMatchObject({ kind: 'fail', level: 'error' });
  });

  it('carry a waiver as a suppression, and an empty list where there is none', () => {
    expect(resultOf('no-feedback').suppressions).toMatchObject([
      {
        kind: 'inSource',
        status: 'accepted',
        justification: 'until 2026-07-31, by J. Ward: the school reports back each term',
      },
    ]);
    expect(resultOf('over-promise').suppressions).toEqual([]);
    expect(runOf(sampleWith(finding())).results?.[0]).not.toHaveProperty('suppressions');
  });

  it('say which were in the baseline, where one was used', () => {
    expect(resultOf('asked-again').baselineState).toBe('unchanged');
    expect(resultOf('over-promise').baselineState).toBe('new');
    expect(runOf(sampleWith(finding())).results?.[0]).not.toHaveProperty('baselineState');
  });

  it('say that the run did not go well where a file could not be read', () => {
    expect(runOf().invocations?.[0]?.executionSuccessful).toBe(false);
    expect(runOf().invocations?.[0]?.toolExecutionNotifications).toHaveLength(1);
    expect(runOf(sampleWith()).invocations?.[0]?.executionSuccessful).toBe(true);
  });

  it.each([
    ['a b/100%.yaml', '', 'a%20b/100%25.yaml'],
    ['back\\slash.yaml', '', 'back%5Cslash.yaml'],
    ['new\nline.yaml', '', 'new%0Aline.yaml'],
    ['c:d.yaml', '', 'c%3Ad.yaml'],
    ['ü.yaml', '', '%C3%BC.yaml'],
    ['lone\ud800.yaml', '', 'lone%EF%BF%BD.yaml'],
    ['./a.yaml', 'docs/plans/', 'docs/plans/a.yaml'],
    ['../a.yaml', 'docs/plans/', 'docs/a.yaml'],
    ['../../../a.yaml', 'docs/plans/', '../a.yaml'],
    ['/srv/a b.yaml', 'docs/', 'file:///srv/a%20b.yaml'],
  ])('write %j from %j as %s', (file, fromRoot, uri) => {
    const result = sampleWith(finding({ at: { ...finding().at, file } }));
    const location = runOf(result, { ...context, fromRoot }).results?.[0]?.locations?.[0];
    expect(location?.physicalLocation?.artifactLocation?.uri).toBe(uri);
  });

  it('escape what a viewer would make a link of', () => {
    const { results } = runOf(sampleWith(finding({ message: '[here](https://evil.example)' })));
    expect(results?.[0]?.message.text).toMatch(/^\\\[here\\\]\(https:/);
  });
});
