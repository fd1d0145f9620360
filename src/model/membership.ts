// A set of values as people say it: `is hours or days`, `is at least medium`, `is not none`.
import type { ValueSet } from './condition.js';

/** Names of values in their order, and whether that order means something. */
export interface Scaled {
  readonly values: readonly string[];
  readonly ordered: boolean;
}

export function membership({ values, ordered }: Scaled, set: ValueSet): string {
  const inside = values.flatMap((name, value) => (set & (1 << value) ? [{ name, value }] : []));
  const names = inside.map(({ name }) => name);
  const first = inside[0]?.value ?? 0;
  const last = inside.at(-1)?.value ?? 0;
  if (ordered && inside.length > 1 && last - first === inside.length - 1) {
    if (last === values.length - 1) return `is at least ${names[0]}`;
    if (first === 0) return `is at most ${names.at(-1)}`;
  }
  if (inside.length > 1 && inside.length === values.length - 1)
    return `is not ${values.find((name) => !names.includes(name))}`;
  return `is ${names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : (names[0] ?? 'nothing')}`;
}
