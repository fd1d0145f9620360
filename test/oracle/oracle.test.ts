// Tests of the oracle itself, each expectation worked out by hand from MODEL.md.

import { describe, expect, it } from 'vitest';

import {
  FACTS,
  GROUP_CELLS,
  GROUPS,
  mulberry32,
  pick,
  randomFullBrief,
  randomPartialBrief,
  randomProposal,
  randomThinBrief,
  SIGNS,
} from './briefs.js';
import type { FindingsOptions } from './findings.js';
import { findings } from './findings.js';
import type { Json, OracleAnswer, OracleBrief, OracleGroup } from './model.js';
import {
  answer,
  isDoingTo,
  kindBySigns,
  listView,
  partBriefs,
  rankOf,
  scalarsOf,
  unmetDuty,
  viewOf,
} from './model.js';
import {
  allListViews,
  completionsOf,
  effectOf,
  possible,
  together,
  UNREAD,
  viewOfBits,
} from './possible.js';

type Flat = Readonly<Record<string, Json>>;

const SECTION_OF: Readonly<Record<string, 'challenge' | 'decision' | 'risk' | 'practice'>> =
  Object.fromEntries([
    ...(['challenge', 'decision', 'risk'] as const).flatMap((s) =>
      Object.keys(FACTS[s]).map((key) => [key, s] as const),
    ),
    ...['resources', 'staff', 'feedback', 'resource-effect'].map(
      (key) => [key, 'practice'] as const,
    ),
  ]);

/** A brief from facts by name, and a list where given. */
function brief(facts: Flat, stakeholders?: readonly OracleGroup[], proposal?: Flat): OracleBrief {
  const sections: Record<string, Record<string, Json>> = {};
  for (const [key, value] of Object.entries(facts)) {
    const name = SECTION_OF[key];
    if (name === undefined) throw new Error(`no such fact: ${key}`);
    sections[name] = { ...sections[name], [key]: value };
  }
  return { ...sections, stakeholders, proposal };
}

const at = (facts: Flat, stakeholders?: readonly OracleGroup[]): OracleAnswer =>
  answer(brief(facts, stakeholders));

// ---------------------------------------------------------------- §3

const COLUMN = ['', 's', 'c', 'x', '!'];
/** Five letters, one a sign in the order of the text: s c x ! for the four values, - for left out. */
function signs(letters: string, more: Flat = {}): Flat {
  const out: Record<string, Json> = { ...more };
  SIGNS.forEach((sign, i) => {
    const column = COLUMN.indexOf(letters[i] ?? '-');
    if (column > 0) out[sign] = FACTS.challenge[sign][column - 1];
  });
  return out;
}

describe('kind of challenge', () => {
  //                 cause method repeat knowledge subject
  it.each<[string, string, Flat, string | null]>([
    ['K2 two fourths, none-visible among them', '!!---', {}, 'chaotic'],
    ['K2 two fourths, shifts-daily among them', '--!!-', {}, 'chaotic'],
    ['K2 two fourths, emergency among them', '-!--!', {}, 'chaotic'],
    ['K2 two fourths outweighed by three others', '!ss!s', {}, 'chaotic'],
    ['K2 none-yet and nobody-yet alone are not chaos', '-!-!-', {}, 'complex'],
    ['K2 one fourth is not chaos', '!----', {}, 'complex'],
    ['K2 emergency in hours', '----!', { time: 'hours' }, 'chaotic'],
    ['K2 emergency in days', '----!', { time: 'days' }, 'chaotic'],
    ['K2 emergency in weeks', '----!', { time: 'weeks' }, null],
    ['K2 emergency, time left out', '----!', {}, null],
    ['K2 emergency, days by danger to life', '----!', { 'to-life': 'imminent' }, 'chaotic'],
    ['K2 emergency, days by safeguarding', '----!', { safeguarding: 'duty-triggered' }, 'chaotic'],
    ['K2 danger, but a time is stated', '----!', { 'to-life': 'imminent', time: 'months' }, null],
    ['K2 emergency in days, one against one', 's---!', { time: 'days' }, 'simple'],
    ['K2 emergency in days, two against one', 's-x-!', { time: 'days' }, 'chaotic'],
    ['K2 emergency in days, two against two', 'scx-!', { time: 'days' }, 'complex'],
    ['K2 emergency in days, three against two', 'scxx!', { time: 'days' }, 'chaotic'],
    ['K3 emergency with months, not counted', 's---!', {}, 'simple'],
    ['K3 majority simple', 'ssscx', {}, 'simple'],
    ['K3 majority complicated', 'ccxsc', {}, 'complicated'],
    ['K3 tie simple and complicated', 'sc---', {}, 'complicated'],
    ['K3 tie simple and complex', 's-x--', {}, 'complex'],
    ['K3 tie complicated and complex', 'ccxxs', {}, 'complex'],
    ['K3 a fourth counts as complex', '!-xcc', {}, 'complex'],
    ['K3 a fourth counts as complex, outnumbered', '!-ccc', {}, 'complicated'],
    ['K6 nothing', '-----', {}, null],
  ])('%s', (_name, letters, more, kind) => {
    const b = brief(signs(letters, more));
    expect(kindBySigns(b)).toBe(kind);
    expect(answer(b).domain).toBe(kind);
  });

  it('K4: a stated domain decides', () => {
    expect(at(signs('sssss', { domain: 'complex' })).domain).toBe('complex');
    expect(kindBySigns(brief(signs('sssss', { domain: 'complex' })))).toBe('simple');
  });

  it('K6: without a kind every pin is null', () => {
    const none = {
      domain: null,
      calledFor: null,
      reach: null,
      today: null,
      first: null,
      name: null,
      clash: false,
      belowDuty: false,
      then: [],
    };
    expect(answer({})).toEqual(none);
    expect(
      at({ status: 'made', duty: 'consult', 'to-life': 'imminent', 'held-by': 'citizens' }),
    ).toEqual(none);
    expect(at({ subject: 'emergency' })).toEqual(none);
  });

  it('K7: chaos says what then, as complex and as complicated, first or not', () => {
    const a = at({ domain: 'chaotic', 'to-life': 'imminent' });
    expect(a.first).toBeNull(); // protection is not left of protection
    expect(a.then).toEqual([
      { domain: 'complex', calledFor: 'co-production', today: 'participation' },
      { domain: 'complicated', calledFor: 'consultation', today: 'consultation' },
    ]);
    expect(at({ domain: 'complex' }).then).toEqual([]);
  });
});

// ---------------------------------------------------------------- §4 to §7

