// The finding that a left-out answer alone could change one of the pins that `texts.check.pins` names.
import type { WorkedOut } from '../engine/layers.js';
import { assumed, movable } from '../reason/assume.js';
import { listIn, mapIn, reportable, type Severities } from './finding-rules.js';
import { type Found, foundBy } from './found.js';
import type { Doubt } from './hanging.js';
import { standing } from './standing.js';
import { inARow, worded } from './wording.js';

/** What is left out and matters; null where nothing is, or where the pack is too large to say. */
export function unknownMatters(ordinary: WorkedOut, doubt: Doubt, severities: Severities): Found | null {
  const { brief, pack } = ordinary;
  const rule = reportable('unknown-matters', pack, severities);
  const judgement = rule && doubt.judgement();
  if (!judgement) return null;
  const watched = listIn(mapIn(pack.texts['check'])['pins']);
  const keys: readonly string[] = movable.flatMap(([key, pin]) => (watched.includes(pin) ? [key] : []));
  const facts = assumed(judgement.situation).flatMap(({ fact, group, moves }) =>
    moves.some((key) => keys.includes(key)) ? [group === null ? fact : `${fact} (${group})`] : [],
  );
  if (facts.length === 0) return null;
  const { at, line } = standing('', { source: brief.source, span: brief.span });
  const wording = { state: ordinary, when: null };
  return {
    ...foundBy(rule, brief),
    message: worded(rule.message, { ...wording, groups: shortened(facts) }),
    expected: worded(rule.expected, { ...wording, groups: facts }),
    mend: worded(rule.mend, { ...wording, groups: facts.slice(0, 1) }),
    ...{ at, line, pointer: '', value: inARow(facts), certain: false, hangsOn: facts },
  };
}

const most = 3;

/** The first few, and how many more. */
const shortened = (facts: readonly string[]): readonly string[] =>
  facts.length > most + 1 ? [...facts.slice(0, most), `${facts.length - most} more`] : facts;
