// What a pack can report of a proposal: its finding rules, and the findings that are worked out beside its rules
// (`texts.check.findings`), with severities as a config may have changed them.
import type { Condition } from '../model/condition.js';
import { type CheckRule, withBlanks } from '../model/finding.js';
import type { Pack, Severity, SourceRef } from '../model/pack.js';

export interface FindingRule {
  readonly id: string;
  /** null for a finding that no condition can express. */
  readonly when: Condition | null;
  readonly severity: Severity;
  readonly because: string;
  readonly message: string;
  readonly expected: string;
  readonly mend: string;
  /** Facts whose place is the finding's place: the first that is given. */
  readonly about: readonly string[];
  readonly sources: readonly SourceRef[];
}

/** Severities by rule that differ from the pack's; `off` reports nothing. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

const known = new WeakMap<Pack, readonly FindingRule[]>();

/** Everything a pack can report, in the order of its rules; worked out once a pack. */
export function findingRulesOf(pack: Pack): readonly FindingRule[] {
  const before = known.get(pack);
  if (before) return before;
  const rules = [...fromRules(pack), ...fromTexts(pack)];
  known.set(pack, rules);
  return rules;
}

/** The rule with its severity as chosen; null where a config switched it off. */
export function reportable(rule: FindingRule, severities: Severities): FindingRule | null {
  const severity = severities[rule.id];
  if (severity === undefined) return rule;
  return severity === 'off' ? null : { ...rule, severity };
}

/** The same for the rule of this id, where the pack has it. */
export function reportableById(id: string, pack: Pack, severities: Severities): FindingRule | null {
  const rule = findingRulesOf(pack).find((one) => one.id === id);
  return rule ? reportable(rule, severities) : null;
}

/** The rules as reports list them. */
export function checkRulesOf(pack: Pack, severities: Severities): readonly CheckRule[] {
  return findingRulesOf(pack).flatMap(({ id, severity, because, expected, mend, sources }) => {
    const chosen = severities[id] ?? severity;
    if (chosen === 'off') return [];
    return [{ id, severity: chosen, title: because, help: helpOf(expected, mend), sources }];
  });
}

const helpOf = (expected: string, mend: string): string =>
  `Expected: ${withBlanks(expected)}. ${withBlanks(mend)}.`;

function fromRules({ rules }: Pack): readonly FindingRule[] {
  return rules.flatMap(({ id, effect, when, because, sources, off }) => {
    if (effect.kind !== 'finding' || off !== null) return [];
    const { severity, message, expected, mend, about } = effect;
    return [{ id, when, severity, because, message, expected, mend, about, sources }];
  });
}

/** Findings that the pack words and the program works out, from `texts.check.findings`. */
function fromTexts({ texts }: Pack): readonly FindingRule[] {
  const findings = mapIn(mapIn(texts.check).findings);
  return Object.entries(findings).map(([id, entry]) => {
    const fields = mapIn(entry);
    return {
      id,
      when: null,
      severity: severityIn(fields.severity),
      because: textIn(fields.because),
      message: textIn(fields.message),
      expected: textIn(fields.expected),
      mend: textIn(fields.mend),
      about: listIn(fields.about).map(textIn),
      sources: listIn(fields.source).map(sourceIn),
    };
  });
}

/** A map among a pack's texts; empty where there is none. */
export const mapIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};

/** A list among a pack's texts; one thing stands for a list of one. */
export const listIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

const severityIn = (value: unknown): Severity =>
  value === 'error' || value === 'note' ? value : 'warning';

const sourceIn = (value: unknown): SourceRef => {
  if (typeof value === 'string') return { source: value, where: null };
  const { id, where } = mapIn(value);
  return { source: textIn(id), where: typeof where === 'string' ? where : null };
};
