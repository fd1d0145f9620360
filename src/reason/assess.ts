// The whole answer to a brief: what the engine concludes, what is still possible, and what was taken for granted.
import { advise } from '../engine/advise.js';
import { type Conclusion, conclude, nearlySpoke, reasonsFor } from '../engine/conclude.js';
import type { Assessment } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import { headsOf } from '../model/rules.js';
import { assumed } from './assume.js';
import { assumedRoughly } from './assume-roughly.js';
import { compiled } from './compile.js';
import { possible, possibleRoughly } from './possible.js';
import { situationOf } from './situation.js';

export interface AssessOptions {
  /** Also list rules that an answer left out kept from speaking. */
  readonly nearly?: boolean;
}

/** Answers a brief, and each of its parts on its own. */
export function assess(brief: Brief, pack: Pack, options: AssessOptions = {}): Assessment {
  const conclusion = conclude(brief, pack);
  const reasons = reasonsFor(conclusion);
  const { id, title, part, source, span } = brief;
  return {
    id,
    title,
    part,
    at: { source, span },
    pack: { id: pack.id, version: pack.version, digest: pack.digest },
    ...conclusion.pins,
    then: conclusion.then,
    ...open(conclusion),
    reasons,
    nearly: options.nearly ? nearlySpoke(conclusion) : [],
    switchedOff: switchedOff(pack),
    parts: brief.parts.map((each) => assess(each, pack, options)),
    advice: advise(conclusion, reasons),
  };
}

function switchedOff(pack: Pack): Assessment['switchedOff'] {
  const { ids, offs } = headsOf(pack);
  return offs.flatMap((reason, index) =>
    reason === null ? [] : [{ rule: ids[index] as string, reason }],
  );
}

/** What hangs on answers that were left out. */
function open({ ordinary, open: reading }: Conclusion): Pick<Assessment, 'assumed' | 'possible'> {
  const { brief, pack } = ordinary;
  const diagrams = compiled(pack);
  if (diagrams.kind === 'too-large')
    return { assumed: assumedRoughly(ordinary), possible: possibleRoughly(reading) };
  const situation = situationOf(brief, diagrams);
  return { assumed: assumed(situation), possible: possible(situation) };
}
