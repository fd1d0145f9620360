// How the list of people could be otherwise, so that a function of it comes to a value that is wanted.
//
// Given groups are read one after the other, each as the letter that its answers, or changed ones, make of it. What the
// groups still to be read can make of a function hangs on which groups these are and on how many changes are left: so
// it is worked out once for each, and ways are followed only where they lead.
import type { ValueSet } from '../model/condition.js';
import type { Cell } from '../model/pack.js';
import { added, anyList, together } from './combinations.js';
import type { Compiled } from './compile.js';
import { branch, constantOf, type Diagram, isConstant, levelOf } from './diagram.js';
import { ofNobody, rest, statesIn } from './list-automaton.js';
import {
  among,
  endAt,
  forestOfLists,
  type ListFunction,
  valuesAt,
  viewOfFunction,
} from './list-functions.js';
import { createMemo, missing, recall, remember } from './memo.js';
import { evaluate } from './operations.js';
import type { CellChange, Options } from './options.js';
import { nobody, statesJoined } from './people.js';
import type { Situation } from './situation.js';
import { seenThrough } from './views.js';

/** A way to another list, or to the list as it is. */
export interface Way {
  readonly cells: readonly CellChange[];
  /** The list as a whole is another. */
  readonly list: boolean;
  /** The marks that it then has; null where another list may have these or those. */
  readonly states: readonly number[] | null;
}

export interface ListWays {
  /** Every way with so many changes to a value that is accepted, where no fewer changes lead to one. */
  readonly to: (f: ListFunction, accepts: ValueSet, changes: number) => readonly Way[];
  /** The values to which some changes may lead, or more. */
  readonly values: (f: ListFunction) => ValueSet;
  /** No more changes than this are to be made. */
  readonly most: number;
}

/** A list that was left out: as it usually is, or where it may be another, that as one change. */
export function wholeList(
  usual: Int32Array,
  mayChange: boolean,
  { brief, compiled }: Situation,
): ListWays {
  const { lists } = compiled;
  const same = asItIs(usual, compiled);
  const other: Way = { cells: [], list: true, states: null };
  const own = (f: ListFunction): ValueSet => 1 << evaluate(forestOfLists(compiled), f, usual);
  const values = (f: ListFunction): ValueSet =>
    mayChange ? valuesAmong(f, anyList(lists, brief.maps), compiled) : own(f);
  return {
    to: (f, accepts, changes) => {
      const [found, way] = changes === 0 ? [own(f), same] : [values(f), other];
      return (found & accepts) === 0 ? [] : [way];
    },
    values,
    most: mayChange ? 1 : 0,
  };
}

const asItIs = (usual: Int32Array, { levelOfMark }: Compiled): Way => ({
  cells: [],
  list: false,
  states: levelOfMark.map((level) => usual[level] as number),
});

/** Given groups, each of which could be otherwise. */
export function throughGroups(
  options: readonly Options[],
  usual: Int32Array,
  situation: Situation,
): ListWays {
  const { compiled } = situation;
  const { lists } = compiled;
  const none: readonly number[] = lists.marks.map(nobody);
  const same = [asItIs(usual, compiled)];
  let any: Diagram | null = null;
  const reach = reachOf(options, compiled);
  /** The ways through so many of the groups, from the last of these to the first, those after them giving these marks. */
  const ways = (
    f: ListFunction,
    groups: number,
    changes: number,
    accepts: ValueSet,
    states: readonly number[],
  ): readonly Way[] => {
    if ((reach(f, groups, changes) & accepts) === 0) return [];
    const group = options[groups - 1];
    if (!group) return [{ cells: [], list: false, states }];
    const found: Way[] = [];
    for (let here = 0; here <= Math.min(changes, group.most); here += 1)
      for (const { letter, each } of group.bundles(here)) {
        const left = rest(f, letter, compiled);
        const together = statesJoined(lists, states, statesIn(letter, lists));
        for (const way of ways(left, groups - 1, changes - here, accepts, together))
          for (const changed of each) found.push({ ...way, cells: [...way.cells, ...changed] });
      }
    return found;
  };
  return {
    to: (f, accepts, changes) => {
      if ((reach(f, options.length, changes) & accepts) === 0) return [];
      if (changes === 0) return same;
      const found = ways(f, options.length, changes, accepts, none);
      return found.length > 1 ? [...found].sort(asAsked(f, compiled)) : found;
    },
    values: (f) => {
      any ??= withOpenCells(situation);
      return valuesAmong(f, any, compiled);
    },
    most: options.reduce((sum, { most }) => sum + most, 0),
  };
}

/** Ways in the order of the paths that a function takes with them. */
const asAsked =
  (f: ListFunction, compiled: Compiled) =>
  (a: Way, b: Way): number => {
    const forest = forestOfLists(compiled);
    for (let at = f; at >= 0; ) {
      const mark = levelOf(forest, at) - compiled.firstMark;
      const [one, other] = [a.states?.[mark] as number, b.states?.[mark] as number];
      if (one !== other) return one - other;
      at = branch(forest, at, one);
    }
    return 0;
  };

/** The values that so many of the groups can give a function with so many changes, or fewer. */
function reachOf(
  options: readonly Options[],
  compiled: Compiled,
): (f: ListFunction, groups: number, changes: number) => ValueSet {
  const known = createMemo();
  const reach = (f: ListFunction, groups: number, changes: number): ValueSet => {
    const group = options[groups - 1];
    if (!group || isConstant(f)) return 1 << constantOf(ofNobody(f, compiled));
    const before = recall(known, f, groups, changes);
    if (before !== missing) return before;
    let found = 0;
    for (let here = 0; here <= Math.min(changes, group.most); here += 1)
      for (const { letter } of group.bundles(here))
        found |= reach(rest(f, letter, compiled), groups - 1, changes - here);
    return remember(known, f, groups, changes, found);
  };
  return reach;
}

/** What the given groups can come to with any of their answers changed. */
function withOpenCells({ compiled, groups }: Situation): Diagram {
  const { lists } = compiled;
  const cells = lists.people?.cells ?? [];
  const open = (groups ?? []).map((group) => ({
    ...group,
    cells: group.cells.map((own, index) => {
      const { namedIn, values } = cells[index] as Cell;
      return index === 0 || namedIn !== null ? own : (1 << values.length) - 1;
    }),
  }));
  return together(
    lists,
    open.map((group) => added(lists, group)),
  );
}

/** The values of a function among the lists of a set. */
function valuesAmong(f: ListFunction, set: Diagram, compiled: Compiled): ValueSet {
  const seen = seenThrough(compiled.lists, set, viewOfFunction(f, compiled));
  return valuesAt(endAt(among(f, seen, compiled)), compiled);
}
