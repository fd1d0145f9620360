// The next question, against asking in every order, and against the uncertainty counted out over all completions.
import { describe, expect, it } from 'vitest';
import type { Brief } from '../../src/model/brief.js';
import type { Pack } from '../../src/model/pack.js';
import { type Compiled, compile } from '../../src/reason/compile.js';
import { possible } from '../../src/reason/possible.js';
import { mostTold, nextQuestion } from '../../src/reason/question.js';
import { type Question, questionsOf } from '../../src/reason/questions.js';
import { resultsSeen } from '../../src/reason/results.js';
import { situationOf } from '../../src/reason/situation.js';
import { mulberry32 } from '../oracle/briefs.js';
import { answer, completions } from './brute-force.js';
import { randomBrief, randomPack } from './random-pack.js';

/** A brief with one question answered, in every way. */
function answered(brief: Brief, { fact, group }: Question, pack: Pack): readonly Brief[] {
  if (group === null) {
    const index = pack.facts.findIndex(({ id }) => id === fact);
    return [...(pack.facts[index]?.values.keys() ?? [])].map((code) => ({
      ...brief,
      facts: brief.facts.with(index, code),
    }));
  }
  const groups = brief.groups ?? [];
  const position = groups.findIndex(({ name }) => name === group);
  const cell = pack.people?.cells.findIndex(({ id }) => fact === `people.${id}`) ?? -1;
  return [...(pack.people?.cells[cell]?.values.keys() ?? [])].map((code) => ({
    ...brief,
    groups: groups.map((each, at) =>
      at === position ? { ...each, cells: each.cells.with(cell, code) } : each,
    ),
  }));
}

/** The least number of questions that can be expected, every order tried. */
function leastExpected(
  brief: Brief,
  pack: Pack,
  compiled: Compiled,
  known: Map<string, number>,
): number {
  const key = JSON.stringify([brief.facts, brief.groups?.map(({ cells }) => cells)]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const { settled, hangsOn } = possible(situationOf(brief, compiled));
  let best = settled ? 0 : Number.POSITIVE_INFINITY;
  for (const question of hangsOn) {
    const then = answered(brief, question, pack);
    const rest = then.reduce((sum, each) => sum + leastExpected(each, pack, compiled, known), 0);
    best = Math.min(best, 1 + rest / then.length);
  }
  known.set(key, best);
  return best;
}

function entropy(values: readonly unknown[]): number {
  const counts = new Map<unknown, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce(
    (bits, count) => bits - (count / values.length) * Math.log2(count / values.length),
    0,
  );
}

function packFor(seed: number) {
  const rng = mulberry32(seed);
  const pack = randomPack(rng, new Map(), { facts: 4, rules: 14 });
  const compiled = compile(pack);
  if (compiled.kind === 'too-large') throw new Error('too large');
  const brief = randomBrief(pack, rng, 2);
  return { pack, compiled, brief };
}

describe('the next question', () => {
  it('is expected to need no more questions than any other order', () => {
    let tried = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const { pack, compiled, brief } = packFor(seed);
      const situation = situationOf(brief, compiled);
      const open = possible(situation);
      if (
        open.settled ||
        open.hangsOn.length > 6 ||
        open.hangsOn.some(({ fact }) => fact === 'people')
      )
        continue;
      tried += 1;
      const next = nextQuestion(situation, open);
      expect(next?.how).toBe('fewest');
      const least = leastExpected(brief, pack, compiled, new Map());
      expect(next?.expected, `seed ${seed}`).toBeCloseTo(least, 9);
      const then = answered(brief, next as Question, pack);
      const rest = then.map((each) => leastExpected(each, pack, compiled, new Map()));
      expect(1 + rest.reduce((a, b) => a + b, 0) / then.length).toBeCloseTo(least, 9);
    }
    expect(tried).toBeGreaterThan(50);
  });

  it('else is the one that is expected to tell most, counted out over all completions', () => {
    let tried = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const { pack, compiled, brief } = packFor(seed);
      const situation = situationOf(brief, compiled);
      const { settled, hangsOn, ...lists } = possible(situation);
      if (settled || brief.groups === null) continue;
      const keys = (['domain', 'calledFor', 'reach', 'first', 'name'] as const).filter(
        (key) => lists[key].length > 1,
      );
      if (keys.length === 0) continue;
      tried += 1;
      const left = (each: Brief): number => {
        const answers = [...completions(each, pack)].map((complete) => answer(complete, pack));
        return keys.reduce((bits, key) => bits + entropy(answers.map((pins) => pins[key])), 0);
      };
      const remaining = hangsOn.map((question) => {
        const then = answered(brief, question, pack);
        return then.reduce((sum, each) => sum + left(each), 0) / then.length;
      });
      const found = hangsOn.indexOf(
        mostTold(questionsOf(situation), hangsOn, [...resultsSeen(compiled).keys()]),
      );
      expect(remaining[found], `seed ${seed}`).toBeCloseTo(Math.min(...remaining), 6);
    }
    expect(tried).toBeGreaterThan(50);
  });

  it('of some pins alone is asked only where these are open', () => {
    let [asked, done] = [0, 0];
    for (let seed = 0; seed < 200; seed += 1) {
      const { pack, compiled, brief } = packFor(seed);
      if (pack.kinds.length === 0) continue;
      const situation = situationOf(brief, compiled);
      const open = possible(situation);
      const next = nextQuestion(situation, open, ['kind']);
      if (open.domain.length === 1) {
        done += 1;
        expect(next, `seed ${seed}`).toBeNull();
        continue;
      }
      asked += 1;
      const then = answered(brief, next as Question, pack);
      const moved = then.some((each) => {
        const { domain } = possible(situationOf(each, compiled));
        return domain.length < open.domain.length;
      });
      expect({ seed, moved: moved || next?.expected !== 1 }).toEqual({ seed, moved: true });
    }
    expect(Math.min(asked, done)).toBeGreaterThan(20);
  });
});
