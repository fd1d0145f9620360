import { describe, expect, it } from 'vitest';
import { assessAll } from '../src/index.js';
import { assess } from '../src/reason/assess.js';
import { mulberry32, randomThinBrief } from './oracle/briefs.js';
import { briefFrom, shippedPack } from './shipped-pack.js';

const pack = shippedPack('spectrum');

describe('assessAll', () => {
  it('says of each brief what assess says', async () => {
    const rng = mulberry32(11);
    const briefs = Array.from({ length: 20 }, () => briefFrom(randomThinBrief(rng), pack));
    let index = 0;
    for await (const { value } of assessAll(briefs, pack)) {
      const full = assess(briefs[index++] as (typeof briefs)[number], pack);
      const { domain, calledFor, reach, today, first, name, flags } = full;
      expect(value).toMatchObject({
        id: full.id,
        domain,
        calledFor,
        reach,
        today,
        first,
        name,
        flags,
        reasons: full.reasons.map(({ rule }) => rule),
      });
    }
    expect(index).toBe(20);
  });

  it('takes plain objects as they come, and says of a bad one why', async () => {
    async function* given() {
      yield { toforwith: 1, challenge: { domain: 'complex' } };
      yield { toforwith: 1, challenge: { domain: 'complexx' } };
      yield { toforwith: 1, challenge: { domain: 'simple' } };
    }
    const found = [];
    for await (const { value, diagnostics } of assessAll(given(), pack))
      found.push([value?.calledFor ?? null, diagnostics.map(({ code }) => code)]);
    expect(found).toEqual([
      ['co-production', []],
      [null, ['brief/unknown-value']],
      ['information', []],
    ]);
  });
});
