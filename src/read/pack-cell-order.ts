// The order in which the cells of a group can be filled: each ordinary value asks only of cells before its own.
import { diagnostic } from '../model/diagnostic.js';
import type { Entry, Tree } from '../model/tree.js';
import { entryOf } from '../model/tree.js';
import { on, type Page } from './pack-page.js';

/** The cells in a workable order, the first staying first, else as written where that will do. */
export function cellOrder(page: Page, cells: readonly Entry[]): readonly Entry[] {
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  const placed = new Set<Entry>();
  const place = (cell: Entry, path: readonly string[]): void => {
    if (placed.has(cell)) return;
    if (path.includes(cell.key)) {
      const through = path.slice(path.indexOf(cell.key) + 1);
      page.report(
        diagnostic('pack/cycle', on(page, cell.keySpan), `the cell ${cell.key}`, through),
      );
      return;
    }
    for (const key of askedBy(cell)) {
      const other = byKey.get(key);
      if (other) place(other, [...path, cell.key]);
    }
    placed.add(cell);
  };
  for (const cell of cells) place(cell, []);
  return [...placed];
}

function askedBy({ value }: Entry): readonly string[] {
  const ordinary = value.kind === 'map' ? entryOf(value, 'ordinary')?.value : undefined;
  return ordinary?.kind === 'list' ? ordinary.items.flatMap(keysWithin) : [];
}

function keysWithin(tree: Tree): readonly string[] {
  if (tree.kind === 'scalar') return [];
  if (tree.kind === 'list') return tree.items.flatMap(keysWithin);
  return tree.entries.flatMap(({ key, value }) => [key, ...keysWithin(value)]);
}
