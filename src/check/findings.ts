// A proposal against its assessment: every finding rule that speaks on the ordinary reading, with its place,
// whether it is certain, and what it hangs on.
import { type WorkedOut, workOut } from '../engine/layers.js';
import { groupsIn, prove, supportOf } from '../engine/prove.js';
import { yes } from '../engine/values.js';
import type { Brief } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import { type FindingRule, findingRulesOf, reportable, type Severities } from './finding-rules.js';
import { type Found, foundBy } from './found.js';
import { type Doubt, doubtOf } from './hanging.js';
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
  /** Briefs among it that make a proposal: itself or its parts. */
  readonly proposals: number;
  readonly findings: readonly Found[];
}

/** A brief and each of its parts. */
export function checkBrief(brief: Brief, pack: Pack, options: CheckOptions): CheckedBrief {
  const among = subjectsIn(brief, pack);
  return {
    proposals: among.filter((one) => isProposal(one, pack)).length,
    findings: among.flatMap((one) => findingsOf(one, pack, options)),
  };
}

/** The brief where it can be answered itself, and its parts; where only some of them propose something, those alone. */
function subjectsIn(brief: Brief, pack: Pack): readonly Brief[] {
  if (brief.parts.length === 0) return [brief];
  const whole = isOfNoKind(workOut(brief, pack, 'ordinary')) ? [] : [brief];
  const all = [...whole, ...brief.parts];
  const proposing = all.filter((one) => isProposal(one, pack));
  return proposing.length > 0 ? proposing : all;
}

function findingsOf(brief: Brief, pack: Pack, options: CheckOptions): readonly Found[] {
  const ordinary = workOut(brief, pack, 'ordinary');
  const doubt = doubtOf(ordinary);
  const spoken = findingRulesOf(pack).flatMap((rule) => {
    if (rule.index === null || ordinary.outcomes[rule.index] !== yes) return [];
    const chosen = reportable(rule.id, pack, options.severities);
    return chosen ? [spokenBy(chosen, rule.index, ordinary, doubt)] : [];
  });
  const mattering = unknownMatters(ordinary, doubt, options.severities);
  return [...spoken, ...(mattering ? [mattering] : []), ...undecided(ordinary, options)];
}

function spokenBy(rule: FindingRule, index: number, ordinary: WorkedOut, doubt: Doubt): Found {
  const { brief, pack } = ordinary;
  const when = pack.rules[index]?.when ?? null;
  const leaves = when ? supportOf(prove(when, { ordinary, open: ordinary })) : [];
  const where = standingOf(rule.about, leaves, brief, pack);
  const wording = { state: ordinary, when, groups: groupsIn(leaves) };
  return {
    ...foundBy(rule, brief),
    message: worded(rule.message, wording),
    expected: worded(rule.expected, wording),
    mend: worded(rule.mend, wording),
    ...{ at: where.at, line: where.line, pointer: where.pointer, value: where.value },
    related: relatedTo(leaves, where, pack),
    ...doubt.holdOf(index, leaves),
  };
}
