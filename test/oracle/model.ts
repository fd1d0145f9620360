// An independent oracle of the decision model, written by hand from the text of MODEL.md
// (sections 2 to 7). It shares no code with the rule engine and must not: it is there to
// disagree with it. Comments name the statement that a line stands for.

// ---------------------------------------------------------------- vocabulary (§1, §2)

export const SCALE = [
  'coercion',
  'protection',
  'education',
  'information',
  'consultation',
  'participation',
  'co-design',
  'co-production',
] as const;
export type Approach = (typeof SCALE)[number];

export const KINDS = ['simple', 'complicated', 'complex', 'chaotic'] as const;
export type Kind = (typeof KINDS)[number];

export const NAMES = ['community-led-action', 'delegated-decision', 'partnership-working'] as const;
export type Name = (typeof NAMES)[number];

/** Every fact of challenge, decision and risk, with its values in the order of the text. */
export const FACTS = {
  challenge: {
    domain: KINDS,
    'cause-and-effect': ['evident', 'needs-analysis', 'clear-only-afterwards', 'none-visible'],
    method: ['recipe', 'expert-plan', 'no-settled-method', 'none-yet'],
    repeatability: ['same-each-time', 'same-when-planned', 'differs-each-time', 'shifts-daily'],
    'knowledge-held-by': ['anyone-trained', 'specialists', 'many-people-partly', 'nobody-yet'],
    subject: ['routine-task', 'building-or-fixing', 'lives-and-relationships', 'emergency'],
    aim: [
      'provide',
      'build-or-fix',
      'change-behaviour',
      'protect',
      'enforce',
      'improve-lives',
      'set-priorities',
    ],
    level: ['single-case', 'service', 'policy-or-plan'],
    'values-conflict': ['none', 'some', 'strong'],
    output: ['fixed', 'partly-open', 'emergent'],
    stage: ['commission', 'design', 'deliver', 'manage', 'evaluate', 'decommission'],
    'softer-means': ['not-tried', 'working', 'failed'],
  },
  decision: {
    status: ['open', 'narrowed', 'made'],
    'open-to-influence': ['nothing', 'details', 'options', 'whole-question'],
    'held-by': ['law', 'organisation', 'shared', 'citizens'],
    'power-sharing': ['unwilling', 'limited', 'committed'],
    'carried-out-by': ['organisation', 'both', 'citizens'],
    'technical-quality': ['minor', 'some', 'decisive'],
    'own-knowledge': ['sufficient', 'partial', 'insufficient'],
    acceptance: ['not-needed', 'helpful', 'critical'],
    'acceptance-if-imposed': ['likely', 'unsure', 'unlikely'],
    duty: ['none', 'inform', 'consult', 'involve', 'co-produce'],
    'duty-source': ['statute', 'promise', 'practice'],
    'duty-met': ['no', 'partly', 'yes'],
    time: ['hours', 'days', 'weeks', 'months', 'open'],
    reversible: ['easily', 'at-a-cost', 'no'],
    motive: ['outcomes', 'legitimacy', 'compliance', 'savings'],
    'power-to-compel': ['no', 'yes'],
  },
  risk: {
    'to-life': ['none', 'possible', 'imminent'],
    safeguarding: ['none', 'concern', 'duty-triggered'],
    'to-others': ['none', 'possible', 'serious'],
    'capacity-to-decide': ['not-in-question', 'has-capacity', 'with-support', 'lacks'],
  },
} as const;

/** The two facts of practice that a pin reads (T7, T10). */
export const PRACTICE_FACTS = {
  resources: ['none', 'thin', 'adequate'],
  staff: ['unprepared', 'mixed', 'ready'],
} as const;

export const SIGNS = [
  'cause-and-effect',
  'method',
  'repeatability',
  'knowledge-held-by',
  'subject',
] as const;
export type Sign = (typeof SIGNS)[number];

export const CITIZENS = [
  'service-users',
  'carers',
  'families',
  'residents',
  'community-group',
] as const;
export const ORGANISATIONS = [
  'business',
  'front-line-staff',
  'managers',
  'experts',
  'executive',
  'councillors',
  'commissioners',
  'partner-organisation',
  'regulator',
] as const;
export const GROUPS = [...CITIZENS, ...ORGANISATIONS] as const;

