// The first line of an answer: what is called for, how far today reaches, what comes first; never an assumed pin as plain fact.
import type { Assessment } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import { takenInWords } from './answer-words.js';
import { capital, isSettled, listed, titleOf } from './phrases.js';

export function headline(assessment: Assessment, pack: Pack): string {
  const { calledFor, first, name, parts, today } = assessment;
  if (calledFor === null || today === null)
    return parts.length > 0
      ? `${parts.length} parts, each with its own answer below.`
      : notEnough(assessment, pack);
  const title = (id: string) => titleOf(id, pack);
  const before =
    first === null
      ? ''
      : isSettled('first', assessment)
        ? `First ${title(first)}. `
        : `First ${title(first)}, as far as is known. `;
  const named =
    name === null
      ? ''
      : ` Its name: ${title(name)}${isSettled('name', assessment) ? '' : ', as far as is known'}.`;
  return `${before}${capital(called(assessment, title))}${conditional(assessment, pack)}.${named}`;
}

function notEnough({ possible }: Assessment, pack: Pack): string {
  const open = possible.calledFor.flatMap((id) => (id === null ? [] : [titleOf(id, pack)]));
  return open.length === 1
    ? `Not enough is known, though it can only be ${open[0]}.`
    : 'Not enough is known yet to say what is called for.';
}

function called(assessment: Assessment, title: (id: string) => string): string {
  const { calledFor, today } = assessment;
  const aim = title(calledFor ?? '');
  const start = title(today ?? '');
  const sure = {
    calledFor: isSettled('calledFor', assessment),
    today: isSettled('today', assessment),
  };
  if (calledFor === today) {
    if (sure.calledFor && sure.today) return `${aim} is called for, and today supports it`;
    return sure.calledFor
      ? `${aim} is called for. Today could support it`
      : `${aim} would be called for, and today could support it`;
  }
  if (sure.calledFor && sure.today)
    return `${aim} is called for. Today reaches ${isInTrouble(assessment) ? `no further than ${start}` : `${start}: start there`}`;
  return sure.calledFor
    ? `${aim} is called for. Today could support up to ${start}`
    : `${aim} would be called for, and today could support up to ${start}`;
}

/** Nobody is told to start where the brief itself has to be put right first. */
const isInTrouble = ({ flags }: Assessment): boolean => Object.values(flags).includes(true);

const few = 2;

/** What an assumed pin hangs on, named where it is short. */
function conditional(assessment: Assessment, pack: Pack): string {
  if (isSettled('calledFor', assessment) && isSettled('today', assessment)) return '';
  const { assumed } = assessment;
  if (assumed.length === 0) return ', as far as is known';
  if (assumed.length > few) return `, if ${assumed.length} things left open are as usual`;
  return `, if ${listed(takenInWords(assumed, pack))}`;
}
