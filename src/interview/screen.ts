// What is on screen in a state of the interview, as data: a question with its options, or a menu. How it is drawn is left to others.
import { advise } from '../engine/advise.js';
import { conclude } from '../engine/conclude.js';
import type { Rule } from '../model/pack.js';
import { cellAsksOf } from '../model/reads.js';
import { type Ask, askedOf, askOf, keyOf } from './ask.js';
import { movesPins, rulesFedBy, rulesMoved } from './feeds.js';
import { acts } from './flow.js';
import { asksBefore, first, type State, saysWhy, sectionsLeft } from './state.js';
import { answerInWords, questionOf, valueGiven } from './words.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** What it means in practice. */
  readonly help: string;
}

export interface Screen {
  /** The question's key, or the name of the menu. */
  readonly id: string;
  readonly kind: 'choose' | 'type';
  readonly question: string;
  readonly help: readonly string[];
  readonly options: readonly Option[];
  /** The value given so far, in whose place the cursor starts. */
  readonly current: string | null;
  /** What the last step did, or what went wrong. */
  readonly notes: readonly string[];
  /** Whether it can say why it is asked. */
  readonly saysWhy: boolean;
  /** Why it is asked, where somebody wants to know: what it changes, and the rules it feeds. */
  readonly why: readonly string[] | null;
}

const unsure: Option = {
  value: acts.unsure,
  label: "don't know",
  help: 'go on without; it costs nothing',
};
const leave: Option = { value: acts.leave, label: 'save and leave', help: 'go on another time' };

/** null at the end. */
export function screenOf(state: State): Screen | null {
  const { at, notes } = state;
  const canSay = saysWhy(at);
  const base = { notes, help: [], options: [], current: null, saysWhy: canSay, why: null };
  switch (at.kind) {
    case 'ask':
      return {
        ...base,
        ...questionScreen(state, at.ask),
        why: state.why && canSay ? reasonsToAsk(at.ask, state) : null,
      };
    case 'group-kind':
      return {
        ...base,
        ...kindScreen(state, at.group),
        why: state.why ? reasonsToAsk({ kind: 'people' }, state) : null,
      };
    case 'group-name':
      return { ...base, ...nameScreen(state, at.group, at.first) };
    case 'group':
      return { ...base, ...groupScreen(state, at.group) };
    case 'settled':
      return { ...base, ...settledScreen(state) };
    case 'review':
      return { ...base, ...reviewScreen(state) };
    case 'end':
      return null;
  }
}

type Part = Pick<Screen, 'id' | 'kind' | 'question'> & Partial<Screen>;

function questionScreen(state: State, ask: Ask): Part {
  const { brief, tools } = state;
  const { pack } = tools;
  if (ask.kind === 'people') return peopleScreen(state);
  const question = {
    id: keyOf(ask, brief, pack),
    question: questionOf(ask, brief, pack),
    current: valueGiven(ask, brief, pack),
  };
  const asked = askedOf(ask, pack);
  if (!asked)
    return {
      ...question,
      kind: 'type',
      current: state.titled ? brief.title : null,
      help: ['It heads the answer and names the file. It can be changed later.'],
    };
  const help = asked.help === '' ? [] : [asked.help];
  if ('kind' in asked && asked.kind !== 'choice')
    return {
      ...question,
      kind: 'type',
      help: [
        ...help,
        asked.kind === 'date'
          ? 'A date, such as 2026-03-31. Leave it empty if you do not know.'
          : 'Leave it empty if you do not know.',
      ],
    };
  const isKind =
    ask.kind === 'fact' &&
    ask.fact === pack.then?.kindFact &&
    asked.values.some(({ id }) => pack.kinds.some((kind) => kind.id === id));
  const options = asked.values.map(({ id, help: means }) => ({
    value: id,
    label: id.replaceAll('-', ' '),
    help: means,
  }));
  const likes = isKind ? pack.kinds.map(({ title, looksLike }) => `${title}: ${looksLike}`) : [];
  const notSure: Option = isKind
    ? { ...unsure, label: 'not sure', help: 'the next questions find out' }
    : unsure;
  return {
    ...question,
    kind: 'choose',
    help: [...help, ...(state.why ? likes : [])],
    options: [...options, notSure],
  };
}

function peopleScreen({ brief, tools: { pack } }: State): Part {
  const people = pack.people;
  const groups = brief.groups ?? [];
  const kinds = people?.cells[0]?.values ?? [];
  const entries = groups.map(({ name, cells }) => ({
    value: name,
    label: name,
    help: `${(kinds[cells[0] ?? -1]?.id ?? '').replaceAll('-', ' ')}; change or remove`,
  }));
  const add: Option = {
    value: acts.add,
    label: groups.length === 0 ? 'add a group' : 'add another group',
    help: '',
  };
  const rest: readonly Option[] =
    groups.length > 0
      ? [add, { value: acts.done, label: 'that is everybody', help: 'go on' }]
      : [add, { value: acts.nobody, label: 'nobody', help: 'there is nobody to list' }, unsure];
  const ordered = groups.length > 0 ? [...rest, ...entries] : rest;
  return {
    id: people?.key ?? '',
    kind: 'choose',
    question: people?.question ?? '',
    help: [people?.help ?? '', ...forgotten(brief, pack)].filter((text) => text !== ''),
    options: ordered,
  };
}

