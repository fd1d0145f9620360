import { describe, expect, it } from 'vitest';
import { readJson } from '../../src/read/json.js';
import { plainly } from './plainly.js';

const sourceOf = (text: string) => ({ name: 'brief.json', text, linesBefore: 0 });

describe('readJson', () => {
  it.each([
    '{"a": "b", "c": [1, -2.5e3, true, false, null], "d": {}, "e": []}',
    ' [ 0 , -0 , 1E2 ] ',
    '"\\u00e9\\n\\"\\\\\\/"',
    '{"__proto__": {"a": 1}, "": ""}',
    '[[[["deep"]]]]',
    'null',
  ])('reads what JSON.parse reads: %s', (text) => {
    const { value, diagnostics } = readJson(sourceOf(text));
    expect(diagnostics).toEqual([]);
    expect(plainly(value)).toEqual(JSON.parse(text));
  });

  it('keeps the place of every key and value', () => {
    expect(readJson(sourceOf('{"a": ["b"]}')).value).toEqual({
      kind: 'map',
      span: { start: 0, end: 12 },
      entries: [
        {
          key: 'a',
          keySpan: { start: 1, end: 4 },
          value: {
            kind: 'list',
            span: { start: 6, end: 11 },
            items: [{ kind: 'scalar', span: { start: 7, end: 10 }, value: 'b' }],
          },
        },
      ],
    });
  });

  it.each<[text: string, said: string]>([
    ['{"a": 1,}', '8-9 a key in double quotes is expected here'],
    ['[1,]', '3-4 a value is expected here'],
    ['{a: 1}', '1-2 a key in double quotes is expected here'],
    ['{"a" 1}', '5-6 a ":" is expected here'],
    ['{"a": 1 "b": 2}', '8-9 a "," or "}" is expected here'],
    ['[1 2]', '3-4 a "," or "]" is expected here'],
    ["['a']", '1-4 text stands in double quotes'],
    ['[01]', '1-3 "01" is no value'],
    ['[.5]', '1-3 ".5" is no value'],
    ['[NaN]', '1-4 "NaN" is no value'],
    ['{"a": True}', '6-10 "True" is no value'],
    ['["a]', '1-4 this text has no closing quote'],
    ['["a\nb"]', '1-3 this text has no closing quote'],
    ['["a\tb"]', '3-4 a control character must be written as an escape'],
    ['["\\x"]', '2-4 no such escape'],
    ['["\\u12g4"]', '2-4 no such escape'],
    ['{"a": 1} 2', '9-10 nothing may follow the value'],
    ['{"a": ', '6-6 the text ends too early'],
    ['[1', '2-2 the text ends too early'],
    ['// a\n{}', '0-2 "//" is no value'],
  ])('tells the first mistake of %j at its place', (text, said) => {
    const { value, diagnostics } = readJson(sourceOf(text));
    expect(value).toBeNull();
    expect(() => JSON.parse(text)).toThrow();
    expect(
      diagnostics.map(({ at: { span }, message }) => `${span.start}-${span.end} ${message}`),
    ).toEqual([said.replace(/^(\S+) /, '$1 not valid JSON: ')]);
  });

  it('tells every key given twice, with the first, and keeps the first', () => {
    const { value, diagnostics } = readJson(sourceOf('{"a": 1, "a": 2, "b": {"c": 1, "c": 1}}'));
    expect(plainly(value)).toEqual({ a: 1, b: { c: 1 } });
    expect(diagnostics.map(({ at, related }) => [at.span.start, related?.at.span.start])).toEqual([
      [9, 1],
      [31, 23],
    ]);
  });

  it.each<[fact: string, text: string, said: string]>([
    ['an empty text', ' \n', 'the file is empty'],
    [
      'nesting that no stack would bear',
      '['.repeat(1_000_000),
      'nesting is over the limit of 100 levels',
    ],
    ['a NUL', '{"a": "\0"}', 'not readable as UTF-8 text: there is a NUL character in it'],
  ])('refuses %s', (_fact, text, said) => {
    expect(readJson(sourceOf(text)).diagnostics.map(({ message }) => message)).toEqual([said]);
  });
});
