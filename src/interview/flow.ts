// The interview's steps: a state and what somebody did give the next state. No terminal, no files, no clock.
import { type Ask, askOf, isAnswered, keyOf } from './ask.js';
import { rulesFedBy, rulesMoved } from './feeds.js';
import { type Change, givenKeys, proceed, type State, saysWhy } from './state.js';
import { answerInWords, nameOf } from './words.js';

/** What somebody did: chose an option by its value, typed a line, or pressed a key that works everywhere. */
export type Event =
  | { readonly kind: 'choose'; readonly value: string }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'back' | 'why' | 'review' | 'leave' };

/** Values of options that are no answers; ids of packs have no space in them. */
export const acts = {
  unsure: 'do not know',
  add: 'add a group',
  done: 'all groups',
  nobody: 'no group',
  rename: 'other name',
  remove: 'remove this group',
  answer: 'show the answer',
  review: 'look back',
  leave: 'save and leave',
  onwards: 'go on',
} as const;

export function step(state: State, event: Event): State {
  const now: State = { ...state, notes: [] };
  switch (event.kind) {
    case 'why':
      return saysWhy(state.at) ? { ...state, why: !state.why } : state;
    case 'back':
      return back(now);
    case 'review':
      return { ...now, at: { kind: 'review' }, why: false };
    case 'leave':
      return { ...now, at: { kind: 'end', how: 'left' } };
    case 'choose':
      return chosen(now, event.value);
    case 'type':
      return typed(now, event.text.trim());
  }
}

function chosen(state: State, value: string): State {
  if (value === acts.review) return step(state, { kind: 'review' });
  if (value === acts.leave) return step(state, { kind: 'leave' });
  if (value === acts.answer) return { ...state, at: { kind: 'end', how: 'answer' } };
  switch (state.at.kind) {
    case 'ask':
      return state.at.ask.kind === 'people'
        ? amongPeople(state, value)
        : answered(state, state.at.ask, value === acts.unsure ? null : value);
    case 'group-kind':
      return kindChosen(state, state.at.group, value);
    case 'group':
      return ofGroup(state, state.at.group, value);
    case 'settled':
      return proceed({ ...state, section: value });
    case 'review':
      return jumped(state, value);
    default:
      return state;
  }
}

function typed(state: State, text: string): State {
  const { at } = state;
  if (at.kind === 'group-name') return named(state, at.group, at.first, text);
  if (at.kind !== 'ask') return state;
  return answered(state, at.ask, text === '' ? null : text);
}

/** An answer, null for one that is not known: written down, and what it made pointless is taken back. */
function answered(state: State, ask: Ask, value: string | null): State {
  const { pack } = state.tools;
  const key = keyOf(ask, state.brief, pack);
  if (ask.kind === 'fact' && value !== null && !isValueOf(ask.fact, value, state))
    return { ...state, notes: [`"${value}" is no answer here.`] };
  const changes = changesFor(ask, value, state);
  const unsure = new Set(state.unsure);
  if (value === null) unsure.add(key);
  else unsure.delete(key);
  const written = edited(state, changes);
  const titled = ask.kind === 'title' ? value !== null : state.titled;
  const trail = state.trail.includes(key) ? state.trail : [...state.trail, key];
  const next: State = { ...written, titled, unsure, trail };
  // while the list is still being made, an answer about a group leads back to that group
  if (ask.kind === 'cell' && !trail.includes(pack.people?.key ?? ''))
    return { ...next, at: { kind: 'group', group: ask.group } };
  return proceed(isAnswered(ask, state.brief) ? withoutPointless(next, state, key) : next);
}

const isDate = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function isValueOf(fact: number, value: string, { tools: { pack } }: State): boolean {
  const { kind, values } = pack.facts[fact] ?? { kind: 'text', values: [] };
  if (kind === 'choice') return values.some(({ id }) => id === value);
  return kind !== 'date' || isDate.test(value);
}

