// Assumptions of a pack too large for diagrams: each left-out answer is tried with each of its values by the engine itself,
// and a left-out list is named where the engine's open reading cannot rule out that it matters.
import { pinsOf } from '../engine/conclude.js';
import { pinVariable, type WorkedOut, workOut } from '../engine/layers.js';
import { leftmost } from '../engine/values.js';
import type { Assumption } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import { movable } from './assume.js';

/** What the ordinary reading takes for granted; for a left-out list possibly too much, never too little. */
export function assumedRoughly(ordinary: WorkedOut): readonly Assumption[] {
  return [...facts(ordinary), ...cells(ordinary), ...list(ordinary)];
}

/** The keys of the pins that some of these briefs have elsewhere. */
function moves(others: readonly Brief[], { brief, pack }: WorkedOut): readonly string[] {
  const now = pinsOf(workOut(brief, pack, 'ordinary'));
  const then = others.map((other) => pinsOf(workOut(other, pack, 'ordinary')));
  return movable.flatMap(([key]) => (then.some((pins) => pins[key] !== now[key]) ? [key] : []));
}

const named = (assumption: Assumption): readonly Assumption[] =>
  assumption.moves.length > 0 ? [assumption] : [];

function facts(ordinary: WorkedOut): readonly Assumption[] {
  const { brief, pack, sets } = ordinary;
  return pack.facts.flatMap(({ id, kind, leftOut, values, variable }, index) => {
    if (kind !== 'choice' || leftOut === 'stays' || (brief.facts[index] ?? -1) >= 0) return [];
    const others = values.map((_, code) => ({ ...brief, facts: brief.facts.with(index, code) }));
    const value = values[leftmost(sets[variable] ?? 0)]?.id ?? null;
    return named({ fact: id, group: null, value, moves: moves(others, ordinary) });
  });
}

function cells(ordinary: WorkedOut): readonly Assumption[] {
  const { brief, pack, groups: readings } = ordinary;
  const { people } = pack;
  const groups = brief.groups;
  if (!people || !groups) return [];
  return groups.flatMap((group, position) =>
    people.cells.flatMap(({ id, values, namedIn }, cell) => {
      if (namedIn !== null || (group.cells[cell] ?? -1) >= 0) return [];
      const others = values.map((_, code) => ({
        ...brief,
        groups: groups.with(position, { ...group, cells: group.cells.with(cell, code) }),
      }));
      const value = values[leftmost(readings?.[position]?.cells[cell] ?? 0)]?.id ?? null;
      const fact = `${people.key}.${id}`;
      return named({ fact, group: group.name, value, moves: moves(others, ordinary) });
    }),
  );
}

function list({ brief, pack, sets }: WorkedOut): readonly Assumption[] {
  if (!pack.people || brief.groups) return [];
  const asRead = pack.facts.map(({ kind, leftOut, variable }, index) =>
    kind === 'choice' && leftOut === 'any'
      ? leftmost(sets[variable] ?? 0)
      : (brief.facts[index] ?? -1),
  );
  const open = workOut({ ...brief, facts: asRead }, pack, 'open');
  const moves = movable.flatMap(([key, pin]) => {
    const set = open.sets[pinVariable(pin, pack)] ?? 0;
    return (set & (set - 1)) === 0 ? [] : [key];
  });
  return named({ fact: pack.people.key, group: null, value: null, moves });
}
