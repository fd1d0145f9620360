import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsText } from '../../src/report/findings-text.js';
import { context, finding, place, sample, sampleWith } from './findings-sample.js';

const golden = join(import.meta.dirname, 'golden/findings.txt');

describe('findings as text', () => {
  it('read as a person expects', async () => {
    await expect(findingsText(sample, context)).toMatchFileSnapshot(golden);
  });

  it('begin each finding with a record that grep can use', () => {
    const records = findingsText(sample, context)
      .split('\n')
      .filter((line) =>
        /^[^ ].*?:\d+:\d+: (error|warning|note|undecided|waived)\[[\w/-]+\]: ./.test(line),
      );
    const shown = sample.findings.filter(({ status }) => status !== 'baseline');
    expect(records).toHaveLength(shown.length + 1);
  });

  it('say so where nothing was found', () => {
    const clean = { ...sample, findings: [], files: sample.files.slice(0, 1) };
    expect(findingsText(clean, context)).toBe('1 proposal in 1 file: no findings\n');
  });

  it('colour the label by severity, and change no other byte', () => {
    const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const paint = {
      error: mark('error'),
      warning: mark('warning'),
      note: mark('note'),
      dim: mark('dim'),
      bold: mark('bold'),
    };
    const text = findingsText(sample, { ...context, paint });
    expect(text).toContain('<error>error[over-promise]</error>');
    expect(text).toContain('<warning>undecided[under-engages]</warning>');
    expect(text).toContain('<dim>waived[no-feedback]</dim>');
    expect(text.replace(/<\/?(error|warning|note|dim|bold)>/g, '')).toBe(
      findingsText(sample, context),
    );
  });

  it.each([
    ['wide characters', '目的: 広場', 5, 2, '      ^^^^'],
    ['a combining accent', 'cafe\u0301: x', 8, 1, '      ^'],
    ['a family of one grapheme', '👩‍👩‍👧 a', 10, 1, '   ^'],
    ['a tab', '\ta', 2, 1, ' ^'],
    ['a place at the end of the line', 'ab', 3, 0, '  ^'],
  ])('put the caret under its place after %s', (_, line, column, length, carets) => {
    const text = findingsText(
      sampleWith(finding({ line, at: place('a.yaml', 1, column, length) })),
      context,
    );
    expect(text.split('\n')[3]).toBe(`  | ${carets}`);
  });

  it('cut a long line on both sides of the place', () => {
    const line = `${'a'.repeat(300)}HERE${'b'.repeat(300)}`;
    const text = findingsText(
      sampleWith(finding({ line, at: place('a.yaml', 1, 301, 4) })),
      context,
    );
    expect(text.split('\n')[2]).toBe(`1 | …${'a'.repeat(39)}HERE${'b'.repeat(39)}…`);
    expect(text.split('\n')[3]).toBe(`  | ${' '.repeat(40)}^^^^`);
  });

  it('mark a place of several lines to the end of its first', () => {
    const at = { ...place('a.yaml', 1, 4, 0), endLine: 3, endColumn: 2 };
    const text = findingsText(sampleWith(finding({ line: 'ab: |', at })), context);
    expect(text.split('\n')[3]).toBe('  |    ^^');
  });
});
