// What the list of groups contributes to an answer, as *marks*: small states such as "is some citizen group at the
// table?" or "how many organisations, up to two?". Rules see nothing of a list but its marks.
//
// Each mark is a commutative monoid: a state for nobody, what one group adds, and how two lists' states join. So the
// marks of a list are folded group by group, in any order. Where answers are missing a group may add one of several
// combinations of marks, and a list has a *set* of combinations (`combinations.ts`).
import type { GroupReading } from '../engine/reading.js';
import type { GroupCondition, ValueSet } from '../model/condition.js';
import type { People } from '../model/pack.js';
import {
  addVariable,
  companion,
  constant,
  createForest,
  type Diagram,
  type Forest,
  type Level,
  variable,
} from './diagram.js';
import { createMemo, type Memo } from './memo.js';
import { and, apply, evaluate, map, not, or } from './operations.js';

/** One thing that rules see of a list. */
export type Mark =
  /** Whether some group meets a condition. */
  | { readonly kind: 'some'; readonly where: GroupCondition }
  /** How many groups meet it, up to a number that stands for more as well. */
  | { readonly kind: 'number'; readonly where: GroupCondition; readonly upTo: number }
  /** The rightmost (leftmost) value of a cell among the groups that meet it; nobody is a state of its own. */
  | {
      readonly kind: 'highest' | 'lowest';
      readonly where: GroupCondition;
      readonly cell: number;
      readonly values: number;
    };

export type MarkIndex = number;

/** The lists of one pack: its marks, what one group adds to them, and the sets of combinations met so far. */
export interface Lists {
  readonly people: People | null;
  readonly marks: Mark[];
  readonly keys: Map<string, MarkIndex>;
  /** Levels: the cells of one group, then for each cell whether it is given, then the marks. */
  readonly forest: Forest;
  readonly inputs: number;
  /** For results of one question. */
  readonly scratch: Forest;
  /** For each mark what one group adds to it, over the cells. */
  readonly adds: Diagram[];
  /** 1 where a group with these cells adds these marks; of so many marks as `related` says (see `relationOf`). */
  relation: Diagram;
  related: number;
  /** What lists of any length can give, by which cells named in a map can be what. */
  readonly closures: Map<string, Diagram>;
  /** What one group can add to some of the marks, by these (`some-marks.ts`). */
  readonly parts: Map<string, Parts>;
  readonly unions: Memo;
  readonly joins: Memo;
  /** Sets seen through views, and the numbers of these. */
  readonly views: Memo;
  readonly viewNumbers: Map<string, number>;
  /** Grows whenever the sets met so far are forgotten. */
  sets: number;
}

/** What one group can add to some of the marks. */
export interface Parts {
  /** As that of `relationOf`. */
  readonly relation: Diagram;
  /** By what is known of a group. */
  readonly known: Map<string, Diagram>;
}

const [out, within] = [constant(0), constant(1)];

/** For how much that is found out about sets there is room from the start: about as much as a few dozen briefs bring. */
const room = 4096;

export function createLists(people: People | null, budget?: number): Lists {
  const cells = people?.cells ?? [];
  const sizes = [...cells.map(({ values }) => values.length), ...cells.map(() => 2)];
  const forest = createForest(sizes, budget);
  return {
    people,
    marks: [],
    keys: new Map(),
    forest,
    scratch: companion(forest),
    inputs: sizes.length,
    adds: [],
    relation: within,
    related: 0,
    closures: new Map(),
    parts: new Map(),
    unions: createMemo(room),
    joins: createMemo(room),
    views: createMemo(room),
    viewNumbers: new Map(),
    sets: 0,
  };
}

/** How many states a mark has. */
export function statesOf(mark: Mark): number {
  if (mark.kind === 'some') return 2;
  return mark.kind === 'number' ? mark.upTo + 1 : mark.values + 1;
}

/** The mark of these words, one for all that ask the same. */
export function markOf(lists: Lists, mark: Mark): MarkIndex {
  const key = JSON.stringify(mark, (name, value) => (name === 'span' ? undefined : value));
  const known = lists.keys.get(key);
  if (known !== undefined) return known;
  const index = lists.marks.push(mark) - 1;
  lists.keys.set(key, index);
  addVariable(lists.forest, statesOf(mark));
  lists.adds.push(addedTo(mark, lists));
  lists.closures.clear();
  return index;
}

/** The state of a mark for an empty list. */
export const nobody = (mark: Mark): number => (mark.kind === 'lowest' ? mark.values : 0);

/** The state of a mark for two lists together. */
export function joined(mark: Mark, a: number, b: number): number {
  if (mark.kind === 'number') return Math.min(mark.upTo, a + b);
  return mark.kind === 'lowest' ? Math.min(a, b) : Math.max(a, b);
}

/** What one group adds to a mark, over its inputs. */
export function addedTo(mark: Mark, { forest, inputs }: Lists): Diagram {
  const where = groupDiagram(forest, mark.where, (cell) => cell + inputs / 2);
  if (mark.kind === 'some' || mark.kind === 'number') return where;
  const none = nobody(mark);
  const shift = mark.kind === 'highest' ? 1 : 0;
  return apply(forest, where, variable(forest, mark.cell), (counts, value) =>
    counts === 1 ? value + shift : none,
  );
}

/** A condition on one group over the levels of its cells. */
function groupDiagram(
  forest: Forest,
  condition: GroupCondition,
  givenLevel: (cell: number) => Level,
): Diagram {
  const of = (part: GroupCondition): Diagram => groupDiagram(forest, part, givenLevel);
  switch (condition.kind) {
    case 'all':
      return condition.of.map(of).reduce((f, g) => and(forest, f, g), within);
    case 'any':
      return condition.of.map(of).reduce((f, g) => or(forest, f, g), out);
    case 'not':
      return not(forest, of(condition.of));
    case 'cell':
      return map(
        forest,
        variable(forest, condition.cell),
        (value) => (condition.values >> value) & 1,
      );
    case 'cell-known':
      return map(forest, variable(forest, givenLevel(condition.cell)), (given) =>
        given === (condition.known ? 1 : 0) ? 1 : 0,
      );
  }
}

/** For each input the values that it may have. */
export const inputsOf = ({ cells, given }: GroupReading): readonly ValueSet[] => [
  ...cells,
  ...given.map((is) => (is ? 0b10 : 0b01)),
];

/** One value for each input of a group of which everything is known. */
export function inputCodes(lists: Lists, { cells, given }: GroupReading): Int32Array {
  const codes = new Int32Array(lists.inputs);
  for (let cell = 0; cell < cells.length; cell += 1) {
    const set = cells[cell] as number;
    codes[cell] = 31 - Math.clz32(set & -set);
    codes[cell + lists.inputs / 2] = given[cell] ? 1 : 0;
  }
  return codes;
}

/** The marks that one group adds whose inputs are all known. */
export function statesAdded(lists: Lists, group: GroupReading): number[] {
  const codes = inputCodes(lists, group);
  return lists.adds.map((adds) => evaluate(lists.forest, adds, codes));
}

/** The marks of two lists together. */
export function statesJoined(lists: Lists, a: readonly number[], b: readonly number[]): number[] {
  return lists.marks.map((mark, index) => joined(mark, a[index] as number, b[index] as number));
}
