/** Facts that are worked out, each kind with its table and with its value for nobody. */
import { describe, expect, it } from 'vitest';
import { derivedSet } from '../../src/engine/derived.js';
import type { GroupReading, Reading } from '../../src/engine/reading.js';
import type { Brief } from '../../src/model/brief.js';
import type { CellIndex, GroupCondition, VariableIndex } from '../../src/model/condition.js';
import type { Derived, DerivedKind, Pack, Variable } from '../../src/model/pack.js';
import { deciding, packOf } from '../packs/pack-files.js';
import { emptyBrief } from '../reason/brute-force.js';

const span = { start: 0, end: 0 };
const base = packOf(deciding);
const last = base.variables.length as VariableIndex;

/** The values, by position, that a derived fact with so many values can have. */
function valuesOf(
  kind: DerivedKind,
  values: number,
  reading: Partial<Reading> = {},
  brief: Brief = emptyBrief(base),
): readonly number[] {
  const variable: Variable = {
    id: 'worked-out',
    kind: 'derived',
    index: base.derived.length,
    values: Array.from({ length: values }, (_, value) => String(value)),
    ordered: true,
    layer: 'facts',
  };
  const pack: Pack = { ...base, variables: [...base.variables, variable] };
  const derived = { id: 'worked-out', variable: last, says: '', ...kind } as Derived;
  const whole: Reading = {
    manner: 'open',
    sets: new Int32Array(last),
    given: new Uint8Array(last),
    groups: [],
    ...reading,
  };
  const set = derivedSet(derived, whole, brief, pack);
  return Array.from({ length: values }, (_, value) => value).filter((value) => set & (1 << value));
}

const sets = (...values: number[]): Pick<Reading, 'sets'> => ({ sets: Int32Array.from(values) });
const variable = (index: number): VariableIndex => index as VariableIndex;
const cell = (index: number, values: number): GroupCondition => ({
  kind: 'cell',
  cell: index as CellIndex,
  values,
  span,
});

/** Members: what they are, how far they are there (no, partly, throughout). */
const group = (is: number, present: number): GroupReading => ({
  name: 'somebody',
  cells: [is, present],
  given: [],
});
const [staff, guests, anybody] = [0b01, 0b10, 0b11];
const [absent, partly, throughout, unsaid] = [0b001, 0b010, 0b100, 0b111];
const where = cell(0, staff);

describe('when', () => {
  it.each([
    [0b01, [1]],
    [0b10, [0]],
    [0b11, [0, 1]],
  ])('a condition over %i holds: %j', (set, values) => {
    expect(
      valuesOf(
        { kind: 'when', when: { kind: 'is', variable: variable(0), values: 1, span } },
        2,
        sets(set),
      ),
    ).toEqual(values);
  });
});

describe('a vote', () => {
  /** Two voters, each for the first or second option or, with a third value, for none. */
  const ballots = [variable(0), variable(1), variable(2)].map((of) => ({
    variable: of,
    says: [0, 1, -1],
  }));
  const vote = (tie: 'leftmost' | 'rightmost', ...voices: number[]) =>
    valuesOf({ kind: 'vote', ballots, tie }, 3, sets(...voices));
  const [one, two, abstains] = [0b001, 0b010, 0b100];
  it.each([
    [[one, one, two], [0], [0]],
    [[one, two, two], [1], [1]],
    [[one, two, abstains], [0], [1]],
    [[one, abstains, abstains], [0], [0]],
    [[abstains, abstains, abstains], [2], [2]],
    [[one | two, one, abstains], [0], [0, 1]],
    [
      [one | abstains, abstains, abstains],
      [0, 2],
      [0, 2],
    ],
    [
      [one | two, one | two, one | two],
      [0, 1],
      [0, 1],
    ],
  ])('of %j goes to %j, or on a tie to the right to %j', (voices, left, right) => {
    expect(vote('leftmost', ...voices)).toEqual(left);
    expect(vote('rightmost', ...voices)).toEqual(right);
  });
});

describe('agreement', () => {
  const ballots = [variable(0), variable(1), variable(2)].map((of) => ({
    variable: of,
    says: [0, 1, -1],
  }));
  it.each([
    [[0b001, 0b001, 0b001], [3]],
    [[0b001, 0b010, 0b001], [2]],
    [[0b001, 0b010, 0b100], [1]],
    [[0b100, 0b100, 0b100], [0]],
    [
      [0b011, 0b001, 0b100],
      [1, 2],
    ],
  ])('of %j is %j', (voices, values) => {
    expect(
      valuesOf({ kind: 'agreement', ballots, options: ['a', 'b'] }, 4, sets(...voices)),
    ).toEqual(values);
  });
});

describe('a count', () => {
  const of = [0, 1, 2].map((index) => ({ variable: variable(index), values: 0b01 }));
  it.each([
    [3, [0b01, 0b01, 0b01], [3]],
    [2, [0b01, 0b01, 0b01], [2]],
    [3, [0b10, 0b10, 0b10], [0]],
    [3, [0b01, 0b10, 0b11], [1, 2]],
    [1, [0b01, 0b10, 0b11], [1]],
    [3, [0b11, 0b11, 0b11], [0, 1, 2, 3]],
  ])('up to %i of %j is %j', (upTo, found, values) => {
    expect(valuesOf({ kind: 'count', of, upTo }, upTo + 1, sets(...found))).toEqual(values);
  });
});