/** Every cell of a listed group but its name and its (required) group. */
export const GROUP_CELLS = {
  affected: ['low', 'medium', 'high'],
  influence: ['low', 'medium', 'high'],
  knowledge: ['marginal', 'useful', 'essential'],
  'at-table': ['no', 'late', 'throughout'],
  willingness: ['unwilling', 'mixed', 'willing'],
  ability: ['needs-support', 'mixed', 'ready'],
  trust: ['low', 'mixed', 'high'],
  'at-risk': ['no', 'yes'],
  'unpaid-work': ['none', 'overlooked', 'counted'],
  costs: ['unmet', 'expenses', 'paid'],
  'asked-recently': ['no', 'once', 'repeatedly'],
} as const;
export type Cell = keyof typeof GROUP_CELLS;

export type SectionName = keyof typeof FACTS;
export type ScalarName =
  | keyof (typeof FACTS)['challenge']
  | keyof (typeof FACTS)['decision']
  | keyof (typeof FACTS)['risk']
  | keyof typeof PRACTICE_FACTS;

/**
 * Ordinary values. Left out here because they hang on other facts: domain and the signs (never
 * filled in), open-to-influence (kind and aim), time (danger).
 */
export const ORDINARY = {
  aim: 'provide',
  level: 'service',
  'values-conflict': 'none',
  output: 'emergent',
  stage: 'design',
  'softer-means': 'not-tried',
  status: 'open',
  'held-by': 'organisation',
  'power-sharing': 'committed',
  'carried-out-by': 'both',
  'technical-quality': 'some',
  'own-knowledge': 'sufficient',
  acceptance: 'helpful',
  'acceptance-if-imposed': 'likely',
  duty: 'none',
  'duty-source': 'statute',
  'duty-met': 'no',
  reversible: 'easily',
  motive: 'outcomes',
  'power-to-compel': 'no',
  'to-life': 'none',
  safeguarding: 'none',
  'to-others': 'none',
  'capacity-to-decide': 'not-in-question',
  resources: 'adequate',
  staff: 'ready',
} as const;

/** Ordinary cells; at-table hangs on the class of the group. */
export const ORDINARY_CELL = {
  affected: 'medium',
  influence: 'medium',
  knowledge: 'useful',
  willingness: 'mixed',
  ability: 'mixed',
  trust: 'mixed',
  'at-risk': 'no',
  'unpaid-work': 'none',
  costs: 'expenses',
  'asked-recently': 'no',
} as const;

// ---------------------------------------------------------------- types

export type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}
export type OracleSection = JsonObject;
export type OracleGroup = JsonObject;

export interface OraclePart {
  readonly name?: string | undefined;
  readonly challenge?: OracleSection | null | undefined;
  readonly decision?: OracleSection | null | undefined;
  readonly risk?: OracleSection | null | undefined;
  readonly stakeholders?: readonly OracleGroup[] | null | undefined;
  readonly practice?: OracleSection | null | undefined;
  readonly setting?: OracleSection | null | undefined;
  readonly proposal?: OracleSection | null | undefined;
}

export interface OracleBrief extends OraclePart {
  readonly parts?: readonly OraclePart[] | null | undefined;
}

export interface OracleThen {
  readonly domain: Kind;
  readonly calledFor: Approach;
  readonly today: Approach;
}

export interface OraclePins {
  readonly domain: Kind | null;
  readonly calledFor: Approach | null;
  readonly reach: Approach | null;
  readonly today: Approach | null;
  readonly first: Approach | null;
  readonly name: Name | null;
  readonly clash: boolean;
  readonly belowDuty: boolean;
}

export interface OracleAnswer extends OraclePins {
  readonly then: readonly OracleThen[];
}

// ---------------------------------------------------------------- reading a brief

/** §2: JSON's true and false are read as yes and no; null and undefined are left out. */
export function plain(value: Json): Json {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  return value === null ? undefined : value;
}

