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
import { type ListInFull, listsSeenBy } from './every-list.js';
import { fixed } from './operations.js';

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

/** A witness in the words of its pack: the answers that matter, and the groups. */
export function inWords({ list, values }: Witness, { asked, pack }: Compiled): BriefInFull {
  const facts = [...values].flatMap(([level, value]) => {
    const entry = asked[level];
    const fact = entry?.kind === 'fact' ? pack.facts[entry.fact] : undefined;
    const id = fact?.values[value]?.id;
    return fact && id !== undefined ? [[fact.id, id] as const] : [];
  });
  return {
    facts: Object.fromEntries(facts),
    groups: list.groups.map((cells) => groupInWords(cells, pack.people as People)),
  };
}

function groupInWords(cells: readonly number[], people: People): Readonly<Record<string, string>> {
  return Object.fromEntries(
    people.cells.flatMap(({ id, values, namedIn }, index) =>
      namedIn === null ? [[id, values[cells[index] ?? 0]?.id ?? ''] as const] : [],
    ),
  );
}
