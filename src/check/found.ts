// A finding before it has a fingerprint and before anybody asked whether it is waived.
import type { Brief } from '../model/brief.js';
import type { Finding } from '../model/finding.js';
import type { FindingRule } from './finding-rules.js';

export interface Found extends Omit<Finding, 'fingerprint' | 'status' | 'waiver'> {
  /** What stands at its place, so that a fingerprint changes when the answer does. */
  readonly value: string;
}

type Said = Pick<FindingRule, 'id' | 'severity' | 'message' | 'expected' | 'mend' | 'sources'>;
type Placed = Pick<Found, 'at' | 'line' | 'pointer' | 'value'>;

/** What a finding takes from its rule and its brief alone. */
export function foundBy(
  { id, severity, message, expected, mend, sources }: Said,
  brief: Pick<Brief, 'id' | 'part'>,
): Omit<Found, keyof Placed> {
  return {
    rule: id,
    severity,
    kind: 'fail',
    message,
    expected,
    mend,
    sources,
    related: [],
    brief: brief.id,
    part: brief.part,
    certain: true,
    hangsOn: [],
    ask: null,
  };
}
