// The slots of the fast decision: everything that conditions read, the level at which each is known, and the conditions
// that are decided once all they read is. Levels follow from what reads what; within one, slots are written in order.
import type { Coded } from '../model/coded.js';
import type { Condition, VariableIndex } from '../model/condition.js';
import type { Pack } from '../model/pack.js';
import { always, both, type Clauses, mostClauses, oneOf, type Slot } from './clauses.js';
import {
  askSome,
  clausesOfGroup,
  type GroupAnswers,
  type GroupPlan,
  groupPlanFor,
} from './fast-groups.js';

/** Writes slots of one level. */
export type Write = (coded: Coded, codes: Int32Array, holds: Uint8Array) => void;

/** Slots that hold something as it comes; written first, each kind in one loop. */
export interface Copies {
  /** Answers, or where left out a fixed value. */
  readonly facts: { readonly slot: Slot; readonly fact: number; readonly usual: number }[];
  /** Whether there is an answer. */
  readonly given: { readonly slot: Slot; readonly fact: number }[];
  /** Derived facts that come with the brief. */
  readonly outside: { readonly slot: Slot; readonly derived: number }[];
  /** Answers to questions about groups, or their opposites. */
  readonly some: { readonly slot: Slot; readonly question: number; readonly wanted: 0 | 1 }[];
  /** What is the same for every brief. */
  readonly constants: { readonly slot: Slot; readonly value: number }[];
}

export interface Slots {
  readonly pack: Pack;
  readonly groups: GroupPlan;
  readonly answers: GroupAnswers;
  /** How many values each slot has. */
  readonly counts: number[];
  readonly levels: number[];
  readonly writes: { readonly level: number; readonly write: Write }[];
  readonly copies: Copies;
  /** Every condition, by number: first the rules'. */
  readonly conditions: { readonly level: number; readonly clauses: Clauses }[];
  /** The slot that stands for a variable now: a fact that rules lift has a second one. */
  readonly of: Slot[];
  readonly given: Map<VariableIndex, Slot>;
}

export function newSlots(pack: Pack): Slots {
  return {
    pack,
    groups: groupPlanFor(pack),
    answers: { some: new Uint8Array(), tallies: new Int32Array() },
    counts: [],
    levels: [],
    writes: [],
    copies: { facts: [], given: [], outside: [], some: [], constants: [] },
    conditions: pack.rules.map(() => ({ level: 0, clauses: [] })),
    of: [],
    given: new Map(),
  };
}

/** A new slot, written at a level. */
export function addSlot(
  slots: Slots,
  count: number,
  level: number,
  write: (slot: Slot) => Write,
): Slot {
  const slot = addCopy(slots, count);
  slots.levels[slot] = level;
  slots.writes.push({ level, write: write(slot) });
  return slot;
}

/** A new slot that is one of the copies. */
export function addCopy(slots: Slots, count: number): Slot {
  slots.levels.push(0);
  return slots.counts.push(count) - 1;
}

/** The first level at which all of these slots are known. */
export const levelOf = (of: Iterable<Slot>, { levels }: Slots): number =>
  Math.max(0, ...Array.from(of, (slot) => levels[slot] ?? 0));

/** Has a condition decided; its number. */
export function addCondition(slots: Slots, clauses: Clauses): number {
  return slots.conditions.push(placed(clauses, slots)) - 1;
}

/** The same for the condition of a rule, under the rule's own number. */
export function setCondition(slots: Slots, rule: number, clauses: Clauses): void {
  slots.conditions[rule] = placed(clauses, slots);
}

const placed = (clauses: Clauses, slots: Slots) => ({
  level: levelOf(
    clauses.flatMap((clause) => [...clause.keys()]),
    slots,
  ),
  clauses,
});

/** The level at which what hangs on these conditions can be written. */
export const levelAfter = (conditions: readonly number[], { conditions: all }: Slots): number =>
  Math.max(0, ...conditions.map((index) => (all[index]?.level ?? 0) + 1));

