// Briefs as rows of a flat table: every answer that the pins and flags of a pack hang on, and what they ask about the
// people and dates of a brief, worked out. Whoever decides over such rows needs neither lists nor dates.
import type { Brief } from '../model/brief.js';
import type { Condition, VariableIndex } from '../model/condition.js';
import type { Derived, Pack } from '../model/pack.js';
import { outcomeOf } from './conditions.js';
import { workOut } from './layers.js';
import { single } from './reading.js';
import { yes } from './values.js';

export interface FlatColumn {
  readonly name: string;
  /** What may stand in it. A fact that was left out has nothing. */
  readonly values: readonly string[];
  readonly says: string;
  readonly of:
    | { readonly kind: 'fact'; readonly fact: number }
    | { readonly kind: 'derived'; readonly variable: VariableIndex }
    | { readonly kind: 'people'; readonly when: GroupsCondition };
}

export type GroupsCondition = Extract<Condition, { kind: 'groups' }>;

interface Flat {
  readonly columns: readonly FlatColumn[];
  readonly variables: ReadonlySet<VariableIndex>;
}

const made = new WeakMap<Pack, Flat>();

function flatOf(pack: Pack): Flat {
  const known = made.get(pack) ?? makeFlat(pack);
  made.set(pack, known);
  return known;
}

/** The columns of the table: facts, then what is derived from lists and dates, then questions about people. */
export const flatColumns = (pack: Pack): readonly FlatColumn[] => flatOf(pack).columns;

/** Whether a pin or flag hangs on a variable. */
export const isRead = (variable: VariableIndex, pack: Pack): boolean =>
  flatOf(pack).variables.has(variable);

/** The cells of a brief, null where nothing is given. */
export function flatRow(brief: Brief, pack: Pack): readonly (string | null)[] {
  const state = workOut(brief, pack, 'ordinary', new Map(), 'pins');
  return flatColumns(pack).map(({ of, values }) => {
    if (of.kind === 'people') return outcomeOf(of.when, state) === yes ? 'yes' : 'no';
    if (of.kind === 'derived') return values[single(state.sets[of.variable] ?? 0)] ?? null;
    const code = brief.facts[of.fact] ?? -1;
    return code < 0 ? null : (values[code] ?? null);
  });
}

/** What rules on pins and flags read, also by way of derived facts and ordinary values. */
interface Reads {
  readonly variables: Set<VariableIndex>;
  /** By what it asks, each question about people with the rule or derived fact that asks it first. */
  readonly people: Map<string, { readonly when: GroupsCondition; readonly by: string }>;
}

function makeFlat(pack: Pack): Flat {
  const reads: Reads = { variables: new Set(), people: new Map() };
  for (const rule of decidingRules(pack)) {
    if (rule.effect.kind === 'raises') visitVariable(pack.facts[rule.effect.fact]?.variable);
    visit(rule.when, rule.id);
  }
  function visit(condition: Condition, by: string): void {
    switch (condition.kind) {
      case 'is':
      case 'known':
        return visitVariable(condition.variable);
      case 'compare':
        visitVariable(condition.variable);
        return visitVariable(condition.than);
      case 'groups': {
        const key = questionKey(condition);
        if (!reads.people.has(key)) reads.people.set(key, { when: condition, by });
        return;
      }
      case 'not':
        return visit(condition.of, by);
      default:
        for (const part of condition.of) visit(part, by);
    }
  }
  function visitVariable(index: VariableIndex | undefined): void {
    const variable = index === undefined ? undefined : pack.variables[index];
    if (index === undefined || !variable || reads.variables.has(index)) return;
    reads.variables.add(index);
    if (variable.kind === 'fact')
      for (const { when } of pack.facts[variable.index]?.ordinary ?? [])
        if (when) visit(when, variable.id);
    const derived = variable.kind === 'derived' ? pack.derived[variable.index] : undefined;
    if (derived?.kind === 'when') visit(derived.when, derived.id);
    for (const input of derived ? inputsOf(derived) : []) visitVariable(input);
  }
  return {
    columns: [
      ...factColumns(reads, pack),
      ...derivedColumns(reads, pack),
      ...peopleColumns(reads, pack),
    ],
    variables: reads.variables,
  };
}

/** The rules that pins and flags hang on. */
export const decidingRules = ({ rules }: Pack) =>
  rules.filter(({ layer, off }) => layer !== 'rest' && off === null);

/** Two questions about people are the same where they have the same key. */
export const questionKey = (condition: GroupsCondition): string =>
  JSON.stringify(condition, (key, value) => (key === 'span' ? undefined : value));

function inputsOf(derived: Derived): readonly VariableIndex[] {
  switch (derived.kind) {
    case 'vote':
    case 'agreement':
      return derived.ballots.map(({ variable }) => variable);
    case 'count':
      return derived.of.map(({ variable }) => variable);
    default:
      return [];
  }
}

/** Whether a derived fact is worked out from a list or from dates. */
export const isOutside = ({ kind }: Derived): boolean =>
  ['highest', 'lowest', 'any', 'every', 'count-groups', 'days', 'lacks'].includes(kind);

function factColumns({ variables }: Reads, pack: Pack): FlatColumn[] {
  return pack.facts.flatMap(({ id, variable, kind, values, question }, fact) =>
    variables.has(variable)
      ? [
          {
            name: id,
            values: kind === 'choice' ? values.map((value) => value.id) : ['given'],
            says: question,
            of: { kind: 'fact', fact } as const,
          },
        ]
      : [],
  );
}

function derivedColumns({ variables }: Reads, pack: Pack): FlatColumn[] {
  return pack.derived.flatMap((derived) =>
    variables.has(derived.variable) && isOutside(derived)
      ? [
          {
            name: derived.id,
            values: pack.variables[derived.variable]?.values ?? [],
            says: derived.says,
            of: { kind: 'derived', variable: derived.variable } as const,
          },
        ]
      : [],
  );
}

function peopleColumns({ people }: Reads, pack: Pack): FlatColumn[] {
  const asked = new Map<string, number>();
  return [...people.values()].map(({ when, by }) => {
    const before = asked.get(by) ?? 0;
    asked.set(by, before + 1);
    const because = pack.rules.find(({ id }) => id === by)?.because ?? by;
    return {
      name: `${pack.people?.key ?? ''}.${by}${before === 0 ? '' : `-${before + 1}`}`,
      values: ['no', 'yes'],
      says: `what ${by} asks about the ${pack.people?.key ?? ''}: ${because}`,
      of: { kind: 'people', when },
    };
  });
}
