// What a condition reads: every variable and every cell of a group that it asks about, in the order written.
// Readers, lint and reasoning share it, so that all of them mean the same by "reads".
import type { CellIndex, Condition, GroupCondition, ValueSet, VariableIndex } from './condition.js';
import type { Derived } from './pack.js';
import type { Span } from './source.js';

/** One question that a condition asks of a variable. */
export interface Ask {
  readonly variable: VariableIndex;
  /** The values it asks for; null where it compares, or asks whether an answer is given. */
  readonly values: ValueSet | null;
  readonly known: boolean;
  readonly span?: Span | undefined;
}

/** One question that a group condition asks of a cell. */
export interface CellAsk {
  readonly cell: CellIndex;
  readonly known: boolean;
  readonly span?: Span | undefined;
}

export function asksOf(condition: Condition): readonly Ask[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(asksOf);
    case 'not':
      return asksOf(condition.of);
    case 'is':
      return [{ ...condition, known: false }];
    case 'known':
      return [{ ...condition, values: null, known: true }];
    case 'compare':
      return [condition.variable, condition.than].map((variable) => ({
        variable,
        values: null,
        known: false,
        span: condition.span,
      }));
    case 'groups':
      return [];
  }
}

/** The cells that a condition asks about, through its questions about groups. */
export function cellAsksOf(condition: Condition): readonly CellAsk[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(cellAsksOf);
    case 'not':
      return cellAsksOf(condition.of);
    case 'groups':
      return [...asksOfGroup(condition.where), ...asksOfGroup(condition.of)];
    default:
      return [];
  }
}

export function asksOfGroup(condition: GroupCondition): readonly CellAsk[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(asksOfGroup);
    case 'not':
      return asksOfGroup(condition.of);
    case 'cell':
      return [{ cell: condition.cell, known: false, span: condition.span }];
    case 'cell-known':
      return [{ cell: condition.cell, known: true, span: condition.span }];
  }
}

/** The variables that a derived fact is worked out from; date and map facts are given as positions of facts. */
export function readsOfDerived(derived: Derived): {
  readonly variables: readonly VariableIndex[];
  readonly facts: readonly number[];
  readonly cells: readonly CellIndex[];
  readonly settings: readonly number[];
} {
  const nothing = { variables: [], facts: [], cells: [], settings: [] };
  switch (derived.kind) {
    case 'when':
      return {
        ...nothing,
        variables: asksOf(derived.when).map(({ variable }) => variable),
        cells: cellAsksOf(derived.when).map(({ cell }) => cell),
      };
    case 'vote':
    case 'agreement':
      return { ...nothing, variables: derived.ballots.map(({ variable }) => variable) };
    case 'count':
      return { ...nothing, variables: derived.of.map(({ variable }) => variable) };
    case 'highest':
    case 'lowest':
      return { ...nothing, cells: [derived.cell, ...cellsOf([derived.where])] };
    case 'any':
    case 'every':
      return { ...nothing, cells: cellsOf([derived.where, derived.of]) };
    case 'count-groups':
      return { ...nothing, cells: cellsOf([derived.where, ...derived.together]) };
    case 'days':
      return {
        ...nothing,
        facts: [derived.from, derived.to],
        settings: typeof derived.fewerThan === 'number' ? [] : [derived.fewerThan.setting],
      };
    case 'lacks':
      return { ...nothing, facts: [derived.map] };
  }
}

const cellsOf = (conditions: readonly GroupCondition[]): readonly CellIndex[] =>
  conditions.flatMap(asksOfGroup).map(({ cell }) => cell);
