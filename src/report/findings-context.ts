// What a report needs beside the result: how to colour, how to cite, where the working directory lies.
// The caller decides all three, so that reports stay pure.
import type { SourceRef } from '../model/pack.js';

/** Wraps a text for a terminal, or hands it back as it is. */
export type Paint = (text: string) => string;

export interface Painter {
  readonly error: Paint;
  readonly warning: Paint;
  readonly note: Paint;
  readonly dim: Paint;
  readonly bold: Paint;
}

/** A source as readers see it. */
export interface Citation {
  readonly text: string;
  /** Where it can be read, if it is online. */
  readonly url: string | null;
}

export interface FindingsContext {
  readonly paint: Painter;
  readonly cite: (ref: SourceRef) => Citation;
  /** Path of the working directory from the root of the repository: empty, or ending in `/`. */
  readonly fromRoot: string;
}

const asItIs: Paint = (text) => text;

/** A painter that leaves every text as it is. */
export const noPaint: Painter = {
  error: asItIs,
  warning: asItIs,
  note: asItIs,
  dim: asItIs,
  bold: asItIs,
};

/** A context that colours nothing, cites by id and takes the working directory for the root. */
export const plainContext: FindingsContext = {
  paint: noPaint,
  cite: ({ source, where }) => ({
    text: where === null ? source : `${source}, ${where}`,
    url: null,
  }),
  fromRoot: '',
};
