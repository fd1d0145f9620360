// The smallest sets of changed answers, against every set of so many changes tried by the engine.
import { describe, expect, it } from 'vitest';
import { changes, elsewhere } from '../../src/reason/change.js';
import { compile } from '../../src/reason/compile.js';
import { situationOf } from '../../src/reason/situation.js';
import { mulberry32 } from '../oracle/briefs.js';
import { answer } from './brute-force.js';
import { bySearch, namesOf, stepsFrom } from './every-change.js';
import { randomBrief, randomPack } from './random-pack.js';

const most = 3;

describe('the smallest sets of changes', () => {
  it('are those that trying every set finds', () => {
    const sizes = new Map<number, number>();
    for (let seed = 0; seed < 250; seed += 1) {
      const rng = mulberry32(seed);
      const pack = randomPack(rng, new Map());
      const compiled = compile(pack);
      if (compiled.kind === 'too-large') throw new Error('too large');
      const brief = randomBrief(pack, rng, 2);
      const situation = situationOf(brief, compiled);
      const onlyChangeable = seed % 3 === 0;
      for (const [pin, key] of [
        ['called-for', 'calledFor'],
        ['today', 'today'],
      ] as const) {
        const now = answer(brief, pack)[key];
        const expected = bySearch(
          brief,
          stepsFrom(brief, pack, onlyChangeable),
          most,
          (each) => answer(each, pack)[key] !== now,
        );
        const found = changes(situation, elsewhere([pin], situation), { onlyChangeable });
        const size = found[0]?.changes.length ?? 0;
        sizes.set(size, (sizes.get(size) ?? 0) + 1);
        if (expected === null) {
          expect(size === 0 || size > most).toBe(true);
          continue;
        }
        expect(namesOf(found, brief, pack), `seed ${seed} ${pin}`).toEqual(expected);
        for (const { pins } of found) if (pins) expect(pins[key]).not.toBe(now);
      }
    }
    process.stdout.write(`changes needed: ${JSON.stringify([...sizes].sort())}\n`);
  });
});
