// The possible set of a partial brief by brute force: the union over its completions (§2, §10 law 10).

import type {
  Approach,
  Cell,
  Kind,
  ListView,
  Name,
  OracleBrief,
  OracleGroup,
  ScalarName,
  Scalars,
} from './model.js';
import {
  CITIZENS,
  cell,
  FACTS,
  GROUP_CELLS,
  GROUPS,
  isCitizen,
  kindOfGroup,
  pinsOf,
  plain,
  scalarsOf,
} from './model.js';

// ---------------------------------------------------------------- lists by their effect
//
// Why folding is exact. Every condition that a statement puts to the list is one of:
//   "some group (of a class) is such and such"      an OR over the groups: L1 L4 L5 L6 L7 T3 T3b T4 T5 T11 A1
//   "every group (of a class) is such and such"     the negation of "some group is not": S7, T6, N3
//   "two or more organisations" (N3)                a sum that only needs to be known up to two, where the
//                                                   entries that count each add one and the entries of the
//                                                   own body together add one (an OR)
// OR, and addition up to a ceiling, are commutative and associative. So what the rules can see of a list
// is the fold of what they see of each group, in any order, and no statement asks which group did it
// except where one group must do two things at once (L4, T3b, S7, N3), for which there is one bit for
// the two together. Two lists with the same bits get the same answer; the lists of up to n groups reach
// exactly the bits got by adding, n times at most, the bits of some single group to those of nobody.
// The bits only ever grow, so repeating until nothing new appears gives the lists of any length.

const LOUD_CITIZEN_OR_BUSINESS = 1 << 0; // not (little affected with marginal knowledge): S7
const CITIZEN_ESSENTIAL = 1 << 1; // L1, L7
const VOICE_HIGH_LOW_TRUST = 1 << 2; // L4, A1
const VOICE_HIGH = 1 << 3; // L5
const VOICE_MEDIUM = 1 << 4; // L6
const CITIZEN_AT_TABLE = 1 << 5; // T3, T4
const CITIZEN_THROUGHOUT = 1 << 6; // T4
const HIGH_CITIZEN_ABSENT = 1 << 7; // T3b
const OVERLOOKED = 1 << 8; // T5
const CITIZEN = 1 << 9; // T6
const CITIZEN_NOT_UNWILLING = 1 << 10; // T6
const ORGANISATION_AT_TABLE = 1 << 11; // T11
const OWN_BODY = 1 << 12; // N3: staff, managers, experts, executive, councillors
const ONE_OTHER = 1 << 13; // N3: one of those that count each
const TWO_OTHERS = 1 << 14; // N3: two or more of them (ONE_OTHER is then set too)
const CITIZEN_NOT_APART = 1 << 15; // not (marginal, little affected, not at the table throughout): N3

/** The bits of one group, its cells all given or at their ordinary values. */
export function effectOf(group: OracleGroup): number {
  const kind = kindOfGroup(group);
  const citizen = isCitizen(kind);
  const affected = cell(group, 'affected');
  const atTable = cell(group, 'at-table');
  const quiet = affected === 'low' && cell(group, 'knowledge') === 'marginal';
  let bits = 0;
  if ((citizen || kind === 'business') && !quiet) bits |= LOUD_CITIZEN_OR_BUSINESS;
  if (citizen || kind === 'business' || kind === 'front-line-staff') {
    if (affected !== 'low') bits |= VOICE_MEDIUM;
    if (affected === 'high') bits |= VOICE_HIGH;
    if (affected === 'high' && cell(group, 'trust') === 'low') bits |= VOICE_HIGH_LOW_TRUST;
  }
  if (citizen) {
    bits |= CITIZEN;
    if (cell(group, 'knowledge') === 'essential') bits |= CITIZEN_ESSENTIAL;
    if (atTable !== 'no') bits |= CITIZEN_AT_TABLE;
    if (atTable === 'throughout') bits |= CITIZEN_THROUGHOUT;
    if (affected === 'high' && atTable === 'no') bits |= HIGH_CITIZEN_ABSENT;
    if (cell(group, 'unpaid-work') === 'overlooked') bits |= OVERLOOKED;
    if (cell(group, 'willingness') !== 'unwilling') bits |= CITIZEN_NOT_UNWILLING;
    if (!quiet || atTable === 'throughout') bits |= CITIZEN_NOT_APART;
  } else {
    if (atTable !== 'no') bits |= ORGANISATION_AT_TABLE;
    const each = ['commissioners', 'partner-organisation', 'regulator', 'business'].includes(kind);
    bits |= each ? ONE_OTHER : OWN_BODY;
  }
  return bits;
}

