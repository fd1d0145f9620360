/** How conditions come out, with the whole of each truth table: yes, no, and either where what is unknown decides it. */
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/engine/conditions.js';
import type { GroupReading, Reading } from '../../src/engine/reading.js';
import { either, no, type Outcome, yes } from '../../src/engine/values.js';
import type {
  CellIndex,
  Condition,
  GroupCondition,
  VariableIndex,
} from '../../src/model/condition.js';

const span = { start: 0, end: 0 };
const outcomes = [yes, no, either] as const;
type Word = 'yes' | 'no' | 'either';
const word = (outcome: Outcome): Word =>
  outcome === yes ? 'yes' : outcome === no ? 'no' : 'either';

/** A variable of two values for each outcome: its set is the outcome, and it is asked for its first value. */
const reading = (sets: readonly number[], groups: Reading['groups'] = []): Reading => ({
  manner: 'open',
  sets: Int32Array.from(sets),
  given: Uint8Array.from(sets, (_, index) => index % 2),
  groups,
});
const leaf = (variable: number, values = 1): Condition => ({
  kind: 'is',
  variable: variable as VariableIndex,
  values,
  span,
});
const [yesLeaf, noLeaf, eitherLeaf] = [leaf(0), leaf(1), leaf(2)];
const three = reading([0b01, 0b10, 0b11]);
const leafOf = { yes: yesLeaf, no: noLeaf, either: eitherLeaf };

const told = (condition: Condition, of: Reading = three): Word => word(outcomeOf(condition, of));

describe('Kleene’s tables', () => {
  const both: readonly (readonly [Word, Word, all: Word, any: Word])[] = [
    ['yes', 'yes', 'yes', 'yes'],
    ['yes', 'no', 'no', 'yes'],
    ['yes', 'either', 'either', 'yes'],
    ['no', 'yes', 'no', 'yes'],
    ['no', 'no', 'no', 'no'],
    ['no', 'either', 'no', 'either'],
    ['either', 'yes', 'either', 'yes'],
    ['either', 'no', 'no', 'either'],
    ['either', 'either', 'either', 'either'],
  ];
  it.each(both)('%s with %s: all is %s, any is %s', (one, other, all, any) => {
    const of = [leafOf[one], leafOf[other]];
    expect(told({ kind: 'all', of, span })).toBe(all);
    expect(told({ kind: 'any', of, span })).toBe(any);
  });

  it.each([
    ['yes', 'no'],
    ['no', 'yes'],
    ['either', 'either'],
  ] as const)('not %s is %s', (one, other) => {
    expect(told({ kind: 'not', of: leafOf[one], span })).toBe(other);
  });

  it('all of nothing is yes, any of nothing is no', () => {
    expect(told({ kind: 'all', of: [], span })).toBe('yes');
    expect(told({ kind: 'any', of: [], span })).toBe('no');
  });
});

describe('a question about a variable', () => {
  it.each([
    [0b001, 0b001, 'yes'],
    [0b001, 0b011, 'yes'],
    [0b010, 0b001, 'no'],
    [0b011, 0b001, 'either'],
    [0b011, 0b011, 'yes'],
    [0b110, 0b001, 'no'],
    [0b111, 0b010, 'either'],
    [0b111, 0b111, 'yes'],
  ] as const)('of the values %i asked for %i is %s', (set, values, outcome) => {
    expect(told(leaf(0, values), reading([set]))).toBe(outcome);
  });

  it('of which nothing is known is never no where some value would do', () => {
    for (let values = 1; values < 0b1111; values += 1)
      expect(told(leaf(0, values), reading([0b1111]))).toBe('either');
  });

  it.each([
    [true, 'yes'],
    [false, 'no'],
  ] as const)('whether it is given: known %s of what is given is %s', (known, outcome) => {
    const condition: Condition = { kind: 'known', variable: 1 as VariableIndex, known, span };
    expect(told(condition, reading([1, 1]))).toBe(outcome);
    const left: Condition = { ...condition, variable: 0 as VariableIndex };
    expect(told(left, reading([1, 1]))).toBe(outcome === 'yes' ? 'no' : 'yes');
  });
});

