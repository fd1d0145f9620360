// Every mistake that a pack can hold: where it is told, in which words, and with which hint.
import { describe, expect, it } from 'vitest';
import type { Code } from '../../src/model/diagnostic.js';
import { placeOf } from '../../src/model/source.js';
import { readPack } from '../../src/read/pack.js';
import { inLine, packOf, source } from '../packs/pack-files.js';

const small = `toforwith-pack: 1
id: small
version: 1.0.0
title: A small pack
scale:
  bands:
    - { id: all, title: all, source: s, approaches: [{ id: left, title: left, source: s }, { id: right, title: right, source: s }] }
kinds: [{ id: plain, title: plain, source: s }, { id: knotty, title: knotty, source: s }]
names: [{ id: alone, title: alone, source: s }]
flags: [{ id: stuck, title: stuck }]
settings:
  days: { title: days, value: 3 }
  reading: { title: reading, values: [strict, loose], value: strict }
facts:
  size: { values: [small, big], ordered: yes, ordinary: small, source: s }
  weight: { values: [light, heavy], ordered: yes, ordinary: light, source: s }
  colour: { values: [red, green], ordinary: red, source: s }
  stated: { values: [plain, knotty], left-out: stays, source: s }
  claimed: { values: approaches, left-out: stays }
  asked-on: { kind: date }
  roles: { kind: map, keys: [cook, guest], map-values: approaches }
people:
  key: guests
  classes: { family: { values: [aunt] } }
  cells:
    role: { values: [aunt, friend] }
    mood: { values: [low, high], ordered: yes, ordinary: low }
    diet: { values: [plain, odd], ordinary: plain }
  when-left-out: [{ role: aunt }]
derived:
  heavy: { when: { weight: heavy } }
  said: { when: { asked-on: { known: yes } } }
rules:
  - { id: first-rule, when: { size: big }, at-most: left, because: so it is, source: s }
  - { id: told, when: {}, finding: { severity: note, message: hello }, source: s }
sources:
  s: { author: A, year: 2001, title: T, kind: study }
`;
const base = packOf([source('pack.yaml', small)]);

/** Code, a file more with ‹ › around the place, the message, the hint. */
type Row = readonly [code: Code, text: string, message: string, hint: string | null];

const r = (rest: string) => `rules:\n  - { id: extra, ${rest}, because: b, source: s }\n`;
const when = (condition: string) => r(`when: { ${condition} }, at-least: right`);
const fact = (rest: string) => `facts:\n  depth: ${rest}\n`;
const derived = (rest: string) => `derived:\n  depth: { ${rest} }\n`;

