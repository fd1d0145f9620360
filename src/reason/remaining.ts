// What remains of the results once a brief is known: functions of its open facts, which end in constants or in functions of
// the list, these confined to the lists that there can be.
//
// Made of boxes that only ask what is open, and only where it makes a difference, they answer by being looked at: a fact
// matters if, and only if, some box asks it; a value is possible if, and only if, it stands at some end.
import type { ValueSet } from '../model/condition.js';
import type { Compiled } from './compile.js';
import {
  boxOf,
  type Diagram,
  type Forest,
  impossible,
  isConstant,
  type Level,
  lay,
} from './diagram.js';
import {
  addValues,
  among,
  endAt,
  freshen,
  isValue,
  type ListFunction,
  listFunction,
  valuesAt,
} from './list-functions.js';
import { scratchFor } from './narrow.js';
import { boxesOfResults, viewOfResults } from './results.js';
import type { Situation } from './situation.js';
import { seenThrough } from './views.js';

export interface Remaining {
  readonly forest: Forest;
  /** As many functions as were asked for, in their order. */
  readonly functions: readonly Diagram[];
  /** For each end that is a function of the list, one function that comes to this. */
  readonly lists: ReadonlyMap<Diagram, ListFunction>;
}

/** Where a function of the list leads that stands at the end. */
type End = (f: ListFunction) => Diagram;

/** Confined to the lists that there can be, as far as results see them. */
export function confinedEnd({ combinations, compiled }: Situation): End {
  const set = seenThrough(compiled.lists, combinations, viewOfResults(compiled));
  return (f) => endAt(among(f, set, compiled));
}

/**
 * What remains of results, given by their roots in `boxesOfResults`, in boxes of a forest over the levels of the pack. Good
 * until the next brief is looked at.
 *
 * Boxes lead to those made before them: so one pass down finds those that are met, and one pass up knows for each what
 * became of all that it leads to.
 */
export function remaining(
  roots: readonly Diagram[],
  situation: Situation,
  forest: Forest = scratchFor(situation.compiled),
  endOf: End = confinedEnd(situation),
): Remaining {
  const { compiled } = situation;
  freshen(compiled);
  const from = boxesOfResults(compiled).forest;
  const top = Math.max(-1, ...roots);
  const became = placesFor(compiled);
  for (const root of roots) if (root >= 0) became[root] = met;
  passDown(top, became, from, situation);
  const lists = passUp(top, became, from, situation, forest, endOf);
  return { forest, functions: roots.map((f) => placeOf(f, became)), lists };
}

/** What a box has become, until it is known: no function has these numbers. */
const [unmet, met] = [impossible - 1, impossible - 2];

const placeOf = (f: Diagram, became: Int32Array): Diagram => (f < 0 ? f : (became[f] as number));

/** Marks the boxes that are met, from one on; what asks marks leads on nowhere. */
function passDown(
  top: Diagram,
  became: Int32Array,
  { levels, starts, branches }: Forest,
  { open, compiled: { firstMark } }: Situation,
): void {
  for (let box = top; box >= 0; box -= 1) {
    const level = levels[box] as Level;
    if (became[box] !== met || level >= firstMark) continue;
    const start = starts[box] as number;
    for (let may = open[level] as number; may !== 0; may &= may - 1) {
      const to = branches[start + lowest(may)] as Diagram;
      if (to >= 0) became[to] = met;
    }
  }
}

/** Makes what remains of each box that is met; gives the functions of the list among the ends. */
function passUp(
  top: Diagram,
  became: Int32Array,
  from: Forest,
  { open, compiled }: Situation,
  forest: Forest,
  endOf: End,
): Remaining['lists'] {
  const { levels, starts, branches, sizes } = from;
  const { firstMark } = compiled;
  const lists = new Map<Diagram, ListFunction>();
  for (let box = 0; box <= top; box += 1) {
    if (became[box] !== met) continue;
    const level = levels[box] as Level;
    if (level >= firstMark) {
      const f = listFunction(box, from, compiled);
      const end = endOf(f);
      if (isConstant(end) && !isValue(end)) lists.set(end, f);
      became[box] = end;
      continue;
    }
    const may = open[level] as number;
    const first = placeOf(branches[(starts[box] as number) + lowest(may)] as Diagram, became);
    if ((may & (may - 1)) === 0) {
      became[box] = first;
      continue;
    }
    const start = forest.laidCount;
    const branch = starts[box] as number;
    // a value that cannot be leads where the first that can does: so it tells nothing apart
    for (let value = 0; value < (sizes[level] as number); value += 1)
      lay(
        forest,
        (may >> value) & 1 ? placeOf(branches[branch + value] as Diagram, became) : first,
      );
    became[box] = boxOf(forest, level, start);
  }
  return lists;
}

const lowest = (set: ValueSet): number => 31 - Math.clz32(set & -set);

const places = new WeakMap<Compiled, Int32Array>();

/** Room for a number by box, none being met yet. */
function placesFor(compiled: Compiled): Int32Array {
  const count = 1 + Math.max(-1, ...boxesOfResults(compiled).roots);
  const made = places.get(compiled) ?? new Int32Array(count);
  places.set(compiled, made);
  return made.fill(unmet);
}

/** For each function the values that it can still have, as bits. */
export function valuesOf({ forest, functions }: Remaining, compiled: Compiled): readonly number[] {
  const found: number[] = [];
  addValues(forest, found, (end) => valuesAt(end, compiled));
  return functions.map((f) => (f < 0 ? valuesAt(f, compiled) : (found[f] as number)));
}
