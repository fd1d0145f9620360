// Conditions as diagrams, each made once a pack, with what they ask: where all of that is answered, nothing is open.
import { type Brief, leftOut } from '../model/brief.js';
import type { Condition, VariableIndex } from '../model/condition.js';
import { movable } from '../reason/assume.js';
import type { Asked, Compiled } from '../reason/compile.js';
import type { Diagram } from '../reason/diagram.js';
import { support } from '../reason/operations.js';

export interface Condensed {
  readonly diagram: Diagram;
  /** Facts that it asks and that a completion may fill in, by position. */
  readonly facts: readonly number[];
  /** Facts on which ordinary values of those hang. */
  readonly hung: readonly number[];
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

function askedBy(diagrams: readonly Diagram[], compiled: Compiled): Omit<Condensed, 'diagram'> {
  const { ordinary } = compiled;
  const facts = factsIn(diagrams, compiled);
  const usual = facts.flatMap((fact) => ordinary.get(fact) ?? []);
  return { facts, hung: factsIn(usual, compiled), people: entriesIn(diagrams, compiled).some(({ kind }) => kind === 'mark') };
}

function entriesIn(diagrams: readonly Diagram[], { forest, asked }: Compiled): readonly Asked[] {
  const levels = new Set(diagrams.flatMap((diagram) => support(forest, diagram)));
  return [...levels].sort((a, b) => a - b).flatMap((level) => asked[level] ?? []);
}

const factsIn = (diagrams: readonly Diagram[], compiled: Compiled): readonly number[] =>
  entriesIn(diagrams, compiled).flatMap((entry) => (entry.kind === 'fact' && compiled.pack.facts[entry.fact]?.leftOut !== 'stays' ? [entry.fact] : []));

/** Whether a brief answers everything that is asked. */
export function isFixed({ facts, people }: Omit<Condensed, 'diagram'>, brief: Brief, { pack }: Compiled): boolean {
  if (facts.some((fact) => brief.facts[fact] === leftOut)) return false;
  if (!people || !pack.people) return true;
  const { cells } = pack.people;
  return brief.groups?.every((group) => group.cells.every((code, cell) => code !== leftOut || cells[cell]?.namedIn !== null)) ?? false;
}
