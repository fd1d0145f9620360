// The next question: what to ask so that the answer is settled soonest. While few answers are open the least number of
// further questions that can be expected is worked out over all ways to ask (`fewest.ts`); else the question is chosen
// whose answer is expected to take most uncertainty from the results.
import type { NextQuestion, Possible } from '../model/assessment.js';
import type { Pin } from '../model/pack.js';
import type { Compiled } from './compile.js';
import { type Diagram, isConstant } from './diagram.js';
import { fewestQuestions } from './fewest.js';
import { gains } from './gain.js';
import { isValue } from './list-functions.js';
import { support } from './operations.js';
import { type Question, type Questions, questionsOf } from './questions.js';
import { resultPins, resultsOf } from './results.js';
import type { Situation } from './situation.js';

/**
 * How long the least number of questions is looked for, in steps, not in time: so the answer is the same on every machine.
 * They take a few milliseconds for one of many briefs, some tens for somebody who waits for one answer.
 */
export const patienceFor = { many: 1000, one: 20_000 };

/**
 * What to ask next; null where nothing that is open can change a result. `pins` are those to settle: all results unless
 * some are named. After `patience` steps, see `patienceFor`, the best single question has to do.
 */
export function nextQuestion(
  situation: Situation,
  { hangsOn, settled }: Possible,
  pins: readonly Pin[] | null = null,
  patience = patienceFor.many,
): NextQuestion | null {
  if (settled) return null;
  const { compiled } = situation;
  const wanted = [...resultsOf(compiled).keys()].filter(
    (index) => pins === null || (pins as readonly string[]).includes(resultPins[index] ?? ''),
  );
  const asks = pins === null ? hangsOn : hangsOn.filter(asksOf(wanted, compiled));
  const questions = questionsOf(situation);
  if (asks.length === 0 || unsettled(wanted, questions).length === 0) return null;
  const fewest = fewestQuestions(questions, asks, wanted, patience);
  const ask = mostTold(questions, fewest?.asks ?? asks, wanted);
  return { ...ask, how: fewest ? 'fewest' : 'most-told', expected: fewest?.expected ?? null };
}

/** Whether some of these results ask a question: of people where they ask anything about the list. */
function asksOf(wanted: readonly number[], compiled: Compiled): (question: Question) => boolean {
  const { forest, asked, pack } = compiled;
  const levels = wanted.flatMap((index) => support(forest, resultsOf(compiled)[index] as Diagram));
  const facts = new Set<string>();
  let asksPeople = false;
  for (const level of levels) {
    const entry = asked[level];
    if (entry?.kind === 'fact') facts.add(pack.facts[entry.fact]?.id ?? '');
    if (entry?.kind === 'mark') asksPeople = true;
  }
  return ({ fact, group }) =>
    facts.has(fact) || (asksPeople && (group !== null || fact === pack.people?.key));
}

/** Of some open questions the one that is expected to tell most of those of these results that are not settled. */
export function mostTold(
  questions: Questions,
  asks: readonly Question[],
  wanted: readonly number[],
): Question {
  if (asks.length === 1) return asks[0] as Question;
  const sums = asks.map(() => 0);
  for (const index of unsettled(wanted, questions))
    for (const [position, gain] of gains(index, asks, questions).entries())
      sums[position] = (sums[position] as number) + gain;
  let best = 0;
  for (const [position, sum] of sums.entries())
    if (sum > (sums[best] as number) + 1e-9) best = position;
  return asks[best] as Question;
}

/** Which of some results are open; flags, and today, which follows from two others, only where nothing else is. */
function unsettled(wanted: readonly number[], { functions }: Questions): readonly number[] {
  const open = wanted.filter((index) => {
    const f = functions[index] as Diagram;
    return !isConstant(f) || !isValue(f);
  });
  const first = open.filter((index) => (resultPins[index] ?? 'today') !== 'today');
  return first.length > 0 ? first : open;
}