/** A condition as clauses over slots. */
export function clausesOf(condition: Condition, positive: boolean, slots: Slots): Clauses {
  switch (condition.kind) {
    case 'is': {
      const slot = slots.of[condition.variable] as Slot;
      return oneOf(slot, positive ? condition.values : ~condition.values, slots.counts[slot] ?? 0);
    }
    case 'known':
      return truthOf(givenSlot(condition.variable, slots), condition.known === positive);
    case 'not':
      return clausesOf(condition.of, !positive, slots);
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => fewClauses(clausesOf(part, positive, slots), slots));
      const isAll = (condition.kind === 'all') === positive;
      return isAll
        ? parts.reduce((done, part) => both(fewClauses(done, slots, part.length), part), always)
        : parts.flat();
    }
    case 'compare':
      return truthOf(compareSlot(condition, slots), positive);
    case 'groups':
      return truthOf(groupsSlot(condition, slots), positive);
  }
}

const truthOf = (slot: Slot, truth: boolean): Clauses => oneOf(slot, truth ? 2 : 1, 2);

/** The same clauses, or a slot for them where, times `factor`, they are too many. */
function fewClauses(clauses: Clauses, slots: Slots, factor = 1): Clauses {
  if (clauses.length * factor <= mostClauses || clauses.length < 2) return clauses;
  return truthOf(truthSlot(clauses, slots), true);
}

/** A slot that is 1 where the clauses hold, else 0. */
export function truthSlot(clauses: Clauses, slots: Slots): Slot {
  const condition = addCondition(slots, clauses);
  return addSlot(slots, 2, levelAfter([condition], slots), (slot) => (_, codes, holds) => {
    codes[slot] = holds[condition] as number;
  });
}

function givenSlot(variable: VariableIndex, slots: Slots): Slot {
  const known = slots.given.get(variable);
  if (known !== undefined) return known;
  const { kind, index: fact } = slots.pack.variables[variable] ?? { kind: 'setting', index: 0 };
  const slot = addCopy(slots, 2);
  if (kind === 'fact') slots.copies.given.push({ slot, fact });
  else slots.copies.constants.push({ slot, value: 0 });
  slots.given.set(variable, slot);
  return slot;
}

function compareSlot(condition: Extract<Condition, { kind: 'compare' }>, slots: Slots): Slot {
  const { positions, how } = condition;
  const left = slots.of[condition.variable] as Slot;
  const right = slots.of[condition.than] as Slot;
  return addSlot(slots, 2, levelOf([left, right], slots), (slot) => (_, codes) => {
    const [a, b] = [codes[left] as number, codes[right] as number];
    const lies = a < positions && b < positions && (how === 'right-of' ? a > b : a < b);
    codes[slot] = lies ? 1 : 0;
  });
}

function groupsSlot(condition: Extract<Condition, { kind: 'groups' }>, slots: Slots): Slot {
  const { quantifier, where, of } = condition;
  const question = askAmong(where, of, quantifier !== 'every', slots);
  return someSlot(question, quantifier === 'some', slots);
}

/** Asks whether some group that `where` picks meets `of`, or fails to. */
export function askAmong(
  where: Parameters<typeof clausesOfGroup>[0],
  of: Parameters<typeof clausesOfGroup>[0],
  meets: boolean,
  { groups }: Slots,
): number {
  const clauses = both(clausesOfGroup(where, true, groups), clausesOfGroup(of, meets, groups));
  return askSome(clauses, groups);
}

/** A slot for the answer to a question about groups: 1 where some group meets it, or where none does. */
export function someSlot(question: number, wanted: boolean, slots: Slots): Slot {
  const slot = addCopy(slots, 2);
  slots.copies.some.push({ slot, question, wanted: wanted ? 1 : 0 });
  return slot;
}