/** Citizens and an organisation at the table throughout: nothing of the list limits reach. */
const both: readonly OracleGroup[] = [
  { group: 'residents', 'at-table': 'throughout' },
  { group: 'managers' },
];
const citizen = (cells: Flat): readonly OracleGroup[] => [
  { group: 'residents', 'at-table': 'throughout', ...cells },
  { group: 'managers' },
];

type Side = readonly [Flat, (readonly OracleGroup[])?];
type Key = 'calledFor' | 'reach' | 'first' | 'name' | 'clash' | 'belowDuty';
type Row = readonly [
  id: string,
  key: Key,
  fires: Side,
  value: string | boolean | null,
  not: Side,
  other: string | boolean | null,
];

const simple = { domain: 'simple' };
const complicated = { domain: 'complicated' };
const complex = { domain: 'complex' };
const law = { 'power-to-compel': true, 'softer-means': 'failed' };
const quiet = { affected: 'low', knowledge: 'marginal', 'at-table': 'no' };

const ROWS: readonly Row[] = [
  ['S1', 'calledFor', [{ domain: 'chaotic' }], 'protection', [complex], 'co-production'],
  ['S2', 'calledFor', [complex], 'co-production', [complicated], 'consultation'],
  [
    'S3 softer means failed',
    'calledFor',
    [{ ...complicated, aim: 'enforce', ...law }],
    'coercion',
    [{ ...complicated, aim: 'enforce', 'softer-means': 'failed' }],
    'consultation',
  ],
  [
    'S3 to-others serious',
    'calledFor',
    [{ ...simple, aim: 'enforce', 'power-to-compel': 'yes', 'to-others': 'serious' }],
    'coercion',
    [{ ...simple, aim: 'enforce', 'power-to-compel': 'yes', 'to-others': 'possible' }],
    'information',
  ],
  [
    'S3 options open',
    'calledFor',
    [{ ...complicated, aim: 'enforce', ...law, 'open-to-influence': 'options', time: 'days' }],
    'coercion',
    [{ ...complicated, aim: 'enforce', ...law, 'open-to-influence': 'options' }],
    'consultation',
  ],
  [
    'S3 not complex',
    'calledFor',
    [{ ...simple, aim: 'enforce', ...law }],
    'coercion',
    [{ ...complex, aim: 'enforce', ...law }],
    'co-production',
  ],
  [
    'S4',
    'calledFor',
    [{ ...complicated, aim: 'protect', safeguarding: 'concern' }],
    'protection',
    [{ ...complicated, aim: 'protect' }],
    'consultation',
  ],
  [
    'S4 their own choice',
    'calledFor',
    [
      {
        ...complicated,
        aim: 'protect',
        'to-others': 'possible',
        'capacity-to-decide': 'has-capacity',
      },
    ],
    'protection',
    [
      {
        ...complicated,
        aim: 'protect',
        'to-life': 'possible',
        'capacity-to-decide': 'has-capacity',
      },
    ],
    'consultation',
  ],
  [
    'S4 lacks capacity',
    'calledFor',
    [{ ...simple, aim: 'protect', 'to-life': 'possible', 'capacity-to-decide': 'lacks' }],
    'protection',
    [{ ...simple, aim: 'protect', 'to-life': 'possible', 'capacity-to-decide': 'with-support' }],
    'information',
  ],
  [
    'S5 education',
    'calledFor',
    [{ ...complicated, aim: 'change-behaviour' }],
    'education',
    [{ ...complicated, aim: 'change-behaviour', 'open-to-influence': 'options' }],
    'consultation',
  ],
  [
    'S5 coercion',
    'calledFor',
    [{ ...complicated, aim: 'change-behaviour', ...law, 'to-others': 'possible' }],
    'coercion',
    [{ ...complicated, aim: 'change-behaviour', ...law }],
    'education',
  ],
  ['S6', 'calledFor', [simple], 'information', [complicated], 'consultation'],
  [
    'S7 little affected',
    'calledFor',
    [
      complicated,
      [
        { group: 'residents', ...quiet },
        { group: 'front-line-staff', affected: 'low' },
      ],
    ],
    'information',
    [
      { ...complicated, 'open-to-influence': 'details' },
      [{ group: 'residents', ...quiet, knowledge: 'useful' }],
    ],
    'consultation',
  ],
  [
    'S7 business',
    'calledFor',
    [{ ...complicated, 'open-to-influence': 'details' }, [{ group: 'business', ...quiet }]],
    'information',
    [{ ...complicated, 'open-to-influence': 'details' }, [{ group: 'business' }]],
    'consultation',
  ],
  ['S7 none listed', 'calledFor', [complicated, []], 'information', [complicated], 'consultation'],
  [
    'S7 own decision',
    'calledFor',
    [{ ...complicated, level: 'single-case', 'held-by': 'citizens' }],
    'information',
    [{ ...complicated, level: 'service', 'held-by': 'citizens' }],
    'consultation',
  ],

  [
    'L1',
    'calledFor',
    [{ ...complicated, 'carried-out-by': 'organisation' }, citizen({ knowledge: 'essential' })],
    'participation',
    [{ ...complicated, 'carried-out-by': 'organisation' }, citizen({ knowledge: 'useful' })],
    'consultation',
  ],
  [
    'L1 not simple',
    'calledFor',
    [{ ...complicated, 'carried-out-by': 'organisation' }, citizen({ knowledge: 'essential' })],
    'participation',
    [{ ...simple, 'carried-out-by': 'organisation' }, citizen({ knowledge: 'essential' })],
    'information',
  ],
  [
    'L2',
    'calledFor',
    [{ ...complicated, acceptance: 'critical', 'acceptance-if-imposed': 'unsure' }],
    'participation',
    [{ ...complicated, acceptance: 'critical' }],
    'consultation',
  ],
  [
    'L3',
    'calledFor',
    [{ ...simple, 'values-conflict': 'strong', 'open-to-influence': 'options' }],
    'participation',
    [{ ...simple, 'values-conflict': 'strong' }],
    'information',
  ],
  [
    'L4',
    'calledFor',
    [complicated, [{ group: 'front-line-staff', affected: 'high', trust: 'low' }]],
    'participation',
    [complicated, [{ group: 'managers', affected: 'high', trust: 'low' }, { group: 'residents' }]],
    'consultation',
  ],
  [
    'L4 one voice, both',
    'calledFor',
    [complicated, citizen({ affected: 'high', trust: 'low' })],
    'participation',
    [
      complicated,
      [
        { group: 'residents', affected: 'high' },
        { group: 'carers', trust: 'low' },
      ],
    ],
    'consultation',
  ],
  [
    'L5',
    'calledFor',
    [{ ...simple, reversible: 'no' }, citizen({ affected: 'high' })],
    'consultation',
    [{ ...simple, reversible: 'easily' }, citizen({ affected: 'high' })],
    'information',
  ],
  [
    'L6',
    'calledFor',
    [{ ...simple, 'open-to-influence': 'options' }],
    'consultation',
    [{ ...simple, 'open-to-influence': 'options' }, citizen({ affected: 'low' })],
    'information',
  ],
  [
    'L7',
    'calledFor',
    [complicated, citizen({ knowledge: 'essential' })],
    'co-design',
    [{ ...complicated, 'carried-out-by': 'organisation' }, citizen({ knowledge: 'essential' })],
    'participation',
  ],
  [
    'L8',
    'calledFor',
    [{ ...simple, 'own-knowledge': 'insufficient' }],
    'consultation',
    [{ ...simple, 'own-knowledge': 'partial' }],
    'information',
  ],
  [
    'L8 no settled method',
    'calledFor',
    [{ ...complicated, 'own-knowledge': 'insufficient', method: 'no-settled-method' }],
    'participation',
    [{ ...complicated, 'own-knowledge': 'insufficient', method: 'none-yet' }],
    'consultation',
  ],
  [
    'education is raised by L1, L4 only',
    'calledFor',
    [{ ...complicated, aim: 'change-behaviour' }, citizen({ affected: 'high', trust: 'low' })],
    'participation',
    [
      {
        ...complicated,
        aim: 'change-behaviour',
        'own-knowledge': 'insufficient',
        acceptance: 'critical',
        'acceptance-if-imposed': 'unlikely',
        reversible: 'no',
      },
      citizen({ affected: 'high' }),
    ],
    'education',
  ],
  [
    'education is raised by L1, not L7',
    'calledFor',
    [{ ...complicated, aim: 'change-behaviour' }, citizen({ knowledge: 'essential' })],
    'participation',
    [{ ...complicated, aim: 'change-behaviour' }, citizen({})],
    'education',
  ],
  [
    'an own decision is raised by L7 only',
    'calledFor',
    [
      { ...complicated, level: 'single-case', 'held-by': 'citizens' },
      citizen({ knowledge: 'essential' }),
    ],
    'co-design',
    [
      {
        ...complicated,
        level: 'single-case',
        'held-by': 'citizens',
        'carried-out-by': 'organisation',
      },
      citizen({ knowledge: 'essential', affected: 'high', trust: 'low' }),
    ],
    'information',
  ],
  [
    'protection is not raised',
    'calledFor',
    [
      { ...complicated, aim: 'protect', 'to-life': 'possible', 'own-knowledge': 'insufficient' },
      citizen({ knowledge: 'essential' }),
    ],
    'protection',
    [{ ...complicated, aim: 'protect', 'own-knowledge': 'insufficient' }, citizen({})],
    'consultation',
  ],

  [
    'M1 called for, decision made',
    'calledFor',
    [{ ...complex, 'open-to-influence': 'nothing', status: 'made' }],
    'information',
    [{ ...complex, 'open-to-influence': 'nothing' }],
    'co-production',
  ],
  [
    'M1 called for, law',
    'calledFor',
    [{ ...complex, 'open-to-influence': 'nothing', 'held-by': 'law' }],
    'information',
    [{ ...complex, 'held-by': 'law' }],
    'co-design',
  ],
  [
    'M1 reach',
    'reach',
    [{ ...complex, 'open-to-influence': 'nothing' }, both],
    'information',
    [complex, both],
    'co-production',
  ],
  [
    'M2 called for',
    'calledFor',
    [{ ...complex, 'open-to-influence': 'details' }],
    'participation',
    [{ ...complex, 'open-to-influence': 'options' }],
    'co-production',
  ],
  [
    'M2 reach',
    'reach',
    [{ ...complex, 'open-to-influence': 'details' }, both],
    'participation',
    [{ ...complex, 'open-to-influence': 'options' }, both],
    'co-production',
  ],
  [
    'M3 called for',
    'calledFor',
    [{ ...complicated, time: 'hours' }],
    'information',
    [{ ...complex, time: 'hours' }],
    'co-production',
  ],
  [
    'M3 reach',
    'reach',
    [{ ...complex, time: 'hours' }, both],
    'information',
    [{ ...complex, time: 'open' }, both],
    'co-production',
  ],
  [
    'M4 called for',
    'calledFor',
    [{ ...complicated, 'values-conflict': 'strong', time: 'days' }],
    'consultation',
    [{ ...complicated, 'values-conflict': 'strong', time: 'weeks' }],
    'participation',
  ],
  [
    'M4 not complex',
    'calledFor',
    [{ ...complicated, acceptance: 'critical', 'acceptance-if-imposed': 'unlikely', time: 'days' }],
    'consultation',
    [{ ...complex, time: 'days' }],
    'co-production',
  ],
  [
    'M4 reach',
    'reach',
    [{ ...complex, 'to-life': 'imminent' }, both],
    'consultation',
    [{ ...complex, 'to-life': 'possible' }, both],
    'co-production',
  ],
  [
    'M5 called for',
    'calledFor',
    [{ ...complex, 'held-by': 'law' }],
    'co-design',
    [{ ...complex, 'held-by': 'shared' }],
    'co-production',
  ],
  [
    'M5 single case',
    'calledFor',
    [{ ...complex, 'held-by': 'law', level: 'single-case' }],
    'consultation',
    [{ ...complex, 'held-by': 'law' }],
    'co-design',
  ],
  [
    'M5 reach',
    'reach',
    [{ ...complex, 'held-by': 'law' }, both],
    'co-design',
    [complex, both],
    'co-production',
  ],

  [
    'duty raises',
    'calledFor',
    [{ ...simple, duty: 'co-produce' }],
    'co-production',
    [{ ...simple, duty: 'co-produce', 'duty-met': 'yes' }],
    'information',
  ],
  [
    'duty partly met raises',
    'calledFor',
    [{ ...simple, duty: 'consult', 'duty-met': 'partly' }],
    'consultation',
    [{ ...simple, duty: 'inform' }],
    'information',
  ],
  [
    'a promise not past M5',
    'calledFor',
    [{ ...simple, duty: 'co-produce', 'duty-source': 'promise', 'held-by': 'law' }],
    'co-design',
    [{ ...simple, duty: 'co-produce', 'duty-source': 'practice', 'held-by': 'law' }],
    'co-production',
  ],
  [
    'a promise not past M1 where it limits called for',
    'calledFor',
    [
      {
        ...simple,
        duty: 'involve',
        'duty-source': 'promise',
        'open-to-influence': 'nothing',
        status: 'made',
      },
    ],
    'information',
    [{ ...simple, duty: 'involve', 'duty-source': 'promise', 'open-to-influence': 'nothing' }],
    'participation',
  ],
  [
    'a promise past M2 and M3',
    'calledFor',
    [{ ...simple, duty: 'co-produce', 'duty-source': 'promise', time: 'hours' }],
    'co-production',
    [{ ...simple, time: 'hours' }],
    'information',
  ],
  [
    'doing to is not raised by a duty',
    'calledFor',
    [{ ...complicated, aim: 'change-behaviour', duty: 'consult' }],
    'education',
    [{ ...complicated, aim: 'change-behaviour', duty: 'consult', 'open-to-influence': 'options' }],
    'consultation',
  ],
  [
    'clash, made',
    'clash',
    [{ ...complex, status: 'made', duty: 'consult' }],
    true,
    [{ ...complex, status: 'made', duty: 'inform' }],
    false,
  ],
  [
    'clash, met',
    'clash',
    [{ ...complex, status: 'made', duty: 'consult', 'duty-met': 'partly' }],
    true,
    [{ ...complex, status: 'made', duty: 'consult', 'duty-met': 'yes' }],
    false,
  ],
  [
    'clash M1',
    'clash',
    [{ ...complex, 'open-to-influence': 'nothing', duty: 'consult' }],
    true,
    [{ ...complex, duty: 'consult' }],
    false,
  ],
  [
    'clash M2',
    'clash',
    [{ ...complex, 'open-to-influence': 'details', duty: 'co-produce' }],
    true,
    [{ ...complex, 'open-to-influence': 'details', duty: 'involve' }],
    false,
  ],
  [
    'clash M5',
    'clash',
    [{ ...complex, 'held-by': 'law', duty: 'co-produce' }],
    true,
    [{ ...complex, 'held-by': 'law', duty: 'involve' }],
    false,
  ],
  [
    'no clash with M3',
    'clash',
    [{ ...complex, 'held-by': 'law', level: 'single-case', duty: 'involve' }],
    true,
    [{ ...complex, time: 'hours', duty: 'involve' }],
    false,
  ],
  [
    'below duty',
    'belowDuty',
    [{ ...complex, time: 'hours', duty: 'consult' }],
    true,
    [{ ...complex, time: 'days', duty: 'consult' }],
    false,
  ],
  [
    'below duty, doing to',
    'belowDuty',
    [{ ...complicated, time: 'hours', duty: 'consult' }],
    true,
    [{ ...complicated, aim: 'change-behaviour', time: 'hours', duty: 'consult' }],
    false,
  ],

  [
    'T0',
    'reach',
    [{ ...complex, status: 'made' }, both],
    'information',
    [{ ...complex, status: 'narrowed' }, both],
    'co-production',
  ],
  [
    'T1',
    'reach',
    [{ ...complex, 'power-sharing': 'unwilling' }, both],
    'participation',
    [complex, both],
    'co-production',
  ],
  [
    'T2',
    'reach',
    [{ ...complex, 'power-sharing': 'limited' }, both],
    'co-design',
    [{ ...complex, 'power-sharing': 'committed' }, both],
    'co-production',
  ],
  [
    'T3',
    'reach',
    [complex, citizen({ 'at-table': 'no' })],
    'consultation',
    [complex, citizen({})],
    'co-production',
  ],
  ['T3 nobody listed', 'reach', [complex, []], 'consultation', [complex], 'participation'],
  [
    'T3b',
    'reach',
    [complex, [...both, { group: 'carers', affected: 'high', 'at-table': 'no' }]],
    'co-design',
    [complex, [...both, { group: 'carers', 'at-table': 'no' }]],
    'co-production',
  ],
  [
    'T4',
    'reach',
    [complex, [{ group: 'carers' }, { group: 'experts' }]],
    'participation',
    [
      complex,
      [{ group: 'carers' }, { group: 'families', 'at-table': 'throughout' }, { group: 'experts' }],
    ],
    'co-production',
  ],
  [
    'T5',
    'reach',
    [complex, citizen({ 'unpaid-work': 'overlooked' })],
    'co-design',
    [complex, citizen({ 'unpaid-work': 'counted' })],
    'co-production',
  ],
  [
    'T6',
    'reach',
    [complex, citizen({ willingness: 'unwilling' })],
    'consultation',
    [complex, [...citizen({ willingness: 'unwilling' }), { group: 'carers' }]],
    'co-production',
  ],
  [
    'T7 none',
    'reach',
    [{ ...complex, resources: 'none' }, both],
    'consultation',
    [{ ...complex, resources: 'adequate' }, both],
    'co-production',
  ],
  [
    'T7 thin',
    'reach',
    [{ ...complex, resources: 'thin' }, both],
    'participation',
    [complex, both],
    'co-production',
  ],
  [
    'T8',
    'reach',
    [{ ...complex, time: 'weeks' }, both],
    'participation',
    [{ ...complex, time: 'months' }, both],
    'co-production',
  ],
  [
    'T9',
    'reach',
    [{ ...complex, output: 'fixed' }, both],
    'participation',
    [{ ...complicated, output: 'fixed' }, both],
    'co-production',
  ],
  [
    'T10',
    'reach',
    [{ ...complex, staff: 'unprepared' }, both],
    'participation',
    [{ ...complex, staff: 'mixed' }, both],
    'co-production',
  ],
  [
    'T11',
    'reach',
    [complex, [{ group: 'carers', 'at-table': 'throughout' }]],
    'participation',
    [
      complex,
      [
        { group: 'carers', 'at-table': 'throughout' },
        { group: 'regulator', 'at-table': 'late' },
      ],
    ],
    'co-production',
  ],
  [
    'T13',
    'reach',
    [{ ...complex, 'carried-out-by': 'organisation' }, both],
    'co-design',
    [{ ...complex, 'carried-out-by': 'citizens' }, both],
    'co-production',
  ],

  [
    'A1',
    'first',
    [{ ...complex, 'to-others': 'serious', ...law }],
    'coercion',
    [{ ...complex, 'to-others': 'serious', 'softer-means': 'failed' }],
    null,
  ],
  [
    'A1 backfires',
    'first',
    [{ ...complex, 'to-others': 'serious', ...law }, citizen({ affected: 'high', trust: 'low' })],
    'protection',
    [
      { ...complex, 'to-others': 'serious', ...law, 'carried-out-by': 'organisation' },
      citizen({ affected: 'high', trust: 'low' }),
    ],
    'coercion',
  ],
  [
    'A1 in chaos',
    'first',
    [{ domain: 'chaotic', 'to-life': 'imminent', ...law }],
    'coercion',
    [{ domain: 'chaotic', 'to-life': 'imminent' }],
    null,
  ],
  [
    'A2',
    'first',
    [{ ...complex, 'to-life': 'imminent' }],
    'protection',
    [{ ...complex, 'to-life': 'possible' }],
    null,
  ],
  [
    'A2 only left of called for',
    'first',
    [{ ...complicated, 'to-life': 'imminent' }],
    'protection',
    [{ ...complicated, aim: 'protect', 'to-life': 'imminent' }],
    null,
  ],
  [
    'A3',
    'first',
    [{ ...complex, safeguarding: 'duty-triggered' }],
    'protection',
    [{ ...complex, safeguarding: 'duty-triggered', time: 'weeks' }],
    null,
  ],

  [
    'N1',
    'name',
    [{ ...complex, 'held-by': 'citizens', 'carried-out-by': 'citizens' }],
    'community-led-action',
    [{ ...complex, 'held-by': 'citizens', 'carried-out-by': 'both' }],
    null,
  ],
  [
    'N1 not in doing to',
    'name',
    [{ ...simple, 'held-by': 'citizens', 'carried-out-by': 'citizens' }],
    'community-led-action',
    [{ domain: 'chaotic', 'held-by': 'citizens', 'carried-out-by': 'citizens' }],
    null,
  ],
  [
    'N2',
    'name',
    [{ ...complex, 'held-by': 'citizens', 'carried-out-by': 'organisation' }],
    'delegated-decision',
    [{ ...complex, 'held-by': 'shared', 'carried-out-by': 'organisation' }],
    null,
  ],
  [
    'N3',
    'name',
    [complicated, [{ group: 'partner-organisation' }, { group: 'partner-organisation' }]],
    'partnership-working',
    [complicated, [{ group: 'managers' }, { group: 'front-line-staff' }, { group: 'councillors' }]],
    null,
  ],
  [
    'N3 own body once',
    'name',
    [complicated, [{ group: 'managers' }, { group: 'business' }]],
    'partnership-working',
    [complicated, [{ group: 'business' }]],
    null,
  ],
  [
    'N3 quiet citizens',
    'name',
    [
      complicated,
      [
        { group: 'regulator' },
        { group: 'managers' },
        { group: 'carers', ...quiet, 'at-table': 'late' },
      ],
    ],
    'partnership-working',
    [
      complicated,
      [
        { group: 'regulator' },
        { group: 'managers' },
        { group: 'carers', ...quiet, 'at-table': 'throughout' },
      ],
    ],
    null,
  ],
  [
    'N3 duty',
    'name',
    [{ ...complicated, duty: 'inform' }, [{ group: 'regulator' }, { group: 'managers' }]],
    'partnership-working',
    [
      { ...complicated, duty: 'consult', 'duty-met': 'yes' },
      [{ group: 'regulator' }, { group: 'managers' }],
    ],
    null,
  ],
  [
    'N3 lives',
    'name',
    [
      { ...complicated, subject: 'lives-and-relationships' },
      [{ group: 'regulator' }, { group: 'managers' }],
    ],
    'partnership-working',
    [
      { ...complex, subject: 'lives-and-relationships' },
      [{ group: 'regulator' }, { group: 'managers' }],
    ],
    null,
  ],
  [
    'N3 needs a list',
    'name',
    [complicated, [{ group: 'regulator' }, { group: 'managers' }]],
    'partnership-working',
    [complicated],
    null,
  ],
];

