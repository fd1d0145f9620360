// Second opinions by the packs of Vroom's models on briefs of the core pack: what their tables say, and that they are sound.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workOut } from '../../src/engine/layers.js';
import { single } from '../../src/engine/reading.js';
import { leftOut } from '../../src/model/brief.js';
import { plain } from '../../src/model/painter.js';
import { assess } from '../../src/reason/assess.js';
import { canRead, readAcross, withOpinions } from '../../src/reason/second-opinion.js';
import { assessmentJson } from '../../src/report/assessment-json.js';
import { secondOpinions } from '../../src/report/second-opinion-text.js';
import { mulberry32, randomFullBrief, randomPartialBrief } from '../oracle/briefs.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';
import { packCalled } from './vroom-packs.js';

const core = shippedPack('spectrum');
const ids = ['vroom-yetton', 'vroom-2000-time', 'vroom-2000-development'] as const;
const others = ids.map(packCalled);
/** An answer beside which opinions can stand where it does not matter what it says. */
const unasked = assess(briefFrom({}, core), core);

describe.each(others.map((pack) => [pack.id, pack] as const))('the tables of %s', (_, pack) => {
  const words = new Map(core.variables.map((variable) => [variable.id, variable]));

  it('answer every fact from something the core pack knows, for every value it can have', () => {
    for (const { id, reads } of pack.facts) {
      expect([id, reads?.length]).toEqual([id, 1]);
      for (const { of, values } of reads ?? []) {
        const known = words.get(of)?.values.filter((value) => value !== 'none' || of.includes('.'));
        expect([of, Object.keys(values)]).toEqual([
          of,
          known?.filter((value) => value !== 'unstated'),
        ]);
      }
    }
  });

  it('place every position beside positions or names of the core pack, and leave out no position', () => {
    const positions = core.scale.approaches.map(({ id }) => id);
    const names = core.names.map(({ id }) => id);
    const like = pack.scale.approaches.flatMap((approach) => approach.like ?? []);
    expect(pack.scale.approaches.filter((approach) => !approach.like?.length)).toEqual([]);
    expect(like.filter((id) => !positions.includes(id) && !names.includes(id))).toEqual([]);
    expect(positions.filter((id) => !like.includes(id))).toEqual([]);
  });

  it('take for granted what the core pack takes for granted', () => {
    const random = mulberry32(17);
    let taken = 0;
    for (let count = 0; count < 200; count++) {
      const brief = briefFrom(randomPartialBrief(random, 8), core);
      const ordinary = workOut(brief, core, 'ordinary');
      const [opinion] = withOpinions(unasked, brief, core, [pack]).also ?? [];
      for (const { fact, value } of opinion?.answer.assumed ?? []) {
        const translation = pack.facts.find(({ id }) => id === fact)?.reads?.[0];
        const word = core.variables.findIndex((variable) => variable.id === translation?.of);
        const usual = core.variables[word]?.values[single(ordinary.sets[word] ?? 0)] ?? '';
        const expected = translation?.values[usual];
        if (expected) expect([fact, value]).toEqual([fact, expected]);
        taken++;
      }
    }
    expect(taken).toBeGreaterThan(20);
  });

  it('are certain only of what no further answer can change', () => {
    const random = mulberry32(23);
    for (let count = 0; count < 300; count++) {
      const full = briefFrom(randomFullBrief(random), core);
      const kept = full.facts.map((code) => (random() < 0.6 ? code : leftOut));
      const groups = random() < 0.5 ? full.groups : null;
      const partial = readAcross({ ...full, facts: kept, groups }, core, pack);
      // The kind of challenge is stated by a fact that is never filled in.
      const domain = core.facts.findIndex(({ id }) => id === 'challenge.domain');
      const stated = full.facts.map((code, at) => (at === domain ? (kept[at] ?? leftOut) : code));
      const whole = readAcross({ ...full, facts: stated }, core, pack);
      for (const [at, code] of partial.facts.entries())
        if (code !== leftOut)
          expect([pack.facts[at]?.id, whole.facts[at]]).toEqual([pack.facts[at]?.id, code]);
    }
  });
});

function opinionsOn(content: object) {
  const brief = briefFrom(content, core);
  return withOpinions(assess(brief, core), brief, core, others);
}

const complex = {
  challenge: { domain: 'complex', 'values-conflict': 'none' },
  decision: {
    'technical-quality': 'some',
    'own-knowledge': 'insufficient',
    acceptance: 'critical',
    'acceptance-if-imposed': 'unlikely',
  },
};

