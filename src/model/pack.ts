// A rule pack as the engine takes it: everything looked up, nothing left to read. `read/` makes it from YAML,
// the build keeps it serialised (it is plain JSON), and no part of it is ever changed afterwards.
import type { CellIndex, Condition, GroupCondition, ValueSet, VariableIndex } from './condition.js';
import type { Place, Span } from './source.js';

/** Position of an approach on the scale; 0 is leftmost. */
export type Level = number;

export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** Ids of the packs this one was built on, nearest first. */
  readonly extends: readonly string[];
  /** sha-256 of the texts it was read from, in hex. */
  readonly digest: string;
  readonly scale: Scale;
  /** What a challenge can be, ordered; empty where the pack has no such layer. A later kind prevails over an earlier. */
  readonly kinds: readonly Kind[];
  /** Names that may stand beside the pins; where several speak the first listed holds. */
  readonly names: readonly Name[];
  /** Troubles of the brief itself (`clash`, `below-duty`) that rules raise. */
  readonly flags: readonly Term[];
  /**
   * Everything that a condition can read, each with its finite values: settings, facts, derived facts, pins, flags.
   * In an order in which each can be worked out from those before it and the layers before it.
   */
  readonly variables: readonly Variable[];
  readonly settings: readonly Setting[];
  readonly facts: readonly Fact[];
  readonly people: People | null;
  readonly derived: readonly Derived[];
  readonly rules: readonly Rule[];
  readonly then: Then | null;
  readonly sources: readonly Authority[];
  /** Files it was read from, as shown to people; `Rule.file` and the like index it. */
  readonly files: readonly string[];
  /** Texts by name for reports (`words`), methods and the like: opaque to the engine. */
  readonly texts: Readonly<Record<string, unknown>>;
}

export interface Term {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly sources: readonly SourceRef[];
}

/** What an answer is called beside its pins; where it says who decides or acts, that replaces what the approach says. */
export interface Name extends Term {
  readonly decides?: string;
  readonly acts?: string;
}

export interface Kind extends Term {
  /** What it looks like in life, for the interview. */
  readonly looksLike: string;
}

export interface Scale {
  readonly title: string;
  readonly bands: readonly Band[];
  readonly approaches: readonly Approach[];
}

export interface Band extends Term {
  readonly first: Level;
  readonly last: Level;
  /** Whether a duty raises what is called for out of this band. */
  readonly raisedByDuty: boolean;
}

export interface Approach extends Term {
  readonly band: number;
  /** Whether `at-least` rules raise a start here. */
  readonly raised: boolean;
  readonly decides: string;
  readonly acts: string;
  readonly promise: string;
  /** Ids of approaches or names of other packs that come nearest to it. */
  readonly like?: readonly string[];
}

/** Layers, in the order in which they are worked out. A rule or derived fact reads earlier layers only. */
export const layers = [
  'facts',
  'kind',
  'start',
  'called-for',
  'reach',
  'today',
  'first',
  'name',
  'flags',
  'rest',
] as const;
export type Layer = (typeof layers)[number];

export interface Variable {
  readonly id: string;
  readonly kind: 'setting' | 'fact' | 'derived' | 'pin' | 'flag';
  /** Position in the table of its kind (`facts`, `derived`, …); for a pin the index in `pins`. */
  readonly index: number;
  /** Ids of its values; pins end with `none`, facts that can be left unstated with `unstated`. */
  readonly values: readonly string[];
  readonly ordered: boolean;
  /** It has its value once this layer is done. */
  readonly layer: Layer;
}

export const pins = ['kind', 'start', 'called-for', 'reach', 'today', 'first', 'name'] as const;
export type Pin = (typeof pins)[number];

/** A number or a choice of readings that belongs to the pack, not to a brief; a config may set it. */
export interface Setting extends Term {
  readonly variable: VariableIndex;
  /** Choices, or a whole number where there are none. */
  readonly values: readonly { readonly id: string; readonly help: string }[];
  readonly value: string | number;
}

