// Conditions on one group of the people list: its cells by name, the classes it belongs to, and any, all, not of these.

import type { CellIndex, GroupCondition, ValueSet } from '../model/condition.js';
import { diagnostic } from '../model/diagnostic.js';
import type { Span } from '../model/source.js';
import type { Entry, MapTree, Tree } from '../model/tree.js';
import { nearest } from './nearest.js';
import { joinedCondition } from './pack-joined.js';
import { asWord, asYesNo, on, type Page } from './pack-page.js';
import { unknownKey } from './pack-section.js';
import { valueSet } from './pack-values.js';
import type { PeopleWords } from './pack-vocabulary.js';

export const groupConditionOf = (
  page: Page,
  tree: Tree,
  people: PeopleWords,
): GroupCondition | null =>
  joinedCondition<GroupCondition>(page, tree, {
    called: 'a condition on a group',
    leaf: (entry, span) =>
      entry.key === 'is'
        ? membership(page, entry.value, span, people)
        : leaf(page, entry, span, people),
  });

/** The condition on every group at all. */
export const anybody = (span: Span): GroupCondition => ({ kind: 'all', of: [], span });

/** What is asked of the groups of a quantifier, and which groups it is asked of. */
export function soughtAndWhere(
  map: MapTree,
  read: (tree: Tree) => GroupCondition | null,
): { readonly of: GroupCondition; readonly where: GroupCondition } | null {
  const picking = map.entries.find(({ key }) => key === 'where');
  const rest = map.entries.filter(({ key }) => key !== 'where');
  const of = read({ ...map, entries: rest });
  const where = picking ? read(picking.value) : anybody(map.span);
  return of && where && { of, where };
}

function membership(
  page: Page,
  tree: Tree,
  span: Span,
  { classes }: PeopleWords,
): GroupCondition | null {
  const trees = tree.kind === 'list' ? tree.items : [tree];
  const sets = trees.map((one) => classNamed(page, one, classes));
  if (sets.includes(null)) return null;
  const values = sets.reduce<ValueSet>((all, set) => all | (set ?? 0), 0);
  return { kind: 'cell', cell: 0 as CellIndex, values, span };
}

function classNamed(
  page: Page,
  tree: Tree,
  classes: ReadonlyMap<string, ValueSet>,
): ValueSet | null {
  const id = asWord(page, tree, '"is"');
  const found = id === null ? undefined : classes.get(id);
  if (id === null || found !== undefined) return found ?? null;
  const near = nearest(id, [...classes.keys()]);
  page.report(diagnostic('pack/unknown-id', on(page, tree.span), id, 'class of groups', near));
  return null;
}

function leaf(page: Page, entry: Entry, span: Span, people: PeopleWords): GroupCondition | null {
  const cell = people.cells.get(entry.key);
  if (!cell) {
    const keys = [...people.cells.keys(), 'is', 'any', 'all', 'not'];
    unknownKey(page, entry, 'a condition on a group', keys);
    return null;
  }
  const { value } = entry;
  const [asked, more] = value.kind === 'map' ? value.entries : [];
  if (asked?.key === 'known' && !more) {
    const known = asYesNo(page, asked.value, '"known"');
    return known === null ? null : { kind: 'cell-known', cell: cell.index, known, span };
  }
  const values = valueSet(page, value, cell);
  return values === null ? null : { kind: 'cell', cell: cell.index, values, span };
}
