// Derived facts over what a proposal plans: the days from one date to another, and keys that a map lacks.
import type { DerivedKind, Fact, Setting } from '../model/pack.js';
import type { Entry, Tree } from '../model/tree.js';
import type { Key } from './pack-derived-forms.js';
import { asWord, lookUp, type Page } from './pack-page.js';
import { list, needed, type Section, sectionOf } from './pack-section.js';
import { choice } from './pack-values.js';

export function daysOf(
  section: Section<Key>,
  { value, keySpan }: Entry,
  facts: readonly Fact[],
  settings: readonly Setting[],
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

export function lacksOf(
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
