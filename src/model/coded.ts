// A brief as plain numbers, for when there are many: what a fast reader fills in and the fast decision takes.
// One is made for a whole run and filled again for each brief.
import { leftOut } from './brief.js';
import type { Pack } from './pack.js';

export interface Coded {
  /** For each of `Pack.facts` the index of its value, or `leftOut`; given texts, dates and maps have the code 0. */
  readonly facts: Int8Array;
  /** How many groups the list has; `leftOut` where it was left out. */
  groups: number;
  /** The cells of each group after those of the group before, as `Group.cells` has them. */
  cells: Int8Array;
  /** For each of `Pack.derived` that reads texts, dates or maps its value; the rest is not read. */
  readonly outside: Int8Array;
}

const roomAtFirst = 16;

/** A brief in which nothing is given. */
export function newCoded(pack: Pack): Coded {
  return {
    facts: new Int8Array(pack.facts.length).fill(leftOut),
    groups: leftOut,
    cells: new Int8Array((pack.people?.cells.length ?? 0) * roomAtFirst),
    outside: new Int8Array(pack.derived.length),
  };
}

/** Makes room for so many cells, keeping those that are there. */
export function makeRoom(coded: Coded, cells: number): void {
  if (cells <= coded.cells.length) return;
  const larger = new Int8Array(cells * 2);
  larger.set(coded.cells);
  coded.cells = larger;
}
