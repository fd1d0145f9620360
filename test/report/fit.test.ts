/** Sections that give way until they fit, and come back where there is room after all. */
import { describe, expect, it } from 'vitest';
import { fewer, fitted, type Section, whole } from '../../src/report/fit.js';

const linesOf = (count: number, word: string): readonly string[] => Array(count).fill(word);

/** Each section takes two lines more than its own: a blank one and its title. */
const sections: readonly Section[] = [
  { title: 'why', key: 'why', forms: [linesOf(4, 'why'), linesOf(2, 'why')] },
  { title: 'methods', key: 'methods', forms: [linesOf(6, 'how'), linesOf(1, 'how'), []] },
  whole('name', linesOf(1, 'name')),
];

const heights = (room: number, giving: readonly string[]): readonly number[] =>
  fitted(sections, room, giving).map(({ lines }) => lines.length);

describe('sections', () => {
  it.each([
    [17, [4, 6, 1]],
    [16, [4, 1, 1]],
    [12, [4, 1, 1]],
    [11, [4, 0, 1]],
    [9, [4, 0, 1]],
    [7, [2, 0, 1]],
    [1, [2, 0, 1]],
  ])('in %i lines take %j', (room, taken) => {
    expect(heights(room, ['methods', 'methods', 'why'])).toEqual(taken);
  });

  it('come back where the next to give way left more room than it had to', () => {
    expect(heights(14, ['why', 'methods'])).toEqual([4, 1, 1]);
    expect(heights(9, ['why', 'methods', 'methods'])).toEqual([4, 0, 1]);
  });

  it('have the title that goes with their form', () => {
    const counted = {
      ...whole('', []),
      key: 'ways',
      forms: [['a', 'b'], ['a']],
      titles: ['all', 'some'],
    };
    const titles = (room: number) => fitted([counted], room, ['ways']).map(({ title }) => title);
    expect([titles(4), titles(3)]).toEqual([['all'], ['some']]);
  });
});

describe('a list of entries', () => {
  const entries = [['one'], ['two', 'more of two'], ['three']];

  it('is told in fewer and fewer of them', () => {
    expect(fewer(entries, 2, 0)).toEqual([['one', 'two', 'more of two'], ['one'], []]);
    expect(fewer(entries, 9, 2)).toEqual([entries.flat(), ['one', 'two', 'more of two']]);
    expect(fewer([], 2, 1)).toEqual([[]]);
  });
});
