// The decision for packs that have no fast one, out of the plain conclusion.
import type { Brief } from '../model/brief.js';
import { type Pack, type Pin, pins } from '../model/pack.js';
import { conclude, reasonsFor } from './conclude.js';
import type { Decided } from './fast.js';

/** Decides one brief after another as `conclude` does, in the numbers of `fastDecision`. */
export function plainDecision(pack: Pack): (brief: Brief) => Decided {
  const variableOf = (pin: Pin): number =>
    pack.variables.findIndex(({ kind, id }) => kind === 'pin' && id === pin);
  const places = pins.map((pin) => [pin, variableOf(pin)] as const);
  const ruleAt = new Map(pack.rules.map(({ id }, index) => [id, index]));
  return (brief) => {
    const conclusion = conclude(brief, pack);
    const { sets } = conclusion.ordinary;
    const codeAt = (variable: number): number => {
      const none = (pack.variables[variable]?.values.length ?? 0) - 1;
      const set = sets[variable];
      return set ? 31 - Math.clz32(set) : none;
    };
    const spoke = Int32Array.from(reasonsFor(conclusion), ({ rule }) => ruleAt.get(rule) as number);
    return {
      pins: Object.fromEntries(
        places.map(([pin, variable]) => [pin, codeAt(variable)]),
      ) as Decided['pins'],
      flags: Uint8Array.from(pack.flags, ({ id }) => (conclusion.pins.flags[id] ? 1 : 0)),
      spoke,
      count: spoke.length,
    };
  };
}
