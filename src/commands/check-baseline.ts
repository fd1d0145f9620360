// Writes the baseline, or takes out of it what is no longer found; else says how much of it is gone.
import { resolve } from 'node:path';
import { type Baseline, baselineOf, baselineText, goneFrom } from '../check/baseline.js';
import type { CheckResult } from '../model/finding.js';
import type { World } from '../model/world.js';
import type { CheckOptions } from './check-options.js';

/** Why it could not be written; empty where nothing went wrong. */
export function keepBaseline(
  before: Baseline | null,
  path: string | null,
  { files, findings }: CheckResult,
  { writeBaseline, pruneBaseline }: CheckOptions,
  world: World,
): readonly string[] {
  if (path === null) return [];
  const gone = before ? goneFrom(before, findings, new Set(files.map(({ file }) => file))) : [];
  if (!writeBaseline && !pruneBaseline) {
    if (gone.length > 0)
      world.err.write(
        `toforwith: ${path}: ${gone.length} of its findings are gone; --prune-baseline takes them out\n`,
      );
    return [];
  }
  const kept = writeBaseline
    ? baselineOf(findings)
    : { findings: (before?.findings ?? []).filter((known) => !gone.includes(known)) };
  const why = world.write(resolve(world.cwd, path), baselineText(kept));
  if (why !== null) return [`${path}: ${why}`];
  world.err.write(`toforwith: ${path} is written with ${kept.findings.length} findings\n`);
  return [];
}