/** A fact of a section, or undefined where left out; throws on a value that is not of the vocabulary. */
export function readFact(
  section: JsonObject | null | undefined,
  key: string,
  values: readonly string[],
): string | undefined {
  const value = plain(section?.[key]);
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !values.includes(value)) {
    throw new Error(`oracle: ${key}: not a value: ${JSON.stringify(value)}`);
  }
  return value;
}

/** The stated scalar facts, by name (names are unique over the sections). A missing name is left out. */
export type Scalars = Partial<Record<ScalarName, string | undefined>>;

export function scalarsOf(brief: OracleBrief): Scalars {
  const out: Partial<Record<string, string>> = {};
  const take = (
    section: OracleSection | null | undefined,
    table: Readonly<Record<string, readonly string[]>>,
  ): void => {
    for (const [key, values] of Object.entries(table)) {
      const value = readFact(section, key, values);
      if (value !== undefined) out[key] = value;
    }
  };
  take(brief.challenge, FACTS.challenge);
  take(brief.decision, FACTS.decision);
  take(brief.risk, FACTS.risk);
  take(brief.practice, PRACTICE_FACTS);
  return out as Scalars;
}

// ---------------------------------------------------------------- the list, as the rules see it

export function isCitizen(group: string): boolean {
  return (CITIZENS as readonly string[]).includes(group);
}

/** §2: voices are the citizen groups, business and front-line staff. */
function isVoice(group: string): boolean {
  return isCitizen(group) || group === 'business' || group === 'front-line-staff';
}

/** A cell of a listed group, at its ordinary value where left out. */
export function cell(group: OracleGroup, key: Cell): string {
  const stated = readFact(group, key, GROUP_CELLS[key]);
  if (stated !== undefined) return stated;
  if (key === 'at-table') return isCitizen(kindOfGroup(group)) ? 'late' : 'throughout';
  return ORDINARY_CELL[key];
}

export function kindOfGroup(group: OracleGroup): string {
  const kind = readFact(group, 'group', GROUPS);
  if (kind === undefined) throw new Error('oracle: a stakeholder without group');
  return kind;
}

/** §2: a left-out list is taken as one ordinary citizen group and one ordinary organisation group. */
export const ORDINARY_LIST: readonly OracleGroup[] = [
  { group: 'residents' },
  { group: 'managers' },
];

export function listOf(brief: OracleBrief): readonly OracleGroup[] {
  return brief.stakeholders ?? ORDINARY_LIST;
}

/** All that any statement of §3 to §7 asks of the list. */
export interface ListView {
  /** a list is given (S7, N3) */
  readonly given: boolean;
  /** S7: every citizen and business group is little affected with marginal knowledge, or there is none */
  readonly quietCitizensAndBusiness: boolean;
  /** L1, L7 */
  readonly citizenEssential: boolean;
  /** L4, A1: one voice both highly affected and low in trust */
  readonly voiceHighAndLowTrust: boolean;
  /** L5 */
  readonly voiceHigh: boolean;
  /** L6 */
  readonly voiceMedium: boolean;
  /** T3: some citizen group late or throughout */
  readonly citizenAtTable: boolean;
  /** T4 */
  readonly citizenThroughout: boolean;
  /** T3b */
  readonly highCitizenAbsent: boolean;
  /** T5 */
  readonly overlooked: boolean;
  /** T6: there are citizen groups, and all are unwilling */
  readonly allUnwilling: boolean;
  /** T11: some organisation group late or throughout */
  readonly organisationAtTable: boolean;
  /** N3: two or more organisations, counted as N3 says */
  readonly twoOrganisations: boolean;
  /** N3: every citizen group, if any, marginal, little affected and not at the table throughout */
  readonly citizensApart: boolean;
}

/** N3: these count each. */
const COUNT_EACH: readonly string[] = [
  'commissioners',
  'partner-organisation',
  'regulator',
  'business',
];

