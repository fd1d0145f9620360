// A brief on one line of JSON, straight from its bytes to numbers, without building objects or places. It takes what it
// fully understands and leaves all else, right or wrong, to the reader that keeps places: it says no and the line is read again.
import { leftOut } from '../model/brief.js';
import { type Coded, makeRoom } from '../model/coded.js';
import type { Fact, Pack } from '../model/pack.js';
import {
  type FactSlot,
  type PeopleTable,
  type Section,
  type Vocabulary,
  vocabularyOf,
} from './brief-vocabulary.js';
import { isDate } from './dates.js';
import { candidateWidth, setWidth, wordTables } from './word-tables.js';

/** Where the texts of a brief lie among the bytes, between their quotes; -1 where it has none. */
export interface LineTexts {
  idStart: number;
  idEnd: number;
  titleStart: number;
  titleEnd: number;
}

/** Reads the bytes from `start` to `end`, which are valid UTF-8; whether it could. */
export type ReadLine = (
  bytes: Uint8Array,
  start: number,
  end: number,
  coded: Coded,
  texts: LineTexts,
) => boolean;

/** What stands under a key. */
type Entry =
  | {
      readonly kind: 'section';
      readonly entries: readonly Entry[];
      readonly root: number;
      readonly mark: number;
    }
  | { readonly kind: 'choice'; readonly fact: number; readonly words: Words; readonly mark: number }
  | { readonly kind: 'text' | 'date' | 'no-map'; readonly fact: number; readonly mark: number }
  | {
      readonly kind: 'map';
      readonly fact: number;
      readonly keys: number;
      readonly values: Words | null;
      readonly mark: number;
    }
  | {
      readonly kind: 'version' | 'schema' | 'title' | 'id' | 'parts' | 'people';
      readonly mark: number;
    };

interface Words {
  readonly root: number;
  /** Codes of yes and no, which true and false stand for; -1 where one is no word. */
  readonly yes: number;
  readonly no: number;
}

const failed = -1;
const [quote, backslash, comma, colon] = [34, 92, 44, 58];
const [opensList, closesList, opensMap, closesMap] = [91, 93, 123, 125];
const dayLength = 24 * 60 * 60 * 1000;
/** More groups than this are left to the other reader: their names are compared each with each. */
const mostGroups = 16;

const made = new WeakMap<Pack, ReadLine>();

/** The reader for briefs of a pack, made once. */
export function lineReader(pack: Pack): ReadLine {
  const known = made.get(pack) ?? makeReader(vocabularyOf(pack));
  made.set(pack, known);
  return known;
}

/** The sets of words under way, and a mark for every key, so that none is taken twice. */
interface Plan {
  readonly sets: string[][];
  marks: number;
}

