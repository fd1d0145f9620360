/** Documented real cases: what the source judged right, against what the core pack answers. */
import { describe, expect, it } from 'vitest';
import { shippedPack } from '../shipped-pack.js';
import type { Verdict } from './judge.js';
import { openCases, verdictOf } from './verdict.js';

const pack = shippedPack('spectrum');
const found = openCases.map((entry) => ({ id: entry.id, verdict: verdictOf(entry, pack) }));
const counted = (verdict: Verdict): string[] =>
  found.filter((entry) => entry.verdict === verdict).map(({ id }) => id);

describe('documented cases', () => {
  it('are 36', () => {
    expect(openCases.length).toBe(36);
  });

  it('get no unacceptable answer', () => {
    expect(counted('unacceptable')).toEqual([]);
  });

  it('get the answer that the source judged right, or an acceptable one', () => {
    expect(counted('exact').length).toBe(23);
    expect(
      counted('exact').length + counted('acceptable').length + counted('next phase').length,
    ).toBe(35);
    expect(counted('elsewhere').length).toBe(1);
  });
});
