// A map of a pack file by its keys: each is asked for by name and type, and what is missing or unknown is reported.
import { diagnostic } from '../model/diagnostic.js';
import type { Span } from '../model/source.js';
import type { Entry, Tree } from '../model/tree.js';
import { nearest } from './nearest.js';
import { asMap, asOneOf, asText, asWord, asYesNo, on, type Page, wrongType } from './pack-page.js';

/** A map whose keys are known to be allowed: what it belongs to, and the entries by key. */
export interface Section<K extends string> {
  readonly page: Page;
  /** What it is about, for messages: the id of a rule or fact, say. */
  readonly where: string;
  /** Where it is named. */
  readonly at: Span;
  readonly entries: Readonly<Partial<Record<K, Entry>>>;
}

/** The map's entries, where every key is one of these; other keys are reported. */
export function sectionOf<K extends string>(
  page: Page,
  tree: Tree,
  where: string,
  at: Span,
  keys: readonly K[],
): Section<K> | null {
  const map = asMap(page, tree, where);
  if (!map) return null;
  const known = new Set<string>(keys);
  const entries: Partial<Record<string, Entry>> = {};
  for (const entry of map.entries) {
    if (known.has(entry.key)) entries[entry.key] = entry;
    else unknownKey(page, entry, where, keys);
  }
  return { page, where, at, entries: entries as Partial<Record<K, Entry>> };
}

export function unknownKey(
  page: Page,
  { key, keySpan }: Entry,
  where: string,
  keys: readonly string[],
): void {
  page.report(
    diagnostic('pack/unknown-key', on(page, keySpan), key, where, nearest(key, keys), keys),
  );
}

/** The entry under a key that has to be there. */
export function needed<K extends string>(section: Section<K>, key: K): Entry | null {
  const { page, where, at } = section;
  const entry = section.entries[key];
  if (entry) return entry;
  page.report(diagnostic('pack/missing-key', on(page, at), key, where));
  return null;
}

const named = (key: string, where: string): string => `"${key}" of ${where}`;

/** Text under a key; empty where it was left out. */
export function text<K extends string>(section: Section<K>, key: K): string {
  const entry = section.entries[key];
  return entry ? (asText(section.page, entry.value, named(key, section.where)) ?? '') : '';
}

export function optionalText<K extends string>(section: Section<K>, key: K): string | null {
  return section.entries[key] ? text(section, key) : null;
}

export function neededText<K extends string>(section: Section<K>, key: K): string {
  return needed(section, key) ? text(section, key) : '';
}

/** yes or no under a key; `unless` where it was left out. */
export function yesNo<K extends string>(section: Section<K>, key: K, unless: boolean): boolean {
  const entry = section.entries[key];
  if (!entry) return unless;
  return asYesNo(section.page, entry.value, named(key, section.where)) ?? unless;
}

/** A whole number from 0 under a key; null where it was left out or is none. */
export function whole<K extends string>(section: Section<K>, key: K): number | null {
  const entry = section.entries[key];
  if (!entry) return null;
  const { value } = entry;
  if (value.kind === 'scalar' && typeof value.value === 'number' && isCount(value.value))
    return value.value;
  return wrongType(section.page, value, named(key, section.where), 'a whole number');
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** The items of a list under a key; none where it was left out. */
export function list<K extends string>(section: Section<K>, key: K): readonly Tree[] {
  const entry = section.entries[key];
  if (!entry) return [];
  if (entry.value.kind === 'list') return entry.value.items;
  wrongType(section.page, entry.value, named(key, section.where), 'a list');
  return [];
}

/** The items of a list, or the one thing that stands in its place. */
export function oneOrMore<K extends string>(section: Section<K>, key: K): readonly Tree[] {
  const entry = section.entries[key];
  if (!entry) return [];
  return entry.value.kind === 'list' ? entry.value.items : [entry.value];
}

/** A list of words under a key. */
export function words<K extends string>(section: Section<K>, key: K): readonly string[] {
  const what = `each of ${named(key, section.where)}`;
  return oneOrMore(section, key).flatMap((tree) => asWord(section.page, tree, what) ?? []);
}

/** The entries of a map under a key; none where it was left out. */
export function entries<K extends string>(section: Section<K>, key: K): readonly Entry[] {
  const entry = section.entries[key];
  if (!entry) return [];
  return asMap(section.page, entry.value, named(key, section.where))?.entries ?? [];
}

/** The word under a key, if it is one of these. */
export function oneOf<K extends string, V extends string>(
  section: Section<K>,
  key: K,
  values: readonly V[],
): V | null {
  const entry = section.entries[key];
  return entry ? asOneOf(section.page, entry.value, named(key, section.where), values) : null;
}
