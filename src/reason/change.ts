// What would change a result: the smallest sets of answers, given or taken for granted, that would have to be otherwise.
import { readGroups } from '../engine/reading.js';
import { leftmost } from '../engine/values.js';
import type { Pins } from '../model/assessment.js';
import type { ValueSet } from '../model/condition.js';
import type { Cell, Fact, People, Pin } from '../model/pack.js';
import type { Change, ChangeSet } from '../model/what-if.js';
import type { Asked } from './asked.js';
import type { Level } from './diagram.js';
import { type Following, followingOf } from './following.js';
import { type ListWays, throughGroups, wholeList } from './list-ways.js';
import { evaluate } from './operations.js';
import { type CellChange, optionsOf } from './options.js';
import { pinsFrom, resultsOf } from './results.js';
import { ordinaryCodes, type Situation } from './situation.js';
import { type FactChange, type Found, type Search, smallest } from './smallest-changes.js';

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
  const usual = ordinaryCodes(situation);
  const search = searchFrom(situation, goals, usual, options);
  const ground = { situation, usual, codes: search.codes };
  return smallest(search).map((found) => inWords(found, ground));
}

/** How many answers at least would have to be otherwise; infinite where no answers meet a goal. */
export function distance(
  situation: Situation,
  goals: readonly Goal[],
  options: ChangeOptions = {},
): number {
  const [found] = smallest(searchFrom(situation, goals, ordinaryCodes(situation), options));
  if (!found) return Number.POSITIVE_INFINITY;
  return found.facts.length + found.cells.length + (found.list ? 1 : 0);
}

function searchFrom(
  situation: Situation,
  goals: readonly Goal[],
  usual: Int32Array,
  options: ChangeOptions,
): Search {
  const { compiled } = situation;
  const following = followingOf(compiled);
  const codes = Int32Array.from(usual);
  const may = codes.map((code) => 1 << code);
  for (const [level, entry] of compiled.asked.entries())
    if (entry.kind === 'fact')
      openFact(entry.fact, level, codes, may, situation, following, options);
  const targets = goals.map(({ pin, accepts }, number) => ({
    ...{ accepts, number },
    f: following.of(compiled.pins[pin]),
  }));
  return {
    ...{ compiled, forest: following.forest, targets, codes, may },
    list: listWays(usual, situation, options),
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

function listWays(
  usual: Int32Array,
  situation: Situation,
  { onlyChangeable }: ChangeOptions,
): ListWays {
  if (!situation.brief.groups) return wholeList(usual, !onlyChangeable, situation);
  const cells = situation.compiled.pack.people?.cells;
  const may = (cell: number): boolean => !onlyChangeable || (cells?.[cell]?.changeable ?? false);
  return throughGroups(optionsOf(situation, may), usual, situation);
}

/** What is there before anything changes. */
interface Ground {
  readonly situation: Situation;
  /** By level the ordinary reading. */
  readonly usual: Int32Array;
  /** The same, where an answer left out may follow others: as usual. */
  readonly codes: Int32Array;
}

function inWords({ facts, cells, list, states }: Found, ground: Ground): ChangeSet {
  const { people } = ground.situation.compiled.pack;
  const changed = [
    ...facts.map((change) => factInWords(change, ground)),
    ...cells.map((change) => cellInWords(change, ground)),
  ];
  const whole = { group: null, from: null, to: null, assumed: true, changeable: false };
  return {
    changes: list ? [...changed, { fact: people?.key ?? '', ...whole }] : changed,
    pins: states && pinsWith(facts, states, ground),
  };
}

function factInWords({ level, value }: FactChange, { situation, usual }: Ground): Change {
  const { brief, compiled } = situation;
  const { fact: index } = compiled.asked[level] as Asked & { kind: 'fact' };
  const { id, values, changeable } = compiled.pack.facts[index] as Fact;
  const [from, to] = [usual[level] as number, value].map((code) => values[code]?.id ?? null);
  const assumed = (brief.facts[index] ?? -1) < 0;
  return { fact: id, group: null, from: from ?? null, to: to ?? null, assumed, changeable };
}

function cellInWords({ group, cell, value }: CellChange, { situation }: Ground): Change {
  const { brief, compiled } = situation;
  const { key, cells } = compiled.pack.people as People;
  const { id, values, changeable } = cells[cell] as Cell;
  const groups = brief.groups?.slice(group, group + 1) ?? null;
  const [usual] = readGroups({ ...brief, groups }, compiled.pack, 'ordinary') ?? [];
  return {
    fact: `${key}.${id}`,
    group: brief.groups?.[group]?.name ?? null,
    from: values[leftmost(usual?.cells[cell] ?? 0)]?.id ?? null,
    to: values[value]?.id ?? null,
    assumed: (brief.groups?.[group]?.cells[cell] ?? -1) < 0,
    changeable,
  };
}

/** The answer with some facts changed, the list having these marks. */
function pinsWith(
  facts: readonly FactChange[],
  states: readonly number[],
  { situation: { compiled }, codes }: Ground,
): Pins {
  const { forest, of } = followingOf(compiled);
  const changed = codes.slice();
  for (const { level, value } of facts) changed[level] = value;
  for (let mark = 0; mark < states.length; mark += 1)
    changed[compiled.levelOfMark[mark] as Level] = states[mark] as number;
  const values = resultsOf(compiled).map((f) => evaluate(forest, of(f), changed));
  return pinsFrom(values, compiled.pack);
}
