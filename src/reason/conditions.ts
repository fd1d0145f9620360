// When conditions hold, as diagrams.
import type { Condition, GroupCondition, ValueSet, VariableIndex } from '../model/condition.js';
import type { Rule } from '../model/pack.js';
import { constant, type Diagram, levelOf } from './diagram.js';
import { missing, recall, remember } from './memo.js';
import { and, apply, map, not, or } from './operations.js';
import { type Mark, markOf, statesOf } from './people.js';
import { ask, type Work } from './work.js';

/** When a condition holds. */
export function holds(condition: Condition, work: Work): Diagram {
  const { forest } = work;
  switch (condition.kind) {
    case 'all':
      return fromBelow(condition.of, work).reduce((f, part) => and(forest, f, part), constant(1));
    case 'any':
      return fromBelow(condition.of, work).reduce((f, part) => or(forest, f, part), constant(0));
    case 'not':
      return not(forest, holds(condition.of, work));
    case 'is':
      return isOneOf(condition.variable, condition.values, work);
    case 'compare':
      return apply(
        forest,
        work.valueOf(condition.variable, work),
        work.valueOf(condition.than, work),
        (a, b) => (lies(condition, a, b) ? 1 : 0),
      );
    case 'known':
      return isKnown(condition, work);
    case 'groups':
      return quantified(condition, work);
  }
}

/** When a rule speaks. */
export function speaks(rule: Rule, work: Work): Diagram {
  const known = work.speaks.get(rule);
  if (known !== undefined) return known;
  const made = holds(rule.when, work);
  work.speaks.set(rule, made);
  return made;
}

/** The parts of a condition, those that ask the last variables first: so the small ones meet before the large ones. */
function fromBelow(parts: readonly Condition[], work: Work): readonly Diagram[] {
  return parts
    .map((part) => holds(part, work))
    .sort((a, b) => levelOf(work.forest, b) - levelOf(work.forest, a));
}

/** Whether a variable has one of these values; asked in the same words by many rules. */
export function isOneOf(variable: VariableIndex, values: ValueSet, work: Work): Diagram {
  const of = work.valueOf(variable, work);
  const known = recall(work.among, of, values, 0);
  if (known !== missing) return known;
  return remember(
    work.among,
    of,
    values,
    0,
    map(work.forest, of, (value) => (values >> value) & 1),
  );
}

type Comparison = Extract<Condition, { kind: 'compare' }>;

function lies({ how, positions }: Comparison, a: number, b: number): boolean {
  if (a >= positions || b >= positions) return false;
  return how === 'right-of' ? a > b : a < b;
}

function isKnown(condition: Extract<Condition, { kind: 'known' }>, work: Work): Diagram {
  const { variable: of, known } = condition;
  if (work.pack.variables[of]?.kind !== 'fact') return constant(known ? 0 : 1);
  const given = ask({ kind: 'known', variable: of }, 2, work);
  return known ? given : not(work.forest, given);
}

type Quantified = Extract<Condition, { kind: 'groups' }>;

/** Whether some, every or no group is so. */
export function quantified({ quantifier, where, of }: Quantified, work: Work): Diagram {
  if (quantifier === 'every') return not(work.forest, someGroup([where, opposite(of)], work));
  const some = someGroup([where, of], work);
  return quantifier === 'some' ? some : not(work.forest, some);
}

export const opposite = (of: GroupCondition): GroupCondition => ({ kind: 'not', of });
export const together = (of: readonly GroupCondition[]): GroupCondition => ({ kind: 'all', of });

/** Whether a group meets all of these. */
export const someGroup = (meets: readonly GroupCondition[], work: Work): Diagram =>
  marked({ kind: 'some', where: together(meets) }, work);

/** A fact about the list of groups. */
export function marked(mark: Mark, work: Work): Diagram {
  return ask({ kind: 'mark', mark: markOf(work.lists, mark) }, statesOf(mark), work);
}
