// What can be mended in a text for certain: a word that is no key or value of its place and can only mean one that is.
// Nothing else of the text is touched.
import type { Diagnostic } from '../model/diagnostic.js';

export interface Mend {
  /** Offsets of what is replaced. */
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
}

export interface Mended {
  readonly text: string;
  /** In the order in which they were made. */
  readonly mends: readonly Mend[];
}

/** What is wrong with a text. */
export type Look = (text: string) => readonly Diagnostic[];
/** The word that was certainly meant; null where none was. */
export type Meant = (word: string, words: readonly string[]) => string | null;

/** Mending a key can show mistakes below it, so it is done again; no brief nests as deep as this. */
const mostRounds = 8;

/** The text with everything mended that is certain; mended again it stays as it is. */
export function mended(text: string, look: Look, meant: Meant): Mended {
  let now: Mended = { text, mends: [] };
  for (let round = 0; round < mostRounds; round += 1) {
    const next = onceMended(now.text, look, meant);
    if (next.mends.length === 0) break;
    now = { text: next.text, mends: [...now.mends, ...next.mends] };
  }
  return now;
}

function onceMended(text: string, look: Look, meant: Meant): Mended {
  const found = look(text);
  if (text.includes('\ufffd') || found.some(isSyntax)) return { text, mends: [] };
  const mends = found.flatMap((one) => mendOf(one, text, meant) ?? []);
  return withoutTwins(text, agreeing(mends), look);
}

/** Each place once; none of a place (such as one that aliases stand for) where different words were meant. */
const agreeing = (mends: readonly Mend[]): readonly Mend[] =>
  mends.filter((mend, index) => {
    const same = mends.filter(({ start }) => start === mend.start);
    return mends.indexOf(same[0] as Mend) === index && same.every(({ to }) => to === mend.to);
  });

const isSyntax = ({ code }: Diagnostic): boolean => code.startsWith('syntax/');

function mendOf({ words, at: { span } }: Diagnostic, text: string, meant: Meant): Mend | null {
  if (!words) return null;
  const written = text.slice(span.start, span.end);
  const quoted = /^(["'])(.*)\1$/s.exec(written);
  const from = quoted?.[2] ?? written;
  const to = meant(from, words);
  if (to === null || !/^[\w -]+$/.test(from)) return null;
  const start = span.start + (quoted ? 1 : 0);
  return { start, end: start + from.length, from, to };
}

/** A key that would then be given twice is left as it is, wherever it stands: which of the two was meant nobody knows. */
function withoutTwins(text: string, mends: readonly Mend[], look: Look): Mended {
  const after = applied(text, mends);
  const twins = new Set(
    mends.length === 0
      ? []
      : look(after)
          .filter(isSyntax)
          .map(({ at: { source, span } }) =>
            source.text.slice(span.start, span.end).replace(/["']/g, ''),
          ),
  );
  if (twins.size === 0) return { text: after, mends };
  const rest = mends.filter(({ to }) => !twins.has(to));
  return rest.length === mends.length ? { text, mends: [] } : withoutTwins(text, rest, look);
}

const applied = (text: string, mends: readonly Mend[]): string =>
  mends
    .toSorted((a, b) => b.start - a.start)
    .reduce((now, { start, end, to }) => now.slice(0, start) + to + now.slice(end), text);
