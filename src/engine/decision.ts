// The decision for one brief after another in numbers: the fast one where a pack has it, else out of the plain conclusion.
import type { Brief } from '../model/brief.js';
import type { Coded } from '../model/coded.js';
import { type Pack, pins } from '../model/pack.js';
import { codeBrief } from './code-brief.js';
import { conclude, reasonsFor } from './conclude.js';
import { type Decided, fastDecision } from './fast.js';
import { pinVariable } from './layers.js';
import { rightmost } from './values.js';

/** Decides briefs read against a pack; the answers of the last one are left in `coded`. */
export function decisionFor(pack: Pack, coded: Coded): (brief: Brief) => Decided {
  const fast = fastDecision(pack);
  const decide = fast ? () => fast(coded) : plainDecision(pack);
  return (brief) => {
    codeBrief(brief, pack, coded);
    return decide(brief);
  };
}

function plainDecision(pack: Pack): (brief: Brief) => Decided {
  const ruleAt = new Map(pack.rules.map(({ id }, index) => [id, index]));
  const places = pins.map((pin) => {
    const variable = pinVariable(pin, pack);
    const none = (pack.variables[variable]?.values.length ?? 0) - 1;
    return { pin, variable, none };
  });
  return (brief) => {
    const conclusion = conclude(brief, pack);
    const { sets } = conclusion.ordinary;
    const codes = places.map(({ pin, variable, none }) => {
      const set = sets[variable];
      return [pin, set ? rightmost(set) : none] as const;
    });
    const spoke = Int32Array.from(reasonsFor(conclusion), ({ rule }) => ruleAt.get(rule) as number);
    return {
      pins: Object.fromEntries(codes) as Decided['pins'],
      flags: Uint8Array.from(pack.flags, ({ id }) => (conclusion.pins.flags[id] ? 1 : 0)),
      spoke,
      count: spoke.length,
    };
  };
}