/** The bits of two lists together. */
export function together(a: number, b: number): number {
  return a | b | ((a & b & ONE_OTHER) !== 0 ? TWO_OTHERS : 0);
}

/** What the rules see of a given list with these bits. */
export function viewOfBits(bits: number): ListView {
  const has = (bit: number): boolean => (bits & bit) !== 0;
  return {
    given: true,
    quietCitizensAndBusiness: !has(LOUD_CITIZEN_OR_BUSINESS),
    citizenEssential: has(CITIZEN_ESSENTIAL),
    voiceHighAndLowTrust: has(VOICE_HIGH_LOW_TRUST),
    voiceHigh: has(VOICE_HIGH),
    voiceMedium: has(VOICE_MEDIUM),
    citizenAtTable: has(CITIZEN_AT_TABLE),
    citizenThroughout: has(CITIZEN_THROUGHOUT),
    highCitizenAbsent: has(HIGH_CITIZEN_ABSENT),
    overlooked: has(OVERLOOKED),
    allUnwilling: has(CITIZEN) && !has(CITIZEN_NOT_UNWILLING),
    organisationAtTable: has(ORGANISATION_AT_TABLE),
    twoOrganisations: has(TWO_OTHERS) || (has(ONE_OTHER) && has(OWN_BODY)),
    citizensApart: !has(CITIZEN_NOT_APART),
  };
}

/** The cells that a pin reads; influence, ability, at-risk, costs and asked-recently move none. */
export const READ_CELLS = [
  'affected',
  'knowledge',
  'at-table',
  'willingness',
  'trust',
  'unpaid-work',
] as const;

/** All bits that one group can have, its left-out cells standing for all their values. */
function effectsOf(group: OracleGroup): Set<number> {
  let open: OracleGroup[] = [group];
  for (const key of READ_CELLS) {
    if (plain(group[key]) !== undefined) continue;
    const values: readonly string[] = GROUP_CELLS[key satisfies Cell];
    open = open.flatMap((g) => values.map((value): OracleGroup => ({ ...g, [key]: value })));
  }
  return new Set(open.map(effectOf));
}

/** The bits of every list of up to so many groups. */
function allLists(maxGroups: number): Set<number> {
  // Citizen groups are all alike to the rules, so one stands for the five.
  const singles = new Set<number>();
  for (const group of GROUPS) {
    if (isCitizen(group) && group !== CITIZENS[0]) continue;
    for (const bits of effectsOf({ group })) singles.add(bits);
  }
  const found = new Set<number>([0]);
  let newest = [0];
  for (let size = 1; size <= maxGroups && newest.length > 0; size += 1) {
    const next: number[] = [];
    for (const list of newest) {
      for (const single of singles) {
        const bits = together(list, single);
        if (found.has(bits)) continue;
        found.add(bits);
        next.push(bits);
      }
    }
    newest = next;
  }
  return found;
}

function distinctViews(lists: Iterable<number>): ListView[] {
  const views = new Map<string, ListView>();
  for (const bits of lists) {
    const view = viewOfBits(bits);
    views.set(JSON.stringify(view), view);
  }
  return [...views.values()];
}

const viewsBySize = new Map<number, readonly ListView[]>();

/** Every distinct view of the lists of up to so many groups (any number unless said), the empty list too. */
export function allListViews(maxGroups = Number.POSITIVE_INFINITY): readonly ListView[] {
  let views = viewsBySize.get(maxGroups);
  if (views === undefined) {
    views = distinctViews(allLists(maxGroups));
    viewsBySize.set(maxGroups, views);
  }
  return views;
}

/** Every distinct view of the completions of a brief's list. */
export function possibleListViews(brief: OracleBrief, maxGroups?: number): readonly ListView[] {
  const list = brief.stakeholders;
  if (list === undefined || list === null) return allListViews(maxGroups);
  let lists = new Set<number>([0]);
  for (const group of list) {
    const effects = effectsOf(group); // cells of different groups are filled in independently
    const longer = new Set<number>();
    for (const a of lists) for (const b of effects) longer.add(together(a, b));
    lists = longer;
  }
  return distinctViews(lists);
}

