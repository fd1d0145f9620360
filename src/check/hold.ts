// Whether what is found holds whatever the left-out answers turn out to be, and if not, on which of them it hangs.
import { idOf } from '../reason/compile.js';
import { isConstant } from '../reason/diagram.js';
import { amongLists, confined, scratchFor, valuesIn } from '../reason/narrow.js';
import { support } from '../reason/operations.js';
import { alone, type Ground } from './alone.js';
import { type Condensed, isFixed } from './condensed.js';

export interface Hold {
  readonly certain: boolean;
  /** `decision.time`, or for a group `stakeholders.costs (carers)`; empty where it is certain. */
  readonly hangsOn: readonly string[];
}

const certain: Hold = { certain: true, hangsOn: [] };

/** How firmly a condition holds that is true; of answers that only together could silence it, all are named. */
export function holdOf(condition: Condensed, ground: Ground): Hold {
  const { brief } = ground;
  if (isFixed(condition, brief)) return certain;
  const left = stillOpen(condition, ground);
  if (left.length === 0) return certain;
  const silencing = alone([condition.diagram], ground);
  return { certain: false, hangsOn: silencing.length > 0 ? silencing : left };
}

/** Ids of what a condition still asks when only what can be is left of it; none where it always holds. */
function stillOpen({ diagram, cells }: Condensed, ground: Ground): readonly string[] {
  const { compiled } = ground;
  const forest = scratchFor(compiled);
  const bare = confined(compiled.forest, diagram, ground.open(), forest);
  if (isConstant(bare)) return [];
  const left = cells === null ? bare : amongLists(bare, ground.situation(), forest);
  if (valuesIn(forest, left).every((value) => value === 1)) return [];
  const asked = support(forest, left).flatMap((level) => compiled.asked[level] ?? []);
  return [...new Set(asked.map((each) => idOf(each, compiled.pack)))];
}
