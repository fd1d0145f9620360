// The rest of an answer: what each group is offered, what has to be true, what to watch, how to do it, what to check.
// Rules by id with what they rest on; their words stay in the pack.
import type { Leaf } from './condition.js';

export interface Advice {
  /** Conditions that apply: the unmet first, in the order in which to go about them. */
  readonly conditions: readonly Requirement[];
  /** The gravest first. */
  readonly cautions: readonly Told[];
  /** Ways to do it that fit, the most particular first. */
  readonly methods: readonly Told[];
  /** Each set of groups with what just these groups are told; every sentence stands once. Empty where the list was left out. */
  readonly offers: readonly Offered[];
  readonly duties: readonly Told[];
  /** Whether duties could be looked at: the pack must know some, and the brief must say where it is set. */
  readonly dutiesLookedAt: 'yes' | 'no-pack' | 'no-setting';
  readonly questions: readonly Told[];
  readonly notes: readonly Told[];
  /** The steps of the work with what is shared at each; null where nothing is to be shared and no steps are given. */
  readonly chain: readonly Link[] | null;
}

/** A rule that has something to say here. */
export interface Told {
  readonly rule: string;
  readonly groups: readonly string[];
  readonly answers: readonly Leaf[];
  /** A rule of the headline's, or another caution, that says the same, so that it need not be told twice. */
  readonly saidBy: string | null;
}

export interface Requirement extends Told {
  readonly state: 'met' | 'unmet' | 'unknown';
  readonly under: string;
}

export interface Offered {
  readonly groups: readonly string[];
  readonly rules: readonly string[];
}

export interface Link {
  readonly key: string;
  readonly title: string;
  readonly state: 'covered' | 'missing' | 'unknown';
  /** The approach that the plan takes there, where it says so. */
  readonly approach: string | null;
}
