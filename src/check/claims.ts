// What a text claims: phrases of the vocabulary that are meant, not denied, quoted, hoped for, reported or part of a name.
import type { Level } from '../model/pack.js';
import { anyAt, anyWithin, type Match, matchAt, type Pattern } from './patterns.js';
import type { Passage, Stretch } from './prose.js';
import { type Sentence, sentencesOf, type Word } from './sentences.js';
import { tracesBeyond } from './traces.js';
import { candidatesIn, type Phrase, phrasesFrom, type Vocabulary } from './vocabulary.js';

export interface Claim {
  readonly claim: Level;
  /** The words as they stand in the text. */
  readonly words: string;
  /** Offsets in the file. */
  readonly start: number;
  readonly end: number;
}

/** The claims of a passage right of a level, at most one a sentence: the one furthest right, of those the first. */
export function claimsIn(
  passage: Passage,
  beyond: Level,
  vocabulary: Vocabulary,
): readonly Claim[] {
  return sentencesOf(passage, tracesBeyond(beyond, vocabulary)).flatMap((sentence) => {
    if (sentence.question) return [];
    const found = claimsOf(sentence, passage, beyond, vocabulary);
    const furthest = Math.max(...found.map(({ claim }) => claim));
    return found.filter(({ claim }) => claim === furthest).slice(0, 1);
  });
}

/** Whether words may be written in characters or cut by marks in a way that only a reader of Markdown sees through. */
export const isObscure = (file: string, { start, end }: Stretch): boolean =>
  obscure.test(file.slice(start, end));

const obscure = /&#?\w+;|\\|\u00ad|\bco[*_]|[-\u2010-\u2013][*_]/i;

/** Whether a stretch that is not obscure could claim something right of a level at all; it says yes too often, never too seldom. */
export const mayClaim = (
  file: string,
  stretch: Stretch,
  beyond: Level,
  vocabulary: Vocabulary,
): boolean => tracesBeyond(beyond, vocabulary).test(withoutMarkup(file, stretch));

/**
 * Offsets in the file at which a stretch of it could claim something right of a level, its markup not looked at:
 * what does not lie near one of them nobody need read.
 */
export function suspectsIn(
  file: string,
  stretch: Stretch,
  beyond: Level,
  vocabulary: Vocabulary,
): readonly number[] {
  const text = withoutMarkup(file, stretch);
  const asItStands: Passage = { kind: 'prose', text, offsets: [], links: [], aside: [] };
  return sentencesOf(asItStands, tracesBeyond(beyond, vocabulary)).flatMap(({ words }) => {
    const candidates = candidatesIn(words, beyond, vocabulary);
    if (candidates.size === 0) return [];
    return words.flatMap(({ word, start: at }, index) =>
      phrasesFrom(word, vocabulary).some(
        (phrase) => candidates.has(phrase) && matchAt(phrase.pattern, words, index) !== null,
      )
        ? [stretch.start + at]
        : [],
    );
  });
}

/** A stretch of the file in which targets of links and tags are blank, all else at its place. */
const withoutMarkup = (file: string, { start, end }: Stretch): string =>
  file.slice(start, end).replace(/\]\([^)]*\)|<[^>]*>/g, (found) => ' '.repeat(found.length));

function claimsOf(
  sentence: Sentence,
  passage: Passage,
  beyond: Level,
  vocabulary: Vocabulary,
): readonly Claim[] {
  const { words } = sentence;
  const candidates = candidatesIn(words, beyond, vocabulary);
  if (candidates.size === 0) return [];
  return words.flatMap(({ word }, at) =>
    phrasesFrom(word, vocabulary).flatMap((phrase) => {
      if (!candidates.has(phrase)) return [];
      const match = matchAt(phrase.pattern, words, at);
      if (!match || !isMeant(match, phrase, sentence, passage, vocabulary)) return [];
      const [first, last] = [words[match.from], words[match.to - 1]];
      if (!first || !last) return [];
      const [start, end] = [
        passage.offsets[first.start] ?? 0,
        (passage.offsets[last.end - 1] ?? 0) + 1,
      ];
      return [
        {
          claim: phrase.claim,
          words: passage.text.slice(first.start, last.end).replace(/\s+/g, ' '),
          start,
          end,
        },
      ];
    }),
  );
}

function isMeant(
  match: Match,
  phrase: Phrase,
  sentence: Sentence,
  passage: Passage,
  vocabulary: Vocabulary,
): boolean {
  const { words, cell } = sentence;
  const matched = words.slice(match.from, match.to);
  if (matched.some(({ aside }) => aside) || isName(match, sentence)) return false;
  if (
    phrase.noun &&
    (cell || passage.kind === 'heading' || matched.every(({ link }) => link !== -1))
  )
    return false;
  if (passage.kind === 'heading' && !phrase.anywhere && !isStatement(match, words)) return false;
  if (cell && (isLabel(match, words) || isDenied(match, sentence, passage))) return false;
  if (isUnticked(passage) || saysNo(match, words)) return false;
  if (isReference(match, words) || words.some(({ word }) => phrase.unless.has(word))) return false;
  const clause = clauseStart(words, match.from);
  if (
    isNegated(words, clause, match.from, vocabulary) ||
    isNegated(words, match.from, match.to, vocabulary, match.spelt)
  )
    return false;
  const { hedges, conditions, reported, later, afterwards } = vocabulary;
  if (
    anyWithin(hedges, words, clause, match.from) ||
    anyWithin(conditions, words, 0, match.from, Number.POSITIVE_INFINITY)
  )
    return false;
  if (anyWithin(reported, words, 0, match.from)) return false;
  if (anyWithin(later, words, match.to, words.length)) return false;
  if (isSoftened(match, words, [...hedges, ...reported])) return false;
  return !startsAt(afterwards, words, match.to);
}

