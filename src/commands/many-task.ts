// What is handed to a worker and what comes back when many briefs are assessed: plain data, so that it crosses threads.
import type { Counts } from '../engine/counts.js';
import type { Pack } from '../model/pack.js';
import type { BriefFormat } from '../read/brief.js';
import type { Piece } from '../read/pieces.js';
import type { Header, JoinedGroups } from '../read/table.js';

export const manyFormats = ['text', 'json', 'ndjson', 'csv', 'table', 'markdown'] as const;
export type ManyFormat = (typeof manyFormats)[number];

/** How everything is to be answered; the same for a whole run. */
export interface Setup {
  readonly pack: Pack;
  readonly formats: readonly ManyFormat[];
  /** Keys of records; null for all there are. */
  readonly keys: readonly string[] | null;
  /** Errors stand among the records, as lines. */
  readonly inline: boolean;
  /** Whether to keep what was rejected, as it came. */
  readonly keepRejects: boolean;
  /** Stop at the first that is rejected. */
  readonly strict: boolean;
  /** Facts to count by; null where nothing is counted. */
  readonly by: readonly number[] | null;
  readonly explain: boolean;
  readonly all: boolean;
  readonly colour: boolean;
  readonly ascii: boolean;
  readonly width: number;
  /** A file a brief, in the first format. */
  readonly apart: boolean;
  /** Blank lines are answered too: a line out for every line in. */
  readonly everyLine: boolean;
}

export type Task =
  | {
      readonly kind: 'lines';
      readonly file: string;
      readonly bytes: Uint8Array;
      /** Line of the first, from 1, and how many documents stand before it. */
      readonly line: number;
      readonly documents: number;
    }
  | {
      readonly kind: 'pieces';
      readonly file: string;
      readonly format: 'json' | 'yaml';
      readonly pieces: readonly Piece[];
    }
  | {
      readonly kind: 'text';
      readonly file: string;
      readonly format: BriefFormat;
      readonly text: string;
    }
  | { readonly kind: 'files'; readonly files: readonly WholeFile[] }
  | {
      readonly kind: 'rows';
      readonly file: string;
      readonly header: Header;
      readonly joined: JoinedGroups | null;
      readonly text: string;
      readonly line: number;
      readonly documents: number;
    }
  /** What could not be taken in at all. */
  | {
      readonly kind: 'reject';
      readonly file: string;
      readonly line: number;
      readonly document: number;
      readonly code: string;
      readonly message: string;
      readonly hint: string | null;
    };

export interface WholeFile {
  readonly path: string;
  /** As people see it. */
  readonly shown: string;
  readonly format: BriefFormat;
  readonly gzip: boolean;
}

export interface Done {
  /** By format what to write. */
  readonly outputs: readonly Uint8Array[];
  readonly rejects: Uint8Array;
  /** What to say on standard error. */
  readonly said: string;
  readonly counts: Counts | null;
  readonly briefs: number;
  readonly rejected: number;
  readonly undecided: number;
  /** How many documents and lines were read of the file that the task is about. */
  readonly documents: number;
  readonly lines: number;
  readonly apart: readonly { readonly name: string; readonly text: string }[];
}