describe('statements of §4 to §7', () => {
  it.each(ROWS)('%s (%s)', (_id, key, fires, value, not, other) => {
    expect(at(...fires)[key]).toBe(value);
    expect(at(...not)[key]).toBe(other);
  });

  it('has every S, L, M, T, A and N', () => {
    const ids = new Set(ROWS.map(([id]) => id.split(' ')[0]));
    for (const id of [
      ...[1, 2, 3, 4, 5, 6, 7].map((n) => `S${String(n)}`),
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `L${String(n)}`),
      ...[1, 2, 3, 4, 5].map((n) => `M${String(n)}`),
      ...['T0', 'T1', 'T2', 'T3', 'T3b', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'T13'],
      ...['A1', 'A2', 'A3', 'N1', 'N2', 'N3'],
    ]) {
      expect(ids).toContain(id);
    }
  });

  it('then: the kind as it was, without the danger, with months', () => {
    expect(
      at({ ...complicated, 'to-life': 'imminent', aim: 'provide', time: 'hours' }).then,
    ).toEqual([{ domain: 'complicated', calledFor: 'consultation', today: 'consultation' }]);
    // the kind by signs was complex; months do not make it anything else
    expect(at({ ...signs('--x--'), 'to-others': 'serious', ...law }, both).then).toEqual([
      { domain: 'complex', calledFor: 'co-production', today: 'co-production' },
    ]);
  });
});

