// Conditions that contradict themselves on their face: the same variable or cell is to lie in two sets that share no value.
import type { Condition, GroupCondition } from '../model/condition.js';

/** Whether nothing at all can meet the condition, as far as its own words show. */
export function contradictsItself(condition: Condition): boolean {
  switch (condition.kind) {
    case 'is':
      return condition.values === 0;
    case 'any':
      return condition.of.every(contradictsItself);
    case 'all':
      return (
        condition.of.some(contradictsItself) ||
        disjoint(
          conjuncts(condition.of).flatMap((part) =>
            part.kind === 'is' ? [[part.variable, part.values]] : [],
          ),
        )
      );
    case 'groups':
      return condition.quantifier === 'some' && noGroup(condition.where, condition.of);
    default:
      return false;
  }
}

const noGroup = (...parts: readonly GroupCondition[]): boolean => {
  const all = groupConjuncts(parts);
  return (
    all.some(contradictsItselfInGroup) ||
    disjoint(all.flatMap((part) => (part.kind === 'cell' ? [[part.cell, part.values]] : [])))
  );
};

function contradictsItselfInGroup(condition: GroupCondition): boolean {
  switch (condition.kind) {
    case 'cell':
      return condition.values === 0;
    case 'any':
      return condition.of.every(contradictsItselfInGroup);
    case 'all':
      return noGroup(...condition.of);
    default:
      return false;
  }
}

const conjuncts = (parts: readonly Condition[]): readonly Condition[] =>
  parts.flatMap((part) => (part.kind === 'all' ? conjuncts(part.of) : [part]));

const groupConjuncts = (parts: readonly GroupCondition[]): readonly GroupCondition[] =>
  parts.flatMap((part) => (part.kind === 'all' ? groupConjuncts(part.of) : [part]));

/** Whether the sets asked of one thing share no value. */
function disjoint(asked: readonly (readonly number[])[]): boolean {
  const left = new Map<number, number>();
  for (const [thing = 0, values = 0] of asked) left.set(thing, (left.get(thing) ?? -1) & values);
  return [...left.values()].includes(0);
}
