// An assessment for eyes: the first line alone is the answer, the rest in the order in which a reader asks.
import type { Assessment, Reason } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import { placeOf } from '../model/source.js';
import { adviceSections, unlookedLines } from './advice-text.js';
import { becauseOf } from './advice-words.js';
import { toAscii } from './ascii.js';
import { fitted, type Section, type Shown, whole } from './fit.js';
import { giving, givingInParts } from './giving-way.js';
import { headline } from './headline.js';
import { openForms } from './open-text.js';
import type { Page } from './page.js';
import { partsLines, partsOnScale, saidOnce } from './parts-text.js';
import { capital, listed, shortPlace, titleOf } from './phrases.js';
import { printable } from './printable.js';
import { arranged, inPlainTerms, readerOf, toldOf } from './reader.js';
import { reasonLines, type TextDetail } from './reason-text.js';
import { secondOpinions } from './second-opinion-text.js';
import { drawSpectrum, type PinnedAt } from './spectrum.js';
import { wrap } from './wrap.js';

export type { TextDetail };

/** Lines of one screen; an answer is made to fit it unless everything is asked for. */
const screen = 50;

export function assessmentText(
  assessment: Assessment,
  written: Pack,
  page: Page,
  detail: TextDetail,
): string {
  const pack = detail.plainTerms ? inPlainTerms(written) : written;
  const { parts } = assessment;
  const scale = partsOnScale(parts, pack, page, readerOf(detail.reader, pack));
  const below = unlookedLines(assessment, pack, page);
  const room = screen - scale.length - below.length;
  const top = answerLines(assessment, pack, page, detail, Math.floor(room / (parts.length + 1)));
  const told = partsLines(parts, room - top.length, (part, share, title) =>
    answerLines(part, pack, page, detail, share, title),
  );
  const lines = [
    ...top,
    ...scale,
    ...(everything(detail) ? told : saidOnce(told)).flat(),
    ...below,
  ];
  return `${(page.ascii ? lines.map(toAscii) : lines).join('\n')}\n`;
}

const hasOnlyParts = ({ calledFor, parts }: Assessment): boolean =>
  calledFor === null && parts.length > 0;

/** At most `room` lines where they can be made to fit. */
function answerLines(
  assessment: Assessment,
  pack: Pack,
  page: Page,
  detail: TextDetail,
  room: number,
  title = '',
): readonly string[] {
  const head = [
    ...wrap(`${title}${headline(assessment, pack)}`, page.width).map(page.paint.bold),
    ...(assessment.part === null
      ? wrap(`${printable(assessment.title)} (${shortPlace(assessment.at)})`, page.width).map(
          page.paint.dim,
        )
      : []),
    ...troubleLines(assessment, pack, page),
    ...(hasOnlyParts(assessment) || isShortPart(assessment, detail)
      ? []
      : ['', ...drawSpectrum(pack, pinsOf(assessment), page)]),
    ...(assessment.part === null && !hasOnlyParts(assessment)
      ? readerLines(assessment, pack, page, detail)
      : []),
  ];
  return hasOnlyParts(assessment)
    ? head
    : [...head, ...sectionLines(assessment, pack, page, detail, room - head.length)];
}

const everything = ({ all, explain }: TextDetail): boolean => all || explain;

/** A part that stands on the scale of all parts and is told in few lines. */
const isShortPart = ({ part }: Assessment, detail: TextDetail): boolean =>
  part !== null && !everything(detail);

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
    const because = said.map((reason) => becauseOf(reason, pack));
    return because.flatMap((why) =>
      wrap(`${capital(titleOf(flag, pack))}: ${why}.`, page.width, '', '  ').map(page.paint.error),
    );
  });
}

/** What the answer means for the reader it is written for. */
function readerLines(
  { today }: Assessment,
  pack: Pack,
  page: Page,
  detail: TextDetail,
): readonly string[] {
  const reader = readerOf(detail.reader, pack);
  const told = reader && toldOf(reader, today, pack);
  return told ? ['', page.paint.bold(reader.title), ...wrap(told, page.width, '  ')] : [];
}

function sectionLines(
  assessment: Assessment,
  pack: Pack,
  page: Page,
  detail: TextDetail,
  room: number,
): readonly string[] {
  const reader = readerOf(detail.reader, pack);
  const sections = arranged(sectionsOf(assessment, pack, page, detail), reader, everything(detail));
  const short = isShortPart(assessment, detail);
  const print = ({ title, lines }: Shown): readonly string[] =>
    lines.length === 0 ? [] : [...(short ? [] : ['']), page.paint.bold(title), ...lines];
  if (short) return fitted(sections.map(droppable), room, givingInParts, 1).flatMap(print);
  if (everything(detail)) return fitted(sections, Number.POSITIVE_INFINITY, giving).flatMap(print);
  const shown = fitted(sections, room, giving);
  if (leftOutOf(sections, shown).length === 0) return shown.flatMap(print);
  const closer = fitted(sections, room - linesForLeftOut, giving);
  const leftOut = leftOutOf(sections, closer);
  if (leftOut.length === 0) return closer.flatMap(print);
  const more = `--all also shows ${listed(leftOut)}.`;
  return [...closer.flatMap(print), '', ...wrap(more, page.width).map(page.paint.dim)];
}

/** Room for the words that say what is not shown. */
const linesForLeftOut = 3;

