import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { findingsGitlab } from '../../src/report/findings-gitlab.js';
import { hostileFindings } from './findings-hostile.js';
import { context, finding, sample, sampleWith } from './findings-sample.js';

/** As GitLab documents the report. */
const isReport = new Ajv({ allErrors: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./)' },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
});

describe('findings as a GitLab code quality report', () => {
  it.each([
    ['the sample', sample],
    ['hostile text and file names', sampleWith(...hostileFindings)],
    ['nothing', { ...sample, findings: [], files: [] }],
  ])('have the form that GitLab documents, each with a fingerprint of its own: %s', (_, result) => {
    const report = JSON.parse(findingsGitlab(result, context));
    isReport(report);
    expect(isReport.errors).toBeNull();
    const prints = report.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('take waived findings and those of the baseline down to info, and say why', () => {
    const report: { check_name: string; severity: string; description: string }[] = JSON.parse(
      findingsGitlab(sample, context),
    );
    const waived = report.find((one) => one.check_name === 'no-feedback');
    expect(waived?.severity).toBe('info');
    expect(waived?.description).toContain('Waived until 2026-07-31, by J. Ward');
    expect(report.find((one) => one.check_name === 'asked-again')?.severity).toBe('info');
  });

  it('name files from the root of the repository, without a leading ./', () => {
    const at = { ...finding().at, file: './plan.yaml' };
    const within = { ...context, fromRoot: 'docs/' };
    const [issue] = JSON.parse(findingsGitlab(sampleWith(finding({ at })), within));
    expect(issue.location.path).toBe('docs/plan.yaml');
  });
});
