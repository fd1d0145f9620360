// What commands need of the outside: a narrow interface, so that a test hands in a world of its own.

/** A stream that a person or a program reads. */
export interface Outlet {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width in columns; 80 where nobody says. */
  readonly columns: number;
}

/** A file's bytes as text, or why there are none, in the system's words made plain. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'trouble'; readonly why: string; readonly missing: boolean };

export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly out: Outlet;
  readonly err: Outlet;
  readonly inputIsTerminal: boolean;
  /** Today as an ISO date; the only clock, and `--as-of` replaces it. */
  today(): string;
  readInput(): Promise<string>;
  readText(path: string): FileText;
  /** What a path is; `nothing` where it is not there. */
  kindOf(path: string): 'file' | 'folder' | 'nothing';
  /** Files that a pattern matches, below a folder where one is named, as paths with `/`, sorted. */
  list(
    pattern: string,
    options?: { readonly within?: string; readonly exclude?: readonly string[] },
  ): Promise<readonly string[]>;
  /** Writes a file whole or not at all; says why not. */
  write(path: string, text: string): string | null;
}

/** Where rule packs are found. */
export interface Shelf {
  /** The folder whose folders are the packs that ship. */
  readonly rules: string;
  /** The folder of their compiled forms; null when running from source. */
  readonly compiled: string | null;
  /** Ids of the packs that ship, sorted. */
  shipped(): readonly string[];
  /** YAML files of a folder and of the folders in it, relative to it, sorted; null where it can't be read. */
  files(folder: string): readonly string[] | null;
}

/** How a run ends. Where several apply the earlier in `gravest` counts. */
export const exitCodes = {
  done: 0,
  findings: 1,
  trouble: 2,
  nothing: 3,
  undecided: 4,
  bug: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const gravest: readonly ExitCode[] = [130, 70, 2, 1, 4, 3, 0];

/** The exit code where several apply. */
export const worst = (codes: readonly ExitCode[]): ExitCode =>
  gravest.find((code) => codes.includes(code)) ?? 0;