function makeReader(vocabulary: Vocabulary): ReadLine {
  const { pack, people } = vocabulary;
  const plan: Plan = { sets: [], marks: 0 };
  const root = planRoot(vocabulary, plan);
  const cellWords = people ? planCells(people, plan) : null;
  const { sets, slots, candidates, bytes: fours, reach } = wordTables(plan.sets);
  const width = people?.people.cells.length ?? 0;
  const seen = new Int32Array(plan.marks);
  const seenCells = new Int32Array(width + 1);
  const dates = new Float64Array(pack.facts.length);
  const mapKeys = new Int32Array(pack.facts.length);
  const names = new Int32Array(mostGroups * 2);
  const finish = finisher(vocabulary, dates, mapKeys);
  let stamp = 0;
  let groupStamp = 0;
  let bytes: Uint8Array = new Uint8Array();
  let view = new DataView(bytes.buffer);
  let limit = 0;
  let word = 0;
  // A line at the very end of its bytes is read from here, so that words may be looked at as if more followed.
  let aside: Uint8Array = new Uint8Array();

  /** The number of the word between quotes at `at` into `word`; the position after it. */
  function wordAt(at: number, set: number): number {
    if (at >= limit || bytes[at] !== quote) return failed;
    const start = at + 1;
    const own = set * setWidth;
    const first = view.getInt32(start, true) & (sets[own + 1] as number);
    const hash = Math.imul(first, sets[own + 2] as number) >>> (sets[own + 3] as number);
    let candidate = slots[(sets[own] as number) + hash] as number;
    while (candidate >= 0) {
      const row = candidate * candidateWidth;
      const last = candidates[row + 1] as number;
      let four = candidates[row] as number;
      let here = start;
      while (four < last && view.getInt32(here, true) === fours[four]) {
        four++;
        here += 4;
      }
      const rest = candidates[row + 2] as number;
      if (four === last && ((view.getInt32(here, true) ^ (fours[last] as number)) & rest) === 0) {
        word = candidates[row + 3] as number;
        const after = start + (candidates[row + 4] as number);
        return after <= limit ? after : failed;
      }
      candidate = candidates[row + 5] as number;
    }
    return failed;
  }

  function pastSpace(at: number): number {
    let here = at;
    while (here < limit) {
      const byte = bytes[here] as number;
      if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) break;
      here++;
    }
    return here;
  }

  /** Past a string of at least one visible character at both ends; without escapes, unless they may be. */
  function pastText(at: number, escapes: boolean): number {
    if (bytes[at] !== quote) return failed;
    let here = at + 1;
    const first = bytes[here] as number;
    if (first <= 32 || first >= 127 || first === quote || first === backslash) return failed;
    let last = first;
    for (; here < limit; here++) {
      const byte = bytes[here] as number;
      if (byte === quote) return last > 32 && last < 127 ? here + 1 : failed;
      if (byte < 32) return failed;
      if (byte === backslash) {
        if (!escapes) return failed;
        here = lastOfEscape(here);
        if (here === failed) return failed;
        last = 0;
      } else last = byte;
    }
    return failed;
  }

  function lastOfEscape(at: number): number {
    const letter = bytes[at + 1] as number;
    if (letter !== 117) return isSimpleEscape(letter) ? at + 1 : failed;
    for (let digit = at + 2; digit < at + 6; digit++)
      if (!isHex(bytes[digit] as number)) return failed;
    return at + 5;
  }

  /** Past `null`, or failed. */
  function pastNull(at: number): number {
    return bytes[at] === 110 &&
      bytes[at + 1] === 117 &&
      bytes[at + 2] === 108 &&
      bytes[at + 3] === 108
      ? at + 4
      : failed;
  }

  /** The code of a choice into `word`; `leftOut` for null. */
  function choiceAt(at: number, words: Words): number {
    const byte = bytes[at];
    if (byte === quote) return wordAt(at, words.root);
    if (byte === 110) {
      word = leftOut;
      return pastNull(at);
    }
    const yes =
      byte === 116 && bytes[at + 1] === 114 && bytes[at + 2] === 117 && bytes[at + 3] === 101;
    const no =
      byte === 102 &&
      bytes[at + 1] === 97 &&
      bytes[at + 2] === 108 &&
      bytes[at + 3] === 115 &&
      bytes[at + 4] === 101;
    if (!yes && !no) return failed;
    word = yes ? words.yes : words.no;
    return word < 0 ? failed : at + (yes ? 4 : 5);
  }

  function section(
    at: number,
    entries: readonly Entry[],
    root: number,
    coded: Coded,
    texts: LineTexts,
  ): number {
    if (bytes[at] === 110) return pastNull(at);
    if (bytes[at] !== opensMap) return failed;
    let here = pastSpace(at + 1);
    if (bytes[here] === closesMap) return here + 1;
    for (;;) {
      here = wordAt(here, root);
      if (here < 0) return failed;
      const entry = entries[word] as Entry;
      if (seen[entry.mark] === stamp) return failed;
      seen[entry.mark] = stamp;
      here = pastSpace(here);
      if (bytes[here] !== colon) return failed;
      here = valueOf(entry, pastSpace(here + 1), coded, texts);
      if (here < 0) return failed;
      here = pastSpace(here);
      const byte = bytes[here];
      if (byte === closesMap) return here + 1;
      if (byte !== comma) return failed;
      here = pastSpace(here + 1);
    }
  }

  function valueOf(entry: Entry, at: number, coded: Coded, texts: LineTexts): number {
    if (entry.kind === 'choice') {
      const after = choiceAt(at, entry.words);
      if (after >= 0) coded.facts[entry.fact] = word;
      return after;
    }
    if (entry.kind === 'section') return section(at, entry.entries, entry.root, coded, texts);
    if (entry.kind === 'people') return groups(at, coded);
    if (entry.kind === 'version')
      return bytes[at] === 49 && endsNumber(bytes[at + 1] as number) ? at + 1 : failed;
    if (bytes[at] === 110) return pastNull(at);
    switch (entry.kind) {
      case 'title':
      case 'schema':
        return textAt(at, entry.kind, texts);
      case 'id':
        return textAt(at, 'id', texts);
      case 'parts': {
        const here = bytes[at] === opensList ? pastSpace(at + 1) : at;
        return bytes[here] === closesList ? here + 1 : failed;
      }
      case 'text': {
        const after = pastText(at, false);
        if (after >= 0) coded.facts[entry.fact] = 0;
        return after;
      }
      case 'date':
        return date(at, entry.fact, coded);
      case 'map':
        return map(at, entry, coded);
      case 'no-map': {
        const here = bytes[at] === opensMap ? pastSpace(at + 1) : at;
        if (bytes[here] !== closesMap) return failed;
        coded.facts[entry.fact] = 0;
        return here + 1;
      }
    }
  }

  function textAt(at: number, kind: 'title' | 'id' | 'schema', texts: LineTexts): number {
    const after = pastText(at, kind !== 'id');
    if (after < 0) return failed;
    if (kind === 'id') {
      texts.idStart = at + 1;
      texts.idEnd = after - 1;
    } else if (kind === 'title') {
      texts.titleStart = at + 1;
      texts.titleEnd = after - 1;
    }
    return after;
  }

  function date(at: number, fact: number, coded: Coded): number {
    const after = pastText(at, false);
    if (after - at !== 12) return failed;
    const text = String.fromCharCode(...bytes.subarray(at + 1, at + 11));
    if (!isDate(text)) return failed;
    dates[fact] = Date.parse(text) / dayLength;
    coded.facts[fact] = 0;
    return after;
  }

  function map(at: number, entry: Extract<Entry, { kind: 'map' }>, coded: Coded): number {
    if (bytes[at] !== opensMap) return failed;
    let given = 0;
    let there = 0;
    let here = pastSpace(at + 1);
    while (bytes[here] !== closesMap) {
      here = wordAt(here, entry.keys);
      const bit = 1 << word;
      if (here < 0 || there & bit) return failed;
      there |= bit;
      here = pastSpace(here);
      if (bytes[here] !== colon) return failed;
      here = pastSpace(here + 1);
      if (bytes[here] === 110) here = pastNull(here);
      else {
        here = entry.values ? choiceAt(here, entry.values) : pastText(here, false);
        given |= bit;
      }
      if (here < 0) return failed;
      here = pastSpace(here);
      if (bytes[here] === comma) {
        here = pastSpace(here + 1);
        if (bytes[here] === closesMap) return failed;
      } else if (bytes[here] !== closesMap) return failed;
    }
    mapKeys[entry.fact] = given;
    coded.facts[entry.fact] = 0;
    return here + 1;
  }

  function groups(at: number, coded: Coded): number {
    if (bytes[at] === 110) return pastNull(at);
    if (bytes[at] !== opensList) return failed;
    coded.groups = 0;
    let here = pastSpace(at + 1);
    if (bytes[here] === closesList) return here + 1;
    for (;;) {
      if (coded.groups === mostGroups) return failed;
      here = group(here, coded);
      if (here < 0) return failed;
      coded.groups++;
      here = pastSpace(here);
      const byte = bytes[here];
      if (byte === closesList) return here + 1;
      if (byte !== comma) return failed;
      here = pastSpace(here + 1);
    }
  }

  function group(at: number, coded: Coded): number {
    if (bytes[at] !== opensMap || !cellWords) return failed;
    const from = coded.groups * width;
    makeRoom(coded, from + width);
    coded.cells.fill(leftOut, from, from + width);
    names[coded.groups * 2] = 0;
    names[coded.groups * 2 + 1] = 0;
    groupStamp++;
    let here = pastSpace(at + 1);
    while (bytes[here] !== closesMap) {
      here = wordAt(here, cellWords.keys);
      if (here < 0) return failed;
      const cell = cellWords.cells[word] as number;
      if (seenCells[cell + 1] === groupStamp) return failed;
      seenCells[cell + 1] = groupStamp;
      here = pastSpace(here);
      if (bytes[here] !== colon) return failed;
      here = pastSpace(here + 1);
      if (cell < 0) here = name(here, coded.groups);
      else {
        here = choiceAt(here, cellWords.words[cell] as Words);
        coded.cells[from + cell] = word;
      }
      if (here < 0) return failed;
      here = pastSpace(here);
      if (bytes[here] === comma) {
        here = pastSpace(here + 1);
        if (bytes[here] === closesMap) return failed;
      } else if (bytes[here] !== closesMap) return failed;
    }
    return coded.cells[from] === leftOut ? failed : here + 1;
  }

  function name(at: number, index: number): number {
    if (bytes[at] === 110) return pastNull(at);
    const after = pastText(at, false);
    if (after < 0) return failed;
    names[index * 2] = at + 1;
    names[index * 2 + 1] = after - 1;
    for (let other = 0; other < index; other++) if (isSame(other, index)) return failed;
    return after;
  }

  function isSame(one: number, other: number): boolean {
    const [start, from] = [names[one * 2] as number, names[other * 2] as number];
    const length = (names[one * 2 + 1] as number) - start;
    if (length === 0 || length !== (names[other * 2 + 1] as number) - from) return false;
    for (let offset = 0; offset < length; offset++)
      if (bytes[start + offset] !== bytes[from + offset]) return false;
    return true;
  }

  function look(at: Uint8Array): void {
    if (at === bytes) return;
    bytes = at;
    view = new DataView(at.buffer, at.byteOffset, at.byteLength);
  }

  function readLine(start: number, end: number, coded: Coded, texts: LineTexts): boolean {
    limit = end;
    stamp++;
    coded.facts.fill(leftOut);
    coded.groups = leftOut;
    texts.idStart = texts.idEnd = texts.titleStart = texts.titleEnd = -1;
    const here = section(pastSpace(start), root.entries, root.set, coded, texts);
    if (here < 0 || seen[root.version] !== stamp || pastSpace(here) !== end) return false;
    finish(coded);
    return true;
  }

  function readAside(line: Uint8Array, start: number, coded: Coded, texts: LineTexts): boolean {
    const room = line.length + reach + 1;
    if (aside.length < room) aside = new Uint8Array(room * 2);
    aside.set(line);
    aside.fill(0, line.length);
    look(aside);
    if (!readLine(0, line.length, coded, texts)) return false;
    moveTexts(texts, start);
    return true;
  }

  return (text, start, end, coded, texts) => {
    if (end + reach >= text.length)
      return readAside(text.subarray(start, end), start, coded, texts);
    look(text);
    return readLine(start, end, coded, texts);
  };
}

