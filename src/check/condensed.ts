// Conditions as diagrams, each made once a pack, with what they ask: where all of that is answered, nothing is open.
import { type Brief, leftOut } from '../model/brief.js';
import type { Condition, VariableIndex } from '../model/condition.js';
import type { Pin } from '../model/pack.js';
import type { Asked, Compiled } from '../reason/compile.js';
import type { Diagram } from '../reason/diagram.js';
import { support } from '../reason/operations.js';

/** One function or several, and what they ask. */
export interface Condensed {
  readonly diagrams: readonly Diagram[];
  /** Facts that they ask and that a completion may fill in, by position. */
  readonly facts: readonly number[];
  /** Facts on which ordinary values of those hang. */
  readonly hung: ReadonlySet<number>;
  /** Cells of the list of people that they ask; null where they do not ask about it. */
  readonly cells: ReadonlySet<number> | null;
}

export interface AllCondensed {
  readonly of: (condition: Condition) => Condensed;
  /** That a variable has a value. */
  readonly is: (variable: VariableIndex, value: number) => Condition;
  readonly pins: (pins: readonly Pin[]) => Condensed;
}

const known = new WeakMap<Compiled, AllCondensed>();

export function condense(compiled: Compiled): AllCondensed {
  const before = known.get(compiled);
  if (before) return before;
  const made = new WeakMap<Condition, Condensed>();
  const values = new Map<number, Condition>();
  const groups = new Map<string, Condensed>();
  const all: AllCondensed = {
    of: (condition) => {
      const earlier = made.get(condition);
      if (earlier) return earlier;
      const condensed = condensedFrom([compiled.conditionOf(condition)], compiled);
      made.set(condition, condensed);
      return condensed;
    },
    is: (variable, value) => {
      const key = variable * 32 + value;
      const condition = values.get(key) ?? {
        kind: 'is',
        variable,
        values: 1 << value,
        span: { start: 0, end: 0 },
      };
      values.set(key, condition);
      return condition;
    },
    pins: (pins) => {
      const key = pins.join();
      const condensed =
        groups.get(key) ??
        condensedFrom(
          pins.map((pin) => compiled.pins[pin]),
          compiled,
        );
      groups.set(key, condensed);
      return condensed;
    },
  };
  for (const { effect, when, off } of compiled.pack.rules)
    if (effect.kind === 'finding' && off === null) all.of(when);
  known.set(compiled, all);
  return all;
}

function condensedFrom(diagrams: readonly Diagram[], compiled: Compiled): Condensed {
  const { ordinary } = compiled;
  const facts = factsIn(diagrams, compiled);
  const usual = facts.flatMap((fact) => ordinary.get(fact) ?? []);
  return {
    diagrams,
    facts,
    hung: new Set(factsIn(usual, compiled)),
    cells: cellsIn([...diagrams, ...usual], compiled),
  };
}

function entriesIn(diagrams: readonly Diagram[], { forest, asked }: Compiled): readonly Asked[] {
  const levels = new Set(diagrams.flatMap((diagram) => support(forest, diagram)));
  return [...levels].sort((a, b) => a - b).flatMap((level) => asked[level] ?? []);
}

const factsIn = (diagrams: readonly Diagram[], compiled: Compiled): readonly number[] =>
  entriesIn(diagrams, compiled).flatMap((entry) =>
    entry.kind === 'fact' && compiled.pack.facts[entry.fact]?.leftOut !== 'stays'
      ? [entry.fact]
      : [],
  );

function cellsIn(diagrams: readonly Diagram[], compiled: Compiled): ReadonlySet<number> | null {
  const { lists } = compiled;
  const marks = entriesIn(diagrams, compiled).flatMap((entry) =>
    entry.kind === 'mark' ? [entry.mark] : [],
  );
  if (marks.length === 0) return null;
  return new Set(
    marks
      .flatMap((mark) => support(lists.forest, lists.adds[mark] as Diagram))
      .map((input) => input % (lists.inputs / 2)),
  );
}

/** Whether a brief answers everything that is asked. */
export function isFixed({ facts, cells }: Condensed, brief: Brief, { pack }: Compiled): boolean {
  if (facts.some((fact) => brief.facts[fact] === leftOut)) return false;
  if (!cells) return true;
  const asked = [...cells].filter((cell) => pack.people?.cells[cell]?.namedIn === null);
  return (
    brief.groups?.every((group) => asked.every((cell) => group.cells[cell] !== leftOut)) ?? false
  );
}