const rows: readonly Row[] = [
  ['pack/unknown-key', '‹rule›: []', '"rule" is no key of a pack file', 'did you mean "rules"?'],
  [
    'pack/unknown-key',
    r('‹wen›: {}, when: {}, at-least: right'),
    '"wen" is no key of extra',
    'did you mean "when"?',
  ],
  [
    'pack/unknown-key',
    when('some-group: { ‹moody›: low }'),
    '"moody" is no key of a condition on a group',
    'did you mean "mood"? one of role, mood, diet, is, any, all, not',
  ],
  [
    'pack/unknown-key',
    when('size: { ‹at-leest›: big }'),
    '"at-leest" is no key of a condition on size',
    'did you mean "at-least"? one of at-least, at-most, known, left-of, right-of',
  ],
  [
    'pack/unknown-key',
    r('when: {}, at-least: right, ‹yields-to›: [first-rule]'),
    '"yields-to" is no key of extra, which says none of duty-at-least',
    null,
  ],
  [
    'pack/missing-key',
    'rules:\n  - ‹{› when: {}, at-least: right, because: b, source: s }',
    'a rule needs "id"',
    null,
  ],
  [
    'pack/missing-key',
    'rules:\n  - { id: ‹extra›, when: {}, at-least: right, source: s }',
    'extra needs "because"',
    null,
  ],
  [
    'pack/missing-key',
    'rules:\n  - { id: ‹extra›, at-least: right, because: b, source: s }',
    'extra needs "when"',
    null,
  ],
  [
    'pack/missing-key',
    `facts:\n  ‹depth›: { values: [low, high], source: s }\n`,
    'depth needs "ordinary"',
    null,
  ],
  [
    'pack/missing-key',
    `facts:\n  ‹depth›: { ordinary: low, source: s }\n`,
    'depth needs "values"',
    null,
  ],
  ['pack/missing-key', 'derived:\n  ‹depth›: { highest: mood }\n', 'depth needs "nobody"', null],
  [
    'pack/missing-key',
    'sources:\n  ‹t›: { author: A, title: T, kind: law, as-of: 2026-01-01 }\n',
    't needs "jurisdiction"',
    null,
  ],
  ['pack/wrong-type', 'rules: ‹{}›', '"rules" must be a list, not a map', null],
  ['pack/wrong-type', '‹- a›', 'a pack file must be a map, not a list', null],
  [
    'pack/wrong-type',
    r('when: ‹never›, at-least: right'),
    'a condition must be a map, not "never"',
    null,
  ],
  [
    'pack/wrong-type',
    when('any: ‹{ size: big }›'),
    '"any" must be a list of conditions, not a map',
    null,
  ],
  ['pack/wrong-type', when('size:‹› '), 'each value of size must be one word, not nothing', null],
  [
    'pack/wrong-type',
    'rules:\n  - { id: extra, when: {}, at-least: right, because: ‹[b]›, source: s }\n',
    '"because" of extra must be text, not a list',
    null,
  ],
  [
    'pack/wrong-type',
    fact('{ values: [low, high], ordinary: [‹{ then: low }›], source: s }'),
    'the last ordinary value of depth must be a plain value, not a map',
    null,
  ],
  [
    'pack/wrong-type',
    fact('{ values: [low, high], ordinary: [‹low›, high], source: s }'),
    'each ordinary case of depth but the last must be a map with "when" and "then", not "low"',
    null,
  ],
  [
    'pack/wrong-type',
    fact('{ values: [low, high], ordinary: low, ordered: ‹maybe›, source: s }'),
    '"ordered" of depth must be yes or no, not "maybe"',
    null,
  ],
  [
    'pack/wrong-type',
    'settings:\n  nights: { title: t, value: ‹some› }\n',
    '"value" of nights must be a whole number, not "some"',
    null,
  ],
  [
    'pack/unknown-fact',
    when('‹sise›: big'),
    '"sise" is no fact, derived fact or earlier result',
    'did you mean "size"?',
  ],
  [
    'pack/asked-of-groups',
    when('‹mood›: low'),
    '"mood" is asked of each group, not of the brief',
    'ask about it under `some-group:`, `every-group:` or `no-group:`',
  ],
  [
    'pack/unknown-fact',
    when('claimed: { left-of: ‹reech› }'),
    '"reech" is no fact, derived fact or earlier result',
    'did you mean "reach"?',
  ],
  [
    'pack/unknown-fact',
    derived('count: { ‹sise›: big }'),
    '"sise" is no fact, derived fact or earlier result',
    'did you mean "size"?',
  ],
  [
    'pack/unknown-value',
    when('size: ‹bigg›'),
    '"bigg" is no value of size',
    'did you mean "big"? one of small, big',
  ],
  [
    'pack/unknown-value',
    when('size: [big, ‹huge›]'),
    '"huge" is no value of size',
    'one of small, big',
  ],
  [
    'pack/unknown-value',
    when('size: { at-least: ‹huge› }'),
    '"huge" is no value of size',
    'one of small, big',
  ],
  [
    'pack/unknown-value',
    when('stuck: ‹maybe›').replace('at-least: right', 'asks: { text: w }'),
    '"maybe" is no value of stuck',
    'one of no, yes',
  ],
  [
    'pack/unknown-value',
    when('no-group: { mood: ‹lo› }'),
    '"lo" is no value of mood',
    'did you mean "low"? one of low, high',
  ],
  [
    'pack/unknown-value',
    fact('{ values: [low, high], ordinary: ‹medium›, source: s }'),
    '"medium" is no value of depth',
    'one of low, high',
  ],
  [
    'pack/unknown-value',
    r('when: {}, finding: { severity: ‹fatal›, message: m }'),
    '"fatal" is no value of "severity" of the finding of extra',
    'one of error, warning, note',
  ],
  [
    'pack/unknown-value',
    derived('vote: { size: { big: ‹hi› } }, options: [high, low], tie: leftmost'),
    '"hi" is no value of depth',
    'one of high, low',
  ],
  [
    'pack/unknown-value',
    derived('lowest: mood, nobody: ‹none›'),
    '"none" is no value of mood',
    'one of low, high',
  ],
  [
    'pack/unknown-value',
    derived('lacks: roles, keys: [‹cok›]'),
    '"cok" is no value of roles',
    'did you mean "cook"? one of cook, guest',
  ],
  [
    'pack/unknown-approach',
    r('when: {}, at-least: ‹rigth›'),
    '"rigth" is no approach of the scale',
    'did you mean "right"? one of left, right',
  ],
  [
    'pack/unknown-id',
    r('when: {}, kind: ‹knoty›'),
    'there is no kind "knoty"',
    'did you mean "knotty"?',
  ],
  ['pack/unknown-id', r('when: {}, name: ‹both›'), 'there is no name "both"', null],
  [
    'pack/unknown-id',
    r('when: {}, flag: ‹stuk›'),
    'there is no flag "stuk"',
    'did you mean "stuck"?',
  ],
  [
    'pack/unknown-id',
    r('when: {}, duty-at-least: right, yields-to: [‹frst-rule›]'),
    'there is no rule "frst-rule"',
    'did you mean "first-rule"?',
  ],
  [
    'pack/unknown-id',
    when('some-group: { is: ‹famly› }'),
    'there is no class of groups "famly"',
    'did you mean "family"?',
  ],
  [
    'pack/unknown-id',
    'rules:\n  - { id: extra, when: {}, at-least: right, because: b, source: [s, { id: ‹z›, where: p. 3 }] }\n',
    'there is no source "z"',
    'did you mean "s"?',
  ],
  [
    'pack/unknown-id',
    r('when: {}, raises: { ‹sise›: big }'),
    'there is no fact "sise"',
    'did you mean "size"?',
  ],
  [
    'pack/unknown-id',
    r('when: {}, finding: { severity: note, message: m, about: [‹guests.mod›] }'),
    'there is no fact "guests.mod"',
    'did you mean "guests.mood"?',
  ],
  [
    'pack/unknown-id',
    derived('days: { from: asked-on, to: ‹size› }, fewer-than: 3'),
    'there is no date fact "size"',
    null,
  ],
  [
    'pack/unknown-id',
    derived('days: { from: asked-on, to: asked-on }, fewer-than: ‹reading›'),
    'there is no setting with a number "reading"',
    null,
  ],
  [
    'pack/unknown-id',
    derived('highest: ‹moo›, nobody: low'),
    'there is no cell "moo"',
    'did you mean "mood"?',
  ],
  [
    'pack/missing-source',
    'rules:\n  - { id: ‹extra›, when: {}, at-least: right, because: b }\n',
    'extra cites no source',
    "add `source:` with an id from the pack's sources",
  ],
  [
    'pack/missing-source',
    'facts:\n  ‹depth›: { values: [low, high], ordinary: low }\n',
    'depth cites no source',
    "add `source:` with an id from the pack's sources",
  ],
  [
    'pack/duplicate-id',
    'rules:\n  - { id: ‹first-rule›, when: {}, at-least: right, because: b, source: s }\n',
    'the rule "first-rule" is declared twice',
    null,
  ],
  [
    'pack/duplicate-id',
    'facts:\n  ‹size›: { values: [low, high], ordinary: low, source: s }\n',
    'the fact "size" is declared twice',
    null,
  ],
  [
    'pack/reserved-id',
    derived('when: {}').replace('depth', '‹colour›'),
    'nothing of a pack may be called "colour": a fact has that id',
    'choose another id',
  ],
  [
    'syntax/duplicate-key',
    '‹people›: { key: k, cells: {} }',
    '"people" is given twice',
    'keep one of them',
  ],
  [
    'pack/bad-id',
    r('when: {}, at-least: right').replace('extra', '‹Extra_1›'),
    `"Extra_1" can't be the id of a rule`,
    'write lower-case words joined by hyphens, for facts with dots between the parts',
  ],
  [
    'pack/reserved-id',
    'facts:\n  ‹size.exact›: { values: [low, high], ordinary: low, source: s }\n',
    'nothing of a pack may be called "size.exact": it lies within size',
    'choose another id',
  ],
  [
    'pack/reserved-id',
    'derived:\n  ‹reach›: { when: {} }\n',
    'nothing of a pack may be called "reach": conditions have that word themselves',
    'choose another id',
  ],
  [
    'pack/reserved-id',
    'facts:\n  ‹title›: { kind: text }\n',
    'nothing of a pack may be called "title": a brief has that key itself',
    'choose another id',
  ],
  [
    'pack/not-ordered',
    when('colour: ‹{ at-least: red }›'),
    "colour has no order, so it can't be compared",
    'list the values that count instead',
  ],
  [
    'pack/not-ordered',
    r('when: { ‹colour: { left-of: size }› }, asks: { text: w }'),
    "colour has no order, so it can't be compared",
    'list the values that count instead',
  ],
  [
    'pack/not-comparable',
    r('when: { ‹size: { left-of: weight }› }, asks: { text: w }'),
    'size and weight do not lie on the same scale',
    'compare two facts or results whose ordered values are the same',
  ],
  [
    'pack/not-asked',
    r('when: { ‹heavy: { known: no }› }, asks: { text: w }'),
    'heavy is worked out, never given, so nobody can say whether it is known',
    'ask for its value',
  ],
  [
    'pack/must-be-ordered',
    r('when: {}, raises: { ‹colour›: green }'),
    'colour has no order, so nothing can raise it',
    'add `ordered: yes` if its values run from least to most',
  ],
  [
    'pack/must-be-ordered',
    derived('highest: ‹diet›, nobody: plain'),
    'diet has no order, so it has no highest',
    'add `ordered: yes` if its values run from least to most',
  ],
  [
    'pack/reads-too-late',
    r('when: { ‹reach: left› }, at-least: right'),
    'extra decides called-for but reads reach, which is known only after reach',
    'read facts or an earlier result',
  ],
  [
    'pack/reads-too-late',
    r('when: { ‹called-for: left› }, at-least: right'),
    'extra decides called-for but reads called-for, which is known only after called-for',
    'read facts or an earlier result',
  ],
  [
    'pack/reads-too-late',
    r('when: { not: { ‹kind: plain› } }, raises: { size: big }'),
    'extra decides facts but reads kind, which is known only after kind',
    'read facts or an earlier result',
  ],
  [
    'pack/reads-too-late',
    `${derived('when: { kind: plain }')}${r('when: { ‹depth: yes› }, kind: knotty')}`,
    'extra decides kind but reads depth, which is known only after kind',
    'read facts or an earlier result',
  ],
  [
    'pack/reads-too-late',
    `${fact('{ values: [low, high], ordinary: [{ when: { called-for: left }, then: low }, high], source: s }')}${r('when: { ‹depth: low› }, starts-at: left')}`,
    'extra decides start but reads depth, which is known only after called-for',
    'read facts or an earlier result',
  ],
  [
    'pack/reads-what-is-said',
    when('‹size: { known: yes }›'),
    'extra moves a pin but asks whether size is known: an answer must not hang on what the file happens to say',
    'ask for a value instead',
  ],
  [
    'pack/reads-what-is-said',
    when('‹said: yes›'),
    'extra moves a pin but asks whether said is known: an answer must not hang on what the file happens to say',
    'ask for a value instead',
  ],
  [
    'pack/reads-what-is-said',
    r('when: { some-group: { ‹mood: { known: no }› } }, flag: stuck'),
    'extra moves a pin but asks whether guests.mood is known: an answer must not hang on what the file happens to say',
    'ask for a value instead',
  ],
  [
    'pack/reads-what-is-said',
    fact(
      '{ values: [low, high], ordinary: [{ when: { ‹size: { known: no }› }, then: low }, high], source: s }',
    ),
    'the ordinary value of depth moves a pin but asks whether size is known: an answer must not hang on what the file happens to say',
    'ask for a value instead',
  ],
  [
    'pack/no-effect',
    'rules:\n  - { id: ‹extra›, when: {}, because: b, source: s }\n',
    'extra says nothing',
    'give it one of raises, kind, starts-at, at-least, at-most, duty-at-least, reach-at-most, first, name, flag, needs, warn, suggest, offer, asks, notes, finding',
  ],
  [
    'pack/no-effect',
    'derived:\n  ‹depth›: { says: nothing }\n',
    'depth says nothing',
    'give it one of when, vote, agreement, count, highest, lowest, any, every, count-groups, days, lacks',
  ],
  [
    'pack/two-effects',
    r('when: {}, at-least: right, ‹at-most›: right'),
    'extra says both at-least and at-most',
    'make two rules of it',
  ],
  [
    'pack/two-effects',
    r('when: {}, raises: { size: big, ‹weight›: heavy }'),
    '"raises" says both size and weight',
    'make two rules of it',
  ],
  [
    'pack/empty',
    fact('{ ‹values›: [], ordinary: low, source: s }'),
    'the pack has no values for depth',
    null,
  ],
  ['pack/empty', when('‹any: []›'), 'the pack has no condition under "any"', null],
  [
    'pack/cycle',
    'derived:\n  ‹one›: { when: { two: yes } }\n  two: { when: { one: yes } }\n',
    'one is worked out from itself',
    'through two, one',
  ],
  [
    'pack/cycle',
    'facts:\n  ‹one›: { values: [a, b], ordinary: [{ when: { two: a }, then: b }, a], source: s }\n  two: { values: [a, b], ordinary: [{ when: { one: a }, then: b }, a], source: s }\n',
    'one is worked out from itself',
    'through two, one',
  ],
  [
    'pack/cycle',
    r('when: { ‹size: small› }, raises: { size: big }'),
    'size is worked out from itself',
    null,
  ],
  [
    'pack/too-many-values',
    `facts:\n  ‹depth›: { values: [${Array.from({ length: 31 }, (_, at) => `v${at}`).join(', ')}], ordinary: v1, source: s }\n`,
    'depth has more than 30 values',
    null,
  ],
  [
    'pack/needless-ordinary',
    fact('{ values: [low, high], left-out: stays, ‹ordinary›: low, source: s }'),
    'depth has an ordinary value, but left out it counts as unstated (`left-out: stays`)',
    'remove one of the two',
  ],
  [
    'pack/unreadable',
    'rules: []\n---\n‹rules: []›\n',
    'a pack file holds one document, and this is the second',
    null,
  ],
];

