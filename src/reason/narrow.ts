// A function confined to what may still be: the diagram of a root with what is known put in and what cannot be left out.

import type { Compiled } from './compile.js';
import {
  bottom,
  branch,
  branchAt,
  branchesOf,
  carefulBoxOf,
  clear,
  companion,
  constant,
  constantOf,
  type Diagram,
  type Forest,
  impossible,
  isConstant,
  type Level,
  lay,
  levelOf,
} from './diagram.js';
import { forget, missing, recall, remember } from './memo.js';
import type { Situation } from './situation.js';

const scratch = new WeakMap<Compiled, Forest>();

/** An empty forest over the variables of a pack, for one question at a time. */
export function scratchFor(compiled: Compiled): Forest {
  const forest = scratch.get(compiled) ?? companion(compiled.forest);
  scratch.set(compiled, forest);
  clear(forest);
  return forest;
}

/** `f` where every variable has one of its open values; its boxes are made in `to`. */
export function confined(from: Forest, f: Diagram, open: Int32Array, to: Forest): Diagram {
  const memo = to.met;
  forget(memo);
  const walk = (diagram: Diagram): Diagram => {
    if (isConstant(diagram)) return diagram;
    const level = levelOf(from, diagram);
    const may = open[level] as number;
    if ((may & (may - 1)) === 0) return walk(branch(from, diagram, 31 - Math.clz32(may)));
    const known = recall(memo, diagram, 0, 0);
    if (known !== missing) return known;
    const start = to.laidCount;
    for (let value = 0; value < (from.sizes[level] as number); value += 1)
      lay(to, (may >> value) & 1 ? walk(branch(from, diagram, value)) : impossible);
    return remember(memo, diagram, 0, 0, carefulBoxOf(to, level, start));
  };
  return walk(f);
}

/** As `confined`, for marks too: only combinations that a list can give. `f` lies in `forest`, which gets the boxes. */
export function amongLists(
  f: Diagram,
  situation: Pick<Situation, 'compiled' | 'combinations'>,
  forest: Forest,
): Diagram {
  const { lists } = situation.compiled;
  const memo = forest.met;
  forget(memo);
  const walk = (diagram: Diagram, set: Diagram): Diagram => {
    if (set === nothing) return impossible;
    if (isConstant(diagram) || set === everything) return diagram;
    const known = recall(memo, diagram, set, 0);
    if (known !== missing) return known;
    const level = Math.min(levelOf(forest, diagram), levelOfSet(set, situation.compiled));
    const markLevel =
      levelOfSet(set, situation.compiled) === level ? levelOf(lists.forest, set) : -1;
    const start = forest.laidCount;
    for (let value = 0; value < (forest.sizes[level] as number); value += 1) {
      const among = markLevel < 0 ? set : branchAt(lists.forest, set, markLevel, value);
      lay(forest, walk(branchAt(forest, diagram, level, value), among));
    }
    return remember(memo, diagram, set, 0, carefulBoxOf(forest, level, start));
  };
  return walk(f, situation.combinations);
}

/** The level of the mark that a set of combinations asks first. */
export function levelOfSet(set: Diagram, { lists, levelOfMark }: Compiled): Level {
  if (set < 0) return bottom;
  return levelOfMark[(lists.forest.levels[set] as Level) - lists.inputs] as Level;
}

const [nothing, everything] = [constant(0), constant(1)];

/** The values that a narrowed function still has, ascending. */
export function valuesIn(forest: Forest, f: Diagram): readonly number[] {
  const values = new Set<number>();
  const seen = new Set<Diagram>();
  const walk = (diagram: Diagram): void => {
    if (seen.has(diagram) || diagram === impossible) return;
    seen.add(diagram);
    if (isConstant(diagram)) values.add(constantOf(diagram));
    else for (const next of branchesOf(forest, diagram)) walk(next);
  };
  walk(f);
  return [...values].sort((a, b) => a - b);
}
