// The groups that stand for a list of people that was left out.
import { leftOut } from '../model/brief.js';
import { diagnostic } from '../model/diagnostic.js';
import type { MapTree } from '../model/tree.js';
import { asMap, on, type Page } from './pack-page.js';
import { list, type Section, unknownKey } from './pack-section.js';
import { choice } from './pack-values.js';
import type { PeopleWords } from './pack-vocabulary.js';

/** Each group under `when-left-out:` as values of cells; it says at least what kind of group it is. */
export function standIns(
  section: Section<'when-left-out'>,
  words: PeopleWords,
): readonly (readonly number[])[] {
  const { page } = section;
  return list(section, 'when-left-out').flatMap((tree) => {
    const map = asMap(page, tree, 'a group that stands for a left-out list');
    return map ? [standIn(page, map, words)] : [];
  });
}

function standIn(page: Page, map: MapTree, { cells }: PeopleWords): readonly number[] {
  const codes = new Array<number>(cells.size).fill(leftOut);
  for (const entry of map.entries) {
    const cell = cells.get(entry.key);
    if (!cell) unknownKey(page, entry, 'a group', [...cells.keys()]);
    else codes[cell.index] = choice(page, entry.value, cell.name, cell.values) ?? leftOut;
  }
  const [first] = cells.keys();
  if (first !== undefined && !map.entries.some(({ key }) => key === first)) {
    const what = 'a group that stands for a left-out list';
    page.report(diagnostic('pack/missing-key', on(page, map.span), first, what));
  }
  return codes;
}
