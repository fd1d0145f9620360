// A finding before it has a fingerprint and before anybody asked whether it is waived.
import type { Brief } from '../model/brief.js';
import type { Finding } from '../model/finding.js';
import type { FindingRule } from './finding-rules.js';

export interface Found extends Omit<Finding, 'fingerprint' | 'status' | 'waiver'> {
  /** What stands at its place, so that a fingerprint changes when the answer does. */
  readonly value: string;
}

type Said = Pick<FindingRule, 'id' | 'severity' | 'sources'>;
/** What a finding says that no rule knows beforehand. */
type Told = Pick<Found, 'message' | 'expected' | 'mend'> &
  Partial<Pick<Found, 'kind' | 'related' | 'certain' | 'hangsOn' | 'ask'>>;
type Stands = Pick<Found, 'at' | 'line' | 'pointer' | 'value'>;

const nothing: readonly never[] = [];

/** A finding of a rule on a brief; certain, and resting on nothing else, unless told otherwise. */
export function foundBy(
  rule: Said,
  { id, part }: Pick<Brief, 'id' | 'part'>,
  where: Stands,
  told: Told,
): Found {
  return {
    rule: rule.id,
    severity: rule.severity,
    kind: told.kind ?? 'fail',
    message: told.message,
    expected: told.expected,
    mend: told.mend,
    sources: rule.sources,
    at: where.at,
    line: where.line,
    related: told.related ?? nothing,
    pointer: where.pointer,
    brief: id,
    part,
    certain: told.certain ?? true,
    hangsOn: told.hangsOn ?? nothing,
    ask: told.ask ?? null,
    value: where.value,
  };
}
