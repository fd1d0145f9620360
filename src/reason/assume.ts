// What the headline takes for granted: left-out answers, read at their ordinary values, that would move a pin if they
// alone turned out otherwise. Ordinary values that hang on the changed answer are filled in anew, as the engine would.
import { readGroups } from '../engine/reading.js';
import { leftmost } from '../engine/values.js';
import type { Assumption } from '../model/assessment.js';
import type { Compiled } from './compile.js';
import type { Diagram, Forest, Level } from './diagram.js';
import { cellsHungOn, cellsOf } from './marks.js';
import { amongLists, confined, scratchFor, valuesIn } from './narrow.js';
import { cases, evaluate, fixed, support } from './operations.js';
import { nobody, statesAdded, statesJoined } from './people.js';
import { fillIn, ordinaryCodes, type Situation } from './situation.js';

/** The pins whose moving makes an assumption worth naming, by their keys in an answer. */
export const movable = [
  ['calledFor', 'called-for'],
  ['reach', 'reach'],
  ['today', 'today'],
  ['first', 'first'],
] as const;

/** The left-out answers on which the headline hangs: facts, then cells of given groups, then a left-out list as a whole. */
export function assumed(situation: Situation): readonly Assumption[] {
  const ground = groundOf(situation);
  return [...assumedFacts(ground), ...assumedCells(ground), ...assumedList(ground)];
}

/** The ordinary reading of a brief, from which one answer at a time is changed. */
interface Ground {
  readonly situation: Situation;
  readonly codes: Int32Array;
  readonly values: readonly number[];
  /** Levels that some ordinary value hangs on. */
  readonly hungOn: ReadonlySet<Level>;
  /** Levels whose change alone can matter. */
  readonly asked: ReadonlySet<Level>;
}

function groundOf(situation: Situation): Ground {
  const { compiled } = situation;
  const codes = ordinaryCodes(situation);
  const hangs = hungOn(compiled);
  return {
    situation,
    codes,
    values: valuesAt(codes, compiled),
    hungOn: hangs,
    asked: levelsAsked(codes, hangs, compiled),
  };
}

const valuesAt = (codes: Int32Array, { forest, pins }: Compiled): readonly number[] =>
  movable.map(([, pin]) => evaluate(forest, pins[pin], codes));

const known = new WeakMap<Compiled, ReadonlySet<Level>>();

function hungOn(compiled: Compiled): ReadonlySet<Level> {
  const levels =
    known.get(compiled) ??
    new Set([...compiled.ordinary.values()].flatMap((value) => support(compiled.forest, value)));
  known.set(compiled, levels);
  return levels;
}

/** The keys of the pins that lie elsewhere. */
const moved = (values: readonly number[], { values: before }: Ground): readonly string[] =>
  movable.flatMap(([key], index) => (values[index] === before[index] ? [] : [key]));

function assumedFacts(ground: Ground): readonly Assumption[] {
  const { brief, compiled } = ground.situation;
  const { pack, order, levelOfFact } = compiled;
  return order.flatMap((index) => {
    const fact = pack.facts[index];
    const level = levelOfFact.get(index);
    if (!fact || level === undefined || (brief.facts[index] ?? -1) >= 0) return [];
    if (fact.leftOut === 'stays' || !ground.asked.has(level)) return [];
    const values = fact.values.flatMap((_, value) => valuesWith(index, value, level, ground));
    const moves = movedBy(values, ground);
    const value = fact.values[ground.codes[level] as number]?.id ?? null;
    return moves.length > 0 ? [{ fact: fact.id, group: null, value, moves }] : [];
  });
}

/** Those on the paths that the ordinary reading takes, and what these hang on. */
function levelsAsked(
  codes: Int32Array,
  hangs: ReadonlySet<Level>,
  { forest, pins }: Compiled,
): ReadonlySet<Level> {
  const levels = new Set(hangs);
  for (const [, pin] of movable)
    for (let at = pins[pin]; at >= 0; ) {
      const level = forest.levels[at] as number;
      levels.add(level);
      at = forest.branches[(forest.starts[at] as number) + (codes[level] as number)] as number;
    }
  return levels;
}

/** The pins when one fact has another value; none where it is the value it has. */
function valuesWith(
  fact: number,
  value: number,
  level: Level,
  ground: Ground,
): readonly (readonly number[])[] {
  const { codes, hungOn: more, situation } = ground;
  const { brief, compiled } = situation;
  if (codes[level] === value) return [];
  const changed = Int32Array.from(codes);
  changed[level] = value;
  if (more.has(level))
    fillIn(changed, (other) => (other === fact ? value : (brief.facts[other] ?? -1)), compiled);
  return [valuesAt(changed, compiled)];
}

function movedBy(values: readonly (readonly number[])[], ground: Ground): readonly string[] {
  const keys = new Set(values.flatMap((each) => moved(each, ground)));
  return movable.flatMap(([key]) => (keys.has(key) ? [key] : []));
}

