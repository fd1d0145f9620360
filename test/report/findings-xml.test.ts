import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/model/finding.js';
import { findingsCheckstyle } from '../../src/report/findings-checkstyle.js';
import { findingsJunit } from '../../src/report/findings-junit.js';
import { attacks, hostileFindings } from './findings-hostile.js';
import { context, finding, sample, sampleWith } from './findings-sample.js';

interface Case {
  readonly '@name': string;
  readonly '@classname': string;
  readonly failure?: readonly { readonly '@type': string; readonly '@message': string }[];
  readonly error?: readonly { readonly '@type': string }[];
  readonly skipped?: readonly { readonly '@message': string }[];
  readonly 'system-out'?: readonly unknown[];
}

interface Counters {
  readonly '@tests': string;
  readonly '@failures': string;
  readonly '@errors': string;
  readonly '@skipped': string;
}

interface Suite extends Counters {
  readonly '@name': string;
  readonly testcase: readonly Case[];
}

function parsed(xml: string) {
  expect(XMLValidator.validate(xml)).toBe(true);
  // Numeric entities are decoded only where asked for.
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    htmlEntities: true,
    trimValues: false,
    isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
  });
  return parser.parse(xml);
}

function junitOf(result: CheckResult) {
  const [root] = parsed(findingsJunit(result, context)).testsuites;
  return { root: root as Counters, suites: (root.testsuite ?? []) as readonly Suite[] };
}

const counted = (cases: readonly Case[]): Counters => ({
  '@tests': String(cases.length),
  '@failures': String(cases.filter(({ failure }) => failure).length),
  '@errors': String(cases.filter(({ error }) => error).length),
  '@skipped': String(cases.filter(({ skipped }) => skipped).length),
});

const hostile = sampleWith(...hostileFindings);

describe('findings as JUnit XML', () => {
  it.each([
    ['the sample', sample],
    ['hostile text and file names', hostile],
    ['one clean file', { ...sample, findings: [], files: sample.files.slice(0, 1) }],
    ['nothing', { ...sample, findings: [], files: [] }],
  ])('have counters that add up, in each suite and over all: %s', (_, result) => {
    const { root, suites } = junitOf(result);
    for (const suite of suites) expect(suite).toMatchObject(counted(suite.testcase));
    expect(root).toMatchObject(counted(suites.flatMap(({ testcase }) => testcase)));
  });

  it('have a suite a file, and a passed case where a file has no finding', () => {
    const { suites } = junitOf(sample);
    expect(suites.map((suite) => suite['@name'])).toEqual(sample.files.map(({ file }) => file));
    expect(suites[0]?.testcase).toEqual([expect.objectContaining({ '@name': 'no findings' })]);
  });

  it('fail from the threshold up, and skip what is waived or in the baseline', () => {
    const { root } = junitOf(sample);
    expect(root).toMatchObject({ '@failures': '2', '@errors': '1', '@skipped': '2' });
    const strict = junitOf({ ...sample, failOn: 'warning' });
    expect(strict.root['@failures']).toBe('4');
    const strictest = junitOf({ ...sample, failOn: 'note' });
    expect(strictest.root['@failures']).toBe('5');
    const lenient = junitOf({ ...sample, allowUndecided: true });
    expect(lenient.root['@failures']).toBe('1');
  });

  it('tell of a finding under the threshold without failing', () => {
    const cases = junitOf(sample).suites.flatMap(({ testcase }) => testcase);
    const told = cases.find((one) => one['@name'].startsWith('costs-unmet'));
    expect(Object.keys(told ?? {})).toContain('system-out');
  });

  it('fail for what is undecided: never green by accident', () => {
    const cases = junitOf(sample).suites.flatMap(({ testcase }) => testcase);
    expect(cases.flatMap(({ failure }) => failure ?? []).map((one) => one['@type'])).toContain(
      'undecided',
    );
  });

  it('have names that differ within a suite', () => {
    const twice = sampleWith(
      finding(),
      finding({ fingerprint: '2' }),
      finding({ fingerprint: '3' }),
    );
    const names = junitOf(twice).suites[0]?.testcase.map((one) => one['@name']) ?? [];
    expect(new Set(names).size).toBe(3);
  });
});

describe('findings as Checkstyle XML', () => {
  it.each([
    ['the sample', sample],
    ['hostile text and file names', hostile],
  ])('have an error for each entry, by file: %s', (_, result) => {
    const [root] = parsed(findingsCheckstyle(result)).checkstyle;
    const files: { '@name': string; error?: Record<string, string>[] }[] = root.file;
    const errors = files.flatMap(({ error = [] }) => error);
    const broken = result.files.flatMap((file) => file.broken).length;
    expect(errors).toHaveLength(result.findings.length + broken);
    for (const error of errors) {
      expect(Object.keys(error)).toEqual(['@line', '@column', '@severity', '@message', '@source']);
      expect(['error', 'warning', 'info']).toContain(error['@severity']);
    }
  });

  it.each(attacks.filter((text) => !/[\n\r\p{Cc}\p{Cs}\u202e]/u.test(text)))(
    'bring back text as it was: %s',
    (text) => {
      const xml = findingsCheckstyle(sampleWith(finding({ message: `${text} is said.` })));
      const [file] = parsed(xml).checkstyle[0].file;
      expect(file.error[0]['@message']).toContain(`${text} is said.`);
    },
  );
});
