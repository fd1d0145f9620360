// Answers in words for running text: what was taken for granted as statements, what something hangs on as phrases.
// Groups of which the same is said stand together. A pack that has no words for an answer gets its name.
import type { Assumption } from '../model/assessment.js';
import type { InWords, Pack } from '../model/pack.js';
import { labelOf, listed, listInWords } from './phrases.js';
import { printable } from './printable.js';

/** One answer: a fact, or with a group's name one of its cells. */
interface Answer {
  readonly fact: string;
  readonly group: string | null;
}

/** `the decision is still open`; with `names` the keys of a brief stand behind: `the decision is still open (decision.status)`. */
export function takenInWords(
  assumed: readonly Assumption[],
  pack: Pack,
  names = false,
): readonly string[] {
  return together(assumed, (entry) => statementOf(entry, pack), pack, names);
}

/** `whether the decision is open`; with `names` the keys of a brief stand behind. */
export function subjectsInWords(
  answers: readonly Answer[],
  pack: Pack,
  names = false,
): readonly string[] {
  return together(answers, (entry) => subjectOf(entry, pack), pack, names);
}

function together<T extends Answer>(
  answers: readonly T[],
  inWords: (answer: T) => string,
  pack: Pack,
  names: boolean,
): readonly string[] {
  const alike = new Map<string, T[]>();
  for (const answer of answers) {
    const words = inWords(answer);
    alike.set(words, [...(alike.get(words) ?? []), answer]);
  }
  return [...alike].map(([words, entries]) => `${words}${behind(entries, pack, names)}`);
}

/** The groups that it is said of, and the keys, in brackets. */
function behind(answers: readonly Answer[], { people }: Pack, names: boolean): string {
  const groups = listed(answers.flatMap(({ group }) => (group === null ? [] : [printable(group)])));
  const keys = names ? [...new Set(answers.map(({ fact }) => fact))] : [];
  const cells = keys.map((key) => key.slice((people?.key.length ?? -1) + 1));
  const told = groups === '' ? keys : [groups, ...cells];
  return told.length === 0 ? '' : ` (${told.join(groups === '' ? ', ' : ': ')})`;
}

function statementOf({ fact, value }: Assumption, pack: Pack): string {
  const { people } = pack;
  if (fact === people?.key) return people.says ?? `${fact} are ${listInWords(pack)}`;
  const said = wordsOf(fact, pack)?.says[value ?? unstated];
  const name = nameWithoutWords(fact, pack);
  return said ?? (value === null ? `${name} says nothing else` : `${name} is ${value}`);
}

/** The value of an answer that was left out and is not filled in. */
const unstated = 'unstated';

function subjectOf({ fact }: Answer, pack: Pack): string {
  const about = fact === pack.people?.key ? pack.people.about : wordsOf(fact, pack)?.about;
  return about || nameWithoutWords(fact, pack);
}

const nameWithoutWords = (fact: string, { people }: Pack): string =>
  people && fact.startsWith(`${people.key}.`) ? labelOf(fact) : fact;

function wordsOf(fact: string, { facts, people }: Pack): InWords | undefined {
  const cell = people?.cells.find(({ id }) => fact === `${people.key}.${id}`);
  return (cell ?? facts.find(({ id }) => id === fact))?.inWords;
}
