// A pack proven whole: what holds over all briefs (reason/verify), facts that nothing reads, and examples that contradict.
import type { Brief } from '../model/brief.js';
import type { BriefInFull, Law } from '../model/law.js';
import type { Fact, FactValue, Pack } from '../model/pack.js';
import type { TooLarge } from '../reason/compile.js';
import { type Failure, type Verified, verify } from '../reason/verify.js';
import type { Outcome } from './test.js';
import { unreadFacts } from './unread.js';

export type PackFailure =
  | Failure
  | { readonly kind: 'unread'; readonly fact: Fact }
  | {
      readonly kind: 'example-contradicts';
      readonly outcome: Outcome;
      /** What the example gives. */
      readonly brief: BriefInFull;
    };

export interface PackVerified extends Omit<Verified, 'failures'> {
  readonly failures: readonly PackFailure[];
  readonly examples: number;
}

export function verifyPack(
  pack: Pack,
  laws: readonly Law[],
  outcomes: readonly Outcome[],
): PackVerified | TooLarge {
  const proven = verify(pack, laws);
  if (proven.kind === 'too-large') return proven;
  const unread = unreadFacts(pack)
    .filter(({ exempt }) => !exempt)
    .map((fact): PackFailure => ({ kind: 'unread', fact }));
  const contradicting = outcomes
    .filter(({ differences }) => differences.length > 0)
    .map(
      (outcome): PackFailure => ({
        kind: 'example-contradicts',
        outcome,
        brief: givenIn(outcome.example.given, pack),
      }),
    );
  return {
    ...proven,
    failures: [...proven.failures, ...unread, ...contradicting],
    examples: outcomes.length,
  };
}

/** The choices that a brief makes, by their ids. */
function givenIn({ facts, groups }: Brief, pack: Pack): BriefInFull {
  const cells = pack.people?.cells ?? [];
  const chosen = <T extends { readonly id: string; readonly values: readonly FactValue[] }>(
    of: readonly T[],
    codes: readonly number[],
  ): Readonly<Record<string, string>> =>
    Object.fromEntries(
      of.flatMap(({ id, values }, index) => {
        const value = values[codes[index] ?? -1]?.id;
        return value === undefined ? [] : [[id, value] as const];
      }),
    );
  return {
    facts: chosen(pack.facts, facts),
    groups: groups?.map((group) => chosen(cells, group.cells)) ?? null,
    listKey: pack.people?.key ?? '',
  };
}
