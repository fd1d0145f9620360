// Conditions as lists of clauses, so that many are decided at once: a clause holds where each slot it reads has one
// of its values, a condition where one of its clauses does. What has no such form becomes a slot of its own.
import type { ValueSet } from '../model/condition.js';
import { allOf } from './values.js';

/** One thing that clauses read: its code is written before they are decided. */
export type Slot = number;

/** For each slot that matters the values it may have; none: it always holds. */
export type Clause = ReadonlyMap<Slot, ValueSet>;
/** Holds where one clause does; none: it never holds. */
export type Clauses = readonly Clause[];

export const always: Clauses = [new Map()];
export const never: Clauses = [];

/** More clauses than this are given a slot of their own. */
export const mostClauses = 24;

/** That a slot with so many values has one of `values`. */
export function oneOf(slot: Slot, values: ValueSet, count: number): Clauses {
  const kept = values & allOf(count);
  if (kept === 0) return never;
  return kept === allOf(count) ? always : [new Map([[slot, kept]])];
}

/** Clauses for both to hold; those that can never hold are left out. */
export function both(left: Clauses, right: Clauses): Clauses {
  return left.flatMap((one) => right.flatMap((other) => joined(one, other) ?? []));
}

function joined(one: Clause, other: Clause): Clause | null {
  const result = new Map(one);
  for (const [slot, values] of other) {
    const kept = (result.get(slot) ?? -1) & values;
    if (kept === 0) return null;
    result.set(slot, kept);
  }
  return result;
}

/** Many conditions that are decided together. */
export interface Batch {
  /** Words of 32 clauses. */
  readonly words: number;
  readonly slots: Int32Array;
  /** For each of `slots` where its rows begin in `table`: a row a value, a bit a clause that the value lets stand. */
  readonly rows: Int32Array;
  readonly table: Int32Array;
  /** Every clause there is. */
  readonly full: Int32Array;
  /** For each clause the condition it belongs to, as numbered by the caller. */
  readonly owner: Int32Array;
}

/** The batch of these conditions; `counts` has the number of values of each slot. */
export function batchOf(
  conditions: readonly { readonly owner: number; readonly clauses: Clauses }[],
  counts: readonly number[],
): Batch {
  const all = conditions.flatMap(({ owner, clauses }) => clauses.map((clause) => ({ owner, clause })));
  const words = Math.max(1, Math.ceil(all.length / 32));
  const slots = [...new Set(all.flatMap(({ clause }) => [...clause.keys()]))].sort((a, b) => a - b);
  const rows: number[] = [];
  let length = 0;
  for (const slot of slots) {
    rows.push(length);
    length += (counts[slot] ?? 0) * words;
  }
  const table = new Int32Array(length);
  const full = new Int32Array(words);
  all.forEach(({ clause }, index) => {
    const [word, bit] = [index >> 5, 1 << (index & 31)];
    full[word] = (full[word] ?? 0) | bit;
    slots.forEach((slot, position) => {
      const values = clause.get(slot) ?? -1;
      for (let value = 0; value < (counts[slot] ?? 0); value++) {
        const at = (rows[position] ?? 0) + value * words + word;
        if (values & (1 << value)) table[at] = (table[at] ?? 0) | bit;
      }
    });
  });
  return {
    words,
    slots: Int32Array.from(slots),
    rows: Int32Array.from(rows),
    table,
    full,
    owner: Int32Array.from(all, ({ owner }) => owner),
  };
}

/** The clauses that stand under the codes of the slots, into `standing`, which has room for `words`. */
export function decideBatch(batch: Batch, codes: Int32Array, standing: Int32Array): void {
  const { words, slots, rows, table, full } = batch;
  for (let word = 0; word < words; word++) standing[word] = full[word] as number;
  for (let index = 0; index < slots.length; index++) {
    const row = (rows[index] as number) + (codes[slots[index] as number] as number) * words;
    for (let word = 0; word < words; word++)
      standing[word] = (standing[word] as number) & (table[row + word] as number);
  }
}
