// What waivers do to findings: those that hold and match turn findings into waived ones, which stay visible;
// those that lack something, have expired, hid nothing or name nothing are findings themselves.
import type { Finding } from '../model/finding.js';
import type { Severities } from './finding-rules.js';
import type { Found } from './found.js';
import { type WaiverRule, waiverRules } from './waiver-rules.js';
import type { Terms } from './waiver-terms.js';

export interface Waived {
  readonly findings: readonly Finding[];
  /** Findings about the waivers, not yet fingerprinted. */
  readonly troubles: readonly Found[];
}

export interface WaiveContext {
  /** ISO date on which expiry is judged. */
  readonly asOf: string;
  /** Ids that a waiver may name. */
  readonly rules: ReadonlySet<string>;
  readonly severities: Severities;
  /** Files that were looked at. */
  readonly checked: ReadonlySet<string>;
  /** Whether there is such a file, looked at or not. */
  readonly exists: (file: string) => boolean;
  readonly nearest: (word: string, known: readonly string[]) => string | null;
}

/** The findings with every waiver applied. */
export function waive(
  findings: readonly Finding[],
  waivers: readonly Terms[],
  context: WaiveContext,
): Waived {
  if (waivers.length === 0) return { findings, troubles: [] };
  const used = new Set<Terms>();
  const waived = findings.map((finding) => {
    const matching = waivers.filter((terms) => covers(terms, finding));
    const holding = matching.find((terms) => holds(terms, context));
    for (const terms of matching) used.add(terms);
    if (holding) return withWaiver(finding, holding);
    const expired = matching.find((terms) => isComplete(terms));
    return expired ? labelled(finding, expired) : finding;
  });
  return {
    findings: waived,
    troubles: waivers.flatMap((terms) => troublesOf(terms, used.has(terms), context)),
  };
}

const covers = (
  { rules, file, onLine, pointer }: Terms,
  { rule, at, pointer: stands }: Finding,
): boolean =>
  rules.includes(rule) &&
  at.file === file &&
  (onLine === null || onLine === at.line) &&
  (pointer === null || pointer === stands);

const isComplete = ({ reason, until, rules }: Terms): boolean =>
  reason !== null && until !== null && rules.length > 0;

const holds = (terms: Terms, { asOf }: WaiveContext): boolean =>
  isComplete(terms) && asOf <= (terms.until ?? '');

function withWaiver(finding: Finding, { reason, owner, until, kind, at }: Terms): Finding {
  return {
    ...finding,
    status: 'waived',
    waiver: { rule: finding.rule, reason: reason ?? '', owner, until: until ?? '', kind, at },
  };
}

/** A finding that returns says that it was waived, and until when. */
const labelled = (finding: Finding, { until, at }: Terms): Finding => ({
  ...finding,
  related: [...finding.related, { message: `its waiver expired after ${until}`, at }],
});

function troublesOf(terms: Terms, used: boolean, context: WaiveContext): readonly Found[] {
  const found = (rule: WaiverRule, message: string): readonly Found[] =>
    trouble(rule, message, terms, context);
  const unknown = terms.rules.filter((id) => !context.rules.has(id));
  const notKnown = unknown.flatMap((id) => {
    const near = context.nearest(id, [...context.rules]);
    return found(
      'waiver-unknown-rule',
      `no rule is called "${id}"${near === null ? '' : `; did you mean "${near}"?`}`,
    );
  });
  if (!isComplete(terms))
    return [
      ...notKnown,
      ...found('waiver-incomplete', `this waiver has ${missingFrom(terms)}, so it waives nothing`),
    ];
  const checked = context.checked.has(terms.file);
  if (!checked && !context.exists(terms.file))
    return [...notKnown, ...found('waiver-orphan', `there is no file ${terms.file}`)];
  if (!checked || unknown.length === terms.rules.length) return notKnown;
  if (!holds(terms, context))
    return [...notKnown, ...found('waiver-expired', `this waiver expired after ${terms.until}`)];
  return used
    ? notKnown
    : [
        ...notKnown,
        ...found('waiver-unused', `nothing here is waived by this: ${terms.rules.join(', ')}`),
      ];
}

function missingFrom({ rules, reason, until }: Terms): string {
  const missing = [
    rules.length === 0 ? 'no rule' : '',
    until === null ? 'no date' : '',
    reason === null ? 'no reason' : '',
  ];
  return missing.filter((each) => each !== '').join(' and ');
}

function trouble(
  rule: WaiverRule,
  message: string,
  terms: Terms,
  { severities }: WaiveContext,
): readonly Found[] {
  const { severity, expected, mend } = waiverRules[rule];
  const chosen = severities[rule] ?? severity;
  if (chosen === 'off') return [];
  return [
    {
      ...{
        rule,
        severity: chosen,
        kind: 'fail',
        message,
        expected,
        mend,
        sources: [],
        related: [],
      },
      ...{ at: terms.at, line: terms.line, pointer: '', brief: terms.at.file, part: null },
      ...{ certain: true, hangsOn: [], ask: null, value: terms.line },
    },
  ];
}