export interface Fact {
  readonly id: string;
  readonly variable: VariableIndex;
  /** `choice`: one of `values`. The rest only say whether they are given: conditions may ask `known`. */
  readonly kind: 'choice' | 'text' | 'date' | 'map';
  readonly values: readonly FactValue[];
  /** For `map`: the ids its values must have (approaches, say). */
  readonly mapValues: readonly string[];
  readonly mapKeys: readonly string[];
  readonly ordered: boolean;
  /**
   * What a left-out answer may turn out to be: `any` value; or it counts as `unstated`, either until it is
   * answered (`abstains`) or for good (`stays`: no completion fills it in).
   */
  readonly leftOut: 'any' | 'abstains' | 'stays';
  /** First case whose condition holds gives the ordinary value; the last has none. Empty for `unstated` facts. */
  readonly ordinary: readonly OrdinaryCase[];
  readonly question: string;
  readonly help: string;
  /** Which part of the answer it changes. */
  readonly changes: string;
  readonly inWords?: InWords;
  readonly sources: readonly SourceRef[];
  /** Whether somebody can change it (offered as advice) or it is as it is (sensitivity only). */
  readonly changeable: boolean;
  /** Expected shares of its values for the choice of the next question; empty for even shares. */
  readonly usual: readonly number[];
  /** How a brief written for another pack answers it: the first of these that is certain there. */
  readonly reads?: readonly Translation[];
  /** Items of a checklist that it asks for. */
  readonly covers?: readonly string[];
  /** Why lint lets it pass though nothing of this pack reads it. */
  readonly exempt?: string;
  readonly file: number;
  readonly span: Place;
}

/** A fact, derived fact or result of another pack, with the value that each of its values stands for here. */
export interface Translation {
  readonly of: string;
  readonly values: Readonly<Record<string, string>>;
}

/** How running text speaks of a fact: what it is about, empty where it does not say, and some of its values as plain statements, by their ids. */
export interface InWords {
  readonly about: string;
  readonly says: Readonly<Record<string, string>>;
}

export interface FactValue {
  readonly id: string;
  readonly help: string;
}

export interface OrdinaryCase {
  readonly when: Condition | null;
  readonly value: number;
}

/** The list of people that a brief may hold. */
export interface People {
  /** The key of the list in a brief: `stakeholders`. */
  readonly key: string;
  readonly question: string;
  readonly help: string;
  readonly changes: string;
  readonly about?: string;
  /** A list that was left out, as a plain statement of who is taken to be concerned. */
  readonly says?: string;
  readonly cells: readonly Cell[];
  /** Names for sets of values of the first cell: `citizens`. */
  readonly classes: readonly {
    readonly id: string;
    readonly title: string;
    readonly values: ValueSet;
  }[];
  /** Groups that stand for a left-out list, as values of cells; the rest of their cells are ordinary. */
  readonly whenLeftOut: readonly (readonly number[])[];
}

/** One answer about one group. The first cell says what kind of group it is and is required. */
export interface Cell {
  readonly id: string;
  readonly values: readonly FactValue[];
  readonly ordered: boolean;
  readonly ordinary: readonly { readonly when: GroupCondition | null; readonly value: number }[];
  readonly question: string;
  readonly help: string;
  readonly changes: string;
  readonly inWords?: InWords;
  readonly sources: readonly SourceRef[];
  readonly changeable: boolean;
  readonly usual: readonly number[];
  /** A cell that is not asked: whether the group's name is a key of this map fact. Values no, yes, unstated. */
  readonly namedIn: number | null;
  /** Items of a checklist that it asks for. */
  readonly covers?: readonly string[];
}

/** A fact worked out from others. Each kind is a fold over its inputs with finitely many states. */
export type Derived = {
  readonly id: string;
  readonly variable: VariableIndex;
  readonly says: string;
} & DerivedKind;

export type DerivedKind =
  /** yes where the condition holds; values no, yes. */
  | { readonly kind: 'when'; readonly when: Condition }
  /** The option most ballots name; the last value is `none`. */
  | {
      readonly kind: 'vote';
      readonly ballots: readonly Ballot[];
      readonly tie: 'leftmost' | 'rightmost';
    }
  /** How many ballots the option with most of them has; values 0 … */
  | {
      readonly kind: 'agreement';
      readonly ballots: readonly Ballot[];
      readonly options: readonly string[];
    }
  /** How many of these variables lie in their sets; values 0 … `upTo`, which stands for more as well. */
  | {
      readonly kind: 'count';
      readonly of: readonly { readonly variable: VariableIndex; readonly values: ValueSet }[];
      readonly upTo: number;
    }
  /** The rightmost (leftmost) value of a cell among the groups that `where` picks; `nobody` where it picks none. */
  | {
      readonly kind: 'highest' | 'lowest';
      readonly cell: CellIndex;
      readonly where: GroupCondition;
      readonly nobody: number;
    }
  /** yes where some (every) group that `where` picks meets `of`; nobody: any is no, every is yes. */
  | { readonly kind: 'any' | 'every'; readonly where: GroupCondition; readonly of: GroupCondition }
  /** How many groups; those that meet the same entry of `together` count once. Values 0 … `upTo`. */
  | {
      readonly kind: 'count-groups';
      readonly where: GroupCondition;
      readonly together: readonly GroupCondition[];
      readonly upTo: number;
    }
  /** Whether from one date fact to another there are fewer days than a number or setting says; values no, yes, unstated. */
  | {
      readonly kind: 'days';
      readonly from: number;
      readonly to: number;
      readonly fewerThan: number | { readonly setting: number };
    }
  /** Whether a map fact lacks one of these keys; values no, yes, unstated. */
  | { readonly kind: 'lacks'; readonly map: number; readonly keys: readonly string[] };

