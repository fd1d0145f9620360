/** The layers, one table each, on a small pack: a start, floors and ceilings, duties, reach, today, what comes first, names, flags. */
import { describe, expect, it } from 'vitest';
import { conclude } from '../../src/engine/conclude.js';
import type { Pack } from '../../src/model/pack.js';
import { packOf, source } from '../packs/pack-files.js';
import { briefFrom } from '../shipped-pack.js';

const manifest = `
toforwith-pack: 1
id: small
version: 1.0.0
title: Small
scale:
  title: the spectrum
  bands:
    - id: to
      title: doing to
      raised-by-duty: no
      source: model
      approaches:
        - { id: coercion, title: coercion, raised: no, source: model }
        - { id: education, title: education, source: model }
    - id: for
      title: doing for
      source: model
      approaches:
        - { id: information, title: information, source: model }
        - { id: consultation, title: consultation, source: model }
    - id: with
      title: doing with
      source: model
      approaches:
        - { id: co-design, title: co-design, source: model }
        - { id: co-production, title: co-production, source: model }
kinds:
  - { id: simple, title: simple, source: model }
  - { id: complex, title: complex, source: model }
names:
  - { id: led-by-citizens, title: led by citizens, source: model }
  - { id: partnership, title: partnership, source: model }
flags:
  - { id: clash, title: clash }
sources:
  model: { author: the makers, title: The model, kind: framework }
facts:
  kind.simple: { values: [no, yes], ordinary: no, source: model }
  kind.complex: { values: [no, yes], ordinary: no, source: model }
`;

/** What each rule says; each speaks where a fact of its own name is yes. */
const says = {
  'start-left': 'starts-at: coercion',
  'start-at-education': 'starts-at: education',
  'start-in-the-middle': 'starts-at: information',
  'start-right': 'starts-at: co-production',
  'floor-middle': 'at-least: consultation',
  'floor-right': 'at-least: co-design',
  'ceiling-middle': 'at-most: consultation',
  'ceiling-left': 'at-most: information',
  'duty-middle': 'duty-at-least: consultation',
  'duty-right': 'duty-at-least: co-design',
  'promise-right': 'duty-at-least: co-design\n    yields-to: [ceiling-middle]',
  'reach-left': 'reach-at-most: information',
  'reach-right': 'reach-at-most: co-design',
  'first-left': 'first: coercion',
  'first-middle': 'first: information',
  'name-one': 'name: led-by-citizens',
  'name-two': 'name: partnership',
  'flag-one': 'flag: clash',
} as const;
type Spoken = keyof typeof says;

function smallPack(order: (ids: readonly string[]) => readonly string[] = (ids) => ids): Pack {
  const facts = order(Object.keys(says)).map(
    (id) => `  rule.${id}: { values: [no, yes], ordinary: no, source: model }`,
  );
  const kinds = ['simple', 'complex'].map(
    (kind) =>
      `  - id: ${kind}\n    when: { kind.${kind}: yes }\n    kind: ${kind}\n    because: so\n    source: model`,
  );
  const rules = order(Object.keys(says)).map(
    (id) =>
      `  - id: ${id}\n    when: { rule.${id}: yes }\n    ${says[id as Spoken]}\n    because: so\n    source: model`,
  );
  return packOf([
    source('pack.yaml', `${manifest}${facts.join('\n')}\n`),
    source('rules.yaml', `rules:\n${[...kinds, ...rules].join('\n')}\n`),
  ]);
}

const pack = smallPack();

function answer(spoken: readonly Spoken[], kinds: readonly string[] = ['simple'], by: Pack = pack) {
  const given = { kind: yesTo(kinds), rule: yesTo(spoken) };
  return conclude(briefFrom(given, by), by).pins;
}
const yesTo = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, 'yes']));

describe('the kind of challenge', () => {
  it.each([
    [['simple'], 'simple'],
    [['complex'], 'complex'],
    [['simple', 'complex'], 'complex'], // the later kind prevails
    [[], null],
  ])('%j is %s', (kinds, domain) => {
    expect(answer([], kinds).domain).toBe(domain);
  });

  it('that is not known leaves nothing to say, whatever speaks', () => {
    expect(answer(Object.keys(says) as Spoken[], [])).toEqual({
      ...{ domain: null, calledFor: null, reach: null, today: null, first: null, name: null },
      flags: { clash: false },
    });
  });
});

