// What a change of rules changes, by meaning: over all possible briefs, which results move, how often, which way, where,
// and a smallest brief for each.
import type { BriefInFull } from '../model/law.js';
import type { Fact, Pack } from '../model/pack.js';
import { aligned } from './align.js';
import { type Compiled, compile, compileIn, type TooLarge } from './compile.js';
import { countOf, factLevels } from './count.js';
import { constant, type Diagram } from './diagram.js';
import { apply, fixed } from './operations.js';
import { resultsByName } from './variant.js';
import { inWords, type Seen, seenByLists, smallest } from './witness.js';

/** One way in which one result moves. */
export interface Moved {
  /** Id of the pin or flag. */
  readonly result: string;
  readonly from: string;
  readonly to: string;
  readonly way: 'left' | 'right' | 'other';
  /** Combinations of answers and of lists of people that the results can tell apart. */
  readonly count: bigint;
  /** Facts that have only some of their values wherever it moves so. */
  readonly only: readonly { readonly fact: string; readonly values: readonly string[] }[];
  readonly brief: BriefInFull;
}

export type Difference =
  | { readonly kind: 'difference'; readonly moved: readonly Moved[] }
  | { readonly kind: 'apart'; readonly why: string }
  | { readonly kind: 'too-many-lists' };

export function difference(before: Pack, after: Pack): Difference | TooLarge {
  const placed = aligned(after, before);
  if ('apart' in placed) return { kind: 'apart', why: placed.apart };
  const old = compile(before);
  if (old.kind === 'too-large') return old;
  const anew = compileIn({ ...old.work, pack: placed.pack, values: new Map(), speaks: new Map() });
  if (anew.forest.full) return { kind: 'too-large', budget: anew.forest.budget, facts: [] };
  const results = resultsByName(anew);
  const moved: Moved[] = [];
  for (const [result, f] of resultsByName(old)) {
    const g = results.get(result) ?? constant(0);
    if (f === g) continue;
    const seen = seenByLists([f, g], anew);
    if (!seen) return { kind: 'too-many-lists' };
    moved.push(...movesOf(result, seen, anew));
  }
  return { kind: 'difference', moved };
}

/** Every step from one value of a result to another that some brief takes. */
function movesOf(result: string, seen: readonly Seen[], compiled: Compiled): readonly Moved[] {
  const { values, ordered } = valuesOf(result, compiled.pack);
  return values.flatMap((from, a) =>
    values.flatMap((to, b) => {
      if (a === b) return [];
      const steps = seen
        .map(({ list, functions: [f, g] }) => ({
          list,
          f: apply(compiled.forest, f as Diagram, g as Diagram, (x, y) =>
            x === a && y === b ? 1 : 0,
          ),
        }))
        .filter(({ f }) => f !== constant(0));
      const witness = steps.length > 0 ? smallest(steps, compiled) : null;
      if (!witness) return [];
      const count = steps.reduce((sum, { f }) => sum + countOf(f, compiled), 0n);
      const functions = steps.map(({ f }) => f);
      return [
        {
          result,
          from,
          to,
          way: ordered ? (b < a ? 'left' : 'right') : 'other',
          count,
          only: onlyIn(functions, compiled),
          brief: inWords(witness, compiled),
        } as const,
      ];
    }),
  );
}

/** A flag is raised or not; of pins the last value is none. */
function valuesOf(
  result: string,
  pack: Pack,
): { readonly values: readonly string[]; readonly ordered: boolean } {
  const variable = pack.variables.find(
    ({ id, kind }) => id === result && (kind === 'pin' || kind === 'flag'),
  );
  return { values: variable?.values ?? [], ordered: variable?.kind === 'pin' && variable.ordered };
}

/** Facts that have only some of their values wherever one of these functions holds. */
function onlyIn(functions: readonly Diagram[], compiled: Compiled): Moved['only'] {
  const { forest, asked, pack } = compiled;
  return factLevels(compiled).flatMap((level) => {
    const entry = asked[level];
    const fact = entry?.kind === 'fact' ? (pack.facts[entry.fact] as Fact) : null;
    if (!fact) return [];
    const names = [
      ...fact.values.map(({ id }) => id),
      ...(fact.leftOut === 'any' ? [] : ['unstated']),
    ];
    const values = names.filter((_, value) =>
      functions.some((f) => fixed(forest, f, level, value) !== constant(0)),
    );
    return values.length < names.length ? [{ fact: fact.id, values }] : [];
  });
}
