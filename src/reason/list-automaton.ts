// A list of groups is read as an automaton reads a word, a group a letter. Put one group into the list, and what is left of
// a function is a function of the other groups: again one of the few of `list-functions.ts`. So one leads to the next by
// each letter, and nobody at all ends the word; lists are added up in any order, so groups may be read in any.
import type { ValueSet } from '../model/condition.js';
import { relationOf, relationOfSome } from './combinations.js';
import type { Compiled } from './compile.js';
import {
  boxOf,
  branch,
  constant,
  type Diagram,
  type Forest,
  isConstant,
  type Level,
  lay,
  levelOf,
} from './diagram.js';
import { forestOfLists, type ListFunction, viewOfFunction } from './list-functions.js';
import { createMemo, forget, type Memo, missing, recall, remember } from './memo.js';
import { joined, type Lists, type Mark, type MarkIndex, nobody } from './people.js';
import { marksOf } from './views.js';

/** What a group adds to marks: the set of this one combination. */
export type Letter = Diagram;

/** The letter of a group that is known, of all marks. */
export function letterOf(inputs: Int32Array, lists: Lists): Letter {
  const { forest } = lists;
  let at = relationOf(lists);
  for (let level = levelOf(forest, at); level < lists.inputs; level = levelOf(forest, at))
    at = branch(forest, at, inputs[level] as number);
  return at;
}

/** What is known of the letters of one pack, as long as the sets of its lists stand. */
interface Known {
  /** `sets` of the lists when this was found out. */
  sets: number;
  /** By number of a view what a group adds to its marks, by its inputs. */
  readonly letters: (Diagram | undefined)[];
  /** For a function and a letter what is left of it once that is read. */
  readonly rests: Memo;
}

const known = new WeakMap<Compiled, Known>();

function knownOf(compiled: Compiled): Known {
  const { sets } = compiled.lists;
  const so = known.get(compiled) ?? { sets, letters: [], rests: createMemo() };
  known.set(compiled, so);
  if (so.sets !== sets) {
    so.letters.length = 0;
    forget(so.rests);
    so.sets = sets;
  }
  return so;
}

/** By the inputs of a group its letter, of the marks that a function asks. */
function lettersOf(f: ListFunction, compiled: Compiled): Diagram {
  const { letters } = knownOf(compiled);
  const view = viewOfFunction(f, compiled);
  const made = letters[view.number] ?? relationOfSome(compiled.lists, marksOf(view));
  letters[view.number] = made;
  return made;
}

/** More than this are not kept. */
const mostRests = 500_000;

/** The function of the other groups, once a group is in the list; its letter is of all marks that are asked, at least. */
export function rest(f: ListFunction, letter: Letter, compiled: Compiled): ListFunction {
  if (isConstant(f)) return f;
  const { rests } = knownOf(compiled);
  const before = recall(rests, f, letter, 0);
  if (before !== missing) return before;
  const { lists, firstMark } = compiled;
  const functions = forestOfLists(compiled);
  const level = levelOf(functions, f);
  const index = level - firstMark;
  const tail = letterFrom(index, letter, lists);
  const own = stateOf(tail, lists);
  const next = branch(lists.forest, tail, own);
  const start = functions.laidCount;
  for (let state = 0; state < (functions.sizes[level] as number); state += 1) {
    const both = joined(lists.marks[index] as Mark, own, state);
    lay(functions, rest(branch(functions, f, both), next, compiled));
  }
  if (rests.count >= mostRests) forget(rests);
  return remember(rests, f, letter, 0, boxOf(functions, level, start));
}

/** What a letter says of marks from one on. */
function letterFrom(mark: MarkIndex, letter: Letter, lists: Lists): Letter {
  let at = letter;
  while (levelOf(lists.forest, at) < lists.inputs + mark)
    at = branch(lists.forest, at, stateOf(at, lists));
  return at;
}

/** The state that a letter gives to the first mark that it says something of. */
function stateOf(letter: Letter, { forest }: Lists): number {
  let state = 0;
  while (branch(forest, letter, state) === nothing) state += 1;
  return state;
}

/** By mark its state after a letter. */
export function statesIn(letter: Letter, lists: Lists): readonly number[] {
  const states: number[] = [];
  for (let at = letter; at >= 0; ) {
    const state = stateOf(at, lists);
    states[levelOf(lists.forest, at) - lists.inputs] = state;
    at = branch(lists.forest, at, state);
  }
  return states;
}

/** What a function is of a list of nobody. */
export function ofNobody(f: ListFunction, compiled: Compiled): Diagram {
  const { firstMark, lists } = compiled;
  const forest = forestOfLists(compiled);
  let at = f;
  while (at >= 0)
    at = branch(forest, at, nobody(lists.marks[levelOf(forest, at) - firstMark] as Mark));
  return at;
}

/** How a group is asked about, and where. */
export interface AskedGroup {
  /** By input the values that may be. */
  readonly open: readonly ValueSet[];
  readonly levelOfCell: (cell: number) => Level;
  readonly into: Forest;
  /** For the walk under way: walks within one another need one each. */
  readonly met: Memo;
}

/**
 * A function of the list as one of what is open in a group: it asks the cells and ends where `end` leads the function of
 * the other groups.
 */
export function throughGroup(
  f: ListFunction,
  { open, levelOfCell, into, met }: AskedGroup,
  end: (rest: ListFunction) => Diagram,
  compiled: Compiled,
): Diagram {
  const { forest, inputs } = compiled.lists;
  const walk = (at: Diagram): Diagram => {
    const level = levelOf(forest, at);
    const may = open[level] as number;
    if (level < inputs && isOne(may)) return walk(branch(forest, at, 31 - Math.clz32(may)));
    const before = recall(met, at, 0, 0);
    if (before !== missing) return before;
    if (level >= inputs) return remember(met, at, 0, 0, end(rest(f, at, compiled)));
    const start = into.laidCount;
    for (let value = 0; value < (forest.sizes[level] as number); value += 1)
      lay(into, walk(branch(forest, at, value)));
    return remember(met, at, 0, 0, boxOf(into, levelOfCell(level), start));
  };
  forget(met);
  return walk(lettersOf(f, compiled));
}

const isOne = (set: ValueSet): boolean => (set & (set - 1)) === 0;

const nothing = constant(0);