describe('parts', () => {
  it('override key by key, replace the list, and drop the kind where they say one', () => {
    const whole: OracleBrief = {
      challenge: { domain: 'complex', method: 'no-settled-method', aim: 'protect' },
      decision: { time: 'weeks', duty: 'consult' },
      stakeholders: both,
      parts: [
        { name: 'a', challenge: { 'cause-and-effect': 'evident' }, decision: { time: 'months' } },
        { name: 'b', stakeholders: [], risk: { 'to-life': 'possible' } },
        { challenge: { aim: 'enforce' } },
        { name: 'd', challenge: { domain: 'simple' } },
      ],
    };
    expect(partBriefs(whole)).toEqual([
      {
        name: 'a',
        brief: {
          challenge: { 'cause-and-effect': 'evident', aim: 'protect' },
          decision: { time: 'months', duty: 'consult' },
          stakeholders: both,
        },
      },
      {
        name: 'b',
        brief: {
          challenge: whole.challenge,
          decision: whole.decision,
          risk: { 'to-life': 'possible' },
          stakeholders: [],
        },
      },
      {
        name: 'part 3',
        brief: {
          challenge: { domain: 'complex', method: 'no-settled-method', aim: 'enforce' },
          decision: whole.decision,
          stakeholders: both,
        },
      },
      {
        name: 'd',
        brief: {
          challenge: { domain: 'simple', aim: 'protect' },
          decision: whole.decision,
          stakeholders: both,
        },
      },
    ]);
  });
});

