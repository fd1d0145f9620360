import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proseOf } from '../../src/check/prose.js';
import { sectionsOf } from '../../src/check/sections.js';

const folder = join(import.meta.dirname, 'corpus/good');
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));

const odd = [
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

describe('sections', () => {
  it.each([...texts, ...odd])('read apart, text %# is what it is read whole', (text) => {
    const apart = sectionsOf(text, 0).flatMap(({ start, end }) => proseOf(text, start, end));
    expect(apart).toEqual(proseOf(text, 0, text.length));
  });

  it('cover the text without a gap', () => {
    for (const text of [...texts, ...odd]) {
      const sections = sectionsOf(text, 2);
      expect(sections.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text.slice(2));
    }
  });

  it('are several in a text with headings', () => {
    expect(sectionsOf(texts[0] ?? '', 0).length).toBeGreaterThan(4);
  });
});
