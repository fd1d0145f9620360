// One file of a pack while it is read, and what is asked of each node of it: is it a map, text, one of these words?
// A wrong answer is reported where it stands, and null given back so that reading goes on.
import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { Location, Source, Span } from '../model/source.js';
import type { MapTree, Tree } from '../model/tree.js';
import { nearest } from './nearest.js';

export interface Page {
  readonly source: Source;
  /** Position in `Pack.files`. */
  readonly file: number;
  readonly report: (found: Diagnostic) => void;
}

export const on = (page: Page, span: Span = { start: 0, end: 0 }): Location => ({
  source: page.source,
  span,
});

/** What stands there, in words. */
export function described(tree: Tree): string {
  if (tree.kind !== 'scalar') return tree.kind === 'map' ? 'a map' : 'a list';
  if (tree.value === null) return 'nothing';
  return typeof tree.value === 'string' ? `"${tree.value}"` : String(tree.value);
}

export function wrongType(page: Page, tree: Tree, what: string, expected: string): null {
  page.report(diagnostic('pack/wrong-type', on(page, tree.span), what, expected, described(tree)));
  return null;
}

export function asMap(page: Page, tree: Tree, what: string): MapTree | null {
  return tree.kind === 'map' ? tree : wrongType(page, tree, what, 'a map');
}

export function asText(page: Page, tree: Tree, what: string): string | null {
  if (tree.kind === 'scalar' && typeof tree.value === 'string' && tree.value.trim() !== '')
    return tree.value.trim();
  if (tree.kind === 'scalar' && typeof tree.value === 'number') return String(tree.value);
  return wrongType(page, tree, what, 'text');
}

/** One word, as values and ids are written: JSON's true and false are yes and no. */
export function asWord(page: Page, tree: Tree, what: string): string | null {
  if (tree.kind !== 'scalar' || tree.value === null || tree.value === '')
    return wrongType(page, tree, what, 'one word');
  if (typeof tree.value === 'boolean') return tree.value ? 'yes' : 'no';
  return String(tree.value);
}

export function asYesNo(page: Page, tree: Tree, what: string): boolean | null {
  const value = tree.kind === 'scalar' ? tree.value : null;
  if (value === true || value === 'yes') return true;
  if (value === false || value === 'no') return false;
  return wrongType(page, tree, what, 'yes or no');
}

export function asOneOf<V extends string>(
  page: Page,
  tree: Tree,
  what: string,
  values: readonly V[],
): V | null {
  const word = asWord(page, tree, what);
  if (word === null) return null;
  const found = values.find((value) => value === word);
  if (found !== undefined) return found;
  page.report(
    diagnostic(
      'pack/unknown-value',
      on(page, tree.span),
      word,
      what,
      nearest(word, values),
      values,
    ),
  );
  return null;
}

/** The position of an id that names a thing of the pack, where there is one. */
export function lookUp(
  page: Page,
  tree: Tree,
  what: string,
  ids: ReadonlyMap<string, number>,
): number | null {
  const id = asWord(page, tree, `the ${what}`);
  if (id === null) return null;
  const found = ids.get(id);
  if (found !== undefined) return found;
  page.report(
    diagnostic('pack/unknown-id', on(page, tree.span), id, what, nearest(id, [...ids.keys()])),
  );
  return null;
}

/** The tree as plain data, for texts that only reports read. */
export function plain(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plain);
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plain(value)]));
}
