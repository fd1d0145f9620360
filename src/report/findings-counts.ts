// How much was looked at and how much was found, as numbers and as one line.
import type { CheckResult } from '../model/finding.js';
import { entriesOf, type Outcome, outcomeOf } from './findings-entries.js';

export interface Counts {
  readonly files: number;
  readonly proposals: number;
  /** Each entry counts once, under its outcome; unreadable counts files. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

export function countsOf(result: CheckResult): Counts {
  const counts: Record<Outcome, number> = {
    error: 0,
    warning: 0,
    note: 0,
    undecided: 0,
    waived: 0,
    baseline: 0,
    unreadable: 0,
  };
  for (const entry of entriesOf(result)) counts[outcomeOf(entry)]++;
  return {
    files: result.files.length,
    proposals: result.files.reduce((sum, { proposals }) => sum + proposals, 0),
    outcomes: {
      ...counts,
      unreadable: result.files.filter(({ broken }) => broken.length > 0).length,
    },
  };
}

/** `7 proposals in 5 files: 2 errors, 1 undecided, 1 waived`; what is not there is left out. */
export function tallyOf(counts: Counts): string {
  const { files, proposals } = counts;
  return `${several(proposals, 'proposal')} in ${several(files, 'file')}: ${foundOf(counts)}`;
}

/** `2 errors, 1 undecided, 1 waived`, or `no findings`. */
export function foundOf({ outcomes }: Counts): string {
  const said = [
    outcomes.unreadable > 0 ? `${several(outcomes.unreadable, 'file')} not readable` : '',
    outcomes.error > 0 ? several(outcomes.error, 'error') : '',
    outcomes.warning > 0 ? several(outcomes.warning, 'warning') : '',
    outcomes.note > 0 ? several(outcomes.note, 'note') : '',
    outcomes.undecided > 0 ? `${outcomes.undecided} undecided` : '',
    outcomes.waived > 0 ? `${outcomes.waived} waived` : '',
    outcomes.baseline > 0 ? `${outcomes.baseline} in the baseline` : '',
  ].filter((part) => part !== '');
  return said.length > 0 ? said.join(', ') : 'no findings';
}

/** `1 file`, `2 files`. */
export function several(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
