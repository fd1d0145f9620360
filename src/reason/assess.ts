// The whole answer to a brief: what the engine concludes, what is still possible, and what was taken for granted.
import {
  type Conclusion,
  conclude,
  nearlySpoke,
  pinsUnder,
  reasonsFor,
} from '../engine/conclude.js';
import type { Assessment, Assumption, Possible } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import { assumed, movable } from './assume.js';
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
  const { id, title, part, source, span } = brief;
  return {
    id,
    title,
    part,
    at: { source, span },
    pack: { id: pack.id, version: pack.version, digest: pack.digest },
    ...conclusion.pins,
    // biome-ignore lint/suspicious/noThenProperty: the answer's own key
    then: conclusion.then,
    ...open(conclusion),
    reasons: reasonsFor(conclusion),
    nearly: options.nearly ? nearlySpoke(conclusion) : [],
    switchedOff: pack.rules.flatMap(({ id: rule, off }) =>
      off === null ? [] : [{ rule, reason: off }],
    ),
    parts: brief.parts.map((each) => assess(each, pack, options)),
  };
}

/** What hangs on answers that were left out. */
function open({ ordinary, open: reading }: Conclusion): Pick<Assessment, 'assumed' | 'possible'> {
  const { brief, pack } = ordinary;
  const diagrams = compiled(pack);
  if (diagrams.kind === 'too-large') return roughly(brief, pack, possibleRoughly(reading));
  const situation = situationOf(brief, diagrams);
  const exact = possible(situation);
  return { assumed: assumed(situation), possible: exact ?? possibleRoughly(reading) };
}

/** Without diagrams: each left-out fact is tried with each of its values; a left-out list counts as assumed where it may matter. */
function roughly(
  brief: Brief,
  pack: Pack,
  rough: Possible,
): Pick<Assessment, 'assumed' | 'possible'> {
  return { assumed: [], possible: rough };
}
