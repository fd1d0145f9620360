// The answers of a brief's sections: each key looked up, each value read as the kind of fact it answers.
import { leftOut, type MapAnswer } from '../model/brief.js';
import { diagnostic } from '../model/diagnostic.js';
import type { Entry, MapTree, Tree } from '../model/tree.js';
import { type Draft, foundIn, locate, type Reading, written } from './brief-draft.js';
import { reportUnknownKey } from './brief-keys.js';
import type { FactSlot, Section, Words } from './brief-vocabulary.js';
import { isDate } from './dates.js';
import { nearest } from './nearest.js';

/** Reads what stands under a key of the brief or of a section. */
export function readSlot(
  reading: Reading,
  draft: Draft,
  slot: FactSlot | Section,
  tree: Tree,
): void {
  if (slot.kind === 'fact') readFact(reading, draft, slot, tree);
  else readSection(reading, draft, slot, tree);
}

function readSection(reading: Reading, draft: Draft, section: Section, tree: Tree): void {
  const map = asMap(reading, section.path, tree);
  if (!map) return;
  for (const entry of map.entries) {
    const slot = section.slots.get(entry.key);
    if (slot) readSlot(reading, draft, slot, entry.value);
    else reportUnknownKey(reading, entry, section.path, [...section.slots.keys()]);
  }
}

/** The map that stands here; null where nothing does, or where something else does, which is reported. */
export function asMap(reading: Reading, what: string, tree: Tree): MapTree | null {
  if (tree.kind === 'map') return tree;
  if (tree.kind === 'scalar' && tree.value === null) return null;
  const at = locate(reading, tree.span);
  reading.diagnostics.push(diagnostic('brief/not-a-map', at, what, foundIn(tree)));
  return null;
}

/** Reads the answer to one fact into the draft; an empty value leaves it out. */
export function readFact(reading: Reading, draft: Draft, slot: FactSlot, tree: Tree): void {
  const { fact, index } = slot;
  if (tree.kind === 'scalar' && tree.value === null) return;
  if (fact.kind === 'map') readMapFact(reading, draft, slot, tree);
  else if (fact.kind === 'choice') {
    draft.facts[index] = readChoice(reading, fact.id, slot.words, tree);
    draft.spans[index] = tree.span;
  } else {
    const read = fact.kind === 'date' ? readDate : readText;
    const text = read(reading, fact.id, tree);
    if (text === null) return;
    draft.texts[index] = text;
    draft.facts[index] = 0;
    draft.spans[index] = tree.span;
  }
}

/** The code of a word; `leftOut` where it is none, which is reported. JSON's true and false are yes and no. */
export function readChoice(reading: Reading, what: string, words: Words, tree: Tree): number {
  if (tree.kind !== 'scalar') {
    const at = locate(reading, tree.span);
    reading.diagnostics.push(diagnostic('brief/wrong-type', at, what, foundIn(tree), words.ids));
    return leftOut;
  }
  if (tree.value === null) return leftOut;
  const code =
    typeof tree.value === 'string'
      ? words.codes.get(tree.value)
      : words.codes.get(wordFor(reading, words, tree));
  return code ?? unknownValue(reading, what, words, tree);
}

function wordFor(reading: Reading, { codes }: Words, tree: Tree & { kind: 'scalar' }): string {
  const word = tree.value === true ? 'yes' : tree.value === false ? 'no' : '';
  return codes.has(word) ? word : written(reading, tree);
}

function unknownValue(
  reading: Reading,
  what: string,
  { ids }: Words,
  tree: Tree & { kind: 'scalar' },
): number {
  const word = written(reading, tree);
  const at = locate(reading, tree.span);
  const found = diagnostic('brief/unknown-value', at, word, what, nearest(word, ids), ids);
  reading.diagnostics.push(found);
  return leftOut;
}

/** A text, or a number as it was written; null where it is blank or no text. */
export function readText(reading: Reading, what: string, tree: Tree): string | null {
  if (tree.kind === 'scalar' && typeof tree.value !== 'boolean') {
    const text = written(reading, tree).trim();
    return text === '' ? null : text;
  }
  const at = locate(reading, tree.span);
  reading.diagnostics.push(diagnostic('brief/not-text', at, what, foundIn(tree)));
  return null;
}

function readDate(reading: Reading, what: string, tree: Tree): string | null {
  const text = tree.kind === 'scalar' ? written(reading, tree) : `a ${tree.kind}`;
  if (isDate(text)) return text;
  reading.diagnostics.push(diagnostic('brief/not-a-date', locate(reading, tree.span), what, text));
  return null;
}

function readMapFact(reading: Reading, draft: Draft, slot: FactSlot, tree: Tree): void {
  const { fact, index } = slot;
  const map = asMap(reading, fact.id, tree);
  if (!map) return;
  const answers: MapAnswer[] = [];
  for (const entry of map.entries) {
    if (fact.mapKeys.length > 0 && !fact.mapKeys.includes(entry.key))
      reportUnknownKey(reading, entry, fact.id, fact.mapKeys);
    const answer = readMapAnswer(reading, slot, entry);
    if (answer) answers.push(answer);
  }
  draft.maps[index] = answers;
  draft.facts[index] = 0;
  draft.spans[index] = tree.span;
}

function readMapAnswer(reading: Reading, slot: FactSlot, entry: Entry): MapAnswer | null {
  const { key, keySpan, value: tree } = entry;
  const what = `${slot.fact.id}.${key}`;
  const { ids } = slot.mapWords;
  const code = ids.length > 0 ? readChoice(reading, what, slot.mapWords, tree) : leftOut;
  const value = ids.length > 0 ? (ids[code] ?? null) : readText(reading, what, tree);
  return value === null ? null : { key, keySpan, value, valueSpan: tree.span };
}
