// What `check` says of a proposal: findings at their place, and what became of each (failing, waived, already in the baseline).
import type { Severity, SourceRef } from './pack.js';
import type { Place } from './source.js';

export interface Finding {
  /** Id of the rule, or of one of check's own findings about waivers (`waiver-expired`, …). */
  readonly rule: string;
  readonly severity: Severity;
  /** `fail`: it is so. `open`: not enough is known to say; then severity does not count. */
  readonly kind: 'fail' | 'open';
  /** What was found, one sentence without full stop. */
  readonly message: string;
  /** What was expected instead. */
  readonly expected: string;
  /** How to mend it, beginning with a verb. */
  readonly mend: string;
  readonly sources: readonly SourceRef[];
  /** Path as shown, relative to the working directory, with `/`; lines and columns from 1, end exclusive. */
  readonly at: Place;
  /** The text of the first line of the place, without its line break, for frames. */
  readonly line: string;
  readonly related: readonly { readonly message: string; readonly at: Place }[];
  /** Where in the brief: `proposal.approach`, `stakeholders[2].unpaid-work`, or a heading's text; stable when lines move. */
  readonly pointer: string;
  /** Id of the brief and name of its part. */
  readonly brief: string;
  readonly part: string | null;
  /** Whether it holds whatever the left-out answers turn out to be. */
  readonly certain: boolean;
  /** Left-out answers that it hangs on; empty where it is certain. */
  readonly hangsOn: readonly string[];
  /** For an open finding the question to answer first. */
  readonly ask: string | null;
  /** From rule, file, pointer and value, with a counter for equal ones: survives moved lines. Hex. */
  readonly fingerprint: string;
  readonly status: 'active' | 'waived' | 'baseline';
  readonly waiver: Waiver | null;
}

export interface Waiver {
  readonly rule: string;
  readonly reason: string;
  readonly owner: string | null;
  /** ISO date; on this day it still holds. */
  readonly until: string;
  readonly kind: 'in-file' | 'waivers-file';
  readonly at: Place;
}

/** Everything that one run of check came to. */
export interface CheckResult {
  readonly tool: { readonly name: 'toforwith'; readonly version: string; readonly url: string };
  readonly packs: readonly {
    readonly id: string;
    readonly version: string;
    readonly digest: string;
  }[];
  /** Rules that could have been reported, for formats that list them. */
  readonly rules: readonly CheckRule[];
  /** Sorted by file, then place, then rule. */
  readonly findings: readonly Finding[];
  /** Files that were looked at, in order; also those without a finding. */
  readonly files: readonly CheckedFile[];
  /** The least severity that fails the run. */
  readonly failOn: Severity;
  /** Whether a run may end well though not enough is known to judge. */
  readonly allowUndecided: boolean;
  /** Whether findings were compared with those of a baseline. */
  readonly baselineUsed: boolean;
}

export interface CheckRule {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly help: string;
  readonly sources: readonly SourceRef[];
}

export interface CheckedFile {
  readonly file: string;
  /** Proposals found in it (documents and parts). */
  readonly proposals: number;
  /** Messages of diagnostics, where it could not be read. */
  readonly broken: readonly {
    readonly code: string;
    readonly message: string;
    /** What to do about it, where that can be said. */
    readonly hint: string | null;
    readonly at: Place;
    /** The text of the first line of the place; empty where the file's text is not known. */
    readonly line: string;
  }[];
}

/** A message with what each finding puts in as blanks to fill: `{called-for}` is `[called for]`. */
export const withBlanks = (message: string): string =>
  message.replace(
    /\{([^}]*)\}/g,
    (_, id: string) => `[${id.replace(/^.*\./, '').replaceAll('-', ' ')}]`,
  );
