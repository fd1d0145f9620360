// The findings that waivers themselves give rise to: one that lacks something, has expired, hid nothing, or names no rule or file.
import type { CheckRule } from '../model/finding.js';
import type { Severity } from '../model/pack.js';
import type { Severities } from './finding-rules.js';

interface Row {
  readonly severity: Severity;
  readonly title: string;
  readonly expected: string;
  readonly mend: string;
}

const row = (severity: Severity, title: string, expected: string, mend: string): Row => ({
  severity,
  title,
  expected,
  mend,
});

export const waiverRules = {
  'waiver-incomplete': row(
    'error',
    'a waiver lacks its reason, its date or its rule',
    'rules, `until=` with a date, and a reason after `--`',
    'Add what is missing; until then it waives nothing',
  ),
  'waiver-expired': row(
    'warning',
    'a waiver has expired',
    'a waiver whose date has not passed',
    'Mend what it waived and remove it, or give it a later date and say why',
  ),
  'waiver-unused': row(
    'warning',
    'a waiver hides nothing',
    'a finding that the waiver hides',
    'Remove it',
  ),
  'waiver-unknown-rule': row(
    'error',
    'a waiver names a rule that does not exist',
    'the id of a rule',
    'Correct the id, or remove it',
  ),
  'waiver-orphan': row(
    'warning',
    'a waiver names a file that does not exist',
    'a file that is there',
    'Correct the path, or remove the waiver',
  ),
} as const satisfies Readonly<Record<string, Row>>;

export type WaiverRule = keyof typeof waiverRules;

/** The rules as reports list them. */
export const waiverCheckRules = (severities: Severities): readonly CheckRule[] =>
  Object.entries(waiverRules).flatMap(([id, { severity, title, expected, mend }]) => {
    const chosen = severities[id] ?? severity;
    return chosen === 'off'
      ? []
      : [{ id, severity: chosen, title, help: `Expected: ${expected}. ${mend}.`, sources: [] }];
  });