// ---------------------------------------------------------------- §9

describe('findings', () => {
  const ids = (b: OracleBrief, options?: FindingsOptions): string[] =>
    findings(b, options).map((f) => f.id);
  const claim = (approach: string, more: Flat = {}): Flat => ({ approach, ...more });
  const dates = { opens: '2026-01-05', closes: '2026-02-02', 'decides-on': '2026-02-03' };

  it.each<[string, OracleBrief, OracleBrief]>([
    [
      'over-promise',
      brief(complex, undefined, claim('co-design')),
      brief(complex, undefined, claim('participation')),
    ],
    [
      'danger-first',
      brief({ domain: 'chaotic' }, undefined, claim('education')),
      brief({ domain: 'chaotic' }, undefined, claim('education', { first: 'education' })),
    ],
    [
      'danger-first',
      brief(
        { ...complex, 'to-life': 'imminent' },
        undefined,
        claim('consultation', { first: 'information' }),
      ),
      brief({ ...complex, 'to-life': 'imminent' }, undefined, claim('protection')),
    ],
    [
      'clash',
      brief({ ...complex, status: 'made', duty: 'consult' }),
      brief({ ...complex, status: 'made', duty: 'inform' }),
    ],
    [
      'below-duty',
      brief({ ...complex, duty: 'co-produce' }),
      brief({ ...complex, duty: 'co-produce' }, both),
    ],
    [
      'unpaid-work-overlooked',
      brief({}, citizen({ 'unpaid-work': 'overlooked' }), claim('co-production')),
      brief({}, citizen({ 'unpaid-work': 'overlooked' }), claim('co-design')),
    ],
    [
      'not-shared',
      brief({ 'carried-out-by': 'organisation' }, undefined, claim('co-design')),
      brief({}, undefined, claim('co-design')),
    ],
    [
      'seats-only',
      brief({}, undefined, claim('co-design', { 'seats-only': true })),
      brief({}, undefined, claim('participation', { 'seats-only': true })),
    ],
    [
      'budget-only',
      brief({}, undefined, claim('co-production', { 'budget-only': 'yes' })),
      brief({}, undefined, claim('co-production', { 'budget-only': false })),
    ],
    [
      'nobody-at-the-table',
      brief({}, [], claim('participation')),
      brief({}, undefined, claim('participation')),
    ],
    [
      'compulsion-unfounded',
      brief(law, undefined, claim('coercion')),
      brief(law, undefined, claim('coercion', { 'end-date': '2026-05-01' })),
    ],
    [
      'compulsion-unfounded',
      brief(
        { 'softer-means': 'failed' },
        undefined,
        claim('coercion', { 'end-date': '2026-05-01' }),
      ),
      brief({}, undefined, claim('protection')),
    ],
    [
      'closes-too-late',
      brief({}, undefined, { consultation: { closes: '2026-02-03', 'decides-on': '2026-02-03' } }),
      brief({}, undefined, { consultation: dates }),
    ],
    [
      'sham',
      brief({}, undefined, { 'views-ignored': true }),
      brief({}, undefined, { 'views-ignored': false }),
    ],
    [
      'under-engages',
      brief(complex, undefined, claim('co-design')),
      brief({ domain: 'chaotic' }, undefined, claim('coercion')),
    ],
    [
      'against-its-signs',
      brief({ ...complex, method: 'recipe' }),
      brief({ ...complex, subject: 'emergency' }),
    ],
    ['chaos-with-time', brief({ domain: 'chaotic' }), brief({ domain: 'chaotic', time: 'weeks' })],
    ['several-challenges', brief(signs('ssccx')), brief(signs('ssscx'))],
    ['several-challenges', brief(signs('!ccs-')), brief(signs('!cs--'))],
    [
      'no-review-date',
      brief({ domain: 'chaotic' }, undefined, claim('protection')),
      brief({ domain: 'chaotic' }, undefined, claim('protection', { 'review-date': '2026-05-01' })),
    ],
    [
      'settled-and-open',
      brief({ ...simple, status: 'made' }),
      brief({ ...simple, status: 'made', 'open-to-influence': 'nothing' }),
    ],
    [
      'output-fixed',
      brief({ ...complex, output: 'fixed' }),
      brief({ ...complicated, output: 'fixed' }),
    ],
    [
      'costs-unmet',
      brief({}, citizen({ costs: 'unmet' }), claim('consultation')),
      brief({}, citizen({ costs: 'unmet' }), claim('information')),
    ],
    [
      'no-feedback',
      brief({ feedback: 'none' }, undefined, claim('consultation')),
      brief({}, undefined, claim('consultation')),
    ],
    [
      'too-few-days',
      brief({}, undefined, { consultation: { ...dates, closes: '2026-02-01' } }),
      brief({}, undefined, { consultation: dates }),
    ],
    [
      'alternatives-missing',
      brief(
        {},
        undefined,
        claim('consultation', { consultation: { 'alternatives-described': false } }),
      ),
      brief({}, undefined, claim('consultation')),
    ],
    [
      'cost-shifting',
      brief({ motive: 'savings', 'resource-effect': 'substitutive' }),
      brief({ motive: 'savings', 'resource-effect': 'both' }),
    ],
    [
      'group-missing',
      brief({}, [{ group: 'carers', name: 'A', affected: 'high' }], { groups: {} }),
      brief({}, [{ group: 'carers', name: 'A', affected: 'high' }], {
        groups: { A: 'consultation' },
      }),
    ],
    [
      'stage-missing',
      brief({}, undefined, { stages: { design: 'co-design' } }),
      brief({}, undefined, {
        stages: Object.fromEntries(
          ['commission', 'design', 'deliver', 'manage', 'evaluate'].map((s) => [s, 'co-design']),
        ),
      }),
    ],
    [
      'asked-again',
      brief({ feedback: 'none' }, citizen({ 'asked-recently': 'repeatedly' })),
      brief({ feedback: 'none' }, citizen({ 'asked-recently': 'once' })),
    ],
    [
      'duty-met-unsaid',
      brief({ status: 'made', duty: 'consult' }),
      brief({ status: 'made', duty: 'consult', 'duty-met': 'no' }),
    ],
    [
      'urgent-duty',
      brief({ ...complex, time: 'days', duty: 'involve' }),
      brief({ ...complex, time: 'days', duty: 'consult' }),
    ],
    [
      'deeper-than-needed',
      brief(complicated, both, claim('co-design')),
      brief(complicated, undefined, claim('co-design')),
    ],
    [
      'better-name',
      brief(
        { ...complex, 'held-by': 'citizens', 'carried-out-by': 'citizens' },
        undefined,
        claim('co-production'),
      ),
      brief(
        { ...complex, 'held-by': 'citizens', 'carried-out-by': 'citizens' },
        undefined,
        claim('community-led-action'),
      ),
    ],
    ['unknown-matters', brief(complex), { ...randomFullBrief(mulberry32(1)) }],
  ])('%s', (id, fires, not) => {
    expect(ids(fires)).toContain(id);
    expect(ids(not)).not.toContain(id);
  });

  it('too-few-days is configured', () => {
    const b = brief({}, undefined, { consultation: dates });
    expect(ids(b, { days: 29 })).toContain('too-few-days');
    expect(ids(b, { days: 28 })).not.toContain('too-few-days');
  });

  it('law 12, and no finding of a claim without a claim, on random proposals', () => {
    const rng = mulberry32(12);
    const needClaim = [
      'over-promise',
      'danger-first',
      'unpaid-work-overlooked',
      'not-shared',
      'seats-only',
    ].concat(
      [
        'budget-only',
        'nobody-at-the-table',
        'compulsion-unfounded',
        'under-engages',
        'costs-unmet',
        'no-feedback',
      ],
      ['alternatives-missing', 'deeper-than-needed'],
    );
    const seen = new Set<string>();
    for (let i = 0; i < 4000; i += 1) {
      const b = randomProposal(rng, i % 2 === 0 ? randomFullBrief(rng) : randomThinBrief(rng));
      const all = ids(b);
      for (const id of all) seen.add(id);
      expect(new Set(all).size).toBe(all.length);
      const approach = b.proposal?.approach;
      if (approach === undefined) for (const id of needClaim) expect(all).not.toContain(id);
      if (all.includes('deeper-than-needed')) {
        expect(all).not.toContain('over-promise');
        expect(all).not.toContain('under-engages');
      }
    }
    expect(seen.size).toBe(32); // every id of §9 but words-claim-more
  });
});

