// An assessment of what is given and taken as usual alone: for examples, which say nothing of what is still possible.
import { conclude, reasonsFor } from '../engine/conclude.js';
import type { Assessment, Possible } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import type { Pack } from '../model/pack.js';

/** As `assess`, with nothing assumed and nothing said of what is possible; much cheaper. */
export function assessWithoutAssuming(brief: Brief, pack: Pack): Assessment {
  const conclusion = conclude(brief, pack);
  const { id, title, part, source, span } = brief;
  return {
    ...{ id, title, part, at: { source, span } },
    pack: { id: pack.id, version: pack.version, digest: pack.digest },
    ...conclusion.pins,
    then: conclusion.then,
    assumed: [],
    possible: unsaid,
    reasons: reasonsFor(conclusion),
    nearly: [],
    switchedOff: [],
    parts: brief.parts.map((each) => assessWithoutAssuming(each, pack)),
  };
}

const unsaid: Possible = {
  domain: [],
  calledFor: [],
  reach: [],
  today: [],
  first: [],
  name: [],
  flags: {},
  exact: false,
  settled: false,
  hangsOn: [],
};
