// Conditions as diagrams, each made once a pack, with what they ask: where all of that is answered, nothing is open.
import { type Brief, leftOut } from '../model/brief.js';
import type { Condition, VariableIndex } from '../model/condition.js';
import { movable } from '../reason/assume.js';
import type { Compiled } from '../reason/compile.js';
import type { Diagram } from '../reason/diagram.js';
import { support } from '../reason/operations.js';

export interface Condensed {
  readonly diagram: Diagram;
  /** Facts that it asks and that a completion may fill in, by position. */
  readonly facts: readonly number[];
  /** Whether it asks about the list of people. */
  readonly people: boolean;
}

export interface AllCondensed {
  readonly of: (condition: Condition) => Condensed;
  /** That a variable has a value. */
  readonly is: (variable: VariableIndex, value: number) => Condition;
  /** All that the pins ask whose moving counts; it has no diagram of its own. */
  readonly pins: Omit<Condensed, 'diagram'>;
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
      const condensed = { diagram, ...askedBy([diagram], compiled) };
      made.set(condition, condensed);
      return condensed;
    },
    is: (variable, value) => {
      const key = variable * 32 + value;
      const condition = values.get(key) ?? { kind: 'is', variable, values: 1 << value, span: { start: 0, end: 0 } };
      values.set(key, condition);
      return condition;
    },
    pins: askedBy(
      movable.map(([, pin]) => compiled.pins[pin]),
      compiled,
    ),
  };
  for (const { effect, when, off } of compiled.pack.rules) if (effect.kind === 'finding' && off === null) all.of(when);
  known.set(compiled, all);
  return all;
}

function askedBy(diagrams: readonly Diagram[], { forest, asked, pack }: Compiled): Omit<Condensed, 'diagram'> {
  const levels = new Set(diagrams.flatMap((diagram) => support(forest, diagram)));
  const entries = [...levels].flatMap((level) => asked[level] ?? []);
  return {
    facts: entries.flatMap((entry) => (entry.kind === 'fact' && pack.facts[entry.fact]?.leftOut !== 'stays' ? [entry.fact] : [])),
    people: entries.some(({ kind }) => kind === 'mark'),
  };
}

/** Whether a brief answers everything that is asked. */
export function isFixed({ facts, people }: Omit<Condensed, 'diagram'>, brief: Brief, { pack }: Compiled): boolean {
  if (facts.some((fact) => brief.facts[fact] === leftOut)) return false;
  if (!people || !pack.people) return true;
  const { cells } = pack.people;
  return brief.groups?.every((group) => group.cells.every((code, cell) => code !== leftOut || cells[cell]?.namedIn !== null)) ?? false;
}