function changesFor(
  ask: Ask,
  value: string | null,
  { brief, tools: { pack } }: State,
): readonly Change[] {
  switch (ask.kind) {
    case 'title':
      return [{ kind: 'answer', path: ['title'], value }];
    case 'fact': {
      const fact = pack.facts[ask.fact];
      return [
        {
          kind: 'answer',
          path: fact?.id.split('.') ?? [],
          value,
          ...(fact ? { about: fact.question } : {}),
        },
      ];
    }
    case 'people':
      return value === null && brief.groups
        ? [{ kind: 'no-groups', list: pack.people?.key ?? '', nobody: false }]
        : [];
    case 'cell':
      return [
        {
          kind: 'change-group',
          list: pack.people?.key ?? '',
          group: ask.group,
          key: pack.people?.cells[ask.cell]?.id ?? '',
          value,
        },
      ];
  }
}

/** The state after changes to the text. */
function edited(state: State, changes: readonly Change[]): State {
  const text = changes.reduce((now, change) => state.tools.edit(now, change), state.text);
  return text === state.text ? state : { ...state, text, brief: state.tools.read(text) };
}

/** Takes back answers given after one that changed, where no rule can hear them any more and one could before. */
function withoutPointless(state: State, before: State, changed: string): State {
  const { pack } = state.tools;
  const later = state.trail.slice(state.trail.indexOf(changed) + 1);
  const dropped = later.flatMap((key) => {
    const ask = askOf(key, state.brief, pack);
    if (!ask || ask.kind === 'title' || ask.kind === 'people' || !isAnswered(ask, state.brief))
      return [];
    const wasHeard = rulesMoved(ask, before.brief, pack).length > 0;
    return wasHeard &&
      rulesFedBy(ask, pack).length > 0 &&
      rulesMoved(ask, state.brief, pack).length === 0
      ? [{ key, ask }]
      : [];
  });
  if (dropped.length === 0) return state;
  const words = dropped.map(
    ({ ask }) => `${nameOf(ask, state.brief, pack)} (was ${answerInWords(ask, state.brief, pack)})`,
  );
  const cleared = dropped.reduce((now, { ask }) => edited(now, changesFor(ask, null, now)), state);
  const gone = new Set(dropped.map(({ key }) => key));
  return {
    ...cleared,
    trail: cleared.trail.filter((key) => !gone.has(key)),
    notes: [`No longer makes a difference and is left out: ${words.join('; ')}.`],
  };
}

/** The question answered before this one; its answer stays until another is given. */
function back(state: State): State {
  const { at, brief, tools, trail } = state;
  const to = (ask: Ask): State => ({
    ...state,
    at: { kind: 'ask', ask },
    why: false,
    section: null,
  });
  if (at.kind === 'group-kind' && at.group !== null)
    return { ...state, at: { kind: 'group', group: at.group } };
  if (at.kind === 'group-name')
    return {
      ...state,
      at:
        at.group === null
          ? { kind: 'group-kind', group: null }
          : { kind: 'group', group: at.group },
    };
  if (at.kind === 'group' || at.kind === 'group-kind') return to({ kind: 'people' });
  if (at.kind === 'review') return proceed(state);
  const key = at.kind === 'ask' ? keyOf(at.ask, brief, tools.pack) : '';
  const here = trail.indexOf(key);
  const earlier = (here === -1 ? trail : trail.slice(0, here)).toReversed();
  for (const each of earlier) {
    const ask = askOf(each, brief, tools.pack);
    if (ask) return to(ask);
  }
  return { ...state, notes: ['This is the first question.'] };
}

function jumped(state: State, value: string): State {
  if (value === acts.onwards) return proceed(state);
  const ask = askOf(value, state.brief, state.tools.pack);
  return ask ? { ...state, at: { kind: 'ask', ask }, why: false, section: null } : state;
}

// --- who is concerned

function amongPeople(state: State, value: string): State {
  const { brief, tools } = state;
  const people: Ask = { kind: 'people' };
  const list = tools.pack.people?.key ?? '';
  if (value === acts.add) return { ...state, at: { kind: 'group-kind', group: null }, why: false };
  if (value === acts.unsure) return answered(state, people, null);
  if (value === acts.done) return listed(state);
  if (value === acts.nobody)
    return listed(edited(state, [{ kind: 'no-groups', list, nobody: true }]));
  const group = (brief.groups ?? []).findIndex(({ name }) => name === value);
  return group === -1 ? state : { ...state, at: { kind: 'group', group }, why: false };
}

