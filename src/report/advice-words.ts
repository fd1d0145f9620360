// The words of a rule of the rest of an answer, with the names of the groups that made it speak.
import type { Told } from '../model/advice.js';
import type { Advising, Pack, Rule } from '../model/pack.js';
import { listed } from './phrases.js';
import { printable } from './printable.js';

export function ruleOf(id: string, pack: Pack): Rule {
  return pack.rules.find((rule) => rule.id === id) as Rule;
}

/** The effect of a rule that is known to be of this kind. */
export const effectOf = <K extends Advising['kind']>(
  id: string,
  pack: Pack,
): Extract<Advising, { kind: K }> => ruleOf(id, pack).effect as Extract<Advising, { kind: K }>;

/** `{groups}` as the names of groups, with a capital where it begins the sentence. */
export function filled(text: string, groups: readonly string[], pack: Pack): string {
  return text.replaceAll(
    '{groups}',
    groups.length > 0 ? listed(groups.map(printable)) : (pack.people?.key ?? ''),
  );
}

/** Act and section with jurisdiction and date, for what somebody has to check. */
export function lawOf({ rule }: Told, pack: Pack): string {
  const refs = ruleOf(rule, pack).sources.map(({ source, where }) => {
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
