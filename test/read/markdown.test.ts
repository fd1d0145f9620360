import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/model/source.js';
import { readFrontMatter } from '../../src/read/markdown.js';
import { plainly } from './plainly.js';

const sourceOf = (text: string) => ({ name: 'proposal.md', text, linesBefore: 0 });

describe('readFrontMatter', () => {
  it.each<[fact: string, text: string, front: unknown, body: string]>([
    ['splits front and body', '---\na: b\n---\n# Title\n', { a: 'b' }, '# Title\n'],
    ['takes lines that end as on Windows', '---\r\na: b\r\n---\r\nBody', { a: 'b' }, 'Body'],
    [
      'leaves later rules in the body',
      '---\na: b\n---\nOne\n\n---\n\nTwo\n',
      { a: 'b' },
      'One\n\n---\n\nTwo\n',
    ],
    ['takes a file that ends with its front', '---\na: b\n---', { a: 'b' }, ''],
    ['leaves a fence that is indented', '---\na: |\n  ---\n---\n', { a: '---\n' }, ''],
  ])('%s', (_fact, text, front, body) => {
    const read = readFrontMatter(sourceOf(text));
    expect(read.tree.diagnostics).toEqual([]);
    expect(plainly(read.tree.value)).toEqual(front);
    expect(read.body).toEqual({ text: body, offset: text.length - body.length });
  });

  it('counts lines and columns in the whole file', () => {
    const text = '---\na: b\nc: d\nc: e\n---\nBody\n';
    const { source, tree } = readFrontMatter(sourceOf(text));
    const [found] = tree.diagnostics;
    expect(found && placeOf(found.at)).toMatchObject({ file: 'proposal.md', line: 4, column: 1 });
    expect(text.startsWith(source.text)).toBe(true);
  });

  it.each<[fact: string, text: string, said: string]>([
    ['a file without front matter', '# Title\n', 'there is no front matter'],
    ['front matter without an end', '---\na: b\n', 'the front matter has no end'],
    ['empty front matter', '---\n---\nBody\n', 'the front matter is empty'],
    ['an empty file', '', 'there is no front matter'],
  ])('tells %s', (_fact, text, said) => {
    const { tree } = readFrontMatter(sourceOf(text));
    expect(tree.diagnostics.map(({ message }) => message)).toEqual([said]);
  });
});
