// Answers set for the sake of argument, as `--set fact=value` gives them: a brief as it would be with these answers, and
// what is changed. Parts follow their brief where they have no answer of their own.
import { type Brief, type Group, leftOut, type MapAnswer } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import type { Setting } from '../model/what-if.js';
import { type FactSlot, type PeopleTable, vocabularyOf, type Words } from './brief-vocabulary.js';
import { isDate } from './dates.js';
import { nearest } from './nearest.js';

export type SetAnswers =
  | { readonly kind: 'set'; readonly brief: Brief; readonly settings: readonly Setting[] }
  /** One line for each setting that is none. */
  | { readonly kind: 'wrong'; readonly why: readonly string[] };

/** A brief with these settings: `fact=value`, or `stakeholders.NAME.cell=value` for a group; `?` leaves an answer out. */
export function withSettings(brief: Brief, texts: readonly string[], pack: Pack): SetAnswers {
  const why: string[] = [];
  const found: Found[] = [];
  for (const text of texts) {
    const one = settingIn(text, brief, pack);
    if (typeof one === 'string') why.push(`--set ${text}: ${one}`);
    else found.push(one);
  }
  if (why.length > 0) return { kind: 'wrong', why };
  const edits = found.map(({ edit }) => edit);
  const parts = brief.parts.map((part) => {
    const followed = edits.filter((edit) => follows(part, brief, edit, pack));
    return followed.reduce(edited, part);
  });
  return {
    kind: 'set',
    brief: { ...edits.reduce(edited, brief), parts },
    settings: found.map(({ setting }) => setting),
  };
}

/** What a setting does to a brief. An answer stands where it stood, or where its brief or group begins. */
type Edit =
  | { readonly kind: 'fact'; readonly fact: number; readonly code: number; readonly text?: string }
  | {
      readonly kind: 'entry';
      readonly fact: number;
      readonly key: string;
      readonly value: string | null;
    }
  | {
      readonly kind: 'cell';
      readonly group: string;
      readonly cell: number;
      readonly code: number;
    }
  | { readonly kind: 'no-list' };

interface Found {
  readonly edit: Edit;
  readonly setting: Setting;
}

const unknown = '?';

/** What a setting says, or what is wrong with it. */
function settingIn(text: string, brief: Brief, pack: Pack): Found | string {
  const { people, byPath } = vocabularyOf(pack);
  const isOfGroup = people !== null && text.startsWith(`${people.key}.`);
  const cut = isOfGroup ? text.lastIndexOf('=') : text.indexOf('=');
  const [key, value] = [text.slice(0, cut).trim(), text.slice(cut + 1).trim()];
  if (cut < 1 || value === '')
    return `write fact=value, such as ${example(pack)}, or fact=? to leave an answer out`;
  if (people && isOfGroup) return cellSetting(key, value, brief, people);
  if (people && key === people.key) return listSetting(value, people);
  const slot = byPath.get(key);
  if (slot) return factSetting(slot, value, brief);
  const map = [...byPath.values()].find(
    ({ fact }) => fact.kind === 'map' && key.startsWith(`${fact.id}.`),
  );
  if (map) return entrySetting(map, key, value, brief);
  return noFact(key, pack);
}

function example({ facts }: Pack): string {
  const fact = facts.find(({ kind, changeable }) => kind === 'choice' && changeable) ?? facts[0];
  return `${fact?.id ?? 'fact'}=${fact?.values.at(-1)?.id ?? 'value'}`;
}

function noFact(key: string, pack: Pack): string {
  const { byPath, people, homes } = vocabularyOf(pack);
  const home = homes.get(key)?.[0];
  const near =
    home === undefined || home === ''
      ? nearest(key, [...byPath.keys(), ...(people ? [people.key] : [])])
      : `${home}.${home === people?.key ? 'NAME.' : ''}${key}`;
  return `no fact is called "${key}"${near === null ? '' : `; did you mean ${near}?`}`;
}

function factSetting(
  { fact, index, words }: FactSlot,
  value: string,
  brief: Brief,
): Found | string {
  const from = idOf(fact.values, brief.facts[index]) ?? brief.texts[index] ?? null;
  const setting = (to: string | null): Setting => ({ fact: fact.id, group: null, from, to });
  if (value === unknown)
    return { edit: { kind: 'fact', fact: index, code: leftOut }, setting: setting(null) };
  if (fact.kind === 'map')
    return `${fact.id} holds several answers; set one of them, such as ${fact.id}.${fact.mapKeys[0] ?? 'NAME'}=${fact.mapValues[0] ?? 'value'}`;
  if (fact.kind === 'choice') {
    const code = codeOf(value, words);
    if (code === undefined) return noValue(value, fact.id, words);
    const to = idOf(fact.values, code);
    return { edit: { kind: 'fact', fact: index, code }, setting: setting(to) };
  }
  if (fact.kind === 'date' && !isDate(value))
    return `"${value}" is no date; write it as 2026-01-31`;
  return { edit: { kind: 'fact', fact: index, code: 0, text: value }, setting: setting(value) };
}

function entrySetting(
  { fact, index, mapWords, keysAreGroups }: FactSlot,
  path: string,
  value: string,
  brief: Brief,
): Found | string {
  const key = path.slice(fact.id.length + 1);
  const keys = keysAreGroups ? (brief.groups ?? []).map(({ name }) => name) : fact.mapKeys;
  if ((keysAreGroups || keys.length > 0) && !keys.includes(key)) {
    const near = nearest(key, keys);
    return `${fact.id} has no "${key}"; ${near === null ? `one of ${keys.join(', ')}` : `did you mean ${fact.id}.${near}?`}`;
  }
  if (value !== unknown && mapWords.ids.length > 0 && !mapWords.codes.has(value))
    return noValue(value, path, mapWords);
  const from = brief.maps[index]?.find((entry) => entry.key === key)?.value ?? null;
  const to = value === unknown ? null : value;
  return {
    edit: { kind: 'entry', fact: index, key, value: to },
    setting: { fact: path, group: null, from, to },
  };
}

