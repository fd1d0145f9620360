// How firmly a result stands: how many answers must be wrong before it is wrong, and on which answers it does not hang.
import { leftOut } from '../model/brief.js';
import type { Pin } from '../model/pack.js';
import type { Robust } from '../model/what-if.js';
import { distance, elsewhere } from './change.js';
import type { Diagram } from './diagram.js';
import { support } from './operations.js';
import { positionOf, resultsOf } from './results.js';
import type { Situation } from './situation.js';
import { sufficientReason } from './sufficient.js';

/** How firmly these pins stand. */
export function robust(situation: Situation, pins: readonly Pin[]): Robust {
  const { brief, compiled } = situation;
  const { pack, asked, forest } = compiled;
  const least = distance(situation, elsewhere(pins, situation));
  const restsOn = sufficientReason(situation, pins);
  const needed = new Set(restsOn.answers.map(({ fact }) => fact));
  const levels = new Set(
    pins.flatMap((pin) => support(forest, resultsOf(compiled)[positionOf(pin)] as Diagram)),
  );
  const hangsNot = asked.flatMap((entry, level) => {
    const fact = entry.kind === 'fact' && levels.has(level) ? pack.facts[entry.fact] : undefined;
    if (entry.kind !== 'fact' || !fact || needed.has(fact.id)) return [];
    // what is never filled in was not tried either
    const stays = fact.leftOut === 'stays' && (brief.facts[entry.fact] ?? leftOut) < 0;
    return stays ? [] : [fact.id];
  });
  return { wrong: Number.isFinite(least) ? least : null, restsOn, hangsNot };
}