export function viewOf(list: readonly OracleGroup[], given: boolean): ListView {
  const citizens = list.filter((g) => isCitizen(kindOfGroup(g)));
  const organisations = list.filter((g) => !isCitizen(kindOfGroup(g)));
  const voices = list.filter((g) => isVoice(kindOfGroup(g)));
  const business = list.filter((g) => kindOfGroup(g) === 'business');
  const quiet = (g: OracleGroup): boolean =>
    cell(g, 'affected') === 'low' && cell(g, 'knowledge') === 'marginal';
  const atTable = (g: OracleGroup): boolean => cell(g, 'at-table') !== 'no';
  const high = (g: OracleGroup): boolean => cell(g, 'affected') === 'high';
  const counted = organisations.filter((g) => COUNT_EACH.includes(kindOfGroup(g))).length;
  const ownBody = organisations.some((g) => !COUNT_EACH.includes(kindOfGroup(g))) ? 1 : 0;
  return {
    given,
    quietCitizensAndBusiness: [...citizens, ...business].every(quiet),
    citizenEssential: citizens.some((g) => cell(g, 'knowledge') === 'essential'),
    voiceHighAndLowTrust: voices.some((g) => high(g) && cell(g, 'trust') === 'low'),
    voiceHigh: voices.some(high),
    voiceMedium: voices.some((g) => cell(g, 'affected') !== 'low'),
    citizenAtTable: citizens.some(atTable),
    citizenThroughout: citizens.some((g) => cell(g, 'at-table') === 'throughout'),
    highCitizenAbsent: citizens.some((g) => high(g) && !atTable(g)),
    overlooked: citizens.some((g) => cell(g, 'unpaid-work') === 'overlooked'),
    allUnwilling:
      citizens.length > 0 && citizens.every((g) => cell(g, 'willingness') === 'unwilling'),
    organisationAtTable: organisations.some(atTable),
    twoOrganisations: counted + ownBody >= 2,
    citizensApart: citizens.every((g) => quiet(g) && cell(g, 'at-table') !== 'throughout'),
  };
}

export function listView(brief: OracleBrief): ListView {
  const list = brief.stakeholders;
  return list === undefined || list === null ? viewOf(ORDINARY_LIST, false) : viewOf(list, true);
}

// ---------------------------------------------------------------- conditional ordinary values

/** §2 time: months; days where to-life is imminent or safeguarding is duty-triggered. */
export function timeOf(f: Scalars): string {
  if (f.time !== undefined) return f.time;
  return f['to-life'] === 'imminent' || f.safeguarding === 'duty-triggered' ? 'days' : 'months';
}

/**
 * §2 open-to-influence, by kind and aim. The text gives no ordinary value where there is no kind (K6);
 * 'details' is used then, the least that any kind gives. Only `settled-and-open` can see it, and it
 * asks for details or more, which every kind gives.
 */
export function openToInfluenceOf(f: Scalars, kind: Kind | null): string {
  const stated = f['open-to-influence'];
  if (stated !== undefined) return stated;
  if (kind === 'complex') return 'whole-question';
  if (kind === 'complicated') {
    const aim = f.aim ?? ORDINARY.aim;
    return aim === 'protect' || aim === 'change-behaviour' || aim === 'enforce'
      ? 'details'
      : 'options';
  }
  return 'details';
}

// ---------------------------------------------------------------- §3, the kind of challenge

/** K1: how many given signs speak for each kind, in the order of KINDS. */
export function votes(f: Scalars): readonly [number, number, number, number] {
  const count: [number, number, number, number] = [0, 0, 0, 0];
  for (const sign of SIGNS) {
    const value = f[sign];
    if (value === undefined) continue;
    const at = (FACTS.challenge[sign] as readonly string[]).indexOf(value);
    if (at === 0 || at === 1 || at === 2 || at === 3) count[at] += 1;
  }
  return count;
}

/** K1 to K3: the kind that the signs say, whatever domain is stated; null where no sign counts (K6). */
export function kindByScalars(f: Scalars): Kind | null {
  const [simple, complicated, complex, chaotic] = votes(f);
  const emergency = f.subject === 'emergency';

  // K2, first half
  const plainChaos =
    f['cause-and-effect'] === 'none-visible' || f.repeatability === 'shifts-daily' || emergency;
  if (chaotic >= 2 && plainChaos) return 'chaotic';

  // K2, second half
  const time = timeOf(f);
  if (
    emergency &&
    (time === 'hours' || time === 'days') &&
    complex + chaotic > simple + complicated
  )
    return 'chaotic';

  // K3. An emergency that gets here is alone: a second fourth value would have made it chaotic.
  const asComplex = complex + chaotic - (emergency ? 1 : 0);
  const most = Math.max(simple, complicated, asComplex);
  if (most === 0) return null; // K6
  if (asComplex === most) return 'complex';
  return complicated === most ? 'complicated' : 'simple';
}

