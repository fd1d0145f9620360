// A brief out of a tree: its answers against a pack's vocabulary, every mistake told at its place.
// Where the tree comes from is not its business.
import { type Brief, briefVersion } from '../model/brief.js';
import { type Diagnostic, diagnostic, type Read } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { Source, Span } from '../model/source.js';
import { entryOf, type MapTree, type Tree } from '../model/tree.js';
import { asMap, readFact, readSlot, readText } from './brief-answers.js';
import { type Draft, foundIn, locate, newDraft, type Reading, written } from './brief-draft.js';
import { checkNamed, readGroups } from './brief-groups.js';
import { reportUnknownKey } from './brief-keys.js';
import { readParts } from './brief-parts.js';
import { vocabularyOf } from './brief-vocabulary.js';

/** One brief out of the tree of its document. */
export function readBrief(source: Source, tree: Tree, pack: Pack, document: number): Read<Brief> {
  const reading: Reading = { source, vocabulary: vocabularyOf(pack), diagnostics: [] };
  const map = asMap(reading, 'a brief', tree);
  if (!map) {
    if (reading.diagnostics.length === 0)
      reading.diagnostics.push(diagnostic('syntax/empty-document', locate(reading, tree.span)));
    return { value: null, diagnostics: reading.diagnostics };
  }
  if (!checkVersion(reading, map)) return { value: null, diagnostics: reading.diagnostics };
  const brief = briefOf(reading, map, document);
  return finished(reading, brief);
}

/**
 * A brief out of answers by dotted fact (`challenge.domain: complex`), as a pack's examples and the rows of
 * a table give them; sections may be nested too, and neither version nor title is asked for.
 */
export function readAnswers(
  source: Source,
  tree: MapTree,
  pack: Pack,
  document: number,
): Read<Brief> {
  const reading: Reading = { source, vocabulary: vocabularyOf(pack), diagnostics: [] };
  return finished(reading, briefOf(reading, tree, document, true));
}

function finished({ diagnostics }: Reading, brief: Brief): Read<Brief> {
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  return { value: failed ? null : brief, diagnostics: inOrder(diagnostics) };
}

/** By where they stand in the text. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length < 2) return diagnostics;
  return diagnostics.toSorted((a, b) => a.at.span.start - b.at.span.start);
}

/** Whether the brief may be read on: not where it follows another version of the format. */
function checkVersion(reading: Reading, map: MapTree): boolean {
  const version = entryOf(map, 'toforwith')?.value;
  if (!version || (version.kind === 'scalar' && version.value === null)) {
    const start = map.span.start;
    const span = version?.span ?? map.entries[0]?.keySpan ?? { start, end: start };
    reading.diagnostics.push(diagnostic('brief/no-version', locate(reading, span)));
    return true;
  }
  if (version.kind === 'scalar' && version.value === briefVersion) return true;
  const found = version.kind === 'scalar' ? `"${written(reading, version)}"` : foundIn(version);
  const at = locate(reading, version.span);
  reading.diagnostics.push(diagnostic('brief/unknown-version', at, found));
  return false;
}

function briefOf(reading: Reading, map: MapTree, document: number, dotted = false): Brief {
  const { root, people, byPath } = reading.vocabulary;
  const draft = newDraft(reading.vocabulary);
  let title: string | null = null;
  let id: string | null = null;
  let parts: Tree | null = null;
  for (const entry of map.entries) {
    const { key, value } = entry;
    const slot = root.slots.get(key);
    if (slot) readSlot(reading, draft, slot, value);
    else if (people && key === people.key) readGroups(reading, draft, people, value);
    else if (key === 'title') title = readText(reading, key, value);
    else if (key === 'id') id = readText(reading, key, value);
    else if (key === 'parts') parts = value;
    else if (key !== 'toforwith' && key !== '$schema') {
      const fact = dotted ? byPath.get(key) : undefined;
      if (fact) readFact(reading, draft, fact, value);
      else reportUnknownKey(reading, entry, '', rootKeys(reading));
    }
  }
  checkNamed(reading, draft, draft.groups);
  const whole = wholeBrief(reading, draft, map.span, { document, id, title });
  return { ...whole, parts: parts ? readParts(reading, whole, parts) : [] };
}

function wholeBrief(
  { source }: Reading,
  draft: Draft,
  span: Span,
  { document, id, title }: { document: number; id: string | null; title: string | null },
): Omit<Brief, 'parts'> {
  const name = id ?? (document === 0 ? source.name : `${source.name}#${document + 1}`);
  return {
    source,
    span,
    document,
    id: name,
    title: title ?? name,
    part: null,
    facts: draft.facts,
    spans: draft.spans,
    texts: draft.texts,
    maps: draft.maps,
    groups: draft.groups,
    groupsSpan: draft.groupsSpan,
  };
}

const rootKeys = ({ vocabulary: { root, people } }: Reading): readonly string[] => [
  'title',
  'id',
  ...root.slots.keys(),
  ...(people ? [people.key] : []),
  'parts',
];
