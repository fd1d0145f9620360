// Sets of words as one table that is walked byte by byte: reading a word and looking it up are one pass.

/** Walked from the root of a set: `next[state + classOf[byte]]` is the state after a byte, 0 where no word goes on so. */
export interface WordTables {
  readonly classOf: Uint8Array;
  readonly next: Int32Array;
  /** By state the word that ends here, as numbered by its set; -1 for none. */
  readonly ends: Int32Array;
}

/** The root state of each set, and the tables of all. Words with bytes outside ASCII are in no table. */
export function wordTables(
  sets: readonly (readonly string[])[],
): WordTables & { readonly roots: readonly number[] } {
  const letters = [...new Set(sets.flat().join(''))]
    .filter((letter) => letter > ' ' && letter < '\x7f' && !'"\\'.includes(letter))
    .sort();
  const classOf = new Uint8Array(256);
  letters.forEach((letter, index) => {
    classOf[letter.charCodeAt(0)] = index + 1;
  });
  const width = letters.length + 1;
  const next: number[] = new Array<number>(width).fill(0);
  const ends: number[] = new Array<number>(width).fill(-1);
  const newState = (): number => {
    const state = next.length;
    for (let index = 0; index < width; index++) {
      next.push(0);
      ends.push(-1);
    }
    return state;
  };
  const add = (root: number, word: string, number: number): void => {
    let state = root;
    for (const letter of word) {
      const step = state + (classOf[letter.charCodeAt(0)] ?? 0);
      if (step === state) return;
      if (next[step] === 0) next[step] = newState();
      state = next[step] as number;
    }
    if (ends[state] === -1) ends[state] = number;
  };
  const roots = sets.map((words) => {
    const root = newState();
    words.forEach((word, number) => {
      add(root, word, number);
    });
    return root;
  });
  return { classOf, next: Int32Array.from(next), ends: Int32Array.from(ends), roots };
}
