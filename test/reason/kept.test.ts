/** Diagrams that were kept and taken up again answer as those that were made. */
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/reason/assess.js';
import { compiled } from '../../src/reason/compile.js';
import { keep, takeUp } from '../../src/reason/kept.js';
import { mulberry32, randomPartialBrief, randomThinBrief } from '../oracle/briefs.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';

const pack = shippedPack('spectrum');

function kept(): string {
  const made = compiled(pack);
  if (made.kind !== 'compiled') throw new Error('the core pack is too large');
  return keep(made);
}

describe('kept diagrams', () => {
  it('answer as those they were kept from', () => {
    const again = { ...pack };
    expect(takeUp(kept(), again)).toBe(true);
    const rng = mulberry32(7);
    for (let round = 0; round < 200; round += 1) {
      const brief = briefFrom(round % 2 ? randomThinBrief(rng) : randomPartialBrief(rng, 6), pack);
      const { possible, assumed } = assess(brief, again);
      const { possible: expected, assumed: expectedAssumed } = assess(brief, pack);
      expect({ possible, assumed }).toEqual({ possible: expected, assumed: expectedAssumed });
    }
  });

  it('are not taken up for another pack, nor where they are broken', () => {
    expect(takeUp(kept(), { ...pack, digest: 'another' })).toBe(false);
    expect(takeUp('{"form":1', pack)).toBe(false);
  });
});
