// The next question: what to ask so that the answer is settled soonest. While few answers are open the least number of
// further questions that can be expected is worked out over all ways to ask (`fewest.ts`); else the question is chosen
// whose answer is expected to take most uncertainty from the results.
import type { GroupReading } from '../engine/reading.js';
import type { NextQuestion, Possible } from '../model/assessment.js';
import type { Pin } from '../model/pack.js';
import type { Compiled } from './compile.js';
import { fewestQuestions } from './fewest.js';
import { type Case, type Chances, chancesOf, entropy, expected } from './gain.js';
import { support } from './operations.js';
import { type Lists, seenThrough, type View } from './people.js';
import { reach } from './reachable.js';
import { type Result, resultPins, resultsSeen, sizeOfResult } from './results.js';
import type { Situation } from './situation.js';
import {
  evenSpread,
  nobodySpread,
  type Spread,
  shares,
  spreadOfGroup,
  together,
} from './spread.js';

/** A question: a fact, one cell of a given group, or which groups there are (the key of the list). */
export interface Question {
  readonly fact: string;
  readonly group: string | null;
}

/**
 * What to ask next; null where nothing that is open can change a result. `pins` are those to settle: all results unless
 * some are named.
 */
export function nextQuestion(
  situation: Situation,
  { hangsOn, settled }: Possible,
  pins: readonly Pin[] | null = null,
): NextQuestion | null {
  if (settled) return null;
  const { compiled } = situation;
  const wanted = [...resultsSeen(compiled).keys()].filter(
    (index) => pins === null || (pins as readonly string[]).includes(resultPins[index] ?? ''),
  );
  const asks = pins === null ? hangsOn : hangsOn.filter(asksOf(wanted, compiled));
  if (asks.length === 0 || unsettled(wanted, situation).length === 0) return null;
  const fewest = fewestQuestions(situation, asks, wanted);
  if (fewest) return { ...fewest.ask, how: 'fewest', expected: fewest.expected };
  return { ...mostTold(situation, asks, wanted), how: 'most-told', expected: null };
}

/** Whether some of these results ask a question: of people where they ask anything about the list. */
function asksOf(wanted: readonly number[], compiled: Compiled): (question: Question) => boolean {
  const { forest, asked, pack } = compiled;
  const levels = wanted.flatMap((index) =>
    support(forest, (resultsSeen(compiled)[index] as Result).f),
  );
  const facts = new Set<string>();
  let asksPeople = false;
  for (const level of levels) {
    const entry = asked[level];
    if (entry?.kind === 'fact') facts.add(pack.facts[entry.fact]?.id ?? '');
    if (entry?.kind === 'mark') asksPeople = true;
  }
  return ({ fact, group }) =>
    facts.has(fact) || (asksPeople && (group !== null || fact === pack.people?.key));
}

/** Of some open questions the one that is expected to tell most of those of these results that are not settled. */
export function mostTold(
  situation: Situation,
  hangsOn: Possible['hangsOn'],
  wanted: readonly number[],
): Question {
  const gains = hangsOn.map(() => 0);
  for (const index of unsettled(wanted, situation))
    for (const [position, gain] of gainsFor(index, situation, hangsOn).entries())
      gains[position] = (gains[position] as number) + gain;
  let best = 0;
  for (const [position, gain] of gains.entries())
    if (gain > (gains[best] as number) + 1e-9) best = position;
  return hangsOn[best] as Question;
}

/** Which of some results are open; flags, and today, which follows from two others, only where nothing else is. */
function unsettled(wanted: readonly number[], situation: Situation): readonly number[] {
  const { compiled } = situation;
  const matters = new Uint8Array(compiled.asked.length);
  const open = wanted.flatMap((index) => {
    const { f, view } = resultsSeen(compiled)[index] as Result;
    const set = seenThrough(compiled.lists, situation.combinations, view);
    const values = reach(f, set, situation, matters);
    return (values & (values - 1)) === 0 ? [] : [index];
  });
  const first = open.filter((index) => (resultPins[index] ?? 'today') !== 'today');
  return first.length > 0 ? first : open;
}

