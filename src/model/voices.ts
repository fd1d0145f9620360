// Who spoke for what: the ballots of a vote, or of an agreement, by the option that they were cast for.
import type { VariableIndex } from './condition.js';
import type { Derived, Pack } from './pack.js';

export type Counted = Extract<Derived, { kind: 'vote' | 'agreement' }>;

export interface Voice {
  readonly option: string;
  readonly by: readonly VariableIndex[];
}

/** The options that something spoke for, in the order of the pack. `valueOf` gives the position of a variable's value. */
export function voicesIn(
  derived: Counted,
  valueOf: (variable: VariableIndex) => number,
  pack: Pack,
): readonly Voice[] {
  const spokenFor = derived.ballots.map(({ variable, says }) => says[valueOf(variable)]);
  return optionsOf(derived, pack).flatMap((option, index) => {
    const cast = derived.ballots.filter((_, ballot) => spokenFor[ballot] === index);
    return cast.length === 0 ? [] : [{ option, by: cast.map(({ variable }) => variable) }];
  });
}

function optionsOf(derived: Counted, { variables }: Pack): readonly string[] {
  return derived.kind === 'agreement'
    ? derived.options
    : (variables[derived.variable]?.values.slice(0, -1) ?? []);
}