describe('the highest and the lowest of a cell', () => {
  const highest = { kind: 'highest', cell: 1 as CellIndex, where, nobody: 0 } as const;
  const lowest = { kind: 'lowest', cell: 1 as CellIndex, where, nobody: 2 } as const;
  const lists: readonly (readonly [string, Reading['groups'], high: number[], low: number[]])[] = [
    ['a list left out', null, [0, 1, 2], [0, 1, 2]],
    ['nobody', [], [0], [2]],
    ['nobody that counts', [group(guests, throughout)], [0], [2]],
    ['one', [group(staff, partly)], [1], [1]],
    ['two', [group(staff, absent), group(staff, throughout)], [2], [0]],
    [
      'one that counts and one that does not',
      [group(staff, partly), group(guests, throughout)],
      [1],
      [1],
    ],
    ['one that may count', [group(anybody, partly)], [0, 1], [1, 2]],
    [
      'one that counts and one that may',
      [group(staff, partly), group(anybody, throughout)],
      [1, 2],
      [1],
    ],
    ['one of whom it is not said', [group(staff, unsaid)], [0, 1, 2], [0, 1, 2]],
    [
      'one of whom it is not said, and one throughout',
      [group(staff, unsaid), group(staff, throughout)],
      [2],
      [0, 1, 2],
    ],
  ];
  it.each(lists)('of %s', (_, groups, high, low) => {
    expect(valuesOf(highest, 3, { groups })).toEqual(high);
    expect(valuesOf(lowest, 3, { groups })).toEqual(low);
  });
});

describe('whether any and every group', () => {
  const of = cell(1, throughout);
  const lists: readonly (readonly [string, Reading['groups'], any: number[], every: number[]])[] = [
    ['of a list left out', null, [0, 1], [0, 1]],
    ['of nobody', [], [0], [1]],
    ['of nobody that counts', [group(guests, throughout)], [0], [1]],
    ['of one that does', [group(staff, throughout)], [1], [1]],
    ['of one that does not', [group(staff, partly)], [0], [0]],
    [
      'of one that does and one that does not',
      [group(staff, throughout), group(staff, partly)],
      [1],
      [0],
    ],
    ['of one of whom it is not said', [group(staff, unsaid)], [0, 1], [0, 1]],
    ['of one that may count and does not', [group(anybody, partly)], [0], [0, 1]],
    ['of one that may count and does', [group(anybody, throughout)], [0, 1], [1]],
  ];
  it.each(lists)('%s', (_, groups, any, every) => {
    expect(valuesOf({ kind: 'any', where, of }, 2, { groups })).toEqual(any);
    expect(valuesOf({ kind: 'every', where, of }, 2, { groups })).toEqual(every);
  });
});

describe('how many groups', () => {
  const everybody: GroupCondition = { kind: 'all', of: [], span };
  const counted = (groups: Reading['groups'], together: readonly GroupCondition[] = [where]) =>
    valuesOf({ kind: 'count-groups', where: everybody, together, upTo: 2 }, 3, { groups });
  it.each([
    ['a list left out', null, [0, 1, 2]],
    ['nobody', [], [0]],
    ['one', [group(guests, absent)], [1]],
    ['two', [group(guests, absent), group(guests, partly)], [2]],
    [
      'more than are told apart',
      [group(guests, absent), group(guests, partly), group(guests, throughout)],
      [2],
    ],
    ['two that count once together', [group(staff, absent), group(staff, partly)], [1]],
    [
      'two that count once together, and another',
      [group(staff, absent), group(staff, partly), group(guests, absent)],
      [2],
    ],
  ] as const)('%s', (_, groups, values) => {
    expect(counted(groups)).toEqual(values);
  });

  it('of those that are picked only', () => {
    const kind = { kind: 'count-groups', where, together: [], upTo: 2 } as const;
    expect(valuesOf(kind, 3, { groups: [group(guests, absent)] })).toEqual([0]);
    expect(valuesOf(kind, 3, { groups: [group(staff, absent), group(anybody, absent)] })).toEqual([
      1, 2,
    ]);
  });
});

describe('days between two dates', () => {
  const [from, to] = ['plan.asked-on', 'plan.decided-on'].map((id) =>
    base.facts.findIndex((fact) => fact.id === id),
  ) as [number, number];
  const days = (
    texts: Readonly<Record<number, string>>,
    fewerThan: number | { setting: number } = 7,
  ) => valuesOf({ kind: 'days', from, to, fewerThan }, 3, {}, { ...emptyBrief(base), texts });
  it.each([
    ['2026-03-01', '2026-03-07', [1]],
    ['2026-03-01', '2026-03-08', [0]],
    ['2026-03-28', '2026-04-04', [0]], // clocks change in between
    ['2026-03-08', '2026-03-01', [1]],
    ['2028-02-27', '2028-03-05', [0]], // a leap year
  ])('from %s to %s are fewer than seven: %j', (start, end, values) => {
    expect(days({ [from]: start, [to]: end })).toEqual(values);
    expect(days({ [from]: start, [to]: end }, { setting: 0 })).toEqual(values);
  });

  it.each([[{}], [{ [from]: '2026-03-01' }], [{ [to]: '2026-03-01' }]])(
    'are not said in %j',
    (texts) => {
      expect(days(texts)).toEqual([2]);
    },
  );
});

describe('whether a map lacks a key', () => {
  const map = base.facts.findIndex(({ id }) => id === 'plan.roles');
  const entry = (key: string) => ({ key, keySpan: span, value: 'decide', valueSpan: span });
  const lacks = (maps: Brief['maps']) =>
    valuesOf({ kind: 'lacks', map, keys: ['Ann', 'Ben'] }, 3, {}, { ...emptyBrief(base), maps });
  it.each([
    [{}, [2]],
    [{ [map]: [] }, [1]],
    [{ [map]: [entry('Ann')] }, [1]],
    [{ [map]: [entry('Ben'), entry('Cem'), entry('Ann')] }, [0]],
  ])('%j', (maps, values) => {
    expect(lacks(maps)).toEqual(values);
  });
});
