// Left-out answers that alone make a condition false which holds with everything at its ordinary value.
// Ordinary values that hang on the changed answer are filled in anew.
import { readGroups } from '../engine/reading.js';
import { leftOut } from '../model/brief.js';
import type { Diagram } from '../reason/diagram.js';
import { amongLists, confined, scratchFor, valuesIn } from '../reason/narrow.js';
import { evaluate } from '../reason/operations.js';
import { nobody, statesAdded, statesJoined } from '../reason/people.js';
import { fillIn, ordinaryCodes, type Situation } from '../reason/situation.js';

/** Their names: facts in the pack's order, then cells of given groups, or the list where it was left out. */
export function alone(condition: Diagram, situation: Situation): readonly string[] {
  const codes = ordinaryCodes(situation);
  return [...facts(condition, codes, situation), ...(situation.groups ? cells(condition, codes, situation) : list(condition, codes, situation))];
}

function facts(condition: Diagram, codes: Int32Array, { brief, compiled }: Situation): readonly string[] {
  const { pack, forest, order, levelOfFact } = compiled;
  return order.flatMap((index) => {
    const fact = pack.facts[index];
    const level = levelOfFact.get(index);
    if (!fact || level === undefined || brief.facts[index] !== leftOut || fact.leftOut === 'stays') return [];
    const silences = fact.values.some((_, value) => {
      const changed = Int32Array.from(codes);
      fillIn(changed, (other) => (other === index ? value : (brief.facts[other] ?? leftOut)), compiled);
      return evaluate(forest, condition, changed) !== 1;
    });
    return silences ? [fact.id] : [];
  });
}

function cells(condition: Diagram, codes: Int32Array, { brief, compiled }: Situation): readonly string[] {
  const { pack, lists, forest, levelOfMark } = compiled;
  const { people } = pack;
  const groups = brief.groups ?? [];
  if (!people) return [];
  const states = (readGroups(brief, pack, 'ordinary') ?? []).map((group) => statesAdded(lists, group));
  const none: readonly number[] = lists.marks.map(nobody);
  return groups.flatMap((group, position) => {
    const rest = states.filter((_, index) => index !== position).reduce((sum, state) => statesJoined(lists, sum, state), none);
    return people.cells.flatMap((cell, index) => {
      if (cell.namedIn !== null || group.cells[index] !== leftOut) return [];
      const silences = cell.values.some((_, value) => {
        const changed = { ...brief, groups: [{ ...group, cells: group.cells.with(index, value) }] };
        const [reading] = readGroups(changed, pack, 'ordinary') ?? [];
        if (!reading) return false;
        const marks = statesJoined(lists, rest, statesAdded(lists, reading));
        const now = Int32Array.from(codes);
        for (const [mark, level] of levelOfMark.entries()) now[level] = marks[mark] as number;
        return evaluate(forest, condition, now) !== 1;
      });
      return silences ? [`${people.key}.${cell.id} (${group.name})`] : [];
    });
  });
}

/** The list as a whole, where any list at all could silence it. */
function list(condition: Diagram, codes: Int32Array, situation: Situation): readonly string[] {
  const { compiled } = situation;
  const { people } = compiled.pack;
  if (!people) return [];
  const open = Int32Array.from(codes, (code, level) => (compiled.asked[level]?.kind === 'mark' ? (situation.open[level] as number) : 1 << code));
  const forest = scratchFor(compiled);
  const left = valuesIn(forest, amongLists(confined(compiled.forest, condition, open, forest), situation, forest));
  return left.some((value) => value !== 1) ? [people.key] : [];
}
