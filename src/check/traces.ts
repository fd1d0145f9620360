// What a text must hold somewhere for a phrase to match in it at all: one expression for all phrases, far cheaper to look
// for than the phrases themselves. It finds too much, never too little.
import type { Level } from '../model/pack.js';
import type { Pattern, Step } from './patterns.js';
import type { Phrase, Vocabulary } from './vocabulary.js';

/** An expression that every text matches in which a phrase right of a level does. */
function tracesOf(phrases: readonly Phrase[], beyond: Level): RegExp {
  const traces = phrases.filter(({ claim }) => claim > beyond).map(({ pattern }) => trace(pattern));
  // that every trace begins a word spares trying them all at every letter
  return new RegExp(
    traces.length === 0 ? '(?!)' : `(?<![a-z0-9])(?:${[...new Set(traces)].join('|')})`,
    'i',
  );
}

/** The longest run of words that a pattern spells out. */
function trace(pattern: Pattern): string {
  const runs: string[][] = [[]];
  for (const step of pattern) {
    const spelt = speltBy(step);
    if (spelt === null) runs.push([]);
    else runs.at(-1)?.push(spelt);
  }
  const sources = runs.map((run) => run.join('[^a-z0-9]+'));
  return sources.reduce((longest, source) =>
    shortest(source) > shortest(longest) ? source : longest,
  );
}

/** About how much of a text a source stands for at least: alternatives count by their shortest. */
const shortest = (source: string): number =>
  source.split('[^a-z0-9]+').reduce(
    (sum, part) =>
      sum +
      Math.min(
        ...part
          .replace(/[()?:]/g, '')
          .split('|')
          .map((word) => word.length),
      ),
    0,
  );

/** null for what may be anything: a gap, a word that may be left out, a list. */
function speltBy(step: Step): string | null {
  if (step.kind === 'gap' || step.optional || step.people) return null;
  return `(?:${step.words.map(wordSource).join('|')})`;
}

const wordSource = (word: string): string =>
  word
    .replace(/\*$/, '')
    .replace(/'/g, "['’]")
    .replace(/-/g, '[-‐‑]')
    .replace(
      /^co(?=produc|design|creat|decid|deliver|commission|evaluat|manag|led|lead|own|author|run|chair)/,
      'co[^a-z0-9]{0,3}',
    );

const known = new WeakMap<Vocabulary, Map<Level, RegExp>>();

/** What a text must hold to claim anything right of a level; made once a level. */
export function tracesBeyond(level: Level, vocabulary: Vocabulary): RegExp {
  const before = known.get(vocabulary) ?? new Map<Level, RegExp>();
  known.set(vocabulary, before);
  const expression = before.get(level) ?? tracesOf(vocabulary.all, level);
  before.set(level, expression);
  return expression;
}
