// Two packs over one vocabulary: the facts of the second numbered as those of the first, so that their diagrams can
// share a forest.
import type { Derived, Effect, Pack } from '../model/pack.js';

/** The second pack with its facts in the places of the first's; or why the two can't be compared. */
export function aligned(
  pack: Pack,
  base: Pack,
): { readonly pack: Pack } | { readonly apart: string } {
  const apart = incomparable(pack, base);
  if (apart) return { apart };
  const own = new Map(pack.facts.map((fact) => [fact.id, fact]));
  const added = pack.facts.filter(({ id }) => !base.facts.some((fact) => fact.id === id));
  const facts = [...base.facts.map((fact) => own.get(fact.id) ?? fact), ...added];
  const places = new Map(facts.map(({ id }, index) => [id, index]));
  const to = (index: number): number => places.get(pack.facts[index]?.id ?? '') ?? index;
  return { pack: renumbered({ ...pack, facts }, to) };
}

function incomparable(pack: Pack, base: Pack): string | null {
  const ids = (terms: readonly { readonly id: string }[] | undefined) =>
    (terms ?? []).map(({ id }) => id).join();
  if (ids(pack.scale.approaches) !== ids(base.scale.approaches)) return 'their scales differ';
  if (ids(pack.kinds) !== ids(base.kinds)) return 'their kinds of challenge differ';
  if (ids(pack.names) !== ids(base.names)) return 'their names differ';
  if (ids(pack.people?.cells) !== ids(base.people?.cells)) return 'what they ask of groups differs';
  const other = pack.facts.find((fact) =>
    base.facts.some(({ id, values }) => id === fact.id && ids(values) !== ids(fact.values)),
  );
  return other ? `the values of ${other.id} differ` : null;
}

function renumbered(pack: Pack, to: (index: number) => number): Pack {
  return {
    ...pack,
    variables: pack.variables.map((variable) =>
      variable.kind === 'fact' ? { ...variable, index: to(variable.index) } : variable,
    ),
    people: pack.people && {
      ...pack.people,
      cells: pack.people.cells.map((cell) =>
        cell.namedIn === null ? cell : { ...cell, namedIn: to(cell.namedIn) },
      ),
    },
    derived: pack.derived.map((derived) => renumberedDerived(derived, to)),
    rules: pack.rules.map((rule) => ({ ...rule, effect: renumberedEffect(rule.effect, to) })),
    then: pack.then && {
      ...pack.then,
      kindFact: to(pack.then.kindFact),
      set: pack.then.set.map(({ fact, value }) => ({ fact: to(fact), value })),
    },
  };
}

function renumberedDerived(derived: Derived, to: (index: number) => number): Derived {
  if (derived.kind === 'days') return { ...derived, from: to(derived.from), to: to(derived.to) };
  return derived.kind === 'lacks' ? { ...derived, map: to(derived.map) } : derived;
}

const renumberedEffect = (effect: Effect, to: (index: number) => number): Effect =>
  effect.kind === 'raises' ? { ...effect, fact: to(effect.fact) } : effect;
