// Conditions as rules hold them, and their proofs: the same tree with how each node came out.
// A condition asks one thing at its leaves: does a variable (or a group's cell) lie in a set of its values?
import type { Location, Span } from './source.js';

/** Position in `Pack.variables`. */
export type VariableIndex = number & { readonly of: 'variable' };
/** Position in `People.cells`. */
export type CellIndex = number & { readonly of: 'cell' };
/** A set of values of one variable: bit i stands for its value i (at most 30 values). */
export type ValueSet = number;

/** Several conditions as one. */
export interface Joined<C> {
  readonly kind: 'all' | 'any';
  readonly of: readonly C[];
  readonly span?: Span | undefined;
}

export interface Negated<C> {
  readonly kind: 'not';
  readonly of: C;
  readonly span?: Span | undefined;
}

export type Condition =
  | Joined<Condition>
  | Negated<Condition>
  | {
      readonly kind: 'is';
      readonly variable: VariableIndex;
      readonly values: ValueSet;
      readonly span?: Span | undefined;
    }
  /** Two variables with the same ordered values; neither holds where one of them is none. */
  | {
      readonly kind: 'compare';
      readonly variable: VariableIndex;
      readonly how: 'left-of' | 'right-of';
      readonly than: VariableIndex;
      /** How many values, from the left, are positions on the scale; the rest (names, none) have no side. */
      readonly positions: number;
      readonly span?: Span | undefined;
    }
  | {
      readonly kind: 'known';
      readonly variable: VariableIndex;
      readonly known: boolean;
      readonly span?: Span | undefined;
    }
  | {
      readonly kind: 'groups';
      readonly quantifier: 'some' | 'every' | 'no';
      readonly where: GroupCondition;
      readonly of: GroupCondition;
      readonly span?: Span | undefined;
    };

/** A condition on one group of the people list. */
export type GroupCondition =
  | Joined<GroupCondition>
  | Negated<GroupCondition>
  | {
      readonly kind: 'cell';
      readonly cell: CellIndex;
      readonly values: ValueSet;
      readonly span?: Span | undefined;
    }
  | {
      readonly kind: 'cell-known';
      readonly cell: CellIndex;
      readonly known: boolean;
      readonly span?: Span | undefined;
    };

/** Kleene's three values: unknown is neither true nor false. */
export type Truth = 'true' | 'false' | 'unknown';

/** Where a value comes from: written in the brief, taken at its ordinary value, worked out by the pack, or set (by `then`, or a duty). */
export type Origin = 'given' | 'ordinary' | 'worked-out' | 'set';

/** One leaf of a proof: what was asked of what, and what was found. */
export interface Leaf {
  /** `decision.time`, `called-for`, or for a group's cell `stakeholders.affected`. */
  readonly about: string;
  /** The group's name, where the leaf is about one. */
  readonly group?: string;
  /** Its value in the ordinary reading; null where it has none. */
  readonly value: string | null;
  readonly origin: Origin;
  /** Place of the answer in the brief, where one was given. */
  readonly at?: Location;
}

export type Proof =
  | {
      readonly kind: 'all' | 'any';
      readonly truth: boolean;
      readonly certain: Truth;
      readonly of: readonly Proof[];
    }
  | { readonly kind: 'not'; readonly truth: boolean; readonly certain: Truth; readonly of: Proof }
  | {
      readonly kind: 'leaf';
      readonly truth: boolean;
      readonly certain: Truth;
      readonly leaf: Leaf;
      /** What was asked, in words: `is hours or days`, `at least medium`, `is known`. */
      readonly asked: string;
      /** For something the pack worked out: why it has that value. */
      readonly because?: Proof;
    }
  | {
      readonly kind: 'groups';
      readonly truth: boolean;
      readonly certain: Truth;
      readonly asked: string;
      /** One proof for each group of the list, with the group's name. */
      readonly groups: readonly {
        readonly name: string;
        readonly at?: Location;
        readonly proof: Proof;
      }[];
    };
