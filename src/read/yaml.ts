// YAML 1.2 text to trees, one a document. Plain files take the scanner; whatever it has the least doubt
// about is read again from the start by the `yaml` package, which also finds the words for what is wrong.
import { Composer, type Document, visit, type YAMLError } from 'yaml';
import { type Diagnostic, diagnostic, type Read } from '../model/diagnostic.js';
import type { Source } from '../model/source.js';
import type { Tree } from '../model/tree.js';
import { obstacle } from './limits.js';
import { scanYaml } from './scan-yaml.js';
import { treeOfDocument } from './yaml-nodes.js';
import { tokensOf } from './yaml-tokens.js';
import { said } from './yaml-words.js';

/** The documents of a stream in their order, each with all that is wrong with it; never none. */
export function readYaml(source: Source): readonly Read<Tree>[] {
  const stop = obstacle(source);
  if (stop) return [failed(stop)];
  const plain = scanYaml(source.text);
  if (plain) return plain.map((value) => ({ value, diagnostics: [] }));
  return readYamlWithPackage(source);
}

/** The same by the package alone: what the scanner is held against. */
export function readYamlWithPackage(source: Source): readonly Read<Tree>[] {
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  const reads: Read<Tree>[] = [];
  const stops: Diagnostic[] = [];
  for (const token of tokensOf(source, stops))
    for (const document of composer.next(token)) reads.push(readDocument(source, document));
  for (const document of composer.end()) reads.push(readDocument(source, document));
  const [stop] = stops;
  if (stop) return [...reads, failed(stop)];
  if (reads.length === 0) {
    const diagnostics = complaints(source, composer.streamInfo().errors);
    reads.push({ value: null, diagnostics });
  }
  return reads.map((read) => told(source, read, reads.length));
}

const failed = (found: Diagnostic): Read<Tree> => ({ value: null, diagnostics: [found] });

function readDocument(source: Source, document: Document): Read<Tree> {
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) return { value: null, diagnostics: complaints(source, wrong, document) };
  return treeOfDocument(source, document);
}

/** The document, or why there is nothing to read in it. */
function told(source: Source, read: Read<Tree>, among: number): Read<Tree> {
  const { value, diagnostics } = read;
  if (diagnostics.length > 0 || (value && (value.kind !== 'scalar' || value.value !== null)))
    return read;
  if (!value || among === 1)
    return failed(diagnostic('syntax/empty', { source, span: { start: 0, end: 0 } }));
  return failed(diagnostic('syntax/empty-document', { source, span: value.span }));
}

/** What the package found, the first on each line: the rest follow from it. */
function complaints(
  source: Source,
  errors: readonly YAMLError[],
  document?: Document,
): readonly Diagnostic[] {
  const { text } = source;
  const lines = new Set<number>();
  return errors.flatMap((error) => {
    const pos = openingQuote(error, document) ?? error.pos;
    const start = Math.min(Math.max(pos[0], 0), text.length);
    const line = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
    if (lines.has(line)) return [];
    lines.add(line);
    const span = { start, end: Math.min(Math.max(pos[1], start), text.length) };
    return diagnostic('syntax/yaml', { source, span }, said(error.message));
  });
}

/** Where a text begins whose end is missing: at the end of the file nobody would look for it. */
function openingQuote(
  { code, pos: [end] }: YAMLError,
  document?: Document,
): readonly [number, number] | null {
  if (code !== 'MISSING_CHAR' || !document) return null;
  let opening: readonly [number, number] | null = null;
  visit(document, {
    Scalar(_, { type, range }) {
      const [from = end, to = end] = range ?? [];
      if (type?.startsWith('QUOTE') && from < end && to >= end) opening = [from, from + 1];
    },
  });
  return opening;
}
