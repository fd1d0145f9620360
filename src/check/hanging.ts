// Whether a finding holds whatever the left-out answers turn out to be, and if not, on which of them it hangs.
import { type WorkedOut, workOut } from '../engine/layers.js';
import { yes } from '../engine/values.js';
import type { Leaf } from '../model/condition.js';
import { alone } from './alone.js';
import { type Judgement, judge } from './diagrams.js';
import { amongLists, confined, valuesIn } from '../reason/narrow.js';
import { scratchFor } from '../reason/possible.js';

export interface Hold {
  readonly certain: boolean;
  /** `decision.time`, or for a group `stakeholders.costs (carers)`; empty where it is certain. */
  readonly hangsOn: readonly string[];
}

/** What one brief leaves open; worked out when somebody asks, and once. */
export interface Doubt {
  readonly judgement: () => Judgement | null;
  /** How firmly a rule that speaks on the ordinary reading holds, given the leaves of its proof. */
  readonly holdOf: (rule: number, leaves: readonly Leaf[]) => Hold;
}

export function doubtOf(ordinary: WorkedOut): Doubt {
  const { brief, pack } = ordinary;
  let judgement: Judgement | null | undefined;
  let open: WorkedOut | undefined;
  const judged = (): Judgement | null => {
    if (judgement === undefined) judgement = judge(brief, pack);
    return judgement;
  };
  return {
    judgement: judged,
    holdOf: (rule, leaves) => {
      const found = judged();
      if (found) return exactly(rule, leaves, found);
      open ??= workOut(brief, pack, 'open');
      return open.outcomes[rule] === yes ? certain : { certain: false, hangsOn: assumedIn(leaves) };
    },
  };
}

const certain: Hold = { certain: true, hangsOn: [] };

function exactly(rule: number, leaves: readonly Leaf[], { situation, speaks }: Judgement): Hold {
  const speaking = speaks.get(rule);
  if (speaking === undefined) return certain;
  const { compiled, open } = situation;
  const forest = scratchFor(compiled);
  const left = valuesIn(forest, amongLists(confined(compiled.forest, speaking, open, forest), situation, forest));
  if (left.every((value) => value === 1)) return certain;
  const silencing = alone(speaking, situation);
  return { certain: false, hangsOn: silencing.length > 0 ? silencing : assumedIn(leaves) };
}

/** Left-out answers that a proof takes at their ordinary values. */
function assumedIn(leaves: readonly Leaf[]): readonly string[] {
  const assumed = leaves.filter(({ origin }) => origin === 'ordinary');
  return [...new Set(assumed.map(({ about, group }) => (group === undefined ? about : `${about} (${group})`)))];
}
