// The ordinary value of a fact or cell that a brief leaves out: one value, or cases that end with one.
import { diagnostic } from '../model/diagnostic.js';
import type { Tree } from '../model/tree.js';
import { on, type Page, wrongType } from './pack-page.js';
import { needed, type Section, sectionOf } from './pack-section.js';
import { choice } from './pack-values.js';

export interface Case<C> {
  readonly when: C | null;
  readonly value: number;
}

/** The cases, their conditions read by `conditionOf`; the last has none. */
export function ordinaryCases<C>(
  section: Section<'ordinary'>,
  values: readonly string[],
  conditionOf: (page: Page, tree: Tree) => C | null,
): readonly Case<C>[] {
  const entry = needed(section, 'ordinary');
  if (!entry) return [];
  const { page, where } = section;
  if (entry.value.kind !== 'list') return plainCase(page, entry.value, where, values);
  const items = entry.value.items;
  if (items.length === 0)
    page.report(diagnostic('pack/empty', on(page, entry.keySpan), `ordinary value for ${where}`));
  return items.flatMap((item, index) => {
    if (index === items.length - 1) return plainCase(page, item, where, values);
    return caseOf(page, item, where, values, conditionOf) ?? [];
  });
}

function plainCase(
  page: Page,
  tree: Tree,
  where: string,
  values: readonly string[],
): readonly Case<never>[] {
  if (tree.kind !== 'scalar') {
    wrongType(page, tree, `the last ordinary value of ${where}`, 'a plain value');
    return [];
  }
  const value = choice(page, tree, where, values);
  return value === null ? [] : [{ when: null, value }];
}

function caseOf<C>(
  page: Page,
  tree: Tree,
  where: string,
  values: readonly string[],
  conditionOf: (page: Page, tree: Tree) => C | null,
): Case<C> | null {
  const what = `each ordinary case of ${where} but the last`;
  if (tree.kind !== 'map') return wrongType(page, tree, what, 'a map with "when" and "then"');
  const section = sectionOf(page, tree, what, tree.span, ['when', 'then']);
  const when = section && needed(section, 'when');
  const then = section && needed(section, 'then');
  const condition = when && conditionOf(page, when.value);
  const value = then && choice(page, then.value, where, values);
  return condition === null || value === null ? null : { when: condition, value };
}
