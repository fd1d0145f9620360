// Plain block YAML to trees in one pass over its characters: block maps and lists, scalars on one line, comments,
// flow lists of words, `---`. Anything else, and anything in doubt, gives null: the `yaml` package then reads it all.
import type { Entry, ListTree, MapTree, ScalarTree, Tree } from '../model/tree.js';
import { plainValue } from './plain-scalar.js';

const newline = 10;
const space = 32;
const quote = 34;
const hash = 35;
const apostrophe = 39;
const comma = 44;
const dash = 45;
const colon = 58;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;

/** Nesting beyond which the package takes over; well within what the readers allow. */
const deepest = 50;
/** The package wants a key's colon within 1,024 characters; a longer key is its business. */
const longestKey = 1000;
/** Maps with more keys than this look for duplicates in a set. */
const fewKeys = 12;

/** Where the scan stands: always at the first character of a line's content, or at its end of things. */
interface Scan {
  readonly text: string;
  at: number;
  /** Column of `at`; -1 at `---` and at the end of the text. */
  column: number;
  depth: number;
}

/** The trees of a stream's documents, or null where the scanner does not fully understand it. */
export function scanYaml(text: string): readonly Tree[] | null {
  if (text.includes('\r')) return null;
  const scan: Scan = { text, at: 0, column: 0, depth: 0 };
  const trees: Tree[] = [];
  if (!toContent(scan)) return null;
  if (scan.column === -1 && !passMarker(scan)) return null;
  for (;;) {
    if (scan.column < 0) return null;
    const tree = readBlock(scan);
    if (!tree || scan.column !== -1) return null;
    trees.push(tree);
    if (scan.at === text.length) return trees;
    if (!passMarker(scan)) return null;
  }
}

/** From the start of a line past blank lines and comments to the next content; false in doubt. */
function toContent(scan: Scan): boolean {
  const { text } = scan;
  let start = scan.at;
  for (;;) {
    let at = start;
    let code = text.charCodeAt(at);
    while (code === space) code = text.charCodeAt(++at);
    if (code === newline) start = at + 1;
    else if (code === hash) {
      const end = text.indexOf('\n', at);
      if (end === -1) return ends(scan);
      start = end + 1;
    } else if (at >= text.length) return ends(scan);
    else {
      scan.at = at;
      scan.column = at === start ? dividing(text, at, code) : at - start;
      return code > space;
    }
  }
}

function ends(scan: Scan): true {
  scan.at = scan.text.length;
  scan.column = -1;
  return true;
}

/** The column of content at the start of a line: -1 for `---`, else 0. */
function dividing(text: string, at: number, code: number): number {
  return code === dash && text.charCodeAt(at + 1) === dash && text.charCodeAt(at + 2) === dash
    ? -1
    : 0;
}

/** Past `---` alone on its line to the document's content; false where there is none, or in doubt. */
function passMarker(scan: Scan): boolean {
  const after = restOfLine(scan.text, scan.at + 3);
  if (after === -1) return false;
  scan.at = after;
  return toContent(scan);
}

/** Where the next line starts if only spaces or a comment stand on the rest of this one; else -1. */
function restOfLine(text: string, from: number): number {
  let at = from;
  let code = text.charCodeAt(at);
  while (code === space) code = text.charCodeAt(++at);
  if (code === newline) return at + 1;
  if (at >= text.length) return text.length;
  if (code !== hash || at === from) return -1;
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

/** The map or list that starts here. Afterwards the scan stands at content of a lesser column. */
function readBlock(scan: Scan): Tree | null {
  if (scan.depth >= deepest) return null;
  scan.depth++;
  const tree = isItem(scan.text, scan.at) ? readList(scan) : readMap(scan, scan.column);
  scan.depth--;
  return tree;
}

function isItem(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== dash) return false;
  const next = text.charCodeAt(at + 1);
  return next === space || next === newline || at + 1 === text.length;
}

