// The open questions of a brief as the variables of its results: open facts, then the open cells of one group after the
// other. Where the list was left out, results end in functions of the list.
import { valuesOf } from '../engine/values.js';
import type { Possible } from '../model/assessment.js';
import type { Compiled } from './compile.js';
import { createForest, type Diagram, type Forest, isConstant, type Level } from './diagram.js';
import { type AskedGroup, ofNobody, throughGroup } from './list-automaton.js';
import type { ListFunction } from './list-functions.js';
import { createMemo, missing, recall, remember } from './memo.js';
import { inputsOf } from './people.js';
import { confinedEnd, type Remaining, remaining } from './remaining.js';
import { boxesOfResults } from './results.js';
import type { Situation } from './situation.js';

/** A question: a fact, one cell of a given group, or which groups there are (the key of the list). */
export type Question = Possible['hangsOn'][number];

/** Results, by their position among all, as functions of what is asked. */
export interface Questions extends Remaining {
  readonly situation: Situation;
  /** The level at which a question is asked; -1 for which groups there are. */
  readonly levelOf: (question: Question) => Level;
  /** By level how likely each value is; 0 where it cannot be. */
  readonly shares: (level: Level) => readonly number[];
}

export function questionsOf(situation: Situation): Questions {
  const { compiled, groups } = situation;
  const { forest: pack, lists } = compiled;
  const cells = lists.people?.cells ?? [];
  const facts = pack.sizes.length;
  const sizes = cells.map(({ values }) => values.length);
  const forest = createForest([...pack.sizes, ...(groups ?? []).flatMap(() => sizes)]);
  const end = groups ? throughGroups(forest, facts, situation) : confinedEnd(situation);
  const known: (readonly number[])[] = [];
  return {
    ...remaining(boxesOfResults(compiled).roots, situation, forest, end),
    situation,
    levelOf: levels(situation),
    shares: (level) => {
      const made = known[level] ?? sharesAt(level, facts, situation);
      known[level] = made;
      return made;
    },
  };
}

/** A function of the list, asked one group after the other. */
function throughGroups(
  into: Forest,
  facts: Level,
  { compiled, groups }: Situation,
): (f: ListFunction) => Diagram {
  const width = compiled.lists.people?.cells.length ?? 0;
  const asked = (groups ?? []).map((reading, group): AskedGroup => {
    const levelOfCell = (cell: number): Level => facts + group * width + cell;
    return { open: inputsOf(reading), levelOfCell, into, met: createMemo() };
  });
  const met = createMemo();
  const from = (position: number, f: ListFunction): Diagram => {
    const group = asked[position];
    if (isConstant(f)) return f;
    if (group === undefined) return ofNobody(f, compiled);
    const before = recall(met, f, position, 0);
    if (before !== missing) return before;
    const made = throughGroup(f, group, (rest) => from(position + 1, rest), compiled);
    return remember(met, f, position, 0, made);
  };
  return (f) => from(0, f);
}

const places = new WeakMap<Compiled, ReadonlyMap<string, number>>();

/** By the name of a question the level of its fact, or the cell. */
function placesOf(compiled: Compiled): ReadonlyMap<string, number> {
  const { pack, levelOfFact } = compiled;
  const before = places.get(compiled);
  if (before) return before;
  const ofFacts = [...levelOfFact].map(
    ([fact, level]) => [pack.facts[fact]?.id ?? '', level] as const,
  );
  const ofCells = (pack.people?.cells ?? []).map(
    ({ id }, cell) => [`${pack.people?.key}.${id}`, cell] as const,
  );
  const made = new Map([...ofFacts, ...ofCells]);
  places.set(compiled, made);
  return made;
}

function levels({ brief, compiled }: Situation): Questions['levelOf'] {
  const { forest, lists } = compiled;
  const at = placesOf(compiled);
  const width = lists.people?.cells.length ?? 0;
  const positions = new Map(brief.groups?.map(({ name }, group) => [name, group]));
  return ({ fact, group }) => {
    const place = at.get(fact) ?? -1;
    if (group === null) return place;
    return forest.sizes.length + (positions.get(group) ?? 0) * width + place;
  };
}

function sharesAt(
  level: Level,
  facts: Level,
  { compiled: { asked, pack }, open }: Situation,
): readonly number[] {
  if (level < facts) {
    const entry = asked[level];
    const usual = entry?.kind === 'fact' ? (pack.facts[entry.fact]?.usual ?? []) : [];
    return shares(open[level] as number, usual);
  }
  const cells = pack.people?.cells ?? [];
  const { values, usual } = cells[(level - facts) % cells.length] ?? { values: [], usual: [] };
  return shares((1 << values.length) - 1, usual);
}

/** Shares of the values in a set, together 1: all alike, or by how usual each is. */
function shares(set: number, usual: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const value of valuesOf(set)) found[value] = usual.length > 0 ? (usual[value] ?? 0) : 1;
  const all = Array.from(found, (weight) => weight ?? 0);
  const total = all.reduce((sum, weight) => sum + weight, 0);
  const even = 1 / valuesOf(set).length;
  return all.map((weight, value) => (total > 0 ? weight / total : (set >> value) & 1 ? even : 0));
}