export function kindBySigns(brief: OracleBrief): Kind | null {
  return kindByScalars(scalarsOf(brief));
}

// ---------------------------------------------------------------- §4 to §7

const COERCION = 0;
const PROTECTION = 1;
const EDUCATION = 2;
const INFORMATION = 3;
const CONSULTATION = 4;
const PARTICIPATION = 5;
const CO_DESIGN = 6;
const CO_PRODUCTION = 7;

function approach(rank: number): Approach {
  const found = SCALE[rank];
  if (found === undefined) throw new Error(`oracle: no approach ${String(rank)}`);
  return found;
}

/** Where an approach stands on the scale, from 0 (coercion). */
export function rankOf(name: Approach): number {
  return SCALE.indexOf(name);
}

export function isDoingTo(name: Approach): boolean {
  return rankOf(name) <= EDUCATION;
}

/** The rank that a duty asks for; null where there is none, or it is met (§4 Duty; partly met is not met). */
export function unmetDuty(f: Scalars): number | null {
  if ((f['duty-met'] ?? ORDINARY['duty-met']) === 'yes') return null;
  switch (f.duty ?? ORDINARY.duty) {
    case 'inform':
      return INFORMATION;
    case 'consult':
      return CONSULTATION;
    case 'involve':
      return PARTICIPATION;
    case 'co-produce':
      return CO_PRODUCTION;
    default:
      return null;
  }
}

/** All scalar facts at their values, stated or ordinary, for one kind. */
function settle(f: Scalars, kind: Kind) {
  return {
    kind,
    open: openToInfluenceOf(f, kind),
    time: timeOf(f),
    method: f.method, // a sign: no ordinary value
    subject: f.subject, // a sign: no ordinary value
    aim: f.aim ?? ORDINARY.aim,
    level: f.level ?? ORDINARY.level,
    valuesConflict: f['values-conflict'] ?? ORDINARY['values-conflict'],
    output: f.output ?? ORDINARY.output,
    softer: f['softer-means'] ?? ORDINARY['softer-means'],
    status: f.status ?? ORDINARY.status,
    heldBy: f['held-by'] ?? ORDINARY['held-by'],
    sharing: f['power-sharing'] ?? ORDINARY['power-sharing'],
    carriedOutBy: f['carried-out-by'] ?? ORDINARY['carried-out-by'],
    ownKnowledge: f['own-knowledge'] ?? ORDINARY['own-knowledge'],
    acceptance: f.acceptance ?? ORDINARY.acceptance,
    ifImposed: f['acceptance-if-imposed'] ?? ORDINARY['acceptance-if-imposed'],
    duty: f.duty ?? ORDINARY.duty,
    dutySource: f['duty-source'] ?? ORDINARY['duty-source'],
    reversible: f.reversible ?? ORDINARY.reversible,
    power: (f['power-to-compel'] ?? ORDINARY['power-to-compel']) === 'yes',
    toLife: f['to-life'] ?? ORDINARY['to-life'],
    safeguarding: f.safeguarding ?? ORDINARY.safeguarding,
    toOthers: f['to-others'] ?? ORDINARY['to-others'],
    capacity: f['capacity-to-decide'] ?? ORDINARY['capacity-to-decide'],
    resources: f.resources ?? ORDINARY.resources,
    staff: f.staff ?? ORDINARY.staff,
    unmet: unmetDuty(f),
  };
}
type Settled = ReturnType<typeof settle>;

/** §4 "Own decision". */
function isOwnDecision(x: Settled): boolean {
  return (
    (x.kind === 'simple' || x.kind === 'complicated') &&
    x.level === 'single-case' &&
    x.heldBy === 'citizens'
  );
}

