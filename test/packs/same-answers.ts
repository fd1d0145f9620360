// Which mutants answer some brief otherwise than the pack does, proved and not tried: they are joined into one pack by a
// fact that says whose turn it is, and a mutant differs where a diagram of a pin, name or flag reads that fact and leads
// elsewhere on its turn, real lists of groups being all that is asked of.
import type { Condition, ValueSet, VariableIndex } from '../../src/model/condition.js';
import type { Derived, Fact, Pack, Rule, Variable } from '../../src/model/pack.js';
import { type Compiled, compile } from '../../src/reason/compile.js';
import {
  branchesOf,
  type Diagram,
  type Forest,
  impossible,
  isConstant,
  levelOf,
} from '../../src/reason/diagram.js';
import { amongLists, confined, scratchFor } from '../../src/reason/narrow.js';
import { resultsOf } from '../../src/reason/results.js';
import { situationOf } from '../../src/reason/situation.js';
import { emptyBrief } from '../reason/brute-force.js';
import type { Mutant } from './mutants.js';

/** Few at once, so that one that differs makes no diagram large; turn 0 is the pack's own. */
const mostTurns = 6;

/** Those that answer at least one brief otherwise. */
export function differing(mutants: readonly Mutant[], pack: Pack): ReadonlySet<Mutant> {
  const found = new Set<Mutant>();
  for (let from = 0; from < mutants.length; from += mostTurns) {
    const some = mutants.slice(from, from + mostTurns);
    for (const turn of turnsThatDiffer(joinedPack(some, pack), pack.facts.length))
      found.add(some[turn - 1] as Mutant);
  }
  return found;
}

function turnsThatDiffer(joined: Pack, turnFact: number): ReadonlySet<number> {
  const compiled = compile(joined, 4_000_000);
  if (compiled.kind !== 'compiled') throw new Error(`too large: ${compiled.facts.join(', ')}`);
  const turn = compiled.levelOfFact.get(turnFact);
  const found = new Set<number>();
  const read = resultsOf(compiled).filter(
    (f) => collect(f, compiled.forest, turn, new Set()).size > 0,
  );
  if (read.length === 0) return found;
  // what no list of groups can give is left out: there they may differ
  const situation = situationOf(emptyBrief(joined), compiled);
  const everything = Int32Array.from(compiled.forest.sizes, (size) => (1 << size) - 1);
  const forest = scratchFor(compiled);
  for (const f of read) {
    const among = amongLists(confined(compiled.forest, f, everything, forest), situation, forest);
    collect(among, forest, turn, found);
  }
  if (forest.full) throw new Error('too large');
  return found;
}

function collect(
  f: Diagram,
  forest: Forest,
  turn: Compiled['levelOfMark'][number] | undefined,
  found: Set<number>,
): ReadonlySet<number> {
  const seen = new Set<Diagram>();
  const walk = (diagram: Diagram): void => {
    if (isConstant(diagram) || diagram === impossible || seen.has(diagram)) return;
    seen.add(diagram);
    const branches = branchesOf(forest, diagram);
    if (levelOf(forest, diagram) === turn)
      for (const [value, branch] of branches.entries())
        if (branch !== branches[0]) found.add(value);
    branches.forEach(walk);
  };
  walk(f);
  return found;
}

const span = { start: 0, end: 0 };
const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of, span });
const any = (...of: readonly Condition[]): Condition => ({ kind: 'any', of, span });

