// A key that stands where nothing is called so: what to say, and where it belongs or what was meant.
import { diagnostic } from '../model/diagnostic.js';
import type { Entry } from '../model/tree.js';
import { locate, type Reading } from './brief-draft.js';
import { nearest, surelyMeant } from './nearest.js';

/** After so many mistakes nobody reads on, and looking for what was meant takes its time. */
const mostSuggestions = 500;

/** Reports a key that `where` (a path, or '' for the brief) does not know. */
export function reportUnknownKey(
  reading: Reading,
  { key, keySpan }: Entry,
  where: string,
  known: readonly string[],
): void {
  const { homes, byPath } = reading.vocabulary;
  const place = where === '' ? 'the brief' : where;
  const at = locate(reading, keySpan);
  const elsewhere = homesOf(key, homes, byPath);
  if (elsewhere.length > 0) {
    reading.diagnostics.push(diagnostic('brief/misplaced-key', at, key, place, elsewhere));
    return;
  }
  const few = reading.diagnostics.length < mostSuggestions;
  const near = few ? (nearest(key, known) ?? nearElsewhere(key, homes)) : null;
  reading.diagnostics.push(diagnostic('brief/unknown-key', at, key, place, near, known));
}

function homesOf(
  key: string,
  homes: ReadonlyMap<string, readonly string[]>,
  byPath: ReadonlyMap<string, unknown>,
): readonly string[] {
  const dot = key.lastIndexOf('.');
  if (dot !== -1 && byPath.has(key)) return [key.slice(0, dot)];
  return (homes.get(key) ?? []).map((home) => (home === '' ? 'the brief itself' : home));
}

/** A key of another section, as a path, where only that can have been meant. */
function nearElsewhere(key: string, homes: ReadonlyMap<string, readonly string[]>): string | null {
  if (key.length < 4) return null;
  const near = surelyMeant(key, [...homes.keys()]);
  const home = near === null ? undefined : homes.get(near)?.[0];
  if (near === null || home === undefined) return null;
  return home === '' ? near : `${home}.${near}`;
}
