// The finding that a left-out answer alone could change one of the pins that `texts.check.pins` names.
import { pins } from '../model/pack.js';
import { listIn, mapIn, reportableById, type Severities } from './finding-rules.js';
import { type Found, foundBy } from './found.js';
import type { Sight } from './sight.js';
import { standing } from './standing.js';
import { inARow, worded } from './wording.js';

/** What is left out and matters; null where nothing is. */
export function unknownMatters(sight: Sight, severities: Severities): Found | null {
  const { brief, pack } = sight;
  const rule = reportableById('unknown-matters', pack, severities);
  if (!rule) return null;
  const watched = listIn(mapIn(pack.texts.check).pins);
  const facts = sight.moving(pins.filter((pin) => watched.includes(pin)));
  if (facts.length === 0) return null;
  const wording = { sight, when: null };
  const where = {
    ...standing('', { source: brief.source, span: brief.span }),
    value: inARow(facts),
  };
  return foundBy(rule, brief, where, {
    message: worded(rule.message, { ...wording, groups: shortened(facts) }),
    expected: worded(rule.expected, { ...wording, groups: facts }),
    mend: worded(rule.mend, { ...wording, groups: facts.slice(0, 1) }),
    certain: false,
    hangsOn: facts,
  });
}

const most = 3;

/** The first few, and how many more. */
const shortened = (facts: readonly string[]): readonly string[] =>
  facts.length > most + 1 ? [...facts.slice(0, most), `${facts.length - most} more`] : facts;
