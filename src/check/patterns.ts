// Patterns of words, as a pack's vocabulary writes them, and where a sentence matches one.
import type { Word } from './sentences.js';

export type Step =
  | {
      readonly kind: 'word';
      readonly test: (word: string, next: Word | undefined) => boolean;
      readonly words: readonly string[];
      readonly optional: boolean;
      readonly people: boolean;
    }
  /** Up to five words that begin nothing new. */
  | { readonly kind: 'gap' };

export type Pattern = readonly Step[];

/** A match: positions of its first word and after its last, and of those that the pattern spells out. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly spelt: readonly number[];
}

export type Lists = Readonly<Record<string, readonly string[]>>;

/** A pattern; a list in it stands for the words of its entries. */
export function patternOf(text: string, lists: Lists): Pattern {
  return text
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => stepOf(part, lists));
}

function stepOf(part: string, lists: Lists): Step {
  if (part === '..') return { kind: 'gap' };
  const optional = part.endsWith('?');
  const body = optional ? part.slice(0, -1) : part;
  const list = /^<(.+)>$/.exec(body)?.[1];
  const words =
    list === undefined ? body.split('|') : (lists[list] ?? []).flatMap((entry) => entry.split('|'));
  const exact = new Set(words.filter((word) => !/[*!]$/.test(word) && word !== "n't"));
  const lone = new Set(words.filter((word) => word.endsWith('!')).map((word) => word.slice(0, -1)));
  const begun = words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  const ended = words.includes("n't");
  const test = (word: string, next: Word | undefined): boolean =>
    exact.has(word) ||
    begun.some((start) => word.startsWith(start)) ||
    (ended && word.endsWith("n't")) ||
    (lone.has(word) && standsAlone(next));
  return {
    kind: 'word',
    test,
    words: words.map((word) => word.replace(/!$/, '')),
    optional,
    people: list !== undefined,
  };
}

/** The words that a pattern can begin with; `word*` for any that begin so. */
export function firstWords(pattern: Pattern): readonly string[] {
  const [first, ...rest] = pattern;
  if (first?.kind !== 'word') return [];
  return first.optional ? [...first.words, ...firstWords(rest)] : first.words;
}

/** Words of which whatever matches has one: those of the step that is least likely to be met, or the empty word. */
export function anchorOf(pattern: Pattern): readonly string[] {
  const steps = pattern.flatMap((step) =>
    step.kind === 'word' && !step.optional && !step.people && step.words.every(isWhole)
      ? [step.words]
      : [],
  );
  const least = (words: readonly string[]): number => Math.min(...words.map((word) => word.length));
  return steps.reduce((best, words) => (least(words) > least(best) ? words : best), ['']);
}

const isWhole = (word: string): boolean => !word.endsWith('*') && word !== "n't";

/** Whether a word has no noun joined to it: a stop follows, or a small word. */
const standsAlone = (next: Word | undefined): boolean =>
  next === undefined || next.before !== '' || small.has(next.word);

const small = new Set(
  'to and or of in on for who that at is are was were will has have had as from with by but so we over during through throughout since until when while about may can'.split(
    ' ',
  ),
);

const gapLength = 5;
const beginsNew = new Set(
  'for on about to by from who which that where when because is are was were so before after but while whereas and/or'.split(
    ' ',
  ),
);
const boundary = /[.;:!?()—|]/;

/** The match of a pattern that begins at this word, or null. */
export function matchAt(pattern: Pattern, words: readonly Word[], from: number): Match | null {
  return follow(pattern, 0, words, from, from, []);
}

function follow(
  pattern: Pattern,
  step: number,
  words: readonly Word[],
  from: number,
  at: number,
  spelt: readonly number[],
): Match | null {
  const now = pattern[step];
  if (!now) return { from, to: at, spelt };
  if (now.kind === 'gap') {
    for (let length = 0; length <= gapLength; length += 1) {
      const found = follow(pattern, step + 1, words, from, at + length, spelt);
      if (found) return found;
      const next = words[at + length];
      if (!next || boundary.test(next.before) || beginsNew.has(next.word)) return null;
    }
    return null;
  }
  const word = words[at];
  if (word && (at === from || !boundary.test(word.before)) && now.test(word.word, words[at + 1])) {
    const found = follow(
      pattern,
      step + 1,
      words,
      from,
      at + 1,
      now.people ? spelt : [...spelt, at],
    );
    if (found) return found;
  }
  return now.optional ? follow(pattern, step + 1, words, from, at, spelt) : null;
}

/** Whether one of the patterns matches at a word and is over by `to`. */
export const anyAt = (
  patterns: readonly Pattern[],
  words: readonly Word[],
  at: number,
  to = Number.POSITIVE_INFINITY,
): boolean =>
  patterns.some((pattern) => {
    const match = matchAt(pattern, words, at);
    return match !== null && match.to <= to;
  });

/** Whether one of the patterns matches somewhere between two words; from `from` on, and over by `over`. */
export const anyWithin = (
  patterns: readonly Pattern[],
  words: readonly Word[],
  from: number,
  to: number,
  over = to,
): boolean => {
  for (let at = from; at < to; at += 1) if (anyAt(patterns, words, at, over)) return true;
  return false;
};