describe('a comparison of two positions', () => {
  /** Two positions, and none after them. */
  const compared = (how: 'left-of' | 'right-of', left: number, right: number): Word =>
    told(
      {
        kind: 'compare',
        variable: 0 as VariableIndex,
        how,
        than: 1 as VariableIndex,
        positions: 2,
        span,
      },
      reading([left, right]),
    );
  const [first, second, none] = [0b001, 0b010, 0b100];
  it.each([
    [first, first, 'no', 'no'],
    [first, second, 'yes', 'no'],
    [second, first, 'no', 'yes'],
    [second, second, 'no', 'no'],
    [none, first, 'no', 'no'],
    [first, none, 'no', 'no'],
    [none, none, 'no', 'no'],
    [first | second, second, 'either', 'no'],
    [first | second, first, 'no', 'either'],
    [first, first | second, 'either', 'no'],
    [first | none, second, 'either', 'no'],
    [first | second, first | second, 'either', 'either'],
  ] as const)('of %i with %i: left of is %s, right of is %s', (left, right, leftOf, rightOf) => {
    expect(compared('left-of', left, right)).toBe(leftOf);
    expect(compared('right-of', left, right)).toBe(rightOf);
  });
});

describe('a question about groups', () => {
  const cell = (index: number): GroupCondition => ({
    kind: 'cell',
    cell: index as CellIndex,
    values: 1,
    span,
  });
  /** A group that is picked, and meets what is asked, as these outcomes say. */
  const group = (picked: Outcome, meets: Outcome): GroupReading => ({
    name: 'Residents',
    cells: [picked, meets],
    given: [],
  });
  const asked = (quantifier: 'some' | 'every' | 'no', groups: Reading['groups']): Word =>
    told({ kind: 'groups', quantifier, where: cell(0), of: cell(1), span }, reading([], groups));

  it.each([
    [yes, yes, 'yes', 'yes', 'no'],
    [yes, no, 'no', 'no', 'yes'],
    [yes, either, 'either', 'either', 'either'],
    [no, yes, 'no', 'yes', 'yes'],
    [no, no, 'no', 'yes', 'yes'],
    [no, either, 'no', 'yes', 'yes'],
    [either, yes, 'either', 'yes', 'either'],
    [either, no, 'no', 'either', 'yes'],
    [either, either, 'either', 'either', 'either'],
  ] as const)(
    'picked %i, met %i: some is %s, every is %s, no is %s',
    (picked, meets, some, every, none) => {
      const groups = [group(picked, meets)];
      expect([asked('some', groups), asked('every', groups), asked('no', groups)]).toEqual([
        some,
        every,
        none,
      ]);
    },
  );

  it('of nobody: some is no, every and no are yes', () => {
    expect([asked('some', []), asked('every', []), asked('no', [])]).toEqual(['no', 'yes', 'yes']);
  });

  it('of a list that was left out is open', () => {
    expect([asked('some', null), asked('every', null), asked('no', null)]).toEqual([
      'either',
      'either',
      'either',
    ]);
  });

  it('of two groups is decided by the one that decides it', () => {
    const [meets, breaks, open] = [group(yes, yes), group(yes, no), group(yes, either)];
    expect(asked('some', [breaks, meets])).toBe('yes');
    expect(asked('some', [open, meets])).toBe('yes');
    expect(asked('some', [open, breaks])).toBe('either');
    expect(asked('every', [meets, breaks])).toBe('no');
    expect(asked('every', [open, breaks])).toBe('no');
    expect(asked('every', [open, meets])).toBe('either');
    expect(asked('no', [breaks, meets])).toBe('no');
    expect(asked('no', [breaks, breaks])).toBe('yes');
  });
});

describe('an outcome', () => {
  /** Every condition of so much depth over three leaves. */
  function conditions(depth: number): readonly Condition[] {
    const leaves = [leaf(0), leaf(1), leaf(2)];
    if (depth === 0) return leaves;
    const parts = conditions(depth - 1);
    return [
      ...leaves,
      ...parts.map((of): Condition => ({ kind: 'not', of, span })),
      ...parts.flatMap((one) =>
        leaves.flatMap((other): Condition[] => [
          { kind: 'all', of: [one, other], span },
          { kind: 'any', of: [one, other], span },
        ]),
      ),
    ];
  }

  it('that is certain holds whatever the unknown turns out to be', () => {
    const singles = (set: number): readonly number[] => (set === 0b11 ? [0b01, 0b10] : [set]);
    for (const condition of conditions(2))
      for (const a of outcomes)
        for (const b of outcomes) {
          const open = outcomeOf(condition, reading([a, b, either]));
          const completed = singles(a).flatMap((x) =>
            singles(b).flatMap((y) =>
              [0b01, 0b10].map((z) => outcomeOf(condition, reading([x, y, z]))),
            ),
          );
          expect(completed).not.toContain(either);
          expect(completed.every((found) => (found & open) === found)).toBe(true);
        }
  });
});
