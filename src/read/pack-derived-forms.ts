// The forms that a derived fact can take, and its values: what conditions elsewhere need before it is known what it is worked out from.
import { diagnostic } from '../model/diagnostic.js';
import type { Variable } from '../model/pack.js';
import type { Entry, Tree } from '../model/tree.js';
import type { Declared } from './pack-gather.js';
import { asMap, lookUp, on, type Page } from './pack-page.js';
import { entries, needed, type Section, sectionOf, whole, words } from './pack-section.js';
import { mostValues } from './pack-values.js';
import type { CellWord, PeopleWords } from './pack-vocabulary.js';

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
export type Key = Form | (typeof forms)[Form][number] | 'says';
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

/** The cell that a tree names. */
export function cellOf(page: Page, tree: Tree, people: PeopleWords): CellWord | undefined {
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
