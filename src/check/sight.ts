// A brief as check sees it: what holds with everything at its ordinary value, how firmly, and what was taken for granted.
// By diagrams, which are exact and fast; by the engine alone where a pack is too large for them.
import { outcomeOf } from '../engine/conditions.js';
import { workOut } from '../engine/layers.js';
import { type GroupReading, readGroups, single } from '../engine/reading.js';
import { yes } from '../engine/values.js';
import type { Brief } from '../model/brief.js';
import type { Condition, VariableIndex } from '../model/condition.js';
import type { Pack, Pin } from '../model/pack.js';
import { movable } from '../reason/assume.js';
import { assumedRoughly } from '../reason/assume-roughly.js';
import { type Compiled, compiled } from '../reason/compile.js';
import { evaluate } from '../reason/operations.js';
import { alone } from './alone.js';
import { condense } from './condensed.js';
import { type Ground, groundOf } from './ground.js';
import { type Hold, holdOf } from './hold.js';
import { pathOf } from './path.js';

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
  /** Left-out answers that alone would move one of these pins. */
  readonly moving: (pins: readonly Pin[]) => readonly string[];
}

export function sightOf(brief: Brief, pack: Pack): Sight {
  const diagrams = compiled(pack);
  return diagrams.kind === 'compiled' ? byDiagrams(brief, diagrams) : byEngine(brief, pack);
}

function byDiagrams(brief: Brief, diagrams: Compiled): Sight {
  const { pack, forest } = diagrams;
  const all = condense(diagrams);
  const groups = readGroups(brief, pack, 'ordinary') ?? [];
  let known = groundOf(brief, groups, diagrams);
  // a condition that nobody asked before may bring new variables, so that what is known of fewer is looked up again
  const ground = (): Ground => {
    if (known.codes.length < diagrams.asked.length) known = groundOf(brief, groups, diagrams);
    return known;
  };
  const holds = (condition: Condition): boolean => {
    const { diagram } = all.of(condition);
    return evaluate(forest, diagram, ground().codes) === 1;
  };
  return {
    ...{ brief, pack, groups, holds },
    valueOf: (variable) => {
      const { kind, id, values } = pack.variables[variable] ?? { kind: null, id: '', values: [] };
      return kind === 'pin'
        ? evaluate(forest, diagrams.pins[id as Pin], known.codes)
        : values.findIndex((_, value) => holds(all.is(variable, value)));
    },
    holdOf: (condition) => holdOf(all.of(condition), ground()),
    moving: (pins) => {
      const roots = pins.map((pin) => diagrams.pins[pin]);
      const now = ground();
      return alone(roots, pathOf(roots, now), now);
    },
  };
}

function byEngine(brief: Brief, pack: Pack): Sight {
  const ordinary = workOut(brief, pack, 'ordinary');
  const assumed = () =>
    assumedRoughly(ordinary).map(({ fact, group, moves }) => ({
      moves,
      name: group === null ? fact : `${fact} (${group})`,
    }));
  return {
    brief,
    pack,
    groups: ordinary.groups ?? [],
    holds: (condition) => outcomeOf(condition, ordinary) === yes,
    valueOf: (variable) => single(ordinary.sets[variable] ?? 0),
    holdOf: (condition) => {
      const certain = outcomeOf(condition, workOut(brief, pack, 'open')) === yes;
      return { certain, hangsOn: certain ? [] : assumed().map(({ name }) => name) };
    },
    moving: (pins) => {
      const keys: readonly string[] = movable.flatMap(([key, pin]) =>
        pins.includes(pin) ? [key] : [],
      );
      return assumed().flatMap(({ moves, name }) =>
        moves.some((key) => keys.includes(key)) ? [name] : [],
      );
    },
  };
}
