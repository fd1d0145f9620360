// A map of a config or waivers file by its keys: each asked for by name and type, and what is wrong reported at its place.
import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { Location, Source, Span } from '../model/source.js';
import type { MapTree, Tree } from '../model/tree.js';

export interface Desk {
  readonly source: Source;
  readonly report: (found: Diagnostic) => void;
  /** The known word that was probably meant. */
  readonly nearest: (word: string, known: readonly string[]) => string | null;
}

export const on = (desk: Desk, span: Span): Location => ({ source: desk.source, span });

/** What stands there, in words. */
export function described(tree: Tree): string {
  if (tree.kind !== 'scalar') return `a ${tree.kind}`;
  return tree.value === null
    ? 'nothing'
    : typeof tree.value === 'string'
      ? `"${tree.value}"`
      : String(tree.value);
}

export function wrongType(desk: Desk, tree: Tree, what: string, expected: string): null {
  desk.report(
    diagnostic('config/wrong-type', on(desk, tree.span), what, expected, described(tree)),
  );
  return null;
}

export const asMap = (desk: Desk, tree: Tree, what: string): MapTree | null =>
  tree.kind === 'map' ? tree : wrongType(desk, tree, what, 'a map');

/** The values of a map by key; keys that are not known are reported. */
export function fieldsOf<K extends string>(
  desk: Desk,
  tree: Tree,
  what: string,
  keys: readonly K[],
): Partial<Record<K, Tree>> {
  const fields: Partial<Record<string, Tree>> = {};
  for (const { key, keySpan, value } of asMap(desk, tree, what)?.entries ?? []) {
    if (keys.some((known) => known === key)) fields[key] = value;
    else
      desk.report(
        diagnostic(
          'config/unknown-key',
          on(desk, keySpan),
          key,
          what,
          desk.nearest(key, keys),
          keys,
        ),
      );
  }
  return fields as Partial<Record<K, Tree>>;
}

export function asText(desk: Desk, tree: Tree, what: string): string | null {
  if (tree.kind === 'scalar' && typeof tree.value === 'string' && tree.value.trim() !== '')
    return tree.value.trim();
  if (tree.kind === 'scalar' && typeof tree.value === 'number') return String(tree.value);
  return wrongType(desk, tree, what, 'text');
}

/** A list of texts; one text stands for a list of one. */
export function asTexts(desk: Desk, tree: Tree, what: string): readonly string[] {
  const items = tree.kind === 'list' ? tree.items : [tree];
  return items.flatMap((item) => asText(desk, item, `each of ${what}`) ?? []);
}

export function asYesNo(desk: Desk, tree: Tree, what: string): boolean | null {
  const value = tree.kind === 'scalar' ? tree.value : null;
  if (value === true || value === 'yes') return true;
  if (value === false || value === 'no') return false;
  return wrongType(desk, tree, what, 'yes or no');
}

export function asCount(desk: Desk, tree: Tree, what: string): number | null {
  const value = tree.kind === 'scalar' ? tree.value : null;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : wrongType(desk, tree, what, 'a whole number');
}

export function asOneOf<V extends string>(
  desk: Desk,
  tree: Tree,
  what: string,
  values: readonly V[],
): V | null {
  const word = asText(desk, tree, what);
  const found = values.find((value) => value === word);
  if (word !== null && found === undefined)
    desk.report(
      diagnostic(
        'config/unknown-value',
        on(desk, tree.span),
        word,
        what,
        desk.nearest(word, values),
        values,
      ),
    );
  return found ?? null;
}
