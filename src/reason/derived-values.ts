// Facts that a pack works out from others, as diagrams.
import { winner } from '../engine/derived.js';
import type { Ballot, Derived } from '../model/pack.js';
import { holds, isOneOf, marked, opposite, quantified, someGroup, together } from './conditions.js';
import { constant, type Diagram, type Forest } from './diagram.js';
import { apply, map } from './operations.js';
import { type Mark, nobody } from './people.js';
import { ask, type Work } from './work.js';

/** The value of a fact worked out from others. */
export function valueOfDerived(derived: Derived, work: Work): Diagram {
  const { forest } = work;
  switch (derived.kind) {
    case 'when':
      return holds(derived.when, work);
    case 'vote':
      return tallied(derived.ballots, optionsOf(derived, work) - 1, work, (tally) =>
        winner(tally, derived.tie),
      );
    case 'agreement':
      return tallied(derived.ballots, derived.options.length, work, (tally) =>
        Math.max(0, ...tally),
      );
    case 'count':
      return derived.of.reduce(
        (sum, { variable: of, values }) =>
          added(forest, sum, isOneOf(of, values, work), derived.upTo),
        constant(0),
      );
    case 'any':
    case 'every':
      return quantified(
        { ...derived, kind: 'groups', quantifier: quantifiers[derived.kind] },
        work,
      );
    case 'highest':
    case 'lowest':
      return extreme(derived, work);
    case 'count-groups':
      return countedGroups(derived, work);
    case 'days':
    case 'lacks':
      return ask({ kind: 'worked-out', derived: work.pack.derived.indexOf(derived) }, 3, work);
  }
}

const quantifiers = { any: 'some', every: 'every' } as const;
const optionsOf = ({ variable: of }: Derived, { pack }: Work): number =>
  pack.variables[of]?.values.length ?? 0;

const added = (forest: Forest, f: Diagram, g: Diagram, upTo: number): Diagram =>
  apply(forest, f, g, (a, b) => Math.min(upTo, a + b));

/** Ballots counted one after the other; on the way the diagram's values are numbers of tallies. */
function tallied(
  ballots: readonly Ballot[],
  options: number,
  work: Work,
  outcome: (tally: readonly number[]) => number,
): Diagram {
  const tallies: number[][] = [new Array<number>(options).fill(0)];
  const numbers = new Map([[tallies.join(), 0]]);
  const cast = (number: number, option: number): number => {
    const before = tallies[number] as number[];
    const tally = option < 0 ? before : before.with(option, (before[option] as number) + 1);
    const key = tally.join();
    const known = numbers.get(key) ?? tallies.push(tally) - 1;
    numbers.set(key, known);
    return known;
  };
  const count = ballots.reduce(
    (sum, { variable: of, says }) =>
      apply(work.forest, sum, work.valueOf(of, work), (number, value) =>
        cast(number, says[value] ?? -1),
      ),
    constant(0),
  );
  return map(work.forest, count, (number) => outcome(tallies[number] as number[]));
}

function extreme(derived: Extract<Derived, { kind: 'highest' | 'lowest' }>, work: Work): Diagram {
  const { kind, cell, where, nobody: forNobody } = derived;
  const values = work.pack.people?.cells[cell]?.values.length ?? 0;
  const mark: Mark = { kind, where, cell, values };
  const none = nobody(mark);
  const shift = kind === 'highest' ? 1 : 0;
  return map(work.forest, marked(mark, work), (state) =>
    state === none ? forNobody : state - shift,
  );
}

/** Groups that meet an entry of `together` count once for all of them: the first entry that they meet. */
function countedGroups(derived: Extract<Derived, { kind: 'count-groups' }>, work: Work): Diagram {
  const { where, together: same, upTo } = derived;
  const alone = together([where, ...same.map(opposite)]);
  const once = same.map((entry, index) =>
    someGroup([where, ...same.slice(0, index).map(opposite), entry], work),
  );
  return once.reduce(
    (sum, one) => added(work.forest, sum, one, upTo),
    marked({ kind: 'number', where: alone, upTo }, work),
  );
}
