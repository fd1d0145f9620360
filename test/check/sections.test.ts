import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainPassages } from '../../src/check/plain-prose.js';
import { proseOf } from '../../src/check/prose.js';
import { sectionsOf } from '../../src/check/sections.js';

const folder = join(import.meta.dirname, 'corpus/good');
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));

const odd = [
  'one\n\ntwo\nlazy\n\n- a\n\n  still a\n\n- b\nlazy\n\nthree',
  '1. a\n\n   b\n\n2. c\n\nd',
  '> quoted\nlazy\n\n> more\n\nplain',
  'Title\n=====\n\ntext\n\nOther\n---\nmore',
  '- ```\n  # code\n\n  more\n  ```\n\ntext',
  '```\none\n\ntwo\n```\n\nthree',
  '<!-- a -->\none\n\n<!-- b\n\nnot read\n\n-->\n\ntwo',
  '<div>\none\n\ntwo\n\n</div>\n\nthree',
  '| a | b |\n| --- | --- |\n\n| c | d |\n\ntext',
  '    code\n\ntext\n\n    code',
  'a\u00a0\n\nb\n \nc\n\t\nd',
  'before\n# one\ntext\n## two\n- a\n# three',
  '```\n# no heading\n```\n# one\n~~~ sh\n# no heading\n```\n~~~\n# two',
  '````\n```\n# no heading\n````\n# one',
  '- item\n\n  # in the item\n# one',
  '> # quoted\n# one',
  '#no heading\n####### no heading\n#\n# one #',
  '<!--\n# no heading\n-->\n# one',
  '<pre>\n# no heading\n</pre>\n# one',
  '[a][b]\n# one\n\n[b]: https://example.org',
  '    # code\n# one\r\ntext\r\n# two',
  '# one\ntext\n---\nmore\n***\n# two',
  '``` \n# in code',
];

const quoted = [
  '> a\n> b\n\n>c\n',
  '> a\nlazy\n\n> b',
  '# a b \n\n## c\n\n# d\ne',
  '#  a\n\n# a: “b”',
  '## 1. a',
];

describe('sections', () => {
  it.each([...texts, ...odd])('read apart, text %# is what it is read whole', (text) => {
    const apart = sectionsOf(text, 0).flatMap(({ start, end }) => proseOf(text, start, end));
    expect(apart).toEqual(proseOf(text, 0, text.length));
  });

  it('without markup say what the Markdown reader reads in them', () => {
    const more = [
      '\ud83c\udf3b a\nb – “c”\n\nd: e\n',
      '10) a\n\n+ b\n\n2 a\nc ',
      ...quoted,
      ...odd,
    ];
    let plain = 0;
    for (const text of [...texts, ...more])
      for (const section of sectionsOf(text, 0)) {
        const passages = plainPassages(text, section);
        if (!passages) continue;
        plain += 1;
        expect(passages).toEqual(proseOf(text, section.start, section.end));
      }
    expect(plain).toBeGreaterThan(60);
  });

  it('cover the text without a gap', () => {
    for (const text of [...texts, ...odd]) {
      const sections = sectionsOf(text, 2);
      expect(sections.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text.slice(2));
    }
  });

  it('are several in a text with headings', () => {
    expect(sectionsOf(texts[0] ?? '', 0).length).toBeGreaterThan(10);
  });
});

it('stand under the heading before them', () => {
  const text = 'above\n\n# One\n\ntext\n\nmore\n\nTwo\n---\n\nlast';
  const under = sectionsOf(text, 0).map(({ heading }) =>
    heading ? text.slice(heading.start, heading.end) : null,
  );
  expect(under).toEqual([null, '# One', '# One', '# One', 'Two', 'Two']);
});