/** Cells of given groups; a cell whose ordinary value hangs on the changed one changes with it. */
function assumedCells(ground: Ground): readonly Assumption[] {
  const { brief, compiled } = ground.situation;
  const { pack, lists } = compiled;
  const people = pack.people;
  const asked = marksAsked(ground);
  if (!people || !brief.groups || asked.length === 0) return [];
  const matters = new Set([...cellsOf(asked, compiled), ...cellsHungOn(people)]);
  const groups = readGroups(brief, pack, 'ordinary') ?? [];
  const states = groups.map((group) => statesAdded(lists, group));
  const none: readonly number[] = lists.marks.map(nobody);
  return brief.groups.flatMap((group, position) => {
    const others = states.filter((_, index) => index !== position);
    const rest = others.reduce((sum, state) => statesJoined(lists, sum, state), none);
    return people.cells.flatMap((cell, index) => {
      if (!matters.has(index) || (group.cells[index] ?? -1) >= 0) return [];
      const values = cell.values.flatMap((_, value) => {
        const cells = group.cells.with(index, value);
        const changed = { ...brief, groups: [{ ...group, cells }] };
        const [reading] = readGroups(changed, pack, 'ordinary') ?? [];
        return reading
          ? valuesAmong(statesJoined(lists, rest, statesAdded(lists, reading)), ground)
          : [];
      });
      const moves = movedBy(values, ground);
      const usual = cell.values[leftmost(groups[position]?.cells[index] ?? 0)]?.id ?? null;
      const fact = `${people.key}.${cell.id}`;
      return moves.length > 0 ? [{ fact, group: group.name, value: usual, moves }] : [];
    });
  });
}

const marksAsked = ({ asked, situation: { compiled } }: Ground): readonly number[] =>
  compiled.levelOfMark.flatMap((level, mark) => (asked.has(level) ? [mark] : []));

/** The pins when the list has these marks; none where it has them already. */
function valuesAmong(states: readonly number[], ground: Ground): readonly (readonly number[])[] {
  const { codes, hungOn: more, situation } = ground;
  const { brief, compiled } = situation;
  const changed = Int32Array.from(codes);
  let same = true;
  let refill = false;
  for (const [mark, level] of compiled.levelOfMark.entries()) {
    if (changed[level] === states[mark]) continue;
    changed[level] = states[mark] as number;
    same = false;
    refill ||= more.has(level);
  }
  if (same) return [];
  if (refill) fillIn(changed, (fact) => brief.facts[fact] ?? -1, compiled);
  return [valuesAt(changed, compiled)];
}

/** A left-out list as a whole: whether any list at all moves a pin, the facts being as they are. */
function assumedList(ground: Ground): readonly Assumption[] {
  const { situation, values } = ground;
  const { compiled, groups } = situation;
  const people = compiled.pack.people;
  if (!people || groups) return [];
  const forest = scratchFor(compiled);
  const open = openToList(ground);
  const moves = movable.flatMap(([key, pin], index) => {
    const f = confined(compiled.forest, compiled.pins[pin], open, forest);
    const found = valuesIn(
      forest,
      amongLists(refilled(f, open, forest, ground), situation, forest),
    );
    return found.some((value) => value !== values[index]) ? [key] : [];
  });
  return moves.length > 0 ? [{ fact: people.key, group: null, value: null, moves }] : [];
}

/** By level what may be while only the list changes: its marks, and left-out facts whose ordinary values hang on them. */
function openToList({ situation, codes }: Ground): Int32Array {
  const { brief, compiled } = situation;
  const { asked, order, levelOfFact, ordinary, forest } = compiled;
  const open = Int32Array.from(codes, (code, level) =>
    asked[level]?.kind === 'mark' ? (situation.open[level] as number) : 1 << code,
  );
  const isOpen = (level: Level): boolean => {
    const set = open[level] as number;
    return (set & (set - 1)) !== 0;
  };
  for (const fact of order) {
    const level = levelOfFact.get(fact);
    const usual = ordinary.get(fact);
    if (level === undefined || usual === undefined || (brief.facts[fact] ?? -1) >= 0) continue;
    if (support(forest, usual).some(isOpen)) open[level] = situation.open[level] as number;
  }
  return open;
}

/** A function with left-out facts replaced by their ordinary values, those that hang on others before these. */
function refilled(
  f: Diagram,
  open: Int32Array,
  forest: Forest,
  { situation, codes }: Ground,
): Diagram {
  const { compiled } = situation;
  return compiled.order.reduceRight((value, fact) => {
    const level = compiled.levelOfFact.get(fact);
    const usual = compiled.ordinary.get(fact);
    if (level === undefined || usual === undefined || open[level] === 1 << (codes[level] as number))
      return value;
    const to = Array.from({ length: forest.sizes[level] as number }, (_, code) =>
      fixed(forest, value, level, code),
    );
    return cases(forest, confined(compiled.forest, usual, open, forest), to);
  }, f);
}
