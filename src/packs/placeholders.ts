// The words in braces that a rule's texts hold, and those that something is put in for.
import type { Pack, Rule } from '../model/pack.js';

/** Words in braces for which nothing can be put in, each once, in the order of the texts. */
export function unfillable(rule: Rule, pack: Pack): readonly string[] {
  const known = new Set(fillable(rule, pack));
  const texts = [rule.because, ...Object.values(rule.effect)].filter(
    (text): text is string => typeof text === 'string',
  );
  const found = texts.flatMap((text) =>
    [...text.matchAll(/\{([\w.-]+)\}/g)].map(([, id = '']) => id),
  );
  return [...new Set(found)].filter((id) => !known.has(id));
}

/** What may stand in braces: findings name whatever a brief says, all other texts groups and who voted for what. */
export function fillable({ effect }: Rule, pack: Pack): readonly string[] {
  if (effect.kind === 'finding')
    return ['groups', 'because', 'words', 'claim', ...pack.variables.map(({ id }) => id)];
  const votes = pack.derived.filter(({ kind }) => kind === 'vote' || kind === 'agreement');
  return ['groups', ...votes.map(({ variable }) => pack.variables[variable]?.id ?? '')];
}
