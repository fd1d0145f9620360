// A rulebook proven: over all possible briefs every one gets an answer, every rule can speak and changes some answer,
// and every law holds. Each failure comes with the smallest brief that shows it.
import type { Condition } from '../model/condition.js';
import type { BriefInFull, Law } from '../model/law.js';
import type { Pack, Rule } from '../model/pack.js';
import { type Compiled, compile, outgrown, type TooLarge } from './compile.js';
import { combinationsOf } from './count.js';
import type { Diagram } from './diagram.js';
import { isEverTold, kindIsKnown } from './hidden.js';
import { type Broken, brokenBy, metBy, tooMany } from './laws.js';
import { and, map } from './operations.js';
import { countOfLists, isMet } from './some-list.js';
import { differences, resultsByName } from './variant.js';

export type Failure =
  | { readonly kind: 'no-answer'; readonly brief: BriefInFull }
  | { readonly kind: 'law-broken'; readonly law: Law; readonly broken: Broken }
  | {
      readonly kind: 'never-speaks';
      readonly rule: Rule;
      /** A smallest part of its condition that cannot hold together. */
      readonly apart: readonly Condition[];
      /** A smallest brief that meets all but the last of these; null where there is but one. */
      readonly brief: BriefInFull | null;
    }
  | {
      readonly kind: 'changes-nothing';
      readonly rule: Rule;
      /** A smallest brief in which it speaks. */
      readonly brief: BriefInFull | null;
    }
  | {
      readonly kind: 'never-told';
      readonly rule: Rule;
      /** A smallest brief in which it speaks. */
      readonly brief: BriefInFull | null;
    }
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
  const lists = countOfLists(results, compiled);
  const failures = [
    ...gap(compiled),
    ...laws.flatMap((law) => broken(law, compiled)),
    ...rulesIn(pack, compiled),
  ];
  return (
    outgrown(compiled) ?? {
      kind: 'verified',
      failures,
      combinations,
      facts,
      lists,
      laws: laws.length,
      rules: pack.rules.filter(({ off }) => off === null).length,
    }
  );
}

/** Briefs with a kind of challenge, or of a pack without kinds, that get no answer. */
function gap(compiled: Compiled): readonly Failure[] {
  const { forest, pins, pack } = compiled;
  const none = map(forest, pins['called-for'], (value) =>
    value === pack.scale.approaches.length ? 1 : 0,
  );
  const found = metBy(and(forest, none, kindIsKnown(compiled)), compiled);
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
    const speaks = compiled.conditionOf(rule.when);
    if (!isMet(speaks, compiled)) return [neverSpeaks(rule, compiled)];
    if (!isEverTold(rule, compiled))
      return [{ kind: 'never-told', rule, brief: briefWith(speaks, compiled) }];
    return rule.layer === 'rest' || changesSomething(rule, pack, compiled)
      ? []
      : [{ kind: 'changes-nothing', rule, brief: briefWith(speaks, compiled) }];
  });
}

/** A smallest brief that meets a function; null where there is none, or too many lists to look for it. */
function briefWith(f: Diagram, compiled: Compiled): BriefInFull | null {
  const found = metBy(f, compiled);
  return found === tooMany ? null : (found?.brief ?? null);
}

/** Parts of the condition are left out as long as what is left cannot hold. */
function neverSpeaks(rule: Rule, compiled: Compiled): Failure {
  const together = (parts: readonly Condition[]): Diagram =>
    compiled.conditionOf({ kind: 'all', of: parts, span: rule.when.span });
  let apart = conjuncts(rule.when);
  for (const part of apart) {
    const rest = apart.filter((other) => other !== part);
    if (!isMet(together(rest), compiled)) apart = rest;
  }
  const brief = apart.length > 1 ? briefWith(together(apart.slice(0, -1)), compiled) : null;
  return { kind: 'never-speaks', rule, apart, brief };
}

const conjuncts = (condition: Condition): readonly Condition[] =>
  condition.kind === 'all' ? condition.of.flatMap(conjuncts) : [condition];

/** Whether some brief would get another result without a rule. */
function changesSomething(rule: Rule, pack: Pack, compiled: Compiled): boolean {
  const without = {
    ...pack,
    rules: pack.rules.map((each) => (each === rule ? { ...each, off: 'tried without it' } : each)),
  };
  for (const differs of differences(compiled, without, rule.layer))
    if (isMet(differs, compiled)) return true;
  return false;
}
