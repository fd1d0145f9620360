// Derived facts that fold the groups of the list: the highest and lowest of a cell, any, every, and how many.
import type { GroupCondition } from '../model/condition.js';
import { diagnostic } from '../model/diagnostic.js';
import type { DerivedKind } from '../model/pack.js';
import type { Tree } from '../model/tree.js';
import { cellOf, type DerivedHead } from './pack-derived-forms.js';
import { anybody, groupConditionOf } from './pack-group-condition.js';
import { on } from './pack-page.js';
import { list, needed } from './pack-section.js';
import { choice } from './pack-values.js';
import type { PeopleWords } from './pack-vocabulary.js';

type Read = (tree: Tree) => GroupCondition | null;

export function groupKind(head: DerivedHead, people: PeopleWords): DerivedKind | null {
  const { form, entry, section } = head;
  const read: Read = (tree) => groupConditionOf(section.page, tree, people);
  const where = section.entries.where ? read(section.entries.where.value) : anybody(entry.keySpan);
  if (!where) return null;
  if (form === 'highest' || form === 'lowest') return extreme(head, form, where, people);
  const of = read(entry.value);
  if (!of) return null;
  if (form === 'any' || form === 'every') return { kind: form, where, of };
  const together = list(section, 'together').flatMap((tree) => read(tree) ?? []);
  return { kind: 'count-groups', where: of, together, upTo: head.values.length - 1 };
}

function extreme(
  { entry, section }: DerivedHead,
  kind: 'highest' | 'lowest',
  where: GroupCondition,
  people: PeopleWords,
): DerivedKind | null {
  const { page } = section;
  const cell = cellOf(page, entry.value, people);
  const nobody = needed(section, 'nobody');
  if (!cell || !nobody) return null;
  if (!cell.ordered) {
    const at = on(page, entry.value.span);
    page.report(diagnostic('pack/must-be-ordered', at, cell.name, `it has no ${kind}`));
  }
  const position = choice(page, nobody.value, cell.name, cell.values);
  return position === null ? null : { kind, cell: cell.index, where, nobody: position };
}
