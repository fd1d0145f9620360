// The answers of a brief that a condition rests on where it holds: facts that it asks, itself or through what is worked
// out from them, and the groups that meet it.
import { cellOutcome } from '../engine/groups.js';
import { yes } from '../engine/values.js';
import type { Condition, GroupCondition } from '../model/condition.js';
import type { Derived, Pack } from '../model/pack.js';
import { asksOfGroup, readsOfDerived } from '../model/reads.js';
import type { Span } from '../model/source.js';
import type { Sight } from './sight.js';

export interface Answer {
  /** `decision.time`, or `stakeholders.costs`. */
  readonly about: string;
  /** Position of the group in the list; null for a fact. */
  readonly group: number | null;
  readonly name: string | null;
  readonly value: string;
  readonly span: Span;
}

export interface Grounds {
  readonly answers: readonly Answer[];
  /** Names of the groups that made it hold, as listed or as taken for granted. */
  readonly groups: readonly string[];
}

/** What a true condition rests on, in the order in which it asks. */
export function groundsOf(condition: Condition, sight: Sight): Grounds {
  const answers: Answer[] = [];
  const groups = new Set<string>();
  gather(condition, sight, answers, groups);
  return { answers, groups: [...groups] };
}

function gather(condition: Condition, sight: Sight, answers: Answer[], groups: Set<string>): void {
  switch (condition.kind) {
    case 'all':
      for (const part of condition.of) gather(part, sight, answers, groups);
      return;
    case 'any':
      for (const part of condition.of) if (sight.holds(part)) gather(part, sight, answers, groups);
      return;
    case 'not':
      return gather(condition.of, sight, answers, groups);
    case 'is':
    case 'known':
      return ofVariable(condition.variable, sight, answers, groups);
    case 'compare':
      for (const variable of [condition.variable, condition.than])
        ofVariable(variable, sight, answers, groups);
      return;
    case 'groups':
      return ofGroups(condition, sight, answers, groups);
  }
}

function ofVariable(index: number, sight: Sight, answers: Answer[], groups: Set<string>): void {
  const { pack } = sight;
  const variable = pack.variables[index];
  if (variable?.kind === 'fact') ofFact(variable.index, sight, answers);
  const derived = variable?.kind === 'derived' ? pack.derived[variable.index] : undefined;
  if (derived?.kind === 'when') gather(derived.when, sight, answers, groups);
  else if (derived) ofDerived(derived, sight, answers, groups);
}

function ofFact(fact: number, { brief, pack }: Sight, answers: Answer[]): void {
  const span = brief.spans[fact];
  const entry = pack.facts[fact];
  if (!span || !entry) return;
  const value = brief.texts[fact] ?? entry.values[brief.facts[fact] ?? -1]?.id ?? 'given';
  answers.push({ about: entry.id, group: null, name: null, value, span });
}

function ofDerived(derived: Derived, sight: Sight, answers: Answer[], groups: Set<string>): void {
  const { variables, facts } = readsOfDerived(derived);
  for (const variable of variables) ofVariable(variable, sight, answers, groups);
  for (const fact of facts) ofFact(fact, sight, answers);
  if (derived.kind === 'any')
    ofGroups({ quantifier: 'some', where: derived.where, of: derived.of }, sight, answers, groups);
}

interface Quantified {
  readonly quantifier: 'some' | 'every' | 'no';
  readonly where: GroupCondition;
  readonly of: GroupCondition;
}

/** For some, the groups that meet it; for every and no, all that are picked. What kind of group one is goes without saying. */
function ofGroups(
  { quantifier, where, of }: Quantified,
  sight: Sight,
  answers: Answer[],
  groups: Set<string>,
): void {
  const people = sight.pack.people;
  const cells = [
    ...new Set([...asksOfGroup(where), ...asksOfGroup(of)].map(({ cell }) => cell)),
  ].filter((cell) => cell > 0);
  for (const [position, group] of sight.groups.entries()) {
    if (
      cellOutcome(where, group) !== yes ||
      (quantifier === 'some' && cellOutcome(of, group) !== yes)
    )
      continue;
    groups.add(group.name);
    const written = sight.brief.groups?.[position];
    for (const cell of cells) {
      const span = written?.spans[cell];
      const entry = people?.cells[cell];
      const value = entry?.values[written?.cells[cell] ?? -1]?.id;
      if (span && entry && value !== undefined)
        answers.push({
          about: `${people?.key}.${entry.id}`,
          group: position,
          name: group.name,
          value,
          span,
        });
    }
  }
}

/** Position of a variable by its id; -1 where there is none. */
export function variableAt(id: string, pack: Pack): number {
  const known =
    positions.get(pack) ?? new Map(pack.variables.map((variable, index) => [variable.id, index]));
  positions.set(pack, known);
  return known.get(id) ?? -1;
}

const positions = new WeakMap<Pack, ReadonlyMap<string, number>>();