/** The pack and its mutants in one, the mutant of turn n being the n-th. */
function joinedPack(mutants: readonly Mutant[], pack: Pack): Pack {
  const turn = pack.variables.length as VariableIndex;
  const everyTurn = (1 << (mutants.length + 1)) - 1;
  const onTurns = (values: ValueSet, when: Condition): Condition =>
    all({ kind: 'is', variable: turn, values, span }, when);
  const variables: Variable[] = [...pack.variables, turnVariable(mutants.length + 1, pack)];
  const twins: Derived[] = [];
  const twinsOf = new Map<number, { readonly turn: number; readonly variable: VariableIndex }[]>();
  for (const [position, { derived }] of mutants.entries())
    for (const [index, to] of derived) {
      const of = pack.derived[index]?.variable as VariableIndex;
      const variable = variables.length as VariableIndex;
      variables.push({
        ...(pack.variables[of] as Variable),
        id: `twin ${variable}`,
        index: pack.derived.length + twins.length,
      });
      twins.push({ ...to, variable });
      twinsOf.set(of, [...(twinsOf.get(of) ?? []), { turn: position + 1, variable }]);
    }

  /** Every question about a derived fact that a mutant changed, asked of the changed one on its turn. */
  const reading = (condition: Condition): Condition => {
    switch (condition.kind) {
      case 'all':
      case 'any':
        return { ...condition, of: condition.of.map(reading) };
      case 'not':
        return { ...condition, of: reading(condition.of) };
      case 'is': {
        const others = twinsOf.get(condition.variable);
        if (!others) return condition;
        const elsewhere = others.reduce((set, other) => set & ~(1 << other.turn), everyTurn);
        return any(
          onTurns(elsewhere, condition),
          ...others.map((other) =>
            onTurns(1 << other.turn, { ...condition, variable: other.variable }),
          ),
        );
      }
      default:
        return condition;
    }
  };
  const derivedReading = (derived: Derived): Derived =>
    derived.kind === 'when' ? { ...derived, when: reading(derived.when) } : derived;

  const added: Rule[] = [];
  const addedFor = new Map<number, number[]>();
  const own = pack.rules.map((rule, index): Rule => {
    const changed = mutants.flatMap(({ rules }, position) => {
      const to = rules.get(index);
      return to === undefined ? [] : [{ turn: position + 1, to }];
    });
    const elsewhere = changed.reduce((set, other) => set & ~(1 << other.turn), everyTurn);
    const parts = [onTurns(elsewhere, reading(rule.when))];
    for (const { turn: on, to } of changed) {
      if (to === null) continue;
      const when = onTurns(1 << on, reading(to.when));
      if (to.effect === rule.effect) parts.push(when);
      else {
        addedFor.set(index, [...(addedFor.get(index) ?? []), pack.rules.length + added.length]);
        added.push({ ...to, when });
      }
    }
    return { ...rule, when: any(...parts) };
  });
  /** What yields to a rule yields to those as well that speak for it on a turn. */
  const yielding = (rule: Rule): Rule => {
    const { effect } = rule;
    if (effect.kind !== 'duty-at-least') return rule;
    return {
      ...rule,
      effect: {
        ...effect,
        yieldsTo: effect.yieldsTo.flatMap((index) => [index, ...(addedFor.get(index) ?? [])]),
      },
    };
  };
  return {
    ...pack,
    variables,
    facts: [...pack.facts, turnFact(turn, mutants.length + 1)],
    derived: [...pack.derived, ...twins].map(derivedReading),
    rules: [...own, ...added].map(yielding),
  };
}

const turnIds = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, turn) => `turn ${turn}`);

const turnVariable = (count: number, pack: Pack): Variable => ({
  id: 'turn',
  kind: 'fact',
  index: pack.facts.length,
  values: turnIds(count),
  ordered: false,
  layer: 'facts',
});

const turnFact = (variable: VariableIndex, count: number): Fact => ({
  id: 'turn',
  variable,
  kind: 'choice',
  values: turnIds(count).map((id) => ({ id, help: '' })),
  mapValues: [],
  mapKeys: [],
  ordered: false,
  leftOut: 'any',
  ordinary: [{ when: null, value: 0 }],
  question: '',
  help: '',
  changes: '',
  sources: [],
  changeable: false,
  usual: [],
  file: 0,
  span: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 },
});
