/** The engine with the core pack against an oracle written by hand from the decision model: the same answer to every brief. */
import { describe, expect, it } from 'vitest';
import { conclude } from '../../src/engine/conclude.js';
import type { Pack } from '../../src/model/pack.js';
import {
  mulberry32,
  randomFullBrief,
  randomPartialBrief,
  randomThinBrief,
} from '../oracle/briefs.js';
import { answer, type OracleBrief } from '../oracle/model.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';

const pack = shippedPack('spectrum');

function engineAnswer(brief: OracleBrief, by: Pack) {
  const { pins, then } = conclude(briefFrom(brief, by), by);
  const { flags, ...rest } = pins;
  return {
    ...rest,
    clash: flags.clash,
    belowDuty: flags['below-duty'],
    then: then.map(({ domain, calledFor, today }) => ({ domain, calledFor, today })),
  };
}

describe('the core pack answers as the decision model says', () => {
  const rng = mulberry32(20261122);
  const briefs: [string, () => OracleBrief, number][] = [
    ['briefs with every fact given', () => randomFullBrief(rng), 1500],
    ['briefs with some facts left out', () => randomPartialBrief(rng, 8), 800],
    ['thin briefs', () => randomThinBrief(rng), 800],
  ];

  it.each(briefs)('for random %s', (_what, next, count) => {
    for (let round = 0; round < count; round += 1) {
      const brief = next();
      const expected = answer(brief);
      expect({ brief, answer: engineAnswer(brief, pack) }).toEqual({ brief, answer: expected });
    }
  });
});
