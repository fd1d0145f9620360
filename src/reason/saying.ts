// The rules of a pack by what they say: all but a few of them never move a pin.
import type { Effect, EffectKind, Pack, Rule } from '../model/pack.js';

/** A rule that says something of one kind, and its position in the pack. */
export interface Saying<K extends EffectKind> {
  readonly rule: Rule;
  readonly index: number;
  readonly effect: Extract<Effect, { kind: K }>;
}

type ByKind = { readonly [K in EffectKind]?: readonly Saying<K>[] };

const sayings = new WeakMap<Pack['rules'], ByKind>();

/** The rules with one kind of effect, those that are switched off left out. */
export function rulesSaying<K extends EffectKind>(kind: K, { rules }: Pack): readonly Saying<K>[] {
  const known = sayings.get(rules) ?? byKind(rules);
  sayings.set(rules, known);
  return known[kind] ?? [];
}

function byKind(rules: Pack['rules']): ByKind {
  const found: Partial<Record<EffectKind, Saying<EffectKind>[]>> = {};
  for (const [index, rule] of rules.entries()) {
    if (rule.off !== null) continue;
    const { effect } = rule;
    found[effect.kind] = [...(found[effect.kind] ?? []), { rule, index, effect }];
  }
  return found as ByKind;
}
