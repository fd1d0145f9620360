// Second opinions for eyes: what another pack comes to, and whether that is what the answer above comes to.
import type { Agreement, Assessment, SecondOpinion } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import { takenInWords } from './answer-words.js';
import type { Page } from './page.js';
import { capital, listed, titleOf } from './phrases.js';
import { reasonLines } from './reason-text.js';
import { wrap } from './wrap.js';

/** One section for each, its title first; `pack` is that of the answer they stand beside. */
export function secondOpinions(
  { also, calledFor, today }: Assessment,
  pack: Pack,
  page: Page,
): readonly { readonly title: string; readonly lines: readonly string[] }[] {
  return (also ?? []).map((opinion) => {
    const { agrees } = opinion;
    const told = [
      itsAnswer(opinion),
      ...(calledFor === null ? [] : [compared(opinion, agrees.calledFor, calledFor, pack)]),
      ...(today === null || today === calledFor
        ? []
        : [startedFrom(agrees.today, titleOf(today, pack))]),
    ].filter((text) => text !== '');
    return {
      title: `second opinion: ${opinion.pack.title}`,
      lines: [
        ...told.flatMap((text) => wrap(text, page.width, '  ', '    ')),
        ...whyLines(opinion, page),
        ...assumedLines(opinion, pack, page),
      ],
    };
  });
}

/** What is possible is shown in place of what is called for only where something had to be taken for granted. */
function itsAnswer({ answer, pack }: SecondOpinion): string {
  const { calledFor, reach, possible } = answer;
  if (calledFor === null) return 'It has no answer to this brief.';
  const sure = possible.calledFor.length === 1;
  const further =
    reach === null || reach === calledFor
      ? ''
      : `, and it leaves room up to ${titleOf(reach, pack)}`;
  return `${capital(titleOf(calledFor, pack))} ${sure ? 'is' : 'would be'} called for${further}.`;
}

function compared(
  { like, room }: SecondOpinion,
  agrees: Agreement | null,
  approach: string,
  pack: Pack,
): string {
  const here = titleOf(approach, pack);
  switch (agrees) {
    case 'same':
      return `Both come to much the same: on ${pack.scale.title} that is ${anyOf(like, pack)}.`;
    case 'within':
      return `It begins further left, with ${anyOf(like, pack)}, and leaves room for ${here}.`;
    case 'left':
      return `They part: it stops short of ${here}, at ${anyOf(room.slice(-1), pack)}.`;
    case 'right':
      return `They part: it goes further than ${here}, to ${anyOf(like, pack)}.`;
    case 'beside':
      return `They part: it goes past ${pack.scale.title}, to what is called ${anyOf(like, pack)}.`;
    case null:
      return '';
  }
}

/** One of these; of more than a few the first and the last. */
function anyOf(ids: readonly string[], pack: Pack): string {
  const titles = ids.map((id) => titleOf(id, pack));
  return titles.length > 2
    ? `anything from ${titles[0]} to ${titles.at(-1)}`
    : listed(titles, 'or');
}

function startedFrom(agrees: Agreement | null, today: string): string {
  switch (agrees) {
    case 'same':
      return `It comes to ${today}, with which today starts.`;
    case 'within':
      return `It leaves room for ${today}, with which today starts.`;
    case 'left':
      return `It stops short even of ${today}, with which today starts.`;
    case 'right':
    case 'beside':
      return `To it, ${today}, with which today starts, is too little.`;
    case null:
      return '';
  }
}

function whyLines({ answer, pack }: SecondOpinion, page: Page): readonly string[] {
  const detail = { explain: false, all: false, trail: 'short' } as const;
  const about = answer.reasons.filter(
    ({ binds, bearsOn, effect }) =>
      binds &&
      effect !== 'reach-at-most' &&
      bearsOn.some((pin) => pin === 'calledFor' || pin === 'reach'),
  );
  return about.flatMap((reason) => reasonLines(reason, pack, page, detail));
}

/** With the answers of the brief that would settle them. */
function assumedLines({ answer, pack }: SecondOpinion, first: Pack, page: Page): readonly string[] {
  const known = new Set(first.variables.map(({ id }) => id));
  const taken = answer.assumed.map((entry) => {
    const reads = pack.facts.find(({ id }) => id === entry.fact)?.reads ?? [];
    const from = reads.flatMap(({ of }) => (known.has(of) ? [of] : []));
    return `${takenInWords([entry], pack, true).join('')}${from.length === 0 ? '' : ` (from ${listed(from, 'or')})`}`;
  });
  return taken.length === 0
    ? []
    : wrap(`taken for granted: ${taken.join('; ')}`, page.width, '  ', '    ');
}
