// Conditions on one group of people, asked of the sets of values its cells can have.
import type { GroupCondition, ValueSet } from '../model/condition.js';
import { either, liesIn, negated, no, type Outcome, yes } from './values.js';

export interface Cells {
  readonly cells: readonly ValueSet[];
  readonly given: readonly boolean[];
}

export function cellOutcome(condition: GroupCondition, group: Cells): Outcome {
  switch (condition.kind) {
    case 'cell':
      return liesIn(group.cells[condition.cell] ?? 0, condition.values);
    case 'cell-known':
      return (group.given[condition.cell] ?? false) === condition.known ? yes : no;
    case 'not':
      return negated(cellOutcome(condition.of, group));
    case 'all':
      return conjunction(condition.of, (part) => cellOutcome(part, group));
    case 'any':
      return negated(conjunction(condition.of, (part) => negated(cellOutcome(part, group))));
  }
}

/** Kleene's and: false as soon as one is, true where all are. */
export function conjunction<T>(parts: readonly T[], outcome: (part: T) => Outcome): Outcome {
  let result: Outcome = yes;
  for (const part of parts) {
    const found = outcome(part);
    if (found === no) return no;
    if (found === either) result = either;
  }
  return result;
}
