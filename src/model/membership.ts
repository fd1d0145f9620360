// A set of values as people say it: `is hours or days`, `is at least medium`, `is not none`.
import type { ValueSet } from './condition.js';

/** Names of values in their order, and whether that order means something. */
export interface Scaled {
  readonly values: readonly string[];
  readonly ordered: boolean;
}

export function membership({ values, ordered }: Scaled, set: ValueSet): string {
  const names = values.filter((_, value) => set & (1 << value));
  if (ordered && names.length > 1) {
    const first = values.indexOf(names[0] ?? '');
    const together = names.at(-1) === values[first + names.length - 1];
    if (together && first + names.length === values.length) return `is at least ${names[0]}`;
    if (together && first === 0) return `is at most ${names.at(-1)}`;
  }
  if (names.length > 1 && names.length === values.length - 1)
    return `is not ${values.find((name) => !names.includes(name))}`;
  return `is ${names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : (names[0] ?? 'nothing')}`;
}
