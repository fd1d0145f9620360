// What a pack says holds over all possible briefs, as `rules verify` proves it, and what it finds where that is not so.
import type { CellIndex, Condition, VariableIndex } from './condition.js';
import type { Pin, SourceRef } from './pack.js';
import type { Location } from './source.js';

interface Stated {
  readonly id: string;
  readonly because: string;
  readonly sources: readonly SourceRef[];
  readonly at: Location;
}

export type Law = Stated &
  (
    | /** No brief meets it. */ { readonly kind: 'never'; readonly condition: Condition }
    | /** Every brief that meets `when` meets `always`. */ {
        readonly kind: 'always';
        readonly when: Condition | null;
        readonly always: Condition;
      }
    | {
        /** One step more of an ordered answer never moves a pin that way, all other answers being equal. */
        readonly kind: 'raising';
        readonly raises: readonly (
          | { readonly fact: VariableIndex }
          | { readonly cell: CellIndex }
        )[];
        readonly pin: Pin;
        readonly never: 'left' | 'right';
        /** Only where these come out the same before and after. */
        readonly keeping: readonly Pin[];
        /** Only where this holds before and after. */
        readonly when: Condition | null;
      }
  );

/** A brief as answers by id, and groups as cells by id. What it leaves out is ordinary. */
export interface BriefInFull {
  readonly facts: Readonly<Record<string, string>>;
  /** null where the list is left out. */
  readonly groups: readonly Readonly<Record<string, string>>[] | null;
  /** The key of the list. */
  readonly listKey: string;
}
