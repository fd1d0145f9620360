// The rules of a pack one by one. A compiled pack parses a rule only once it is asked for (see packs/compile.ts); to go
// through `Pack.rules` asks for them all, which who answers a single brief has no time for.
import type { Condition } from './condition.js';
import type { EffectKind, Layer, Pack, Rule } from './pack.js';

/** What has to be known of every rule, by its position. */
export interface Heads {
  readonly ids: readonly string[];
  readonly layers: readonly Layer[];
  readonly kinds: readonly EffectKind[];
  readonly whens: readonly Condition[];
  /** Why the rule is switched off; null where it is on. */
  readonly offs: readonly (string | null)[];
}

/** The rules of a pack that is at hand in pieces. */
export interface Shelf {
  readonly heads: Heads;
  readonly ruleAt: (index: number) => Rule;
}

const shelves = new WeakMap<Pack, Shelf>();

/** From now on the rules of a pack are taken from here. */
export function shelve(pack: Pack, shelf: Shelf): void {
  shelves.set(pack, shelf);
}

export const headsOf = (pack: Pack): Heads => shelfOf(pack).heads;

/** The rule at a position that the pack has. */
export const ruleAt = (pack: Pack, index: number): Rule => shelfOf(pack).ruleAt(index);

/** The rule with an id that the pack has. */
export const ruleCalled = (pack: Pack, id: string): Rule =>
  ruleAt(pack, headsOf(pack).ids.indexOf(id));

function shelfOf(pack: Pack): Shelf {
  const known = shelves.get(pack);
  if (known) return known;
  const { rules } = pack;
  const made = { heads: headsFrom(rules), ruleAt: (index: number) => rules[index] as Rule };
  shelves.set(pack, made);
  return made;
}

export const headsFrom = (rules: readonly Rule[]): Heads => ({
  ids: rules.map(({ id }) => id),
  layers: rules.map(({ layer }) => layer),
  kinds: rules.map(({ effect }) => effect.kind),
  whens: rules.map(({ when }) => when),
  offs: rules.map(({ off }) => off),
});
