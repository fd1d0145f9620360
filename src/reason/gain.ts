// How much an answer is expected to tell: for each question that is open, how far the uncertainty of a result would fall
// on average, in bits, were it answered.
//
// One walk down the diagram says how likely each place is, one walk up how likely each value is from there on. Where a
// place asks a fact, the two together say how likely each value of the result is with each answer.
import { valuesOf } from '../engine/values.js';
import type { Compiled } from './compile.js';
import { type Diagram, type Level, levelOf } from './diagram.js';
import { createMemo, forget, missing, recall, remember } from './memo.js';
import { onward } from './reachable.js';
import type { Situation } from './situation.js';
import { type Spread, shares } from './spread.js';

/** How likely each value of a function is, in all and with each answer. */
export interface Chances {
  /** By value of the function. */
  readonly all: readonly number[];
  /** By level of an open fact: for each of its values the share, and how likely each value of the function then is. */
  readonly facts: ReadonlyMap<Level, readonly Case[]>;
  /** By position in the spread: how likely each value of the function is with these marks, times how likely these are. */
  readonly marks: readonly (readonly number[])[];
}

export interface Case {
  readonly share: number;
  readonly chances: readonly number[];
}

/** Uncertainty in bits. */
export function entropy(chances: readonly number[]): number {
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  if (total === 0) return 0;
  return chances.reduce(
    (bits, chance) => (chance > 0 ? bits - (chance / total) * Math.log2(chance / total) : bits),
    0,
  );
}

/** Uncertainty that is left on average once one of the cases has turned out. */
export const expected = (cases: readonly Case[]): number =>
  cases.reduce((bits, { share, chances }) => bits + share * entropy(chances), 0);

const met = createMemo(1024);

/** A place in the diagram, with those combinations of marks that agree with the way there. */
interface Place {
  readonly f: Diagram;
  readonly range: Range;
  /** How likely one comes here. */
  here: number;
  /** How likely each value is from here on. */
  readonly from: number[];
  readonly to: readonly Way[];
  readonly level: Level;
}

interface Way {
  readonly value: number;
  readonly share: number;
  readonly place: Place;
}

