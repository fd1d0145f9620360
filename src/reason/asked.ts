// The variables of diagrams: what each level asks of a brief.
import type { VariableIndex } from '../model/condition.js';
import type { Pack } from '../model/pack.js';
import type { MarkIndex } from './people.js';

/** What the variable of a level is. */
export type Asked =
  | { readonly kind: 'fact'; readonly fact: number }
  | { readonly kind: 'mark'; readonly mark: MarkIndex }
  /** Whether an answer is given: known of every brief. */
  | { readonly kind: 'known'; readonly variable: VariableIndex }
  /** A derived fact over texts, dates or maps: known of every brief. */
  | { readonly kind: 'worked-out'; readonly derived: number };

/** A name for it, the same for the same variable. */
export function keyOf(asked: Asked): string {
  switch (asked.kind) {
    case 'fact':
      return `fact ${asked.fact}`;
    case 'mark':
      return `mark ${asked.mark}`;
    case 'known':
      return `known ${asked.variable}`;
    case 'worked-out':
      return `worked-out ${asked.derived}`;
  }
}

/** What people call the variable: the id of a fact, or the key of the list. */
export function idOf(asked: Asked, pack: Pack): string {
  switch (asked.kind) {
    case 'fact':
      return pack.facts[asked.fact]?.id ?? '';
    case 'mark':
      return pack.people?.key ?? '';
    case 'known':
      return pack.variables[asked.variable]?.id ?? '';
    case 'worked-out':
      return pack.derived[asked.derived]?.id ?? '';
  }
}
