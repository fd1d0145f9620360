// What `advise` takes beside the brief.
import type { LookOptions, PackOptions } from './declare.js';

export interface AdviseOptions extends LookOptions, PackOptions {
  readonly from?: string;
  readonly part?: string;
  readonly answers?: string;
  readonly set?: readonly string[];
  readonly plain?: boolean;
}
