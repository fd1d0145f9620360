// The remark on what was asked and not known: written, read and taken away again.
import { describe, expect, it } from 'vitest';
import { unsureIn, withUnsure } from '../../src/read/unsure-remark.js';

const text = 'toforwith: 1\ntitle: Fees # for care\n';
const keys = ['decision.time', 'Residents: at-table', 'Tom: Dick, and Harry’s: trust'];

describe('what was not known', () => {
  it('stands at the end, as a comment', () => {
    const lines = withUnsure(text, keys).slice(text.length).trim().split('\n');
    expect(withUnsure(text, keys).startsWith(text)).toBe(true);
    expect(lines.every((line) => line.startsWith('##'))).toBe(true);
    expect(lines.slice(1)).toEqual(keys.map((key) => `##   ${key}`));
  });

  it.each([
    ['as written', text],
    ['with no line end at its end', 'toforwith: 1'],
    ['with lines of another system', 'toforwith: 1\r\ntitle: Fees\r\n'],
    ['with comments at its end', `${text}\n## mine\n`],
    ['with nothing in it', ''],
  ])('is read back from a text %s', (_, each) => {
    const { text: left, unsure } = unsureIn(withUnsure(each, keys));
    expect(unsure).toEqual(keys);
    expect(left).toBe(each.endsWith('\n') || each === '' ? each : `${each}\n`);
  });

  it('is read with what somebody wrote below it, and without a line they took away', () => {
    const below = withUnsure(text, keys).replace('##   decision.time\n', '');
    expect(unsureIn(`${below}decision:\n  time: days\n`)).toEqual({
      text: `${text}decision:\n  time: days\n`,
      unsure: keys.slice(1),
    });
  });

  it('leaves out what would break the comment', () => {
    expect(withUnsure(text, ['two\nlines: trust'])).toBe(text);
  });

  it('is not there where all is known', () => {
    expect(withUnsure(text, [])).toBe(text);
    expect(unsureIn(text)).toEqual({ text, unsure: [] });
  });
});
