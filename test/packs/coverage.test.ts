/** Every item of the source documents is encoded by something in the packs, or says why not. */
import { describe, expect, it } from 'vitest';
import { checklist, coverageTable, encodings } from './coverage-table.js';

const items = checklist();
const by = encodings();
const waysOf = (id: string): readonly string[] => (by.get(id) ?? []).map((encoding) => encoding.by);

describe('the source checklist', () => {
  it('has the items of all five documents', () => {
    expect(items.length).toBe(167);
    expect(new Set(items.map(({ id }) => id.split('.')[0]))).toEqual(
      new Set(['0', '1', '2', '3', '4']),
    );
  });

  it('is encoded item by item, or says why an item is not', () => {
    const open = items.filter(
      ({ id, notEncoded }) => waysOf(id).length === 0 && notEncoded === null,
    );
    expect(open.map(({ id, says }) => `${id} ${says}`)).toEqual([]);
  });

  it('knows every item that the packs name', () => {
    const known = new Set(items.map(({ id }) => id));
    expect([...by.keys()].filter((id) => !known.has(id))).toEqual([]);
  });

  it('is served by explanation alone for a fifth of its items at most', () => {
    const explained = items.filter(
      ({ id }) => waysOf(id).length > 0 && waysOf(id).every((way) => way === 'explanation'),
    );
    expect(explained.length).toBeLessThanOrEqual(items.length / 5);
  });

  it('has a caution or a finding for every warning that answers can trigger', () => {
    const warnings = items.filter(
      ({ kinds, noCaution }) => kinds.includes('W') && noCaution === null,
    );
    const silent = warnings.filter(
      ({ id }) => !waysOf(id).some((way) => way === 'warn' || way === 'finding'),
    );
    expect(silent.map(({ id, says }) => `${id} ${says}`)).toEqual([]);
  });

  it('has something that reads an answer for every question', () => {
    const questions = items.filter(({ kinds }) => kinds.includes('Q'));
    const unread = questions.filter(({ id }) => waysOf(id).every((way) => way === 'explanation'));
    expect(unread.map(({ id, says }) => `${id} ${says}`)).toEqual([]);
  });

  it('can be read as a table with one row an item', () => {
    expect(coverageTable().split('\n').length).toBe(items.length + 3);
  });
});
