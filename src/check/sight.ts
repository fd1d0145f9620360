// A brief as check sees it: what holds with everything at its ordinary value, how firmly, and what was taken for granted.
// By diagrams, which are exact and fast; by the engine alone where a pack is too large for them.
import { outcomeOf } from '../engine/conditions.js';
import { workOut } from '../engine/layers.js';
import { type GroupReading, readGroups, single } from '../engine/reading.js';
import { yes } from '../engine/values.js';
import type { Assumption } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import type { Condition, VariableIndex } from '../model/condition.js';
import type { Pack } from '../model/pack.js';
import { assumed } from '../reason/assume.js';
import { assumedRoughly } from '../reason/assume-roughly.js';
import { type Compiled, compiled } from '../reason/compile.js';
import { evaluate } from '../reason/operations.js';
import { type Situation, situationOf } from '../reason/situation.js';
import { codesOf } from './codes.js';
import { condense, isFixed } from './condensed.js';
import { type Hold, holdOf } from './hold.js';

export interface Sight {
  readonly brief: Brief;
  readonly pack: Pack;
  /** The list of people, cells that were left out at their ordinary values. */
  readonly groups: readonly GroupReading[];
  readonly holds: (condition: Condition) => boolean;
  /** Position among the variable's values. */
  readonly valueOf: (variable: VariableIndex) => number;
  /** How firmly a condition holds that is true. */
  readonly holdOf: (condition: Condition) => Hold;
  /** Left-out answers that alone would move a pin. */
  readonly assumptions: () => readonly Assumption[];
}

export function sightOf(brief: Brief, pack: Pack): Sight {
  const diagrams = compiled(pack);
  return diagrams.kind === 'compiled' ? byDiagrams(brief, diagrams) : byEngine(brief, pack);
}

function byDiagrams(brief: Brief, diagrams: Compiled): Sight {
  const { pack, forest } = diagrams;
  const all = condense(diagrams);
  const groups = readGroups(brief, pack, 'ordinary') ?? [];
  let codes = codesOf(brief, groups, diagrams);
  const holds = (condition: Condition): boolean => {
    const { diagram } = all.of(condition);
    // a condition that nobody asked before may bring new variables
    if (codes.length < diagrams.asked.length) codes = codesOf(brief, groups, diagrams);
    return evaluate(forest, diagram, codes) === 1;
  };
  let known: Situation | null = null;
  const situation = (): Situation => {
    if (known?.open.length !== diagrams.asked.length) known = situationOf(brief, diagrams);
    return known;
  };
  return {
    ...{ brief, pack, groups, holds },
    valueOf: (variable) => pack.variables[variable]?.values.findIndex((_, value) => holds(all.is(variable, value))) ?? -1,
    holdOf: (condition) => {
      const condensed = all.of(condition);
      return isFixed(condensed, brief, diagrams) ? { certain: true, hangsOn: [] } : holdOf(condensed, codes, situation());
    },
    assumptions: () => (isFixed(all.pins, brief, diagrams) ? [] : assumed(situation())),
  };
}

function byEngine(brief: Brief, pack: Pack): Sight {
  const ordinary = workOut(brief, pack, 'ordinary');
  return {
    brief,
    pack,
    groups: ordinary.groups ?? [],
    holds: (condition) => outcomeOf(condition, ordinary) === yes,
    valueOf: (variable) => single(ordinary.sets[variable] ?? 0),
    holdOf: (condition) => {
      const certain = outcomeOf(condition, workOut(brief, pack, 'open')) === yes;
      return { certain, hangsOn: certain ? [] : assumedRoughly(ordinary).map(({ fact }) => fact) };
    },
    assumptions: () => assumedRoughly(ordinary),
  };
}