function listSetting(value: string, { key }: PeopleTable): Found | string {
  return value === unknown
    ? { edit: { kind: 'no-list' }, setting: { fact: key, group: null, from: null, to: null } }
    : `set an answer about a group, such as ${key}.NAME.affected=high, or ${key}=? to leave the list out`;
}

/** The name of a group may hold dots; what it is asked may not. */
function cellSetting(
  path: string,
  value: string,
  { groups }: Brief,
  { key, cells }: PeopleTable,
): Found | string {
  const cut = path.lastIndexOf('.');
  const [name, id] = [path.slice(key.length + 1, cut), path.slice(cut + 1)];
  const names = (groups ?? []).map((group) => group.name);
  if (names.length === 0) return `the brief lists no ${key}, so there is no group to ask about`;
  if (cut <= key.length)
    return `write ${key}.NAME.affected=value; the groups are ${names.join(', ')}`;
  const group = (groups ?? []).find((each) => each.name === name) ?? byCase(name, groups ?? []);
  if (!group) {
    const near = nearest(name, names);
    return `no group is called "${name}"; ${near === null ? `one of ${names.join(', ')}` : `did you mean "${near}"?`}`;
  }
  const slot = cells.get(id);
  if (!slot) {
    const near = nearest(id, [...cells.keys()]);
    return `nothing about a group is called "${id}"; ${near === null ? `one of ${[...cells.keys()].join(', ')}` : `did you mean ${near}?`}`;
  }
  const code = value === unknown ? leftOut : codeOf(value, slot.words);
  if (code === undefined) return noValue(value, `${key}.${id}`, slot.words);
  if (code === leftOut && slot.index === 0) return `every group has to say its ${id}`;
  const from = idOf(slot.cell.values, group.cells[slot.index]);
  return {
    edit: { kind: 'cell', group: group.name, cell: slot.index, code },
    setting: {
      fact: `${key}.${id}`,
      group: group.name,
      from,
      to: idOf(slot.cell.values, code),
    },
  };
}

function byCase(name: string, groups: readonly Group[]): Group | undefined {
  const alike = groups.filter((group) => group.name.toLowerCase() === name.toLowerCase());
  return alike.length === 1 ? alike[0] : undefined;
}

/** JSON's true and false are yes and no, as in a brief. */
function codeOf(value: string, { codes }: Words): number | undefined {
  const asWord = value === 'true' ? 'yes' : value === 'false' ? 'no' : value;
  return codes.get(value) ?? codes.get(asWord);
}

function noValue(value: string, what: string, { ids }: Words): string {
  const near = nearest(value, ids);
  return `"${value}" is no value of ${what}; ${near === null ? '' : `did you mean "${near}"? `}one of ${ids.join(', ')}`;
}

const idOf = (values: readonly { readonly id: string }[], code: number | undefined) =>
  values[code ?? leftOut]?.id ?? null;

/** Whether a part has no answer of its own there, so that it has the one of its brief. */
function follows(part: Brief, whole: Brief, edit: Edit, pack: Pack): boolean {
  if (edit.kind === 'cell' || edit.kind === 'no-list') return part.groups === whole.groups;
  if (edit.kind === 'entry') return part.maps[edit.fact] === whole.maps[edit.fact];
  const { signs } = vocabularyOf(pack);
  const isOwn = (fact: number): boolean => part.spans[fact] !== whole.spans[fact];
  const ownSigns = signs.some((fact) => part.spans[fact] !== undefined && isOwn(fact));
  return !isOwn(edit.fact) && !(ownSigns && signs.includes(edit.fact));
}

function edited(brief: Brief, edit: Edit): Brief {
  switch (edit.kind) {
    case 'fact': {
      const { fact, code, text } = edit;
      const { [fact]: _text, ...texts } = brief.texts;
      const { [fact]: _map, ...maps } = brief.maps;
      return {
        ...withFact(brief, fact, code),
        texts: text === undefined ? texts : { ...texts, [fact]: text },
        maps,
      };
    }
    case 'entry': {
      const { fact, key, value } = edit;
      const others = (brief.maps[fact] ?? []).filter((entry) => entry.key !== key);
      const entries: readonly MapAnswer[] =
        value === null
          ? others
          : [...others, { key, value, keySpan: brief.span, valueSpan: brief.span }];
      return { ...withFact(brief, fact, 0), maps: { ...brief.maps, [fact]: entries } };
    }
    case 'cell':
      return {
        ...brief,
        groups: (brief.groups ?? []).map((group) =>
          group.name === edit.group ? withCell(group, edit.cell, edit.code) : group,
        ),
      };
    case 'no-list':
      return { ...brief, groups: null, groupsSpan: undefined };
  }
}

const withFact = (brief: Brief, fact: number, code: number): Brief => ({
  ...brief,
  facts: brief.facts.with(fact, code),
  spans: brief.spans.with(fact, code === leftOut ? undefined : (brief.spans[fact] ?? brief.span)),
});

const withCell = (group: Group, cell: number, code: number): Group => ({
  ...group,
  cells: group.cells.with(cell, code),
  spans: group.spans.with(cell, code === leftOut ? undefined : (group.spans[cell] ?? group.span)),
});
