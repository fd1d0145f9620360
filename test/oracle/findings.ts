// An independent oracle of the findings of §9 (all but words-claim-more, which reads text).
//
// A brief without a proposal is read as one with an empty proposal: no claim, no dates, no name. So the
// findings that need no claim hold for it too (no-review-date and better-name among them).

import type {
  Approach,
  Json,
  JsonObject,
  OracleBrief,
  OracleGroup,
  OraclePins,
  ScalarName,
} from './model.js';
import {
  answer,
  cell,
  FACTS,
  GROUP_CELLS,
  isCitizen,
  isDoingTo,
  kindByScalars,
  kindOfGroup,
  listOf,
  listView,
  ORDINARY,
  openToInfluenceOf,
  PRACTICE_FACTS,
  pinsOf,
  plain,
  rankOf,
  readFact,
  SCALE,
  scalarsOf,
  timeOf,
  unmetDuty,
  viewOf,
  votes,
} from './model.js';
import { allListViews } from './possible.js';

export type Severity = 'error' | 'warning' | 'note';

export interface Finding {
  readonly id: string;
  readonly severity: Severity;
}

export interface FindingsOptions {
  /** too-few-days: fewer days than this from opens to closes; 28 unless said */
  readonly days?: number | undefined;
  /** unknown-matters: whether a left-out practice.resources or practice.staff is tried too; false unless said */
  readonly practice?: boolean | undefined;
}

function isApproach(value: Json): value is Approach {
  return typeof value === 'string' && (SCALE as readonly string[]).includes(value);
}

