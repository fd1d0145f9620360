// How a pack wants the rest of its answers laid out: its text `advice`, read with a default for everything it leaves out.
import type { Pack } from './pack.js';

export interface Layout {
  /** Words for how grave a caution is, the gravest first. */
  readonly weights: readonly string[];
  /** Words for when an unmet condition is to be gone about, the earliest first. */
  readonly steps: readonly string[];
  /** Words for the parts of an offer, in the order told. */
  readonly parts: readonly string[];
  readonly headings: readonly Heading[];
  /** How many of each kind are shown at first. */
  readonly shown: Readonly<Record<string, number>>;
  /** The fact that says at which step the work is, and the one that says where it is set. */
  readonly stage: string | null;
  readonly setting: string | null;
  /** What is printed where duties were not looked at, for want of a setting or of a pack that knows any. */
  readonly noSetting: string;
  readonly noDuties: string;
  /** What is printed where they were looked at and none was found. */
  readonly noneFound: string;
  readonly chain: Chain | null;
}

export interface Heading {
  readonly id: string;
  readonly title: string;
  /** A fact worked out by the pack: the conditions under the heading apply where it is yes. */
  readonly where: string | null;
}

/** Steps of the work: the map fact that says which approach is taken at each, and from which approach on a step counts as shared. */
export interface Chain {
  readonly title: string;
  readonly fact: string;
  readonly from: string;
  readonly links: readonly { readonly key: string; readonly title: string }[];
}

const layouts = new WeakMap<Pack, Layout>();

export function layoutOf(pack: Pack): Layout {
  const known = layouts.get(pack);
  if (known) return known;
  const text = recordIn(pack.texts.advice);
  const headings = Object.entries(recordIn(text.headings)).map(([id, entry]) => {
    const { title, where } = recordIn(entry);
    return { id, title: textIn(title, id), where: where === undefined ? null : textIn(where, '') };
  });
  const layout: Layout = {
    weights: wordsIn(text.weights),
    steps: wordsIn(text.steps),
    parts: wordsIn(text.parts),
    headings,
    shown: numbersIn(text.shown),
    stage: optional(text.stage),
    setting: optional(text.setting),
    noSetting: textIn(text['no-setting'], ''),
    noDuties: textIn(text['no-duties'], ''),
    noneFound: textIn(text['none-found'], ''),
    chain: chainIn(text.chain),
  };
  layouts.set(pack, layout);
  return layout;
}

function chainIn(value: unknown): Chain | null {
  if (value === undefined) return null;
  const { title, fact, from, links } = recordIn(value);
  const entries = Object.entries(recordIn(links)).map(([key, of]) => ({
    key,
    title: textIn(of, key),
  }));
  return {
    title: textIn(title, ''),
    fact: textIn(fact, ''),
    from: textIn(from, ''),
    links: entries,
  };
}

type Loose = Readonly<Record<string, unknown>>;
export const recordIn = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
export const wordsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [];
export const textIn = (value: unknown, unless: string): string =>
  typeof value === 'string' ? value : unless;
const optional = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numbersIn = (value: unknown): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(recordIn(value)).map(([key, count]) => [key, Number(count)]));