/** `residents should be equal partners`: what stands where the pattern leaves room. */
const isSoftened = (
  { from, to, spelt }: Match,
  words: readonly Word[],
  patterns: readonly Pattern[],
): boolean =>
  words
    .slice(from, to)
    .some((_, index) => !spelt.includes(from + index) && anyAt(patterns, words, from + index, to));

const startsAt = (patterns: readonly Pattern[], words: readonly Word[], at: number): boolean =>
  words[at] !== undefined &&
  !/[.;:!?,]/.test(words[at]?.before ?? '') &&
  anyAt(patterns, words, at);

/** An entry of a list of tasks that is not done. */
const isUnticked = ({ text }: Passage): boolean => /^\s*\[ \]\s/.test(text);

/** `co-produced: no` */
const saysNo = ({ to }: Match, words: readonly Word[]): boolean =>
  /[:–—-]/.test(words[to]?.before ?? '') && /^(?:no|not|none|never)$/.test(words[to]?.word ?? '');

/** A heading states something where it has a verb of its own or says what was done; else it names a topic. */
const isStatement = ({ spelt }: Match, words: readonly Word[]): boolean =>
  words.some(({ word }) => predicates.has(word)) ||
  spelt.some((at) => isPast(words[at]?.word ?? ''));

const isPast = (word: string): boolean => word.endsWith('ed') || pasts.has(word);
const pasts = new Set('built chose chosen drawn drew led made run spent wrote written'.split(' '));

/** A cell that says no more than these few words names a row or column. */
const isLabel = ({ from, to }: Match, words: readonly Word[]): boolean =>
  to - from === words.length && words.length < 4;

/** Another cell of the same row says no. */
function isDenied({ from }: Match, { words }: Sentence, { text }: Passage): boolean {
  const at = words[from]?.start ?? 0;
  const end = text.indexOf('\n', at);
  const row = text.slice(text.lastIndexOf('\n', at) + 1, end === -1 ? undefined : end);
  return row.split('|').some((cell) => denial.test(cell));
}

const denial = /^\s*(?:(?:no|not|none|never|later)\b|n\/a\s*$|[✗✘×–—-]\s*$)/i;

/** Words that the pattern spells out and that have a capital inside a sentence, or beside another capital at its start. */
function isName({ spelt, from }: Match, { words }: Sentence): boolean {
  return spelt.some((at) => {
    const word = words[at];
    if (!word?.capital || word.word.length < 4) return false;
    if (isPast(word.word) && predicates.has(words[at - 1]?.word ?? '')) return false;
    if (at > 0 && !/[.:!?]/.test(word.before)) return true;
    const next = words[at + 1];
    return at === from && next?.capital === true && next.before === '';
  });
}

/** A link whose text names another document: the whole claim lies in it, and nobody outside it is said to do or be so. */
function isReference({ from, to }: Match, words: readonly Word[]): boolean {
  const link = words[from]?.link ?? -1;
  if (link === -1 || words.slice(from, to).some((word) => word.link !== link)) return false;
  const first = words.findIndex((word) => word.link === link);
  const before = words[first - 1];
  return before === undefined || before.before.includes('.') || !predicates.has(before.word);
}

const predicates = new Set(
  'is are was were be been being will we have has had to fully genuinely jointly truly'.split(' '),
);

/** Where the clause of a word begins: after a stop inside the sentence, or where a new subject starts one. */
function clauseStart(words: readonly Word[], at: number): number {
  for (let index = at; index > 0; index -= 1) {
    const word = words[index];
    if (!word) continue;
    if (/[;:—–|]/.test(word.before)) return index;
    if (beginners.has(word.word)) return index;
    if (word.word === 'which' && word.before.includes(',')) return index;
    if (word.before.includes(',') && subjects.has(word.word)) return index;
    if (word.word === 'and' && subjects.has(words[index + 1]?.word ?? '') && index + 1 <= at)
      return index;
  }
  return 0;
}

const beginners = new Set(
  'but so therefore because yet however whereas although though'.split(' '),
);
const subjects = new Set(
  'we it they this that these those there the our residents people citizens carers families patients tenants parents everyone you he she its i'.split(
    ' ',
  ),
);

function isNegated(
  words: readonly Word[],
  from: number,
  to: number,
  { negations, notNegations }: Vocabulary,
  spelt: readonly number[] = [],
): boolean {
  for (let at = from; at < to; at += 1) {
    if (spelt.includes(at)) continue;
    const otherwise = notNegations.flatMap((pattern) => matchAt(pattern, words, at) ?? []);
    if (otherwise.length > 0) {
      at = Math.max(...otherwise.map((match) => match.to)) - 1;
      continue;
    }
    if (anyAt(negations, words, at, to)) return true;
  }
  return false;
}