function object(value: Json): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/** A date as a number of days; undefined where left out. */
function day(value: Json): number | undefined {
  if (typeof value !== 'string') return undefined;
  const ms = Date.parse(`${value.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new Error(`oracle: not a date: ${value}`);
  return ms / 86_400_000;
}

function isGiven(value: Json): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** §9 claimed: the proposal's approach where it is an approach of the scale (not a name). */
export function claimedBy(brief: OracleBrief): Approach | null {
  const value = brief.proposal?.approach;
  return isApproach(value) ? value : null;
}

/** unknown-matters: some left-out fact, alone, could change called for, reach or first. */
export function unknownMatters(brief: OracleBrief, practice = false): boolean {
  const f = scalarsOf(brief);
  const list = listView(brief);
  const now = pinsOf(f, list);
  const moves = (then: OraclePins): boolean =>
    then.calledFor !== now.calledFor || then.reach !== now.reach || then.first !== now.first;

  const tables: Readonly<Record<string, readonly string[]>>[] = [
    FACTS.challenge,
    FACTS.decision,
    FACTS.risk,
  ];
  if (practice) tables.push(PRACTICE_FACTS);
  for (const table of tables) {
    for (const [key, values] of Object.entries(table)) {
      const name = key as ScalarName;
      if (name === 'domain' || f[name] !== undefined) continue;
      if (values.some((value) => moves(pinsOf({ ...f, [name]: value }, list)))) return true;
    }
  }

  const groups = brief.stakeholders;
  if (groups === undefined || groups === null) {
    // the list as a whole: every list there is, by its effect
    return allListViews().some((view) => moves(pinsOf(f, view)));
  }
  for (const [at, group] of groups.entries()) {
    for (const [key, values] of Object.entries(GROUP_CELLS)) {
      if (plain(group[key]) !== undefined) continue;
      for (const value of values) {
        const changed = groups.map((g, i): OracleGroup => (i === at ? { ...g, [key]: value } : g));
        if (moves(pinsOf(f, viewOf(changed, true)))) return true;
      }
    }
  }
  return false;
}

export function findings(brief: OracleBrief, options: FindingsOptions = {}): Finding[] {
  const f = scalarsOf(brief);
  const list = listOf(brief);
  const citizens = list.filter((g) => isCitizen(kindOfGroup(g)));
  const a = answer(brief);
  const proposal: JsonObject = brief.proposal ?? {};
  const practice: JsonObject = brief.practice ?? {};
  const feedbackNone =
    readFact(practice, 'feedback', ['none', 'planned', 'joint-evaluation']) === 'none';
  const claimed = claimedBy(brief);
  const claim = claimed === null ? null : rankOf(claimed);
  const rank = (name: Approach): number => rankOf(name);
  /** claimed at or right of an approach; false without a claim */
  const claimsAtLeast = (name: Approach): boolean => claim !== null && claim >= rank(name);
  const doingWith = claimsAtLeast('co-design');
  const yes = (section: JsonObject, key: string): boolean => plain(section[key]) === 'yes';
  const time = timeOf(f);
  const status = f.status ?? ORDINARY.status;
  const duty = f.duty ?? ORDINARY.duty;
  const unmet = unmetDuty(f);
  const chaotic = a.domain === 'chaotic';
  const dangerous = a.first !== null || chaotic;
  const calledForBeyondDoingTo = a.calledFor !== null && !isDoingTo(a.calledFor);

  const out: Finding[] = [];
  const found = (id: string, severity: Severity, when: boolean): void => {
    if (when) out.push({ id, severity });
  };

  found('over-promise', 'error', claim !== null && a.reach !== null && claim > rank(a.reach));

  const actsFirst = proposal.first;
  const firstInDoingTo = isApproach(actsFirst) && isDoingTo(actsFirst);
  found(
    'danger-first',
    'error',
    dangerous && claim !== null && claim > rank('protection') && !firstInDoingTo,
  );

  found('clash', 'error', a.clash);
  found('below-duty', 'error', a.belowDuty);
  found(
    'unpaid-work-overlooked',
    'error',
    claimed === 'co-production' && citizens.some((g) => cell(g, 'unpaid-work') === 'overlooked'),
  );
  found(
    'not-shared',
    'error',
    doingWith &&
      (f['held-by'] ?? ORDINARY['held-by']) === 'organisation' &&
      (f['carried-out-by'] ?? ORDINARY['carried-out-by']) === 'organisation',
  );
  found('seats-only', 'error', doingWith && yes(proposal, 'seats-only'));
  found('budget-only', 'error', doingWith && yes(proposal, 'budget-only'));
  found(
    'nobody-at-the-table',
    'error',
    claimsAtLeast('participation') && !citizens.some((g) => cell(g, 'at-table') !== 'no'),
  );
  // "No lawful power" is read on the fact power-to-compel, not on the text proposal.power.
  found(
    'compulsion-unfounded',
    'error',
    claimed === 'coercion' &&
      ((f['power-to-compel'] ?? ORDINARY['power-to-compel']) !== 'yes' ||
        (f['softer-means'] ?? ORDINARY['softer-means']) !== 'failed' ||
        (!isGiven(proposal['end-date']) && !isGiven(proposal['review-date']))),
  );

  const consultation = object(proposal.consultation) ?? {};
  const opens = day(consultation.opens);
  const closes = day(consultation.closes);
  const decides = day(consultation['decides-on']);
  found(
    'closes-too-late',
    'error',
    closes !== undefined && decides !== undefined && closes >= decides,
  );
  found('sham', 'error', yes(proposal, 'views-ignored'));

  found(
    'under-engages',
    'warning',
    claim !== null && a.calledFor !== null && calledForBeyondDoingTo && claim < rank(a.calledFor),
  );

  // K4: by all the signs given, as K1 to K3 read them; signs of which none counts say nothing
  const bySigns = kindByScalars(f);
  found(
    'against-its-signs',
    'warning',
    f.domain !== undefined && bySigns !== null && bySigns !== f.domain,
  );
  found(
    'chaos-with-time',
    'warning',
    f.domain === 'chaotic' && (time === 'months' || time === 'open'),
  );
  // K5: raw votes (K1); a stated domain does not silence it
  const raw = votes(f);
  const given = raw.reduce((sum, n) => sum + n, 0);
  found('several-challenges', 'warning', given >= 4 && Math.max(...raw) < 3);

  found('no-review-date', 'warning', dangerous && !isGiven(proposal['review-date']));
  found(
    'settled-and-open',
    'warning',
    status === 'made' && openToInfluenceOf(f, a.domain) !== 'nothing',
  );
  found(
    'output-fixed',
    'warning',
    a.domain === 'complex' && (f.output ?? ORDINARY.output) === 'fixed',
  );
  found(
    'costs-unmet',
    'warning',
    claimsAtLeast('consultation') && citizens.some((g) => cell(g, 'costs') === 'unmet'),
  );
  found('no-feedback', 'warning', claimsAtLeast('consultation') && feedbackNone);
  // "From opens to closes": the difference of the two dates, the day of opening not counted.
  found(
    'too-few-days',
    'warning',
    opens !== undefined && closes !== undefined && closes - opens < (options.days ?? 28),
  );
  // alternatives-described has no ordinary value: left out is not no.
  found(
    'alternatives-missing',
    'warning',
    claimed === 'consultation' && plain(consultation['alternatives-described']) === 'no',
  );
  found(
    'cost-shifting',
    'warning',
    (f.motive ?? ORDINARY.motive) === 'savings' &&
      readFact(practice, 'resource-effect', ['additive', 'substitutive', 'both']) ===
        'substitutive',
  );

  // proposal.groups is keyed by a group's name; a nameless entry is looked for by its group.
  const groups = object(proposal.groups);
  found(
    'group-missing',
    'warning',
    groups !== undefined &&
      list.some((g) => {
        const name = g.name;
        const key = typeof name === 'string' && name !== '' ? name : kindOfGroup(g);
        return cell(g, 'affected') === 'high' && !isGiven(groups[key]);
      }),
  );
  const stages = object(proposal.stages);
  found(
    'stage-missing',
    'warning',
    stages !== undefined &&
      ['commission', 'design', 'deliver', 'manage', 'evaluate'].some(
        (stage) => !isGiven(stages[stage]),
      ),
  );
  found(
    'asked-again',
    'warning',
    feedbackNone && citizens.some((g) => cell(g, 'asked-recently') === 'repeatedly'),
  );
  found(
    'duty-met-unsaid',
    'warning',
    status === 'made' &&
      (duty === 'consult' || duty === 'involve' || duty === 'co-produce') &&
      f['duty-met'] === undefined,
  );
  // M3 (information) and M4 (consultation) are conditions on time alone, so this one needs no kind.
  const urgent =
    time === 'hours' ? rank('information') : time === 'days' ? rank('consultation') : null;
  found('urgent-duty', 'warning', unmet !== null && urgent !== null && urgent < unmet);

  found(
    'deeper-than-needed',
    'note',
    claim !== null &&
      a.calledFor !== null &&
      a.reach !== null &&
      claim > rank(a.calledFor) &&
      claim <= rank(a.reach),
  );
  found('better-name', 'note', a.name !== null && proposal.approach !== a.name);
  found('unknown-matters', 'note', unknownMatters(brief, options.practice ?? false));
  return out;
}
