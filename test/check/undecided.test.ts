/** An undecided proposal names the question that tells most of what kind of challenge it is. */
import { describe, expect, it } from 'vitest';
import { checkBrief } from '../../src/check/findings.js';
import { askFirst } from '../../src/reason/ask-first.js';
import { assess } from '../../src/reason/assess.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';

const pack = shippedPack('spectrum');

describe('an undecided proposal', () => {
  it('asks first what the next question about the kind of challenge asks', () => {
    const proposal = { approach: 'co-production' };
    for (const more of [
      {},
      { decision: { time: 'months' } },
      { challenge: { level: 'service' } },
    ]) {
      const brief = briefFrom({ ...more, proposal }, pack);
      const found = checkBrief(brief, pack, { severities: {}, required: [] }).findings.find(
        ({ kind }) => kind === 'open',
      );
      const next = askFirst(brief, pack, { pins: ['kind'] });
      expect(found?.hangsOn).toEqual([next?.fact]);
      const fact = pack.facts.find(({ id }) => id === next?.fact);
      expect(found?.ask).toBe(`${fact?.question} (${fact?.id})`);
      const index = pack.facts.findIndex(({ id }) => id === next?.fact);
      const decided = { ...brief, facts: brief.facts.with(index, 0) };
      expect([assess(brief, pack).domain, assess(decided, pack).domain]).toEqual([null, 'simple']);
    }
  });
});
