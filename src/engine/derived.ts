// Facts that a pack works out from others: each kind folds its inputs into finitely many states, here over sets of them.
import type { Brief } from '../model/brief.js';
import type { ValueSet } from '../model/condition.js';
import type { Ballot, Derived, Pack } from '../model/pack.js';
import { outcomeOf, someGroup } from './conditions.js';
import { cellOutcome } from './groups.js';
import type { GroupReading, Reading } from './reading.js';
import {
  allOf,
  greater,
  lesser,
  liesIn,
  negated,
  no,
  type Outcome,
  only,
  pairwise,
  valuesOf,
  yes,
} from './values.js';

/** The values that a derived fact can have in a reading whose earlier variables are worked out. */
export function derivedSet(derived: Derived, reading: Reading, brief: Brief, pack: Pack): ValueSet {
  switch (derived.kind) {
    case 'when':
      return noYes(outcomeOf(derived.when, reading));
    case 'vote':
      return tallies(derived.ballots, optionsOf(derived.variable, pack) - 1, reading).reduce(
        (set, tally) => set | only(winner(tally, derived.tie)),
        0,
      );
    case 'agreement':
      return tallies(derived.ballots, derived.options.length, reading).reduce(
        (set, tally) => set | only(Math.max(0, ...tally)),
        0,
      );
    case 'count':
      return counted(
        derived.of.map(({ variable, values }) => liesIn(reading.sets[variable] ?? 0, values)),
        derived.upTo,
      );
    case 'highest':
    case 'lowest':
      return extreme(derived, reading.groups, optionsOf(derived.variable, pack));
    case 'any':
      return reading.groups
        ? noYes(someGroup(reading.groups, derived.where, (group) => cellOutcome(derived.of, group)))
        : allOf(2);
    case 'every':
      return reading.groups
        ? noYes(
            negated(
              someGroup(reading.groups, derived.where, (group) =>
                negated(cellOutcome(derived.of, group)),
              ),
            ),
          )
        : allOf(2);
    case 'count-groups':
      return countedGroups(derived, reading.groups);
    case 'days':
      return fewerDays(derived, brief, pack);
    case 'lacks':
      return lacking(derived, brief);
  }
}

const noYes = (outcome: Outcome): ValueSet =>
  outcome === yes ? only(1) : outcome === no ? only(0) : allOf(2);
const optionsOf = (variable: number, pack: Pack): number =>
  pack.variables[variable]?.values.length ?? 0;

/** Every tally that the ballots can give: for each option how many speak for it. */
function tallies(ballots: readonly Ballot[], options: number, reading: Reading): number[][] {
  let found = [new Array<number>(options).fill(0)];
  for (const { variable, says } of ballots) {
    const voices = new Set(valuesOf(reading.sets[variable] ?? 0).map((value) => says[value] ?? -1));
    found = unique(
      found.flatMap((tally) =>
        [...voices].map((option) =>
          option < 0 ? tally : tally.with(option, (tally[option] ?? 0) + 1),
        ),
      ),
    );
  }
  return found;
}

function unique(tallies: number[][]): number[][] {
  return tallies.length < 2
    ? tallies
    : [...new Map(tallies.map((tally) => [tally.join(), tally])).values()];
}

/** The option with most voices, or one past the last where nobody spoke. */
export function winner(tally: readonly number[], tie: 'leftmost' | 'rightmost'): number {
  const most = Math.max(0, ...tally);
  if (most === 0) return tally.length;
  return tie === 'leftmost' ? tally.indexOf(most) : tally.lastIndexOf(most);
}

/** From how many are certain to how many are possible. */
function counted(outcomes: readonly Outcome[], upTo: number): ValueSet {
  const atLeast = Math.min(upTo, outcomes.filter((outcome) => outcome === yes).length);
  const atMost = Math.min(upTo, outcomes.filter((outcome) => outcome !== no).length);
  return allOf(atMost + 1) & ~allOf(atLeast);
}

type Extreme = Extract<Derived, { kind: 'highest' | 'lowest' }>;

function extreme(
  { kind, cell, where, nobody }: Extreme,
  groups: readonly GroupReading[] | null,
  count: number,
): ValueSet {
  if (!groups) return allOf(count);
  let picked: ValueSet = 0;
  let mayBeNobody = true;
  for (const group of groups) {
    const counts = cellOutcome(where, group);
    if (counts === no) continue;
    const values = group.cells[cell] ?? 0;
    const joined =
      picked === 0 ? 0 : pairwise(picked, values, kind === 'highest' ? greater : lesser);
    picked = joined | (mayBeNobody ? values : 0) | (counts === yes ? 0 : picked);
    if (counts === yes) mayBeNobody = false;
  }
  return picked | (mayBeNobody ? only(nobody) : 0);
}

type GroupCount = Extract<Derived, { kind: 'count-groups' }>;

function countedGroups(
  { where, together, upTo }: GroupCount,
  groups: readonly GroupReading[] | null,
): ValueSet {
  if (!groups) return allOf(upTo + 1);
  const alone: Outcome[] = [];
  const joint: Outcome[] = together.map(() => no);
  for (const group of groups) {
    const counts = cellOutcome(where, group);
    const place = together.findIndex((same) => cellOutcome(same, group) === yes);
    if (place === -1) alone.push(counts);
    else if (counts === yes || (counts !== no && joint[place] === no)) joint[place] = counts;
  }
  return counted([...alone, ...joint], upTo);
}

type Days = Extract<Derived, { kind: 'days' }>;
const dayLength = 24 * 60 * 60 * 1000;

function fewerDays({ from, to, fewerThan }: Days, brief: Brief, pack: Pack): ValueSet {
  const [start, end] = [brief.texts[from], brief.texts[to]];
  if (start === undefined || end === undefined) return only(2);
  const days = (Date.parse(end) - Date.parse(start)) / dayLength;
  const limit =
    typeof fewerThan === 'number' ? fewerThan : Number(pack.settings[fewerThan.setting]?.value);
  return only(days < limit ? 1 : 0);
}

type Lacks = Extract<Derived, { kind: 'lacks' }>;

function lacking({ map, keys }: Lacks, brief: Brief): ValueSet {
  const answers = brief.maps[map];
  if (!answers) return only(2);
  return only(keys.every((wanted) => answers.some(({ key }) => key === wanted)) ? 0 : 1);
}
