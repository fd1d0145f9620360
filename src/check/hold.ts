// Whether what is found holds whatever the left-out answers turn out to be, and if not, on which of them it hangs.
import { idOf } from '../reason/compile.js';
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
  const { brief, compiled } = ground;
  if (isFixed(condition, brief, compiled)) return certain;
  const silencing = alone(condition, ground);
  if (silencing.length > 0) return { certain: false, hangsOn: silencing };
  const situation = ground.situation();
  const forest = scratchFor(compiled);
  const left = condition.diagrams.map((diagram) =>
    amongLists(confined(compiled.forest, diagram, situation.open, forest), situation, forest),
  );
  if (left.every((diagram) => valuesIn(forest, diagram).every((value) => value === 1)))
    return certain;
  const asked = left
    .flatMap((diagram) => support(forest, diagram))
    .flatMap((level) => compiled.asked[level] ?? []);
  return { certain: false, hangsOn: [...new Set(asked.map((each) => idOf(each, compiled.pack)))] };
}
