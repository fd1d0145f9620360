// What a brief may answer: each fact's question, values and order. Ordinary values are read later, when all that they may ask is known.

import { diagnostic } from '../model/diagnostic.js';
import type { Fact, FactValue, Variable } from '../model/pack.js';
import { placeOf } from '../model/source.js';
import { cited } from './pack-cited.js';
import type { Declared } from './pack-gather.js';
import { asWord, on } from './pack-page.js';
import { translations } from './pack-reads.js';
import { oneOf, type Section, sectionOf, text, words, yesNo } from './pack-section.js';
import { declaredValues, inWords, mostValues, usualShares } from './pack-values.js';
import { type Named, unplaced } from './pack-vocabulary.js';

export const factKeys = [
  'question',
  'help',
  'changes',
  'about',
  'says',
  'kind',
  'values',
  'ordered',
  'ordinary',
  'left-out',
  'source',
  'changeable',
  'usual',
  'keys',
  'map-values',
  'reads',
  'covers',
  'exempt',
] as const;
export type FactSection = Section<(typeof factKeys)[number]>;

/** A fact whose ordinary value is still to be read. */
export interface FactHead {
  readonly fact: Fact;
  readonly section: FactSection;
}

const kinds = ['choice', 'text', 'date', 'map'] as const;
const leftOuts = ['any', 'abstains', 'stays'] as const;

export function factHead(
  { id, at, page, tree }: Declared,
  named: Named,
  sources: ReadonlyMap<string, number>,
): FactHead | null {
  const section = sectionOf(page, tree, id, at, factKeys);
  if (!section) return null;
  const kind = oneOf(section, 'kind', kinds) ?? 'choice';
  const choice = kind === 'choice';
  const shared = sharedValues(section, 'values', named);
  const values = choice ? (shared ?? declaredValues(section)) : [];
  const ids = values.map((value) => value.id);
  const leftOut = oneOf(section, 'left-out', leftOuts) ?? (choice ? 'any' : 'stays');
  const fact: Fact = {
    id,
    variable: unplaced,
    kind,
    values,
    mapValues: kind === 'map' ? mapValues(section, named) : [],
    mapKeys: kind === 'map' ? words(section, 'keys') : [],
    ordered: shared !== null || yesNo(section, 'ordered', false),
    leftOut,
    ordinary: [],
    question: text(section, 'question'),
    help: text(section, 'help'),
    changes: text(section, 'changes'),
    sources: cited(section, sources, choice && shared === null),
    changeable: yesNo(section, 'changeable', true),
    usual: usualShares(section, ids),
    ...(section.entries.reads ? { reads: translations(section, ids) } : {}),
    ...inWords(section, leftOut === 'any' ? ids : [...ids, unstated]),
    ...(section.entries.covers ? { covers: words(section, 'covers') } : {}),
    ...(section.entries.exempt ? { exempt: text(section, 'exempt') } : {}),
    file: page.file,
    span: placeOf(on(page, at)),
  };
  if (factVariable(fact, 0).values.length > mostValues)
    page.report(diagnostic('pack/too-many-values', on(page, at), id, mostValues));
  return { fact, section };
}

/** Values that are the pack's own positions, or its names after them; null where a fact has its own. */
function sharedValues(
  section: FactSection,
  key: 'values' | 'map-values',
  { scale, names }: Named,
): readonly FactValue[] | null {
  const tree = section.entries[key]?.value;
  if (tree?.kind !== 'scalar') return null;
  const what = `"${key}" of ${section.where}`;
  const word = asWord(section.page, tree, what);
  const lines = (terms: Named['names']) => terms.map(({ id, help }) => ({ id, help }));
  if (word === 'approaches') return lines(scale.approaches);
  if (word === 'approaches-and-names') return lines([...scale.approaches, ...names]);
  oneOf(section, key, ['approaches', 'approaches-and-names']);
  return [];
}

const mapValues = (section: FactSection, named: Named): readonly string[] =>
  sharedValues(section, 'map-values', named)?.map(({ id }) => id) ?? words(section, 'map-values');

/** The value of a fact that was left out and is not filled in. */
const unstated = 'unstated';

/** A fact that can be left unstated has a value for that, and one that is no choice has one for being given. */
export function factVariable(fact: Fact, index: number): Variable {
  const values = fact.kind === 'choice' ? fact.values.map(({ id }) => id) : ['given'];
  return {
    id: fact.id,
    kind: 'fact',
    index,
    values: fact.leftOut === 'any' ? values : [...values, unstated],
    ordered: fact.ordered,
    layer: 'facts',
  };
}
