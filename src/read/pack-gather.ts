// What a pack's files declare, gathered by the keys at their top and not yet looked into.
// Which file holds what is the author's choice, so that a thing declared twice is found here across all of them.
import { type Diagnostic, diagnostic, relatedTo } from '../model/diagnostic.js';
import type { Location, Source, Span } from '../model/source.js';
import type { Entry, Tree } from '../model/tree.js';
import { asMap, asWord, on, type Page, wrongType } from './pack-page.js';
import { unknownKey } from './pack-section.js';
import { readYaml } from './yaml.js';

/** One thing with an id, in the file that declares it. */
export interface Declared {
  readonly id: string;
  readonly at: Span;
  readonly page: Page;
  readonly tree: Tree;
}

/** What stands under a key that only one file may hold. */
export interface Placed {
  readonly page: Page;
  readonly entry: Entry;
}

const once = ['toforwith-pack', 'id', 'version', 'title', 'extends', 'scale', 'people', 'then'];
const maps = ['settings', 'facts', 'derived', 'sources', 'change', 'texts'] as const;
const lists = ['kinds', 'names', 'flags', 'rules', 'laws'] as const;
export const topKeys: readonly string[] = [...once, ...maps, ...lists];

type Kept = (typeof maps)[number] | (typeof lists)[number];

export interface Gathered {
  readonly single: ReadonlyMap<string, Placed>;
  readonly declared: Readonly<Record<Kept, readonly Declared[]>>;
}

/** The words for one thing of each kind. */
const singular: Record<Kept, string> = {
  settings: 'setting',
  facts: 'fact',
  derived: 'derived fact',
  sources: 'source',
  change: 'change',
  texts: 'text',
  kinds: 'kind',
  names: 'name',
  flags: 'flag',
  rules: 'rule',
  laws: 'law',
};

/** Reads the files, in this order, as the files of a pack from position `first` on. */
export function gather(
  files: readonly Source[],
  first: number,
  report: (found: Diagnostic) => void,
): Gathered {
  const single = new Map<string, Placed>();
  const declared = Object.fromEntries([...maps, ...lists].map((key) => [key, []])) as unknown as {
    [K in Kept]: Declared[];
  };
  for (const [index, source] of files.entries()) {
    const page: Page = { source, file: first + index, report };
    for (const entry of topEntries(page)) {
      const key = entry.key;
      if (once.includes(key)) placeOnce(single, { page, entry });
      else if (isOneOf(maps, key)) declared[key].push(...fromMap(page, entry));
      else if (isOneOf(lists, key)) declared[key].push(...fromList(page, entry, singular[key]));
      else unknownKey(page, entry, 'a pack file', topKeys);
    }
  }
  for (const key of [...maps, ...lists]) declared[key] = unique(declared[key], singular[key]);
  return { single, declared };
}

const isOneOf = <K extends string>(keys: readonly K[], key: string): key is K =>
  keys.some((known) => known === key);

const trees = new WeakMap<Source, ReturnType<typeof readYaml>>();

/** The trees of a file; several readers ask for the same. */
function treesOf(source: Source): ReturnType<typeof readYaml> {
  const known = trees.get(source) ?? readYaml(source);
  trees.set(source, known);
  return known;
}

function topEntries(page: Page): readonly Entry[] {
  const [document, second] = treesOf(page.source);
  for (const found of document?.diagnostics ?? []) page.report(found);
  if (second)
    page.report(
      diagnostic(
        'pack/unreadable',
        on(page, second.value?.span ?? { start: 0, end: 0 }),
        'a pack file holds one document, and this is the second',
      ),
    );
  if (!document?.value) return [];
  return asMap(page, document.value, 'a pack file')?.entries ?? [];
}

function placeOnce(single: Map<string, Placed>, placed: Placed): void {
  const { page, entry } = placed;
  const before = single.get(entry.key);
  if (!before) single.set(entry.key, placed);
  else
    page.report(
      relatedTo(
        diagnostic('syntax/duplicate-key', on(page, entry.keySpan), entry.key),
        'it is given here already',
        on(before.page, before.entry.keySpan),
      ),
    );
}

function fromMap(page: Page, entry: Entry): readonly Declared[] {
  const found = asMap(page, entry.value, `"${entry.key}"`)?.entries ?? [];
  return found.map(({ key, keySpan, value }) => ({ id: key, at: keySpan, page, tree: value }));
}

function fromList(page: Page, entry: Entry, what: string): readonly Declared[] {
  if (entry.value.kind !== 'list') {
    wrongType(page, entry.value, `"${entry.key}"`, 'a list');
    return [];
  }
  return entry.value.items.flatMap((tree) => fromItem(page, tree, what) ?? []);
}

/** An item of a list that names itself. */
export function fromItem(page: Page, tree: Tree, what: string): Declared | null {
  const map = asMap(page, tree, `a ${what}`);
  const entry = map?.entries.find(({ key }) => key === 'id');
  if (map && !entry)
    page.report(diagnostic('pack/missing-key', on(page, firstOf(map.span)), 'id', `a ${what}`));
  if (!map || !entry) return null;
  const id = asWord(page, entry.value, `the id of a ${what}`);
  return id === null ? null : { id, at: entry.value.span, page, tree: map };
}

/** A place at the start of a long stretch, so that not all of it is marked. */
const firstOf = ({ start, end }: Span): Span => ({ start, end: Math.min(end, start + 1) });

/** The things with different ids; a second of one id is reported and left out. */
export function unique(things: readonly Declared[], what: string): Declared[] {
  const seen = new Map<string, Location>();
  return things.filter(({ id, at, page }) => {
    const before = seen.get(id);
    if (!before) seen.set(id, on(page, at));
    else page.report(twice(id, what, on(page, at), before));
    return before === undefined;
  });
}

/** Two things with one id: the second, and where the first stands. */
export function twice(id: string, what: string, at: Location, before: Location): Diagnostic {
  return relatedTo(diagnostic('pack/duplicate-id', at, id, what), 'the first is here', before);
}
