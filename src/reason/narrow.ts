// A function confined to what may still be: the diagram of a root with what is known put in and what cannot be left out.

import type { Compiled } from './compile.js';
import {
  box,
  branchAt,
  branchesOf,
  clear,
  companion,
  constant,
  constantOf,
  type Diagram,
  type Forest,
  isConstant,
  type Level,
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

/** The value of combinations that cannot be. It is never asked for: a box that tells nothing else apart is left out. */
export const impossible = constant(0x3fffffff);

/** `f` where every variable has one of its open values; its boxes are made in `to`. */
export function confined(from: Forest, f: Diagram, open: Int32Array, to: Forest): Diagram {
  const memo = to.met;
  forget(memo);
  const walk = (diagram: Diagram): Diagram => {
    if (isConstant(diagram)) return diagram;
    const known = recall(memo, diagram, 0, 0);
    if (known !== missing) return known;
    const level = levelOf(from, diagram);
    const may = open[level] as number;
    const next = branchesOf(from, diagram).map((branch, value) =>
      (may >> value) & 1 ? walk(branch) : impossible,
    );
    return remember(memo, diagram, 0, 0, carefulBox(to, level, next));
  };
  return walk(f);
}

/** A box that asks nothing where all that can be is the same. */
export function carefulBox(forest: Forest, level: Level, to: readonly Diagram[]): Diagram {
  let same = impossible;
  for (const next of to) {
    if (next === impossible || next === same) continue;
    if (same !== impossible) return box(forest, level, to);
    same = next;
  }
  return same;
}

/** As `confined`, for marks too: only combinations that a list can give. `f` lies in `forest`, which gets the boxes. */
export function amongLists(f: Diagram, situation: Situation, forest: Forest): Diagram {
  const { lists, levelOfMark } = situation.compiled;
  const memo = forest.met;
  forget(memo);
  const levelOfSet = (set: Diagram): Level =>
    isConstant(set)
      ? levelOf(lists.forest, set)
      : (levelOfMark[levelOf(lists.forest, set) - lists.inputs] as Level);
  const walk = (diagram: Diagram, set: Diagram): Diagram => {
    if (set === nothing) return impossible;
    if (isConstant(diagram) || set === everything) return diagram;
    const known = recall(memo, diagram, set, 0);
    if (known !== missing) return known;
    const level = Math.min(levelOf(forest, diagram), levelOfSet(set));
    const markLevel = levelOfSet(set) === level ? levelOf(lists.forest, set) : -1;
    const next = Array.from({ length: forest.sizes[level] as number }, (_, value) =>
      walk(
        branchAt(forest, diagram, level, value),
        markLevel < 0 ? set : branchAt(lists.forest, set, markLevel, value),
      ),
    );
    return remember(memo, diagram, set, 0, carefulBox(forest, level, next));
  };
  return walk(f, situation.combinations);
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
