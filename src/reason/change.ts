// What would change a result: the smallest sets of answers, given or taken for granted, that would have to be otherwise.
//
// On a diagram this is a shortest way. Going along the answers that are there costs nothing, leaving them costs one; the
// way from the top to a wanted value that costs least is a smallest set of changes, and walking back along all ways
// that cost as little gives all of them. Answers about groups come in through the marks of the list: for each number of
// changed answers there is a set of marks that the list can then have.
import { readGroups } from '../engine/reading.js';
import { leftmost, valuesOf } from '../engine/values.js';
import type { Pins } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import type { ValueSet } from '../model/condition.js';
import type { Cell, Pack, People, Pin } from '../model/pack.js';
import type { Change, ChangeSet } from '../model/what-if.js';
import type { Asked } from './asked.js';
import { branchAt, constant, type Diagram, type Forest, type Level, levelOf } from './diagram.js';
import { type Following, followingOf } from './following.js';
import { createMemo, forget, missing, recall, remember } from './memo.js';
import { levelOfSet } from './narrow.js';
import { evaluate } from './operations.js';
import { type CellChange, type Options, optionsOf, waysTo } from './options.js';
import {
  anyList,
  combinations,
  type Lists,
  onlyStates,
  seenThrough,
  setOf,
  type View,
} from './people.js';
import { pinsFrom, type Result, resultsOf } from './results.js';
import { ordinaryCodes, type Situation } from './situation.js';

/** A pin and where it would have to be: bits of its values as in `Pack.variables`. */
export interface Goal {
  readonly pin: Pin;
  readonly accepts: ValueSet;
}

export interface ChangeOptions {
  /** Only answers that somebody can change; left-out lists stay as they are. */
  readonly onlyChangeable?: boolean;
}

/** Goals met when one of these pins is anywhere else than it is. */
export function elsewhere(pins: readonly Pin[], situation: Situation): readonly Goal[] {
  const { forest, pins: roots } = situation.compiled;
  const codes = ordinaryCodes(situation);
  return pins.map((pin) => ({ pin, accepts: ~(1 << evaluate(forest, roots[pin], codes)) }));
}

/** All smallest sets of changed answers that meet one of the goals; none where nothing does. */
export function changes(
  situation: Situation,
  goals: readonly Goal[],
  options: ChangeOptions = {},
): readonly ChangeSet[] {
  const search = searchFrom(situation, goals, options);
  return smallest(search).map((found) => inWords(found, search));
}

/** How many answers at least would have to be otherwise; infinite where no answers meet a goal. */
export function distance(
  situation: Situation,
  goals: readonly Goal[],
  options: ChangeOptions = {},
): number {
  const [found] = smallest(searchFrom(situation, goals, options));
  if (!found) return Number.POSITIVE_INFINITY;
  return found.facts.length + found.cells.length + (found.list ? 1 : 0);
}

export interface FactChange {
  readonly level: Level;
  readonly value: number;
}

/** A set of changes: of facts, and either of cells or of the list as a whole. */
export interface Found {
  readonly facts: readonly FactChange[];
  readonly cells: readonly CellChange[];
  readonly list: boolean;
  /** The marks that the list then has; null where another list may have these or those. */
  readonly states: readonly number[] | null;
}

export interface Search {
  readonly situation: Situation;
  readonly forest: Forest;
  readonly targets: readonly Target[];
  /** By level the ordinary reading. */
  readonly usual: Int32Array;
  /** The same, where an answer left out may follow others: as usual. */
  readonly codes: Int32Array;
  /** By level the values that may be instead. */
  readonly may: Int32Array;
  readonly people: PeopleWays;
  /** The functions of all results. */
  readonly results: readonly Diagram[];
  /** How many more sets are wanted: the search ends when there are as many. */
  wanted: number;
}

/** A goal as a function, with a number of its own. */
export interface Target extends Goal, Result {
  readonly number: number;
}

/** For a box, a set of marks and a target the most changes that are known not to be enough. */
const failures = createMemo(4096);

/** How the list can be otherwise. */
export interface PeopleWays {
  /** The marks it can have with exactly so many changes, as far as a view shows them. */
  readonly marks: (changes: number, view: View) => Diagram;
  /** The ways to marks that agree with these, where those are not -1. */
  readonly ways: (states: readonly number[], changes: number) => readonly Omit<Found, 'facts'>[];
  /** The marks it can have with any changes. */
  readonly any: () => Diagram;
  readonly most: number;
}

function searchFrom(situation: Situation, goals: readonly Goal[], options: ChangeOptions): Search {
  const { compiled } = situation;
  const following = followingOf(compiled);
  const usual = ordinaryCodes(situation);
  const codes = Int32Array.from(usual);
  const may = codes.map((code) => 1 << code);
  for (const [level, entry] of compiled.asked.entries()) {
    if (entry.kind === 'mark') may[level] = situation.open[level] as number;
    if (entry.kind === 'fact')
      openFact(entry.fact, level, codes, may, situation, following, options);
  }
  const people = peopleWays(usual, situation, options);
  const targets = goals.map((goal, number) => ({
    ...goal,
    ...following.of(compiled.pins[goal.pin]),
    number,
  }));
  const results = resultsOf(compiled).map((f) => following.of(f).f);
  return {
    ...{ situation, forest: following.forest, targets, usual, codes, may, people, results },
    wanted: Number.POSITIVE_INFINITY,
  };
}

