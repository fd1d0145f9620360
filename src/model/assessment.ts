// The answer to a brief: pins with their reasons, what they hang on, and what is still possible. Ids throughout, no prose of its own.
import type { Advice } from './advice.js';
import type { Leaf, Proof } from './condition.js';
import type { EffectKind, Pack } from './pack.js';
import type { Location } from './source.js';

export interface Pins {
  /** Kind of challenge; null where not enough is known (then every pin is null). */
  readonly domain: string | null;
  readonly calledFor: string | null;
  readonly reach: string | null;
  readonly today: string | null;
  readonly first: string | null;
  readonly name: string | null;
  /** Flags of the pack by id (`clash`, `below-duty`). */
  readonly flags: Readonly<Record<string, boolean>>;
}

export interface Assessment extends Pins {
  readonly id: string;
  readonly title: string;
  /** For a part its name. */
  readonly part: string | null;
  readonly at: Location;
  readonly pack: { readonly id: string; readonly version: string; readonly digest: string };
  /** What holds once what came first is over. */
  readonly then: readonly Next[];
  readonly assumed: readonly Assumption[];
  readonly possible: Possible;
  /** Rules that spoke: for each effect those that bind before those that do not. */
  readonly reasons: readonly Reason[];
  /** Rules that one unknown or one other answer kept from speaking; filled on request. */
  readonly nearly: readonly Reason[];
  /** Rules of a base pack that were switched off, with the reason. */
  readonly switchedOff: readonly { readonly rule: string; readonly reason: string }[];
  readonly parts: readonly Assessment[];
  /** The rest of the answer: groups, conditions, cautions, methods, duties. */
  readonly advice?: Advice;
  /** What to ask first, where that was asked; null where nothing that is open can change the answer. */
  readonly nextQuestion?: NextQuestion | null;
  /** What other packs say of the same brief, where they were asked. */
  readonly also?: readonly SecondOpinion[];
}

/** What another pack says of the same brief, on its own scale, and how that compares with the answer it stands beside. */
export interface SecondOpinion {
  readonly pack: Pack;
  /**
   * Its answer in its own words. The possible sets may be larger than they need be: one answer of the brief may
   * answer several facts of the pack, and what ties these together is not known to it.
   */
  readonly answer: Assessment;
  /** Approaches and names of the first pack that come nearest to what is called for. */
  readonly like: readonly string[];
  /** The same for everything from what is called for to what is reached. */
  readonly room: readonly string[];
  readonly agrees: {
    readonly calledFor: Agreement | null;
    readonly today: Agreement | null;
  };
}

/**
 * How a second opinion stands to an approach: it comes to the same; or to less, but leaves room for it; it stops left of
 * it; it begins right of it; or it lies beside the scale. null where there is nothing to compare.
 */
export type Agreement = 'same' | 'within' | 'left' | 'right' | 'beside';

export interface Next {
  readonly domain: string | null;
  readonly calledFor: string | null;
  readonly reach: string | null;
  readonly today: string | null;
}

/** A left-out answer taken at its ordinary value, on which a pin hangs. */
export interface Assumption {
  /** `decision.time`, `stakeholders` (the whole list) or `stakeholders.affected` with the group's name. */
  readonly fact: string;
  readonly group: string | null;
  /** null where a left-out answer abstains, or for a whole list. */
  readonly value: string | null;
  /** Keys of the pins that another value would move, changed alone. */
  readonly moves: readonly string[];
}

export interface Possible {
  readonly domain: readonly (string | null)[];
  readonly calledFor: readonly (string | null)[];
  readonly reach: readonly (string | null)[];
  readonly today: readonly (string | null)[];
  readonly first: readonly (string | null)[];
  readonly name: readonly (string | null)[];
  readonly flags: Readonly<Record<string, readonly boolean[]>>;
  /** Whether the lists are exactly what completions give, or a sound over-estimate. */
  readonly exact: boolean;
  /** Whether every list has one entry: nothing still unknown can change the answer. */
  readonly settled: boolean;
  /** Left-out answers on which the possible set hangs (issue of exact reasoning); empty when settled. */
  readonly hangsOn: readonly { readonly fact: string; readonly group: string | null }[];
}

/** The answer to give next, so that most is expected to be settled by it. */
export interface NextQuestion {
  /** `decision.time`, `stakeholders` (which groups there are) or `stakeholders.affected` with the group's name. */
  readonly fact: string;
  readonly group: string | null;
  /** `fewest`: no other order of questions is expected to need fewer; `most-told`: the best single step. */
  readonly how: 'fewest' | 'most-told';
  /** How many questions are expected until all is settled, this one included; null where that is out of reach. */
  readonly expected: number | null;
}

export interface Reason {
  readonly rule: string;
  readonly effect: EffectKind;
  /** Id of the approach, kind, name or flag it speaks for. */
  readonly to: string | null;
  /** Whether the pin stands where it stands because of it. */
  readonly binds: boolean;
  /** Pins it bears on. */
  readonly bearsOn: readonly (
    | 'domain'
    | 'calledFor'
    | 'reach'
    | 'first'
    | 'name'
    | 'flags'
    | 'rest'
  )[];
  /** Names of the groups that made it speak. */
  readonly groups: readonly string[];
  readonly answers: readonly Leaf[];
  readonly proof: Proof;
}