describe('what is called for', () => {
  it.each<[readonly Spoken[], string | null]>([
    [[], null],
    [['start-in-the-middle'], 'information'],
    [['start-right', 'start-in-the-middle'], 'information'], // the leftmost start holds
    [['start-left', 'start-right'], 'coercion'],
    // floors
    [['start-in-the-middle', 'floor-middle'], 'consultation'],
    [['start-in-the-middle', 'floor-middle', 'floor-right'], 'co-design'],
    [['start-right', 'floor-middle'], 'co-production'],
    [['start-at-education', 'floor-middle'], 'consultation'],
    [['start-left', 'floor-right'], 'coercion'], // the scale says: not raised
    [['floor-right'], null],
    // ceilings beat floors
    [['start-right', 'ceiling-middle'], 'consultation'],
    [['start-right', 'ceiling-middle', 'ceiling-left'], 'information'],
    [['start-in-the-middle', 'ceiling-middle'], 'information'],
    [['start-in-the-middle', 'floor-right', 'ceiling-middle'], 'consultation'],
    [['start-in-the-middle', 'floor-right', 'ceiling-left'], 'information'],
    // duties beat ceilings, but do not raise out of doing to
    [['start-in-the-middle', 'duty-middle'], 'consultation'],
    [['start-in-the-middle', 'duty-middle', 'duty-right'], 'co-design'],
    [['start-right', 'duty-middle'], 'co-production'],
    [['start-right', 'ceiling-left', 'duty-middle'], 'consultation'],
    [['start-right', 'ceiling-left', 'duty-right'], 'co-design'],
    [['start-left', 'duty-right'], 'coercion'],
    [['start-at-education', 'duty-right'], 'education'],
    [['start-at-education', 'floor-middle', 'duty-right'], 'co-design'],
    // a promise yields to one of the ceilings
    [['start-in-the-middle', 'promise-right'], 'co-design'],
    [['start-in-the-middle', 'ceiling-middle', 'promise-right'], 'consultation'],
    [['start-in-the-middle', 'ceiling-left', 'promise-right'], 'co-design'],
    [['start-in-the-middle', 'ceiling-left', 'ceiling-middle', 'promise-right'], 'consultation'],
    [['start-in-the-middle', 'ceiling-middle', 'promise-right', 'duty-right'], 'co-design'],
    // what limits reach alone moves nothing here
    [['start-right', 'reach-left'], 'co-production'],
  ])('by %j is %s', (spoken, calledFor) => {
    expect(answer(spoken).calledFor).toBe(calledFor);
  });
});

describe('reach and today', () => {
  it.each<[readonly Spoken[], string, string | null]>([
    [['start-right'], 'co-production', 'co-production'],
    [['start-right', 'reach-right'], 'co-design', 'co-design'],
    [['start-right', 'reach-right', 'reach-left'], 'information', 'information'],
    [['start-right', 'ceiling-middle', 'reach-right'], 'consultation', 'consultation'],
    [['start-right', 'ceiling-left', 'reach-right'], 'information', 'information'],
    [['start-in-the-middle', 'reach-right'], 'co-design', 'information'],
    [['start-left', 'reach-left'], 'information', 'coercion'],
    [['start-right', 'ceiling-left', 'duty-right'], 'information', 'information'], // a duty never moves reach
    [['reach-left'], 'information', null],
  ])('by %j are %s and %s', (spoken, reach, today) => {
    expect(answer(spoken)).toMatchObject({ reach, today });
  });
});

describe('what comes first', () => {
  it.each<[readonly Spoken[], string | null]>([
    [['start-right'], null],
    [['start-right', 'first-middle'], 'information'],
    [['start-right', 'first-middle', 'first-left'], 'coercion'],
    [['start-in-the-middle', 'first-middle'], null], // only where it is left of what is called for
    [['start-at-education', 'first-middle'], null],
    [['start-at-education', 'first-middle', 'first-left'], 'coercion'],
    [['start-left', 'first-left'], null],
    [['first-left'], null],
  ])('by %j is %s', (spoken, first) => {
    expect(answer(spoken).first).toBe(first);
  });
});

describe('names and flags', () => {
  it.each<[readonly Spoken[], string | null]>([
    [[], null],
    [['name-two'], 'partnership'],
    [['name-two', 'name-one'], 'led-by-citizens'], // the first listed holds
  ])('by %j the name is %s', (spoken, name) => {
    expect(answer(spoken).name).toBe(name);
  });

  it('a flag is raised by any rule that speaks for it', () => {
    expect([answer([]).flags, answer(['flag-one']).flags]).toEqual([
      { clash: false },
      { clash: true },
    ]);
  });
});

describe('every combination of rules', () => {
  const ids = Object.keys(says) as Spoken[];
  const backwards = smallPack((list) => [...list].reverse());
  const position = (id: string | null) =>
    pack.scale.approaches.findIndex((approach) => approach.id === id);

  it('has today where the lesser of both is, nothing first but left of what is called for, and the same answer in any order of rules', () => {
    for (let round = 0; round < 4000; round += 1) {
      const spoken = ids.filter(
        (_, index) => (Math.imul(round + 1, 0x9e3779b1 + 2 * index + 1) >>> (index + 3)) & 1,
      );
      const found = answer(spoken);
      const { calledFor, reach, today, first } = found;
      if (calledFor === null) expect(today).toBe(null);
      else expect(position(today)).toBe(Math.min(position(calledFor), position(reach)));
      if (first !== null) expect(position(first)).toBeLessThan(position(calledFor));
      if (round % 10 === 0) expect(answer(spoken, ['simple'], backwards)).toEqual(found);
    }
  });
});
