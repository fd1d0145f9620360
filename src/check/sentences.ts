// A passage as sentences of words, with what stands between them; quotations, web addresses and struck-out text are marked.
import type { Passage, Stretch } from './prose.js';

export interface Word {
  /** Lower case (but for the month of May), plain apostrophes and hyphens; co-words in one: `coproduced`. */
  readonly word: string;
  /** Begins with a capital. */
  readonly capital: boolean;
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one, without spaces. */
  readonly before: string;
  /** Quoted, struck out, or part of a web address. */
  readonly aside: boolean;
  /** Number of the link that it is part of; -1 for none. */
  readonly link: number;
}

export interface Sentence {
  readonly words: readonly Word[];
  readonly question: boolean;
  /** Whether it stands in a table. */
  readonly cell: boolean;
}

/** The sentences of a passage in which an expression is found; a cell of a table is one of its own. */
export function sentencesOf(passage: Passage, holding: RegExp): readonly Sentence[] {
  const { text } = passage;
  const cell = /^\s*\|/.test(text) || /\|\s*$/m.test(text);
  const stretches = stretchesOf(text, cell).filter(({ start, end }) =>
    holding.test(text.slice(start, end)),
  );
  if (stretches.length === 0) return [];
  const aside = [...passage.aside, ...quotationsIn(text), ...addressesIn(text), ...struckIn(text)];
  return stretches.flatMap(({ start, end }) => {
    const words = wordsIn(passage, start, end, aside);
    const question = /\?["'”’)\]]*\s*$/.test(text.slice(start, end));
    return words.length > 0 ? [{ words, question, cell }] : [];
  });
}

const stop = /[.!?…]+["'”’)\]]*(?=\s+["'“‘([]*[\p{Lu}\p{N}]|\s*$)/gu;
const abbreviation = /(?:^|[\s(])(?:e\.g|i\.e|cf|etc|vs|no|st|dr|mr|mrs|ms|p|pp|s|para|approx)\.$/i;

function stretchesOf(text: string, table: boolean): readonly Stretch[] {
  const ends = [...text.matchAll(stop)]
    .filter(({ index }) => !abbreviation.test(text.slice(Math.max(0, index - 8), index + 1)))
    .map((match) => match.index + match[0].length);
  if (table) for (const match of text.matchAll(/\|/g)) ends.push(match.index);
  const all = [...new Set([...ends, text.length])].sort((a, b) => a - b);
  return all.map((end, index) => ({ start: all[index - 1] ?? 0, end }));
}

const wordShape = /[\p{L}\p{N}]+(?:[-\u2010\u2011'’][\p{L}\p{N}]+)*/gu;

function wordsIn(
  { text, links }: Passage,
  start: number,
  end: number,
  aside: readonly Stretch[],
): readonly Word[] {
  const words: Word[] = [];
  let last = start;
  for (const match of text.slice(start, end).matchAll(wordShape)) {
    const [from, to] = [start + match.index, start + match.index + match[0].length];
    const between = text.slice(last, from);
    const before = between === ' ' ? '' : between.replace(/\s+/g, '');
    last = to;
    words.push({
      word: match[0] === 'May' && words.length > 0 ? match[0] : plainWord(match[0]),
      capital: isCapital(match[0]),
      ...{ start: from, end: to, before },
      aside: aside.some((stretch) => from >= stretch.start && to <= stretch.end),
      link: links.findIndex((link) => from >= link.start && to <= link.end),
    });
  }
  return joined(words);
}

const isCapital = (word: string): boolean =>
  word.charCodeAt(0) < 128 ? /^[A-Z]/.test(word) : /^\p{Lu}/u.test(word);

const coWord =
  /^co(?:-?(?=produc|design|creat|decid|deliver|commission|evaluat|manag)|-(?=led|lead|own|author|run|chair))/;

function plainWord(word: string): string {
  const lower = word.toLowerCase();
  if (!special.test(lower)) return lower;
  return lower
    .replace(/’/g, "'")
    .replace(/[\u2010\u2011]/g, '-')
    .replace(coWord, 'co');
}

const special = /^co|[’\u2010\u2011]/;

/** `co produced`, in two words, is one. */
function joined(words: readonly Word[]): readonly Word[] {
  const out: Word[] = [];
  for (const word of words) {
    const before = out.at(-1);
    if (
      before?.word === 'co' &&
      /^[-\u00ad\u2010-\u2013]?$/.test(word.before) &&
      coWord.test(`co${word.word}`)
    ) {
      out[out.length - 1] = { ...before, word: `co${word.word}`, end: word.end };
    } else out.push(word);
  }
  return out;
}

/** Stretches between quotation marks; one that is not closed runs to the end of its passage where it began it. */
function quotationsIn(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const [open, close] of [
    ['“', '”'],
    ['«', '»'],
    ['„', '“'],
  ] as const) {
    for (let at = text.indexOf(open); at !== -1; ) {
      const end = text.indexOf(close, at + 1);
      if (end !== -1 || at === 0)
        found.push({ start: at, end: end === -1 ? text.length : end + 1 });
      at = end === -1 ? -1 : text.indexOf(open, end + 1);
    }
  }
  return [...found, ...straight(text, '"'), ...single(text)];
}

function straight(text: string, mark: string): readonly Stretch[] {
  const at = [...text.matchAll(new RegExp(mark, 'g'))].map(({ index }) => index);
  const found: Stretch[] = [];
  for (let index = 0; index + 1 < at.length; index += 2)
    found.push({ start: at[index] ?? 0, end: (at[index + 1] ?? 0) + 1 });
  return found;
}

/** Single marks: one that opens stands after a space or bracket, one that closes before a space or a stop. */
function single(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const match of text.matchAll(/(?<=^|[\s([—–-])['‘](?=\S)/g)) {
    const rest = text.slice(match.index + 1);
    const close = /['’](?=$|[\s).,;:!?\]—–-])/.exec(rest);
    if (close && !/[.!?]\s/.test(rest.slice(0, close.index)))
      found.push({ start: match.index, end: match.index + 2 + close.index });
  }
  return found;
}

const addressesIn = (text: string): readonly Stretch[] => [
  ...matchesOf(text, /(?:https?:\/\/|www\.)\S+/g),
  ...(text.includes('@') ? matchesOf(text, /\S+@\S+\.\S+/g) : []),
];

const struckIn = (text: string): readonly Stretch[] => matchesOf(text, /~~[^~]+~~/g);

const matchesOf = (text: string, pattern: RegExp): readonly Stretch[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
