// A table from three small integers to one, for results that are asked for again: open addressing in typed arrays.
// Emptying it costs nothing: entries of an earlier round are told by their round.

export interface Memo {
  /** Four numbers a slot: the three of the key, and the value. */
  slots: Int32Array;
  rounds: Int32Array;
  round: number;
  count: number;
}

/** What `recall` gives for a key that has not been remembered. */
export const missing = -0x80000000;

export function createMemo(size = 256): Memo {
  return { slots: new Int32Array(4 * size), rounds: new Int32Array(size), round: 1, count: 0 };
}

export function forget(memo: Memo): void {
  memo.round += 1;
  memo.count = 0;
}

export function recall(memo: Memo, a: number, b: number, c: number): number {
  const slot = slotOf(memo, a, b, c);
  return memo.rounds[slot] === memo.round ? (memo.slots[4 * slot + 3] as number) : missing;
}

/** Keeps a value under a key that was found missing, and gives it back. */
export function remember(memo: Memo, a: number, b: number, c: number, value: number): number {
  if (2 * (memo.count + 1) > memo.rounds.length) grow(memo);
  put(memo, a, b, c, value);
  return value;
}

function put(memo: Memo, a: number, b: number, c: number, value: number): void {
  const slot = slotOf(memo, a, b, c);
  const at = 4 * slot;
  memo.slots[at] = a;
  memo.slots[at + 1] = b;
  memo.slots[at + 2] = c;
  memo.slots[at + 3] = value;
  memo.rounds[slot] = memo.round;
  memo.count += 1;
}

/** The slot that holds a key, or the free one where it would go. */
function slotOf({ slots, rounds, round }: Memo, a: number, b: number, c: number): number {
  const mask = rounds.length - 1;
  const hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
  for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
    if (rounds[slot] !== round) return slot;
    const at = 4 * slot;
    if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c) return slot;
  }
}

/** Fourfold: putting everything in its place again is to be seldom. */
function grow(memo: Memo): void {
  const { slots, rounds, round } = memo;
  memo.slots = new Int32Array(4 * slots.length);
  memo.rounds = new Int32Array(4 * rounds.length);
  memo.round = 1;
  memo.count = 0;
  for (let slot = 0; slot < rounds.length; slot += 1) {
    if (rounds[slot] !== round) continue;
    const at = 4 * slot;
    const [a, b, c] = [slots[at] as number, slots[at + 1] as number, slots[at + 2] as number];
    put(memo, a, b, c, slots[at + 3] as number);
  }
}