export interface Ballot {
  readonly variable: VariableIndex;
  /** For each value of the variable the option it speaks for, or -1. */
  readonly says: readonly number[];
}

/** What a rule says when its condition holds. Levels are positions on the scale. */
export type Effect =
  | { readonly kind: 'kind'; readonly to: number }
  | { readonly kind: 'starts-at'; readonly to: Level }
  | { readonly kind: 'at-least'; readonly to: Level }
  | { readonly kind: 'at-most'; readonly to: Level }
  /** Beats every ceiling but those of the rules it yields to. */
  | { readonly kind: 'duty-at-least'; readonly to: Level; readonly yieldsTo: readonly number[] }
  | { readonly kind: 'reach-at-most'; readonly to: Level }
  | { readonly kind: 'first'; readonly to: Level }
  | { readonly kind: 'name'; readonly to: number }
  | { readonly kind: 'flag'; readonly to: number }
  /** Lifts an ordered fact to at least this value (a duty pack on `decision.duty`), and sets others with it. */
  | { readonly kind: 'raises'; readonly fact: number; readonly to: number }
  | {
      readonly kind: 'finding';
      readonly severity: Severity;
      readonly message: string;
      readonly expected: string;
      readonly mend: string;
      readonly about: readonly string[];
    }
  | Advising;

/** What the rest of an answer is made of. Texts may hold `{groups}`; words (`under`, `weight`, …) are those that the pack's text `advice` puts in order. */
export type Advising =
  /** A condition, met where the rule speaks; `check` marks one that nobody but a person can judge. */
  | {
      readonly kind: 'needs';
      readonly under: string;
      readonly says: string;
      readonly metBy: string;
      readonly step: string;
      readonly check: string;
      readonly sameAs: readonly string[];
    }
  | {
      readonly kind: 'warn';
      readonly title: string;
      readonly stake: string;
      readonly text: string;
      readonly weight: string;
      /** Rules that say the same: where one of them is told, this is left out. */
      readonly sameAs: readonly string[];
    }
  | ({ readonly kind: 'suggest' } & Method)
  /** What a group of the list is offered; `eachGroup` says which. */
  | {
      readonly kind: 'offer';
      readonly part: string;
      readonly text: string;
      readonly eachGroup: GroupCondition | null;
    }
  | { readonly kind: 'asks'; readonly text: string }
  /** Something worth knowing about this brief, under a heading. */
  | { readonly kind: 'notes'; readonly under: string; readonly text: string };

/** A way to do it, from the catalogue. */
export interface Method {
  readonly title: string;
  readonly purpose: string;
  /** Ids of approaches that it serves. */
  readonly approaches: readonly string[];
  readonly stages: readonly string[];
  readonly size: string;
  readonly time: string;
  readonly cost: string;
  readonly fails: string;
}

export type EffectKind = Effect['kind'];
export type Severity = 'error' | 'warning' | 'note';

export interface Rule {
  readonly id: string;
  /** The pack that holds it. */
  readonly pack: string;
  readonly effect: Effect;
  readonly when: Condition;
  readonly because: string;
  readonly liftedBy: string | null;
  readonly sources: readonly SourceRef[];
  readonly layer: Layer;
  /** Why a pack built on its own switched it off; null where it is on. */
  readonly off: string | null;
  /** Why lint and verify let it pass though it changes nothing. */
  readonly exempt: string | null;
  readonly covers: readonly string[];
  readonly file: number;
  readonly place: Place;
}

/** What holds once what came first is over. */
export interface Then {
  /** Constants for variables of facts. */
  readonly set: readonly { readonly fact: number; readonly value: number }[];
  /** The fact that states the kind; it is set to the kind as it was, or to each of those that follow it. */
  readonly kindFact: number;
  /** For each kind, the kinds that may follow; empty where it stays and only a `first` asks for a then. */
  readonly follows: readonly (readonly number[])[];
}

/** Who says so. For law, with jurisdiction and the date on which it was looked up. */
export interface Authority {
  readonly id: string;
  readonly author: string;
  readonly year: number | null;
  readonly title: string;
  readonly kind: 'document' | 'framework' | 'study' | 'law' | 'guidance' | 'policy' | 'case-law';
  readonly jurisdiction: string | null;
  readonly asOf: string | null;
  readonly status: 'in-force' | 'historic' | null;
  readonly url: string | null;
  readonly note: string | null;
}

export interface SourceRef {
  readonly source: string;
  /** Where in it: a section, page or heading. */
  readonly where: string | null;
}

export type { Place, Span };