// ---------------------------------------------------------------- scalar facts

/** No statement of §3 to §7 that moves a key of the answer reads these (motive only makes a caution of N1). */
export const UNREAD: readonly string[] = ['stage', 'technical-quality', 'motive'];

interface OpenFact {
  readonly key: ScalarName;
  readonly values: readonly string[];
}

function openFacts(f: Scalars, practice: boolean): OpenFact[] {
  const out: OpenFact[] = [];
  const add = (table: Readonly<Record<string, readonly string[]>>): void => {
    for (const [key, values] of Object.entries(table)) {
      if (key === 'domain' || UNREAD.includes(key)) continue; // domain is never filled in
      const name = key as ScalarName;
      if (f[name] !== undefined) continue;
      // Under a stated domain (K4) only two signs are read: method by L8 and subject by N3.
      const sign =
        name === 'cause-and-effect' || name === 'repeatability' || name === 'knowledge-held-by';
      if (f.domain !== undefined && sign) continue;
      out.push({ key: name, values });
    }
  };
  add(FACTS.challenge);
  add(FACTS.decision);
  add(FACTS.risk);
  if (practice) {
    // staff mixed and ready are alike to T10
    add({ resources: ['none', 'thin', 'adequate'], staff: ['unprepared', 'ready'] });
  }
  return out;
}

// ---------------------------------------------------------------- the union

export interface PossibleOptions {
  /** the longest list that a left-out list may stand for; any length unless said */
  readonly maxGroups?: number | undefined;
  /** more completions than this are refused; 3,000,000 unless said */
  readonly bound?: number | undefined;
  /**
   * whether a left-out practice.resources or practice.staff is filled in too, true unless said: §2 lets
   * every answer be left out, left out is unknown, and both have an ordinary value and limit reach.
   */
  readonly practice?: boolean | undefined;
}

export interface Possible {
  readonly domain: ReadonlySet<Kind | null>;
  readonly calledFor: ReadonlySet<Approach | null>;
  readonly reach: ReadonlySet<Approach | null>;
  readonly today: ReadonlySet<Approach | null>;
  readonly first: ReadonlySet<Approach | null>;
  readonly name: ReadonlySet<Name | null>;
  readonly clash: ReadonlySet<boolean>;
  readonly belowDuty: ReadonlySet<boolean>;
  /** how many completions (lists by distinct view) were tried */
  readonly completions: number;
}

/** How many completions `possible` would try. */
export function completionsOf(brief: OracleBrief, options: PossibleOptions = {}): number {
  const open = openFacts(scalarsOf(brief), options.practice ?? true);
  return open.reduce(
    (n, fact) => n * fact.values.length,
    possibleListViews(brief, options.maxGroups).length,
  );
}

/** Every pin still possible; throws a RangeError where there are more completions than the bound. */
export function possible(brief: OracleBrief, options: PossibleOptions = {}): Possible {
  const bound = options.bound ?? 3_000_000;
  const stated = scalarsOf(brief);
  const open = openFacts(stated, options.practice ?? true);
  const views = possibleListViews(brief, options.maxGroups);
  const completions = open.reduce((n, fact) => n * fact.values.length, views.length);
  if (completions > bound) {
    throw new RangeError(`oracle: ${String(completions)} completions, more than ${String(bound)}`);
  }

  const domain = new Set<Kind | null>();
  const calledFor = new Set<Approach | null>();
  const reach = new Set<Approach | null>();
  const today = new Set<Approach | null>();
  const first = new Set<Approach | null>();
  const name = new Set<Name | null>();
  const clash = new Set<boolean>();
  const belowDuty = new Set<boolean>();

  const f: Scalars = { ...stated };
  const fill = (at: number): void => {
    const fact = open[at];
    if (fact === undefined) {
      for (const view of views) {
        const pins = pinsOf(f, view);
        domain.add(pins.domain);
        calledFor.add(pins.calledFor);
        reach.add(pins.reach);
        today.add(pins.today);
        first.add(pins.first);
        name.add(pins.name);
        clash.add(pins.clash);
        belowDuty.add(pins.belowDuty);
      }
      return;
    }
    for (const value of fact.values) {
      f[fact.key] = value;
      fill(at + 1);
    }
    f[fact.key] = undefined;
  };
  fill(0);
  return { domain, calledFor, reach, today, first, name, clash, belowDuty, completions };
}
