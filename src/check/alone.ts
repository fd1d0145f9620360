// Left-out answers that alone change a function of the brief from what it is with everything at its ordinary value.
// Ordinary values that hang on the changed answer are filled in anew.
import { type GroupReading, readGroups } from '../engine/reading.js';
import { leftOut } from '../model/brief.js';
import type { People } from '../model/pack.js';
import type { Compiled } from '../reason/compile.js';
import type { Diagram } from '../reason/diagram.js';
import { cellsHungOn, cellsOf, marksOn } from '../reason/marks.js';
import { amongLists, confined, scratchFor, valuesIn } from '../reason/narrow.js';
import { evaluate } from '../reason/operations.js';
import {
  inputCodes,
  joined,
  type Mark,
  nobody,
  statesAdded,
  statesJoined,
} from '../reason/people.js';
import { fillFacts } from './codes.js';
import type { Ground } from './ground.js';
import type { Path } from './path.js';

/**
 * Their names: facts in the order in which they are asked, then cells of given groups, or the list where it was left out.
 * `path` is the way of these functions through the ordinary reading.
 */
export function alone(diagrams: readonly Diagram[], path: Path, ground: Ground): readonly string[] {
  const { brief, compiled, codes } = ground;
  const base = diagrams.map((diagram) => evaluate(compiled.forest, diagram, codes));
  const changes = (changed: Int32Array): boolean =>
    diagrams.some((diagram, index) => evaluate(compiled.forest, diagram, changed) !== base[index]);
  const found = facts(path, ground, changes);
  if (path.marks.length === 0) return found;
  return [
    ...found,
    ...(brief.groups ? cells(path, ground, changes) : list(diagrams, base, ground)),
  ];
}

type Changes = (codes: Int32Array) => boolean;

function facts(path: Path, { brief, compiled, codes }: Ground, changes: Changes): string[] {
  const { pack, levelOfFact } = compiled;
  const changed = codes.slice();
  return path.facts.flatMap((index) => {
    const { id, values } = pack.facts[index] ?? { id: '', values: [] };
    const level = levelOfFact.get(index) ?? 0;
    const refills = path.hung.has(index);
    const moves = values.some((_, value) => {
      changed[level] = value;
      if (refills)
        fillFacts(
          changed,
          (other) => (other === index ? value : (brief.facts[other] ?? leftOut)),
          compiled,
        );
      return changes(changed);
    });
    if (refills) changed.set(codes);
    else changed[level] = codes[level] as number;
    return moves ? [id] : [];
  });
}

function cells({ marks }: Path, ground: Ground, changes: Changes): string[] {
  const { brief, compiled, codes, groups } = ground;
  const { people } = compiled.pack;
  if (!people || !brief.groups) return [];
  const asked = cellsOf(marks, compiled);
  const changed = codes.slice();
  return brief.groups.flatMap((group, position) => {
    const left = asked.filter((cell) => group.cells[cell] === leftOut);
    if (left.length === 0) return [];
    const rest = statesOfOthers(position, ground);
    return left.flatMap((cell) => {
      const { id, values } = people.cells[cell] ?? { id: '', values: [] };
      const touched = marksMovedBy(cell, people, compiled);
      const moves = values.some((_, value) => {
        putStates(changed, touched, rest, inputsWith(position, cell, value, ground), compiled);
        return changes(changed);
      });
      changed.set(codes);
      return moves ? [`${people.key}.${id} (${groups[position]?.name})`] : [];
    });
  });
}

/** The marks of a list without one of its groups. */
function statesOfOthers(position: number, { compiled, groups }: Ground): readonly number[] {
  const { lists } = compiled;
  const none: readonly number[] = lists.marks.map(nobody);
  return groups.reduce(
    (sum, group, index) =>
      index === position ? sum : statesJoined(lists, sum, statesAdded(lists, group)),
    none,
  );
}

/** Some marks of a list to which a group with these inputs is added. */
function putStates(
  codes: Int32Array,
  marks: readonly number[],
  rest: readonly number[],
  inputs: Int32Array,
  { lists, levelOfMark }: Compiled,
): void {
  for (const mark of marks) {
    const level = levelOfMark[mark];
    if (level === undefined) continue;
    const adds = evaluate(lists.forest, lists.adds[mark] as Diagram, inputs);
    codes[level] = joined(lists.marks[mark] as Mark, rest[mark] as number, adds);
  }
}

/** A group with one cell turned out in one way, left out as before; ordinary values of other cells may hang on it. */
function inputsWith(
  position: number,
  cell: number,
  value: number,
  { brief, compiled, groups }: Ground,
): Int32Array {
  const { lists, pack } = compiled;
  const reading = groups[position] as GroupReading;
  const group = brief.groups?.[position];
  if (!group || !pack.people || !cellsHungOn(pack.people).has(cell)) {
    const inputs = inputCodes(lists, reading);
    inputs[cell] = value;
    return inputs;
  }
  const changed = { ...brief, groups: [{ ...group, cells: group.cells.with(cell, value) }] };
  const [turnedOut = reading] = readGroups(changed, pack, 'ordinary') ?? [];
  return inputCodes(lists, { ...turnedOut, given: reading.given });
}

/** The marks that another answer to a cell may move, by itself or through what hangs on it. */
const marksMovedBy = (cell: number, people: People, compiled: Compiled): readonly number[] =>
  cellsHungOn(people).has(cell)
    ? compiled.lists.marks.map((_, mark) => mark)
    : marksOn(cell, compiled);

/** The list as a whole, where any list at all could change it. */
function list(
  diagrams: readonly Diagram[],
  base: readonly number[],
  { compiled, codes, situation }: Ground,
): string[] {
  const { people } = compiled.pack;
  if (!people) return [];
  const whole = situation();
  const open = codes.map((code, level) =>
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
