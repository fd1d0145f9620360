import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/model/finding.js';
import { aboutFindingsFormats, findingsFormats } from '../../src/report/findings.js';
import { attacks, hostile, hostileFiles, hostileFindings } from './findings-hostile.js';
import { context, finding, place, sample, sampleWith } from './findings-sample.js';

const names = Object.keys(findingsFormats);

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const write = (name: string, result: CheckResult): string =>
  findingsFormats[name]?.(frozen(result), frozen(context)) ?? 'no such format';

/** Whether a runner of GitHub or Azure would take a line for a command. */
const isCommand = (line: string): boolean => /^\s*::|##\[|##vso\[/i.test(line);

describe('the formats of findings', () => {
  it('are those that people were promised', () => {
    expect(names).toEqual([
      ...['text', 'json', 'jsonl', 'sarif', 'junit', 'github', 'github-summary', 'gitlab'],
      ...['azure', 'tap', 'checkstyle', 'rdjson', 'markdown', 'html'],
    ]);
  });

  it('have a line about each', () => {
    expect(Object.keys(aboutFindingsFormats)).toEqual(names);
    for (const about of Object.values(aboutFindingsFormats)) expect(about).toMatch(/^\S.{10,75}$/);
  });

  it.each(['constructor', 'toString', '__proto__'])('do not know %s', (name) => {
    expect(findingsFormats[name]).toBeUndefined();
  });

  it.each(names)('%s gives the same text twice, whatever the order of the findings', (name) => {
    const backwards = { ...sample, findings: [...sample.findings].reverse() };
    expect(write(name, sample)).toBe(write(name, sample));
    expect(write(name, backwards)).toBe(write(name, sample));
  });

  it.each(names)('%s ends with one line break', (name) => {
    expect(write(name, sample)).toMatch(/[^\n]\n$/);
  });

  it.each(names.filter((name) => !['text', 'github', 'azure'].includes(name)))(
    '%s names every finding, what is waived and what is in the baseline too',
    (name) => {
      const text = write(name, sample);
      const rules = [...sample.findings.map(({ rule }) => rule), 'syntax/yaml'];
      expect(rules.filter((rule) => !text.includes(rule))).toEqual([]);
    },
  );

  it.each(['github', 'azure', 'text'])('%s names every active finding', (name) => {
    const active = sample.findings.filter(({ status }) => status === 'active');
    const text = write(name, sample);
    expect(active.filter(({ rule }) => !text.includes(rule))).toEqual([]);
    expect(text).toContain('syntax/yaml');
  });

  it.each(names.filter((name) => name !== 'github' && name !== 'azure'))(
    '%s prints nothing that a CI runner obeys',
    (name) => {
      const lines = write(name, sampleWith(...hostileFindings)).split('\n');
      expect(lines.filter(isCommand)).toEqual([]);
    },
  );

  it.each(names)('%s lets no control character of a file through', (name) => {
    const text = write(name, sampleWith(...hostileFindings));
    expect(text.match(/[^\n\P{Cc}]/gu)).toBeNull();
  });

  it.each(names)('%s is written for whatever a file says', (name) => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...attacks)), {
          maxLength: 3,
        }),
        fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom(...hostileFiles)),
        (texts, file) => {
          const result = sampleWith(...texts.map((text, index) => hostile(text, file, index)));
          const lines = write(name, result).split('\n');
          const commands = lines.filter(isCommand).length;
          expect(commands).toBe(name === 'github' || name === 'azure' ? texts.length : 0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(names)(
    '%s copes with places of several lines, beyond the line, and without text',
    (name) => {
      const at = place('a.yaml', 2, 3, 4);
      const odd = [
        finding({ at: { ...at, endLine: 4, endColumn: 2 } }),
        finding({ at: { ...at, column: 90, endColumn: 95 } }),
        finding({ at, line: '' }),
        finding({ at: { ...at, endColumn: 3 } }),
      ];
      expect(write(name, sampleWith(...odd))).not.toContain('undefined');
    },
  );
});