describe('a mistake in a pack', () => {
  it.each(rows)('is told as %s: %s', (code, marked, message, hint) => {
    const text = marked.replace(/[‹›]/g, '');
    const start = marked.indexOf('‹');
    const end = marked.indexOf('›') - 1;
    const { value, diagnostics } = readPack(
      [source('pack.yaml', small), source('x.yaml', text)],
      [],
    );
    expect(diagnostics.map(inLine)).toHaveLength(1);
    const [found] = diagnostics;
    expect(found).toMatchObject({ code, message, hint });
    expect(found?.at.source.name).toBe('x.yaml');
    expect(found && text.slice(found.at.span.start, found.at.span.end).trim()).toBe(
      text.slice(start, end),
    );
    expect(found?.at.span.start).toBe(start);
    expect(value).toBeNull();
  });

  it('is told with the other end of it', () => {
    const text = r('when: {}, at-least: right').replace('extra', 'first-rule');
    const { diagnostics } = readPack([source('pack.yaml', small), source('x.yaml', text)], []);
    const first = diagnostics[0]?.related;
    expect(first?.message).toBe('the first is here');
    expect(first && placeOf(first.at)).toMatchObject({ file: 'pack.yaml', line: 34, column: 11 });
  });

  it('hides no other: all are told at once, in the order of the files', () => {
    const text = `${when('sise: big')}  - { id: more, when: { size: hugge }, at-leest: right, because: b, source: z }\n`;
    const files = [
      source('x.yaml', text),
      source('a.yaml', 'fact: {}'),
      source('pack.yaml', small),
    ];
    expect(readPack(files, []).diagnostics.map(inLine)).toEqual([
      'a.yaml:1:1 pack/unknown-key: "fact" is no key of a pack file (did you mean "facts"?)',
      'x.yaml:2:26 pack/unknown-fact: "sise" is no fact, derived fact or earlier result (did you mean "size"?)',
      'x.yaml:3:11 pack/no-effect: more says nothing (give it one of raises, kind, starts-at, at-least, at-most, duty-at-least, reach-at-most, first, name, flag, needs, warn, suggest, offer, asks, notes, finding)',
      'x.yaml:3:31 pack/unknown-value: "hugge" is no value of size (one of small, big)',
      'x.yaml:3:40 pack/unknown-key: "at-leest" is no key of more (did you mean "at-least"?)',
      'x.yaml:3:77 pack/unknown-id: there is no source "z" (did you mean "s"?)',
    ]);
  });
});