// ---------------------------------------------------------------- §10

describe('laws on 20,000 random briefs', () => {
  const rng = mulberry32(20_000);
  const briefs: OracleBrief[] = [];
  for (let i = 0; i < 20_000; i += 1) {
    briefs.push(
      i % 4 === 0
        ? randomThinBrief(rng)
        : i % 4 === 1
          ? randomPartialBrief(rng, 6)
          : randomFullBrief(rng),
    );
  }
  const answered = briefs
    .map((b) => ({ b, a: answer(b), f: scalarsOf(b) }))
    .filter(({ a }) => a.domain !== null);

  /** Collects the briefs that break a law, so that one is printed and not twenty thousand. */
  function breaking(law: (x: (typeof answered)[number]) => boolean): OracleBrief[] {
    return answered.filter((x) => !law(x)).map(({ b }) => b);
  }
  const rank = (x: Parameters<typeof rankOf>[0] | null): number =>
    x === null ? Number.NaN : rankOf(x);

  it('are varied', () => {
    expect(answered.length).toBeGreaterThan(15_000);
    const reached = new Set(answered.map(({ a }) => a.reach));
    expect(reached.size).toBe(5);
    const called = new Set(answered.map(({ a }) => a.calledFor));
    expect(called.size).toBe(8);
    expect(new Set(answered.map(({ a }) => a.name)).size).toBe(4);
    expect(new Set(answered.map(({ a }) => a.first)).size).toBe(3);
  });

  it('law 2: today is never right of called for or reach, first never right of either', () => {
    expect(
      breaking(
        ({ a }) =>
          rank(a.today) <= rank(a.calledFor) &&
          rank(a.today) <= rank(a.reach) &&
          (a.first === null ||
            (rank(a.first) <= rank(a.calledFor) && rank(a.first) <= rank(a.reach))),
      ),
    ).toEqual([]);
  });

  it('law 3: a made decision', () => {
    expect(
      breaking(({ a, f }) => {
        if (f.status !== 'made') return true;
        const unmet = unmetDuty(f);
        return (
          rank(a.reach) <= rankOf('information') &&
          (unmet === null || unmet < rankOf('consultation') || a.clash)
        );
      }),
    ).toEqual([]);
  });

  it('law 7: coercion is never given without a lawful power', () => {
    expect(
      breaking(
        ({ a, f }) =>
          f['power-to-compel'] === 'yes' ||
          (a.calledFor !== 'coercion' &&
            a.first !== 'coercion' &&
            a.today !== 'coercion' &&
            a.then.every((t) => t.calledFor !== 'coercion' && t.today !== 'coercion')),
      ),
    ).toEqual([]);
  });

  it('law 8: reach is never co-production without citizens and organisations at the table', () => {
    expect(
      breaking(({ a, b }) => {
        const view = listView(b);
        return a.reach !== 'co-production' || (view.citizenThroughout && view.organisationAtTable);
      }),
    ).toEqual([]);
  });

  it('law 11: today is never left of an unmet duty without below duty', () => {
    expect(
      breaking(({ a, f }) => {
        const unmet = unmetDuty(f);
        if (unmet === null || a.calledFor === null || isDoingTo(a.calledFor)) return true;
        return rank(a.today) >= unmet || a.belowDuty;
      }),
    ).toEqual([]);
  });
});

