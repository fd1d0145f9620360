import { Parser, type Result } from 'tap-parser';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/model/finding.js';
import { findingsTap } from '../../src/report/findings-tap.js';
import { hostileFindings } from './findings-hostile.js';
import { context, sample, sampleWith } from './findings-sample.js';

function parsed(result: CheckResult) {
  const points: Result[] = [];
  const extra: string[] = [];
  const parser = new Parser({ strict: true });
  parser.on('assert', (point: Result) => points.push(point));
  parser.on('extra', (text: string) => extra.push(text));
  parser.end(findingsTap(result, context));
  return { points, extra, results: parser.results };
}

describe('findings as TAP', () => {
  it('are a point each, with a passed one for a file without any', () => {
    const { results, extra } = parsed(sample);
    expect(extra).toEqual([]);
    expect(results).toMatchObject({
      count: 9,
      pass: 4,
      fail: 5,
      todo: 2,
      bailout: false,
      ok: false,
    });
  });

  it('carry the finding as YAML', () => {
    const point = parsed(sample).points.find(({ name }) => name.includes('over-promise'));
    expect(point?.diag).toMatchObject({
      file: 'proposals/loneliness.yaml',
      line: 7,
      column: 13,
      rule: 'over-promise',
      severity: 'error',
      certain: true,
      hangsOn: [],
    });
  });

  it('are TODO where waived, with the reason', () => {
    const point = parsed(sample).points.find(({ name }) => name.includes('no-feedback'));
    expect(point?.ok).toBe(false);
    expect(point?.todo).toMatch(/^waived until 2026-07-31, by J. Ward: the school/);
  });

  it('pass where all that was found is waived, in the baseline or under the threshold', () => {
    const waived = sample.findings.filter(({ status }) => status !== 'active');
    const told = sample.findings.filter(({ rule }) => rule === 'costs-unmet');
    const { results } = parsed(sampleWith(...waived, ...told));
    expect(results).toMatchObject({ ok: true, count: 3, todo: 2 });
  });

  it('pass where nothing was found', () => {
    const clean = { ...sample, findings: [], files: sample.files.slice(0, 1) };
    expect(parsed(clean).results).toMatchObject({ ok: true, count: 1, pass: 1 });
  });

  it('bail out where there was nothing to look at', () => {
    const { results } = parsed({ ...sample, findings: [], files: [] });
    expect(results).toMatchObject({ ok: false, bailout: 'no file was looked at' });
  });

  it('make no point, directive or stray line of what a file says', () => {
    const { points, extra, results } = parsed(sampleWith(...hostileFindings));
    expect(extra).toEqual([]);
    expect(points).toHaveLength(hostileFindings.length);
    expect(results).toMatchObject({ todo: hostileFindings.length / 2, skip: 0, bailout: false });
    const messages = new Set(points.map(({ diag }) => diag.message));
    expect(hostileFindings.filter(({ message }) => !messages.has(message))).toEqual([]);
  });
});
