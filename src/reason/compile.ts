// A pack as decision diagrams: for each pin, name and flag the function from complete briefs to its value, in one forest.
// It says of a complete brief exactly what the engine says of it; the engine goes layer by layer, and so does this.
//
// The order of variables decides how small diagrams are, and how they are read. Facts come in the order in which layers,
// and inside a layer rules, first read them; below all facts come the marks of the list of groups (see people.ts). So
// a result is a diagram of facts that ends in *functions of the list*, and of these there are few: everything about
// people is worked out for each of them once, whatever the facts may be.
import type { Condition, VariableIndex } from '../model/condition.js';
import {
  type Derived,
  type Pack,
  type Pin,
  pins,
  type Setting,
  type Variable,
} from '../model/pack.js';
import { type Asked, idOf } from './asked.js';
import { holds } from './conditions.js';
import { valueOfDerived } from './derived-values.js';
import { constant, type Diagram, type Forest, type Level } from './diagram.js';
import { lifted, ordinaryValues } from './fact-values.js';
import type { Lists } from './people.js';
import { flagValue, pinValue, raisedBy, settled } from './pin-values.js';
import { begin, levelFor, type Work } from './work.js';

export interface Compiled {
  readonly kind: 'compiled';
  readonly pack: Pack;
  readonly forest: Forest;
  /** By level. */
  readonly asked: readonly Asked[];
  /** In results, what asks this level or one below it is a function of the list alone. */
  readonly firstMark: Level;
  readonly lists: Lists;
  /** For each pin its value as in `Pack.variables`: the last stands for none. */
  readonly pins: Readonly<Record<Pin, Diagram>>;
  /** For each flag of the pack whether it is raised. */
  readonly flags: readonly Diagram[];
  /** By fact: its ordinary value where it has one, over the other facts. */
  readonly ordinary: ReadonlyMap<number, Diagram>;
  /** Facts among the variables, in an order in which ordinary values can be filled in. */
  readonly order: readonly number[];
  readonly levelOfFact: ReadonlyMap<number, Level>;
  readonly levelOfMark: readonly Level[];
  /** The function of any condition, its facts added to the variables where no pin reads them. */
  readonly conditionOf: (condition: Condition) => Diagram;
  /** The compilation itself, for what is kept of it. */
  readonly work: Work;
}

export interface TooLarge {
  readonly kind: 'too-large';
  readonly budget: number;
  /** Ids of the facts that make it so, the worst first. */
  readonly facts: readonly string[];
}

const compilations = new WeakMap<Pack, Compiled | TooLarge>();

/** The diagrams of a pack, made once; or which facts make them too large. */
export function compiled(pack: Pack): Compiled | TooLarge {
  const known = compilations.get(pack);
  if (known) return known;
  const made = compile(pack);
  compilations.set(pack, made);
  return made;
}

const defaultBudget = 400_000;

/** As `compiled`, made anew, with at most so many boxes. */
export function compile(pack: Pack, budget = defaultBudget): Compiled | TooLarge {
  const work = begin(pack, valueOfVariable, budget);
  for (const { asked, size } of factsOf(pack)) levelFor(asked, size, work);
  const made = compileIn(work);
  return outgrown(made) ?? made;
}

/** What is known of briefs, in the order of first use: a compilation without room for boxes makes nothing, but meets all variables. */
function factsOf(pack: Pack): readonly { readonly asked: Asked; readonly size: number }[] {
  const { asked, forest } = compileIn(begin(pack, valueOfVariable, 0, 16));
  return asked.flatMap((entry, level) =>
    entry.kind === 'mark' ? [] : [{ asked: entry, size: forest.sizes[level] as number }],
  );
}

/** Which facts made a pack too large, where what was made of it is void for that. */
export function outgrown({ work }: Compiled): TooLarge | null {
  const { forest, lists } = work;
  if (!forest.full && !lists.forest.full) return null;
  return { kind: 'too-large', budget: forest.budget, facts: largest(work) };
}

/** The facts whose boxes are most, the worst first. */
function largest({ pack, forest, asked }: Work): readonly string[] {
  const counts = new Map<string, number>();
  for (const level of forest.levels.subarray(0, forest.count)) {
    const id = idOf(asked[level] as Asked, pack);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const worst = [...counts].sort(([, a], [, b]) => b - a);
  return worst.slice(0, 5).map(([id]) => id);
}

/** Makes the diagrams of a pack in the forest of a compilation begun before. */
export function compileIn(work: Work): Compiled {
  const { pack } = work;
  const valuesOfPins = pins.map((pin) => [pin, pinValue(pin, work)] as const);
  const flags = pack.flags.map((_, index) => flagValue(index, work));
  const ordinary = ordinaryValues(work);
  return finished(work, Object.fromEntries(valuesOfPins) as Record<Pin, Diagram>, flags, ordinary);
}

/** What a compilation came to; it can still be asked for the functions of further conditions. */
export function finished(
  work: Work,
  diagramsOfPins: Compiled['pins'],
  flags: Compiled['flags'],
  ordinary: Compiled['ordinary'],
): Compiled {
  const { pack, forest, lists, asked, levelOfFact, levelOfMark } = work;
  return {
    kind: 'compiled',
    ...{ pack, forest, lists, asked, levelOfFact, levelOfMark, flags, ordinary, work },
    firstMark: Math.min(asked.length, ...levelOfMark),
    pins: diagramsOfPins,
    order: pack.variables.flatMap(({ kind, index }) => (kind === 'fact' ? [index] : [])),
    conditionOf: (condition) => holds(condition, work),
  };
}

/** Takes diagrams that were made before, and kept, as those of a pack. */
export function adopt(pack: Pack, made: Compiled): void {
  compilations.set(pack, made);
}

/** The value of anything that conditions can read. */
export function valueOfVariable(index: VariableIndex, work: Work): Diagram {
  const entry = work.pack.variables[index];
  if (!entry) return constant(0);
  const known = work.values.get(index);
  if (known !== undefined) return known;
  work.values.set(index, constant(notYet));
  const made = valueOfEntry(entry, work);
  work.values.set(index, made);
  return made;
}

/** A value that is in no set: what is read before it is worked out. */
const notYet = 31;

function valueOfEntry(entry: Variable, work: Work): Diagram {
  switch (entry.kind) {
    case 'setting':
      return constant(codeOfSetting(work.pack.settings[entry.index]));
    case 'fact':
      return lifted(entry.index, work);
    case 'derived':
      return valueOfDerived(work.pack.derived[entry.index] as Derived, work);
    case 'pin':
      return settled(entry.id as Pin, work);
    case 'flag':
      return raisedBy(entry.index, work);
  }
}

function codeOfSetting(setting: Setting | undefined): number {
  return Math.max(0, setting?.values.findIndex(({ id }) => id === setting.value) ?? 0);
}
