// Briefs out of a text: its documents as trees, each read against a pack's vocabulary.
import type { Brief } from '../model/brief.js';
import { diagnostic, type Read } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { Source, Span } from '../model/source.js';
import type { Tree } from '../model/tree.js';
import { inOrder, readBrief } from './brief-of-tree.js';
import { readJson } from './json.js';
import { readFrontMatter } from './markdown.js';
import { readYaml } from './yaml.js';

export type BriefFormat = 'yaml' | 'json' | 'markdown';

/**
 * The briefs of a text, one a document (a JSON list holds several), numbered from `first`.
 * A brief with any error in it is null.
 */
export function readBriefs(
  source: Source,
  format: BriefFormat,
  pack: Pack,
  first = 0,
): readonly Read<Brief>[] {
  return documentsOf(source, format).map((document, index) => {
    if (!document.value) return { value: null, diagnostics: document.diagnostics };
    const read = readBrief(document.source, document.value, pack, first + index);
    if (document.diagnostics.length === 0) return read;
    const diagnostics = inOrder([...document.diagnostics, ...read.diagnostics]);
    return { value: null, diagnostics };
  });
}

type Document = Read<Tree> & { readonly source: Source };

function documentsOf(source: Source, format: BriefFormat): readonly Document[] {
  if (format === 'yaml') return readYaml(source).map((read) => ({ ...read, source }));
  if (format === 'markdown') {
    const { source: front, tree } = readFrontMatter(source);
    return [{ ...tree, source: front }];
  }
  const read = readJson(source);
  if (read.value?.kind !== 'list') return [{ ...read, source }];
  if (read.value.items.length === 0) {
    const empty = diagnostic('syntax/empty', { source, span: read.value.span });
    return [{ value: null, diagnostics: [empty], source }];
  }
  return read.value.items.map((value) => ({
    value,
    diagnostics: read.diagnostics.filter(({ at }) => within(at.span, value.span)),
    source,
  }));
}

const within = (inner: Span, outer: Span) => inner.start >= outer.start && inner.end <= outer.end;
