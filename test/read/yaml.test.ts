import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Tree } from '../../src/model/tree.js';
import { longestText } from '../../src/read/limits.js';
import { scanYaml } from '../../src/read/scan-yaml.js';
import { readYaml, readYamlWithPackage } from '../../src/read/yaml.js';
import { dice, nextDocument } from './fixtures/yaml-documents.mjs';
import { plainly } from './plainly.js';

const sourceOf = (text: string) => ({ name: 'brief.yaml', text, linesBefore: 0 });

describe('readYaml', () => {
  it.each<[fact: string, text: string, ...documents: unknown[]]>([
    ['reads a map', 'a: b\nc: 1', { a: 'b', c: 1 }],
    ['reads a list at its key', 'a:\n- b\n- c\n', { a: ['b', 'c'] }],
    ['reads nested lists', '- - a\n  - b\n- c', [['a', 'b'], 'c']],
    [
      'keeps yes, no and dates as text',
      'a: [yes, no, 2026-03-31]',
      { a: ['yes', 'no', '2026-03-31'] },
    ],
    ['reads an empty value as null', 'a:\nb: ~', { a: null, b: null }],
    ['reads several documents', 'a: b\n---\n- c\n', { a: 'b' }, ['c']],
    ['reads block scalars', 'a: |\n  b\n  c\n', { a: 'b\nc\n' }],
    ['reads lines that end as on Windows', 'a: b\r\nc:\r\n  - d\r\n', { a: 'b', c: ['d'] }],
    ['reads past a byte order mark', '\ufeffa: b', { a: 'b' }],
    ['keeps __proto__ as a key', '__proto__: {a: b}', { ['__proto__']: { a: 'b' } }],
    ['resolves aliases', 'a: &x [b]\nc: *x', { a: ['b'], c: ['b'] }],
    [
      'merges what a map does not state itself',
      'a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n',
      { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } },
    ],
    [
      'merges a list of maps, the first first',
      'x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz: {<<: [*x, *y]}',
      { x: { a: 1 }, y: { a: 2, b: 2 }, z: { a: 1, b: 2 } },
    ],
    ['reads pairs in a flow list as maps', 'a: [b: c]', { a: [{ b: 'c' }] }],
    ['reads a tagged scalar', 'a: !!str 1', { a: '1' }],
  ])('%s', (_fact, text, ...documents) => {
    const read = readYaml(sourceOf(text));
    expect(read.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(read.map(({ value }) => plainly(value))).toEqual(documents);
  });

  it.each<[fact: string, text: string, ...said: string[]]>([
    ['tells an empty file', '', '0-0 the file is empty'],
    ['tells a file of comments', '# later\n', '0-0 the file is empty'],
    ['tells an empty document', 'a: b\n---\n', '8-8 there is nothing in this document'],
    [
      'tells a key given twice, with the first',
      'a: 1\nb: 2\na: 3',
      '10-11 "a" is given twice (first given here 0-1)',
    ],
    [
      'tells keys that are no text',
      '1: a\n[b]: c\n',
      '0-1 a key must be text, not 1',
      '5-8 a key must be text, not a list or map',
    ],
    ['tells an alias of nothing', 'a: *x', '3-5 not valid YAML: no anchor &x before this alias'],
    [
      'tells an alias of what it stands in',
      'a: &x [*x]',
      '7-9 not valid YAML: *x stands inside what it stands for',
    ],
    ['tells an unknown tag', 'a: !x b', '3-5 not valid YAML: unresolved tag: !x'],
    ['tells a tab', 'a:\n\tb: c\n', '3-4 not valid YAML: tabs may not indent; use spaces'],
    ['tells NUL', 'a: b\0', '4-5 not readable as UTF-8 text: there is a NUL character in it'],
    ['tells UTF-16', 'a\0:\0', '1-2 not readable as UTF-8 text: it looks like UTF-16'],
    [
      'tells bytes that are no UTF-8',
      'a: caf\ufffd',
      '6-7 not readable as UTF-8 text: this character could not be decoded',
    ],
    [
      "tells a list on its key's line",
      'a: - b',
      '3-4 not valid YAML: a list must begin on the line below its key',
    ],
    [
      'tells a missing colon',
      'a: b\nc\n',
      '5-6 not valid YAML: a ":" and a space are missing after this key',
    ],
    ['tells a bracket left open', 'a: [b\nc: d', '6-7 not valid YAML: a "]" is missing'],
    [
      'tells text that needs quotes',
      'a: @b',
      '3-4 not valid YAML: text that begins with "@" must stand in quotes',
    ],
    [
      'tells what follows a value',
      'a: "b" c',
      '7-8 not valid YAML: this does not fit what stands before it',
    ],
    [
      'tells a second colon',
      'a: b: c',
      '3-4 not valid YAML: a second ": " on one line; put text that holds one in quotes',
    ],
  ])('%s', (_fact, text, ...said) => {
    const found = readYaml(sourceOf(text)).flatMap(({ diagnostics }) => diagnostics);
    expect(
      found.map(({ at: { span }, message, related }) => {
        const other = related?.at.span;
        const end = other ? ` (${related.message} ${other.start}-${other.end})` : '';
        return `${span.start}-${span.end} ${message}${end}`;
      }),
    ).toEqual(said);
  });

  it.each<[fact: string, text: string, said: string]>([
    ['too long a file', `a: ${'b'.repeat(longestText)}`, 'the file is over the limit of 10 MB'],
    [
      'maps nested too deep',
      `a: ${'['.repeat(200)}${']'.repeat(200)}`,
      'nesting is over the limit of 100 levels',
    ],
    [
      'maps nested beyond any stack',
      '['.repeat(100_000),
      'nesting is over the limit of 100 levels',
    ],
    [
      'a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'abcdefgh'
        .split('')
        .map((c, i) => `${'bcdefghi'[i]}: &${'bcdefghi'[i]} [${`*${c},`.repeat(9)}]`)
        .join('\n')}`,
      'what aliases stand for is over the limit of 10000 nodes',
    ],
  ])('refuses %s', (_fact, text, said) => {
    const found = readYaml(sourceOf(text)).flatMap(({ diagnostics }) => diagnostics);
    expect(found.map(({ message }) => message)).toContain(said);
  });

  it('reads the second of two documents where the first is broken', () => {
    const [first, second] = readYaml(sourceOf('a: b: c\n---\nc: d\n'));
    expect(first?.value).toBeNull();
    expect(plainly(second?.value ?? null)).toEqual({ c: 'd' });
  });
});

describe('scanYaml', () => {
  const real = ['loneliness', 'flood'].map((name) =>
    readFileSync(new URL(`fixtures/${name}.yaml`, import.meta.url), 'utf8'),
  );

  it('takes a plain brief', () => expect(scanYaml(real[0] ?? '')).not.toBeNull());

  it.each([
    ['an anchor', 'a: &b c'],
    ['a tag', 'a: !b c'],
    ['a block scalar', 'a: |\n  b'],
    ['a scalar over two lines', 'a: b\n  c'],
    ['a tab', 'a:\tb'],
    ['a key given twice', 'a: b\na: c'],
    ['an indent between two', 'a:\n    b: c\n  d: e'],
    ['an explicit key', '? a\n: b'],
    ['a directive', '%YAML 1.1\n---\na: b'],
    ['a merge', '<<: a'],
    ['an escape', 'a: "\\n"'],
    ['a map in a line', 'a: {b: c}'],
    ['a scalar for a document', 'a'],
    ['an empty document', 'a: b\n---\n'],
  ])('leaves %s to the package', (_what, text) => expect(scanYaml(text)).toBeNull());

  it('says what the package says wherever it says anything', () => {
    const roll = dice(2026);
    let fast = 0;
    for (let left = 3000; left > 0; left--) {
      const text = nextDocument(roll, real);
      const scanned = scanYaml(text);
      if (!scanned) continue;
      fast++;
      const read = readYamlWithPackage(sourceOf(text));
      const trees: readonly (Tree | null)[] = read.map(({ value }) => value);
      expect({ text, trees: scanned }).toEqual({ text, trees });
      expect(read.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    }
    expect(fast).toBeGreaterThan(500);
  });
});
