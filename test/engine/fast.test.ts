/** The fast decision against the plain one: the same pins, flags and rules that spoke, in the same order, for every brief. */
import { describe, expect, it } from 'vitest';
import { codeBrief } from '../../src/engine/code-brief.js';
import { conclude, reasonsFor } from '../../src/engine/conclude.js';
import { type Decide, fastDecision } from '../../src/engine/fast.js';
import type { Brief } from '../../src/model/brief.js';
import { type Coded, newCoded } from '../../src/model/coded.js';
import type { Pack, Pin } from '../../src/model/pack.js';
import {
  mulberry32,
  randomFullBrief,
  randomPartialBrief,
  randomProposal,
  randomThinBrief,
} from '../oracle/briefs.js';
import type { OracleBrief } from '../oracle/model.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';

const pack = shippedPack('spectrum');

function fastAnswer(brief: Brief, by: Pack, decide: Decide, coded: Coded) {
  codeBrief(brief, by, coded);
  const { pins, flags, spoke, count } = decide(coded);
  const id = (pin: Pin) => {
    const values =
      by.variables.find((variable) => variable.kind === 'pin' && variable.id === pin)?.values ?? [];
    return pins[pin] === values.length - 1 ? null : values[pins[pin]];
  };
  return {
    pins: {
      domain: id('kind'),
      calledFor: id('called-for'),
      reach: id('reach'),
      today: id('today'),
      first: id('first'),
      name: id('name'),
    },
    flags: Object.fromEntries(by.flags.map((flag, index) => [flag.id, flags[index] === 1])),
    reasons: [...spoke.subarray(0, count)].map((rule) => by.rules[rule]?.id),
  };
}

function plainAnswer(brief: Brief, by: Pack) {
  const conclusion = conclude(brief, by);
  const { flags, ...rest } = conclusion.pins;
  return { pins: rest, flags, reasons: reasonsFor(conclusion).map(({ rule }) => rule) };
}

describe('the fast decision', () => {
  const rng = mulberry32(20261123);
  const briefs: [string, () => OracleBrief][] = [
    ['full briefs', () => randomProposal(rng, randomFullBrief(rng))],
    ['briefs with some facts left out', () => randomProposal(rng, randomPartialBrief(rng, 8))],
    ['thin briefs', () => randomThinBrief(rng)],
  ];

  it.each(briefs)('says of %s what the plain one says', (_what, next) => {
    const decide = fastDecision(pack);
    const coded = newCoded(pack);
    if (!decide) throw new Error('the core pack has no fast decision');
    for (let round = 0; round < 400; round += 1) {
      const content = next();
      const brief = briefFrom(content, pack);
      expect({ content, answer: fastAnswer(brief, pack, decide, coded) }).toEqual({
        content,
        answer: plainAnswer(brief, pack),
      });
    }
  });
});
