// The rest of an answer for eyes: what to watch, what has to be true, who is offered what, how to do it, what to check, what to ask.
// At first the few that matter most, with how many more there are; everything where it is asked for.
import type { Advice, Offered, Requirement, Told } from '../model/advice.js';
import type { Assessment } from '../model/assessment.js';
import { type Layout, layoutOf } from '../model/layout.js';
import type { Pack } from '../model/pack.js';
import { ruleCalled } from '../model/rules.js';
import { becauseOf, effectOf, filled, lawOf, sentence } from './advice-words.js';
import { fewer, type Section } from './fit.js';
import type { Page } from './page.js';
import { capital, listed, shortPlaces, titleOf } from './phrases.js';
import { printable } from './printable.js';
import { wrap } from './wrap.js';

interface Work {
  readonly advice: Advice;
  readonly pack: Pack;
  readonly page: Page;
  readonly layout: Layout;
  readonly all: boolean;
}

/** Sections for what is advised, each with its shorter forms. */
export function adviceSections(
  { advice, part }: Assessment,
  pack: Pack,
  page: Page,
  all: boolean,
): readonly Section[] {
  if (!advice) return [];
  const work: Work = { advice, pack, page, layout: layoutOf(pack), all };
  const least = part === null ? 1 : 0;
  return [
    conditions(work),
    cautions(work, least),
    offers(work),
    methods(work),
    duties(work, least),
    questions(work),
    ...(all ? [chain(work), ...notes(work)] : []),
  ];
}

const lines = (text: string, { page }: Work): readonly string[] =>
  wrap(text, page.width, '  ', '    ');

/** A section of which the first few are shown; its title says how many there are in all. */
function counted(
  key: string,
  title: string,
  entries: readonly (readonly string[])[],
  work: Work,
  least = 0,
): Section {
  if (work.all) return { title, forms: [entries.flat()] };
  const most = Math.min(work.layout.shown[key] ?? entries.length, entries.length);
  const forms = fewer(entries, most, least);
  const titles = forms.map((_, less) =>
    entries.length > most - less
      ? `${title} (${most - less} of ${entries.length}; --all shows every one)`
      : title,
  );
  return { title, titles, key, forms };
}

function cautions(work: Work, least: number): Section {
  const { advice, pack } = work;
  const untold = advice.cautions.filter(({ saidBy }) => saidBy === null);
  const entries = untold.map((told) => {
    const { title, stake, text } = effectOf<'warn'>(told.rule, pack);
    const head = stake === '' ? title : `${title}: ${stake}`;
    return lines(
      filled(`${sentence(head)} ${text === '' ? '' : sentence(text)}`, told, pack),
      work,
    );
  });
  return counted('cautions', 'what to watch', entries, work, least);
}

function conditions(work: Work): Section {
  const { advice, pack, all, layout } = work;
  if (all)
    return {
      title: 'what has to be true',
      forms: [
        layout.headings.flatMap(({ id, title }) =>
          headed(
            title,
            advice.conditions.filter(({ under }) => under === id),
            work,
          ),
        ),
      ],
    };
  const unmet = advice.conditions.filter(
    ({ state, saidBy }) => state === 'unmet' && saidBy === null,
  );
  const entries = unmet.map(({ rule }) => {
    const { says, metBy } = effectOf<'needs'>(rule, pack);
    return lines(`${says}: not yet. ${capital(sentence(metBy))}`, work);
  });
  return counted('conditions', 'what has to be true first', entries, work);
}

function headed(title: string, entries: readonly Requirement[], work: Work): readonly string[] {
  if (entries.length === 0) return [];
  const told = entries.map((entry) => {
    const { says, metBy } = effectOf<'needs'>(entry.rule, work.pack);
    const places = entry.answers.flatMap(({ at }) => (at ? [at] : []));
    const rests = places.length > 0 ? ` (${shortPlaces(places)})` : '';
    const asks =
      entry.state === 'unknown'
        ? ` (${[...new Set(entry.answers.map(({ about }) => about))].join(', ')})`
        : rests;
    const mend =
      entry.state === 'unmet' && entry.saidBy === null && metBy !== '' ? `. ${capital(metBy)}` : '';
    return wrap(
      sentence(`${marks[entry.state]}${says}${asks}${mend}`),
      work.page.width,
      '    ',
      '      ',
    );
  });
  return [`  ${title}`, ...told.flat()];
}

const marks: Readonly<Record<Requirement['state'], string>> = {
  met: 'met: ',
  unmet: 'not met: ',
  unknown: 'not said: ',
};

