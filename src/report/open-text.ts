// What an answer hangs on, for eyes: what was taken for granted, and what is still possible without that.
import type { Assessment } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import type { Page } from './painter.js';
import { answerName, assumptionInWords, labelOf, listed, titleOf } from './phrases.js';
import { wrap } from './wrap.js';

const pinTitles: Readonly<Record<string, string>> = {
  domain: 'kind of challenge',
  calledFor: 'called for',
  reach: 'reach',
  today: 'today',
  first: 'first',
  name: 'name',
};

export function assumedLines({ assumed }: Assessment, pack: Pack, page: Page): readonly string[] {
  const byPins = new Map<string, string[]>();
  for (const entry of assumed) {
    const moves = entry.moves.filter((pin) => !(pin === 'today' && entry.moves.length > 1)).map((pin) => pinTitles[pin] ?? labelOf(pin));
    const pins = listed(moves);
    byPins.set(pins, [...(byPins.get(pins) ?? []), assumptionInWords(entry, pack)]);
  }
  return [...byPins].flatMap(([pins, entries]) => wrap(`${entries.join('; ')} (else ${pins} may move)`, page.width, '  ', '    '));
}

/** How many answers are named; the rest is counted. */
const few = 6;

export function possibleLines({ possible }: Assessment, pack: Pack, page: Page): readonly string[] {
  if (possible.settled) return ['  settled: nothing still unknown can change this'];
  const open = (['calledFor', 'today', 'first', 'name'] as const).flatMap((pin) => {
    const titles = possible[pin].map((id) => (id === null ? 'none' : titleOf(id, pack)));
    if (titles.length < 2) return pin === 'calledFor' ? [`  ${pinTitles[pin]}: ${titles[0]}, whatever is still unknown`] : [];
    return wrap(`${pinTitles[pin]}: ${titles.join(', ')}`, page.width, '  ', '    ');
  });
  const hangs = possible.hangsOn.map((entry) => answerName(entry, pack));
  const shown = hangs.slice(0, few);
  const more = hangs.length > shown.length ? `${shown.join(', ')} and ${hangs.length - shown.length} more` : listed(shown);
  return [...open, ...(hangs.length === 0 ? [] : wrap(`hangs on ${more}`, page.width, '  ', '    '))];
}
