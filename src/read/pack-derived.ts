// Facts worked out from others, from a closed list of forms. First their values, which conditions elsewhere need, then what they are worked out from.

import type { GroupCondition, VariableIndex } from '../model/condition.js';
import { diagnostic } from '../model/diagnostic.js';
import type { Ballot, Derived, DerivedKind, Fact, Setting, Variable } from '../model/pack.js';
import type { Entry, Tree } from '../model/tree.js';
import { conditionOf, unknownFact } from './pack-condition.js';
import type { Declared } from './pack-gather.js';
import { anybody, groupConditionOf } from './pack-group-condition.js';
import { asMap, asWord, lookUp, on, type Page } from './pack-page.js';
import {
  entries,
  list,
  needed,
  oneOf,
  type Section,
  sectionOf,
  text,
  whole,
  words,
} from './pack-section.js';
import { choice, mostValues, valueSet } from './pack-values.js';
import type { PeopleWords, Vocabulary } from './pack-vocabulary.js';

/** For each form the keys that go with it. */
export const forms = {
  when: [],
  vote: ['options', 'tie'],
  agreement: ['options'],
  count: ['up-to'],
  highest: ['where', 'nobody'],
  lowest: ['where', 'nobody'],
  any: ['where'],
  every: ['where'],
  'count-groups': ['together', 'up-to'],
  days: ['fewer-than'],
  lacks: ['keys'],
} as const;
type Form = keyof typeof forms;
type Key = Form | (typeof forms)[Form][number] | 'says';
const formNames = Object.keys(forms) as Form[];

export interface DerivedHead {
  readonly id: string;
  readonly form: Form;
  readonly entry: Entry;
  readonly section: Section<Key>;
  readonly values: readonly string[];
  readonly ordered: boolean;
}

/** The form of a derived fact and its values. */
export function derivedHead(
  { id, at, page, tree }: Declared,
  people: PeopleWords | null,
): DerivedHead | null {
  const map = asMap(page, tree, id);
  if (!map) return null;
  const found = map.entries.filter(({ key }) => formNames.some((form) => form === key));
  const [entry, other] = found;
  if (!entry) {
    page.report(diagnostic('pack/no-effect', on(page, at), id, formNames));
    return null;
  }
  if (other) {
    page.report(diagnostic('pack/two-effects', on(page, other.keySpan), id, entry.key, other.key));
    return null;
  }
  const form = entry.key as Form;
  const section = sectionOf<Key>(page, tree, id, at, [form, ...forms[form], 'says']);
  const values = section && valuesOf(form, entry, section, people);
  if (!section || !values) return null;
  if (values.length > mostValues)
    page.report(diagnostic('pack/too-many-values', on(page, at), id, mostValues));
  return { id, form, entry, section, values, ordered: form !== 'days' && form !== 'lacks' };
}

const noYes = ['no', 'yes'];

function valuesOf(
  form: Form,
  entry: Entry,
  section: Section<Key>,
  people: PeopleWords | null,
): readonly string[] | null {
  switch (form) {
    case 'when':
      return noYes;
    case 'vote':
      return needed(section, 'options') && [...words(section, 'options'), 'none'];
    case 'agreement':
      return needed(section, 'options') && upTo(entries(section, 'agreement').length);
    case 'count':
      return upTo(whole(section, 'up-to') ?? entries(section, 'count').length);
    case 'days':
    case 'lacks':
      return [...noYes, 'unstated'];
  }
  if (!people) {
    section.page.report(diagnostic('pack/no-people', on(section.page, entry.keySpan), form));
    return null;
  }
  switch (form) {
    case 'any':
    case 'every':
      return noYes;
    case 'count-groups':
      return needed(section, 'up-to') && upTo(whole(section, 'up-to') ?? 0);
    default:
      return cellOf(section.page, entry.value, people)?.values ?? null;
  }
}

const upTo = (most: number): readonly string[] =>
  Array.from({ length: Math.min(most, mostValues) + 1 }, (_, count) => String(count));