/** Combinations of the spread from one position to another that share their first so many marks. */
interface Range {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

/** The chances of a function of so many values; the states of the spread must be sorted. */
export function chancesOf(
  f: Diagram,
  values: number,
  spread: Spread,
  situation: Situation,
): Chances {
  const { compiled, open } = situation;
  const { asked, pack, levelOfMark } = compiled;
  const order: Place[] = [];
  const visit = (at: Diagram, range: Range): Place => {
    const diagram = onward(at, situation);
    const known = recall(met, diagram, range.start, range.end);
    if (known !== missing) return order[known] as Place;
    const mark = spread.marks[range.depth];
    const markLevel = mark === undefined ? Number.POSITIVE_INFINITY : (levelOfMark[mark] as Level);
    const factLevel = diagram < 0 ? Number.POSITIVE_INFINITY : levelOf(compiled.forest, diagram);
    const level = Math.min(factLevel, markLevel);
    const from = new Array<number>(values).fill(0);
    let to: readonly Way[] = [];
    if (diagram < 0) from[~diagram] = 1;
    else if (level === markLevel) to = waysOfMark(diagram, level, range, spread, compiled, visit);
    else {
      const entry = asked[level];
      const usual = entry?.kind === 'fact' ? (pack.facts[entry.fact]?.usual ?? []) : [];
      to = [...shares(open[level] as number, usual)].map(([value, share]) => ({
        value,
        share,
        place: visit(next(diagram, level, value, compiled), range),
      }));
    }
    for (const { share, place } of to)
      for (let value = 0; value < values; value += 1)
        from[value] = (from[value] as number) + share * (place.from[value] as number);
    const made: Place = { f: diagram, range, here: 0, from, to, level };
    remember(met, diagram, range.start, range.end, order.push(made) - 1);
    return made;
  };
  forget(met);
  const top = visit(f, { start: 0, end: spread.states.length, depth: 0 });
  top.here = 1;
  return tally(top, order.reverse(), values, spread, situation);
}

const next = (diagram: Diagram, level: Level, value: number, { forest }: Compiled): Diagram =>
  levelOf(forest, diagram) === level
    ? (forest.branches[(forest.starts[diagram] as number) + value] as Diagram)
    : diagram;

/** Where one goes on with each state that the mark has in a range. */
function waysOfMark(
  diagram: Diagram,
  level: Level,
  { start, end, depth }: Range,
  { states, weights }: Spread,
  compiled: Compiled,
  visit: (at: Diagram, range: Range) => Place,
): readonly Way[] {
  const weightOf = (from: number, to: number): number => {
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += weights[at] as number;
    return sum;
  };
  const all = weightOf(start, end);
  const ways: Way[] = [];
  for (let from = start; from < end; ) {
    const state = (states[from] as readonly number[])[depth] as number;
    let to = from + 1;
    while (to < end && (states[to] as readonly number[])[depth] === state) to += 1;
    const place = visit(next(diagram, level, state, compiled), {
      start: from,
      end: to,
      depth: depth + 1,
    });
    ways.push({ value: state, share: weightOf(from, to) / all, place });
    from = to;
  }
  return ways;
}

/** Adds up what each place contributes; `order` has every place before those it leads to. */
function tally(
  top: Place,
  order: readonly Place[],
  values: number,
  spread: Spread,
  { compiled: { asked, pack }, open }: Situation,
): Chances {
  const asks = new Map<Level, { readonly cases: Map<number, number[]>; readonly mass: number[] }>();
  const marks = spread.states.map(() => new Array<number>(values).fill(0));
  for (const place of order) {
    const { f, here, to, level, range, from } = place;
    for (const way of to) way.place.here += here * way.share;
    if (f < 0) spreadOut(marks, spread, range, here, ~f);
    else if (asked[level]?.kind === 'fact') {
      const at = asks.get(level) ?? {
        cases: new Map<number, number[]>(),
        mass: new Array<number>(values).fill(0),
      };
      asks.set(level, at);
      for (const { value, place: then } of to) {
        const sum = at.cases.get(value) ?? new Array<number>(values).fill(0);
        at.cases.set(value, sum);
        for (let v = 0; v < values; v += 1)
          sum[v] = (sum[v] as number) + here * (then.from[v] as number);
      }
      for (let v = 0; v < values; v += 1)
        at.mass[v] = (at.mass[v] as number) + here * (from[v] as number);
    }
  }
  const facts = new Map<Level, readonly Case[]>();
  for (const [level, { cases, mass }] of asks) {
    const entry = asked[level];
    const usual = entry?.kind === 'fact' ? (pack.facts[entry.fact]?.usual ?? []) : [];
    const share = shares(open[level] as number, usual);
    // ways that do not ask the fact lead where they lead whatever its value
    const past = top.from.map((chance, value) => chance - (mass[value] as number));
    facts.set(
      level,
      valuesOf(open[level] as number).map((value) => ({
        share: share.get(value) ?? 0,
        chances: past.map((chance, v) => Math.max(0, chance) + (cases.get(value)?.[v] ?? 0)),
      })),
    );
  }
  return { all: top.from, facts, marks };
}

/** A value reached before all marks were asked holds for all combinations of the range. */
function spreadOut(
  marks: number[][],
  { weights }: Spread,
  { start, end }: Range,
  here: number,
  value: number,
): void {
  let all = 0;
  for (let at = start; at < end; at += 1) all += weights[at] as number;
  for (let at = start; at < end; at += 1) {
    const row = marks[at] as number[];
    row[value] = (row[value] as number) + (here * (weights[at] as number)) / all;
  }
}