describe('second opinions', () => {
  it('stand beside the answer, which stays as it is', () => {
    const brief = briefFrom(complex, core);
    const { also, ...first } = opinionsOn(complex);
    expect(first).toEqual(assess(brief, core));
    expect(
      also?.map(({ pack, answer, agrees }) => [pack.id, answer.calledFor, agrees.calledFor]),
    ).toEqual([
      ['vroom-yetton', 'gii', 'same'],
      ['vroom-2000-time', 'consult-group', 'left'],
      ['vroom-2000-development', 'facilitate', 'same'],
    ]);
  });

  it('rest on the answers of the brief, each at its place', () => {
    const [opinion] = opinionsOn(complex).also ?? [];
    const reason = opinion?.answer.reasons.find(({ rule }) => rule === 'acceptance-priority-rule');
    expect(reason?.binds).toBe(true);
    expect(
      reason?.answers.map(({ about, origin, at }) => [about, origin, at !== undefined]),
    ).toEqual([
      ['problem.quality', 'given', true],
      ['acceptance.critical', 'given', true],
      ['acceptance.assured', 'given', true],
      ['group.shares-goals', 'given', true],
    ]);
  });

  it.each([
    [
      'comes to the same',
      { challenge: { domain: 'simple' }, decision: { 'open-to-influence': 'nothing' } },
      'vroom-yetton',
      'same',
    ],
    ['leaves room for it', { challenge: { domain: 'complex' } }, 'vroom-yetton', 'within'],
    ['stops short of it', { challenge: { domain: 'complex' } }, 'vroom-2000-time', 'left'],
    [
      'goes further',
      { challenge: { domain: 'simple' }, decision: { 'open-to-influence': 'nothing' } },
      'vroom-2000-development',
      'right',
    ],
    [
      'goes past the scale',
      {
        challenge: { domain: 'complex' },
        decision: {
          'technical-quality': 'minor',
          acceptance: 'critical',
          'acceptance-if-imposed': 'unlikely',
        },
      },
      'vroom-2000-development',
      'beside',
    ],
    [
      'comes to what the answer is named',
      {
        challenge: { domain: 'complex' },
        decision: {
          'held-by': 'citizens',
          'carried-out-by': 'citizens',
          'technical-quality': 'minor',
          acceptance: 'critical',
          'acceptance-if-imposed': 'unlikely',
        },
      },
      'vroom-2000-development',
      'same',
    ],
  ])('say whether the other model %s', (_, content, id, agreement) => {
    const opinion = opinionsOn(content).also?.find(({ pack }) => pack.id === id);
    expect(opinion?.agrees.calledFor).toBe(agreement);
  });

  it('compare nothing where the core pack does not know enough, and answer all the same', () => {
    const [opinion] = opinionsOn({}).also ?? [];
    expect(opinion?.answer.calledFor).toBe('ai');
    expect(opinion?.agrees).toEqual({ calledFor: null, today: null });
  });

  it('are given on each part of a brief', () => {
    const { parts } = opinionsOn({
      parts: [
        { name: 'one', ...complex },
        { name: 'two', challenge: { domain: 'simple' } },
      ],
    });
    expect(parts.map(({ also }) => also?.[0]?.answer.calledFor)).toEqual(['gii', 'ai']);
  });

  it('are asked only of packs that can read the brief', () => {
    expect(others.map((other) => canRead(other, core))).toEqual([true, true, true]);
    expect(canRead(core, core)).toBe(false);
    expect(canRead(core, packCalled('vroom-yetton'))).toBe(false);
  });

  it('read as sentences', () => {
    const page = { width: 80, paint: plain, ascii: false };
    const told = secondOpinions(opinionsOn(complex), core, page).slice(0, 2);
    expect(told.flatMap(({ title, lines }) => [title, ...lines]).join('\n')).toMatchInlineSnapshot(`
      "second opinion: Vroom and Yetton 1973
        Deciding together (GII) is called for.
        Both come to much the same: on the spectrum that is co-design or
          co-production.
        To it, participation, with which today starts, is too little.
        People have to accept it and want the same from it as the organisation does,
          so they can be trusted to choose well and will stand by what they choose
            test.json:1 · acceptance-priority-rule · V. H. Vroom and P. W. Yetton 1973
      second opinion: Vroom 2000, time-driven
        Consulting the group would be called for.
        They part: it stops short of co-production, at participation.
        It comes to participation, with which today starts.
        People have to stand behind it and may not if they had no part in it, but the
          choice cannot be left to them
            test.json:1 · commitment-is-missing · V. H. Vroom 2000"
    `);
  });

  it('are under `also` in JSON, and nowhere unless asked for', () => {
    const { also } = assessmentJson(opinionsOn(complex), core, { explain: false });
    expect((also as readonly object[])[0]).toMatchObject({
      pack: { id: 'vroom-yetton' },
      calledFor: 'gii',
      reach: 'gii',
      like: ['co-design', 'co-production'],
      agrees: { calledFor: 'same', today: 'right' },
    });
    const alone = assessmentJson(assess(briefFrom(complex, core), core), core, { explain: false });
    expect('also' in alone).toBe(false);
  });
});

describe('the program', () => {
  it('has no line that knows these packs', () => {
    const source = join(import.meta.dirname, '../../src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const knowing = files.filter((file) =>
      /vroom|yetton/i.test(readFileSync(join(source, file), 'utf8')),
    );
    expect(knowing).toEqual([]);
  });
});