function moveTexts(texts: LineTexts, by: number): void {
  if (texts.idStart >= 0) {
    texts.idStart += by;
    texts.idEnd += by;
  }
  if (texts.titleStart >= 0) {
    texts.titleStart += by;
    texts.titleEnd += by;
  }
}

const endsNumber = (byte: number): boolean =>
  byte === comma || byte === closesMap || byte === 32 || byte === 10 || byte === 13 || byte === 9;
const isSimpleEscape = (byte: number): boolean =>
  byte === 34 ||
  byte === 92 ||
  byte === 47 ||
  byte === 98 ||
  byte === 102 ||
  byte === 110 ||
  byte === 114 ||
  byte === 116;
const isHex = (byte: number): boolean =>
  (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102);

function newSet(words: readonly string[], plan: Plan): number {
  return plan.sets.push([...words]) - 1;
}

function planWords({ ids }: { readonly ids: readonly string[] }, plan: Plan): Words {
  return { root: newSet(ids, plan), yes: ids.indexOf('yes'), no: ids.indexOf('no') };
}

function planRoot(
  { root, people }: Vocabulary,
  plan: Plan,
): { entries: readonly Entry[]; set: number; version: number } {
  const own = ['title', 'id', 'parts', 'toforwith', '$schema'] as const;
  const kinds = {
    title: 'title',
    id: 'id',
    parts: 'parts',
    toforwith: 'version',
    $schema: 'schema',
  } as const;
  // What a pack calls the same comes first, as it does for the other reader.
  const keys = [...root.slots.keys(), ...(people ? [people.key] : []), ...own];
  const entries: Entry[] = planEntries(root, plan);
  if (people) entries.push({ kind: 'people', mark: plan.marks++ });
  const version = plan.marks + own.indexOf('toforwith');
  for (const key of own) entries.push({ kind: kinds[key], mark: plan.marks++ });
  return { entries, set: newSet(keys, plan), version };
}