function readList(scan: Scan): ListTree | null {
  const { text } = scan;
  const { at: start, column } = scan;
  const items: Tree[] = [];
  let end = start;
  while (scan.column === column && isItem(text, scan.at)) {
    const item = readItem(scan, column);
    if (!item) return null;
    items.push(item);
    end = item.span.end;
  }
  if (scan.column >= column) return null;
  return { kind: 'list', span: { start, end }, items };
}

function readItem(scan: Scan, column: number): Tree | null {
  const { text, at: indicator } = scan;
  const after = restOfLine(text, indicator + 1);
  if (after !== -1) return readBelow(scan, indicator + 1, after, column + 1);
  let at = indicator + 1;
  while (text.charCodeAt(at) === space) at++;
  if (isItem(text, at)) return null;
  const line = at;
  const scalar = readScalar(text, at);
  if (!scalar) return null;
  if (text.charCodeAt(scalar.span.end) !== colon) return endLine(scan, scalar, column);
  scan.at = line;
  scan.column = column + line - indicator;
  return readBlock(scan);
}

/** What stands on the lines below a key or a dash: a block from `least` columns in, or nothing. */
function readBelow(scan: Scan, empty: number, next: number, least: number): Tree | null {
  scan.at = next;
  if (!toContent(scan)) return null;
  if (scan.column >= least) return readBlock(scan);
  return { kind: 'scalar', span: { start: empty, end: empty }, value: null };
}

function readMap(scan: Scan, column: number): MapTree | null {
  const { text, at: start } = scan;
  const entries: Entry[] = [];
  let known: Set<string> | null = null;
  let end = start;
  do {
    const key = readScalar(text, scan.at);
    if (!key || typeof key.value !== 'string' || key.value === '<<') return null;
    if (text.charCodeAt(key.span.end) !== colon || key.span.end - key.span.start > longestKey)
      return null;
    if (known === null && entries.length > fewKeys)
      known = new Set(entries.map((entry) => entry.key));
    if (known ? known.has(key.value) : holds(entries, key.value)) return null;
    known?.add(key.value);
    const value = readValue(scan, key.span.end + 1, column);
    if (!value) return null;
    entries.push({ key: key.value, keySpan: key.span, value });
    end = value.span.end;
  } while (scan.column === column);
  if (scan.column > column) return null;
  return { kind: 'map', span: { start, end }, entries };
}

function holds(entries: readonly Entry[], key: string): boolean {
  for (const entry of entries) if (entry.key === key) return true;
  return false;
}

/** The value after a key's colon; the scan then stands at the next content. */
function readValue(scan: Scan, from: number, column: number): Tree | null {
  const { text } = scan;
  let at = from;
  let code = text.charCodeAt(at);
  while (code === space) code = text.charCodeAt(++at);
  if (code === newline || code === hash || at >= text.length) {
    const next = restOfLine(text, from);
    if (next === -1) return null;
    const value = readBelow(scan, from, next, column + 1);
    // A list may stand at its key's own column.
    if (value?.kind !== 'scalar' || scan.column !== column || !isItem(text, scan.at)) return value;
    return readItsList(scan);
  }
  if (at === from) return null;
  const value = code === openBracket ? readFlowList(text, at) : readScalar(text, at);
  return value && endLine(scan, value, column);
}

/** A list at the column of the key it belongs to ends where the next key begins. */
function readItsList(scan: Scan): ListTree | null {
  const { text, column } = scan;
  const start = scan.at;
  const items: Tree[] = [];
  let end = start;
  if (scan.depth >= deepest) return null;
  scan.depth++;
  while (scan.column === column && isItem(text, scan.at)) {
    const item = readItem(scan, column);
    if (!item) return null;
    items.push(item);
    end = item.span.end;
  }
  scan.depth--;
  return { kind: 'list', span: { start, end }, items };
}

/** Ends a value's line. A deeper line below would carry the scalar on, or be a mistake. */
function endLine<T extends Tree>(scan: Scan, value: T, column: number): T | null {
  const next = restOfLine(scan.text, value.span.end);
  if (next === -1) return null;
  scan.at = next;
  return toContent(scan) && scan.column <= column ? value : null;
}

