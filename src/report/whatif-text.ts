// What would change an answer, for eyes: the answer, what somebody can change and what it leads to, what would have to
// turn out otherwise, and how firmly it stands.
import type { Pack } from '../model/pack.js';
import type { Aim, ChangeSet, WhatIf } from '../model/what-if.js';
import { toAscii } from './ascii.js';
import { fitted, type Section } from './fit.js';
import { headline } from './headline.js';
import type { Page } from './page.js';
import { capital, shortPlace, titleOf } from './phrases.js';
import { printable } from './printable.js';
import { inPlainTerms } from './reader.js';
import { firmForms } from './whatif-firm.js';
import { type Outcome, outcomeLines, outcomesOf } from './whatif-outcomes.js';
import { wrap } from './wrap.js';

export interface WhatIfDetail {
  /** Every set of changes and every answer by name, on as many lines as that takes. */
  readonly all: boolean;
  readonly plainTerms: boolean;
}

/** Lines of one screen. */
const screen = 50;

export function whatIfText(
  found: WhatIf,
  written: Pack,
  page: Page,
  { all, plainTerms }: WhatIfDetail,
): string {
  const pack = plainTerms ? inPlainTerms(written) : written;
  const { answer, parts } = found;
  const whole = { ...answer, parts: parts.map((part) => part.answer) };
  const title = `${printable(answer.title)} (${shortPlace(answer.at)})`;
  const head = [
    ...wrap(headline(whole, pack), page.width).map(page.paint.bold),
    ...wrap(title, page.width).map(page.paint.dim),
  ];
  const answers = parts.length + (hasOnlyParts(found) ? 0 : 1);
  const room = all ? Number.POSITIVE_INFINITY : Math.floor((screen - head.length) / answers);
  const lines = [
    ...head,
    ...(hasOnlyParts(found) ? [] : sectionLines(found, pack, page, room)),
    ...parts.flatMap((part) => partLines(part, pack, page, room)),
  ];
  return `${(page.ascii ? lines.map(toAscii) : lines).join('\n')}\n`;
}

function partLines(found: WhatIf, pack: Pack, page: Page, room: number): readonly string[] {
  const { answer } = found;
  const head = [
    '',
    page.paint.bold(`part: ${printable(answer.part ?? '')}`),
    ...wrap(headline(answer, pack), page.width).map(page.paint.bold),
  ];
  return [...head, ...sectionLines(found, pack, page, room - head.length)];
}

const hasOnlyParts = ({ answer, parts }: WhatIf): boolean =>
  answer.calledFor === null && parts.length > 0;

/** Sections in the order in which they give way. */
const giving = [
  ...['otherwise', 'firm', 'otherwise', 'can', 'otherwise', 'firm', 'otherwise', 'can'],
  ...['otherwise', 'otherwise', 'can', 'firm', 'otherwise', 'can', 'can', 'otherwise', 'firm'],
  ...Array.from({ length: 12 }, () => ['otherwise', 'can']).flat(),
];

function sectionLines(found: WhatIf, pack: Pack, page: Page, room: number): readonly string[] {
  return fitted(
    sectionsOf(found, pack, page, room === Number.POSITIVE_INFINITY),
    room,
    giving,
  ).flatMap(({ title, lines }) =>
    lines.length === 0 ? [] : ['', page.paint.bold(title), ...lines],
  );
}

function sectionsOf(found: WhatIf, pack: Pack, page: Page, isWhole: boolean): readonly Section[] {
  const { answer, aims, moves } = found;
  const ways = [...aims, ...(moves ?? [])];
  const can = ways.flatMap(({ advice }) => advice);
  const otherwise = ways.flatMap(({ sets }) => sets).filter((set) => !isAdvice(set));
  const may = moves ? 'It may be otherwise' : 'It may be so';
  const forms = (sets: readonly ChangeSet[], above: readonly string[] = []) =>
    formsOf(outcomesOf(sets, answer, may, pack), above, pack, page);
  return [
    {
      title: 'what somebody can change',
      key: 'can',
      forms: forms(
        can,
        aboveAdvice(found, can, pack).flatMap((line) => wrap(line, page.width, '  ', '    ')),
      ),
    },
    {
      title:
        answer.calledFor === null
          ? 'what would decide it'
          : 'what would have to turn out otherwise',
      key: 'otherwise',
      forms: forms(otherwise),
    },
    { title: 'how firmly it stands', key: 'firm', forms: firmForms(found, pack, page, isWhole) },
  ];
}

/** What is said of aims, or where nothing that can be changed moves an answer that there is. */
function aboveAdvice(
  { answer, aims }: WhatIf,
  advice: readonly ChangeSet[],
  pack: Pack,
): readonly string[] {
  const told = aims.flatMap((aim) => aboutAim(aim, pack));
  if (told.length > 0 || advice.length > 0 || answer.calledFor === null) return told;
  return ['Nothing that somebody can change moves this.'];
}

const isAdvice = ({ changes }: ChangeSet): boolean => changes.every(({ changeable }) => changeable);

/** What is to be said of an aim besides the ways there. */
function aboutAim({ pin, to, holds, sets, advice }: Aim, pack: Pack): readonly string[] {
  const title = titleOf(to, pack);
  const told = {
    calledFor: { so: `${title} is called for`, makes: `makes ${title} called for` },
    today: { so: `today reaches ${title}`, makes: `lets today reach ${title}` },
    name: { so: `it is ${title}`, makes: `makes it ${title}` },
  }[pin];
  if (holds) return [`${capital(told.so)} already.`];
  if (sets.length === 0 && advice.length === 0) return [`No other answer ${told.makes}.`];
  return advice.length === 0 ? [`Nothing that somebody can change ${told.makes}.`] : [];
}

/** From all outcomes with all their changes to the first outcome alone. */
function formsOf(
  outcomes: readonly Outcome[],
  above: readonly string[],
  pack: Pack,
  page: Page,
): readonly (readonly string[])[] {
  const form = (count: number, most: number): readonly string[] => {
    const more = outcomes.length - count;
    return [
      ...above,
      ...outcomes.slice(0, count).flatMap((outcome) => outcomeLines(outcome, most, pack, page)),
      ...(more > 0
        ? [
            page.paint.dim(
              `  ${count === 0 ? '' : 'and '}${more} ${count === 0 ? '' : 'more '}${more === 1 ? 'outcome' : 'outcomes'} (--all shows all)`,
            ),
          ]
        : []),
    ];
  };
  const { length } = outcomes;
  if (length === 0) return [above];
  const limits = [Number.POSITIVE_INFINITY, 6, 4, 3, 2];
  const fewer = Array.from({ length: length - 1 }, (_, less) => form(length - 1 - less, 2));
  return [...limits.map((most) => form(length, most)), ...fewer, form(1, 1), form(0, 0)];
}
