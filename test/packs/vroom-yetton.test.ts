// The pack of 1973 against the model as published, over all 128 combinations of its seven questions.
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/reason/assess.js';
import { briefFrom } from '../shipped-pack.js';
import {
  allCombinations,
  answering,
  type Combination,
  countsOf,
  packCalled,
} from './vroom-packs.js';

const pack = packCalled('vroom-yetton');
const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;
type Problem = Combination<(typeof letters)[number]>;

const answer = answering(pack, {
  A: 'problem.quality',
  B: 'problem.enough-information',
  C: 'problem.structured',
  D: 'acceptance.critical',
  E: 'acceptance.assured',
  F: 'group.shares-goals',
  G: 'group.conflict',
});

const problems: readonly Problem[] = allCombinations(letters);
const ways = ['ai', 'aii', 'ci', 'cii', 'gii'];

/** The ways that are left to a problem, as the pack says: all from what is called for to what is reached. */
function leftBy(problem: Problem): string {
  const { calledFor, reach } = answer(problem);
  return ways.slice(ways.indexOf(calledFor ?? ''), ways.indexOf(reach ?? '') + 1).join(' ');
}

/** The same by the rules as published, each taking ways away. */
function leftByElimination({ A, B, C, D, E, F, G }: Problem): string {
  const left = new Set(ways);
  const rules: readonly (readonly [fires: boolean, removes: string])[] = [
    [A && !B, 'ai'],
    [A && !F, 'gii'],
    [A && !B && !C, 'ai aii ci'],
    [D && !E, 'ai aii'],
    [D && !E && G, 'ai aii ci'],
    [!A && D && !E, 'ai aii ci cii'],
    [A && D && !E && F, 'ai aii ci cii'],
  ];
  for (const [fires, removes] of rules)
    if (fires) for (const way of removes.split(' ')) left.delete(way);
  return [...left].join(' ');
}

/** A problem in a word, so that failures say which: `A-C---G`. */
const named = (problem: Problem): string =>
  letters.map((letter) => (problem[letter] ? letter : '-')).join('');

describe('the pack of 1973', () => {
  it('has a way left for every problem', () => {
    expect(problems).toHaveLength(128);
    expect(problems.filter((problem) => leftBy(problem) === '').map(named)).toEqual([]);
  });

  it('leaves the ways that elimination leaves', () => {
    const all = problems.map((problem) => [named(problem), leftBy(problem)]);
    expect(all).toEqual(problems.map((one) => [named(one), leftByElimination(one)]));
  });

  it('calls for each way as often as published', () => {
    const counts = countsOf(problems.map((problem) => answer(problem).calledFor));
    expect(counts).toEqual({ ai: 72, aii: 12, ci: 3, cii: 17, gii: 24 });
  });

  it('leaves each set of ways as often as published', () => {
    expect(countsOf(problems.map(leftBy))).toEqual({
      'ai aii ci cii gii': 60,
      'ai aii ci cii': 12,
      'aii ci cii gii': 6,
      'aii ci cii': 6,
      'ci cii': 3,
      'cii gii': 6,
      cii: 11,
      gii: 24,
    });
  });

  it('says of today what is called for, since what is called for is always within reach', () => {
    for (const problem of problems) expect(answer(problem).today).toBe(answer(problem).calledFor);
  });
});

/** The fourteen types of problem: which problems belong to one, and what is left for those that share the goals and those that do not. */
const all = 'ai aii ci cii gii';
const types: readonly [
  type: string,
  is: (problem: Problem) => boolean,
  shared: string,
  apart: string,
][] = [
  ['1', ({ A, D }) => !A && !D, all, all],
  ['2', ({ A, D, E }) => !A && D && E, all, all],
  ['3', ({ A, D, E }) => !A && D && !E, 'gii', 'gii'],
  ['4 and 5', ({ A, B, D, E }) => A && B && (!D || E), all, 'ai aii ci cii'],
  ['6', ({ A, B, C, D, E, F }) => A && (B || C) && D && !E && F, 'gii', ''],
  ['7', ({ A, B, C, D, E, F, G }) => A && (B || C) && D && !E && !F && G, '', 'cii'],
  ['8', ({ A, B, C, D, E, F, G }) => A && (B || C) && D && !E && !F && !G, '', 'ci cii'],
  ['9 and 10', ({ A, B, C, D, E }) => A && !B && C && (!D || E), 'aii ci cii gii', 'aii ci cii'],
  ['11 and 14', ({ A, B, C, D, E }) => A && !B && !C && (!D || E), 'cii gii', 'cii'],
  ['12', ({ A, B, C, D, E, F }) => A && !B && !C && D && !E && F, 'gii', ''],
  ['13', ({ A, B, C, D, E, F }) => A && !B && !C && D && !E && !F, '', 'cii'],
];

describe('the classic types of problem', () => {
  it('are every problem, each once', () => {
    for (const problem of problems)
      expect([named(problem), types.filter(([, is]) => is(problem)).length]).toEqual([
        named(problem),
        1,
      ]);
  });

  it.each(types)('type %s is left what it is published with', (_, is, shared, apart) => {
    for (const problem of problems.filter(is))
      expect([named(problem), leftBy(problem)]).toEqual([
        named(problem),
        problem.F ? shared : apart,
      ]);
  });
});

describe('a public copy of the decision tree that was typed in wrongly', () => {
  /** Its questions in their order; `informed` is how it reads question B. */
  function asCopied(
    { A, B, C, D, E, F, G }: Problem,
    informed: 'as asked' | 'the wrong way round',
  ): string {
    const enough = informed === 'as asked' ? B : !B;
    const refused = D && !E;
    if (!A) return refused ? 'gii' : 'ai';
    if (!enough && !C) return 'cii';
    if (refused) return F ? 'gii' : G ? 'cii' : 'ci';
    return enough ? 'ai' : 'aii';
  }
  const wrongIn = (informed: Parameters<typeof asCopied>[1]) =>
    problems.filter((problem) => asCopied(problem, informed) !== answer(problem).calledFor);

  it('lets those decide alone who do not know enough, which the pack never does', () => {
    const uninformed = problems.filter(({ A, B }) => A && !B);
    const copied = uninformed.map((problem) => asCopied(problem, 'the wrong way round'));
    expect(copied).toContain('ai');
    expect(uninformed.filter((one) => answer(one).calledFor === 'ai').map(named)).toEqual([]);
    expect(wrongIn('the wrong way round').length).toBeGreaterThan(2);
  });

  it('stays wrong in two problems once that question is put right: the group is to decide, and it is only consulted', () => {
    const wrong = wrongIn('as asked');
    expect(wrong.map(named)).toEqual(['A--D-F-', 'A--D-FG']);
    for (const problem of wrong) {
      expect(asCopied(problem, 'as asked')).toBe('cii');
      expect(answer(problem)).toMatchObject({ calledFor: 'gii', reach: 'gii' });
    }
  });
});

describe('a brief in the words of the pack', () => {
  it('leaves open exactly what its answers leave open', () => {
    const brief = briefFrom({ problem: { quality: true, 'enough-information': false } }, pack);
    const { calledFor, reach, possible } = assess(brief, pack);
    expect([calledFor, reach]).toEqual(['aii', 'gii']);
    expect(possible).toMatchObject({
      exact: true,
      calledFor: ['aii', 'ci', 'cii', 'gii'],
      reach: ['cii', 'gii'],
    });
  });
});
