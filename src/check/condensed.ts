// Conditions as diagrams, each made once a pack, with what they ask: where all of that is answered, nothing is open.
import { type Brief, leftOut } from '../model/brief.js';
import type { Condition, VariableIndex } from '../model/condition.js';
import type { Asked } from '../reason/asked.js';
import type { Compiled } from '../reason/compile.js';
import type { Diagram } from '../reason/diagram.js';
import { cellsOf } from '../reason/marks.js';
import { support } from '../reason/operations.js';
import { type SomeMarks, someMarks } from '../reason/some-marks.js';

/** A condition, and what it asks. */
export interface Condensed {
  readonly diagram: Diagram;
  /** Facts that a completion may fill in, by position. */
  readonly facts: readonly number[];
  /** Cells of the list of people; null where it does not ask about the list. */
  readonly cells: readonly number[] | null;
  readonly marks: SomeMarks;
}

export interface AllCondensed {
  readonly of: (condition: Condition) => Condensed;
  /** That a variable has a value. */
  readonly is: (variable: VariableIndex, value: number) => Condition;
}

const known = new WeakMap<Compiled, AllCondensed>();

export function condense(compiled: Compiled): AllCondensed {
  const before = known.get(compiled);
  if (before) return before;
  const made = new WeakMap<Condition, Condensed>();
  const values = new Map<number, Condition>();
  const all: AllCondensed = {
    of: (condition) => {
      const earlier = made.get(condition);
      if (earlier) return earlier;
      const diagram = compiled.conditionOf(condition);
      const condensed = { diagram, ...askedBy(diagram, compiled) };
      made.set(condition, condensed);
      return condensed;
    },
    is: (variable, value) => {
      const key = variable * 32 + value;
      const condition = values.get(key) ?? isValue(variable, value);
      values.set(key, condition);
      return condition;
    },
  };
  for (const { effect, when, off } of compiled.pack.rules)
    if (effect.kind === 'finding' && off === null) all.of(when);
  known.set(compiled, all);
  return all;
}

const isValue = (variable: VariableIndex, value: number): Condition => ({
  kind: 'is',
  variable,
  values: 1 << value,
  span: { start: 0, end: 0 },
});

function askedBy(diagram: Diagram, compiled: Compiled): Omit<Condensed, 'diagram'> {
  const { forest, asked, pack } = compiled;
  const entries: readonly Asked[] = support(forest, diagram).flatMap((level) => asked[level] ?? []);
  const marks = entries.flatMap((entry) => (entry.kind === 'mark' ? [entry.mark] : []));
  return {
    facts: entries.flatMap((entry) =>
      entry.kind === 'fact' && pack.facts[entry.fact]?.leftOut !== 'stays' ? [entry.fact] : [],
    ),
    cells: marks.length === 0 ? null : cellsOf(marks, compiled),
    marks: someMarks(compiled.lists, marks),
  };
}

/** Whether a brief answers everything that is asked. */
export function isFixed(
  { facts, cells }: Pick<Condensed, 'facts' | 'cells'>,
  brief: Brief,
): boolean {
  if (facts.some((fact) => brief.facts[fact] === leftOut)) return false;
  if (!cells) return true;
  return (
    brief.groups?.every((group) => cells.every((cell) => group.cells[cell] !== leftOut)) ?? false
  );
}
