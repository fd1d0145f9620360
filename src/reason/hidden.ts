// Cautions that nobody would ever read: wherever they speak, a rule is told that says the same (`same-as`).
import type { Pack, Rule } from '../model/pack.js';
import type { Compiled } from './compile.js';
import { constant, type Diagram } from './diagram.js';
import { and, apply, map, not, or } from './operations.js';
import { isMet } from './some-list.js';

/** Whether some brief is told a caution that can speak; so is every rule that is no caution. */
export function isEverTold({ when, effect }: Rule, compiled: Compiled): boolean {
  if (effect.kind !== 'warn' || effect.sameAs.length === 0) return true;
  const { forest, pack } = compiled;
  const instead = pack.rules
    .filter(({ id, off }) => off === null && effect.sameAs.includes(id))
    .reduce((some, rule) => or(forest, some, toldElsewhere(rule, compiled)), constant(0));
  const speaks = and(forest, compiled.conditionOf(when), kindIsKnown(compiled));
  return isMet(and(forest, speaks, not(forest, instead)), compiled);
}

/** When a rule is told with what it says: a caution that speaks, or a ceiling that holds today back. */
function toldElsewhere({ when, effect }: Rule, compiled: Compiled): Diagram {
  const { forest, pins } = compiled;
  const speaks = compiled.conditionOf(when);
  if (effect.kind === 'warn') return speaks;
  if (effect.kind !== 'reach-at-most' && effect.kind !== 'at-most') return constant(0);
  const limits = map(forest, pins.reach, (reach) => (reach === effect.to ? 1 : 0));
  const held = apply(forest, pins.today, pins['called-for'], (today, called) =>
    today === called ? 0 : 1,
  );
  return and(forest, and(forest, speaks, limits), held);
}

/** Without a kind of challenge nothing is advised; a pack without kinds needs none. */
export function kindIsKnown({ forest, pins, pack }: Compiled): Diagram {
  const unknown = (value: number, { kinds }: Pack): boolean =>
    kinds.length > 0 && value >= kinds.length;
  return map(forest, pins.kind, (value) => (unknown(value, pack) ? 0 : 1));
}
