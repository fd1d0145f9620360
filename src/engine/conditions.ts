// How a condition comes out in a reading: true, false, or either where what is unknown decides it.
import type { Condition, GroupCondition } from '../model/condition.js';
import { cellOutcome, conjunction } from './groups.js';
import type { GroupReading, Reading } from './reading.js';
import { either, liesIn, negated, no, type Outcome, valuesOf, yes } from './values.js';

export function outcomeOf(condition: Condition, reading: Reading): Outcome {
  switch (condition.kind) {
    case 'is':
      return liesIn(reading.sets[condition.variable] ?? 0, condition.values);
    case 'compare':
      return compared(condition, reading);
    case 'known':
      return (reading.given[condition.variable] === 1) === condition.known ? yes : no;
    case 'not':
      return negated(outcomeOf(condition.of, reading));
    case 'all':
      return conjunction(condition.of, (part) => outcomeOf(part, reading));
    case 'any':
      return negated(conjunction(condition.of, (part) => negated(outcomeOf(part, reading))));
    case 'groups':
      return groupsOutcome(condition, reading);
  }
}

type Comparison = Extract<Condition, { kind: 'compare' }>;

/** Positions are compared only where both lie on the scale; the pack reader gives the scale's length as `within`. */
function compared(condition: Comparison, reading: Reading): Outcome {
  const left = valuesOf(reading.sets[condition.variable] ?? 0);
  const right = valuesOf(reading.sets[condition.than] ?? 0);
  let result = 0;
  for (const a of left) for (const b of right) result |= sides(condition, a, b) ? yes : no;
  return (result || no) as Outcome;
}

function sides({ how, positions }: Comparison, a: number, b: number): boolean {
  if (a >= positions || b >= positions) return false;
  return how === 'right-of' ? a > b : a < b;
}

type GroupsCondition = Extract<Condition, { kind: 'groups' }>;

function groupsOutcome({ quantifier, where, of }: GroupsCondition, { groups }: Reading): Outcome {
  if (!groups) return either;
  if (quantifier === 'every')
    return negated(someGroup(groups, where, (group) => negated(cellOutcome(of, group))));
  const some = someGroup(groups, where, (group) => cellOutcome(of, group));
  return quantifier === 'some' ? some : negated(some);
}

/** Whether some group that `where` picks comes out true. */
export function someGroup(
  groups: readonly GroupReading[],
  where: GroupCondition,
  outcome: (group: GroupReading) => Outcome,
): Outcome {
  return negated(
    conjunction(groups, (group) =>
      negated(conjunction([cellOutcome(where, group), outcome(group)], (found) => found)),
    ),
  );
}