/** §4 Start: the leftmost of those that speak. */
function start(x: Settled, list: ListView): number {
  const optionsOpen =
    (x.open === 'options' || x.open === 'whole-question') &&
    x.time !== 'hours' &&
    x.time !== 'days';
  const danger = x.toLife !== 'none' || x.toOthers !== 'none' || x.safeguarding !== 'none';
  const ownChoice =
    (x.capacity === 'has-capacity' || x.capacity === 'with-support') && x.toOthers === 'none';
  const known = x.kind === 'simple' || x.kind === 'complicated';

  const speaking: number[] = [];
  // S1
  if (x.kind === 'chaotic') speaking.push(PROTECTION);
  // S2
  if (x.kind === 'complex') speaking.push(CO_PRODUCTION);
  // S3
  if (
    known &&
    x.aim === 'enforce' &&
    x.power &&
    !optionsOpen &&
    (x.softer === 'failed' || x.toOthers === 'serious')
  ) {
    speaking.push(COERCION);
  }
  // S4
  if (known && x.aim === 'protect' && danger && !optionsOpen && !ownChoice)
    speaking.push(PROTECTION);
  // S5
  if (known && x.aim === 'change-behaviour' && !optionsOpen) {
    speaking.push(x.softer === 'failed' && x.power && x.toOthers !== 'none' ? COERCION : EDUCATION);
  }
  // S6
  if (x.kind === 'simple') speaking.push(INFORMATION);
  // S7; an empty list is a given list without citizen or business groups
  if (x.kind === 'complicated') {
    const nobodyMuchTouched = list.given && list.quietCitizensAndBusiness;
    speaking.push(nobodyMuchTouched || isOwnDecision(x) ? INFORMATION : CONSULTATION);
  }
  return Math.min(...speaking);
}

/** §4 At least. */
function raise(from: number, x: Settled, list: ListView): number {
  if (from <= PROTECTION) return from;
  const complicatedOrComplex = x.kind === 'complicated' || x.kind === 'complex';
  const openOptions = x.open === 'options' || x.open === 'whole-question'; // the fact alone: L3 and L6 do not ask for time
  const floors: [string, boolean, number][] = [
    ['L1', complicatedOrComplex && list.citizenEssential, PARTICIPATION],
    [
      'L2',
      complicatedOrComplex &&
        x.acceptance === 'critical' &&
        (x.ifImposed === 'unsure' || x.ifImposed === 'unlikely'),
      PARTICIPATION,
    ],
    ['L3', x.valuesConflict === 'strong' && openOptions, PARTICIPATION],
    ['L4', complicatedOrComplex && list.voiceHighAndLowTrust, PARTICIPATION],
    ['L5', list.voiceHigh && (x.reversible === 'at-a-cost' || x.reversible === 'no'), CONSULTATION],
    ['L6', openOptions && list.voiceMedium, CONSULTATION],
    [
      'L7',
      complicatedOrComplex &&
        list.citizenEssential &&
        (x.carriedOutBy === 'both' || x.carriedOutBy === 'citizens'),
      CO_DESIGN,
    ],
    ['L8', x.ownKnowledge === 'insufficient', CONSULTATION],
    [
      'L8',
      x.ownKnowledge === 'insufficient' &&
        x.kind === 'complicated' &&
        x.method === 'no-settled-method',
      PARTICIPATION,
    ],
  ];
  let at = from;
  for (const [id, speaks, floor] of floors) {
    if (!speaks) continue;
    if (from === EDUCATION && id !== 'L1' && id !== 'L4') continue;
    // Both "only" hold where an own decision starts at education: then nothing raises it.
    if (isOwnDecision(x) && id !== 'L7') continue;
    at = Math.max(at, floor);
  }
  return at;
}

interface Limit {
  readonly id: 'M1' | 'M2' | 'M3' | 'M4' | 'M5';
  readonly most: number;
  /** whether it limits called for too */
  readonly calledForToo: boolean;
}