function planEntries(section: Section, plan: Plan): Entry[] {
  return [...section.slots.values()].map((slot): Entry => {
    const mark = plan.marks++;
    if (slot.kind === 'fact') return planFact(slot, mark, plan);
    const entries = planEntries(slot, plan);
    return { kind: 'section', entries, root: newSet([...slot.slots.keys()], plan), mark };
  });
}

const mostKeys = 30;

function planFact({ fact, index, words, mapWords }: FactSlot, mark: number, plan: Plan): Entry {
  if (fact.kind === 'choice')
    return { kind: 'choice', fact: index, words: planWords(words, plan), mark };
  if (fact.kind !== 'map') return { kind: fact.kind, fact: index, mark };
  if (fact.mapKeys.length === 0 || fact.mapKeys.length > mostKeys)
    return { kind: 'no-map', fact: index, mark };
  const values = mapWords.ids.length > 0 ? planWords(mapWords, plan) : null;
  return { kind: 'map', fact: index, keys: newSet(fact.mapKeys, plan), values, mark };
}

/** Keys of a group: each cell that is asked, and -1 for its name. */
function planCells({ cells, people }: PeopleTable, plan: Plan) {
  const words: Words[] = [];
  for (const { index, words: of } of cells.values()) words[index] = planWords(of, plan);
  const order = [...[...cells.values()].map(({ index }) => index), -1];
  return { keys: newSet([...cells.keys(), 'name'], plan), cells: order, words, people };
}

