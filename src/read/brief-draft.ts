// A brief while it is being read: arrays that fill up, and the list of everything found wrong.
import { type Group, leftOut, type MapAnswer } from '../model/brief.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Location, Source, Span } from '../model/source.js';
import type { Tree } from '../model/tree.js';
import type { Vocabulary } from './brief-vocabulary.js';

/** What a brief or one of its parts says, before the two are merged. */
export interface Draft {
  readonly facts: number[];
  readonly spans: (Span | undefined)[];
  readonly texts: Record<number, string>;
  readonly maps: Record<number, readonly MapAnswer[]>;
  groups: readonly Group[] | null;
  groupsSpan: Span | undefined;
}

/** What every step of reading one document needs. */
export interface Reading {
  readonly source: Source;
  readonly vocabulary: Vocabulary;
  readonly diagnostics: Diagnostic[];
}

export function newDraft({ pack }: Vocabulary): Draft {
  const count = pack.facts.length;
  return {
    facts: new Array<number>(count).fill(leftOut),
    spans: new Array<Span | undefined>(count).fill(undefined),
    texts: {},
    maps: {},
    groups: null,
    groupsSpan: undefined,
  };
}

export const locate = (reading: Reading, span: Span): Location => ({
  source: reading.source,
  span,
});

/** A tree in words, for "not …". */
export function foundIn(tree: Tree): string {
  if (tree.kind !== 'scalar') return `a ${tree.kind}`;
  if (tree.value === null) return 'nothing';
  if (typeof tree.value === 'string') return tree.value.length > 40 ? 'text' : `"${tree.value}"`;
  return String(tree.value);
}

/** A scalar as it was written, quotes aside. */
export function written(reading: Reading, tree: Tree & { readonly kind: 'scalar' }): string {
  if (typeof tree.value === 'string') return tree.value;
  const text = reading.source.text.slice(tree.span.start, tree.span.end);
  return text === '' ? String(tree.value ?? '') : text;
}