/** Titles of the sections of which nothing is shown, though there is something. */
const leftOutOf = (sections: readonly Section[], shown: readonly Shown[]): readonly string[] =>
  sections.flatMap(({ title, key, forms }, index) =>
    key !== 'silent' && forms[0]?.length && shown[index]?.lines.length === 0 ? [title] : [],
  );

/** Of a short part every section may go: the scale above says where the part stands. */
const droppable = (section: Section): Section =>
  section.forms.at(-1)?.length === 0 ? section : { ...section, forms: [...section.forms, []] };

function sectionsOf(
  assessment: Assessment,
  pack: Pack,
  page: Page,
  detail: TextDetail,
): readonly Section[] {
  const { reasons, nearly, switchedOff } = assessment;
  const within = everything(detail) ? {} : { within: placeOf(assessment.at).file };
  const told = (entries: readonly Reason[], trail: TextDetail['trail'] = 'full') =>
    entries.flatMap((entry) => reasonLines(entry, pack, page, { ...detail, ...within, trail }));
  const forms = (entries: readonly Reason[]) =>
    everything(detail)
      ? [told(entries)]
      : [
          told(entries),
          told(entries, 'short'),
          told(entries, 'brief'),
          told(entries.slice(-1), 'brief'),
        ];
  const binding = reasons.filter(({ binds }) => binds);
  const forPin = (pin: Reason['bearsOn'][number]) =>
    binding.filter(({ bearsOn, to }) => bearsOn.includes(pin) && standsFor(assessment, pin, to));
  const silent = reasons.filter(({ binds, bearsOn }) => !binds && !bearsOn.includes('rest'));
  const ids = detail.plainTerms ? '' : silent.map(({ rule }) => rule).join(', ');
  const then = thenLines(assessment, pack, page);
  return [
    { title: 'why', key: 'why', forms: forms([...forPin('domain'), ...forPin('calledFor')]) },
    {
      title: assessment.first === null ? 'what comes next' : 'what comes first',
      key: 'first',
      forms: forms(forPin('first')).map((lines) => [...lines, ...then]),
    },
    {
      title: 'what holds today back',
      key: 'held',
      forms: assessment.today === assessment.calledFor ? [[]] : forms(forPin('reach')),
    },
    whole('what it is called', [...nameLines(assessment, pack, page), ...told(forPin('name'))]),
    {
      title: 'what this hangs on',
      key: 'open',
      forms: openForms(assessment, pack, page, {
        everything: everything(detail),
        plainTerms: detail.plainTerms === true,
      }),
    },
    { title: 'what you promise', key: 'promise', forms: promiseForms(assessment, pack, page) },
    ...adviceSections(assessment, pack, page, detail.all),
    ...secondOpinions(assessment, pack, page).map(({ title, lines }) => whole(title, lines)),
    {
      title: 'also said, without moving the answer',
      key: 'silent',
      forms: everything(detail)
        ? [told(silent)]
        : [wrap(ids, page.width, '  ').map(page.paint.dim), []],
    },
    whole('nearly said', detail.explain ? told(nearly) : []),
    whole(
      'switched off in this rule pack',
      switchedOff.flatMap(({ rule, reason }) =>
        wrap(`${rule}: ${reason}`, page.width, '  ', '    '),
      ),
    ),
  ];
}

/** A rule that bears on two pins is told under the one that stands where it says. */
function standsFor(
  assessment: Assessment,
  pin: Reason['bearsOn'][number],
  to: string | null,
): boolean {
  return pin === 'flags' || pin === 'rest' || assessment[pin] === to;
}

function thenLines({ then, domain }: Assessment, pack: Pack, page: Page): readonly string[] {
  return then.flatMap((next) => {
    if (next.calledFor === null || next.today === null) return [];
    const as =
      next.domain === domain ? '' : `, if it turns out ${titleOf(next.domain ?? '', pack)}`;
    const reaching =
      next.today === next.calledFor ? '' : ` (as things stand, up to ${titleOf(next.today, pack)})`;
    return wrap(`then ${titleOf(next.calledFor, pack)}${as}${reaching}`, page.width, '  ', '    ');
  });
}

function nameLines({ name }: Assessment, pack: Pack, page: Page): readonly string[] {
  const term = pack.names.find(({ id }) => id === name);
  return term ? wrap(`${capital(term.title)}: ${term.help}`, page.width, '  ', '    ') : [];
}

/**
 * What is promised first and where to start, then who decides and who acts there, which a name beside the pins may say
 * otherwise; from the fullest form to none.
 */
function promiseForms(
  { first, today, name }: Assessment,
  pack: Pack,
  page: Page,
): readonly (readonly string[])[] {
  const approachOf = (id: string | null) => pack.scale.approaches.find((each) => each.id === id);
  const start = approachOf(today);
  if (!start) return [[]];
  const before = approachOf(first);
  const named = pack.names.find(({ id }) => id === name);
  const { decides, acts } = { ...start, ...named };
  const promises = [
    ...(before ? [`First, with ${before.title}: ${before.promise}.`] : []),
    `With ${start.title}: ${start.promise}.`,
  ];
  const paragraphs = (texts: readonly string[]) =>
    texts.flatMap((text) => wrap(text, page.width, '  ', '    '));
  const who = `Decides: ${decides}. Acts: ${acts}.`;
  return [[...promises, who], promises, ...(before ? [promises.slice(0, 1)] : []), []].map(
    paragraphs,
  );
}
