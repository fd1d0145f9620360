// What is done with decision diagrams: a function of the values of one or two of them, and the walks that read them off.
import {
  bottom,
  boxOf,
  branchAt,
  branchesOf,
  constant,
  constantOf,
  type Diagram,
  type Forest,
  isConstant,
  type Level,
  lay,
  levelOf,
  reserve,
} from './diagram.js';
import { forget, missing, recall, remember } from './memo.js';

/**
 * The diagram of `on(f, g)`: both are walked side by side, and each pair of boxes is met once (Bryant's apply). Where one is a
 * constant already, `soon` may know what comes of it without walking the other.
 */
export function apply(
  forest: Forest,
  f: Diagram,
  g: Diagram,
  on: (a: number, b: number) => number,
  soon: (f: Diagram, g: Diagram) => Diagram | null = never,
): Diagram {
  const memo = forest.met;
  forget(memo);
  const outcome = (left: Diagram, right: Diagram): Diagram => {
    if (left < 0 && right < 0) return constant(on(constantOf(left), constantOf(right)));
    return (left < 0 || right < 0 ? soon(left, right) : null) ?? walk(left, right);
  };
  const walk = (left: Diagram, right: Diagram): Diagram => {
    if (forest.full) return no;
    const known = recall(memo, left, right, 0);
    if (known !== missing) return known;
    const { levels, starts, sizes } = forest;
    const above = left < 0 ? bottom : (levels[left] as Level);
    const beside = right < 0 ? bottom : (levels[right] as Level);
    const level = above < beside ? above : beside;
    const size = sizes[level] as number;
    const place = reserve(forest, size);
    for (let value = 0; value < size; value += 1) {
      const { branches } = forest;
      const l = above > level ? left : (branches[(starts[left] as number) + value] as Diagram);
      const r = beside > level ? right : (branches[(starts[right] as number) + value] as Diagram);
      const next = l < 0 || r < 0 ? outcome(l, r) : walk(l, r);
      forest.laid[place + value] = next;
    }
    return remember(memo, left, right, 0, boxOf(forest, level, place));
  };
  return outcome(f, g);
}

const never = (): null => null;
const [no, yes] = [constant(0), constant(1)];

/** Both hold; for diagrams with the values 0 and 1. */
export function and(forest: Forest, f: Diagram, g: Diagram): Diagram {
  return apply(forest, f, g, Math.min, (a, b) => (a === no || b === no ? no : a === yes ? b : a));
}

/** One of them holds; for diagrams with the values 0 and 1. */
export function or(forest: Forest, f: Diagram, g: Diagram): Diagram {
  return apply(forest, f, g, Math.max, (a, b) => (a === yes || b === yes ? yes : a === no ? b : a));
}

/** The diagram of `on(f)`. */
export function map(forest: Forest, f: Diagram, on: (value: number) => number): Diagram {
  const memo = forest.met;
  forget(memo);
  const walk = (diagram: Diagram): Diagram => {
    if (diagram < 0) return constant(on(constantOf(diagram)));
    const known = recall(memo, diagram, 0, 0);
    if (known !== missing) return known;
    return remember(memo, diagram, 0, 0, boxOver(forest, diagram, walk));
  };
  return walk(f);
}

/** The box that asks what this one asks and goes on to where its branches are led. */
function boxOver(forest: Forest, known: Diagram, walk: (to: Diagram) => Diagram): Diagram {
  const level = forest.levels[known] as Level;
  const size = forest.sizes[level] as number;
  const place = reserve(forest, size);
  const start = forest.starts[known] as number;
  for (let value = 0; value < size; value += 1) {
    const next = walk(forest.branches[start + value] as Diagram);
    forest.laid[place + value] = next;
  }
  return boxOf(forest, level, place);
}

export function not(forest: Forest, f: Diagram): Diagram {
  return map(forest, f, (value) => 1 - value);
}

/** The function where the variable of a level has this value. */
export function fixed(forest: Forest, f: Diagram, level: Level, value: number): Diagram {
  const memo = forest.met;
  forget(memo);
  const walk = (diagram: Diagram): Diagram => {
    if (levelOf(forest, diagram) > level) return diagram;
    if (levelOf(forest, diagram) === level) return branchAt(forest, diagram, level, value);
    const known = recall(memo, diagram, 0, 0);
    if (known !== missing) return known;
    return remember(memo, diagram, 0, 0, boxOver(forest, diagram, walk));
  };
  return walk(f);
}

/** The function that is the first of `to` where `by` is 0, the second where it is 1, and so on. */
export function cases(forest: Forest, by: Diagram, to: readonly Diagram[]): Diagram {
  const known = new Map<string, Diagram>();
  const walk = (which: Diagram, among: readonly Diagram[]): Diagram => {
    if (forest.full) return no;
    if (isConstant(which)) return among[constantOf(which)] as Diagram;
    if (among.every((one) => one === among[0])) return among[0] as Diagram;
    const key = `${which} ${among.join(' ')}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const level = among.reduce(
      (least, one) => Math.min(least, levelOf(forest, one)),
      levelOf(forest, which),
    );
    const start = forest.laidCount;
    for (let value = 0; value < (forest.sizes[level] as number); value += 1)
      lay(
        forest,
        walk(
          branchAt(forest, which, level, value),
          among.map((one) => branchAt(forest, one, level, value)),
        ),
      );
    const made = boxOf(forest, level, start);
    known.set(key, made);
    return made;
  };
  return walk(by, to);
}

/** The value of a function where each variable has this one of its values. */
export function evaluate(forest: Forest, f: Diagram, codes: Int32Array): number {
  const { levels, starts, branches } = forest;
  let at = f;
  while (at >= 0)
    at = branches[(starts[at] as number) + (codes[levels[at] as number] as number)] as number;
  return ~at;
}

/** The levels that a function depends on, ascending. */
export function support(forest: Forest, f: Diagram): readonly Level[] {
  const seen = new Set<Diagram>();
  const levels = new Set<Level>();
  const walk = (diagram: Diagram): void => {
    if (isConstant(diagram) || seen.has(diagram)) return;
    seen.add(diagram);
    levels.add(levelOf(forest, diagram));
    for (const next of branchesOf(forest, diagram)) walk(next);
  };
  walk(f);
  return [...levels].sort((a, b) => a - b);
}

/** How many boxes these diagrams have together. */
export function sizeOf(forest: Forest, diagrams: readonly Diagram[]): number {
  const seen = new Set<Diagram>();
  const walk = (diagram: Diagram): void => {
    if (isConstant(diagram) || seen.has(diagram)) return;
    seen.add(diagram);
    for (const next of branchesOf(forest, diagram)) walk(next);
  };
  for (const diagram of diagrams) walk(diagram);
  return seen.size;
}

/** The greater of two values. */
export const greatest = (forest: Forest, f: Diagram, g: Diagram): Diagram =>
  apply(forest, f, g, Math.max);
