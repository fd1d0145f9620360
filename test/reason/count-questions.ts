// The fewest questions that can be expected, counted out: for everything that can be known so far, whatever was asked.

export interface Counted {
  readonly expected: number;
  /** By question how many are expected if it is asked first. */
  readonly asking: readonly number[];
}

/**
 * `shares` are by question how likely each answer is, the answers numbered from 0. What is known is a number: a digit for
 * each question, its answer or, one more than all answers, that it is open. So more is known in smaller numbers.
 */
export function fewestByCounting(
  outcome: (codes: readonly number[]) => number,
  shares: readonly (readonly number[])[],
): Counted {
  const steps: number[] = [];
  let size = 1;
  for (const answers of shares) {
    steps.push(size);
    size *= answers.length + 1;
  }
  const several = -1;
  const outcomes = new Int32Array(size);
  const fewest = new Float64Array(size);
  const codes = shares.map(() => 0);
  let asking: number[] = [];
  for (let known = 0; known < size; known += 1) {
    asking = [];
    let settled: number | null = null;
    for (const [at, answers] of shares.entries()) {
      const step = steps[at] as number;
      const code = Math.floor(known / step) % (answers.length + 1);
      codes[at] = code;
      if (code < answers.length) continue;
      let expected = 1;
      for (const [answer, share] of answers.entries()) {
        const then = known - (answers.length - answer) * step;
        expected += share * (fewest[then] as number);
        const found = outcomes[then] as number;
        settled = settled === null || settled === found ? found : several;
      }
      asking[at] = expected;
    }
    outcomes[known] = settled ?? outcome(codes);
    fewest[known] = outcomes[known] === several ? Math.min(...asking.filter(() => true)) : 0;
  }
  return { expected: fewest[size - 1] as number, asking };
}
