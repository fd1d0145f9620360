// What would change an answer, as data: the smallest sets of other answers, what alone forces a result, what is aimed at.
import type { Assessment, Pins } from './assessment.js';

/** One answer that would have to be otherwise. */
export interface Change {
  /** `decision.time`, `stakeholders` (the list as a whole) or `stakeholders.affected` with the group's name. */
  readonly fact: string;
  readonly group: string | null;
  /** null where it was not stated, or for a whole list. */
  readonly from: string | null;
  /** null for a whole list: another one. */
  readonly to: string | null;
  /** It was left out and taken for granted: it would have to turn out so. */
  readonly assumed: boolean;
  /** Whether somebody can change it. */
  readonly changeable: boolean;
}

export interface ChangeSet {
  readonly changes: readonly Change[];
  /** The answer then; null where the list would be another, which may say this or that. */
  readonly pins: Pins | null;
}

/** An answer that a result rests on. */
export interface Ground {
  /** `decision.time`, `stakeholders` (which groups there are) or `stakeholders.affected` with the group's name. */
  readonly fact: string;
  readonly group: string | null;
  /** null where it was not stated, or for a list. */
  readonly value: string | null;
  /** It was left out and taken for granted. */
  readonly assumed: boolean;
}

export interface Sufficient {
  readonly answers: readonly Ground[];
  /** Whether no smaller set forces the result; if not, none of these answers can be spared. */
  readonly smallest: boolean;
}

export interface Robust {
  /** How many answers, given or taken for granted, must at least be otherwise; null where none can change it. */
  readonly wrong: number | null;
  /** What alone forces the result; whatever all other answers are, it stays. */
  readonly restsOn: Sufficient;
  /** Facts that the result could hang on and here does not: while `restsOn` holds it stays, whatever they are, all at once. */
  readonly hangsNot: readonly string[];
}

/** All smallest sets of changes that lead somewhere, those with the fewest steps first. */
export interface Ways {
  /** Of any answers; empty where none lead there. */
  readonly sets: readonly ChangeSet[];
  /** Of answers that somebody can change, and no others; these may have to be more of them. */
  readonly advice: readonly ChangeSet[];
}

/** What leads a pin elsewhere, and how firmly it stands where it is. */
export interface Movable extends Ways, Robust {
  readonly pin: 'calledFor' | 'today' | 'first';
  readonly is: string | null;
}

/** What leads a pin to a wanted approach or name. */
export interface Aim extends Ways {
  readonly pin: 'calledFor' | 'today' | 'name';
  readonly to: string;
  /** Whether it is there already. */
  readonly holds: boolean;
}

export interface WhatIf {
  readonly answer: Assessment;
  /** null where it was asked how to get somewhere, or the brief has only parts. */
  readonly moves: readonly Movable[] | null;
  readonly aims: readonly Aim[];
  readonly parts: readonly WhatIf[];
}

/** An answer set for the sake of argument. */
export interface Setting {
  readonly fact: string;
  readonly group: string | null;
  /** null where it is left out. */
  readonly from: string | null;
  readonly to: string | null;
}
