// Whether what is found holds whatever the left-out answers turn out to be, and if not, on which of them it hangs.
import { idOf } from '../reason/compile.js';
import { amongLists, confined, scratchFor, valuesIn } from '../reason/narrow.js';
import { support } from '../reason/operations.js';
import type { Situation } from '../reason/situation.js';
import { alone } from './alone.js';
import type { Condensed } from './condensed.js';

export interface Hold {
  readonly certain: boolean;
  /** `decision.time`, or for a group `stakeholders.costs (carers)`; empty where it is certain. */
  readonly hangsOn: readonly string[];
}

/** Of answers that only together could silence it, all are named. */
export function holdOf(condition: Condensed, codes: Int32Array, situation: Situation): Hold {
  const { compiled, open } = situation;
  const forest = scratchFor(compiled);
  const left = amongLists(confined(compiled.forest, condition.diagram, open, forest), situation, forest);
  if (valuesIn(forest, left).every((value) => value === 1)) return { certain: true, hangsOn: [] };
  const asked = support(forest, left).flatMap((level) => compiled.asked[level] ?? []);
  const silencing = alone(condition, codes, situation);
  return { certain: false, hangsOn: silencing.length > 0 ? silencing : [...new Set(asked.map((each) => idOf(each, compiled.pack)))] };
}
