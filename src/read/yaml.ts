// YAML 1.2 text to trees, one a document. Plain files take the scanner; whatever it has the least doubt
// about is read again from the start by the `yaml` package, which also finds the words for what is wrong.
import { Composer, type Document, Parser, type YAMLError } from 'yaml';
import { type Diagnostic, diagnostic, type Read } from '../model/diagnostic.js';
import type { Source } from '../model/source.js';
import type { Tree } from '../model/tree.js';
import { deepestNesting, obstacle } from './limits.js';
import { scanYaml } from './scan-yaml.js';
import { tooDeepAt } from './yaml-depth.js';
import { treeOfDocument } from './yaml-nodes.js';
import { said } from './yaml-words.js';

/** The documents of a stream in their order, each with all that is wrong with it; never none. */
export function readYaml(source: Source): readonly Read<Tree>[] {
  const stop = obstacle(source);
  if (stop) return [{ value: null, diagnostics: [stop] }];
  const plain = scanYaml(source.text);
  if (plain) return plain.map((value) => ({ value, diagnostics: [] }));
  return readYamlWithPackage(source);
}

/** The same by the package alone: what the scanner is held against. */
export function readYamlWithPackage(source: Source): readonly Read<Tree>[] {
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  const tokens = [...new Parser().parse(source.text)];
  for (const token of tokens) {
    const deep = tooDeepAt(token);
    if (deep !== null) return [{ value: null, diagnostics: [tooDeep(source, deep)] }];
  }
  const documents = [...composer.compose(tokens)];
  const stray = composer.streamInfo();
  if (documents.length === 0) {
    const diagnostics = complaints(source, stray.errors);
    return [{ value: null, diagnostics: diagnostics.length > 0 ? diagnostics : [empty(source)] }];
  }
  return documents.map((document) => readDocument(source, document, documents.length));
}

function readDocument(source: Source, document: Document, among: number): Read<Tree> {
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) return { value: null, diagnostics: complaints(source, wrong) };
  const read = treeOfDocument(source, document);
  const tree = read.value;
  if (tree?.kind !== 'scalar' || tree.value !== null) return read;
  if (among === 1) return { value: null, diagnostics: [empty(source)] };
  return {
    value: null,
    diagnostics: [diagnostic('syntax/empty-document', { source, span: tree.span })],
  };
}

const empty = (source: Source): Diagnostic =>
  diagnostic('syntax/empty', { source, span: { start: 0, end: 0 } });

function tooDeep(source: Source, start: number): Diagnostic {
  const at = { source, span: { start, end: start + 1 } };
  return diagnostic('syntax/too-large', at, 'nesting', `${deepestNesting} levels`);
}

/** What the package found, the first on each line: the rest follow from it. */
function complaints(source: Source, errors: readonly YAMLError[]): readonly Diagnostic[] {
  const { text } = source;
  const lines = new Set<number>();
  return errors.flatMap(({ pos, message }) => {
    const start = Math.min(Math.max(pos[0], 0), text.length);
    const line = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
    if (lines.has(line)) return [];
    lines.add(line);
    const span = { start, end: Math.min(Math.max(pos[1], start), text.length) };
    return diagnostic('syntax/yaml', { source, span }, said(message));
  });
}
