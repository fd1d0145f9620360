// The answer under some settings, for eyes: beside the answer as it stands, with what differs and why.
import type { Assessment, Pins, Reason } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import type { Setting } from '../model/what-if.js';
import { toAscii } from './ascii.js';
import { headline } from './headline.js';
import type { Page } from './page.js';
import { answerName, listed, shortPlace, titleOf } from './phrases.js';
import { printable } from './printable.js';
import { inPlainTerms } from './reader.js';
import { reasonLines } from './reason-text.js';
import type { Supposed } from './whatif-json.js';
import type { WhatIfDetail } from './whatif-text.js';
import { widthOf, wrap } from './wrap.js';

export function supposedText(
  { settings, before, after }: Supposed,
  written: Pack,
  page: Page,
  detail: WhatIfDetail,
): string {
  const pack = detail.plainTerms ? inPlainTerms(written) : written;
  const lines = [
    ...wrap(`If ${listed(settings.map((each) => settingInWords(each, pack)))}:`, page.width),
    ...wrap(headline(after, pack), page.width).map(page.paint.bold),
    ...wrap(`${printable(before.title)} (${shortPlace(before.at)})`, page.width).map(
      page.paint.dim,
    ),
    ...comparedLines(before, after, pack, page, detail),
    ...before.parts.flatMap((part, index) => [
      '',
      page.paint.bold(`part: ${printable(part.part ?? '')}`),
      ...comparedLines(part, after.parts[index] ?? part, pack, page, detail),
    ]),
  ];
  return `${(page.ascii ? lines.map(toAscii) : lines).join('\n')}\n`;
}

/** `decision.time were months (now days)`. */
function settingInWords({ fact, group, from, to }: Setting, pack: Pack): string {
  const name = answerName({ fact, group }, pack);
  const now = from === null || from === to ? '' : ` (now ${printable(from)})`;
  return `${name} were ${to === null ? 'left out' : printable(to)}${now}`;
}

function comparedLines(
  before: Assessment,
  after: Assessment,
  pack: Pack,
  page: Page,
  { all }: WhatIfDetail,
): readonly string[] {
  if (before.parts.length > 0 && before.calledFor === null && after.calledFor === null) return [];
  const [gone, anew] = [without(before, after, all), without(after, before, all)];
  const told = (title: string, reasons: readonly Reason[]): readonly string[] =>
    reasons.length === 0
      ? []
      : [
          '',
          page.paint.bold(title),
          ...reasons.flatMap((reason) =>
            reasonLines(reason, pack, page, { explain: false, all, trail: 'short' }),
          ),
        ];
  return [
    '',
    ...besideLines(before, after, pack, page),
    ...told('said no longer', gone),
    ...told('said instead', anew),
  ];
}

/** Rules that move a pin and speak in the one answer only; all rules where everything is asked for. */
function without(one: Assessment, other: Assessment, all: boolean): readonly Reason[] {
  const said = new Set(other.reasons.filter(({ binds }) => all || binds).map(({ rule }) => rule));
  return one.reasons.filter(
    ({ rule, binds, bearsOn }) => !said.has(rule) && (all || (binds && !bearsOn.includes('rest'))),
  );
}

const rows: readonly (readonly [label: string, pin: Exclude<keyof Pins, 'flags'>])[] = [
  ['kind of challenge', 'domain'],
  ['called for', 'calledFor'],
  ['reach', 'reach'],
  ['today', 'today'],
  ['first', 'first'],
  ['name', 'name'],
];

/** Both answers in two columns, a line for each pin that either has. */
function besideLines(
  before: Assessment,
  after: Assessment,
  pack: Pack,
  page: Page,
): readonly string[] {
  const shown = (id: string | null) => (id === null ? 'none' : titleOf(id, pack));
  const pins = rows.flatMap(([label, pin]) =>
    before[pin] === null && after[pin] === null
      ? []
      : [[label, shown(before[pin]), shown(after[pin])] as const],
  );
  const flags = pack.flags.flatMap(({ id, title }) => {
    const [was, is] = [before.flags[id] === true, after.flags[id] === true];
    const word = (raised: boolean) => (raised ? 'yes' : 'no');
    return was || is ? [[title, word(was), word(is)] as const] : [];
  });
  const table = [...pins, ...flags];
  if (table.length === 0) return ['  Not enough is known either way.'];
  const widths = [0, 1].map((column) =>
    Math.max(widthOf(heads[column] ?? ''), ...table.map((row) => widthOf(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, at) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - widthOf(cell)))).join('   ')}`.trimEnd();
  return [
    page.paint.dim(line(heads)),
    ...table.map(([label, was, is]) =>
      was === is ? line([label, was, 'the same']) : page.paint.strong(line([label, was, is])),
    ),
  ];
}

const heads = ['', 'as it stands', 'then'];
