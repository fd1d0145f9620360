// Two cases followed side by side through a function: whether some values of all that is open part them. Many pairs of
// cases are followed at once, as one until they part.
import { bottom, branchAt, constant, type Diagram, type Level, levelOf } from './diagram.js';
import type { Pair } from './groups-apart.js';
import { createMemo, forget, type Memo, missing, recall, remember } from './memo.js';
import { joined, type Lists, type Mark, nobody, statesOf } from './people.js';
import { onward } from './reachable.js';
import type { Situation } from './situation.js';

/** Cases to compare, mark by mark. */
export interface Cases {
  readonly number: number;
  /** Whether the two can still part: further on they differ in a mark. */
  readonly apart: boolean;
  /** For the next mark and its state among the other groups: the whole list's state in both cases, and how they go on. */
  readonly to: (mark: number, state: number) => readonly (readonly [number, number, Cases])[];
}

/** What one group adds in one case and in the other, over these marks; pairs that begin alike are followed as one. */
export function woven(pairs: readonly Pair[], over: readonly number[], { marks }: Lists): Cases {
  const known = new Map<number, Cases>();
  forget(prefixes);
  const weave = (some: readonly Pair[], at: number): Cases => {
    const index = over[at];
    if (index === undefined) return { number: 0, apart: false, to: () => [] };
    const ways = alike(some, index).map((group) => {
      const [one, other] = group[0] as Pair;
      return [one[index] as number, other[index] as number, weave(group, at + 1)] as const;
    });
    const name = ways.reduce(
      (prefix, [one, other, next]) => nameOf(prefix, 64 * one + other, next.number),
      -1 - at,
    );
    const before = known.get(name);
    if (before) return before;
    const mark = marks[index] as Mark;
    const cases: Cases = {
      number: known.size + 1,
      apart: ways.some(([one, other, next]) => one !== other || next.apart),
      to: (_, state) =>
        ways.map(([one, other, next]) => [
          joined(mark, one, state),
          joined(mark, other, state),
          next,
        ]),
    };
    known.set(name, cases);
    return cases;
  };
  return weave(pairs, 0);
}

const prefixes = createMemo(1024);

/** A number for a row of ways to go on: that of the row without its last, and the last. */
function nameOf(prefix: number, states: number, next: number): number {
  const known = recall(prefixes, prefix, states, next);
  return known === missing ? remember(prefixes, prefix, states, next, prefixes.count + 1) : known;
}

/** Pairs in groups that have the same states of a mark. */
function alike(pairs: readonly Pair[], mark: number): readonly (readonly Pair[])[] {
  if (pairs.length === 1) return [pairs];
  const groups = new Map<number, Pair[]>();
  for (const pair of pairs) {
    const key = (pair[0][mark] as number) * 64 + (pair[1][mark] as number);
    const group = groups.get(key);
    if (group) group.push(pair);
    else groups.set(key, [pair]);
  }
  return [...groups.values()];
}

/** Any list in one case, nobody in the other. */
export function anyListOrNobody({ marks }: Lists): Cases {
  const cases: Cases = {
    number: 0,
    apart: true,
    to: (mark, state) => [[state, nobody(marks[mark] as Mark), cases]],
  };
  return cases;
}

const [met, numbers] = [createMemo(4096), createMemo(1024)];

/**
 * Whether a function can have different values in two cases. `over` are the marks that can matter to it, `others` what
 * the other groups come to in these; of other marks `leads` says where they lead.
 */
export function part(
  f: Diagram,
  cases: Cases,
  over: readonly number[],
  others: Diagram,
  leads: Memo,
  situation: Situation,
): boolean {
  const { compiled, open } = situation;
  const { forest, lists, asked, levelOfMark } = compiled;
  const counts = new Set(over);
  /** Past what is known of facts and past marks that do not matter. */
  const past = (from: Diagram): Diagram => {
    for (let at = onward(from, situation); ; ) {
      if (at < 0) return at;
      const entry = asked[forest.levels[at] as Level];
      if (entry?.kind !== 'mark' || counts.has(entry.mark)) return at;
      at = onward(recall(leads, at, 0, 0), situation);
    }
  };
  const walk = (one: Diagram, other: Diagram, set: Diagram, at: number, so: Cases): boolean => {
    if (set === nothing || (one === other && !so.apart)) return false;
    if (one < 0 && other < 0) return one !== other;
    const place = numberOf(set, so.number, at);
    if (recall(met, one, other, place) !== missing) return false;
    remember(met, one, other, place, 0);
    const mark = over[at] ?? -1;
    const markLevel = levelOfMark[mark] ?? bottom;
    const level = Math.min(levelOf(forest, one), levelOf(forest, other), markLevel);
    if (level < markLevel) {
      for (let rest = open[level] as number; rest !== 0; rest &= rest - 1) {
        const value = 31 - Math.clz32(rest & -rest);
        const ahead = past(branchAt(forest, one, level, value));
        const beside = past(branchAt(forest, other, level, value));
        if (walk(ahead, beside, set, at, so)) return true;
      }
      return false;
    }
    for (let state = 0; state < statesOf(lists.marks[mark] as Mark); state += 1) {
      const next = branchAt(lists.forest, set, lists.inputs + mark, state);
      if (next === nothing) continue;
      for (const [left, right, rest] of so.to(mark, state)) {
        const ahead = past(branchAt(forest, one, level, left));
        const beside = past(branchAt(forest, other, level, right));
        if (walk(ahead, beside, next, at + 1, rest)) return true;
      }
    }
    return false;
  };
  forget(met);
  forget(numbers);
  const start = past(f);
  return walk(start, start, others, 0, cases);
}

/** One number for a set, the cases that go with it, and the mark that comes next. */
function numberOf(set: Diagram, cases: number, mark: number): number {
  const known = recall(numbers, set, cases, mark);
  return known === missing ? remember(numbers, set, cases, mark, numbers.count) : known;
}

const nothing = constant(0);
