// What derived facts are worked out from, each by its form; every variable that they read is known by name.
import type { VariableIndex } from '../model/condition.js';
import type { Ballot, Derived, DerivedKind, Fact, Setting } from '../model/pack.js';
import { conditionOf, unknownFact } from './pack-condition.js';
import type { DerivedHead } from './pack-derived-forms.js';
import { groupKind } from './pack-derived-groups.js';
import { daysOf, lacksOf } from './pack-derived-plan.js';
import { asMap } from './pack-page.js';
import { entries, needed, oneOf, text, words } from './pack-section.js';
import { choice, valueSet } from './pack-values.js';
import type { Vocabulary } from './pack-vocabulary.js';

/** What derived facts may be worked out from beside variables and cells. */
export interface Materials {
  readonly vocabulary: Vocabulary;
  readonly facts: readonly Fact[];
  readonly settings: readonly Setting[];
}

export function derivedOf(
  head: DerivedHead,
  variable: VariableIndex,
  materials: Materials,
): Derived | null {
  const kind = kindOf(head, materials);
  return kind && { id: head.id, variable, says: text(head.section, 'says'), ...kind };
}

function kindOf(head: DerivedHead, materials: Materials): DerivedKind | null {
  const { form, entry, section, values } = head;
  const { page } = section;
  const { vocabulary } = materials;
  const { people } = vocabulary;
  switch (form) {
    case 'when': {
      const when = conditionOf(page, entry.value, vocabulary);
      return when && { kind: 'when', when };
    }
    case 'vote': {
      const tie = needed(section, 'tie') && oneOf(section, 'tie', ['leftmost', 'rightmost']);
      return tie && { kind: 'vote', ballots: ballots(head, values.slice(0, -1), vocabulary), tie };
    }
    case 'agreement': {
      const options = words(section, 'options');
      return { kind: 'agreement', ballots: ballots(head, options, vocabulary), options };
    }
    case 'count':
      return { kind: 'count', of: counted(head, vocabulary), upTo: values.length - 1 };
    case 'days':
      return daysOf(section, entry, materials.facts, materials.settings);
    case 'lacks':
      return lacksOf(section, entry, materials.facts);
    default:
      return people && groupKind(head, people);
  }
}

/** The entries under the form's own key, each with the variable that it names. */
function ofVariables({ form, section }: DerivedHead, vocabulary: Vocabulary) {
  const { page } = section;
  return entries(section, form).flatMap((entry) => {
    const word = vocabulary.words.get(entry.key);
    if (!word) page.report(unknownFact(page, entry.keySpan, entry.key, vocabulary));
    return word ? [{ word, value: entry.value }] : [];
  });
}

function ballots(
  head: DerivedHead,
  options: readonly string[],
  vocabulary: Vocabulary,
): readonly Ballot[] {
  const { page } = head.section;
  return ofVariables(head, vocabulary).map(({ word, value }) => {
    const map = asMap(page, value, `what ${word.name} speaks for`);
    const says = word.values.map(() => -1);
    for (const { key, keySpan, value: option } of map?.entries ?? []) {
      const key_ = { kind: 'scalar', span: keySpan, value: key } as const;
      const position = choice(page, key_, word.name, word.values);
      const spokenFor = choice(page, option, head.id, options);
      if (position !== null && spokenFor !== null) says[position] = spokenFor;
    }
    return { variable: word.index, says };
  });
}

const counted = (head: DerivedHead, vocabulary: Vocabulary) =>
  ofVariables(head, vocabulary).flatMap(({ word, value }) => {
    const values = valueSet(head.section.page, value, word);
    return values === null ? [] : [{ variable: word.index, values }];
  });
