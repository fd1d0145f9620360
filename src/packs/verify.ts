// A pack proven whole: what holds over all briefs (reason/verify), facts that nothing reads, and examples that contradict.
import type { Law } from '../model/law.js';
import type { Fact, Pack } from '../model/pack.js';
import type { TooLarge } from '../reason/compile.js';
import { type Failure, type Verified, verify } from '../reason/verify.js';
import type { Outcome } from './test.js';
import { unreadFacts } from './unread.js';

export type PackFailure =
  | Failure
  | { readonly kind: 'unread'; readonly fact: Fact }
  | { readonly kind: 'example-contradicts'; readonly outcome: Outcome };

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
    .map((outcome): PackFailure => ({ kind: 'example-contradicts', outcome }));
  return {
    ...proven,
    failures: [...proven.failures, ...unread, ...contradicting],
    examples: outcomes.length,
  };
}
