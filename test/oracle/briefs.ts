// Seeded random briefs, and the tables to enumerate the vocabulary with.

import type { Json, JsonObject, OracleBrief, OracleGroup } from './model.js';
import {
  CITIZENS,
  FACTS,
  GROUP_CELLS,
  GROUPS,
  KINDS,
  NAMES,
  ORDINARY,
  ORDINARY_CELL,
  ORGANISATIONS,
  PRACTICE_FACTS,
  SCALE,
  SIGNS,
} from './model.js';

export {
  CITIZENS,
  FACTS,
  GROUP_CELLS,
  GROUPS,
  KINDS,
  NAMES,
  ORDINARY,
  ORDINARY_CELL,
  ORGANISATIONS,
  PRACTICE_FACTS,
  SCALE,
  SIGNS,
};

export type Rng = () => number;

/** mulberry32: the same seed gives the same numbers in [0, 1) everywhere. */
export function mulberry32(seed: number): Rng {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function below(rng: Rng, n: number): number {
  return Math.floor(rng() * n);
}

export function pick<T>(rng: Rng, values: readonly T[]): T {
  const value = values[below(rng, values.length)];
  if (value === undefined) throw new Error('oracle: nothing to pick from');
  return value;
}

export function chance(rng: Rng, p: number): boolean {
  return rng() < p;
}

type Draft = Record<string, Json>;
type Table = Readonly<Record<string, readonly string[]>>;

/**
 * Uniform facts seldom leave any room: one of some twenty limits nearly always binds. So a brief draws how
 * ordinary it is, and each fact takes a mild value with that probability, else any value.
 */
function mildness(rng: Rng): number {
  return pick(rng, [0, 0.5, 0.8, 0.93]);
}

const MILD: Readonly<Record<string, string>> = {
  ...ORDINARY,
  ...ORDINARY_CELL,
  'open-to-influence': 'options',
  time: 'months',
  'at-table': 'throughout',
};

function value(rng: Rng, key: string, values: readonly string[], mild: number): string {
  const usual = MILD[key];
  return usual !== undefined && chance(rng, mild) ? usual : pick(rng, values);
}

function table(rng: Rng, facts: Table, mild: number): Draft {
  const out: Draft = {};
  for (const [key, values] of Object.entries(facts)) out[key] = value(rng, key, values, mild);
  return out;
}

function fullGroup(rng: Rng, mild: number, at: number): Draft {
  const group = chance(rng, 0.55) ? pick(rng, CITIZENS) : pick(rng, ORGANISATIONS);
  return { name: `group ${String(at + 1)}`, group, ...table(rng, GROUP_CELLS, mild) };
}

interface FullDraft {
  readonly challenge: Draft;
  readonly decision: Draft;
  readonly risk: Draft;
  readonly practice: Draft;
  readonly stakeholders: Draft[];
}

function fullDraft(rng: Rng): FullDraft {
  const mild = mildness(rng);
  const challenge = table(rng, FACTS.challenge, mild);
  // Signs that agree more or less: each leans to one kind with a probability drawn for the brief.
  const lean = below(rng, KINDS.length);
  const agreement = pick(rng, [0, 0.4, 0.8]);
  for (const sign of SIGNS) {
    const leaning = FACTS.challenge[sign][lean];
    if (leaning !== undefined && chance(rng, agreement)) challenge[sign] = leaning;
  }
  if (chance(rng, 0.5)) delete challenge.domain;
  const stakeholders: Draft[] = [];
  const size = below(rng, 5);
  for (let i = 0; i < size; i += 1) stakeholders.push(fullGroup(rng, mild, i));
  return {
    challenge,
    decision: table(rng, FACTS.decision, mild),
    risk: table(rng, FACTS.risk, mild),
    practice: table(rng, PRACTICE_FACTS, Math.max(mild, 0.5)),
    stakeholders,
  };
}

/**
 * Every fact of challenge, decision and risk given (domain half the time), practice.resources and
 * practice.staff too, and a list of none to four groups with every cell given.
 */
export function randomFullBrief(rng: Rng): OracleBrief {
  return fullDraft(rng);
}

/** A full brief with so many random facts or cells left out (never domain, group, name or practice). */
export function randomPartialBrief(rng: Rng, unknowns: number): OracleBrief {
  const draft = fullDraft(rng);
  const places: (readonly [Draft, string])[] = [];
  for (const section of [draft.challenge, draft.decision, draft.risk]) {
    for (const key of Object.keys(section)) if (key !== 'domain') places.push([section, key]);
  }
  for (const group of draft.stakeholders) {
    for (const key of Object.keys(GROUP_CELLS)) places.push([group, key]);
  }
  for (let i = 0; i < unknowns && places.length > 0; i += 1) {
    const at = below(rng, places.length);
    const place = places[at];
    if (place === undefined) break;
    places.splice(at, 1);
    const [section, key] = place;
    delete section[key];
  }
  return draft;
}

function thin(rng: Rng, section: Draft, given: number): Draft {
  const out: Draft = {};
  for (const [key, v] of Object.entries(section)) {
    if (!chance(rng, given)) continue;
    // now and then JSON's own yes and no (§2), where the fact is a plain yes or no
    const boolean = (key === 'power-to-compel' || key === 'at-risk') && chance(rng, 0.3);
    out[key] = boolean ? v === 'yes' : v;
  }
  return out;
}

/** Each fact given with a probability drawn for the brief; the list sometimes left out or empty. */
export function randomThinBrief(rng: Rng): OracleBrief {
  const draft = fullDraft(rng);
  const given = pick(rng, [0.05, 0.2, 0.5, 0.8]);
  const brief: Record<string, JsonObject> = {};
  for (const name of ['challenge', 'decision', 'risk', 'practice'] as const) {
    const section = thin(rng, draft[name], given);
    if (Object.keys(section).length > 0 || chance(rng, 0.2)) brief[name] = section;
  }
  const which = rng();
  if (which < 0.35) return brief;
  if (which < 0.45) return { ...brief, stakeholders: [] };
  const stakeholders = draft.stakeholders.map((g): OracleGroup => {
    const cells: Draft = {};
    for (const key of Object.keys(GROUP_CELLS)) cells[key] = g[key];
    const out: Draft = { group: g.group, ...thin(rng, cells, given) };
    if (chance(rng, 0.8)) out.name = g.name;
    return out;
  });
  return { ...brief, stakeholders };
}

function date(rng: Rng, from: number, span: number): string {
  const day = from + below(rng, span);
  return new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
}

function yesNo(rng: Rng, yes: number): Json {
  const v = chance(rng, yes);
  return chance(rng, 0.3) ? v : v ? 'yes' : 'no';
}

/** The brief with a random proposal, and with the facts of practice that findings read. */
export function randomProposal(rng: Rng, brief: OracleBrief): OracleBrief {
  const proposal: Draft = {};
  const which = rng();
  if (which < 0.82) proposal.approach = pick(rng, SCALE);
  else if (which < 0.92) proposal.approach = pick(rng, NAMES);
  if (chance(rng, 0.35))
    proposal.first = chance(rng, 0.6) ? pick(rng, SCALE.slice(0, 3)) : pick(rng, SCALE);
  if (chance(rng, 0.3)) proposal.power = 'the power named in the proposal';
  if (chance(rng, 0.4)) proposal['end-date'] = date(rng, 200, 100);
  if (chance(rng, 0.5)) proposal['review-date'] = date(rng, 100, 100);
  for (const key of ['seats-only', 'budget-only', 'views-ignored']) {
    if (chance(rng, 0.5)) proposal[key] = yesNo(rng, 0.4);
  }
  if (chance(rng, 0.6)) {
    const consultation: Draft = {};
    if (chance(rng, 0.8)) consultation.opens = date(rng, 0, 20);
    if (chance(rng, 0.8)) consultation.closes = date(rng, 20, 30);
    if (chance(rng, 0.8)) consultation['decides-on'] = date(rng, 35, 30);
    for (const key of ['alternatives-described', 'information-given']) {
      if (chance(rng, 0.6)) consultation[key] = yesNo(rng, 0.5);
    }
    if (chance(rng, 0.3)) consultation['considered-by'] = 'the committee';
    proposal.consultation = consultation;
  }
  if (chance(rng, 0.4)) {
    const stages: Draft = {};
    const given = pick(rng, [0.5, 0.9, 1]);
    for (const stage of FACTS.challenge.stage)
      if (chance(rng, given)) stages[stage] = pick(rng, SCALE);
    proposal.stages = stages;
  }
  if (chance(rng, 0.4)) {
    const groups: Draft = {};
    for (const g of brief.stakeholders ?? []) {
      const name = g.name;
      if (typeof name === 'string' && chance(rng, 0.75)) groups[name] = pick(rng, SCALE);
    }
    proposal.groups = groups;
  }
  const practice: Draft = { ...brief.practice };
  if (chance(rng, 0.6)) practice.feedback = pick(rng, ['none', 'planned', 'joint-evaluation']);
  if (chance(rng, 0.6))
    practice['resource-effect'] = pick(rng, ['additive', 'substitutive', 'both']);
  if (chance(rng, 0.3)) practice.interaction = pick(rng, ['relational', 'transactional', 'both']);
  if (chance(rng, 0.3)) practice.reach = pick(rng, ['personal', 'collective', 'both']);
  return { ...brief, practice, proposal };
}
