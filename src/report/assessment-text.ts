// An assessment for eyes: the first line alone is the answer, the rest in the order in which a reader asks.
import type { Assessment, Reason } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import { toAscii } from './ascii.js';
import { headline } from './headline.js';
import { assumedLines, possibleLines } from './open-text.js';
import type { Page } from './painter.js';
import { becauseOf, capital, shortPlace, titleOf } from './phrases.js';
import { reasonLines, ruleOf, type TextDetail } from './reason-text.js';
import { drawSpectrum, type PinnedAt } from './spectrum.js';
import { wrap } from './wrap.js';

export type { TextDetail };

export function assessmentText(assessment: Assessment, pack: Pack, page: Page, detail: TextDetail): string {
  const parts = assessment.parts.flatMap((part) => ['', page.paint.bold(`part: ${part.part}`), ...answerLines(part, pack, page, detail)]);
  const lines = [...answerLines(assessment, pack, page, detail), ...parts];
  return `${(page.ascii ? lines.map(toAscii) : lines).join('\n')}\n`;
}

function answerLines(assessment: Assessment, pack: Pack, page: Page, detail: TextDetail): readonly string[] {
  const onlyParts = assessment.calledFor === null && assessment.parts.length > 0;
  return [
    ...wrap(headline(assessment, pack), page.width).map(page.paint.bold),
    ...(assessment.part === null ? wrap(`${assessment.title} (${shortPlace(assessment.at)})`, page.width).map(page.paint.dim) : []),
    ...troubleLines(assessment, pack, page),
    ...(onlyParts ? [] : ['', ...drawSpectrum(pack, pinsOf(assessment), page), ...sectionLines(assessment, pack, page, detail)]),
  ];
}

function pinsOf({ first, calledFor, reach, today }: Assessment): readonly PinnedAt[] {
  const labels: readonly [string | null, string][] = [
    [first, 'first'],
    [today, today === reach ? 'today (reach)' : 'today'],
    [calledFor, 'called for'],
    [today === reach ? null : reach, 'reach'],
  ];
  return labels.flatMap(([approach, label]) => (approach === null ? [] : [{ approach, label }]));
}

/** What is wrong with the brief itself: it stands above everything else. */
function troubleLines({ flags, reasons }: Assessment, pack: Pack, page: Page): readonly string[] {
  return Object.entries(flags).flatMap(([flag, raised]) => {
    if (!raised) return [];
    const said = reasons.filter(({ effect, to }) => effect === 'flag' && to === flag);
    const because = said.map((reason) => becauseOf(ruleOf(reason, pack), reason.groups, pack));
    return because.flatMap((why) => wrap(`${capital(titleOf(flag, pack))}: ${why}.`, page.width, '', '  ').map(page.paint.error));
  });
}

type Section = readonly [title: string, lines: readonly string[]];

function sectionLines(assessment: Assessment, pack: Pack, page: Page, detail: TextDetail): readonly string[] {
  return sectionsOf(assessment, pack, page, detail).flatMap(([title, lines]) => (lines.length === 0 ? [] : ['', page.paint.bold(title), ...lines]));
}

function sectionsOf(assessment: Assessment, pack: Pack, page: Page, detail: TextDetail): readonly Section[] {
  const { reasons, nearly, switchedOff } = assessment;
  const told = (entries: readonly Reason[]) => entries.flatMap((entry) => reasonLines(entry, pack, page, detail));
  const binding = reasons.filter(({ binds }) => binds);
  const forPin = (pin: Reason['bearsOn'][number]) => binding.filter(({ bearsOn, to }) => bearsOn.includes(pin) && standsFor(assessment, pin, to));
  const silent = reasons.filter(({ binds, bearsOn }) => !binds && !bearsOn.includes('rest'));
  return [
    ['why', told([...forPin('domain'), ...forPin('calledFor')])],
    ['what comes first', [...told(forPin('first')), ...thenLines(assessment, pack, page)]],
    ['what holds today back', assessment.today === assessment.calledFor ? [] : told(forPin('reach'))],
    ['what it is called', [...nameLines(assessment, pack, page), ...told(forPin('name'))]],
    ['taken for granted', assumedLines(assessment, pack, page)],
    ['still possible', possibleLines(assessment, pack, page)],
    ['what you promise', promiseLines(assessment, pack, page)],
    ['also said, without moving the answer', detail.all || detail.explain ? told(silent) : wrap(silent.map(({ rule }) => rule).join(', '), page.width, '  ').map(page.paint.dim)],
    ['nearly said', detail.explain ? told(nearly) : []],
    ['switched off in this rule pack', switchedOff.flatMap(({ rule, reason }) => wrap(`${rule}: ${reason}`, page.width, '  ', '    '))],
  ];
}

/** A rule that bears on two pins is told under the one that stands where it says. */
function standsFor(assessment: Assessment, pin: Reason['bearsOn'][number], to: string | null): boolean {
  return pin === 'flags' || pin === 'rest' || assessment[pin] === to;
}

function thenLines({ then, domain }: Assessment, pack: Pack, page: Page): readonly string[] {
  return then.flatMap((next) => {
    if (next.calledFor === null || next.today === null) return [];
    const as = next.domain === domain ? '' : `, if it turns out ${titleOf(next.domain ?? '', pack)}`;
    const reaching = next.today === next.calledFor ? '' : ` (as things stand, up to ${titleOf(next.today, pack)})`;
    return wrap(`then ${titleOf(next.calledFor, pack)}${as}${reaching}`, page.width, '  ', '    ');
  });
}

function nameLines({ name }: Assessment, pack: Pack, page: Page): readonly string[] {
  const term = pack.names.find(({ id }) => id === name);
  return term ? wrap(`${capital(term.title)}: ${term.help}`, page.width, '  ', '    ') : [];
}

/** Who decides, who acts and what is promised where to start. */
function promiseLines({ today }: Assessment, pack: Pack, page: Page): readonly string[] {
  const approach = pack.scale.approaches.find(({ id }) => id === today);
  if (!approach) return [];
  const told = [`With ${approach.title}: ${approach.promise}.`, `Decides: ${approach.decides}. Acts: ${approach.acts}.`];
  return told.flatMap((text) => wrap(text, page.width, '  ', '    '));
}