/** The list is done with. */
function listed(state: State): State {
  const key = state.tools.pack.people?.key ?? '';
  const unsure = new Set([...state.unsure].filter((each) => each !== key));
  return proceed({
    ...state,
    unsure,
    trail: state.trail.includes(key) ? state.trail : [...state.trail, key],
  });
}

function kindChosen(state: State, group: number | null, value: string): State {
  const { people } = state.tools.pack;
  const first = people?.cells[0]?.values.findIndex(({ id }) => id === value) ?? -1;
  if (!people || first === -1) return state;
  if (group === null) return { ...state, at: { kind: 'group-name', group, first } };
  const changed = edited(state, [
    { kind: 'change-group', list: people.key, group, key: people.cells[0]?.id ?? '', value },
  ]);
  return { ...changed, at: { kind: 'group', group } };
}

/** A group gets its name; one without is called by its kind. */
function named(state: State, group: number | null, first: number, text: string): State {
  const { brief, tools } = state;
  const { people } = tools.pack;
  const groups = brief.groups ?? [];
  const kind = people?.cells[0]?.values[first]?.id ?? '';
  if (!people) return state;
  const name =
    text === ''
      ? freeName(
          kind.replaceAll('-', ' '),
          groups.flatMap((each, index) => (index === group ? [] : [each.name])),
        )
      : text;
  if (groups.some((each, index) => each.name === name && index !== group))
    return { ...state, notes: [`There is a group called "${name}" already.`] };
  const at = { kind: 'ask', ask: { kind: 'people' } } as const;
  if (group === null) {
    const cells = people.cells.flatMap(({ id, namedIn }, cell) =>
      namedIn === null ? [[id, cell === 0 ? kind : null] as const] : [],
    );
    return { ...edited(state, [{ kind: 'add-group', list: people.key, name, cells }]), at };
  }
  const old = groups[group]?.name ?? '';
  const renamed = edited(state, [
    { kind: 'change-group', list: people.key, group, key: 'name', value: name },
  ]);
  const rekeyed = (key: string): string =>
    key.startsWith(`${old}: `) ? `${name}${key.slice(old.length)}` : key;
  return {
    ...renamed,
    trail: state.trail.map(rekeyed),
    unsure: new Set([...state.unsure].map(rekeyed)),
    at,
  };
}

function freeName(title: string, taken: readonly string[]): string {
  let name = title;
  for (let number = 2; taken.includes(name); number += 1) name = `${title} ${number}`;
  return name;
}

function ofGroup(state: State, group: number, value: string): State {
  const { brief, tools } = state;
  const { people } = tools.pack;
  const name = brief.groups?.[group]?.name ?? '';
  if (!people) return state;
  if (value === acts.rename)
    return {
      ...state,
      at: { kind: 'group-name', group, first: brief.groups?.[group]?.cells[0] ?? 0 },
    };
  if (value === acts.done) return { ...state, at: { kind: 'ask', ask: { kind: 'people' } } };
  if (value === acts.remove) {
    const given = givenKeys(brief, tools.pack).filter((key) => key.startsWith(`${name}: `));
    const left = edited(state, [{ kind: 'remove-group', list: people.key, group }]);
    const keep = (key: string): boolean => !key.startsWith(`${name}: `);
    const notes =
      given.length === 0
        ? [`"${name}" is taken off the list.`]
        : [
            `"${name}" is taken off the list, and with it what was said of it: ${given.map((key) => key.slice(name.length + 2)).join(', ')}.`,
          ];
    return {
      ...left,
      trail: left.trail.filter(keep),
      unsure: new Set([...left.unsure].filter(keep)),
      notes,
      at: { kind: 'ask', ask: { kind: 'people' } },
    };
  }
  const cell = people.cells.findIndex(({ id }) => id === value);
  if (cell === 0) return { ...state, at: { kind: 'group-kind', group } };
  return cell === -1
    ? state
    : { ...state, at: { kind: 'ask', ask: { kind: 'cell', group, cell } }, why: false };
}