function cellOf(page: Page, tree: Tree, people: PeopleWords) {
  const positions = new Map([...people.cells].map(([id, { index }]) => [id, Number(index)]));
  const index = lookUp(page, tree, 'cell', positions);
  return index === null ? undefined : [...people.cells.values()][index];
}

export const derivedVariable = ({ id, values, ordered }: DerivedHead, index: number): Variable => ({
  id,
  kind: 'derived',
  index,
  values,
  ordered,
  layer: 'facts',
});

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
      return {
        kind: 'agreement',
        ballots: ballots(head, options, vocabulary),
        options: options.length,
      };
    }
    case 'count':
      return { kind: 'count', of: counted(head, vocabulary), upTo: values.length - 1 };
    case 'days':
      return daysOf(section, entry, materials);
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

function groupKind(head: DerivedHead, people: PeopleWords): DerivedKind | null {
  const { form, entry, section } = head;
  const { page } = section;
  const read = (tree: Tree): GroupCondition | null => groupConditionOf(page, tree, people);
  const where = section.entries.where ? read(section.entries.where.value) : anybody(entry.keySpan);
  if (!where) return null;
  if (form === 'highest' || form === 'lowest') {
    const cell = cellOf(page, entry.value, people);
    const nobody = needed(section, 'nobody');
    if (!cell || !nobody) return null;
    if (!cell.ordered)
      page.report(
        diagnostic(
          'pack/must-be-ordered',
          on(page, entry.value.span),
          cell.name,
          `it has no ${form}`,
        ),
      );
    const position = choice(page, nobody.value, cell.name, cell.values);
    return position === null ? null : { kind: form, cell: cell.index, where, nobody: position };
  }
  const of = read(entry.value);
  if (!of) return null;
  if (form === 'any' || form === 'every') return { kind: form, where, of };
  const together = list(section, 'together').flatMap((tree) => read(tree) ?? []);
  return { kind: 'count-groups', where: of, together, upTo: head.values.length - 1 };
}

function daysOf(
  section: Section<Key>,
  { value, keySpan }: Entry,
  { facts, settings }: Materials,
): DerivedKind | null {
  const { page, where } = section;
  const ends = sectionOf(page, value, `"days" of ${where}`, keySpan, ['from', 'to']);
  const [from, to] = (['from', 'to'] as const).map((end) => {
    const entry = ends && needed(ends, end);
    return entry ? lookUp(page, entry.value, 'date fact', positions(facts, 'date')) : null;
  });
  const limit = needed(section, 'fewer-than');
  const fewerThan = limit && daysLimit(page, limit.value, settings);
  if (typeof from !== 'number' || typeof to !== 'number' || fewerThan === null) return null;
  return { kind: 'days', from, to, fewerThan };
}

function daysLimit(
  page: Page,
  tree: Tree,
  settings: readonly Setting[],
): number | { readonly setting: number } | null {
  if (tree.kind === 'scalar' && typeof tree.value === 'number') return tree.value;
  const numbers = new Map(
    settings.flatMap(({ id, values }, index) => (values.length === 0 ? [[id, index]] : [])),
  );
  const setting = lookUp(page, tree, 'setting with a number', numbers);
  return setting === null ? null : { setting };
}

function lacksOf(
  section: Section<Key>,
  { value }: Entry,
  facts: readonly Fact[],
): DerivedKind | null {
  const { page } = section;
  const map = lookUp(page, value, 'map fact', positions(facts, 'map'));
  if (map === null || !needed(section, 'keys')) return null;
  const allowed = facts[map]?.mapKeys ?? [];
  const keys = list(section, 'keys').flatMap((tree) => {
    if (allowed.length === 0) return asWord(page, tree, `each of "keys" of ${section.where}`) ?? [];
    const at = choice(page, tree, facts[map]?.id ?? '', allowed);
    return at === null ? [] : (allowed[at] ?? []);
  });
  return { kind: 'lacks', map, keys };
}

/** The positions of the facts of one kind, by id. */
export const positions = (
  facts: readonly Fact[],
  kind: Fact['kind'],
): ReadonlyMap<string, number> =>
  new Map(facts.flatMap((fact, index) => (fact.kind === kind ? [[fact.id, index]] : [])));
