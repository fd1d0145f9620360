// The cells of a group: what is asked of each group, as facts are asked of a brief.
import { diagnostic } from '../model/diagnostic.js';
import type { Cell, FactValue } from '../model/pack.js';
import type { Entry } from '../model/tree.js';
import { cited } from './pack-cited.js';
import { groupConditionOf } from './pack-group-condition.js';
import { ordinaryCases } from './pack-ordinary.js';
import { lookUp, on, type Page } from './pack-page.js';
import { type Section, sectionOf, text, unknownKey, words, yesNo } from './pack-section.js';
import { declaredValues, inWords, mostValues, usualShares } from './pack-values.js';
import type { PeopleWords } from './pack-vocabulary.js';

export const cellKeys = [
  'question',
  'help',
  'changes',
  'about',
  'says',
  'values',
  'ordered',
  'ordinary',
  'source',
  'changeable',
  'usual',
  'named-in',
  'covers',
] as const;
type CellSection = Section<(typeof cellKeys)[number]>;

/** A cell whose ordinary value is still to be read. */
export interface CellHead {
  readonly cell: Cell;
  readonly section: CellSection;
}

const namedValues: readonly FactValue[] = ['no', 'yes', 'unstated'].map((id) => ({ id, help: '' }));

/** `kind` marks the first cell, which says what kind of group it is. */
export function cellHead(
  page: Page,
  { key, keySpan, value }: Entry,
  kind: boolean,
  maps: ReadonlyMap<string, number>,
  sources: ReadonlyMap<string, number>,
): CellHead | null {
  const section = sectionOf(page, value, `the cell ${key}`, keySpan, cellKeys);
  if (!section) return null;
  const names = section.entries['named-in'];
  const namedIn = names ? lookUp(page, names.value, 'map fact', maps) : null;
  const values = names ? namedValues : declaredValues(section);
  if (values.length > mostValues)
    page.report(diagnostic('pack/too-many-values', on(page, keySpan), key, mostValues));
  const ids = values.map(({ id }) => id);
  const cell: Cell = {
    id: key,
    values,
    ordered: !kind && yesNo(section, 'ordered', false),
    ordinary: [],
    question: text(section, 'question'),
    help: text(section, 'help'),
    changes: text(section, 'changes'),
    sources: cited(section, sources, false),
    changeable: yesNo(section, 'changeable', true),
    usual: usualShares(section, ids),
    namedIn,
    ...inWords(section, ids),
    ...(section.entries.covers ? { covers: words(section, 'covers') } : {}),
  };
  return { cell, section };
}

export function cellWithOrdinary(
  { section, cell }: CellHead,
  kind: boolean,
  vocabulary: PeopleWords,
): Cell {
  if (section.entries['named-in']) return cell;
  if (kind) {
    const entry = section.entries.ordinary;
    if (entry) unknownKey(section.page, entry, 'the first cell, which is always given', []);
    return cell;
  }
  const ids = cell.values.map(({ id }) => id);
  const ordinary = ordinaryCases(section, ids, (page, tree) =>
    groupConditionOf(page, tree, vocabulary),
  );
  return { ...cell, ordinary };
}
