// The positions of a pack, left to right in bands, and the results beside them: kinds, names and flags.
import { diagnostic } from '../model/diagnostic.js';
import type { Approach, Band, Kind, Name, Scale, Term } from '../model/pack.js';
import type { Span } from '../model/source.js';
import type { Tree } from '../model/tree.js';
import { cited } from './pack-cited.js';
import type { Declared, Placed } from './pack-gather.js';
import { fromItem, unique } from './pack-gather.js';
import { on, type Page } from './pack-page.js';
import {
  list,
  needed,
  neededText,
  type Section,
  sectionOf,
  text,
  words,
  yesNo,
} from './pack-section.js';

type SourceIds = ReadonlyMap<string, number>;

const termKeys = ['id', 'title', 'help', 'source'] as const;
const kindKeys = [...termKeys, 'looks-like'] as const;
const nameKeys = [...termKeys, 'decides', 'acts'] as const;
export const bandKeys = [...termKeys, 'raised-by-duty', 'approaches'] as const;
export const approachKeys = [...termKeys, 'raised', 'decides', 'acts', 'promise', 'like'] as const;
const nowhere: Scale = { title: '', bands: [], approaches: [] };

export function scaleOf({ page, entry }: Placed, sources: SourceIds): Scale {
  const section = sectionOf(page, entry.value, 'the scale', entry.keySpan, ['title', 'bands']);
  if (!section || !needed(section, 'bands')) return nowhere;
  const bands: Band[] = [];
  const approaches: Approach[] = [];
  const all: Declared[] = [];
  for (const { tree, id, at } of unique(items(page, list(section, 'bands'), 'band'), 'band')) {
    const band = sectionOf(page, tree, id, at, bandKeys);
    if (!band) continue;
    const first = approaches.length;
    const within = items(page, list(band, 'approaches'), 'position');
    all.push(...within);
    for (const one of within) {
      const approach = approachOf(one, bands.length, sources);
      if (approach) approaches.push(approach);
    }
    if (approaches.length === first) emptyList(page, at, `approach in the band ${id}`);
    bands.push({
      ...term(band, id, sources, true),
      first,
      last: approaches.length - 1,
      raisedByDuty: yesNo(band, 'raised-by-duty', true),
    });
  }
  if (bands.length === 0) emptyList(page, entry.keySpan, 'positions on its scale');
  unique(all, 'position');
  return { title: text(section, 'title'), bands, approaches };
}

const emptyList = (page: Page, at: Span, what: string): void =>
  page.report(diagnostic('pack/empty', on(page, at), what));

/** The entries of a list of things that name themselves, each once. */
const items = (page: Page, trees: readonly Tree[], what: string): readonly Declared[] =>
  trees.flatMap((tree) => fromItem(page, tree, what) ?? []);

function approachOf({ id, at, page, tree }: Declared, band: number, sources: SourceIds) {
  const section = sectionOf(page, tree, id, at, approachKeys);
  return (
    section && {
      ...term(section, id, sources, true),
      band,
      raised: yesNo(section, 'raised', true),
      decides: text(section, 'decides'),
      acts: text(section, 'acts'),
      promise: text(section, 'promise'),
      ...(section.entries.like ? { like: words(section, 'like') } : {}),
    }
  );
}

function term(
  section: Section<(typeof termKeys)[number]>,
  id: string,
  sources: SourceIds,
  sourced: boolean,
): Term {
  return {
    id,
    title: neededText(section, 'title'),
    help: text(section, 'help'),
    sources: cited(section, sources, sourced),
  };
}

/** A kind of challenge: always sourced. */
export function kindOf({ id, at, page, tree }: Declared, sources: SourceIds): Kind | null {
  const section = sectionOf(page, tree, id, at, kindKeys);
  return section && { ...term(section, id, sources, true), looksLike: text(section, 'looks-like') };
}

/** A name beside the pins: always sourced. */
export function nameOf({ id, at, page, tree }: Declared, sources: SourceIds): Name | null {
  const section = sectionOf(page, tree, id, at, nameKeys);
  if (!section) return null;
  const { decides, acts } = section.entries;
  return {
    ...term(section, id, sources, true),
    ...(decides ? { decides: text(section, 'decides') } : {}),
    ...(acts ? { acts: text(section, 'acts') } : {}),
  };
}

/** A flag leaves its source to the rules that raise it. */
export function flagOf({ id, at, page, tree }: Declared, sources: SourceIds): Term | null {
  const section = sectionOf(page, tree, id, at, termKeys);
  return section && term(section, id, sources, false);
}