describe('a manifest', () => {
  const rest = small.slice(small.indexOf('scale:'));
  const said = (manifest: string) =>
    readPack([source('pack.yaml', manifest + rest)], []).diagnostics.map(inLine);

  it('has to be there', () => {
    expect(said('')).toEqual([
      'pack.yaml:1:1 pack/no-version: no file of the pack says which version of the format it follows (begin `pack.yaml` with `toforwith-pack: 1`)',
    ]);
    expect(readPack([], []).diagnostics.map(({ code }) => code)).toEqual(['pack/no-version']);
  });

  it('says who the pack is', () => {
    expect(said('toforwith-pack: 1\n')).toEqual([
      'pack.yaml:1:1 pack/missing-key: a pack needs "id"',
      'pack.yaml:1:1 pack/missing-key: a pack needs "version"',
      'pack.yaml:1:1 pack/missing-key: a pack needs "title"',
    ]);
  });

  it('follows a version that is known', () => {
    expect(said('toforwith-pack: 2\nid: a\nversion: 1.0.0\ntitle: t\n')).toEqual([
      'pack.yaml:1:17 pack/unknown-version: version 2 of the pack format is not known here (this release reads `toforwith-pack: 1`)',
    ]);
  });

  it('names bases that are there', () => {
    expect(
      said('toforwith-pack: 1\nid: a\nversion: 1.0.0\ntitle: t\nextends: [spectrum]\n'),
    ).toEqual([
      'pack.yaml:5:11 pack/missing-base: the pack is built on "spectrum", which is not there (name a pack that comes with this release, or a folder relative to this file)',
    ]);
  });
});

