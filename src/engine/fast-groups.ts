// What the fast decision knows of the people: every question about groups of one pack, answered in one pass over the list.
import { leftOut } from '../model/brief.js';
import type { Coded } from '../model/coded.js';
import type { GroupCondition } from '../model/condition.js';
import type { Pack, People } from '../model/pack.js';
import { always, blocksOf, both, type Clauses, decideBlock, never, oneOf } from './clauses.js';

export interface GroupPlan {
  readonly people: People | null;
  /** How many values each cell and each "is it given?" has; those of the second follow the cells. */
  readonly counts: readonly number[];
  /** Conditions on one group, by number. */
  readonly asked: Clauses[];
  readonly tallies: Tally[];
  /** By cell what it is where left out: the first case that holds. */
  readonly ordinary: readonly (readonly { readonly when: Clauses; readonly value: number }[])[];
}

/** How many groups meet a condition; those that meet the same one of `together` count once. */
interface Tally {
  readonly where: number;
  readonly together: readonly number[];
}

/** What one list comes to, by number of the question; with room for all of them once all are asked. */
export interface GroupAnswers {
  some: Uint8Array;
  tallies: Int32Array;
}

export function groupPlanFor({ people }: Pack): GroupPlan {
  const cells = people?.cells ?? [];
  const counts = [...cells.map(({ values }) => values.length), ...cells.map(() => 2)];
  const plan: GroupPlan = { people, counts, asked: [], tallies: [], ordinary: [] };
  const ordinary = cells.map((cell) =>
    cell.ordinary.map(({ when, value }) => ({
      when: when ? clausesOfGroup(when, true, plan) : always,
      value,
    })),
  );
  return { ...plan, ordinary };
}

/** Whether every cell has a value in the end, so that nothing stays open. */
export function cellsAreFilled({ people, ordinary }: GroupPlan): boolean {
  return (people?.cells ?? []).every(
    ({ namedIn }, index) =>
      index === 0 || namedIn !== null || ordinary[index]?.at(-1)?.when === always,
  );
}

/** A condition on one group as clauses over its cells. */
export function clausesOfGroup(
  condition: GroupCondition,
  positive: boolean,
  plan: GroupPlan,
): Clauses {
  switch (condition.kind) {
    case 'cell': {
      const values = positive ? condition.values : ~condition.values;
      return oneOf(condition.cell, values, plan.counts[condition.cell] ?? 0);
    }
    case 'cell-known': {
      const slot = (plan.people?.cells.length ?? 0) + condition.cell;
      return oneOf(slot, condition.known === positive ? 2 : 1, 2);
    }
    case 'not':
      return clausesOfGroup(condition.of, !positive, plan);
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => clausesOfGroup(part, positive, plan));
      return (condition.kind === 'all') === positive ? parts.reduce(both, always) : parts.flat();
    }
  }
}

/** Has it asked whether some group meets these clauses; the number under which the answer will stand. */
export function askSome(clauses: Clauses, plan: GroupPlan): number {
  return plan.asked.push(clauses) - 1;
}

export function askTally(
  where: GroupCondition,
  together: readonly GroupCondition[],
  plan: GroupPlan,
): number {
  const ask = (condition: GroupCondition) => askSome(clausesOfGroup(condition, true, plan), plan);
  return plan.tallies.push({ where: ask(where), together: together.map(ask) }) - 1;
}

/** The function that answers every question of the plan about the list of a brief. */
export function answererFor(plan: GroupPlan, answers: GroupAnswers): (coded: Coded) => void {
  const { people, counts, asked, tallies } = plan;
  if (!people) return () => {};
  answers.some = new Uint8Array(asked.length);
  answers.tallies = new Int32Array(tallies.length);
  const width = people.cells.length;
  const blocks = blocksOf(
    asked.map((clauses, owner) => ({ owner, clauses })),
    counts,
  );
  const codes = new Int32Array(counts.length);
  const tallied = new Set(tallies.flatMap(({ where, together }) => [where, ...together]));
  const tallyBlocks = blocksOf(
    asked.flatMap((clauses, owner) => (tallied.has(owner) ? [{ owner, clauses }] : [])),
    counts,
  );
  const meets = new Uint8Array(asked.length);
  const seen = tallies.map(({ together }) => new Uint8Array(together.length));
  const usual = Int8Array.from(
    people.whenLeftOut.flatMap((cells) => people.cells.map((_, index) => cells[index] ?? leftOut)),
  );
  const named = people.cells.flatMap(({ namedIn }, cell) =>
    namedIn === null ? [] : { cell, namedIn },
  );
  const fills = plan.ordinary.map((cases) => fillerOf(cases));

  function group(coded: Coded, cells: Int8Array, from: number): void {
    for (let cell = 0; cell < width; cell++) {
      const code = cells[from + cell] as number;
      codes[width + cell] = code < 0 ? 0 : 1;
      codes[cell] = code < 0 ? (fills[cell] as Filler)(codes) : code;
    }
    if (cells === usual)
      for (const { cell, namedIn } of named)
        codes[cell] = (coded.facts[namedIn] as number) < 0 ? unstated : 0;
    for (const block of blocks) decideBlock(block, codes, answers.some);
    if (tallies.length === 0) return;
    meets.fill(0);
    for (const block of tallyBlocks) decideBlock(block, codes, meets);
    for (let index = 0; index < tallies.length; index++)
      count(tallies[index] as Tally, meets, answers.tallies, index, seen[index] as Uint8Array);
  }

  return (coded) => {
    answers.some.fill(0);
    answers.tallies.fill(0);
    for (const flags of seen) flags.fill(0);
    const isGiven = coded.groups !== leftOut;
    const cells = isGiven ? coded.cells : usual;
    const end = isGiven ? coded.groups * width : usual.length;
    for (let from = 0; from < end; from += width) group(coded, cells, from);
  };
}

const unstated = 2;

function count(
  { where, together }: Tally,
  meets: Uint8Array,
  tallies: Int32Array,
  index: number,
  seen: Uint8Array,
): void {
  if (meets[where] === 0) return;
  for (let place = 0; place < together.length; place++) {
    if (meets[together[place] as number] === 0) continue;
    if (seen[place] === 1) return;
    seen[place] = 1;
    break;
  }
  tallies[index] = (tallies[index] as number) + 1;
}

type Filler = (codes: Int32Array) => number;

function fillerOf(cases: GroupPlan['ordinary'][number]): Filler {
  const [only] = cases;
  if (only?.when === always) return () => only.value;
  return (codes) => cases.find(({ when }) => holds(when, codes))?.value ?? 0;
}

const holds = (clauses: Clauses, codes: Int32Array): boolean =>
  clauses !== never &&
  clauses.some((clause) => {
    for (const [cell, values] of clause)
      if (!(values & (1 << (codes[cell] as number)))) return false;
    return true;
  });
