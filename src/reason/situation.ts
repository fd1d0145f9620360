// A brief as diagrams see it: for every variable the values it may still have, and every combination of marks that the
// list of groups may still give. A brief in full is the same with one value each.
import { derivedSet } from '../engine/derived.js';
import {
  answerTo,
  completionsOf,
  type GroupReading,
  type Overrides,
  type Reading,
  readGroups,
  unstatedValue,
} from '../engine/reading.js';
import type { Brief } from '../model/brief.js';
import type { ValueSet } from '../model/condition.js';
import type { Derived } from '../model/pack.js';
import type { Asked } from './asked.js';
import { added, anyList, renew, together } from './combinations.js';
import type { Compiled } from './compile.js';
import type { Diagram } from './diagram.js';
import { evaluate } from './operations.js';
import { nobody, statesAdded, statesJoined } from './people.js';

export interface Situation {
  readonly brief: Brief;
  readonly compiled: Compiled;
  /** By level the values that may be; of marks all. */
  readonly open: Int32Array;
  /** Groups as given, each cell with the values that may be; null where the list was left out. */
  readonly groups: readonly GroupReading[] | null;
  /** By group the combinations of marks that it may add, in the forest of `compiled.lists`. */
  readonly adds: readonly Diagram[];
  /** Those that may be of the list as a whole. */
  readonly combinations: Diagram;
}

const noOverrides: Overrides = new Map();

/** What is open in a brief, some of its facts overridden. */
export function situationOf(
  brief: Brief,
  compiled: Compiled,
  overrides: Overrides = noOverrides,
): Situation {
  const { lists, pack } = compiled;
  const groups = readGroups(brief, pack, 'open');
  renew(lists);
  const adds = (groups ?? []).map((group) => added(lists, group));
  return {
    ...{ brief, compiled, groups, adds },
    open: openLevels(brief, compiled, overrides),
    combinations: groups ? together(lists, adds) : anyList(lists, brief.maps),
  };
}

/** By level the values that may be; of marks all, whatever the list says. */
export function openLevels(
  brief: Brief,
  compiled: Compiled,
  overrides: Overrides = noOverrides,
): Int32Array {
  const { asked, forest } = compiled;
  const open = new Int32Array(asked.length);
  for (let level = 0; level < asked.length; level += 1) {
    const entry = asked[level] as Asked;
    open[level] =
      entry.kind === 'mark'
        ? (1 << (forest.sizes[level] as number)) - 1
        : openValues(entry, brief, compiled, overrides);
  }
  return open;
}

function openValues(
  asked: Exclude<Asked, { kind: 'mark' }>,
  brief: Brief,
  { pack }: Compiled,
  overrides: Overrides,
): ValueSet {
  switch (asked.kind) {
    case 'fact': {
      const code = answerTo(asked.fact, brief, overrides);
      return code >= 0 ? 1 << code : completionsOf(asked.fact, pack);
    }
    case 'known': {
      const fact = pack.variables[asked.variable]?.index ?? -1;
      return answerTo(fact, brief, overrides) >= 0 ? 0b10 : 0b01;
    }
    case 'worked-out':
      return derivedSet(pack.derived[asked.derived] as Derived, noReading, brief, pack);
  }
}

/** Facts over dates and maps read the brief itself. */
const noReading: Reading = {
  manner: 'open',
  sets: new Int32Array(0),
  given: new Uint8Array(0),
  groups: [],
};

/** One value for every level: what was left out at its ordinary value. */
export function ordinaryCodes(
  situation: Situation,
  overrides: Overrides = noOverrides,
): Int32Array {
  const { brief, compiled, open } = situation;
  const { levelOfMark, lists } = compiled;
  const codes = open.map(lowest);
  const states = ordinaryStates(situation);
  for (let mark = 0; mark < lists.marks.length; mark += 1)
    codes[levelOfMark[mark] as number] = states[mark] as number;
  fillIn(codes, (fact) => answerTo(fact, brief, overrides), compiled);
  return codes;
}

const lowest = (set: ValueSet): number => 31 - Math.clz32(set & -set);

/** Fills in the facts: their answers, or ordinary values, which may hang on facts before them. */
export function fillIn(
  codes: Int32Array,
  answer: (fact: number) => number,
  { pack, forest, order, levelOfFact, ordinary }: Compiled,
): void {
  for (const fact of order) {
    const level = levelOfFact.get(fact);
    if (level === undefined) continue;
    const given = answer(fact);
    const usual = ordinary.get(fact);
    if (given >= 0) codes[level] = given;
    else
      codes[level] =
        usual === undefined ? unstatedValue(fact, pack) : evaluate(forest, usual, codes);
  }
}

/** The marks of the list, cells that were left out at their ordinary values. */
function ordinaryStates({ brief, compiled: { lists, pack } }: Situation): readonly number[] {
  const groups = readGroups(brief, pack, 'ordinary') ?? [];
  const none: readonly number[] = lists.marks.map(nobody);
  return groups.reduce((sum, group) => statesJoined(lists, sum, statesAdded(lists, group)), none);
}
