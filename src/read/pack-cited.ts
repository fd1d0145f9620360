// Who says so: the sources that a rule, fact or position on the scale cites under `source:`.
import { diagnostic } from '../model/diagnostic.js';
import type { SourceRef } from '../model/pack.js';
import type { Tree } from '../model/tree.js';
import { lookUp, on, type Page } from './pack-page.js';
import { needed, oneOrMore, optionalText, type Section, sectionOf } from './pack-section.js';

/** The sources that a thing cites under `source:`; citing none is reported where one is required. */
export function cited(
  section: Section<'source'>,
  ids: ReadonlyMap<string, number>,
  required: boolean,
): readonly SourceRef[] {
  const { page, where, at, entries } = section;
  if (required && !entries.source)
    page.report(diagnostic('pack/missing-source', on(page, at), where));
  return oneOrMore(section, 'source').flatMap((tree) => citation(page, tree, where, ids) ?? []);
}

function citation(
  page: Page,
  tree: Tree,
  where: string,
  ids: ReadonlyMap<string, number>,
): SourceRef | null {
  if (tree.kind === 'scalar') return citedAs(page, tree, null, ids);
  const section = sectionOf(page, tree, `a source of ${where}`, tree.span, ['id', 'where']);
  const id = section && needed(section, 'id');
  return section && id && citedAs(page, id.value, optionalText(section, 'where'), ids);
}

function citedAs(
  page: Page,
  tree: Tree,
  where: string | null,
  ids: ReadonlyMap<string, number>,
): SourceRef | null {
  if (lookUp(page, tree, 'source', ids) === null || tree.kind !== 'scalar') return null;
  return { source: String(tree.value), where };
}
