// Conditions on facts, derived facts and earlier results. Whatever is wrong in one is reported at its leaf, all at once.

import type { Condition, GroupCondition } from '../model/condition.js';
import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { Span } from '../model/source.js';
import type { Entry, MapTree, Tree } from '../model/tree.js';
import { nearest } from './nearest.js';
import { groupConditionOf, soughtAndWhere } from './pack-group-condition.js';
import { joinedCondition } from './pack-joined.js';
import { asMap, asWord, asYesNo, on, type Page } from './pack-page.js';
import { valueSet } from './pack-values.js';
import type { Vocabulary, Word } from './pack-vocabulary.js';

/** The condition that a map holds; null where something in it is wrong. */
export const conditionOf = (page: Page, tree: Tree, vocabulary: Vocabulary): Condition | null =>
  joinedCondition<Condition>(page, tree, {
    called: 'a condition',
    leaf: (entry, span) =>
      isQuantified(entry)
        ? groupsOf(page, entry, span, vocabulary)
        : leaf(page, entry, span, vocabulary),
  });

const quantifiers = { 'some-group': 'some', 'every-group': 'every', 'no-group': 'no' } as const;

type Quantified = Entry & { readonly key: keyof typeof quantifiers };

const isQuantified = (entry: Entry): entry is Quantified => Object.hasOwn(quantifiers, entry.key);

function groupsOf(
  page: Page,
  { key, keySpan, value }: Quantified,
  span: Span,
  { people }: Vocabulary,
): Condition | null {
  if (!people) {
    page.report(diagnostic('pack/no-people', on(page, keySpan), key));
    return null;
  }
  const map = asMap(page, value, `"${key}"`);
  const read = (tree: Tree): GroupCondition | null => groupConditionOf(page, tree, people);
  const found = map && soughtAndWhere(map, read);
  return found && { kind: 'groups', quantifier: quantifiers[key], ...found, span };
}

function leaf(page: Page, entry: Entry, span: Span, vocabulary: Vocabulary): Condition | null {
  const word = vocabulary.words.get(entry.key);
  if (!word) {
    page.report(unknownFact(page, entry.keySpan, entry.key, vocabulary));
    return null;
  }
  if (entry.value.kind === 'map') {
    const special = specialLeaf(page, entry.value, word, span, vocabulary);
    if (special !== undefined) return special;
  }
  const values = valueSet(page, entry.value, word);
  return values === null ? null : { kind: 'is', variable: word.index, values, span };
}

export function unknownFact(
  page: Page,
  at: Span,
  id: string,
  { words, people }: Vocabulary,
): Diagnostic {
  const cell = id.split('.').at(-1) ?? '';
  if (people?.cells.has(cell)) return diagnostic('pack/asked-of-groups', on(page, at), cell);
  return diagnostic('pack/unknown-fact', on(page, at), id, nearest(id, [...words.keys()]));
}

/** `{ known: … }`, `{ left-of: … }` or `{ right-of: … }`; undefined where the map asks for values. */
function specialLeaf(
  page: Page,
  map: MapTree,
  word: Word,
  span: Span,
  vocabulary: Vocabulary,
): Condition | null | undefined {
  const [entry, second] = map.entries;
  if (!entry || second) return undefined;
  if (entry.key === 'known') return knownLeaf(page, entry, word, span);
  if (entry.key === 'left-of' || entry.key === 'right-of')
    return comparison(page, entry, entry.key, word, span, vocabulary);
  return undefined;
}

function knownLeaf(page: Page, { value }: Entry, word: Word, span: Span): Condition | null {
  const known = asYesNo(page, value, '"known"');
  if (known === null) return null;
  if (word.variable.kind === 'fact') return { kind: 'known', variable: word.index, known, span };
  page.report(diagnostic('pack/not-asked', on(page, span), word.name));
  return null;
}

function comparison(
  page: Page,
  { value }: Entry,
  how: 'left-of' | 'right-of',
  word: Word,
  span: Span,
  vocabulary: Vocabulary,
): Condition | null {
  const id = asWord(page, value, `"${how}"`);
  if (id === null) return null;
  const than = vocabulary.words.get(id);
  if (!than) {
    page.report(unknownFact(page, value.span, id, vocabulary));
    return null;
  }
  for (const one of [word, than])
    if (!one.ordered) {
      page.report(diagnostic('pack/not-ordered', on(page, span), one.name));
      return null;
    }
  if (!sameOrder(word, than)) {
    page.report(diagnostic('pack/not-comparable', on(page, span), word.name, than.name));
    return null;
  }
  return {
    kind: 'compare',
    variable: word.index,
    how,
    than: than.index,
    positions: word.positions,
    span,
  };
}

const sameOrder = (one: Word, other: Word): boolean =>
  one.positions === other.positions &&
  one.values.slice(0, one.positions).every((value, at) => other.values[at] === value);
