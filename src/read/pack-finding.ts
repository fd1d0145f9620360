// What a proposal is told: a finding with its severity, its words, and the facts that it is about.
import type { Effect, Fact } from '../model/pack.js';
import type { Entry } from '../model/tree.js';
import { lookUp, type Page } from './pack-page.js';
import { needed, neededText, oneOf, oneOrMore, sectionOf, text } from './pack-section.js';
import type { PeopleWords } from './pack-vocabulary.js';

export const findingKeys = ['severity', 'message', 'expected', 'mend', 'about'] as const;

export function finding(
  page: Page,
  { value, keySpan }: Entry,
  where: string,
  facts: readonly Fact[],
  people: PeopleWords | null,
): Effect | null {
  const section = sectionOf(page, value, `the finding of ${where}`, keySpan, findingKeys);
  if (!section || !needed(section, 'severity')) return null;
  const severity = oneOf(section, 'severity', ['error', 'warning', 'note']);
  if (!severity) return null;
  const askable = answers(facts, people);
  const known = new Map(askable.map((id, index) => [id, index]));
  const about = oneOrMore(section, 'about').flatMap((tree) => {
    const index = lookUp(page, tree, 'fact', known);
    return index === null ? [] : (askable[index] ?? []);
  });
  return {
    kind: 'finding',
    severity,
    message: neededText(section, 'message'),
    expected: text(section, 'expected'),
    mend: text(section, 'mend'),
    about,
  };
}

/** Everything of a brief that a finding can be about: facts, the list of people, and its cells. */
function answers(facts: readonly Fact[], people: PeopleWords | null): readonly string[] {
  const ids = facts.map(({ id }) => id);
  return people
    ? [...ids, people.key, ...[...people.cells.keys()].map((cell) => `${people.key}.${cell}`)]
    : ids;
}
