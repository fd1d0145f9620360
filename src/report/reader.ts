// One answer for different readers: what comes first, what is left out, and a paragraph in their terms, all from the pack's text `readers`.
// And the pack's words with some terms put plainly, from its text `plain-terms`.
import { recordIn, textIn, wordsIn } from '../model/layout.js';
import type { Pack } from '../model/pack.js';

export interface Reader {
  readonly title: string;
  /** Keys of sections, in the order in which they come first. */
  readonly leads: readonly string[];
  readonly drops: readonly string[];
  /** A paragraph for each band of the scale, by its id. */
  readonly says: Readonly<Record<string, unknown>>;
}

/** The ids of readers that a pack knows. */
export const readersOf = (pack: Pack): readonly string[] =>
  Object.keys(recordIn(pack.texts.readers));

export function readerOf(id: string | undefined, pack: Pack): Reader | null {
  if (id === undefined || !readersOf(pack).includes(id)) return null;
  const { title, leads, drops, says } = recordIn(recordIn(pack.texts.readers)[id]);
  return {
    title: textIn(title, id),
    leads: wordsIn(leads),
    drops: wordsIn(drops),
    says: recordIn(says),
  };
}

/** What the reader is told about an approach, by the band it lies in. */
export function toldOf(reader: Reader, approach: string | null, { scale }: Pack): string {
  const band = scale.bands[scale.approaches.find(({ id }) => id === approach)?.band ?? -1];
  return textIn(reader.says[band?.id ?? ''], '');
}

/** Sections that the reader comes to first, then the others in their order; what is dropped is left out. */
export function arranged<T extends { readonly key?: string }>(
  sections: readonly T[],
  reader: Reader | null,
  everything: boolean,
): readonly T[] {
  if (!reader) return sections;
  const first = reader.leads.flatMap((lead) => sections.filter(({ key }) => key === lead));
  const rest = sections.filter((section) => !first.includes(section));
  return [...first, ...rest].filter(
    ({ key }) => everything || key === undefined || !reader.drops.includes(key),
  );
}

/** Texts for eyes stand under these keys; ids never do. */
const spoken = new Set([
  'title',
  'help',
  'decides',
  'acts',
  'promise',
  'because',
  'liftedBy',
  'says',
  'metBy',
  'text',
  'stake',
  'purpose',
  'fails',
  'check',
  'message',
  'expected',
  'mend',
  'looksLike',
]);

const plainPacks = new WeakMap<Pack, Pack>();

/** Puts the pack's plain terms in place of others; a word that begins with a capital goes on doing so. */
export function plainly(pack: Pack): (text: string) => string {
  const terms = Object.entries(recordIn(pack.texts['plain-terms'])).map(
    ([term, plain]) => [new RegExp(`\\b${term}\\b`, 'gi'), textIn(plain, term)] as const,
  );
  return (text) =>
    terms.reduce(
      (sofar, [term, plain]) =>
        sofar.replace(term, (found) =>
          /^[A-Z]/.test(found) ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain,
        ),
      text,
    );
}

/** The pack with its plain terms in all texts that readers see. */
export function inPlainTerms(pack: Pack): Pack {
  const known = plainPacks.get(pack);
  if (known) return known;
  const put = plainly(pack);
  const mapped = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return spoken.has(key) ? put(value) : value;
    if (Array.isArray(value)) return value.map((each) => mapped(each, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([own, each]) => [own, mapped(each, own)]));
  };
  const { scale, kinds, names, flags, rules } = pack;
  const plain = {
    ...pack,
    ...(mapped({ scale, kinds, names, flags, rules }, '') as Pick<
      Pack,
      'scale' | 'kinds' | 'names' | 'flags' | 'rules'
    >),
    texts: {
      ...pack.texts,
      readers: everyText(pack.texts.readers, put),
      advice: everyText(pack.texts.advice, put, ['title']),
    },
  };
  plainPacks.set(pack, plain);
  return plain;
}

/** Every text of a tree, or those under some keys, put plainly. */
function everyText(
  value: unknown,
  put: (text: string) => string,
  keys: readonly string[] = [],
  key = '',
): unknown {
  if (typeof value === 'string')
    return keys.length === 0 || keys.includes(key) ? put(value) : value;
  if (Array.isArray(value)) return value.map((each) => everyText(each, put, keys, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([own, each]) => [own, everyText(each, put, keys, own)]),
  );
}
