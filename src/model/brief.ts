// A brief as read against a pack's vocabulary: integer codes for choices, each with its place.
import type { Source, Span } from './source.js';

/** The version of the brief format that this release reads. */
export const briefVersion = 1;

/** The code of an answer that was left out. */
export const leftOut = -1;

export interface Brief {
  readonly source: Source;
  readonly span: Span;
  /** Position of the document in its file, from 0. */
  readonly document: number;
  /** The brief's own id, else its path; with `#n` for a later document of a stream. */
  readonly id: string;
  readonly title: string;
  /** For a part its name, else null. */
  readonly part: string | null;
  /** For each of `Pack.facts` the index of its value, or `leftOut`; given texts, dates and maps have the code 0. */
  readonly facts: readonly number[];
  /** For each of `Pack.facts` where its answer stands. */
  readonly spans: readonly (Span | undefined)[];
  /** Texts and dates (ISO, `2026-01-31`) by position of the fact. */
  readonly texts: Readonly<Record<number, string>>;
  /** Maps by position of the fact, in the order written. */
  readonly maps: Readonly<Record<number, readonly MapAnswer[]>>;
  /** The people; null where the list was left out, empty where nobody is listed. */
  readonly groups: readonly Group[] | null;
  readonly groupsSpan: Span | undefined;
  /** Each part merged with the brief it is part of, ready to be assessed on its own. */
  readonly parts: readonly Brief[];
}

export interface MapAnswer {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

export interface Group {
  readonly name: string;
  readonly span: Span;
  /** For each of `People.cells` the index of its value, or `leftOut`. */
  readonly cells: readonly number[];
  readonly spans: readonly (Span | undefined)[];
}
