// The baseline: fingerprints of findings that were there before. A run fails only on what is not in it; what is in it
// and no longer found can be pruned.
import type { Finding } from '../model/finding.js';
import type { Tree } from '../model/tree.js';
import { asMap, asText, type Desk, fieldsOf, wrongType } from './tree-fields.js';

export interface Baseline {
  readonly findings: readonly Known[];
}

/** A finding as the baseline keeps it: enough for a person to see what it is. */
export interface Known {
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
  readonly pointer: string;
}

/** The baseline in a JSON tree, which check itself wrote. */
export function readBaseline(desk: Desk, tree: Tree): Baseline {
  const { findings } = fieldsOf(desk, tree, 'the baseline', ['toforwith-baseline', 'findings']);
  if (findings?.kind !== 'list') {
    if (tree.kind === 'map')
      wrongType(desk, findings ?? tree, '"findings" of the baseline', 'a list');
    return { findings: [] };
  }
  return { findings: findings.items.flatMap((item) => knownIn(desk, item) ?? []) };
}

const keys = ['fingerprint', 'rule', 'file', 'pointer'] as const;

function knownIn(desk: Desk, tree: Tree): Known | null {
  if (!asMap(desk, tree, 'a finding of the baseline')) return null;
  const fields = fieldsOf(desk, tree, 'a finding of the baseline', keys);
  const text = (key: (typeof keys)[number]): string => {
    const value = fields[key];
    if (key === 'pointer' && value?.kind === 'scalar' && value.value === '') return '';
    return value
      ? (asText(desk, value, `"${key}"`) ?? '')
      : (wrongType(desk, tree, 'a finding of the baseline', `a map with "${key}"`) ?? '');
  };
  return {
    fingerprint: text('fingerprint'),
    rule: text('rule'),
    file: text('file'),
    pointer: text('pointer'),
  };
}

/** Findings that the baseline knows are marked so; they stay visible and fail nothing. */
export function comparedTo(
  { findings: known }: Baseline,
  findings: readonly Finding[],
): readonly Finding[] {
  const before = new Set(known.map(({ fingerprint }) => fingerprint));
  return findings.map((finding) =>
    finding.status === 'active' && before.has(finding.fingerprint)
      ? { ...finding, status: 'baseline' }
      : finding,
  );
}

/** Entries of files that were looked at and that nothing found any more. */
export function goneFrom(
  { findings: known }: Baseline,
  findings: readonly Finding[],
  checked: ReadonlySet<string>,
): readonly Known[] {
  const now = new Set(findings.map(({ fingerprint }) => fingerprint));
  return known.filter(({ fingerprint, file }) => checked.has(file) && !now.has(fingerprint));
}

/** A baseline of everything that is not waived. */
export const baselineOf = (findings: readonly Finding[]): Baseline => ({
  findings: findings.filter(({ status }) => status !== 'waived').map(knownAs),
});

const knownAs = ({ fingerprint, rule, at, pointer }: Finding): Known => ({
  fingerprint,
  rule,
  file: at.file,
  pointer,
});

/** The baseline as a file, one finding a line, so that a review shows what came and went. */
export function baselineText({ findings }: Baseline): string {
  const lines = findings.map((known) => `    ${JSON.stringify(known)}`);
  return `{\n  "toforwith-baseline": 1,\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
}
