// Numbers over many briefs: how often each pin, flag, rule, kind of group and answer is what it is. They add up in any order.
import { leftOut } from '../model/brief.js';
import type { Coded } from '../model/coded.js';
import { type Pack, pins } from '../model/pack.js';
import type { Decided } from './fast.js';

export interface Counts {
  briefs: number;
  undecided: number;
  /** By pin of `pins` and value. */
  readonly pins: readonly number[][];
  readonly flags: number[];
  /** By rule how many briefs it spoke in. */
  readonly rules: number[];
  /** By kind of group, cell and value how many groups; the value after the last is left out. */
  readonly groups: readonly number[][][];
  /** By kind of group how many briefs list it. */
  readonly listed: number[];
  /** By fact that was asked for and value how many briefs are called for what: the value after the last is left out. */
  readonly by: readonly number[][][];
}

const zeros = (count: number): number[] => new Array<number>(count).fill(0);

/** Nothing counted yet; `by` has positions of choice facts. */
export function newCounts(pack: Pack, by: readonly number[]): Counts {
  const sizes = pins.map(
    (pin) =>
      pack.variables.find(({ kind, id }) => kind === 'pin' && id === pin)?.values.length ?? 0,
  );
  const cells = pack.people?.cells ?? [];
  const kinds = cells[0]?.values ?? [];
  return {
    briefs: 0,
    undecided: 0,
    pins: sizes.map(zeros),
    flags: zeros(pack.flags.length),
    rules: zeros(pack.rules.length),
    groups: kinds.map(() => cells.map(({ values }) => zeros(values.length + 1))),
    listed: zeros(kinds.length),
    by: by.map((fact) =>
      Array.from({ length: (pack.facts[fact]?.values.length ?? 0) + 1 }, () =>
        zeros(pack.scale.approaches.length + 1),
      ),
    ),
  };
}

/** Adds one brief. */
export function countBrief(
  counts: Counts,
  coded: Coded,
  decided: Pick<Decided, 'pins' | 'flags' | 'spoke' | 'count'>,
  isDecided: boolean,
  by: readonly number[],
): void {
  counts.briefs++;
  if (!isDecided) counts.undecided++;
  pins.forEach((pin, index) => {
    add(counts.pins[index], decided.pins[pin]);
  });
  for (let flag = 0; flag < decided.flags.length; flag++)
    if (decided.flags[flag] === 1) add(counts.flags, flag);
  for (let index = 0; index < decided.count; index++)
    add(counts.rules, decided.spoke[index] as number);
  by.forEach((fact, index) => {
    const table = counts.by[index] ?? [];
    const code = coded.facts[fact] ?? leftOut;
    add(table[code < 0 ? table.length - 1 : code], decided.pins['called-for']);
  });
  countGroups(counts, coded);
}

function add(counts: number[] | undefined, index: number): void {
  if (counts && index < counts.length) counts[index] = (counts[index] as number) + 1;
}

function countGroups({ groups, listed }: Counts, { cells, groups: count }: Coded): void {
  const width = groups[0]?.length ?? 0;
  let seen = 0;
  for (let group = 0; group < count; group++) {
    const from = group * width;
    const kind = cells[from] as number;
    if (!(seen & (1 << kind))) add(listed, kind);
    seen |= 1 << kind;
    const tables = groups[kind] ?? [];
    for (let cell = 0; cell < width; cell++) {
      const table = tables[cell] as number[];
      const code = cells[from + cell] as number;
      add(table, code < 0 ? table.length - 1 : code);
    }
  }
}

/** Adds what was counted elsewhere. */
export function addCounts(to: Counts, from: Counts): void {
  to.briefs += from.briefs;
  to.undecided += from.undecided;
  addAll(
    [to.pins, to.flags, to.rules, to.groups, to.listed, to.by],
    [from.pins, from.flags, from.rules, from.groups, from.listed, from.by],
  );
}

type Numbers = readonly (number | Numbers)[];

function addAll(to: Numbers, from: Numbers): void {
  for (let index = 0; index < to.length; index++) {
    const entry = to[index];
    if (typeof entry === 'number') (to as number[])[index] = entry + (from[index] as number);
    else addAll(entry as Numbers, from[index] as Numbers);
  }
}
