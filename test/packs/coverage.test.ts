/** Every item of the source documents is encoded by something in the packs, or says why not. */
import { describe, expect, it } from 'vitest';
import { cellAsksOf, readsOfDerived } from '../../src/model/reads.js';
import { unreadFacts } from '../../src/packs/unread.js';
import { shippedPack } from '../shipped-pack.js';
import { checklist, coverageTable, type Encoding, encodings } from './coverage-table.js';

const items = checklist();
const by = encodings();
const waysOf = (id: string): readonly string[] => (by.get(id) ?? []).map((encoding) => encoding.by);

const pack = shippedPack('spectrum');
const unread = new Set(unreadFacts(pack).map(({ id }) => id));
const cellsRead = new Set(
  [
    ...pack.rules.flatMap(({ when }) => cellAsksOf(when).map(({ cell }) => cell)),
    ...pack.derived.flatMap((derived) => readsOfDerived(derived).cells),
  ].map((cell) => pack.people?.cells[cell]?.id),
);

/** Whether it is a fact of the brief or of a group, and a rule reads it. */
const isRead = ({ by: way, id }: Encoding): boolean =>
  (way === 'fact' && !unread.has(id)) || (way === 'fact of a group' && cellsRead.has(id));

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

  it('has a fact that a rule reads for every question, and a rule', () => {
    const questions = items.filter(({ kinds }) => kinds.includes('Q'));
    const unread = questions.filter(({ id }) => !(by.get(id) ?? []).some(isRead));
    expect(unread.map(({ id, says }) => `${id} ${says}`)).toEqual([]);
    const unruled = questions.filter(({ id }) =>
      waysOf(id).every((way) => way.startsWith('fact') || way === 'explanation'),
    );
    expect(unruled.map(({ id, says }) => `${id} ${says}`)).toEqual([]);
  });

  it('states every item whole', () => {
    const cut = items.filter(({ says }) => /\b(?:the|and|or|but|their|as a|to|of)$/.test(says));
    expect(cut.map(({ id, says }) => `${id} ${says}`)).toEqual([]);
  });

  it('can be read as a table with one row an item', () => {
    expect(coverageTable().split('\n').length).toBe(items.length + 3);
  });
});