function offers(work: Work): Section {
  const { advice, all } = work;
  const title = 'what each group is offered';
  if (all)
    return { title, forms: [advice.offers.flatMap((row) => offerLines(row, row.rules, work))] };
  const part = ({ rules }: Offered) =>
    work.layout.parts.indexOf(effectOf<'offer'>(rules[0] ?? '', work.pack).part);
  const names = [...new Set(advice.offers.flatMap(({ groups }) => groups))];
  const rows = new Set(
    names.flatMap((name) =>
      [...advice.offers]
        .filter(({ groups }) => groups.includes(name))
        .sort((one, other) => part(one) - part(other))
        .slice(0, 1),
    ),
  );
  const entries = [...rows].map((row) => offerLines(row, row.rules.slice(0, 1), work));
  const forms = fewer(entries, work.layout.shown.groups ?? entries.length, 0);
  const shown = `${title} first (--all shows the rest)`;
  return { title, titles: forms.map(() => shown), key: 'groups', forms };
}

const offerLines = ({ groups }: Offered, rules: readonly string[], work: Work): readonly string[] =>
  lines(
    `${capital(listed(groups.map(printable)))}: ${rules.map((rule, index) => said(effectOf<'offer'>(rule, work.pack).text, index)).join(' ')}`,
    work,
  );

/** The first sentence goes on after the names; those after it stand for themselves. */
const said = (text: string, index: number): string =>
  sentence(index === 0 ? text.charAt(0).toLowerCase() + text.slice(1) : text);

function methods(work: Work): Section {
  const { advice, pack, all } = work;
  const entries = advice.methods.map((told) => {
    const { title, purpose, size, time, cost, fails } = effectOf<'suggest'>(told.rule, pack);
    const why = becauseOf(told, pack);
    const takes = all ? ` Group: ${size}. Time: ${time}. Cost: ${cost}. For ${purpose}.` : '';
    return lines(`${capital(title)}: ${sentence(why)}${takes} It fails ${sentence(fails)}`, work);
  });
  return counted('methods', 'ways to do it', entries, work);
}

function duties(work: Work, least: number): Section {
  const { advice, pack } = work;
  const title = 'what the law asks (not legal advice)';
  if (advice.dutiesLookedAt !== 'yes') return { title, forms: [[]] };
  const entries = advice.duties.map((entry) => lines(dutyText(entry, pack), work));
  return counted('duties', title, entries, work, least);
}

/** Why no duties are told, where none are. */
export function unlookedLines(
  { advice, parts }: Assessment,
  pack: Pack,
  page: Page,
): readonly string[] {
  const looked = [advice, ...parts.map((part) => part.advice)].map((each) => each?.dutiesLookedAt);
  const found = [advice, ...parts.map((part) => part.advice)].some((each) => each?.duties.length);
  const { noSetting, noDuties, noneFound } = layoutOf(pack);
  if (advice === undefined || found) return [];
  const none = looked.includes('no-setting') ? noSetting : noDuties;
  const line = looked.includes('yes') ? noneFound : none;
  return line === '' ? [] : ['', ...wrap(line, page.width).map(page.paint.dim)];
}

function dutyText(entry: Told, pack: Pack): string {
  const { effect, because } = ruleCalled(pack, entry.rule);
  const says = effect.kind === 'needs' ? `${effect.says}: ${effect.check}` : capital(because);
  return `${filled(says, entry, pack)} - ${lawOf(entry, pack)}.`;
}

function questions(work: Work): Section {
  const { advice, pack } = work;
  const entries = advice.questions.map((told) =>
    lines(filled(effectOf<'asks'>(told.rule, pack).text, told, pack), work),
  );
  return counted('questions', 'worth asking', entries, work);
}

function chain(work: Work): Section {
  const links = work.advice.chain ?? [];
  const drawn = links.map(
    ({ title, state, approach }) =>
      `${title} ${signs[state]}${approach === null ? '' : ` (${titleOf(approach, work.pack)})`}`,
  );
  return {
    title: work.layout.chain?.title ?? '',
    forms: [
      drawn.length === 0
        ? []
        : lines(`${drawn.join(' → ')}   [x] shared, [ ] not shared, [?] not said`, work),
    ],
  };
}

const signs = { covered: '[x]', missing: '[ ]', unknown: '[?]' } as const;

/** Notes under their headings. */
function notes(work: Work): readonly Section[] {
  const { advice, pack, layout } = work;
  return layout.headings.map(({ id, title }) => {
    const own = advice.notes.filter(({ rule }) => effectOf<'notes'>(rule, pack).under === id);
    return {
      title,
      forms: [
        own.flatMap((told) =>
          lines(sentence(filled(effectOf<'notes'>(told.rule, pack).text, told, pack)), work),
        ),
      ],
    };
  });
}
