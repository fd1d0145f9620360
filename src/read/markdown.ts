// The front matter of a Markdown file: the brief between the first line `---` and the next, and the body after it.
// The front is read as the head of the file, so that every offset is one of the whole file.
import { diagnostic, type Read } from '../model/diagnostic.js';
import type { Source } from '../model/source.js';
import type { Tree } from '../model/tree.js';
import { readYaml } from './yaml.js';

export interface FrontMatter {
  /** The file up to the end of the front matter: the source in which the tree has its places. */
  readonly source: Source;
  readonly tree: Read<Tree>;
  /** The text after the front matter, and where it starts in the file; null where there is no front matter. */
  readonly body: { readonly text: string; readonly offset: number } | null;
}

const fence = /^---[ \t]*\r?$/;

/** Splits a Markdown file and reads its front matter. */
export function readFrontMatter(source: Source): FrontMatter {
  const { text } = source;
  const opening = lineAt(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  if (!fence.test(opening.line)) return without(source, 'there is no front matter', 0, opening.end);
  const closing = closingFence(text, opening.next);
  if (!closing) return without(source, 'the front matter has no end', 0, opening.end);
  const front = { ...source, text: text.slice(0, closing.start) };
  const documents = readYaml(front);
  const tree = documents[0] ?? { value: null, diagnostics: [] };
  if (tree.diagnostics.some(({ code }) => code === 'syntax/empty'))
    return without(source, 'the front matter is empty', 0, opening.end);
  return { source: front, tree, body: { text: text.slice(closing.next), offset: closing.next } };
}

function without(source: Source, said: string, start: number, end: number): FrontMatter {
  const at = { source, span: { start, end } };
  const diagnostics = [diagnostic('syntax/front-matter', at, said)];
  return { source, tree: { value: null, diagnostics }, body: null };
}

function closingFence(text: string, from: number): Line | null {
  let line = lineAt(text, from);
  while (line.start < text.length) {
    if (fence.test(line.line)) return line;
    line = lineAt(text, line.next);
  }
  return null;
}

interface Line {
  readonly line: string;
  readonly start: number;
  readonly end: number;
  /** Where the next line starts. */
  readonly next: number;
}

function lineAt(text: string, start: number): Line {
  const found = text.indexOf('\n', start);
  const end = found === -1 ? text.length : found;
  return { line: text.slice(start, end), start, end, next: found === -1 ? end : end + 1 };
}
