// A proposal against what its brief comes to: every finding rule that speaks with everything at its ordinary value,
// with its place, whether it is certain, and what it hangs on.
import type { Brief } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import { groundsOf } from './answers.js';
import { type FindingRule, findingRulesOf, reportable, type Severities } from './finding-rules.js';
import { type Found, foundBy } from './found.js';
import { type Sight, sightOf } from './sight.js';
import { relatedTo, standingOf } from './standing.js';
import { isProposal } from './subject.js';
import { isOfNoKind, undecided } from './undecided.js';
import { unknownMatters } from './unknown-matters.js';
import { worded } from './wording.js';

export interface CheckOptions {
  readonly severities: Severities;
  /** Facts that have to be answered before a proposal can be judged. */
  readonly required: readonly string[];
}

export interface CheckedBrief {
  /** How many propose something: the brief itself, or its parts. */
  readonly proposals: number;
  /** The brief and parts that were checked, as they were seen. */
  readonly sights: readonly Sight[];
  readonly findings: readonly Found[];
}

/** A brief and each of its parts. */
export function checkBrief(brief: Brief, pack: Pack, options: CheckOptions): CheckedBrief {
  const sights = subjectsIn(brief, pack);
  return {
    proposals: sights.filter((sight) => isProposal(sight.brief, pack)).length,
    sights,
    findings: sights.flatMap((sight) => findingsOf(sight, options)),
  };
}

/** The brief where it can be answered itself, and its parts; where only some of them propose something, those alone. */
function subjectsIn(brief: Brief, pack: Pack): readonly Sight[] {
  const whole = sightOf(brief, pack);
  if (brief.parts.length === 0) return [whole];
  const parts = brief.parts.map((part) => sightOf(part, pack));
  const all = isOfNoKind(whole) ? parts : [whole, ...parts];
  const proposing = all.filter((sight) => isProposal(sight.brief, pack));
  return proposing.length > 0 ? proposing : all;
}

function findingsOf(sight: Sight, options: CheckOptions): readonly Found[] {
  const spoken = findingRulesOf(sight.pack).flatMap((rule) => {
    if (!rule.when || !sight.holds(rule.when)) return [];
    const chosen = reportable(rule, options.severities);
    return chosen ? [spokenBy(chosen, sight)] : [];
  });
  const mattering = unknownMatters(sight, options.severities);
  return [...spoken, ...(mattering ? [mattering] : []), ...undecided(sight, options)];
}

function spokenBy(rule: FindingRule, sight: Sight): Found {
  const { brief, pack } = sight;
  const { when, message, expected, mend } = rule;
  const { answers, groups } = when ? groundsOf(when, sight) : { answers: [], groups: [] };
  const where = standingOf(rule.about, answers, brief, pack);
  const wording = { sight, when, groups };
  const hold = when ? sight.holdOf(when) : null;
  return foundBy(rule, brief, where, {
    message: worded(message, wording),
    expected: worded(expected, wording),
    mend: worded(mend, wording),
    related: relatedTo(answers, where, brief.source),
    certain: hold?.certain ?? true,
    hangsOn: hold?.hangsOn ?? [],
  });
}