describe('laws that the text breaks, by its plainest reading', () => {
  const mistrusted: OracleGroup[] = [{ group: 'residents', affected: 'high', trust: 'low' }];
  const firsts = (facts: Flat): (string | null)[] =>
    ['none', 'possible', 'imminent'].map(
      (level) =>
        at({ ...facts, ...law, 'to-others': 'serious', 'to-life': level }, mistrusted).first,
    );

  it('law 4: with time left out, imminent danger makes it days, and called for itself protection', () => {
    const shut = ['protection', 'protection', null];
    // K2: an emergency becomes chaos
    const emergency = { subject: 'emergency', 'cause-and-effect': 'clear-only-afterwards' };
    expect(firsts(emergency)).toEqual(shut);
    // S4: options are no longer open
    const protect = { ...complicated, aim: 'protect', 'open-to-influence': 'options' };
    expect(firsts(protect)).toEqual(shut);
    // not where a time is stated
    expect(firsts({ ...protect, time: 'months' })).toEqual(Array(3).fill('protection'));
  });

  it('law 10: without a counted sign the ordinary answer (K6) is no completion of the signs', () => {
    const { challenge: _signs, ...rest } = randomFullBrief(mulberry32(8));
    const { domain: _domain, ...facts } = _signs ?? {};
    const b: OracleBrief = { ...rest, challenge: { ...facts } };
    const bare: OracleBrief = {
      ...b,
      challenge: Object.fromEntries(
        Object.entries(facts).filter(([key]) => !(SIGNS as readonly string[]).includes(key)),
      ),
    };
    expect(answer(bare).domain).toBeNull();
    expect([...possible(bare).domain].sort()).toEqual([
      'chaotic',
      'complex',
      'complicated',
      'simple',
    ]);
  });

  it('law 12: co-design between called for and reach is not-shared', () => {
    const b = brief({ ...complicated, 'carried-out-by': 'organisation' }, both, {
      approach: 'co-design',
    });
    const a = answer(b);
    expect([a.calledFor, a.reach]).toEqual(['consultation', 'co-design']);
    expect(findings(b)).toContainEqual({ id: 'not-shared', severity: 'error' });
  });
});

