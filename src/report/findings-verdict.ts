// How a finding comes out for formats that know only passed, failed and skipped.
import type { CheckResult } from '../model/finding.js';
import { type Entry, outcomeOf, outcomes } from './findings-entries.js';

/** `told` passes, with something to read; `skipped` is waived or in the baseline. */
export type Verdict = 'fails' | 'told' | 'skipped' | 'unreadable';

/** Undecided fails unless that is allowed: what may be decided later is never green by accident. */
export function verdictOf(entry: Entry, { failOn, allowUndecided }: CheckResult): Verdict {
  const outcome = outcomeOf(entry);
  switch (outcome) {
    case 'unreadable':
      return 'unreadable';
    case 'undecided':
      return allowUndecided ? 'told' : 'fails';
    case 'waived':
    case 'baseline':
      return 'skipped';
    default:
      return outcomes.indexOf(outcome) <= outcomes.indexOf(failOn) ? 'fails' : 'told';
  }
}
