// What `check` can be asked for on the command line.
import type { Severity } from '../model/pack.js';
import type { LookOptions, PackOptions } from './declare.js';

export interface CheckOptions extends LookOptions, PackOptions {
  readonly format?: readonly string[];
  readonly failOn?: Severity;
  readonly require?: readonly string[];
  readonly allowUndecided?: boolean;
  readonly consultationDays?: string;
  /** false: read no config. */
  readonly config?: string | false;
  readonly exclude?: readonly string[];
  readonly since?: string;
  readonly waivers?: string;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly pruneBaseline?: boolean;
  /** Mend what is certain, and write it. */
  readonly fix?: boolean;
  /** Show what `fix` would do, and neither write nor check. */
  readonly diff?: boolean;
  readonly asOf?: string;
  /** How many threads work; `auto` as many as help. */
  readonly jobs?: string;
  readonly stdinFilename?: string;
  readonly printConfig?: boolean;
  readonly showFiles?: boolean;
  readonly exitZero?: boolean;
}
