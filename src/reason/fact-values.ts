// What facts come to: as answered, as rules lift them, and what is ordinary where they are left out.
import type { Fact } from '../model/pack.js';
import { holds, speaks } from './conditions.js';
import { constant, type Diagram } from './diagram.js';
import { apply, greatest, map } from './operations.js';
import { rulesSaying } from './saying.js';
import { ask, type Work } from './work.js';

function answered(fact: number, work: Work): Diagram {
  const entry = work.pack.facts[fact] as Fact;
  return ask({ kind: 'fact', fact }, work.pack.variables[entry.variable]?.values.length ?? 0, work);
}

/** A fact as rules find it: at least what rules lift it to. */
export function lifted(fact: number, work: Work): Diagram {
  const { pack, forest } = work;
  const lifting = rulesSaying('raises', pack).filter(({ effect }) => effect.fact === fact);
  return lifting.reduce(
    (value, { rule, effect: { to } }) => {
      const lift = map(forest, speaks(rule, work), (speaking) => (speaking === 1 ? to : 0));
      return greatest(forest, value, lift);
    },
    answered(fact, work),
  );
}

/** For each fact that is a variable and has an ordinary value: that value, over the other facts. */
export function ordinaryValues(work: Work): ReadonlyMap<number, Diagram> {
  const values = new Map<number, Diagram>();
  // reading the condition of an ordinary value can make a further fact a variable, so the list may grow as it is walked
  for (const asked of work.asked) {
    if (asked.kind !== 'fact') continue;
    const fact = work.pack.facts[asked.fact];
    if (fact?.leftOut === 'any') values.set(asked.fact, ordinaryValue(fact, work));
  }
  return values;
}

/** The first case that holds gives the value. */
function ordinaryValue({ ordinary }: Fact, work: Work): Diagram {
  return ordinary.reduceRight((otherwise, { when, value }) => {
    if (!when) return constant(value);
    return apply(work.forest, holds(when, work), otherwise, (truth, other) =>
      truth === 1 ? value : other,
    );
  }, constant(0));
}
