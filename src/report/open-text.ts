// What an answer hangs on, for eyes: what was taken for granted, and what is still possible without that.
import type { Assessment } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import type { Page } from './painter.js';
import { answerName, assumptionInWords, capital, labelOf, listed, titleOf } from './phrases.js';
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
  const forms = [12, 4, 2].map((few) => [
    ...assumedLines(assessment, few, pack, page),
    ...possibleLines(assessment, few, pack, page),
  ]);
  return [...forms, possibleLines(assessment, 1, pack, page), []];
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

/** The first few of many, the rest counted. */
const cut = (entries: readonly string[], few: number): string =>
  entries.length > few + 1
    ? `${entries.slice(0, few).join(', ')} and ${entries.length - few} more`
    : listed(entries);