// ---------------------------------------------------------------- possible sets

describe('possible sets', () => {
  it('a full brief has one completion: its answer', () => {
    const rng = mulberry32(3);
    for (let i = 0; i < 300; i += 1) {
      const b = randomFullBrief(rng);
      const a = answer(b);
      const p = possible(b);
      expect(p.completions).toBe(1);
      expect([...p.calledFor]).toEqual([a.calledFor]);
      expect([...p.reach]).toEqual([a.reach]);
      expect([...p.name]).toEqual([a.name]);
      expect([...p.clash]).toEqual([a.clash]);
    }
  });

  it('a partial brief: the same as filling in one place after another', () => {
    const rng = mulberry32(4);
    const KEYS = [
      'domain',
      'calledFor',
      'reach',
      'today',
      'first',
      'name',
      'clash',
      'belowDuty',
    ] as const;
    for (let i = 0; i < 150; i += 1) {
      const b = randomPartialBrief(rng, 3);
      const p = possible(b);
      let all: OracleBrief[] = [b];
      for (const section of ['challenge', 'decision', 'risk'] as const) {
        for (const [key, values] of Object.entries(FACTS[section])) {
          if (key === 'domain' || b[section]?.[key] !== undefined) continue;
          all = all.flatMap((x) =>
            values.map(
              (v: string): OracleBrief => ({ ...x, [section]: { ...x[section], [key]: v } }),
            ),
          );
        }
      }
      b.stakeholders?.forEach((group, n) => {
        for (const [key, values] of Object.entries(GROUP_CELLS)) {
          if (group[key] !== undefined) continue;
          all = all.flatMap((x) =>
            values.map(
              (v): OracleBrief => ({
                ...x,
                stakeholders: x.stakeholders?.map((g, m) => (m === n ? { ...g, [key]: v } : g)),
              }),
            ),
          );
        }
      });
      const answers = all.map(answer);
      for (const key of KEYS)
        expect(new Set<unknown>(answers.map((a) => a[key]))).toEqual(new Set<unknown>(p[key]));
    }
  });

  it('the ordinary answer is among them where there is a kind (law 10)', () => {
    const rng = mulberry32(5);
    let tried = 0;
    for (let i = 0; i < 300; i += 1) {
      const b = randomPartialBrief(rng, i % 6);
      const { stakeholders, ...rest } = b;
      const x = i % 3 === 0 ? rest : { ...rest, stakeholders };
      const a = answer(x);
      if (a.domain === null || completionsOf(x) > 200_000) continue;
      tried += 1;
      const p = possible(x);
      expect(p.domain).toContain(a.domain);
      expect(p.calledFor).toContain(a.calledFor);
      expect(p.reach).toContain(a.reach);
      expect(p.today).toContain(a.today);
      expect(p.first).toContain(a.first);
      expect(p.name).toContain(a.name);
      expect(p.clash).toContain(a.clash);
      expect(p.belowDuty).toContain(a.belowDuty);
    }
    expect(tried).toBeGreaterThan(200);
  });

  it('folding a list is the same as looking at it whole', () => {
    const rng = mulberry32(6);
    const known = new Set(allListViews().map((v) => JSON.stringify(v)));
    for (let i = 0; i < 5000; i += 1) {
      const groups = [
        ...(randomFullBrief(rng).stakeholders ?? []),
        ...(randomThinBrief(rng).stakeholders ?? []),
      ];
      const folded = viewOfBits(groups.map(effectOf).reduce(together, 0));
      expect(folded).toEqual(viewOf(groups, true));
      expect(known).toContain(JSON.stringify(folded));
    }
  });

  it('lists of up to two groups, enumerated one by one', () => {
    const cells = [
      'affected',
      'knowledge',
      'at-table',
      'willingness',
      'trust',
      'unpaid-work',
    ] as const;
    let groups: OracleGroup[] = GROUPS.map((group) => ({ group }));
    for (const key of cells)
      groups = groups.flatMap((g) =>
        GROUP_CELLS[key].map((v): OracleGroup => ({ ...g, [key]: v })),
      );
    const one = new Set(
      [viewOf([], true), ...groups.map((g) => viewOf([g], true))].map((v) => JSON.stringify(v)),
    );
    expect(new Set(allListViews(1).map((v) => JSON.stringify(v)))).toEqual(one);
    // two: one of each distinct effect in the first place, any group in the second
    const first = [...new Map(groups.map((g) => [effectOf(g), g])).values()];
    const second = first;
    const two = new Set(one);
    for (const a of first) for (const b of second) two.add(JSON.stringify(viewOf([a, b], true)));
    expect(new Set(allListViews(2).map((v) => JSON.stringify(v)))).toEqual(two);
  });

  it('refuses too many completions', () => {
    expect(() => possible({ challenge: { domain: 'complex' } })).toThrow(RangeError);
    expect(() => possible(randomFullBrief(mulberry32(1)), { bound: 0 })).toThrow(RangeError);
  });

  it('the facts and cells that it leaves alone move nothing', () => {
    const rng = mulberry32(7);
    for (let i = 0; i < 2000; i += 1) {
      const b = randomFullBrief(rng);
      const a = answer(b);
      const change = (
        section: 'challenge' | 'decision',
        key: string,
        values: readonly string[],
      ): OracleBrief => ({
        ...b,
        [section]: { ...b[section], [key]: pick(rng, values) },
      });
      expect(UNREAD).toEqual(['stage', 'technical-quality', 'motive']);
      expect(answer(change('challenge', 'stage', FACTS.challenge.stage))).toEqual(a);
      expect(
        answer(change('decision', 'technical-quality', FACTS.decision['technical-quality'])),
      ).toEqual(a);
      expect(answer(change('decision', 'motive', FACTS.decision.motive))).toEqual(a);
      for (const key of ['influence', 'ability', 'at-risk', 'costs', 'asked-recently'] as const) {
        const stakeholders = b.stakeholders?.map((g) => ({
          ...g,
          [key]: pick(rng, GROUP_CELLS[key]),
        }));
        expect(answer({ ...b, stakeholders })).toEqual(a);
      }
    }
  });
});
