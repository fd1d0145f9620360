// A pack whose variables stand in another order: the same pack, with every reference to a variable following it.
import type { Condition, VariableIndex } from '../model/condition.js';
import type { Derived, Pack } from '../model/pack.js';

type Numbered = Pick<Pack, 'variables' | 'settings' | 'facts' | 'derived' | 'rules'>;

/** `order` holds the old positions in their new order; where that is the old one, nothing is copied. */
export function renumbered<T extends Numbered>(pack: T, order: readonly number[]): T {
  if (order.every((old, place) => old === place)) return pack;
  const places = new Array<number>(order.length);
  order.forEach((old, place) => {
    places[old] = place;
  });
  const to = (old: VariableIndex): VariableIndex => places[old] as VariableIndex;
  return {
    ...pack,
    variables: order.flatMap((old) => pack.variables[old] ?? []),
    settings: pack.settings.map((one) => ({ ...one, variable: to(one.variable) })),
    facts: pack.facts.map((fact) => ({
      ...fact,
      variable: to(fact.variable),
      ordinary: fact.ordinary.map(({ when, value }) => ({ when: when && moved(when, to), value })),
    })),
    derived: pack.derived.map((one) => movedDerived(one, to)),
    rules: pack.rules.map((rule) => ({ ...rule, when: moved(rule.when, to) })),
  };
}

type To = (old: VariableIndex) => VariableIndex;

function moved(condition: Condition, to: To): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { ...condition, of: condition.of.map((part) => moved(part, to)) };
    case 'not':
      return { ...condition, of: moved(condition.of, to) };
    case 'is':
    case 'known':
      return { ...condition, variable: to(condition.variable) };
    case 'compare':
      return { ...condition, variable: to(condition.variable), than: to(condition.than) };
    case 'groups':
      return condition;
  }
}

function movedDerived(derived: Derived, to: To): Derived {
  const variable = to(derived.variable);
  switch (derived.kind) {
    case 'when':
      return { ...derived, variable, when: moved(derived.when, to) };
    case 'vote':
    case 'agreement':
      return {
        ...derived,
        variable,
        ballots: derived.ballots.map((one) => ({ ...one, variable: to(one.variable) })),
      };
    case 'count':
      return {
        ...derived,
        variable,
        of: derived.of.map((one) => ({ ...one, variable: to(one.variable) })),
      };
    default:
      return { ...derived, variable };
  }
}
