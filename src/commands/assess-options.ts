// What `toforwith assess` can be told, as commander hands it over.
import type { AlsoOptions } from './also.js';
import type { LookOptions, PackOptions } from './declare.js';

export interface AssessOptions extends LookOptions, PackOptions, AlsoOptions {
  readonly format?: readonly string[];
  readonly explain?: boolean;
  readonly all?: boolean;
  /** Id of a reader that the pack knows. */
  readonly for?: string;
  readonly plainTerms?: boolean;
  readonly require?: 'decided';
  readonly exitZero?: boolean;
  // For many briefs; any of them has the run streamed (see many-run.ts).
  readonly fields?: readonly string[];
  readonly outDir?: string;
  readonly summary?: boolean;
  readonly summaryJson?: string;
  readonly by?: readonly string[];
  readonly rejects?: string;
  readonly strict?: boolean;
  readonly resume?: boolean;
  readonly errors?: 'inline' | 'report';
  readonly inputFormat?: 'yaml' | 'json' | 'ndjson' | 'csv' | 'tsv' | 'markdown';
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly groups?: string;
  readonly delimiter?: string;
  readonly jobs?: string;
  readonly quiet?: boolean;
}
