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
