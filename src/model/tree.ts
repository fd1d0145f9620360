// The one shape that every reader (YAML, JSON, front matter, CSV) gives: maps, lists and scalars that know where they stand.
import type { Span } from './source.js';

export type Tree = MapTree | ListTree | ScalarTree;

export interface MapTree {
  readonly kind: 'map';
  readonly span: Span;
  /** In the order written; a key stands at most once (readers report the second and leave it out). */
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Tree;
}

export interface ListTree {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Tree[];
}

export interface ScalarTree {
  readonly kind: 'scalar';
  readonly span: Span;
  /** As YAML 1.2 core reads it; an empty value is null. */
  readonly value: string | number | boolean | null;
}

/** The value under a key of a map, if it is there. */
export function entryOf(map: MapTree, key: string): Entry | undefined {
  return map.entries.find((entry) => entry.key === key);
}
