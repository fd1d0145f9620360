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

/** At most 128 clauses that are decided together, as four words of bits. */
export interface Block {
  readonly slots: Int32Array;
  /** For each of `slots` where its rows begin in `table`: four words a value, a bit a clause that the value lets stand. */
  readonly rows: Int32Array;
  readonly table: Int32Array;
  /** Every clause there is. */
  readonly full: Int32Array;
  /** For each clause the condition it belongs to, as numbered by the caller. */
  readonly owner: Int32Array;
}

export interface Owned {
  readonly owner: number;
  readonly clauses: Clauses;
}

const words = 4;
const blockSize = words * 32;

/** Conditions as blocks; `counts` has the number of values of each slot. Clauses that read the same lie together. */
export function blocksOf(
  conditions: readonly Owned[],
  counts: readonly number[],
): readonly Block[] {
  const all = conditions
    .flatMap(({ owner, clauses }) => clauses.map((clause) => ({ owner, clause })))
    .sort((a, b) => firstSlot(a.clause) - firstSlot(b.clause));
  const blocks: Block[] = [];
  for (let from = 0; from < all.length; from += blockSize)
    blocks.push(blockOf(all.slice(from, from + blockSize), counts));
  return blocks;
}

const firstSlot = (clause: Clause): number => Math.min(...clause.keys());

function blockOf(
  all: readonly { readonly owner: number; readonly clause: Clause }[],
  counts: readonly number[],
): Block {
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
    slots: Int32Array.from(slots),
    rows: Int32Array.from(rows),
    table,
    full,
    owner: Int32Array.from(all, ({ owner }) => owner),
  };
}

/** Notes in `holds`, by owner, the conditions of a block of which a clause stands under these codes. */
export function decideBlock(block: Block, codes: Int32Array, holds: Uint8Array): void {
  const { slots, rows, table, full, owner } = block;
  let a = full[0] as number;
  let b = full[1] as number;
  let c = full[2] as number;
  let d = full[3] as number;
  for (let index = 0; index < slots.length; index++) {
    const row = (rows[index] as number) + ((codes[slots[index] as number] as number) << 2);
    a &= table[row] as number;
    b &= table[row + 1] as number;
    c &= table[row + 2] as number;
    d &= table[row + 3] as number;
  }
  if (a !== 0) noteBits(a, 0, owner, holds);
  if (b !== 0) noteBits(b, 32, owner, holds);
  if (c !== 0) noteBits(c, 64, owner, holds);
  if (d !== 0) noteBits(d, 96, owner, holds);
}

function noteBits(bits: number, from: number, owner: Int32Array, holds: Uint8Array): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1)
    holds[owner[from + 31 - Math.clz32(rest & -rest)] as number] = 1;
}
