// Several approaches in few words: those that stand next to each other on the scale are told as a run.
import type { Pack } from '../model/pack.js';
import { listed } from './phrases.js';

/** `consultation or participation`, `protection, or anything from consultation to co-production`; `none` is what null is called, if anything. */
export function approachRange(
  ids: readonly (string | null)[],
  pack: Pack,
  none: string | null = null,
): string {
  const levels = pack.scale.approaches.flatMap(({ id }, level) =>
    ids.includes(id) ? [level] : [],
  );
  const title = (level: number | undefined): string =>
    pack.scale.approaches[level ?? -1]?.title ?? '';
  const isRun = (from: number): boolean =>
    levels.slice(from).every((level, index) => level === (levels[from] ?? 0) + index);
  const start = levels.findIndex((_, index) => isRun(index));
  const nothing = none !== null && ids.includes(null) ? [none] : [];
  if (levels.length - start < shortestRun) return listed([...levels.map(title), ...nothing], 'or');
  const run = `anything from ${title(levels[start])} to ${title(levels.at(-1))}`;
  return [...levels.slice(0, start).map(title), run, ...nothing].join(', or ');
}

const shortestRun = 3;
