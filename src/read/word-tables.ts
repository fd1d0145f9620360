// Sets of words in tables of numbers, so that a word between quotes is found by its first four bytes and made sure of
// four bytes at a time: reading it and looking it up are one.

/** Words as they stand in JSON, from the first letter to the closing quote, by set. */
export interface WordTables {
  /** By set: where its slots begin, which bits of the first four bytes are looked at, by what they are multiplied and how far shifted. */
  readonly sets: Int32Array;
  /** A candidate, or -1 for none. */
  readonly slots: Int32Array;
  /** By candidate: its bytes in `bytes` from and up to, the bits of the last four that count, its number in its set, its
   * length with the quote, and the candidate to try next, or -1. */
  readonly candidates: Int32Array;
  /** Four bytes a number, the first lowest. */
  readonly bytes: Int32Array;
  /** How many bytes after the opening quote may be looked at. */
  readonly reach: number;
}

export const setWidth = 4;
export const candidateWidth = 6;

interface Candidate {
  readonly fours: readonly number[];
  readonly number: number;
  readonly length: number;
}

/** Tables of sets. Words with bytes outside ASCII are in none, and of two alike the first counts. */
export function wordTables(sets: readonly (readonly string[])[]): WordTables {
  const tables = { sets: [], slots: [], candidates: [], bytes: [] } as Record<
    'sets' | 'slots' | 'candidates' | 'bytes',
    number[]
  >;
  let reach = 4;
  for (const words of sets) {
    const found = candidatesOf(words);
    reach = Math.max(reach, ...found.map(({ length }) => length + 3));
    addSet(found, tables);
  }
  return {
    sets: Int32Array.from(tables.sets),
    slots: Int32Array.from(tables.slots),
    candidates: Int32Array.from(tables.candidates),
    bytes: Int32Array.from(tables.bytes),
    reach,
  };
}

const isPlain = (word: string): boolean => /^[!#-[\]-~]+$/.test(word);

function candidatesOf(words: readonly string[]): readonly Candidate[] {
  return words.flatMap((word, number) =>
    isPlain(word) && words.indexOf(word) === number
      ? [{ fours: foursOf(`${word}"`), number, length: word.length + 1 }]
      : [],
  );
}

function foursOf(text: string): readonly number[] {
  const bytes = new Uint8Array(Math.ceil(text.length / 4) * 4);
  new TextEncoder().encodeInto(text, bytes);
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 4 }, (_, index) => view.getInt32(index * 4, true));
}

/** The bits of so many of four bytes, the first lowest. */
const bitsOf = (bytes: number): number => (bytes >= 4 ? -1 : (1 << (bytes * 8)) - 1);

function addSet(
  found: readonly Candidate[],
  { sets, slots, candidates, bytes }: Record<'sets' | 'slots' | 'candidates' | 'bytes', number[]>,
): void {
  const mask = bitsOf(Math.min(4, ...found.map(({ length }) => length)));
  const firsts = [...new Set(found.map(({ fours }) => (fours[0] ?? 0) & mask))];
  const { factor, shift, size } = hashFor(firsts);
  sets.push(slots.length, mask, factor, shift);
  const begin = slots.length;
  for (let slot = 0; slot < size; slot++) slots.push(-1);
  for (const { fours, number, length } of [...found].reverse()) {
    const slot = begin + (Math.imul((fours[0] ?? 0) & mask, factor) >>> shift);
    const rest = length - (fours.length - 1) * 4;
    const from = bytes.length;
    bytes.push(...fours);
    const next = slots[slot] ?? -1;
    slots[slot] = candidates.length / candidateWidth;
    candidates.push(from, bytes.length - 1, bitsOf(rest), number, length, next);
  }
}

/** A product and a shift under which these numbers fall apart, in as few slots as it takes. */
function hashFor(numbers: readonly number[]): { factor: number; shift: number; size: number } {
  for (let bits = 1; ; bits++) {
    const size = 1 << bits;
    if (size < numbers.length) continue;
    const shift = 32 - bits;
    let factor = 0x9e3779b1 | 0;
    for (let attempt = 0; attempt < 200; attempt++) {
      const places = new Set(numbers.map((number) => Math.imul(number, factor) >>> shift));
      if (places.size === numbers.length) return { factor, shift, size };
      factor = Math.imul(factor, 0x85ebca6b) | 1;
    }
  }
}
