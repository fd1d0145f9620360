// The values that a fact, cell or setting declares, and the sets of them that conditions ask for.

import type { ValueSet } from '../model/condition.js';
import { diagnostic } from '../model/diagnostic.js';
import type { FactValue, InWords } from '../model/pack.js';
import type { MapTree, Tree } from '../model/tree.js';
import { nearest } from './nearest.js';
import { asMap, asText, asWord, described, on, type Page } from './pack-page.js';
import { entries, needed, type Section, text, unknownKey } from './pack-section.js';

/** A set of values is the bits of a number: more do not fit. */
export const mostValues = 30;

/** The values under `values:`, a map with a line each or a list of ids. */
export function declaredValues(section: Section<'values'>): readonly FactValue[] {
  const entry = needed(section, 'values');
  if (!entry) return [];
  const { page, where } = section;
  const values =
    entry.value.kind === 'list'
      ? entry.value.items.flatMap((item) => value(page, item, where))
      : explained(page, entry.value, where);
  if (entry.value.kind !== 'scalar' && values.length === 0)
    page.report(diagnostic('pack/empty', on(page, entry.keySpan), `values for ${where}`));
  return values;
}

function value(page: Page, item: Tree, where: string): readonly FactValue[] {
  const id = asWord(page, item, `each value of ${where}`);
  return id === null ? [] : [{ id, help: '' }];
}

function explained(page: Page, tree: Tree, where: string): readonly FactValue[] {
  const map = asMap(page, tree, `"values" of ${where}`);
  return (map?.entries ?? []).map(({ key, value }) => ({
    id: key,
    help:
      value.kind === 'scalar' && value.value === null
        ? ''
        : (asText(page, value, `the line for ${key}`) ?? ''),
  }));
}

/** Weights for the choice of questions by value, 1 where none is given; empty where no weights are. */
export function usualShares(section: Section<'usual'>, ids: readonly string[]): readonly number[] {
  const { page, where } = section;
  const entry = section.entries.usual;
  const map = entry ? asMap(page, entry.value, `"usual" of ${where}`) : null;
  if (!map) return [];
  for (const each of map.entries)
    if (!ids.includes(each.key)) unknownKey(page, each, `"usual" of ${where}`, ids);
  return ids.map((id) => {
    const weight = map.entries.find(({ key }) => key === id)?.value;
    return weight?.kind === 'scalar' && typeof weight.value === 'number' ? weight.value : 1;
  });
}

/** What it is about and what its values say, in words for running text, where it has any. */
export function inWords(
  section: Section<'about' | 'says'>,
  ids: readonly string[],
): { readonly inWords?: InWords } {
  if (!section.entries.about && !section.entries.says) return {};
  const { page, where } = section;
  const said = entries(section, 'says').flatMap((entry) => {
    if (!ids.includes(entry.key)) unknownKey(page, entry, `"says" of ${where}`, ids);
    const words = asText(page, entry.value, `what ${entry.key} says of ${where}`);
    return words === null ? [] : [[entry.key, words] as const];
  });
  return { inWords: { about: text(section, 'about'), says: Object.fromEntries(said) } };
}

/** What a set of values can be taken from. */
export interface Choices {
  /** The name of the fact, derived fact, result or cell. */
  readonly name: string;
  readonly values: readonly string[];
  readonly ordered: boolean;
  /** How many of its values, from the first, lie in that order; the rest (none, unstated) lie nowhere. */
  readonly positions: number;
}

/** The set that a value, a list of values, or `at-least` and `at-most` ask for. */
export function valueSet(page: Page, tree: Tree, of: Choices): ValueSet | null {
  if (tree.kind === 'map') return range(page, tree, of);
  const parts = tree.kind === 'list' ? tree.items : [tree];
  const bits = parts.map((part) => bitOf(page, part, of));
  return bits.includes(null) ? null : bits.reduce<number>((set, bit) => set | (bit ?? 0), 0);
}

function bitOf(page: Page, tree: Tree, of: Choices): ValueSet | null {
  const position = choice(page, tree, of.name, of.values);
  return position === null ? null : 1 << position;
}

/** The position of one value among those that a thing can have; where it has none, that was told already. */
export function choice(
  page: Page,
  tree: Tree,
  name: string,
  values: readonly string[],
): number | null {
  const word = asWord(page, tree, `each value of ${name}`);
  if (word === null) return null;
  if (values.length === 0) return null;
  const position = values.indexOf(word);
  if (position !== -1) return position;
  const near = nearest(word, values);
  page.report(diagnostic('pack/unknown-value', on(page, tree.span), word, name, near, values));
  return null;
}

const bounds = ['at-least', 'at-most'];

function range(page: Page, tree: MapTree, of: Choices): ValueSet | null {
  const wrong = tree.entries.filter(({ key }) => !bounds.includes(key));
  for (const entry of wrong)
    unknownKey(page, entry, `a condition on ${of.name}`, [...bounds, 'known', ...sides]);
  if (wrong.length > 0) return null;
  if (tree.entries.length === 0) {
    const what = `the condition on ${of.name}`;
    const found = described(tree);
    page.report(
      diagnostic(
        'pack/wrong-type',
        on(page, tree.span),
        what,
        'a value',
        `${found} with nothing in it`,
      ),
    );
    return null;
  }
  if (!of.ordered) {
    page.report(diagnostic('pack/not-ordered', on(page, tree.span), of.name));
    return null;
  }
  let set: ValueSet | null = (1 << of.positions) - 1;
  for (const { key, value } of tree.entries) {
    const bound = choice(page, value, of.name, of.values.slice(0, of.positions));
    if (bound === null) set = null;
    else if (set !== null) set &= key === 'at-least' ? ~0 << bound : (2 << bound) - 1;
  }
  return set;
}

const sides = ['left-of', 'right-of'];