/** A scalar on one line; a colon right after it makes it a key. */
function readScalar(text: string, at: number): ScalarTree | null {
  const code = text.charCodeAt(at);
  if (code === quote) return readDoubleQuoted(text, at);
  if (code === apostrophe) return readSingleQuoted(text, at);
  if (!startsPlain(code)) return null;
  let end = at + 1;
  let last = at + 1;
  for (; end < text.length; end++) {
    const next = text.charCodeAt(end);
    if (next === newline) break;
    if (next === space) continue;
    if (next < space) return null;
    if (next === hash && last < end) break;
    if (next === colon && separates(text, end + 1)) {
      if (last < end) return null;
      break;
    }
    last = end + 1;
  }
  const span = { start: at, end: last };
  return { kind: 'scalar', span, value: plainValue(text.slice(at, last)) };
}

function separates(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === space || code === newline || at >= text.length;
}

/** Letters, digits, signs that mean nothing else, and whatever lies beyond ASCII but a byte order mark. */
function startsPlain(code: number): boolean {
  if (code >= 97 && code <= 122) return true;
  if ((code >= 65 && code <= 90) || (code >= 48 && code <= 57)) return true;
  if (code > 126) return code !== 0xfeff;
  return (
    code === 36 ||
    code === 40 ||
    code === 43 ||
    code === 46 ||
    code === 47 ||
    code === 95 ||
    code === 126
  );
}

function readDoubleQuoted(text: string, start: number): ScalarTree | null {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const span = { start, end: at + 1 };
      return { kind: 'scalar', span, value: text.slice(start + 1, at) };
    }
    if (code < space || code === backslash) return null;
  }
  return null;
}

function readSingleQuoted(text: string, start: number): ScalarTree | null {
  let doubled = false;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < space) return null;
    if (code !== apostrophe) continue;
    if (text.charCodeAt(at + 1) === apostrophe) {
      doubled = true;
      at++;
      continue;
    }
    const inner = text.slice(start + 1, at);
    const value = doubled ? inner.replaceAll("''", "'") : inner;
    return { kind: 'scalar', span: { start, end: at + 1 }, value };
  }
  return null;
}

/** `[a, b]` on one line: words, numbers and quoted text. */
function readFlowList(text: string, start: number): ListTree | null {
  const items: Tree[] = [];
  let at = skipSpaces(text, start + 1);
  if (text.charCodeAt(at) === closeBracket)
    return { kind: 'list', span: { start, end: at + 1 }, items };
  for (;;) {
    const item = readFlowItem(text, at);
    if (!item) return null;
    items.push(item);
    at = skipSpaces(text, item.span.end);
    const code = text.charCodeAt(at);
    if (code === closeBracket) return { kind: 'list', span: { start, end: at + 1 }, items };
    if (code !== comma) return null;
    at = skipSpaces(text, at + 1);
  }
}

function readFlowItem(text: string, start: number): ScalarTree | null {
  const code = text.charCodeAt(start);
  if (code === quote) return readDoubleQuoted(text, start);
  if (code === apostrophe) return readSingleQuoted(text, start);
  let at = start;
  let last = start;
  for (; at < text.length; at++) {
    const next = text.charCodeAt(at);
    if (isFlowWord(next)) last = at + 1;
    else if (next !== space) break;
  }
  if (last === start || code === dash) return null;
  const span = { start, end: last };
  return { kind: 'scalar', span, value: plainValue(text.slice(start, last)) };
}

/** Letters, digits, `-`, `.`, `/`, `_`, and letters beyond ASCII. */
function isFlowWord(code: number): boolean {
  if (code >= 97 && code <= 122) return true;
  if (code >= 45 && code <= 57) return true;
  if (code >= 65 && code <= 90) return true;
  return code === 95 || (code >= 0xc0 && code <= 0x24f);
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === space) at++;
  return at;
}