/** §4 At most: those that speak. */
function limits(x: Settled): Limit[] {
  const out: Limit[] = [];
  const known = x.kind === 'simple' || x.kind === 'complicated';
  if (x.open === 'nothing') {
    out.push({
      id: 'M1',
      most: INFORMATION,
      calledForToo: x.heldBy === 'law' || x.status === 'made',
    });
  }
  if (x.open === 'details') out.push({ id: 'M2', most: PARTICIPATION, calledForToo: true });
  if (x.time === 'hours') out.push({ id: 'M3', most: INFORMATION, calledForToo: known });
  if (x.time === 'days') out.push({ id: 'M4', most: CONSULTATION, calledForToo: known });
  if (x.heldBy === 'law') {
    out.push({
      id: 'M5',
      most: x.level === 'single-case' ? CONSULTATION : CO_DESIGN,
      calledForToo: true,
    });
  }
  return out;
}

/** §4: start, at least, at most, duty, in this order. */
function calledFor(x: Settled, list: ListView): number {
  let at = raise(start(x, list), x, list);
  const limiting = limits(x).filter((m) => m.calledForToo);
  for (const m of limiting) at = Math.min(at, m.most);
  // Duty: not where called for is still in doing to
  if (x.unmet !== null && at > EDUCATION) {
    let asked = x.unmet;
    if (x.dutySource === 'promise') {
      for (const m of limiting) if (m.id === 'M1' || m.id === 'M5') asked = Math.min(asked, m.most);
    }
    at = Math.max(at, asked);
  }
  return at;
}

/** §5 */
function reach(x: Settled, list: ListView): number {
  const most: number[] = [CO_PRODUCTION, ...limits(x).map((m) => m.most)];
  if (x.status === 'made') most.push(INFORMATION); // T0
  if (x.sharing === 'unwilling') most.push(PARTICIPATION); // T1
  if (x.sharing === 'limited') most.push(CO_DESIGN); // T2
  if (!list.citizenAtTable) most.push(CONSULTATION); // T3
  if (list.highCitizenAbsent) most.push(CO_DESIGN); // T3b
  if (list.citizenAtTable && !list.citizenThroughout) most.push(PARTICIPATION); // T4
  if (list.overlooked) most.push(CO_DESIGN); // T5
  if (list.allUnwilling) most.push(CONSULTATION); // T6
  if (x.resources === 'none') most.push(CONSULTATION); // T7
  if (x.resources === 'thin') most.push(PARTICIPATION); // T7
  if (x.time === 'weeks') most.push(PARTICIPATION); // T8
  if (x.kind === 'complex' && x.output === 'fixed') most.push(PARTICIPATION); // T9
  if (x.staff === 'unprepared') most.push(PARTICIPATION); // T10
  if (!list.organisationAtTable) most.push(PARTICIPATION); // T11
  if (x.carriedOutBy === 'organisation') most.push(CO_DESIGN); // T13
  return Math.min(...most);
}

/** §6, before the comparison with called for. */
function firstSpeaking(x: Settled, list: ListView): number | null {
  const speaking: number[] = [];
  // A1
  if ((x.toOthers === 'serious' || x.toLife === 'imminent') && x.softer === 'failed' && x.power) {
    const backfires =
      (x.carriedOutBy === 'both' || x.carriedOutBy === 'citizens') && list.voiceHighAndLowTrust;
    speaking.push(backfires ? PROTECTION : COERCION);
  }
  // A2
  if (x.toLife === 'imminent') speaking.push(PROTECTION);
  // A3
  if (x.safeguarding === 'duty-triggered' && (x.time === 'hours' || x.time === 'days'))
    speaking.push(PROTECTION);
  return speaking.length === 0 ? null : Math.min(...speaking);
}

/** §7 */
function nameOf(x: Settled, list: ListView, called: number): Name | null {
  if (called <= EDUCATION) return null;
  // N1
  if (x.heldBy === 'citizens' && x.carriedOutBy === 'citizens') return 'community-led-action';
  // N2
  if (x.heldBy === 'citizens' && x.carriedOutBy === 'organisation') return 'delegated-decision';
  // N3; "no duty to consult or more" is read on the duty itself, met or not
  const noDuty = x.duty === 'none' || x.duty === 'inform';
  const livesAndComplex = x.kind === 'complex' && x.subject === 'lives-and-relationships';
  if (list.given && list.twoOrganisations && list.citizensApart && noDuty && !livesAndComplex) {
    return 'partnership-working';
  }
  return null;
}

