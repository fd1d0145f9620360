// The packs of 2000 against both matrices as published, over all 128 combinations of their seven factors.
import { describe, expect, it } from 'vitest';
import {
  allCombinations,
  answering,
  type Combination,
  countsOf,
  packCalled,
} from './vroom-packs.js';

const factors = ['sig', 'com', 'lex', 'lik', 'gal', 'gex', 'tco'] as const;
type Factor = (typeof factors)[number];
type Decision = Combination<Factor>;

const facts: Readonly<Record<Factor, string>> = {
  sig: 'decision.significance',
  com: 'commitment.importance',
  lex: 'leader.expertise',
  lik: 'commitment.likelihood',
  gal: 'group.goal-alignment',
  gex: 'group.expertise',
  tco: 'group.competence',
};

const byTime = answering(packCalled('vroom-2000-time'), facts);
const byDevelopment = answering(packCalled('vroom-2000-development'), facts);
const decisions: readonly Decision[] = allCombinations(factors);
const ways = ['decide', 'consult-individually', 'consult-group', 'facilitate', 'delegate'];
const position = (way: string | null): number => ways.indexOf(way ?? '');

/** The time-driven matrix, row by row as published. */
function timeDriven({ sig, com, lex, lik, gal, gex, tco }: Decision): string {
  const able = gal && gex && tco;
  if (!sig) return !com || lik ? 'decide' : tco ? 'delegate' : 'facilitate';
  if (com && lex) return lik ? 'decide' : able ? 'facilitate' : 'consult-group';
  if (com) return able ? 'facilitate' : lik ? 'consult-individually' : 'consult-group';
  return lex ? 'decide' : able ? 'facilitate' : 'consult-individually';
}

/** The development-driven matrix, row by row as published. */
function developmentDriven({ sig, com, lik, gal, gex, tco }: Decision): string {
  if (!sig) return !com || lik ? 'decide' : 'delegate';
  if (!gal) return 'consult-group';
  if (gex) return tco ? 'delegate' : 'facilitate';
  return com && !lik ? 'facilitate' : 'consult-group';
}

/** A decision in a word, so that failures say which. */
const named = (decision: Decision): string =>
  factors.map((factor) => `${factor}:${decision[factor] ? 'H' : 'L'}`).join(' ');

describe.each([
  [
    'time',
    byTime,
    timeDriven,
    { decide: 72, 'consult-individually': 21, 'consult-group': 14, facilitate: 13, delegate: 8 },
  ],
  [
    'development',
    byDevelopment,
    developmentDriven,
    { decide: 48, 'consult-group': 44, facilitate: 12, delegate: 24 },
  ],
] as const)('the pack driven by %s', (_, answer, published, counts) => {
  it('answers every decision as its matrix does', () => {
    const found = decisions.map((one) => [named(one), answer(one).calledFor]);
    expect(found).toEqual(decisions.map((one) => [named(one), published(one)]));
  });

  it('calls for each way as often as published', () => {
    expect(countsOf(decisions.map((one) => answer(one).calledFor))).toEqual(counts);
  });

  it('reaches no further than the one way that its matrix gives', () => {
    for (const one of decisions) expect(answer(one).reach).toBe(answer(one).calledFor);
  });

  it.each([
    ['com', 1],
    ['gal', 1],
    ['gex', 1],
    ['tco', 1],
    ['lex', -1],
    ['lik', -1],
  ] as const)(
    'never moves the other way when %s rises (%i is to the right)',
    (factor, direction) => {
      for (const low of decisions.filter((one) => !one[factor])) {
        const moved =
          position(answer({ ...low, [factor]: true }).calledFor) - position(answer(low).calledFor);
        expect([named(low), moved * direction >= 0]).toEqual([named(low), true]);
      }
    },
  );

  it('moves both ways when significance rises', () => {
    const moves = decisions
      .filter(({ sig }) => !sig)
      .map((low) =>
        Math.sign(
          position(answer({ ...low, sig: true }).calledFor) - position(answer(low).calledFor),
        ),
      );
    expect(new Set(moves)).toEqual(new Set([-1, 0, 1]));
  });
});

describe('the two packs side by side', () => {
  it('never give people less say where development counts than where time does', () => {
    for (const one of decisions)
      expect(position(byDevelopment(one).calledFor)).toBeGreaterThanOrEqual(
        position(byTime(one).calledFor),
      );
  });

  it('ignore what the leader knows where development counts', () => {
    for (const one of decisions)
      expect(byDevelopment({ ...one, lex: !one.lex })).toEqual(byDevelopment(one));
  });
});
