// The parts of a function that are asked for one by one. Two sets of questions are independent if it never hangs on the one
// whether a question of the other decides. All completions of what was answered come from one of them by changing one
// answer after the other; so the function is settled once it is settled in both, and what is asked of the one tells nothing
// of the other: the fewest questions expected for all are those for the one and those for the other. A part is the function
// with everything else answered, no matter how.
//
// What the values are called makes no difference to what has to be asked. So ends are numbered as they are met, and
// functions that tell the same apart are one diagram.
import { type Agreements, decidedAbove, decisionsOf } from './agreement.js';
import {
  boxOf,
  branch,
  constant,
  type Diagram,
  type Forest,
  isConstant,
  type Level,
  lay,
} from './diagram.js';
import { forget, missing, recall, remember } from './memo.js';

/** By level the value that its variable has; -1 where it is open. */
export type Answers = Int8Array;

/** What is left of a function once some of it is answered, with its ends numbered as they are met. */
export function withAnswers(f: Diagram, answers: Answers, functions: Forest): Diagram {
  const { met } = functions;
  forget(met);
  let ends = 0;
  const walk = (at: Diagram): Diagram => {
    const before = recall(met, at, 0, 0);
    if (before !== missing) return before;
    const then = isConstant(at) ? constant(ends++) : boxAt(at, functions.levels[at] as Level);
    return remember(met, at, 0, 0, then);
  };
  const boxAt = (at: Diagram, level: Level): Diagram => {
    const answer = answers[level] as number;
    if (answer >= 0) return walk(branch(functions, at, answer));
    const start = functions.laidCount;
    for (let value = 0; value < (functions.sizes[level] as number); value += 1)
      lay(functions, walk(branch(functions, at, value)));
    return boxOf(functions, level, start);
  };
  return walk(f);
}

/** A set of levels, as bits. */
type Levels = number;

/** The independent parts of a function, none for a constant. */
export function partsOf(f: Diagram, agreements: Agreements): readonly Diagram[] {
  if (isConstant(f)) return [];
  const sets = independent(f, agreements);
  if (sets.length === 1) return [f];
  const { functions } = agreements;
  return sets.map((levels) => {
    const others = Int8Array.from(functions.sizes, (_, level) => ((levels >> level) & 1 ? -1 : 0));
    return withAnswers(f, others, functions);
  });
}

/** The sets of levels that are independent of each other; what makes no difference is in none. */
function independent(f: Diagram, agreements: Agreements): readonly Levels[] {
  const { influences, below } = decisionsOf(f, agreements);
  const asked = [...influences.keys()].filter((level) => (influences[level] as number) > 0);
  const sets = asked.reduce<readonly Levels[]>(
    (found, level) => joined(found, (1 << level) | (below[level] as number)),
    [],
  );
  if (sets.length === 1) return sets;
  return asked.reduce(
    (found, level) => joined(found, (1 << level) | decidedAbove(f, level, agreements)),
    sets,
  );
}

/** Sets that have nothing in common, once these levels are together. */
function joined(sets: readonly Levels[], levels: Levels): readonly Levels[] {
  const apart = sets.filter((set) => (set & levels) === 0);
  const together = sets.filter((set) => (set & levels) !== 0);
  return [...apart, together.reduce((all, set) => all | set, levels)];
}
