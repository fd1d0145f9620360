// What remains of the results once a brief is known: functions of its open facts, which end in constants or in functions of
// the list, these confined to the lists that there can be.
//
// Made of boxes that only ask what is open, and only where it makes a difference, they answer by being looked at: a fact
// matters if, and only if, some box asks it; a value is possible if, and only if, it stands at some end.
import type { Compiled } from './compile.js';
import {
  boxOf,
  branch,
  type Diagram,
  type Forest,
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
import { seenThrough } from './people.js';
import { viewOfResults } from './results.js';
import type { Situation } from './situation.js';

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

/** What remains of functions of a pack, in boxes of a forest over its levels. Good until the next brief is looked at. */
export function remaining(
  functions: readonly Diagram[],
  situation: Situation,
  forest: Forest = scratchFor(situation.compiled),
  endOf: End = confinedEnd(situation),
): Remaining {
  const { compiled, open } = situation;
  const { forest: from, firstMark } = compiled;
  const lists = new Map<Diagram, ListFunction>();
  freshen(compiled);
  const met = placesFor(compiled);
  const end = (at: Diagram): Diagram => {
    const f = listFunction(at, compiled);
    const made = endOf(f);
    if (isConstant(made) && !isValue(made)) lists.set(made, f);
    return made;
  };
  const walk = (f: Diagram): Diagram => {
    const at = onward(f, situation);
    if (at < 0) return at;
    const before = met.made[at] as number;
    if (met.rounds[at] === met.round) return before;
    const level = from.levels[at] as Level;
    const made = level >= firstMark ? end(at) : boxAt(at, level);
    met.rounds[at] = met.round;
    met.made[at] = made;
    return made;
  };
  const boxAt = (at: Diagram, level: Level): Diagram => {
    const may = open[level] as number;
    const start = forest.laidCount;
    // a value that cannot be leads where the first that can be does: so it tells nothing apart
    const first = walk(branch(from, at, 31 - Math.clz32(may & -may)));
    for (let value = 0; value < (from.sizes[level] as number); value += 1)
      lay(forest, (may >> value) & 1 ? walk(branch(from, at, value)) : first);
    return boxOf(forest, level, start);
  };
  return { forest, functions: functions.map(walk), lists };
}

/** A function past what is known of facts, down to the first thing that is open. */
function onward(f: Diagram, { open, compiled: { forest } }: Situation): Diagram {
  const { levels, starts, branches } = forest;
  let at = f;
  while (at >= 0) {
    const may = open[levels[at] as number] as number;
    if ((may & (may - 1)) !== 0) return at;
    at = branches[(starts[at] as number) + 31 - Math.clz32(may)] as number;
  }
  return at;
}

/** By box of a pack what was made of it in this round. */
interface Places {
  round: number;
  rounds: Int32Array;
  made: Int32Array;
}

const places = new WeakMap<Compiled, Places>();

function placesFor(compiled: Compiled): Places {
  const { count } = compiled.forest;
  const before = places.get(compiled);
  const fits = before !== undefined && before.rounds.length >= count;
  const made = fits
    ? before
    : { round: 0, rounds: new Int32Array(2 * count), made: new Int32Array(2 * count) };
  made.round += 1;
  places.set(compiled, made);
  return made;
}

/** For each function the values that it can still have, as bits. */
export function valuesOf({ forest, functions }: Remaining, compiled: Compiled): readonly number[] {
  const found: number[] = [];
  addValues(forest, found, (end) => valuesAt(end, compiled));
  return functions.map((f) => (f < 0 ? valuesAt(f, compiled) : (found[f] as number)));
}
