// Left-out answers that alone change a function of the brief from what it is with everything at its ordinary value.
// Ordinary values that hang on the changed answer are filled in anew.
import { type GroupReading, readGroups } from '../engine/reading.js';
import { type Brief, leftOut } from '../model/brief.js';
import type { People } from '../model/pack.js';
import { asksOfGroup } from '../model/reads.js';
import type { Compiled } from '../reason/compile.js';
import { amongLists, confined, scratchFor, valuesIn } from '../reason/narrow.js';
import { evaluate } from '../reason/operations.js';
import { nobody, statesAdded, statesJoined } from '../reason/people.js';
import type { Situation } from '../reason/situation.js';
import { fillFacts } from './codes.js';
import type { Condensed } from './condensed.js';

/** The ordinary reading of a brief, from which one answer at a time is changed. */
export interface Ground {
  readonly brief: Brief;
  readonly compiled: Compiled;
  readonly codes: Int32Array;
  /** The list, cells that were left out at their ordinary values. */
  readonly groups: readonly GroupReading[];
  /** What is open, asked for only where the list was left out. */
  readonly situation: () => Situation;
}

/** Their names: facts in the order in which they are asked, then cells of given groups, or the list where it was left out. */
export function alone(of: Condensed, ground: Ground): readonly string[] {
  const base = valuesAt(of, ground.codes, ground);
  const changes = (codes: Int32Array): boolean =>
    of.diagrams.some(
      (diagram, index) => evaluate(ground.compiled.forest, diagram, codes) !== base[index],
    );
  const found = facts(of, ground, changes);
  if (!of.cells) return found;
  return [
    ...found,
    ...(ground.brief.groups ? cells(of.cells, ground, changes) : list(of, base, ground)),
  ];
}

const valuesAt = (
  { diagrams }: Condensed,
  codes: Int32Array,
  { compiled }: Ground,
): readonly number[] => diagrams.map((diagram) => evaluate(compiled.forest, diagram, codes));

type Changes = (codes: Int32Array) => boolean;

function facts(
  { facts: asked, hung }: Condensed,
  { brief, compiled, codes }: Ground,
  changes: Changes,
): readonly string[] {
  const { pack, levelOfFact } = compiled;
  const found: string[] = [];
  const _changed = codes.slice();
  for (const index of hung.size === 0 ? asked : new Set([...asked, ...hung])) {
    const fact = pack.facts[index];
    const level = levelOfFact.get(index);
    if (!fact || level === undefined || brief.facts[index] !== leftOut) continue;
    const changed = Int32Array.from(codes);
    for (const value of fact.values.keys()) {
      changed[level] = value;
      if (hung.has(index))
        fillFacts(
          changed,
          (other) => (other === index ? value : (brief.facts[other] ?? leftOut)),
          compiled,
        );
      if (!changes(changed)) continue;
      found.push(fact.id);
      break;
    }
  }
  return found;
}

function cells(
  asked: ReadonlySet<number>,
  { brief, compiled, codes, groups }: Ground,
  changes: Changes,
): readonly string[] {
  const { pack, lists, levelOfMark } = compiled;
  const { people } = pack;
  const left = (brief.groups ?? []).map(({ cells: given }) =>
    [...asked].filter((cell) => given[cell] === leftOut && people?.cells[cell]?.namedIn === null),
  );
  if (!people || left.every(({ length }) => length === 0)) return [];
  const states = groups.map((group) => statesAdded(lists, group));
  const none: readonly number[] = lists.marks.map(nobody);
  const changed = codes.slice();
  return left.flatMap((open, position) => {
    const rest =
      open.length === 0
        ? none
        : states
            .filter((_, index) => index !== position)
            .reduce((sum, state) => statesJoined(lists, sum, state), none);
    return open.flatMap((cell) => {
      for (const value of people.cells[cell]?.values.keys() ?? []) {
        const marks = statesJoined(
          lists,
          rest,
          statesAdded(lists, withCell(position, cell, value, brief, groups, compiled)),
        );
        for (const [mark, level] of levelOfMark.entries()) changed[level] = marks[mark] as number;
        if (changes(changed))
          return [`${people.key}.${people.cells[cell]?.id} (${groups[position]?.name})`];
      }
      return [];
    });
  });
}

/** A group with one cell turned out in one way; ordinary values of other cells may hang on it. */
function withCell(
  position: number,
  cell: number,
  value: number,
  brief: Brief,
  groups: readonly GroupReading[],
  { pack }: Compiled,
): GroupReading {
  const reading = groups[position] as GroupReading;
  const group = brief.groups?.[position];
  if (!group || !hangs(cell, pack.people))
    return {
      ...reading,
      cells: reading.cells.with(cell, 1 << value),
      given: reading.given.with(cell, true),
    };
  const [read] =
    readGroups(
      { ...brief, groups: [{ ...group, cells: group.cells.with(cell, value) }] },
      pack,
      'ordinary',
    ) ?? [];
  return read ?? reading;
}

const hangs = (cell: number, people: People | null): boolean =>
  people?.cells.some(({ ordinary }) =>
    ordinary.some(({ when }) => when && asksOfGroup(when).some((ask) => ask.cell === cell)),
  ) ?? false;

/** The list as a whole, where any list at all could change it. */
function list(
  { diagrams }: Condensed,
  base: readonly number[],
  { compiled, codes, situation }: Ground,
): readonly string[] {
  const { people } = compiled.pack;
  if (!people) return [];
  const whole = situation();
  const open = Int32Array.from(codes, (code, level) =>
    compiled.asked[level]?.kind === 'mark' ? (whole.open[level] as number) : 1 << code,
  );
  const forest = scratchFor(compiled);
  const moves = diagrams.some((diagram, index) =>
    valuesIn(
      forest,
      amongLists(confined(compiled.forest, diagram, open, forest), whole, forest),
    ).some((value) => value !== base[index]),
  );
  return moves ? [people.key] : [];
}