function openFact(
  index: number,
  level: Level,
  codes: Int32Array,
  may: Int32Array,
  { brief, compiled: { pack } }: Situation,
  { asUsual }: Following,
  { onlyChangeable }: ChangeOptions,
): void {
  const fact = pack.facts[index];
  if (!fact) return;
  const leftOut = (brief.facts[index] ?? -1) < 0;
  if (leftOut) codes[level] = asUsual.get(level) ?? (codes[level] as number);
  may[level] = 1 << (codes[level] as number);
  if ((leftOut && fact.leftOut === 'stays') || (onlyChangeable && !fact.changeable)) return;
  may[level] = (may[level] as number) | ((1 << fact.values.length) - 1);
}

function peopleWays(
  usual: Int32Array,
  situation: Situation,
  { onlyChangeable }: ChangeOptions,
): PeopleWays {
  const { brief, compiled } = situation;
  const { lists, levelOfMark, pack } = compiled;
  if (brief.groups) {
    const changeable = (cell: number): boolean => pack.people?.cells[cell]?.changeable ?? false;
    return cellWays(
      situation,
      optionsOf(situation, (cell) => !onlyChangeable || changeable(cell)),
    );
  }
  const states = levelOfMark.map((level) => usual[level] as number);
  const own = onlyStates(lists, states);
  const other = onlyChangeable ? nothing : anyList(lists, brief.maps);
  return {
    marks: (changes, view) => seenThrough(lists, [own, other][changes] ?? nothing, view),
    ways: (_, changes) => [
      { cells: [], list: changes === 1, states: changes === 1 ? null : states },
    ],
    any: () => (onlyChangeable ? own : other),
    most: onlyChangeable ? 0 : 1,
  };
}

export function cellWays({ compiled: { lists }, groups }: Situation, options: Options): PeopleWays {
  const open = (groups ?? []).map(({ cells, ...group }) => ({
    ...group,
    cells: cells.map((own, cell) =>
      cell === 0 || !isOrdinaryCell(cell, lists) ? own : everyValue(cell, lists),
    ),
  }));
  return {
    marks: (changes, view) =>
      setOf(
        lists,
        options.outcomes(changes).map(({ states }) => states),
        view,
      ),
    ways: (wanted, changes) =>
      options
        .outcomes(changes)
        .filter(({ states }) => wanted.every((state, mark) => state < 0 || state === states[mark]))
        .flatMap((outcome) =>
          waysTo(outcome).map((cells) => ({ cells, list: false, states: outcome.states })),
        ),
    any: () => combinations(lists, open, {}),
    most: options.most,
  };
}

const isOrdinaryCell = (cell: number, { people }: Lists): boolean =>
  people?.cells[cell]?.namedIn === null;
const everyValue = (cell: number, { people }: Lists): ValueSet =>
  (1 << (people?.cells[cell]?.values.length ?? 0)) - 1;

/** Sets of changes that meet a goal: of one, else of two, and so on, until some do or none can. */
export function smallest(search: Search): readonly Found[] {
  const { targets, people, may } = search;
  const most = may.length + people.most;
  forget(failures);
  for (let total = 0; total <= most; total += 1) {
    const found = new Map<string, Found>();
    for (const target of targets)
      for (const way of waysOf(total, target, search)) found.set(keyOf(way), way);
    if (found.size > 0) return [...found.values()];
    if (total === 2 && !targets.some((target) => canBeMet(target, search))) return [];
  }
  return [];
}

function keyOf({ facts, cells, list }: Found): string {
  let key = list ? 'list' : '';
  for (const { level, value } of facts) key += ` ${level}=${value}`;
  for (const { group, cell, value } of cells) key += ` ${group}.${cell}=${value}`;
  return key;
}

/** Every set of exactly so many changes that meets a goal, no smaller one doing so. */
function waysOf(total: number, target: Target, search: Search): readonly Found[] {
  const { people, situation } = search;
  const { lists } = situation.compiled;
  const found: Found[] = [];
  for (let number = 0; number <= Math.min(total, people.most); number += 1) {
    const marks = people.marks(number, target.view);
    const so: SoFar = { facts: [], states: lists.marks.map(() => -1) };
    walk(target.f, marks, total - number, so, target, search, ({ facts, states }) => {
      for (const way of people.ways(states, number)) {
        found.push({ facts: [...facts], ...way });
        search.wanted -= 1;
      }
    });
  }
  return found;
}

/** The facts changed and the marks gone through on the way. */
interface SoFar {
  readonly facts: FactChange[];
  readonly states: number[];
}