/** §4 Clash: whether or not the limit limits called for; M3 and M4 make no clash. */
function clashes(x: Settled): boolean {
  const unmet = x.unmet;
  if (unmet === null || unmet < CONSULTATION) return false;
  if (x.status === 'made') return true;
  return limits(x).some((m) => (m.id === 'M1' || m.id === 'M2' || m.id === 'M5') && m.most < unmet);
}

/** The pins for stated scalar facts and a list. K4: a stated domain decides. K6: all null without a kind. */
export function pinsOf(f: Scalars, list: ListView): OraclePins {
  const kind = (f.domain as Kind | undefined) ?? kindByScalars(f);
  if (kind === null) {
    return {
      domain: null,
      calledFor: null,
      reach: null,
      today: null,
      first: null,
      name: null,
      clash: false,
      belowDuty: false,
    };
  }
  const x = settle(f, kind);
  const called = calledFor(x, list);
  const far = reach(x, list);
  const act = firstSpeaking(x, list);
  return {
    domain: kind,
    calledFor: approach(called),
    reach: approach(far),
    today: approach(Math.min(called, far)), // §1
    first: act !== null && act < called ? approach(act) : null, // §6: only where left of called for
    name: nameOf(x, list, called),
    clash: clashes(x),
    belowDuty: x.unmet !== null && far < x.unmet && called > EDUCATION,
  };
}

/** §6 Then: the brief again without the danger, with months, and the kind as it was. */
function thenAs(f: Scalars, list: ListView, kind: Kind): OracleThen {
  const after = pinsOf(
    {
      ...f,
      domain: kind,
      'to-life': 'none',
      'to-others': 'none',
      safeguarding: 'none',
      time: 'months',
    },
    list,
  );
  if (after.calledFor === null || after.today === null)
    throw new Error('oracle: then without a kind');
  return { domain: kind, calledFor: after.calledFor, today: after.today };
}

export function answer(brief: OracleBrief): OracleAnswer {
  const f = scalarsOf(brief);
  const list = listView(brief);
  const pins = pinsOf(f, list);
  let then: OracleThen[] = [];
  if (pins.domain === 'chaotic') {
    // K7, §6: also where nothing is first
    then = [thenAs(f, list, 'complex'), thenAs(f, list, 'complicated')];
  } else if (pins.domain !== null && pins.first !== null) {
    then = [thenAs(f, list, pins.domain)];
  }
  return { ...pins, then };
}

// ---------------------------------------------------------------- §2 parts

export interface OraclePartBrief {
  readonly name: string;
  readonly brief: OracleBrief;
}

const SECTIONS = ['challenge', 'decision', 'risk', 'practice', 'setting', 'proposal'] as const;

function isStated(section: OracleSection | null | undefined, key: string): boolean {
  const value = section?.[key];
  return value !== undefined && value !== null;
}

/**
 * Each part with the brief's facts behind it. Keys of a section override one by one, the values under a
 * key (such as the map practice.values) as a whole; a key that a part gives as null is left out there,
 * so the brief's stands.
 */
export function partBriefs(brief: OracleBrief): OraclePartBrief[] {
  return (brief.parts ?? []).map((part, i) => {
    const merged: Record<string, JsonObject> = {};
    for (const name of SECTIONS) {
      const own = part[name];
      const inherited: Record<string, Json> = { ...brief[name] };
      if (name === 'challenge' && ['domain', ...SIGNS].some((key) => isStated(own, key))) {
        for (const key of ['domain', ...SIGNS]) delete inherited[key];
      }
      for (const [key, value] of Object.entries(own ?? {})) {
        if (value !== undefined && value !== null) inherited[key] = value;
      }
      if (Object.keys(inherited).length > 0) merged[name] = inherited;
    }
    const list = part.stakeholders ?? brief.stakeholders;
    const whole: OracleBrief =
      list === undefined || list === null ? merged : { ...merged, stakeholders: list };
    return { name: part.name ?? `part ${String(i + 1)}`, brief: whole };
  });
}
