/** Answers in words: those taken for granted as statements, those that something hangs on as phrases. */
import { describe, expect, it } from 'vitest';
import type { Assumption } from '../../src/model/assessment.js';
import { subjectsInWords, takenInWords } from '../../src/report/answer-words.js';
import { shippedPack } from '../shipped-pack.js';

const pack = shippedPack('spectrum');

const taken = (fact: string, value: string | null, group: string | null = null): Assumption => ({
  fact,
  group,
  value,
  moves: ['reach'],
});

describe('what was taken for granted', () => {
  it('is a statement, with its key behind where asked for', () => {
    const open = [taken('decision.status', 'open')];
    expect(takenInWords(open, pack)).toEqual(['the decision is still open']);
    expect(takenInWords(open, pack, true)).toEqual([
      'the decision is still open (decision.status)',
    ]);
  });

  it('is said once of groups that are alike', () => {
    const wary = ['Shops', 'Drivers'].map((name) => taken('stakeholders.trust', 'mixed', name));
    expect(takenInWords(wary, pack)).toEqual([
      'some of them trust those in charge (Shops and Drivers)',
    ]);
    expect(takenInWords(wary, pack, true)).toEqual([
      'some of them trust those in charge (Shops and Drivers: trust)',
    ]);
  });

  it('is said once of signs that are alike', () => {
    const signs = [taken('challenge.method', null), taken('challenge.subject', null)];
    expect(takenInWords(signs, pack, true)).toEqual([
      'the signs left out point no other way (challenge.method, challenge.subject)',
    ]);
  });

  it('is who is concerned where the list was left out', () => {
    expect(takenInWords([taken('stakeholders', null)], pack)).toEqual([
      'it concerns one group of residents and one of managers',
    ]);
  });

  it('goes by its key where the pack has no words for it', () => {
    const bare = { ...pack, facts: pack.facts.map(({ inWords: _, ...fact }) => fact) };
    expect(takenInWords([taken('decision.status', 'open')], bare)).toEqual([
      'decision.status is open',
    ]);
    expect(takenInWords([taken('challenge.method', null)], bare)).toEqual([
      'challenge.method says nothing else',
    ]);
    expect(subjectsInWords([taken('decision.status', 'open')], bare)).toEqual(['decision.status']);
  });
});

describe('what an answer hangs on', () => {
  it('is a phrase, with its group and where asked for its key behind', () => {
    const trust = [{ fact: 'stakeholders.trust', group: 'Shops' }];
    expect(subjectsInWords(trust, pack)).toEqual(['whether they trust those in charge (Shops)']);
    expect(subjectsInWords([{ fact: 'decision.time', group: null }], pack, true)).toEqual([
      'how much time there is (decision.time)',
    ]);
  });
});

describe('the core pack', () => {
  const abstaining = pack.facts.filter(({ leftOut }) => leftOut === 'abstains');
  const usual = [...pack.facts, ...(pack.people?.cells ?? [])].filter(
    ({ ordinary }) => ordinary.length > 0,
  );

  it.each(usual.map((entry) => [entry.id, entry] as const))(
    'has words for %s and for every value it may be taken for',
    (_, { ordinary, values, inWords }) => {
      expect(inWords?.about).toBeTruthy();
      for (const { value } of ordinary)
        expect(inWords?.says).toHaveProperty(values[value]?.id ?? '');
    },
  );

  it.each(abstaining.map((entry) => [entry.id, entry] as const))(
    'has words for %s where it is left out',
    (_, { inWords }) => {
      expect(inWords?.about).toBeTruthy();
      expect(inWords?.says).toHaveProperty('unstated');
    },
  );
});
