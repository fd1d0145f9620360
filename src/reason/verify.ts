// A rulebook proven: over all possible briefs every one gets an answer, every rule can speak and changes some answer,
// and every law holds. Each failure comes with the smallest brief that shows it.
import type { BriefInFull, Law } from '../model/law.js';
import type { Pack, Rule } from '../model/pack.js';
import { type Compiled, compile, type TooLarge } from './compile.js';
import { combinationsOf } from './count.js';
import { constant, type Diagram } from './diagram.js';
import { type ListInFull, listsSeenBy, marksAskedBy, statesOf } from './every-list.js';
import { type Broken, brokenBy, metBy, tooMany } from './laws.js';
import { and, map } from './operations.js';
import { differing, resultsByName, variantOf } from './variant.js';
import { putIn } from './witness.js';

export type Failure =
  | { readonly kind: 'no-answer'; readonly brief: BriefInFull }
  | { readonly kind: 'law-broken'; readonly law: Law; readonly broken: Broken }
  | { readonly kind: 'never-speaks'; readonly rule: Rule }
  | { readonly kind: 'changes-nothing'; readonly rule: Rule }
  | { readonly kind: 'not-proven'; readonly what: string };

export interface Verified {
  readonly kind: 'verified';
  readonly failures: readonly Failure[];
  /** Combinations of answers to the facts that results read, and how many different lists of people stand for all lists. */
  readonly combinations: bigint;
  readonly facts: number;
  readonly lists: number;
  readonly laws: number;
  readonly rules: number;
}

/** A pack too large for diagrams is told as such, never sampled. */
export function verify(pack: Pack, laws: readonly Law[]): Verified | TooLarge {
  const compiled = compile(pack);
  if (compiled.kind === 'too-large') return compiled;
  const results = [...resultsByName(compiled).values()];
  const combinations = combinationsOf(compiled);
  const facts = compiled.levelOfFact.size;
  const lists = listsSeenBy(results, compiled)?.lists.length ?? 0;
  const failures = [
    ...gap(compiled),
    ...laws.flatMap((law) => broken(law, compiled)),
    ...rulesIn(pack, compiled),
  ];
  return {
    kind: 'verified',
    failures,
    combinations,
    facts,
    lists,
    laws: laws.length,
    rules: pack.rules.filter(({ off }) => off === null).length,
  };
}

/** Briefs with a kind of challenge, or of a pack without kinds, that get no answer. */
function gap(compiled: Compiled): readonly Failure[] {
  const { forest, pins, pack } = compiled;
  const none = map(forest, pins['called-for'], (value) =>
    value === pack.scale.approaches.length ? 1 : 0,
  );
  const kindKnown = map(forest, pins.kind, (value) =>
    pack.kinds.length === 0 || value < pack.kinds.length ? 1 : 0,
  );
  const found = metBy(and(forest, none, kindKnown), compiled);
  if (found === tooMany) return [{ kind: 'not-proven', what: 'that every brief gets an answer' }];
  return found ? [{ kind: 'no-answer', brief: found.brief }] : [];
}

function broken(law: Law, compiled: Compiled): readonly Failure[] {
  const found = brokenBy(law, compiled);
  if (found === tooMany) return [{ kind: 'not-proven', what: law.id }];
  return found ? [{ kind: 'law-broken', law, broken: found }] : [];
}

function rulesIn(pack: Pack, compiled: Compiled): readonly Failure[] {
  return pack.rules.flatMap((rule): readonly Failure[] => {
    if (rule.off !== null || rule.exempt !== null) return [];
    const speaks = isPossible(compiled.conditionOf(rule.when), compiled);
    if (speaks === null) return [{ kind: 'not-proven', what: `that ${rule.id} can speak` }];
    if (!speaks) return [{ kind: 'never-speaks', rule }];
    return rule.layer === 'rest' || changesSomething(rule, pack, compiled)
      ? []
      : [{ kind: 'changes-nothing', rule }];
  });
}

/**
 * Whether some brief meets a function; null where there are too many lists to say. Lists that results tell apart are
 * tried first: nearly always one of them will do.
 */
function isPossible(f: Diagram, compiled: Compiled): boolean | null {
  if (f === constant(0)) return false;
  if (meetsOneOf(listsOfResults(compiled), f, compiled)) return true;
  const every = listsSeenBy([f], compiled);
  if (!every) return null;
  return every.lists.some(({ states }) => putIn(f, every.marks, states, compiled) !== constant(0));
}

const listsOfResults = (compiled: Compiled): readonly ListInFull[] =>
  listsSeenBy([...resultsByName(compiled).values()], compiled)?.lists ?? [];

function meetsOneOf(lists: readonly ListInFull[], f: Diagram, compiled: Compiled): boolean {
  const marks = marksAskedBy([f], compiled);
  const tried = new Set<string>();
  return lists.some(({ groups }) => {
    const states = statesOf(groups, marks, compiled.lists);
    const key = states.join();
    if (tried.has(key)) return false;
    tried.add(key);
    return putIn(f, marks, states, compiled) !== constant(0);
  });
}

/** Whether some brief would get another result without a rule. */
function changesSomething(rule: Rule, pack: Pack, compiled: Compiled): boolean {
  const without = variantOf(
    compiled,
    {
      ...pack,
      rules: pack.rules.map((each) =>
        each === rule ? { ...each, off: 'tried without it' } : each,
      ),
    },
    rule.layer,
  );
  const others = resultsByName(without);
  return [...resultsByName(compiled)].some(([name, f]) => {
    const differs = differing(f, others.get(name) as Diagram, compiled);
    return differs !== constant(0) && isPossible(differs, compiled) !== false;
  });
}