/** For each open question by how many bits the uncertainty of a result would fall on average. */
function gainsFor(
  index: number,
  situation: Situation,
  hangsOn: Possible['hangsOn'],
): readonly number[] {
  const { compiled, groups, combinations } = situation;
  const { lists, pack, asked } = compiled;
  const { f, view } = resultsSeen(compiled)[index] as Result;
  const spread = sorted(
    groups
      ? allTogether(groups, view, lists)
      : evenSpread(seenThrough(lists, combinations, view), view, lists),
  );
  const chances = chancesOf(f, sizeOfResult(index, compiled), spread, situation);
  const now = entropy(chances.all);
  const levels = new Map(
    asked.flatMap((entry, level) =>
      entry.kind === 'fact' ? [[pack.facts[entry.fact]?.id ?? '', level] as const] : [],
    ),
  );
  const ofCells = cellCases(chances, spread, view, situation);
  return hangsOn.map(({ fact, group }) => {
    if (group !== null) return now - left(ofCells(fact, group), now);
    const level = levels.get(fact);
    if (level !== undefined) return now - left(chances.facts.get(level), now);
    return (
      now -
      expected(spread.weights.map((share, at) => ({ share, chances: chances.marks[at] ?? [] })))
    );
  });
}

/** Uncertainty left on average; as it is where nothing is told. */
const left = (cases: readonly Case[] | undefined, now: number): number =>
  cases ? expected(cases) : now;

const allTogether = (groups: readonly GroupReading[], view: View, lists: Lists): Spread =>
  groups
    .map((group) => spreadOfGroup(group, view, lists))
    .reduce((sum, one) => together(sum, one, lists), nobodySpread(view, lists));

/** In the order of the states of the first mark, then of the second, and so on. */
function sorted({ marks, states, weights }: Spread): Spread {
  const order = [...states.keys()].sort((a, b) => {
    const [one, other] = [states[a] as readonly number[], states[b] as readonly number[]];
    const apart = one.findIndex((state, mark) => state !== other[mark]);
    return apart < 0 ? 0 : (one[apart] as number) - (other[apart] as number);
  });
  return {
    marks,
    states: order.map((at) => states[at] as readonly number[]),
    weights: order.map((at) => weights[at] as number),
  };
}

/** For an open cell of a group: how likely each value of the result is with each answer. */
function cellCases(
  { marks: ofMarks, all }: Chances,
  spread: Spread,
  view: View,
  situation: Situation,
): (fact: string, group: string) => readonly Case[] | undefined {
  const { brief, groups, compiled } = situation;
  const { lists } = compiled;
  const positions = new Map(spread.states.map((states, at) => [states.join(), at]));
  /** By group and by what it adds: how likely each value is. */
  const known = new Map<number, ReadonlyMap<string, readonly number[]>>();
  const withMarks = (group: number): ReadonlyMap<string, readonly number[]> => {
    const before = known.get(group);
    if (before) return before;
    const others = allTogether(
      (groups ?? []).filter((_, index) => index !== group),
      view,
      lists,
    );
    const own = spreadOfGroup((groups ?? [])[group] as GroupReading, view, lists);
    const found = new Map(
      own.states.map((states) => {
        const chances = all.map(() => 0);
        const lists2 = together(others, { ...own, states: [states], weights: [1] }, lists);
        for (const [at, both] of lists2.states.entries()) {
          const position = positions.get(both.join()) as number;
          const share = (lists2.weights[at] as number) / (spread.weights[position] as number);
          for (const [value, chance] of (ofMarks[position] ?? []).entries())
            chances[value] = (chances[value] as number) + share * chance;
        }
        return [states.join(), chances] as const;
      }),
    );
    known.set(group, found);
    return found;
  };
  return (fact, name) => {
    const group = brief.groups?.findIndex((each) => each.name === name) ?? -1;
    const cell =
      lists.people?.cells.findIndex(({ id }) => fact === `${lists.people?.key}.${id}`) ?? -1;
    const reading = groups?.[group];
    const entry = lists.people?.cells[cell];
    if (!reading || !entry) return undefined;
    const chancesWith = withMarks(group);
    return [...shares((1 << entry.values.length) - 1, entry.usual)].map(([value, share]) => {
      const fixedTo = { ...reading, cells: reading.cells.with(cell, 1 << value) };
      const own = spreadOfGroup(fixedTo, view, lists);
      const chances = all.map(() => 0);
      for (const [at, states] of own.states.entries())
        for (const [v, chance] of (chancesWith.get(states.join()) ?? []).entries())
          chances[v] = (chances[v] as number) + (own.weights[at] as number) * chance;
      return { share, chances };
    });
  };
}
