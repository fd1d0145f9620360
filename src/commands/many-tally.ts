// What one task of a run over many briefs has come to so far: begun anew for each, handed back when it is done.
import { type Counts, newCounts } from '../engine/counts.js';
import { newSink, type Sink, takeBytes } from '../report/sink.js';
import type { Done, Setup } from './many-task.js';

export interface Tally {
  briefs: number;
  rejected: number;
  undecided: number;
  /** How many documents and lines were read of the file that the task is about. */
  documents: number;
  lines: number;
  /** null where nothing is counted. */
  counts: Counts | null;
  /** What to say on standard error. */
  said: string;
  /** Answers that go to files of their own. */
  apart: { readonly name: string; readonly text: string }[];
  /** By format what to write. */
  readonly outputs: readonly Sink[];
  readonly rejects: Sink;
}

export function newTally({ formats }: Setup): Tally {
  return {
    ...nothing(),
    counts: null,
    apart: [],
    outputs: formats.map(() => newSink()),
    rejects: newSink(1024),
  };
}

/** Back to nothing, for the next task. */
export function beginTask(tally: Tally, { pack, by }: Setup): void {
  Object.assign(tally, nothing());
  tally.counts = by && newCounts(pack, by);
  tally.apart = [];
}

export const doneWith = ({ outputs, rejects, ...rest }: Tally): Done => ({
  ...rest,
  outputs: outputs.map(takeBytes),
  rejects: takeBytes(rejects),
});

/** Whether nothing more is to be read. */
export const isOver = ({ rejected }: Tally, { strict }: Setup): boolean => strict && rejected > 0;

const nothing = () => ({ briefs: 0, rejected: 0, undecided: 0, documents: 0, lines: 0, said: '' });