describe('a pack without rules or scale', () => {
  it('is empty', () => {
    const text = 'toforwith-pack: 1\nid: a\nversion: 1.0.0\ntitle: t\n';
    expect(readPack([source('pack.yaml', text)], []).diagnostics.map(inLine)).toEqual([
      'pack.yaml:2:1 pack/empty: the pack has no scale',
      'pack.yaml:2:1 pack/empty: the pack has no rules',
    ]);
  });
});

describe('a pack built on another', () => {
  const head = 'toforwith-pack: 1\nid: more\nversion: 1.0.0\ntitle: More\nextends: [small]\n';
  const said = (text: string) =>
    readPack([source('more/pack.yaml', head + text)], [base]).diagnostics.map(inLine);

  it.each([
    ['', 'more/pack.yaml:2:1 pack/empty: the pack has no rules, facts or changes'],
    [
      'scale: { bands: [] }\n',
      'more/pack.yaml:6:1 pack/held-by-base: "scale" is given by small, which the pack is built on (add facts and rules, and alter what is there under `change:`)',
    ],
    [
      'change: { frst-rule: { off: ours } }\n',
      'more/pack.yaml:6:11 pack/unknown-id: there is no rule or setting "frst-rule" (did you mean "first-rule"?)',
    ],
    [
      'change: { first-rule: { severity: note } }\n',
      'more/pack.yaml:6:25 pack/cannot-change: first-rule has no "severity" to change: only findings do',
    ],
    [
      'change: { first-rule: { value: 3 } }\n',
      'more/pack.yaml:6:25 pack/cannot-change: first-rule has no "value" to change: only settings do',
    ],
    [
      'change: { days: { off: ours } }\n',
      'more/pack.yaml:6:19 pack/cannot-change: days has no "off" to change: only rules do',
    ],
    [
      'change: { reading: { value: lose } }\n',
      'more/pack.yaml:6:29 pack/unknown-value: "lose" is no value of reading (did you mean "loose"? one of strict, loose)',
    ],
    [
      'change: { first-rule: { off: } }\n',
      'more/pack.yaml:6:29 pack/wrong-type: "off" of the change to first-rule must be text, not nothing',
    ],
    [
      'people: { key: others }\n',
      'more/pack.yaml:6:11 pack/held-by-base: "key" is given by small, which the pack is built on (add facts and rules, and alter what is there under `change:`)',
    ],
    [
      'rules: [{ id: first-rule, when: {}, asks: { text: w }, source: s }]\n',
      'more/pack.yaml:6:15 pack/duplicate-id: the rule "first-rule" is declared twice [pack.yaml:34:11]',
    ],
    [
      'facts: { size: { kind: text } }\n',
      'more/pack.yaml:6:10 pack/duplicate-id: the fact "size" is declared twice [pack.yaml:15:3]',
    ],
    [
      'people: { cells: { mood: { values: [a], ordinary: a } } }\n',
      'more/pack.yaml:6:20 pack/duplicate-id: the cell "mood" is declared twice',
    ],
    [
      'people: { cells: { name: { values: [a], ordinary: a } } }\n',
      'more/pack.yaml:6:20 pack/reserved-id: nothing of a pack may be called "name": every group has one (choose another id)',
    ],
    [
      'people: { cells: { is: { values: [a], ordinary: a } } }\n',
      'more/pack.yaml:6:20 pack/reserved-id: nothing of a pack may be called "is": conditions have that word themselves (choose another id)',
    ],
    [
      'people: { classes: { family: { values: [friend] } } }\n',
      'more/pack.yaml:6:22 pack/duplicate-id: the class "family" is declared twice',
    ],
    [
      'people: { classes: { kin: { values: [uncle] } } }\n',
      'more/pack.yaml:6:38 pack/unknown-value: "uncle" is no value of the class kin (one of aunt, friend)',
    ],
    [
      'people: { cells: { one: { values: [a], ordinary: [{ when: { two: a }, then: a }, a] }, two: { values: [a], ordinary: [{ when: { one: a }, then: a }, a] } } }\n',
      'more/pack.yaml:6:20 pack/cycle: the cell one is worked out from itself (through two, the cell one)',
    ],
    [
      'people: { cells: { job: { named-in: claimed } } }\n',
      'more/pack.yaml:6:37 pack/unknown-id: there is no map fact "claimed"',
    ],
    [
      'derived: { size: { when: {} } }\n',
      'more/pack.yaml:6:12 pack/reserved-id: nothing of a pack may be called "size": a fact has that id [pack.yaml:15:3] (choose another id)',
    ],
  ])('says what is wrong with %j', (text, line) => {
    expect(said(text)).toContain(line);
  });
});