/** Goes down every way that leaves what is there at most so often; whether one of them meets the goal. */
function walk(
  f: Diagram,
  set: Diagram,
  left: number,
  so: SoFar,
  target: Target,
  search: Search,
  meet: (so: SoFar) => void,
): boolean {
  if (set === nothing) return false;
  if (search.wanted <= 0) return true;
  if (f < 0) {
    const meets = ((target.accepts >> ~f) & 1) === 1;
    if (meets) meet(so);
    return meets;
  }
  const failed = recall(failures, f, set, target.number);
  if (failed !== missing && failed >= left) return false;
  const { forest, codes, may, situation } = search;
  const { lists, asked } = situation.compiled;
  const level = Math.min(levelOf(forest, f), levelOfSet(set, situation.compiled));
  const entry = asked[level] as Asked;
  const own = codes[level] as number;
  let met = false;
  for (let rest = may[level] as number; rest !== 0; rest &= rest - 1) {
    const value = 31 - Math.clz32(rest & -rest);
    const next = branchAt(forest, f, level, value);
    if (entry.kind === 'mark') {
      so.states[entry.mark] = value;
      const among = branchAt(lists.forest, set, lists.inputs + entry.mark, value);
      if (walk(next, among, left, so, target, search, meet)) met = true;
      so.states[entry.mark] = -1;
    } else if (value === own) {
      if (walk(next, set, left, so, target, search, meet)) met = true;
    } else if (left > 0) {
      so.facts.push({ level, value });
      if (walk(next, set, left - 1, so, target, search, meet)) met = true;
      so.facts.pop();
    }
  }
  if (!met) remember(failures, f, set, target.number, left);
  return met;
}

/** Whether any changes at all meet a goal. */
function canBeMet(
  { f, view, accepts }: Target,
  { forest, may, people, situation }: Search,
): boolean {
  const { lists, asked } = situation.compiled;
  const seen = createMemo();
  const visit = (at: Diagram, set: Diagram): boolean => {
    if (set === nothing) return false;
    if (at < 0) return ((accepts >> ~at) & 1) === 1;
    if (recall(seen, at, set, 0) !== missing) return false;
    remember(seen, at, set, 0, 0);
    const level = Math.min(levelOf(forest, at), levelOfSet(set, situation.compiled));
    const entry = asked[level] as Asked;
    return valuesOf(may[level] as number).some((value) =>
      visit(
        branchAt(forest, at, level, value),
        entry.kind === 'mark' ? branchAt(lists.forest, set, lists.inputs + entry.mark, value) : set,
      ),
    );
  };
  return visit(f, seenThrough(lists, people.any(), view));
}

function inWords({ facts, cells, list, states }: Found, search: Search): ChangeSet {
  const { usual } = search;
  const { brief, compiled } = search.situation;
  const { pack, asked } = compiled;
  const changesOfFacts = facts.flatMap(({ level, value }): readonly Change[] => {
    const entry = asked[level];
    const fact = entry?.kind === 'fact' ? pack.facts[entry.fact] : undefined;
    if (entry?.kind !== 'fact' || !fact) return [];
    const from = fact.values[usual[level] as number]?.id ?? null;
    const to = fact.values[value]?.id ?? null;
    const assumed = (brief.facts[entry.fact] ?? -1) < 0;
    return [{ fact: fact.id, group: null, from, to, assumed, changeable: fact.changeable }];
  });
  const ofCells = cells.map((cell) => cellInWords(cell, brief, pack));
  const key = pack.people?.key ?? '';
  const whole = { fact: key, group: null, from: null, to: null, assumed: true, changeable: false };
  return {
    changes: [...changesOfFacts, ...ofCells, ...(list ? [whole] : [])],
    pins: states && pinsWith(facts, states, search),
  };
}

/** The answer with some facts changed, the list having these marks. */
function pinsWith(
  facts: readonly FactChange[],
  states: readonly number[],
  { codes, forest, results, situation: { compiled } }: Search,
): Pins {
  const changed = codes.slice();
  for (const { level, value } of facts) changed[level] = value;
  for (let mark = 0; mark < states.length; mark += 1)
    changed[compiled.levelOfMark[mark] as Level] = states[mark] as number;
  const values = results.map((f) => evaluate(forest, f, changed));
  return pinsFrom(values, compiled.pack);
}

function cellInWords({ group, cell, value }: CellChange, brief: Brief, pack: Pack): Change {
  const { key, cells } = pack.people as People;
  const { id, values, changeable } = cells[cell] as Cell;
  const usual = readGroups(brief, pack, 'ordinary')?.[group]?.cells[cell] ?? 0;
  return {
    fact: `${key}.${id}`,
    group: brief.groups?.[group]?.name ?? null,
    from: values[leftmost(usual)]?.id ?? null,
    to: values[value]?.id ?? null,
    assumed: (brief.groups?.[group]?.cells[cell] ?? -1) < 0,
    changeable,
  };
}

const nothing = constant(0);
