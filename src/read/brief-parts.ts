// Parts of a brief: each is read on its own and merged with the brief, so that it can be assessed by itself.
import { type Brief, leftOut } from '../model/brief.js';
import { diagnostic, relatedTo } from '../model/diagnostic.js';
import type { Span } from '../model/source.js';
import type { Tree } from '../model/tree.js';
import { readSlot, readText } from './brief-answers.js';
import { type Draft, foundIn, locate, newDraft, type Reading } from './brief-draft.js';
import { checkNamed, readGroups } from './brief-groups.js';
import { reportUnknownKey } from './brief-keys.js';

/** The parts listed under `parts:`, merged with the brief they belong to. */
export function readParts(
  reading: Reading,
  whole: Omit<Brief, 'parts'>,
  tree: Tree,
): readonly Brief[] {
  if (tree.kind === 'scalar' && tree.value === null) return [];
  if (tree.kind !== 'list') {
    const at = locate(reading, tree.span);
    reading.diagnostics.push(diagnostic('brief/not-a-list', at, 'parts', foundIn(tree)));
    return [];
  }
  const names = new Map<string, Span>();
  return tree.items.flatMap((item) => readPart(reading, whole, item, names) ?? []);
}

function readPart(
  reading: Reading,
  whole: Omit<Brief, 'parts'>,
  tree: Tree,
  names: Map<string, Span>,
): Brief | null {
  const { root, people } = reading.vocabulary;
  if (tree.kind !== 'map') {
    const at = locate(reading, tree.span);
    reading.diagnostics.push(diagnostic('brief/not-a-map', at, 'each part', foundIn(tree)));
    return null;
  }
  const draft = newDraft(reading.vocabulary);
  let name: string | null = null;
  for (const entry of tree.entries) {
    const slot = root.slots.get(entry.key);
    if (entry.key === 'name') {
      name = readText(reading, 'name', entry.value);
      if (name !== null) checkName(reading, names, name, entry.value.span);
    } else if (slot) readSlot(reading, draft, slot, entry.value);
    else if (people && entry.key === people.key) readGroups(reading, draft, people, entry.value);
    else reportUnknownKey(reading, entry, 'a part', partKeys(reading));
  }
  if (name === null) {
    const at = locate(reading, tree.entries[0]?.keySpan ?? tree.span);
    reading.diagnostics.push(diagnostic('brief/missing-key', at, 'name', 'each part'));
  }
  checkNamed(reading, draft, draft.groups ?? whole.groups);
  return merged(reading, whole, draft, name ?? '', tree.span);
}

const partKeys = ({ vocabulary: { root, people } }: Reading): readonly string[] => [
  'name',
  ...root.slots.keys(),
  ...(people ? [people.key] : []),
];

function checkName(reading: Reading, names: Map<string, Span>, name: string, span: Span): void {
  const first = names.get(name);
  if (!first) {
    names.set(name, span);
    return;
  }
  const found = diagnostic('brief/two-parts-of-one-name', locate(reading, span), name);
  reading.diagnostics.push(relatedTo(found, 'the first one', locate(reading, first)));
}

/** The part's answers over the brief's; where it states the domain or a sign, the brief's all give way. */
function merged(
  { vocabulary }: Reading,
  whole: Omit<Brief, 'parts'>,
  part: Draft,
  name: string,
  span: Span,
): Brief {
  const ownSigns = vocabulary.signs.some((index) => part.facts[index] !== leftOut);
  const dropped = new Set(ownSigns ? vocabulary.signs : []);
  const facts = part.facts.map((code, index) =>
    code !== leftOut || dropped.has(index) ? code : (whole.facts[index] ?? leftOut),
  );
  const spans = part.spans.map((at, index) => at ?? (dropped.has(index) ? at : whole.spans[index]));
  return {
    ...whole,
    span,
    title: name,
    part: name,
    facts,
    spans,
    texts: { ...without(whole.texts, dropped), ...part.texts },
    maps: { ...whole.maps, ...part.maps },
    groups: part.groups ?? whole.groups,
    groupsSpan: part.groups ? part.groupsSpan : whole.groupsSpan,
    parts: [],
  };
}

function without(
  texts: Readonly<Record<number, string>>,
  dropped: ReadonlySet<number>,
): Readonly<Record<number, string>> {
  if (dropped.size === 0) return texts;
  return Object.fromEntries(Object.entries(texts).filter(([index]) => !dropped.has(Number(index))));
}
