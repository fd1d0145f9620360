// The words of a rule that spoke, with the names of the groups that made it speak, and who voted for what.
import type { Told } from '../model/advice.js';
import type { Advising, Pack } from '../model/pack.js';
import { ruleCalled } from '../model/rules.js';
import { voicesIn } from '../model/voices.js';
import { subjectsInWords } from './answer-words.js';
import { listed, titleOf } from './phrases.js';
import { printable } from './printable.js';

/** The effect of a rule that is known to be of this kind. */
export const effectOf = <K extends Advising['kind']>(
  id: string,
  pack: Pack,
): Extract<Advising, { kind: K }> => ruleCalled(pack, id).effect as Extract<Advising, { kind: K }>;

/** A rule's reason, filled. */
export const becauseOf = (told: Pick<Told, 'rule' | 'groups' | 'answers'>, pack: Pack): string =>
  filled(ruleCalled(pack, told.rule).because, told, pack);

/** A text with the names of the groups that made it speak for `{groups}`, and for a vote or an agreement in braces who spoke for what. */
export function filled(text: string, told: Pick<Told, 'groups' | 'answers'>, pack: Pack): string {
  if (!text.includes('{')) return text;
  const groups = told.groups.length > 0 ? listed(told.groups.map(printable)) : pack.people?.key;
  return text.replace(/\{([\w.-]+)\}/g, (_, id: string) =>
    id === 'groups' ? (groups ?? '') : votesInWords(id, told, pack),
  );
}

/** `simple (what it is about) and complex (who knows what solves it)`. */
function votesInWords(id: string, { answers }: Pick<Told, 'answers'>, pack: Pack): string {
  const derived = pack.derived.find(({ variable }) => pack.variables[variable]?.id === id);
  if (derived?.kind !== 'vote' && derived?.kind !== 'agreement') return id;
  const idOf = (variable: number): string => pack.variables[variable]?.id ?? '';
  const valueOf = (variable: number): number => {
    const answer = answers.find(({ about }) => about === idOf(variable));
    return pack.variables[variable]?.values.indexOf(answer?.value ?? '') ?? -1;
  };
  const voices = voicesIn(derived, valueOf, pack).map(({ option, by }) => {
    const asked = by.map((variable) => ({ fact: idOf(variable), group: null }));
    return `${titleOf(option, pack)} (${subjectsInWords(asked, pack).join('; ')})`;
  });
  return listed(voices);
}

/** Act and section with jurisdiction and date, for what somebody has to check. */
export function lawOf({ rule }: Told, pack: Pack): string {
  const refs = ruleCalled(pack, rule).sources.map(({ source, where }) => {
    const authority = pack.sources.find(({ id }) => id === source);
    if (!authority) return source;
    const { title, jurisdiction, asOf, status } = authority;
    const place = jurisdiction !== null && !title.includes(jurisdiction) ? [jurisdiction] : [];
    const notes = [
      ...place,
      ...(status === 'historic' ? ['historic'] : []),
      ...(asOf === null ? [] : [`as of ${asOf}`]),
    ];
    return `${title}${where === null ? '' : `, ${where}`}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
  });
  return refs.join('; ');
}

export const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);
