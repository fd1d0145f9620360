// Strict JSON text to a tree that knows its places. The first mistake of syntax ends the reading; duplicate keys are all told.
import { type Diagnostic, diagnostic, type Read, relatedTo } from '../model/diagnostic.js';
import type { Source, Span } from '../model/source.js';
import type { Entry, ScalarTree, Tree } from '../model/tree.js';
import { deepestNesting, obstacle } from './limits.js';

interface Scan {
  readonly source: Source;
  readonly text: string;
  readonly diagnostics: Diagnostic[];
  at: number;
}

/** The one value that a JSON text holds. */
export function readJson(source: Source): Read<Tree> {
  const stop = obstacle(source);
  if (stop) return { value: null, diagnostics: [stop] };
  const at = source.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const scan: Scan = { source, text: source.text, diagnostics: [], at };
  skipSpace(scan);
  if (scan.at === scan.text.length) {
    const empty = diagnostic('syntax/empty', { source, span: { start: 0, end: 0 } });
    return { value: null, diagnostics: [empty] };
  }
  const value = readValue(scan, 0);
  if (value) {
    skipSpace(scan);
    if (scan.at < scan.text.length) fail(scan, 'nothing may follow the value');
  }
  const broken = scan.diagnostics.some((found) => found.code !== 'syntax/duplicate-key');
  return { value: broken ? null : value, diagnostics: scan.diagnostics };
}

function readValue(scan: Scan, depth: number): Tree | null {
  const char = scan.text[scan.at];
  if (char === '{' || char === '[') {
    if (depth < deepestNesting) return char === '{' ? readMap(scan, depth) : readList(scan, depth);
    const at = { source: scan.source, span: { start: scan.at, end: scan.at + 1 } };
    scan.diagnostics.push(
      diagnostic('syntax/too-large', at, 'nesting', `${deepestNesting} levels`),
    );
    return null;
  }
  return char === '"' ? readText(scan) : readWord(scan);
}

function readMap(scan: Scan, depth: number): Tree | null {
  const start = scan.at++;
  const entries: Entry[] = [];
  const seen = new Map<string, Span>();
  skipSpace(scan);
  if (scan.text[scan.at] === '}') return { kind: 'map', span: { start, end: ++scan.at }, entries };
  for (;;) {
    if (scan.text[scan.at] !== '"') return fail(scan, 'a key in double quotes is expected here');
    const key = readText(scan);
    if (!key) return null;
    skipSpace(scan);
    if (scan.text[scan.at] !== ':') return fail(scan, 'a ":" is expected here');
    scan.at++;
    skipSpace(scan);
    const value = readValue(scan, depth + 1);
    if (!value) return null;
    keep(scan, entries, seen, key, value);
    skipSpace(scan);
    const next = scan.text[scan.at];
    if (next === '}') return { kind: 'map', span: { start, end: ++scan.at }, entries };
    if (next !== ',') return fail(scan, 'a "," or "}" is expected here');
    scan.at++;
    skipSpace(scan);
  }
}

function keep(
  scan: Scan,
  entries: Entry[],
  seen: Map<string, Span>,
  { value: key, span: keySpan }: Text,
  value: Tree,
): void {
  const { source } = scan;
  const first = seen.get(key);
  if (first) {
    const found = diagnostic('syntax/duplicate-key', { source, span: keySpan }, key);
    scan.diagnostics.push(relatedTo(found, 'first given here', { source, span: first }));
    return;
  }
  seen.set(key, keySpan);
  entries.push({ key, keySpan, value });
}

function readList(scan: Scan, depth: number): Tree | null {
  const start = scan.at++;
  const items: Tree[] = [];
  skipSpace(scan);
  if (scan.text[scan.at] === ']') return { kind: 'list', span: { start, end: ++scan.at }, items };
  for (;;) {
    const item = readValue(scan, depth + 1);
    if (!item) return null;
    items.push(item);
    skipSpace(scan);
    const next = scan.text[scan.at];
    if (next === ']') return { kind: 'list', span: { start, end: ++scan.at }, items };
    if (next !== ',') return fail(scan, 'a "," or "]" is expected here');
    scan.at++;
    skipSpace(scan);
  }
}

interface Text extends ScalarTree {
  readonly value: string;
}

function readText(scan: Scan): Text | null {
  const { text } = scan;
  const start = scan.at;
  let escaped = false;
  for (let at = start + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      scan.at = at + 1;
      const span = { start, end: scan.at };
      // Unescaping is left to the platform: every escape below has been checked.
      const value = escaped
        ? String(JSON.parse(text.slice(start, scan.at)))
        : text.slice(start + 1, at);
      return { kind: 'scalar', span, value };
    }
    if (code === 92) {
      escaped = true;
      const length = escapeLength(text, at);
      if (length === 0) return fail(scan, 'no such escape', at, at + 2);
      at += length - 1;
    } else if (!(code >= 32)) {
      const ended = at >= text.length || code === 10 || code === 13;
      if (ended) return fail(scan, 'this text has no closing quote', start, at);
      return fail(scan, 'a control character must be written as an escape', at, at + 1);
    }
  }
}

/** How long the escape is that begins here; 0 where it is none. */
function escapeLength(text: string, at: number): number {
  const letter = text[at + 1];
  if (letter === undefined) return 0;
  if (letter === 'u') return /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return '"\\/bfnrt'.includes(letter) ? 2 : 0;
}

const words = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function readWord(scan: Scan): ScalarTree | null {
  const start = scan.at;
  let end = start;
  while (end < scan.text.length && !endsWord(scan.text.charCodeAt(end))) end++;
  const word = scan.text.slice(start, end);
  const value = words.get(word);
  const span = { start, end };
  scan.at = end;
  if (value !== undefined) return { kind: 'scalar', span, value };
  if (number.test(word)) return { kind: 'scalar', span, value: Number(word) };
  if (word === '') return fail(scan, 'a value is expected here');
  const said = word.startsWith("'")
    ? 'text stands in double quotes'
    : `"${shorten(word)}" is no value`;
  return fail(scan, said, start, end);
}

const shorten = (word: string) => (word.length > 30 ? `${word.slice(0, 29)}…` : word);

/** Space, comma, colon, quotes, brackets and braces. */
function endsWord(code: number): boolean {
  return (
    code <= 32 ||
    code === 44 ||
    code === 58 ||
    code === 34 ||
    code === 91 ||
    code === 93 ||
    code === 123 ||
    code === 125
  );
}

function skipSpace(scan: Scan): void {
  for (;;) {
    const code = scan.text.charCodeAt(scan.at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    scan.at++;
  }
}

function fail(scan: Scan, said: string, start = scan.at, end = start + 1): null {
  const { source, text } = scan;
  const span = { start, end: Math.min(Math.max(end, start), text.length) };
  const ended = start >= text.length ? 'the text ends too early' : said;
  scan.diagnostics.push(diagnostic('syntax/json', { source, span }, ended));
  return null;
}
