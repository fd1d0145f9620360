// The next question to a brief, from the brief alone: what batch, CI and a single answer print as "ask this first".
import type { Assessment, NextQuestion, Possible } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import type { Pack, Pin } from '../model/pack.js';
import { compiled } from './compile.js';
import { possible } from './possible.js';
import { nextQuestion, patienceFor } from './question.js';
import { situationOf } from './situation.js';

export interface AskOptions {
  /** The pins to settle; all results unless given. */
  readonly pins?: readonly Pin[];
  /** What is still possible, where that is known already. */
  readonly possible?: Possible;
  /** How long to look for the least number of questions; as for one of many briefs unless given. */
  readonly patience?: number;
}

/** What to ask first so that most is settled; null where nothing is left to settle, or the pack is too large to reason about. */
export function askFirst(brief: Brief, pack: Pack, options: AskOptions = {}): NextQuestion | null {
  const diagrams = compiled(pack);
  if (diagrams.kind === 'too-large') return null;
  const situation = situationOf(brief, diagrams);
  const open = options.possible ?? possible(situation);
  return nextQuestion(situation, open, options.pins ?? null, options.patience);
}

/** An answer with its next question, and those of its parts. A brief that has only parts is asked nothing itself. */
export function withNextQuestion(
  answer: Assessment,
  brief: Brief,
  pack: Pack,
  patience: number = patienceFor.many,
): Assessment {
  const hasOnlyParts = answer.calledFor === null && answer.parts.length > 0;
  return {
    ...answer,
    nextQuestion: hasOnlyParts
      ? null
      : askFirst(brief, pack, { possible: answer.possible, patience }),
    parts: answer.parts.map((part, index) =>
      withNextQuestion(part, brief.parts[index] as Brief, pack, patience),
    ),
  };
}
