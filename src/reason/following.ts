// Functions of a pack in which an answer left out follows its ordinary value, wherever that leads: another answer changed,
// it may change with it. A fact whose ordinary value hangs on others gets one more value, the last: "as usual".
import type { Compiled } from './compile.js';
import {
  box,
  branchesOf,
  constant,
  createForest,
  type Diagram,
  type Forest,
  isConstant,
  type Level,
  levelOf,
  variable,
} from './diagram.js';
import { cases, fixed } from './operations.js';

export interface Following {
  /** Levels are those of the pack, some with one value more. */
  readonly forest: Forest;
  /** By level of a fact whose ordinary value hangs on others: the value that stands for "as usual". */
  readonly asUsual: ReadonlyMap<Level, number>;
  /** A function of the pack, its facts left out following their ordinary values. */
  readonly of: (f: Diagram) => Diagram;
}

const known = new WeakMap<Compiled, Following>();

export function followingOf(compiled: Compiled): Following {
  const before = known.get(compiled);
  if (before) return before;
  const { forest: from, order, ordinary, levelOfFact } = compiled;
  const hung = order.flatMap((fact) => {
    const level = levelOfFact.get(fact);
    const usual = ordinary.get(fact);
    return level === undefined || usual === undefined || isConstant(usual)
      ? []
      : [{ level, usual }];
  });
  const asUsual = new Map(hung.map(({ level }) => [level, from.sizes[level] as number]));
  const forest = createForest(
    from.sizes.map((size, level) => (asUsual.has(level) ? size + 1 : size)),
  );
  const made = new Map<Diagram, Diagram>();
  const of = (f: Diagram): Diagram => {
    const before = made.get(f);
    if (before !== undefined) return before;
    // an ordinary value may hang on facts before it, so the last fact is replaced first
    const result = hung.reduceRight(
      (g, { level, usual }) => replaced(g, level, copied(usual, from, forest), forest),
      copied(f, from, forest),
    );
    made.set(f, result);
    return result;
  };
  const following = { forest, asUsual, of };
  known.set(compiled, following);
  return following;
}

/** A function where a fact has the values it always had, and "as usual" that of another function. */
function replaced(f: Diagram, level: Level, usual: Diagram, forest: Forest): Diagram {
  const values = Array.from({ length: (forest.sizes[level] as number) - 1 }, (_, value) =>
    fixed(forest, f, level, value),
  );
  return cases(forest, variable(forest, level), [...values, cases(forest, usual, values)]);
}

/** The same function in the other forest; "as usual" leads nowhere yet. */
function copied(f: Diagram, from: Forest, to: Forest): Diagram {
  const copies = new Map<Diagram, Diagram>();
  const walk = (diagram: Diagram): Diagram => {
    if (isConstant(diagram)) return diagram;
    const before = copies.get(diagram);
    if (before !== undefined) return before;
    const level = levelOf(from, diagram);
    const next = branchesOf(from, diagram).map(walk);
    if (next.length < (to.sizes[level] as number)) next.push(constant(0));
    const copy = box(to, level, next);
    copies.set(diagram, copy);
    return copy;
  };
  return walk(f);
}
