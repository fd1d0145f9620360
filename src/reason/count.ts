// How many briefs meet a function, exactly: combinations of the answers to facts, times lists that differ to rules.
import type { Compiled } from './compile.js';
import {
  branchesOf,
  constantOf,
  type Diagram,
  isConstant,
  type Level,
  levelOf,
} from './diagram.js';

/** Levels of the facts of a pack: what combinations are counted over. */
export const factLevels = ({ asked }: Compiled): readonly Level[] =>
  asked.flatMap((entry, level) => (entry?.kind === 'fact' ? [level] : []));

/** How many combinations of answers to all facts there are. */
export function combinationsOf(compiled: Compiled): bigint {
  return factLevels(compiled).reduce(
    (product, level) => product * BigInt(compiled.forest.sizes[level] as number),
    1n,
  );
}

/** How many of them give a function of facts the value 1. */
export function countOf(f: Diagram, compiled: Compiled): bigint {
  const { forest } = compiled;
  const levels = factLevels(compiled);
  const sizes = levels.map((level) => BigInt(forest.sizes[level] as number));
  const position = new Map(levels.map((level, index) => [level, index]));
  const positionOf = (diagram: Diagram): number =>
    isConstant(diagram) ? levels.length : (position.get(levelOf(forest, diagram)) ?? 0);
  const skipped = (from: number, to: number): bigint =>
    sizes.slice(from, to).reduce((product, size) => product * size, 1n);
  const known = new Map<Diagram, bigint>();
  const walk = (diagram: Diagram): bigint => {
    if (isConstant(diagram)) return constantOf(diagram) === 1 ? 1n : 0n;
    const before = known.get(diagram);
    if (before !== undefined) return before;
    const at = positionOf(diagram);
    const total = branchesOf(forest, diagram).reduce(
      (sum, next) => sum + walk(next) * skipped(at + 1, positionOf(next)),
      0n,
    );
    known.set(diagram, total);
    return total;
  };
  return walk(f) * skipped(0, positionOf(f));
}
