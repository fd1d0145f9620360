// The smallest brief that meets a function: the one that departs least from ordinary answers.
import type { BriefInFull } from '../model/law.js';
import type { Fact, People } from '../model/pack.js';
import type { Compiled } from './compile.js';
import {
  branchesOf,
  constantOf,
  type Diagram,
  isConstant,
  type Level,
  levelOf,
} from './diagram.js';
import { type ListInFull, listsSeenBy, ordinary, statesOf } from './every-list.js';
import { fixed } from './operations.js';
import { fillIn } from './situation.js';

/** A brief in full as diagrams see it. */
export interface Witness {
  readonly list: ListInFull;
  /** By level the value of each fact that matters. */
  readonly values: ReadonlyMap<Level, number>;
}

/** A list with functions into which its marks are put: what is left are functions of facts alone. */
export interface Seen {
  readonly list: ListInFull;
  readonly functions: readonly Diagram[];
}

/** Functions with the marks of every list put in, each list that they can tell apart once; null where there are too many. */
export function seenByLists(
  functions: readonly Diagram[],
  compiled: Compiled,
): readonly Seen[] | null {
  const every = listsSeenBy(functions, compiled);
  if (!every) return null;
  const { marks, lists } = every;
  return lists.map((list) => ({
    list,
    functions: functions.map((f) => putIn(f, marks, list.states, compiled)),
  }));
}

/** A function where marks have these states. */
export function putIn(
  f: Diagram,
  marks: readonly number[],
  states: readonly number[],
  { forest, levelOfMark }: Compiled,
): Diagram {
  return marks.reduce(
    (g, mark, index) => fixed(forest, g, levelOfMark[mark] as Level, states[index] as number),
    f,
  );
}

/** The smallest brief that meets one of these functions of facts (value 1), each with its list; null where none does. */
export function smallest(
  candidates: readonly { readonly list: ListInFull; readonly f: Diagram }[],
  compiled: Compiled,
): Witness | null {
  let best: { readonly witness: Witness; readonly size: number } | null = null;
  for (const { list, f } of candidates) {
    const path = shortestPath(f, compiled);
    if (path && (!best || path.cost + list.size < best.size))
      best = { witness: { list, values: path.values }, size: path.cost + list.size };
  }
  return best?.witness ?? null;
}

interface Path {
  readonly cost: number;
  readonly values: ReadonlyMap<Level, number>;
}

/** The way to a 1 that leaves the ordinary least often. */
function shortestPath(f: Diagram, { forest, asked, pack }: Compiled): Path | null {
  const known = new Map<Diagram, Path | null>();
  const walk = (diagram: Diagram): Path | null => {
    if (isConstant(diagram))
      return constantOf(diagram) === 1 ? { cost: 0, values: new Map() } : null;
    const before = known.get(diagram);
    if (before !== undefined) return before;
    const level = levelOf(forest, diagram);
    const entry = asked[level];
    const usual = entry?.kind === 'fact' ? usualValue(pack.facts[entry.fact] as Fact) : 0;
    let best: Path | null = null;
    for (const [value, next] of branchesOf(forest, diagram).entries()) {
      const onwards = walk(next);
      const cost = (onwards?.cost ?? 0) + (value === usual ? 0 : 1);
      if (onwards && (!best || cost < best.cost))
        best = { cost, values: new Map([[level, value], ...onwards.values]) };
    }
    known.set(diagram, best);
    return best;
  };
  return walk(f);
}

/** The ordinary value, as far as it does not hang on others; what may be left unstated is. */
const usualValue = ({ leftOut, ordinary, values }: Fact): number =>
  leftOut === 'any' ? (ordinary.at(-1)?.value ?? 0) : values.length;

/** A witness in the words of its pack: what departs from the ordinary. */
export function inWords({ list, values }: Witness, compiled: Compiled): BriefInFull {
  const { asked, pack } = compiled;
  const facts = [...departing(list, values, compiled)].flatMap(([level, value]) => {
    const entry = asked[level];
    const fact = entry?.kind === 'fact' ? pack.facts[entry.fact] : undefined;
    const id = fact?.values[value]?.id;
    return fact && id !== undefined ? [[fact.id, id] as const] : [];
  });
  const people = pack.people;
  return {
    facts: Object.fromEntries(facts),
    groups: list.isLeftOut || !people ? null : list.groups.map((cells) => group(cells, people)),
    listKey: people?.key ?? '',
  };
}

/** The answers that have to be stated: the others follow as ordinary ones. */
function departing(
  list: ListInFull,
  values: Witness['values'],
  compiled: Compiled,
): Witness['values'] {
  const { asked, forest, levelOfMark, lists, pack } = compiled;
  const stated = new Map(
    [...values].filter(([level, value]) => {
      const entry = asked[level];
      const fact = entry?.kind === 'fact' ? pack.facts[entry.fact] : undefined;
      return fact && value !== usualValue(fact);
    }),
  );
  const codes = new Int32Array(forest.sizes.length);
  const states = statesOf(list.groups, [...lists.marks.keys()], lists);
  for (const [mark, level] of levelOfMark.entries()) codes[level] = states[mark] as number;
  for (;;) {
    fillIn(codes, (fact) => stated.get(compiled.levelOfFact.get(fact) ?? -1) ?? -1, compiled);
    const otherwise = [...values].filter(([level, value]) => codes[level] !== value);
    if (otherwise.every(([level]) => stated.has(level))) return stated;
    for (const [level, value] of otherwise) stated.set(level, value);
  }
}

function group(cells: readonly number[], people: People): Readonly<Record<string, string>> {
  return Object.fromEntries(
    people.cells.flatMap(({ id, values, namedIn }, index) => {
      const value = cells[index] ?? 0;
      const isStated = index === 0 || value !== ordinary(index, cells.slice(0, index), people);
      return namedIn === null && isStated ? [[id, values[value]?.id ?? ''] as const] : [];
    }),
  );
}
