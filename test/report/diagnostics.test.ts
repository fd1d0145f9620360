import { describe, expect, it } from 'vitest';
import { diagnostic, relatedTo } from '../../src/model/diagnostic.js';
import { renderDiagnostic } from '../../src/report/diagnostics.js';

/** A mistake where « and » stand in the text. */
function mistakeIn(marked: string, linesBefore = 0) {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const source = { name: 'brief.yaml', text: marked.replace(/[«»]/g, ''), linesBefore };
  return diagnostic('brief/not-text', { source, span: { start, end } }, 'title', 'a list');
}

/** The two lines of the frame. */
const frameOf = (marked: string) =>
  renderDiagnostic(mistakeIn(marked))
    .split('\n')
    .slice(2)
    .map((line) => line.slice(4));

describe('renderDiagnostic', () => {
  it.each<[fact: string, marked: string, line: string, carets: string]>([
    ['under the words', 'time: «weekz»', 'time: weekz', '      ^^^^^'],
    ['once where nothing stands', 'time: «»', 'time: ', '      ^'],
    ['to the end of the first line of several', 'a: «b\n  c»', 'a: b', '   ^'],
    ['after tabs', 'a:\t«b»', 'a:  b', '    ^'],
    ['after wide characters', '日本: «語»x', '日本: 語x', '      ^^'],
    ['after an emoji of several characters', '👩‍🔬: «a»', '👩‍🔬: a', '    ^'],
    ['after combining marks', 'cafe\u0301: «a»', 'cafe\u0301: a', '      ^'],
    ['without the end of a Windows line', 'a: «b»\r\nc', 'a: b', '   ^'],
    ['after what must not reach a terminal', 'a\u001b[31m: «b»', 'a\\x1b[31m: b', '           ^'],
  ])('puts carets %s', (_fact, marked, line, carets) => {
    expect(frameOf(marked)).toEqual([line, carets]);
  });

  it('cuts a long line around its carets', () => {
    const [line = '', carets = ''] = frameOf(`${'a '.repeat(200)}«here»${' b'.repeat(200)}`);
    expect(line.startsWith('…') && line.endsWith('…')).toBe(true);
    expect(line.length).toBeLessThanOrEqual(100);
    expect(line.slice(carets.indexOf('^'), carets.length)).toBe('here');
  });

  it('cuts only the end where the carets stand early', () => {
    const [line = '', carets = ''] = frameOf(`«here»${' b'.repeat(200)}`);
    expect(line.startsWith('here')).toBe(true);
    expect(carets).toBe('^^^^');
  });

  it('shows at most a line of carets where the mistake is longer', () => {
    const [line = '', carets = ''] = frameOf(`a: «${'b'.repeat(500)}»`);
    expect(carets.length).toBeLessThan(line.length);
  });

  it('says where the other end is, and which severity, in the colours it is given', () => {
    const source = { name: 'b.yaml', text: 'a: 1\na: 2\n', linesBefore: 9 };
    const found = relatedTo(
      diagnostic('syntax/duplicate-key', { source, span: { start: 5, end: 6 } }, 'a'),
      'first given here',
      { source, span: { start: 0, end: 1 } },
    );
    const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const paint = { error: mark('e'), warning: mark('w'), dim: mark('d'), bold: mark('b') };
    expect(renderDiagnostic(found, paint).split('\n')).toEqual([
      '<b>b.yaml:11:1</b>: <e>error[syntax/duplicate-key]</e>: "a" is given twice',
      '<d>   |</d>',
      '<d>11 |</d> a: 2',
      '<d>   |</d> <e>^</e>',
      '  hint: keep one of them',
      '  first given here: b.yaml:10:1',
    ]);
  });

  it('shows no line where there is none to show', () => {
    expect(renderDiagnostic(mistakeIn('«»')).split('\n')).toHaveLength(1);
  });

  it('lets nothing of a file reach the terminal unprinted', () => {
    const source = { name: 'b\u001b[2J.yaml', text: 'x', linesBefore: 0 };
    const at = { source, span: { start: 0, end: 1 } };
    const shown = renderDiagnostic(
      diagnostic('brief/unknown-value', at, 'a\u001b]0;b\u0007', 'x', null, []),
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});
