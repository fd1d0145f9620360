// What an answer hangs on, for eyes: what was taken for granted, and what is still possible without that.
import type { Assessment } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import type { Page } from './painter.js';
import {
  answerName,
  assumptionInWords,
  capital,
  cut,
  labelOf,
  listed,
  titleOf,
} from './phrases.js';
import { wrap } from './wrap.js';

const pinTitles: Readonly<Record<string, string>> = {
  domain: 'kind of challenge',
  calledFor: 'called for',
  reach: 'reach',
  today: 'today',
  first: 'first',
  name: 'name',
};

/** From the fullest form to the shortest; `few` in each says how many answers are named, the rest being counted. */
export function openForms(
  assessment: Assessment,
  pack: Pack,
  page: Page,
): readonly (readonly string[])[] {
  const ask = questionLines(assessment, pack, page);
  const forms = [12, 4, 2].map((few) => [
    ...assumedLines(assessment, few, pack, page),
    ...possibleLines(assessment, few, pack, page),
    ...ask,
  ]);
  return [...forms, [...possibleLines(assessment, 1, pack, page), ...ask], ask];
}

function assumedLines(
  { assumed }: Assessment,
  few: number,
  pack: Pack,
  page: Page,
): readonly string[] {
  const byPins = new Map<string, string[]>();
  for (const entry of assumed) {
    const moves = entry.moves
      .filter((pin) => !(pin === 'today' && entry.moves.length > 1))
      .map((pin) => pinTitles[pin] ?? labelOf(pin));
    const pins = listed(moves);
    byPins.set(pins, [...(byPins.get(pins) ?? []), assumptionInWords(entry, pack)]);
  }
  return [...byPins].flatMap(([pins, entries]) =>
    wrap(
      `Taken for granted: ${cut(entries, few)}. Else ${pins} may move.`,
      page.width,
      '  ',
      '    ',
    ),
  );
}

function possibleLines(
  { possible }: Assessment,
  few: number,
  pack: Pack,
  page: Page,
): readonly string[] {
  if (possible.settled) return ['  Settled: nothing still unknown can change this.'];
  const open = (['calledFor', 'today', 'first', 'name'] as const).flatMap((pin) => {
    const titles = possible[pin].map((id) => (id === null ? 'none' : titleOf(id, pack)));
    if (titles.length < 2)
      return pin === 'calledFor' && titles[0] !== undefined
        ? [`${capital(titles[0])} is called for whatever is still unknown.`]
        : [];
    return [`${capital(pinTitles[pin] ?? pin)}: ${listed(titles, 'or')}.`];
  });
  const hangs = possible.hangsOn.map((entry) => answerName(entry, pack));
  const on = hangs.length === 0 ? '' : ` It hangs on ${cut(hangs, few)}.`;
  return wrap(`Still possible. ${open.join(' ')}${on}`, page.width, '  ', '    ');
}

/** What to ask first, in the pack's words. */
function questionLines({ nextQuestion }: Assessment, pack: Pack, page: Page): readonly string[] {
  if (!nextQuestion) return [];
  const { fact, group, how, expected } = nextQuestion;
  const { people, facts } = pack;
  const asked =
    fact === people?.key
      ? people
      : group === null
        ? facts.find(({ id }) => id === fact)
        : people?.cells.find(({ id }) => fact === `${people.key}.${id}`);
  const left = expected === null ? '' : Number(expected.toFixed(1));
  const so = how === 'fewest' && left !== 1 ? `; about ${left} questions settle all` : '';
  const text = `Ask this first: ${asked?.question ?? ''} (${answerName(nextQuestion, pack)}${so})`;
  return wrap(text, page.width, '  ', '    ');
}
