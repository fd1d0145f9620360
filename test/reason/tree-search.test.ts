// The fewest questions that can be expected, against counting them out over everything that can be known so far.
import { describe, expect, it } from 'vitest';
import {
  box,
  constant,
  createForest,
  type Diagram,
  type Forest,
} from '../../src/reason/diagram.js';
import { leastQuestions } from '../../src/reason/tree-search.js';
import { below, mulberry32, pick, type Rng } from '../oracle/briefs.js';
import { fewestByCounting } from './count-questions.js';

type Shares = readonly (readonly number[])[];

function randomShares(rng: Rng): Shares {
  return Array.from({ length: 3 + below(rng, 3) }, () => {
    const weights = Array.from({ length: 2 + below(rng, 3) }, () => pick(rng, [1, 1, 1, 2]));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  });
}

type Outcome = (codes: readonly number[]) => number;

/** Functions as packs have them: bounds of which the lowest holds, votes, several results beside each other, any at all. */
const kinds: Readonly<Record<string, (rng: Rng, shares: Shares) => Outcome>> = {
  bounds: (rng, shares) => {
    const bounds = shares.map((values) => values.map(() => below(rng, 5)));
    return (codes) => Math.min(...codes.map((code, at) => bounds[at]?.[code] ?? 0));
  },
  vote: (rng, shares) => {
    const speaksFor = shares.map((values) => values.map(() => below(rng, 3)));
    return (codes) => {
      const votes = [0, 0, 0];
      for (const [at, code] of codes.entries()) (votes[speaksFor[at]?.[code] ?? 0] as number)++;
      const most = Math.max(...votes);
      return votes.filter((count) => count === most).length > 1 ? 3 : votes.indexOf(most);
    };
  },
  beside: (rng, shares) => {
    const middle = 1 + below(rng, shares.length - 1);
    const [one, other] = [kinds.bounds?.(rng, shares), kinds.vote?.(rng, shares)];
    const only = (codes: readonly number[], kept: (at: number) => boolean): number[] =>
      codes.map((code, at) => (kept(at) ? code : 0));
    return (codes) =>
      4 * (one?.(only(codes, (at) => at < middle)) ?? 0) +
      (other?.(only(codes, (at) => at >= middle)) ?? 0);
  },
  any: (rng) => {
    const known = new Map<string, number>();
    return (codes) => {
      const key = codes.join();
      const before = known.get(key) ?? below(rng, 3);
      known.set(key, before);
      return before;
    };
  },
};

function diagramOf(outcome: Outcome, shares: Shares, forest: Forest): Diagram {
  const from = (codes: readonly number[]): Diagram =>
    codes.length === shares.length
      ? constant(outcome(codes))
      : box(
          forest,
          codes.length,
          (shares[codes.length] ?? []).map((_, value) => from([...codes, value])),
        );
  return from([]);
}

describe('the fewest questions', () => {
  it.each(Object.keys(kinds))('are as many as counted out: %s', (kind) => {
    let open = 0;
    for (let seed = 0; seed < 60; seed += 1) {
      const rng = mulberry32(seed);
      const shares = randomShares(rng);
      const outcome = kinds[kind]?.(rng, shares) as Outcome;
      const forest = createForest(shares.map(({ length }) => length));
      const counted = fewestByCounting(outcome, shares);
      const found = leastQuestions(diagramOf(outcome, shares, forest), forest, shares, 1e6);
      if (counted.expected === 0) {
        expect(found, `seed ${seed}`).toBeNull();
        continue;
      }
      open += 1;
      expect(found?.expected, `seed ${seed}`).toBeCloseTo(counted.expected, 9);
      for (const level of found?.levels ?? [-1])
        expect(counted.asking[level], `seed ${seed}`).toBeCloseTo(counted.expected, 9);
    }
    expect(open).toBeGreaterThan(40);
  });

  it('are not told when looking for them takes more than the patience there is', () => {
    const rng = mulberry32(1);
    const shares = randomShares(rng);
    const outcome = kinds.any?.(rng, shares) as Outcome;
    const least = (patience: number) => {
      const forest = createForest(shares.map(({ length }) => length));
      return leastQuestions(diagramOf(outcome, shares, forest), forest, shares, patience);
    };
    expect(least(1)).toBeNull();
    expect(least(1e6)).not.toBeNull();
  });
});
