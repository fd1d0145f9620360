// The `yaml` package's nodes to our tree: keys checked, aliases and merges resolved, all within limits.
// An alias shares the tree of its anchor, so that what it stands for keeps the place where it was written.
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Pair } from 'yaml';
import { type Diagnostic, diagnostic, type Read, relatedTo } from '../model/diagnostic.js';
import type { Source, Span } from '../model/source.js';
import type { Entry, MapTree, Tree } from '../model/tree.js';
import { mostAliased } from './limits.js';

interface Reading {
  readonly source: Source;
  readonly diagnostics: Diagnostic[];
  /** Anchored nodes by name; null while they are being read. */
  readonly anchors: Map<string, Tree | null>;
  aliased: number;
}

const nothing = (at: number): Tree => ({
  kind: 'scalar',
  span: { start: at, end: at },
  value: null,
});

/** The tree of a document that parsed without errors. */
export function treeOfDocument(source: Source, document: Document): Read<Tree> {
  const reading: Reading = { source, diagnostics: [], anchors: new Map(), aliased: 0 };
  const start = document.range?.[0] ?? 0;
  const value = treeOf(reading, document.contents, start);
  return { value, diagnostics: reading.diagnostics };
}

function treeOf(reading: Reading, node: unknown, fallback: number): Tree {
  if (isAlias(node)) return aliasedBy(reading, node.source, spanOf(node, fallback));
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  if (anchor !== undefined) reading.anchors.set(anchor, null);
  const tree = plainTree(reading, node, fallback);
  if (anchor !== undefined) reading.anchors.set(anchor, tree);
  return tree;
}

function plainTree(reading: Reading, node: unknown, fallback: number): Tree {
  const span = spanOf(node, fallback);
  if (isMap(node)) return mapTree(reading, node.items, span, node.flow === true);
  if (isSeq(node)) {
    const items = node.items.map((item) =>
      isPair(item)
        ? mapTree(reading, [item], spanOf(item.key, span.start), false)
        : treeOf(reading, item, span.start),
    );
    const end = node.flow ? span.end : (items.at(-1)?.span.end ?? span.end);
    return { kind: 'list', span: { start: span.start, end: Math.max(end, span.start) }, items };
  }
  if (isScalar(node))
    return { kind: 'scalar', span: scalarSpan(reading, span), value: scalarValue(node.value) };
  return nothing(fallback);
}

function scalarValue(value: unknown): string | number | boolean | null {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? value : String(value);
}

/** The package puts an empty value after the spaces that follow `:` or `-`; the tree puts it before them. */
function scalarSpan(reading: Reading, span: Span): Span {
  if (span.start !== span.end) return span;
  let at = span.start;
  while (reading.source.text.charCodeAt(at - 1) === 32) at--;
  return { start: at, end: at };
}

function mapTree(
  reading: Reading,
  pairs: readonly Pair<unknown, unknown>[],
  span: Span,
  flow: boolean,
): MapTree {
  const entries: Entry[] = [];
  const seen = new Map<string, Span>();
  const merges: Tree[] = [];
  let { end } = span;
  for (const pair of pairs) {
    const keySpan = spanOf(pair.key, span.start);
    const value = treeOf(reading, pair.value, keySpan.end);
    if (!flow) end = isAlias(pair.value) ? spanOf(pair.value, end).end : value.span.end;
    const key = keyOf(reading, pair.key);
    if (key === null) continue;
    const first = seen.get(key);
    if (key === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN') merges.push(value);
    else if (first) reportTwice(reading, key, keySpan, first);
    else {
      seen.set(key, keySpan);
      entries.push({ key, keySpan, value });
    }
  }
  for (const merge of merges) mergeInto(reading, entries, seen, merge);
  return { kind: 'map', span: { start: span.start, end: Math.max(end, span.start) }, entries };
}

function keyOf(reading: Reading, node: unknown): string | null {
  const tree = isAlias(node) ? aliasedBy(reading, node.source, spanOf(node, 0)) : null;
  const value = tree
    ? tree.kind === 'scalar'
      ? tree.value
      : undefined
    : isScalar(node)
      ? node.value
      : undefined;
  if (typeof value === 'string') return value;
  const span = spanOf(node, 0);
  const { text } = reading.source;
  const found =
    value === undefined ? 'a list or map' : text.slice(span.start, span.end) || 'nothing';
  report(reading, 'syntax/key-not-text', span, found);
  return null;
}

/** Entries of `<<:` that the map does not state itself; of a list of maps the earlier prevails. */
function mergeInto(reading: Reading, entries: Entry[], seen: Map<string, Span>, merge: Tree): void {
  if (merge.kind === 'list') {
    for (const item of merge.items) mergeInto(reading, entries, seen, item);
    return;
  }
  if (merge.kind === 'scalar') {
    report(reading, 'syntax/yaml', merge.span, '"<<" takes a map, or a list of maps');
    return;
  }
  for (const entry of merge.entries) {
    if (seen.has(entry.key)) continue;
    seen.set(entry.key, entry.keySpan);
    entries.push(entry);
  }
}

function aliasedBy(reading: Reading, name: string, span: Span): Tree {
  const tree = reading.anchors.get(name);
  if (!tree) {
    const said =
      tree === null
        ? `*${name} stands inside what it stands for`
        : `no anchor &${name} before this alias`;
    report(reading, 'syntax/yaml', span, said);
    return nothing(span.start);
  }
  const before = reading.aliased;
  reading.aliased += sizeOf(tree);
  if (reading.aliased <= mostAliased) return tree;
  if (before <= mostAliased)
    report(reading, 'syntax/too-large', span, 'what aliases stand for', `${mostAliased} nodes`);
  return nothing(span.start);
}

/** Nodes of a tree, those behind its aliases counted each time; the count stops once over the limit. */
function sizeOf(tree: Tree): number {
  const stack = [tree];
  let size = 0;
  for (let next = stack.pop(); next && size <= mostAliased; next = stack.pop()) {
    size++;
    if (next.kind === 'list') stack.push(...next.items.slice(0, mostAliased + 1));
    else if (next.kind === 'map') for (const entry of next.entries) stack.push(entry.value);
  }
  return size;
}

function spanOf(node: unknown, fallback: number): Span {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : null;
  return range ? { start: range[0], end: range[1] } : { start: fallback, end: fallback };
}

function report(
  reading: Reading,
  ...[code, span, ...args]:
    | ['syntax/yaml' | 'syntax/key-not-text', Span, string]
    | ['syntax/too-large', Span, string, string]
): void {
  const at = { source: reading.source, span };
  reading.diagnostics.push(
    code === 'syntax/too-large'
      ? diagnostic(code, at, args[0], args[1] ?? '')
      : diagnostic(code, at, args[0]),
  );
}

function reportTwice(reading: Reading, key: string, span: Span, first: Span): void {
  const { source } = reading;
  const found = diagnostic('syntax/duplicate-key', { source, span }, key);
  reading.diagnostics.push(relatedTo(found, 'first given here', { source, span: first }));
}
