// What is known so far, in words: what is still possible, where it stands if all else is as usual, and once it is settled why.
import type { Assessment, Reason } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import { becauseOf } from '../report/advice-words.js';
import { takenInWords } from '../report/answer-words.js';
import { approachRange } from '../report/approach-range.js';
import { titleOf } from '../report/phrases.js';

const unknown = 'not known yet';

/** What is called for, what today can hold and what may have to come first. */
export function sayPossible({ possible }: Assessment, pack: Pack): readonly string[] {
  const calledFor = approachRange(possible.calledFor, pack) || unknown;
  const today = approachRange(possible.today, pack) || unknown;
  const pins =
    calledFor === today
      ? `Called for, and possible today: ${calledFor}.`
      : `Called for: ${calledFor}. Possible today: ${today}.`;
  const first = possible.first.filter((id) => id !== null);
  const perhaps = possible.first.length > first.length ? 'perhaps ' : '';
  return first.length === 0
    ? [pins]
    : [pins, `Before anything else: ${perhaps}${approachRange(first, pack)}.`];
}

/** Where it stands if nothing unusual turns up; nothing where that is all that is left. */
export function sayUsual(
  { calledFor, today, first, possible }: Assessment,
  pack: Pack,
): readonly string[] {
  if (calledFor === null || today === null) return [];
  if (possible.calledFor.length === 1 && possible.today.length === 1) return [];
  const before = first === null ? '' : `first ${titleOf(first, pack)}, then `;
  const then = today === calledFor ? 'today too' : `today ${titleOf(today, pack)}`;
  return [`If all else is as usual: ${before}${titleOf(calledFor, pack)}, ${then}.`];
}

/** On what it counts as settled. */
export function saySettled(
  { possible, assumed, calledFor }: Assessment,
  pack: Pack,
): readonly string[] {
  if (calledFor === null) return [];
  if (possible.settled) return ['Settled: nothing still unknown can change the answer.'];
  if (possible.calledFor.length === 1 && possible.today.length === 1)
    return ['Settled: nothing still unknown can change what is called for or possible today.'];
  const moving = assumed.filter(({ moves }) => moves.some((pin) => pin !== 'first'));
  const taken = takenInWords(moving, pack);
  const shown = [
    ...taken.slice(0, few),
    ...(taken.length > few ? [`and ${taken.length - few} more`] : []),
  ];
  return [
    'Settled as far as you know: what nobody could say is taken to be as usual.',
    ...(shown.length === 0 ? [] : [`Taken for granted: ${shown.join('; ')}.`]),
  ];
}

/** How many answers taken for granted are named; the answer names them all. */
const few = 3;

/** Why it is what it is: the reason that holds each pin where it stands. */
export function sayWhy(
  { calledFor, reach, today, first, reasons }: Assessment,
  pack: Pack,
): readonly string[] {
  const holds = (pin: Reason['bearsOn'][number], at: string | null): readonly string[] => {
    const reason = reasons.find(
      ({ binds, bearsOn, to }) => binds && bearsOn.includes(pin) && to === at,
    );
    if (at === null || !reason) return [];
    const because = becauseOf(reason, pack);
    return [`Why ${titleOf(at, pack)}: ${because}.`];
  };
  return [
    ...holds('first', first),
    ...holds('calledFor', calledFor),
    ...(today === reach && today !== calledFor ? holds('reach', reach) : []),
  ];
}