/** What the pack asks about who is not on the list. */
function forgotten(brief: State['brief'], pack: State['tools']['pack']): readonly string[] {
  if (!brief.groups || brief.groups.length === 0) return [];
  const asked = advise(conclude(brief, pack)).questions.flatMap(
    ({ rule }) => pack.rules.find(({ id }) => id === rule) ?? [],
  );
  return asked
    .flatMap(({ effect, when }) =>
      effect.kind === 'asks' && cellAsksOf(when).length > 0 ? [effect.text] : [],
    )
    .slice(0, few);
}

const few = 3;

function kindScreen({ brief, tools: { pack } }: State, group: number | null): Part {
  const cell = pack.people?.cells[0];
  const options = (cell?.values ?? []).map(({ id, help }) => ({
    value: id,
    label: id.replaceAll('-', ' '),
    help,
  }));
  const current = cell?.values[brief.groups?.[group ?? -1]?.cells[0] ?? -1]?.id ?? null;
  return {
    id: 'group-kind',
    kind: 'choose',
    question: cell?.question ?? '',
    help: cell?.help ? [cell.help] : [],
    options,
    current,
  };
}

function nameScreen({ brief, tools: { pack } }: State, group: number | null, first: number): Part {
  const kind = (pack.people?.cells[0]?.values[first]?.id ?? '').replaceAll('-', ' ');
  return {
    id: 'group-name',
    kind: 'type',
    question: 'What are they called here?',
    help: [`Such as "people who live on the road". Left empty it is "${kind}".`],
    current: brief.groups?.[group ?? -1]?.name ?? null,
  };
}

function groupScreen({ brief, tools: { pack } }: State, index: number): Part {
  const group = brief.groups?.[index];
  const cells = (pack.people?.cells ?? []).flatMap(({ id, namedIn, values }, cell) =>
    namedIn === null
      ? [
          {
            value: id,
            label: id.replaceAll('-', ' '),
            help: (values[group?.cells[cell] ?? -1]?.id ?? 'not said').replaceAll('-', ' '),
          },
        ]
      : [],
  );
  const options = [
    { value: acts.done, label: 'leave it as it is', help: '' },
    { value: acts.rename, label: 'give it another name', help: '' },
    ...cells,
    { value: acts.remove, label: 'remove it', help: '' },
  ];
  return {
    id: `group ${group?.name ?? ''}`,
    kind: 'choose',
    question: `${group?.name ?? ''}: what do you want to change?`,
    options,
  };
}

function settledScreen(state: State): Part {
  const sections = sectionsLeft(state);
  const isKnown = conclude(state.brief, state.tools.pack).pins.calledFor !== null;
  const count = sections.reduce((sum, { asks }) => sum + asks.length, 0);
  const danger = isKnown ? asksBefore(state).length : 0;
  const options = [
    ...(danger === 0
      ? []
      : [
          {
            value: first,
            label: 'what must come first',
            help: `about ${danger} more ${danger === 1 ? 'question' : 'questions'}`,
          },
        ]),
    { value: acts.answer, label: 'show the answer', help: '' },
    ...sections.map(({ id, title, asks }) => ({
      value: id,
      label: title,
      help: `${asks.length} ${asks.length === 1 ? 'question' : 'questions'}`,
    })),
    { value: acts.review, label: 'look back', help: 'see and change what you said' },
    leave,
  ];
  const further =
    count === 0
      ? 'There is nothing left to ask.'
      : `${count} more ${count === 1 ? 'question sharpens' : 'questions sharpen'} conditions, cautions and the plan for each group. Take any section, or none.`;
  return {
    id: 'settled',
    kind: 'choose',
    question: isKnown
      ? danger === 0
        ? 'It is settled. Show the answer now?'
        : 'It is settled what is called for and how far today reaches. What next?'
      : 'Not enough is known to say what is called for. What next?',
    help: [further],
    options,
  };
}

/** Everything said so far, each entry leading back to its question. */
function reviewScreen(state: State): Part {
  const { brief, tools, trail } = state;
  const entries = trail.flatMap((key) => {
    const ask = askOf(key, brief, tools.pack);
    return ask
      ? [
          {
            value: key,
            label: answerInWords(ask, brief, tools.pack),
            help: questionOf(ask, brief, tools.pack),
          },
        ]
      : [];
  });
  const options = [
    { value: acts.onwards, label: 'go on', help: 'with the interview' },
    ...entries,
    { value: acts.answer, label: 'show the answer', help: 'as far as it is known' },
    leave,
  ];
  return {
    id: 'review',
    kind: 'choose',
    question: 'What you said so far. Which answer do you want to change?',
    options,
  };
}

/** What an answer changes and the rules it feeds, those that it can still move first. */
function reasonsToAsk(ask: Ask, { brief, tools: { pack } }: State): readonly string[] {
  const changes =
    ask.kind === 'people' ? (pack.people?.changes ?? '') : (askedOf(ask, pack)?.changes ?? '');
  const moved = rulesMoved(ask, brief, pack).filter(({ because }) => because !== '');
  const fed = rulesFedBy(ask, pack).length;
  const shown: readonly Rule[] = [...moved].sort((a, b) => weight(a) - weight(b)).slice(0, few);
  const rules = shown.map(
    ({ id, because }) => `${id}: ${because.replaceAll('{groups}', 'these people')}`,
  );
  const count =
    fed > shown.length
      ? [`and ${fed - shown.length} more ${fed - shown.length === 1 ? 'rule' : 'rules'}`]
      : [];
  return [...(changes === '' ? [] : [`It changes ${changes}.`]), ...rules, ...count];
}

const weight = (rule: Rule): number => (movesPins(rule) ? 0 : 1);
