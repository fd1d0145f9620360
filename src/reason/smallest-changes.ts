// The search for the smallest sets of changed answers that lead to a wanted value.
//
// On a diagram this is a shortest way. Going along the answers that are there costs nothing, leaving them costs one; the
// way from the top to a wanted value that costs least is a smallest set of changes, and all ways that cost as little
// are all of them. Below the facts stands a function of the list: how groups can bring it there is for `ListWays` to say.
import { valuesOf } from '../engine/values.js';
import type { ValueSet } from '../model/condition.js';
import type { Compiled } from './compile.js';
import { branch, type Diagram, type Forest, type Level, levelOf } from './diagram.js';
import { freshen, listFunction } from './list-functions.js';
import type { ListWays, Way } from './list-ways.js';
import { createMemo, forget, missing, recall, remember } from './memo.js';

export interface Search {
  readonly compiled: Compiled;
  /** In which the functions of the targets are: its levels are those of the pack. */
  readonly forest: Forest;
  readonly targets: readonly Target[];
  /** By level the answers that are there. */
  readonly codes: Int32Array;
  /** By level the values that may be instead. */
  readonly may: Int32Array;
  readonly list: ListWays;
  /** How many more sets are wanted: the search ends when there are as many. */
  wanted: number;
}

/** A function and the values that it is to come to, with a number of its own. */
export interface Target {
  readonly f: Diagram;
  readonly accepts: ValueSet;
  readonly number: number;
}

export interface FactChange {
  readonly level: Level;
  readonly value: number;
}

/** A set of changes: of facts, and a way to another list or to the same. */
export interface Found extends Way {
  readonly facts: readonly FactChange[];
}

/** For a function, a target and a number of changes of the list the most changes of facts that are known not to be enough. */
const failures = createMemo(4096);

/** Sets of changes that lead to a target: of one, else of two, and so on, until some do or none can. */
export function smallest(search: Search): readonly Found[] {
  const { targets, list, may } = search;
  const most = may.length + list.most;
  freshen(search.compiled);
  forget(failures);
  for (let total = 0; total <= most; total += 1) {
    const found = new Map<string, Found>();
    for (const target of targets)
      for (const set of setsOf(total, target, search)) found.set(keyOf(set), set);
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

/** Every set of exactly so many changes that leads to a target, no smaller one doing so. */
function setsOf(total: number, target: Target, search: Search): readonly Found[] {
  const found: Found[] = [];
  for (let ofList = 0; ofList <= Math.min(total, search.list.most); ofList += 1)
    walk(target.f, total - ofList, { target, ofList, facts: [], found }, search);
  return found;
}

/** One walk: to a target with so many changes of the list, the facts changed on the way, and what was found. */
interface Walk {
  readonly target: Target;
  readonly ofList: number;
  readonly facts: FactChange[];
  readonly found: Found[];
}

/** Goes down every way that leaves the answers that are there at most so often; whether one of them leads to the target. */
function walk(f: Diagram, left: number, so: Walk, search: Search): boolean {
  const { target, ofList, facts } = so;
  if (search.wanted <= 0) return true;
  const { forest, codes, may, compiled } = search;
  const level = levelOf(forest, f);
  if (level >= compiled.firstMark) return throughList(f, so, search);
  const failed = recall(failures, f, target.number, ofList);
  if (failed !== missing && failed >= left) return false;
  const own = codes[level] as number;
  let met = false;
  for (let rest = may[level] as number; rest !== 0; rest &= rest - 1) {
    const value = 31 - Math.clz32(rest & -rest);
    if (value === own) {
      if (walk(branch(forest, f, value), left, so, search)) met = true;
    } else if (left > 0) {
      facts.push({ level, value });
      if (walk(branch(forest, f, value), left - 1, so, search)) met = true;
      facts.pop();
    }
  }
  if (!met) remember(failures, f, target.number, ofList, left);
  return met;
}

/** Goes on where all facts are known. */
function throughList(f: Diagram, { target, ofList, facts, found }: Walk, search: Search): boolean {
  const { forest, compiled, list } = search;
  const ways = list.to(listFunction(f, forest, compiled), target.accepts, ofList);
  for (const way of ways) found.push({ facts: [...facts], ...way });
  search.wanted -= ways.length;
  return ways.length > 0;
}

/** Whether any changes at all lead to a target, as far as changes of facts and of the list can be told apart. */
function canBeMet({ f, accepts }: Target, { forest, may, list, compiled }: Search): boolean {
  const seen = new Set<Diagram>();
  const visit = (at: Diagram): boolean => {
    if (seen.has(at)) return false;
    seen.add(at);
    const level = levelOf(forest, at);
    if (level >= compiled.firstMark)
      return (list.values(listFunction(at, forest, compiled)) & accepts) !== 0;
    return valuesOf(may[level] as number).some((value) => visit(branch(forest, at, value)));
  };
  return visit(f);
}
