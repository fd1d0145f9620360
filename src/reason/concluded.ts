// The answer to a brief as an example asks for it: pins, what comes then, and which rules spoke; without reasons, and with
// nothing said of what is open.
import { codeBrief } from '../engine/code-brief.js';
import { conclude, nextAfter, reasonsFor } from '../engine/conclude.js';
import { type Decided, fastDecision } from '../engine/fast.js';
import type { Assessment, Pins, Reason } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import { newCoded } from '../model/coded.js';
import type { Pack, Rule } from '../model/pack.js';
import { pinsFrom, resultPins } from './results.js';

/** The part of an assessment that examples expect something of. */
export interface Answered extends Pins, Pick<Assessment, 'then'> {
  readonly reasons: readonly Pick<Reason, 'rule'>[];
}

/** The same as `assess` says; much cheaper. */
export function concluded(brief: Brief, pack: Pack): Answered {
  const decide = fastDecision(pack);
  if (!decide) {
    const conclusion = conclude(brief, pack);
    return { ...conclusion.pins, then: conclusion.then, reasons: reasonsFor(conclusion) };
  }
  const coded = newCoded(pack);
  codeBrief(brief, pack, coded);
  const decided = decide(coded);
  const pins = pinsOf(decided, pack);
  const reasons = [...decided.spoke.subarray(0, decided.count)].map((index) => ({
    rule: (pack.rules[index] as Rule).id,
  }));
  return { ...pins, reasons, then: nextAfter(decided.pins.kind, pins.first, brief, pack) };
}

function pinsOf({ pins, flags }: Decided, pack: Pack): Pins {
  return pinsFrom([...resultPins.map((pin) => pins[pin]), ...flags], pack);
}