/** Works out what hangs on dates and maps, and which groups a map names. */
function finisher(
  { pack, people }: Vocabulary,
  dates: Float64Array,
  mapKeys: Int32Array,
): (coded: Coded) => void {
  const width = people?.people.cells.length ?? 0;
  const named = people?.named ?? [];
  const steps = pack.derived.flatMap((derived, index) => {
    const step = outsideStep(derived, pack, dates, mapKeys);
    return step ? [{ index, step }] : [];
  });
  return (coded) => {
    for (const { index, step } of steps) coded.outside[index] = step(coded.facts);
    for (const { index, map } of named)
      for (let group = 0; group < coded.groups; group++)
        coded.cells[group * width + index] = (coded.facts[map] as number) < 0 ? 2 : 0;
  };
}

function outsideStep(
  derived: Pack['derived'][number],
  pack: Pack,
  dates: Float64Array,
  mapKeys: Int32Array,
): ((facts: Int8Array) => number) | null {
  if (derived.kind === 'days') {
    const { from, to, fewerThan } = derived;
    const limit =
      typeof fewerThan === 'number' ? fewerThan : Number(pack.settings[fewerThan.setting]?.value);
    return (facts) =>
      (facts[from] as number) < 0 || (facts[to] as number) < 0
        ? 2
        : (dates[to] as number) - (dates[from] as number) < limit
          ? 1
          : 0;
  }
  if (derived.kind !== 'lacks') return null;
  const known = (pack.facts[derived.map] as Fact).mapKeys;
  const isPossible = derived.keys.every((key) => known.includes(key));
  const wanted = derived.keys.reduce((bits, key) => bits | (1 << known.indexOf(key)), 0);
  return (facts) => {
    if ((facts[derived.map] as number) < 0) return 2;
    return isPossible && ((mapKeys[derived.map] as number) & wanted) === wanted ? 0 : 1;
  };
}
