// The word a person most likely meant, for "did you mean".
import { distance } from 'fastest-levenshtein';

/** The word of `all` nearest to `word`, or null where none is near; case, spaces and underscores hardly count. */
export function nearest(word: string, all: readonly string[]): string | null {
  if (word.length > 60) return null;
  const asked = plain(word);
  let best: string | null = null;
  let least = tolerance(asked.length) + 1;
  for (const candidate of all) {
    const away = distance(asked, plain(candidate));
    if (away < least) {
      least = away;
      best = candidate;
    }
  }
  return best;
}

/** How many letters may differ: two neighbours swapped count as two. */
function tolerance(length: number): number {
  if (length < 4) return 1;
  return Math.max(2, Math.floor(length / 3));
}

const plain = (word: string) => word.toLowerCase().replace(/[\s_]+/g, '-');

/**
 * The one word that can have been meant: written with other capitals or spaces, or one slip of the fingers away (two in
 * long words), and no other as near. Null where that is not certain; short words are too near each other to tell.
 */
export function surelyMeant(word: string, all: readonly string[]): string | null {
  if (word.length > 60) return null;
  const asked = plain(word);
  const slips = all.map((candidate) => slipsBetween(asked, plain(candidate)));
  const least = Math.min(...slips);
  if (least > (asked.length < 4 ? 0 : asked.length < 8 ? 1 : 2)) return null;
  const [only, ...others] = all.filter((_, index) => slips[index] === least);
  return others.length === 0 ? (only ?? null) : null;
}

/** Letters left out, added or changed; two neighbours swapped are one slip. */
function slipsBetween(a: string, b: string): number {
  const away = distance(a, b);
  if (away !== 2 || a.length !== b.length) return away;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] ? 1 : away;
}
