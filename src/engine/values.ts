// Sets of values as bits. One evaluator serves every reading: a known answer is a set of one, an unknown one a larger set.
import type { ValueSet } from '../model/condition.js';

/** What a condition can come out as: bit 1 it can be true, bit 2 it can be false. */
export type Outcome = 1 | 2 | 3;
export const yes: Outcome = 1;
export const no: Outcome = 2;
export const either: Outcome = 3;

export const only = (value: number): ValueSet => 1 << value;
export const allOf = (count: number): ValueSet => (1 << count) - 1;

/** The leftmost value of a set; -1 for none. */
export const leftmost = (set: ValueSet): number => (set === 0 ? -1 : 31 - Math.clz32(set & -set));
/** The rightmost value of a set; -1 for none. */
export const rightmost = (set: ValueSet): number => (set === 0 ? -1 : 31 - Math.clz32(set));

export function valuesOf(set: ValueSet): number[] {
  const values: number[] = [];
  for (let rest = set; rest !== 0; rest &= rest - 1) values.push(leftmost(rest));
  return values;
}

/** Whether a value drawn from `set` lies in `within`. */
export function liesIn(set: ValueSet, within: ValueSet): Outcome {
  const inside = (set & within) !== 0;
  const outside = (set & ~within) !== 0;
  return inside ? (outside ? either : yes) : no;
}

export const negated = (outcome: Outcome): Outcome =>
  outcome === either ? either : outcome === yes ? no : yes;

/** Every value that one of each set can give under an operation. */
export function pairwise(
  left: ValueSet,
  right: ValueSet,
  operation: (a: number, b: number) => number,
): ValueSet {
  let result = 0;
  for (let a = left; a !== 0; a &= a - 1)
    for (let b = right; b !== 0; b &= b - 1) result |= only(operation(leftmost(a), leftmost(b)));
  return result;
}

export const greater = (a: number, b: number): number => (a > b ? a : b);
export const lesser = (a: number, b: number): number => (a < b ? a : b);
