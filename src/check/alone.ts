// Left-out answers that alone make a condition false which holds with everything at its ordinary value.
// Ordinary values that hang on the changed answer are filled in anew.
import { readGroups } from '../engine/reading.js';
import { type Brief, leftOut } from '../model/brief.js';
import type { Compiled } from '../reason/compile.js';
import { amongLists, confined, scratchFor, valuesIn } from '../reason/narrow.js';
import { evaluate } from '../reason/operations.js';
import { nobody, statesAdded, statesJoined } from '../reason/people.js';
import type { Situation } from '../reason/situation.js';
import { fillFacts } from './codes.js';
import type { Condensed } from './condensed.js';

/** Their names: facts in the order in which they are asked, then cells of given groups, or the list where it was left out. */
export function alone(condition: Condensed, codes: Int32Array, situation: Situation): readonly string[] {
  const { brief, compiled, groups } = situation;
  if (!condition.people) return facts(condition, codes, brief, compiled);
  return [...facts(condition, codes, brief, compiled), ...(groups ? cells(condition, codes, brief, compiled) : list(condition, codes, situation))];
}

function facts({ diagram, facts: asked, hung }: Condensed, codes: Int32Array, brief: Brief, compiled: Compiled): readonly string[] {
  const { pack, forest, levelOfFact } = compiled;
  return [...new Set([...asked, ...hung])].flatMap((index) => {
    const fact = pack.facts[index];
    const level = levelOfFact.get(index);
    if (!fact || level === undefined || brief.facts[index] !== leftOut) return [];
    const changed = Int32Array.from(codes);
    const silences = fact.values.some((_, value) => {
      changed[level] = value;
      if (hung.includes(index)) fillFacts(changed, (other) => (other === index ? value : (brief.facts[other] ?? leftOut)), compiled);
      return evaluate(forest, diagram, changed) !== 1;
    });
    return silences ? [fact.id] : [];
  });
}

function cells({ diagram }: Condensed, codes: Int32Array, brief: Brief, { pack, lists, forest, levelOfMark }: Compiled): readonly string[] {
  const { people } = pack;
  const groups = brief.groups ?? [];
  if (!people) return [];
  const states = (readGroups(brief, pack, 'ordinary') ?? []).map((group) => statesAdded(lists, group));
  const none: readonly number[] = lists.marks.map(nobody);
  const changed = Int32Array.from(codes);
  return groups.flatMap((group, position) => {
    const rest = states.filter((_, index) => index !== position).reduce((sum, state) => statesJoined(lists, sum, state), none);
    return people.cells.flatMap((cell, index) => {
      if (cell.namedIn !== null || group.cells[index] !== leftOut) return [];
      const silences = cell.values.some((_, value) => {
        const [reading] = readGroups({ ...brief, groups: [{ ...group, cells: group.cells.with(index, value) }] }, pack, 'ordinary') ?? [];
        const marks = reading ? statesJoined(lists, rest, statesAdded(lists, reading)) : rest;
        for (const [mark, level] of levelOfMark.entries()) changed[level] = marks[mark] as number;
        return evaluate(forest, diagram, changed) !== 1;
      });
      return silences ? [`${people.key}.${cell.id} (${group.name})`] : [];
    });
  });
}

/** The list as a whole, where any list at all could silence it. */
function list({ diagram }: Condensed, codes: Int32Array, situation: Situation): readonly string[] {
  const { compiled } = situation;
  const { people } = compiled.pack;
  if (!people) return [];
  const open = Int32Array.from(codes, (code, level) => (compiled.asked[level]?.kind === 'mark' ? (situation.open[level] as number) : 1 << code));
  const forest = scratchFor(compiled);
  const left = valuesIn(forest, amongLists(confined(compiled.forest, diagram, open, forest), situation, forest));
  return left.some((value) => value !== 1) ? [people.key] : [];
}
