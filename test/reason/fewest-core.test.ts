// The fewest questions for the core pack, against counting them out over everything that can be known so far.
import { describe, expect, it } from 'vitest';
import type { Brief } from '../../src/model/brief.js';
import { type Compiled, compile } from '../../src/reason/compile.js';
import { evaluate } from '../../src/reason/operations.js';
import { possible } from '../../src/reason/possible.js';
import { nextQuestion, patienceFor } from '../../src/reason/question.js';
import { type Question, questionsOf } from '../../src/reason/questions.js';
import { situationOf } from '../../src/reason/situation.js';
import { below, mulberry32, randomPartialBrief } from '../oracle/briefs.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';
import { fewestByCounting } from './count-questions.js';

const pack = shippedPack('spectrum');
const compiled = compile(pack) as Compiled;

/** Few enough for everything that can be known to be gone through. */
const mostKnown = 300_000;

function countedFor(brief: Brief, asks: readonly Question[]) {
  const questions = questionsOf(situationOf(brief, compiled));
  const { forest, functions, levelOf } = questions;
  const levels = asks.map(levelOf);
  const shares = levels.map((level) => questions.shares(level));
  if (shares.some((each) => each.includes(0))) return null;
  if (shares.reduce((all, { length }) => all * (length + 1), 1) > mostKnown) return null;
  const at = new Int32Array(forest.sizes.length);
  const outcomes = new Map<string, number>();
  const outcome = (codes: readonly number[]): number => {
    for (const [index, level] of levels.entries()) at[level] = codes[index] as number;
    const key = functions.map((f) => evaluate(forest, f, at)).join();
    const known = outcomes.get(key) ?? outcomes.size;
    outcomes.set(key, known);
    return known;
  };
  return fewestByCounting(outcome, shares);
}

describe('the next question of the core pack', () => {
  it('is proven to need the fewest for eight open facts and more', () => {
    let [tried, proven] = [0, 0];
    for (let seed = 0; tried < 10; seed += 1) {
      const rng = mulberry32(seed);
      const brief = briefFrom(randomPartialBrief(rng, 10 + below(rng, 14)), pack);
      const situation = situationOf(brief, compiled);
      const open = possible(situation);
      if (open.hangsOn.length < 8 || open.hangsOn.length > 12) continue;
      const counted = countedFor(brief, open.hangsOn);
      if (!counted) continue;
      tried += 1;
      const next = nextQuestion(situation, open, null, patienceFor.one);
      if (next?.how !== 'fewest') continue;
      proven += 1;
      const asked = open.hangsOn.findIndex(
        ({ fact, group }) => fact === next.fact && group === next.group,
      );
      expect(next.expected, `seed ${seed}`).toBeCloseTo(counted.expected, 9);
      expect(counted.asking[asked], `seed ${seed}`).toBeCloseTo(counted.expected, 9);
    }
    expect(proven).toBeGreaterThanOrEqual(9);
  });
});
