// The words for asking about people: cells by name, and classes of kinds of groups.
import type { CellIndex, ValueSet } from '../model/condition.js';
import type { Cell, FactValue, People } from '../model/pack.js';
import { entries, needed, oneOrMore, type Section, sectionOf, text } from './pack-section.js';
import { choice } from './pack-values.js';
import type { CellWord, PeopleWords } from './pack-vocabulary.js';

/** Classes are sets of values of the first cell. */
export function classesOf(
  section: Section<'classes'>,
  kinds: readonly FactValue[],
): People['classes'] {
  const { page } = section;
  const ids = kinds.map(({ id }) => id);
  return entries(section, 'classes').flatMap(({ key, keySpan, value }) => {
    const where = `the class ${key}`;
    const one = sectionOf(page, value, where, keySpan, ['title', 'values']);
    if (!one || !needed(one, 'values')) return [];
    const positions = oneOrMore(one, 'values').map((tree) => choice(page, tree, where, ids));
    const values = positions.reduce<ValueSet>((set, at) => set | (at === null ? 0 : 1 << at), 0);
    return [{ id: key, title: text(one, 'title') || key, values }];
  });
}

export function peopleWords({
  key,
  cells,
  classes,
}: Pick<People, 'key' | 'cells' | 'classes'>): PeopleWords {
  const word = (cell: Cell, index: number): CellWord => ({
    index: index as CellIndex,
    name: cell.id,
    values: cell.values.map(({ id }) => id),
    ordered: cell.ordered,
    positions: cell.values.length,
  });
  return {
    key,
    cells: new Map(cells.map((cell, index) => [cell.id, word(cell, index)])),
    classes: new Map(classes.map(({ id, values }) => [id, values])),
  };
}
