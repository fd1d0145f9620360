// How firmly an answer stands, for eyes: what alone forces each pin, how many wrong answers move it, and what changes nothing.
import type { Pack } from '../model/pack.js';
import type { Ground, Movable, WhatIf } from '../model/what-if.js';
import type { Page } from './page.js';
import { answerName, capital, cut, titleOf } from './phrases.js';
import { wrap } from './wrap.js';

/** From the fullest form to none; where it is told whole every answer is named. */
export function firmForms(
  { moves }: WhatIf,
  pack: Pack,
  page: Page,
  isWhole: boolean,
): readonly (readonly string[])[] {
  const [calledFor, today] = (['calledFor', 'today'] as const).map((pin) =>
    moves?.find((each) => each.pin === pin && each.is !== null),
  );
  if (!calledFor || !today) return [[]];
  const isOne = isAlike(calledFor, today);
  const forms = (isWhole ? [Number.POSITIVE_INFINITY] : [8, 4, 2]).map((few) => {
    const aim = titleOf(calledFor.is ?? '', pack);
    const start = `today reaches ${isOne ? 'it' : titleOf(today.is ?? '', pack)}`;
    const told = isOne
      ? [forced(`${aim} is called for and ${start}`, calledFor, null, few, pack)]
      : [
          forced(`${aim} is called for`, calledFor, null, few, pack),
          forced(start, today, calledFor, few, pack),
        ];
    return [...told, ...unread([calledFor, today], few), enough(calledFor, today)].flatMap((text) =>
      wrap(text, page.width, '  ', '    '),
    );
  });
  return [...forms, []];
}

/** Whether two pins stand on the same approach for the same reasons. */
const isAlike = (one: Movable, other: Movable): boolean =>
  one.is === other.is &&
  one.wrong === other.wrong &&
  one.restsOn.answers.length === other.restsOn.answers.length &&
  isWithin(one, other);

const isWithin = (one: Movable, other: Movable): boolean => {
  const names = new Set(other.restsOn.answers.map(nameOf));
  return one.restsOn.answers.every((ground) => names.has(nameOf(ground)));
};

const nameOf = ({ fact, group }: Ground): string => JSON.stringify([fact, group]);

/** What forces it; answers that were named with the pin `before` are not named again. */
function forced(
  so: string,
  { wrong, restsOn }: Movable,
  before: Movable | null,
  few: number,
  pack: Pack,
): string {
  if (wrong === null) return `${capital(so)} whatever is answered.`;
  const known = new Set(
    before?.restsOn.answers.every((ground) => has(restsOn.answers, ground))
      ? before.restsOn.answers.map(nameOf)
      : [],
  );
  const named = restsOn.answers.filter((ground) => !known.has(nameOf(ground)));
  const given = named.filter(({ assumed }) => !assumed).map((each) => inWords(each, pack));
  const assumed = named.filter((each) => each.assumed).map((each) => inWords(each, pack));
  const told = [
    ...(given.length === 0 ? [] : [cut(given, few)]),
    ...(assumed.length === 0 ? [] : [`taken for granted, ${cut(assumed, few)}`]),
  ];
  const hold = known.size > 0 ? holdToo(named.length) : holdAll(named.length);
  const small = restsOn.smallest ? '' : ' There may be a smaller set that does.';
  return `${capital(so)} as long as ${hold}${told.length === 0 ? '' : `: ${told.join('; ')}`}.${small}`;
}

const has = (grounds: readonly Ground[], ground: Ground): boolean =>
  grounds.some((each) => nameOf(each) === nameOf(ground));

const holdAll = (count: number): string =>
  count === 1
    ? 'this answer holds, whatever the others are'
    : `these ${count} answers hold, whatever the others are`;
const holdToo = (count: number): string =>
  count === 0 ? 'the same answers hold' : `these hold and ${count} more`;

/** How many wrong answers move each. */
function enough(calledFor: Movable, today: Movable): string {
  const takes = (wrong: number): string =>
    wrong === 1 ? 'one wrong answer' : `${wrong} wrong answers together`;
  const [one, other] = [calledFor.wrong, today.wrong];
  if (one === null && other === null) return '';
  if (one === other) return `${capital(takes(one ?? 0))} can move either.`;
  const first = one === null ? '' : `${takes(one)} can move what is called for`;
  const second = other === null ? '' : `${takes(other)} how far today reaches`;
  return `${capital([first, second].filter((text) => text !== '').join(', '))}.`;
}

function inWords({ fact, group, value }: Ground, pack: Pack): string {
  if (fact === pack.people?.key) return `which ${fact} there are`;
  const name = answerName({ fact, group }, pack);
  return value === null ? `${name} says nothing else` : `${name} is ${value}`;
}

/** Facts on which none of these hangs while its grounds hold, although it could. */
function unread(told: readonly Movable[], few: number): readonly string[] {
  const needed = new Set(told.flatMap(({ restsOn }) => restsOn.answers.map(({ fact }) => fact)));
  const none = [...new Set(told.flatMap(({ hangsNot }) => hangsNot))].filter(
    (fact) => !needed.has(fact),
  );
  if (none.length === 0) return [];
  const held = needed.size === 0 ? `${none.length}` : `While they hold, ${none.length} other`;
  return [`${held} facts can move neither: ${cut(none, few)}.`];
}
