// The words by which texts claim an approach, as `texts.claims` of a pack gives them.
import type { Level, Pack } from '../model/pack.js';
import { listIn, mapIn, textIn } from './finding-rules.js';
import { anchorOf, firstWords, type Lists, type Pattern, patternOf } from './patterns.js';
import type { Word } from './sentences.js';

export interface Phrase {
  readonly claim: Level;
  readonly pattern: Pattern;
  /** A mere topic in headings, tables and links. */
  readonly noun: boolean;
  /** Claims even as a heading that states nothing else. */
  readonly anywhere: boolean;
  /** Words in the same sentence that take the claim back. */
  readonly unless: ReadonlySet<string>;
}

export interface Vocabulary {
  readonly all: readonly Phrase[];
  /** Phrases by a word that they can begin with. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Phrases that begin with a word of which only the start is given. */
  readonly begun: readonly (readonly [string, Phrase])[];
  /** Phrases by a word of which they need one, whatever else they say; those that need none stand under the empty word. */
  readonly anchored: ReadonlyMap<string, readonly Phrase[]>;
  readonly negations: readonly Pattern[];
  readonly notNegations: readonly Pattern[];
  readonly hedges: readonly Pattern[];
  readonly conditions: readonly Pattern[];
  readonly reported: readonly Pattern[];
  readonly later: readonly Pattern[];
  readonly afterwards: readonly Pattern[];
}

const known = new WeakMap<Pack, Vocabulary>();

export function vocabularyOf(pack: Pack): Vocabulary {
  const before = known.get(pack);
  if (before) return before;
  const made = make(pack);
  known.set(pack, made);
  return made;
}

function make({ texts, scale }: Pack): Vocabulary {
  const claims = mapIn(texts.claims);
  const lists: Lists = Object.fromEntries(
    Object.entries(mapIn(claims.lists)).map(([name, entries]) => [
      name,
      listIn(entries).map(textIn),
    ]),
  );
  const patterns = (key: string): readonly Pattern[] =>
    listIn(claims[key]).map((text) => patternOf(textIn(text), lists));
  const phrases = listIn(claims.phrases).flatMap((entry) => {
    const { claim, words, noun, anywhere, unless } = mapIn(entry);
    const level = scale.approaches.findIndex(({ id }) => id === claim);
    const taken = new Set(listIn(unless).map(textIn));
    if (level === -1) return [];
    return listIn(words).map((text) => ({
      claim: level,
      pattern: patternOf(textIn(text), lists),
      noun: isYes(noun),
      anywhere: isYes(anywhere),
      unless: taken,
    }));
  });
  const byWord = new Map<string, Phrase[]>();
  const anchored = new Map<string, Phrase[]>();
  const begun: (readonly [string, Phrase])[] = [];
  for (const phrase of phrases) {
    for (const word of firstWords(phrase.pattern)) {
      if (word.endsWith('*')) begun.push([word.slice(0, -1), phrase]);
      else push(byWord, word, phrase);
    }
    for (const word of anchorOf(phrase.pattern)) push(anchored, word, phrase);
  }
  return {
    all: phrases,
    phrases: byWord,
    begun,
    anchored,
    negations: patterns('negations'),
    notNegations: patterns('not-negations'),
    hedges: patterns('hedges'),
    conditions: patterns('conditions'),
    reported: patterns('reported'),
    later: patterns('later'),
    afterwards: patterns('afterwards'),
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

const isYes = (value: unknown): boolean => value === true || value === 'yes';

/** The phrases that can begin with a word. */
export function phrasesFrom(word: string, { phrases, begun }: Vocabulary): readonly Phrase[] {
  const exact = phrases.get(word) ?? none;
  const more = begun.filter(([start]) => word.startsWith(start));
  return more.length === 0 ? exact : [...exact, ...more.map(([, phrase]) => phrase)];
}

const none: readonly Phrase[] = [];

/** The phrases right of a level that could match somewhere among these words, by one word that each needs. */
export function candidatesIn(
  words: readonly Word[],
  beyond: Level,
  { anchored }: Vocabulary,
): ReadonlySet<Phrase> {
  const found = new Set<Phrase>();
  for (const word of ['', ...new Set(words.map((each) => each.word))])
    for (const phrase of anchored.get(word) ?? none) if (phrase.claim > beyond) found.add(phrase);
  return found;
}
