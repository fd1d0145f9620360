// Whether what is found holds whatever the left-out answers turn out to be, and if not, on which of them it hangs.
import { idOf } from '../reason/asked.js';
import { cellsOf } from '../reason/marks.js';
import { amongLists, confined, scratchFor } from '../reason/narrow.js';
import { support } from '../reason/operations.js';
import { alone } from './alone.js';
import { alwaysHolds, listsOf } from './completions.js';
import { type Condensed, isFixed } from './condensed.js';
import type { Ground } from './ground.js';
import { type Path, pathOf } from './path.js';

export interface Hold {
  readonly certain: boolean;
  /** `decision.time`, or for a group `stakeholders.costs (carers)`; empty where it is certain. */
  readonly hangsOn: readonly string[];
}

const certain: Hold = { certain: true, hangsOn: [] };

/** How firmly a condition holds that is true; of answers that only together could silence it, all are named. */
export function holdOf(condition: Condensed, ground: Ground): Hold {
  if (isFixed(condition, ground.brief)) return certain;
  const path = pathOf([condition.diagram], ground);
  if (isAnswered(path, ground) || alwaysHolds(condition, ground)) return certain;
  const silencing = alone([condition.diagram], path, ground);
  return {
    certain: false,
    hangsOn: silencing.length > 0 ? silencing : stillAsked(condition, ground),
  };
}

/** Whether all that is asked on the way to a value is answered, so that nothing else can change it. */
const isAnswered = ({ facts, marks }: Path, { brief, compiled }: Ground): boolean =>
  facts.length === 0 &&
  (marks.length === 0 || isFixed({ facts, cells: cellsOf(marks, compiled) }, brief));

/** Ids of what a condition still asks when only what can be is left of it. */
function stillAsked(condition: Condensed, ground: Ground): readonly string[] {
  const { compiled } = ground;
  const forest = scratchFor(compiled);
  const bare = confined(compiled.forest, condition.diagram, ground.open(), forest);
  const left =
    condition.cells === null
      ? bare
      : amongLists(bare, { compiled, combinations: listsOf(condition, ground) }, forest);
  const asked = support(forest, left).flatMap((level) => compiled.asked[level] ?? []);
  return [...new Set(asked.map((each) => idOf(each, compiled.pack)))];
}
