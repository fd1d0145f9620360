// All that a report has to tell, in one list: findings, and what was wrong with files that could not be read.
// What became of each is one word, its outcome, which every format reads instead of working it out again.
import { createHash } from 'node:crypto';
import type { CheckedFile, CheckResult, Finding } from '../model/finding.js';

/** A finding, or as `broken` a mistake that kept a file from being read. */
export type Entry = Omit<Finding, 'kind'> & { readonly kind: Finding['kind'] | 'broken' };

export type Outcome =
  | 'error'
  | 'warning'
  | 'note'
  | 'undecided'
  | 'waived'
  | 'baseline'
  | 'unreadable';

/** Outcomes, the gravest first. */
export const outcomes: readonly Outcome[] = [
  'unreadable',
  'error',
  'undecided',
  'warning',
  'note',
  'waived',
  'baseline',
];

export function outcomeOf(entry: Entry): Outcome {
  if (entry.kind === 'broken') return 'unreadable';
  if (entry.status !== 'active') return entry.status;
  return entry.kind === 'open' ? 'undecided' : entry.severity;
}

/** Every entry of a result, by file, place and rule. */
export function entriesOf(result: CheckResult): readonly Entry[] {
  return [...result.files.flatMap(brokenIn), ...result.findings].sort(byPlace);
}

/** The same, the gravest first; those of one outcome stay by place. */
export function gravestFirst(entries: readonly Entry[]): readonly Entry[] {
  const rank = (entry: Entry) => outcomes.indexOf(outcomeOf(entry));
  return [...entries].sort((a, b) => rank(a) - rank(b));
}

export interface FileEntries {
  readonly file: string;
  readonly entries: readonly Entry[];
}

/** Entries by file: first the files that were looked at, in their order, then others that findings name. */
export function entriesByFile(result: CheckResult): readonly FileEntries[] {
  const byFile = new Map<string, Entry[]>(result.files.map(({ file }) => [file, []]));
  for (const entry of entriesOf(result)) {
    const known = byFile.get(entry.at.file);
    if (known) known.push(entry);
    else byFile.set(entry.at.file, [entry]);
  }
  return [...byFile].map(([file, entries]) => ({ file, entries }));
}

function brokenIn({ broken }: CheckedFile): readonly Entry[] {
  return broken.map(({ code, message, hint, at, line }, index) => ({
    rule: code,
    severity: 'error',
    kind: 'broken',
    message,
    expected: '',
    mend: hint ?? '',
    sources: [],
    at,
    line,
    related: [],
    pointer: '',
    brief: '',
    part: null,
    certain: true,
    hangsOn: [],
    ask: null,
    fingerprint: hashOf([at.file, code, message, index]),
    status: 'active',
    waiver: null,
  }));
}

const hashOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

function byPlace(a: Entry, b: Entry): number {
  return (
    compare(a.at.file, b.at.file) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    compare(a.rule, b.rule)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
