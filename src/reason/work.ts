// A compilation under way: the forest it grows, the levels of its variables, and what is made already.
import type { VariableIndex } from '../model/condition.js';
import type { Pack, Rule } from '../model/pack.js';
import { type Asked, keyOf } from './asked.js';
import {
  addVariable,
  createForest,
  type Diagram,
  type Forest,
  type Level,
  variable,
} from './diagram.js';
import { createMemo, type Memo } from './memo.js';
import { createLists, type Lists } from './people.js';

/** A compilation under way. Variables get their levels as they are met: that is the order of first use. */
export interface Work {
  readonly pack: Pack;
  readonly forest: Forest;
  readonly lists: Lists;
  readonly asked: Asked[];
  readonly levels: Map<string, Level>;
  readonly levelOfFact: Map<number, Level>;
  readonly levelOfMark: Level[];
  /** The value of anything that conditions can read. */
  readonly valueOf: (variable: VariableIndex, work: Work) => Diagram;
  /** What is made already, by what it is made of. */
  readonly values: Map<number, Diagram>;
  /** By rule when it speaks. */
  readonly speaks: Map<Rule, Diagram>;
  /** For a function and a set of values where it has one of these. */
  readonly among: Memo;
}

/** How many boxes there is room for from the start: about as many as a pack makes on the way. */
const room = 16_384;

/** A compilation of nothing yet, with at most so many boxes. */
export function begin(pack: Pack, valueOf: Work['valueOf'], budget: number, boxes = room): Work {
  return {
    pack,
    forest: createForest([], budget, boxes),
    lists: createLists(pack.people, budget),
    asked: [],
    valueOf,
    levels: new Map(),
    levelOfFact: new Map(),
    levelOfMark: [],
    values: new Map(),
    speaks: new Map(),
    among: createMemo(),
  };
}

/** The level of a variable, the next free one where it has none yet. */
export function levelFor(asked: Asked, size: number, work: Work): Level {
  const key = keyOf(asked);
  const known = work.levels.get(key);
  if (known !== undefined) return known;
  const level = addVariable(work.forest, size);
  work.levels.set(key, level);
  work.asked.push(asked);
  if (asked.kind === 'fact') work.levelOfFact.set(asked.fact, level);
  if (asked.kind === 'mark') work.levelOfMark[asked.mark] = level;
  return level;
}

/** The value of a variable. */
export function ask(asked: Asked, size: number, work: Work): Diagram {
  return variable(work.forest, levelFor(asked, size, work));
}
