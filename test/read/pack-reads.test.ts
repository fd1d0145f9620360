// `reads:` and `like:`, by which a pack says how it takes the words of another.
import { describe, expect, it } from 'vitest';
import { readPack } from '../../src/read/pack.js';
import { inLine, packOf, source } from '../packs/pack-files.js';

const packWith = (reads: string, kind = '') => [
  source(
    'pack.yaml',
    `toforwith-pack: 1
id: asking
version: 1.0.0
title: Asking
scale:
  bands:
    - id: all
      title: all
      source: book
      approaches:
        - { id: tell, title: telling, like: information, source: book }
        - { id: ask, title: asking, like: [consultation, participation], source: book }
facts:
  matter.known:
    ${kind || 'values: [no, yes]\n    ordinary: yes\n    source: book'}
    reads:
      ${reads}
rules:
  - { id: always, when: {}, starts-at: tell, because: it is quick, source: book }
sources:
  book: { author: A. Writer, title: A book, kind: framework }
`,
  ),
];

const wrongIn = (reads: string, kind?: string) =>
  readPack(packWith(reads, kind), []).diagnostics.map(inLine);

describe('what a fact reads', () => {
  it('is kept as written, in its order', () => {
    const [fact] = packOf(
      packWith(
        '{ decision.own-knowledge: { sufficient: yes, partial: no }, kind: { simple: true } }',
      ),
    ).facts;
    expect(fact?.reads).toEqual([
      { of: 'decision.own-knowledge', values: { sufficient: 'yes', partial: 'no' } },
      { of: 'kind', values: { simple: 'yes' } },
    ]);
  });

  it.each([
    [
      '{ kind: { simple: yess } }',
      'pack.yaml:19:25 pack/unknown-value: "yess" is no value of matter.known (did you mean "yes"? one of no, yes)',
    ],
    [
      '{ kind: simple }',
      'pack.yaml:19:15 pack/wrong-type: "kind" under "reads" of matter.known must be a map, not "simple"',
    ],
    ['[kind]', 'pack.yaml:19:7 pack/wrong-type: "reads" of matter.known must be a map, not a list'],
  ])('is told where %s is wrong', (reads, told) => {
    expect(wrongIn(reads)).toEqual([told]);
  });

  it('is told where the fact is no choice', () => {
    expect(wrongIn('{ kind: { simple: yes } }', 'kind: text\n    source: book')).toEqual([
      'pack.yaml:17:5 pack/unknown-key: "reads" is no key of matter.known, which has no values',
    ]);
  });
});

describe('what a position is like', () => {
  it('is one word or a list', () => {
    const { approaches } = packOf(packWith('{ kind: { simple: yes } }')).scale;
    expect(approaches.map(({ like }) => like)).toEqual([
      ['information'],
      ['consultation', 'participation'],
    ]);
  });
});
