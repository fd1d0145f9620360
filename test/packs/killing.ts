// What a mutant is shown to get wrong: the examples in the rule files and the documented cases, each answered once by
// the pack itself. A mutant is asked again only where something that it changed comes out otherwise.
import { nextAs, pinsOf } from '../../src/engine/conclude.js';
import { outcomeOf } from '../../src/engine/conditions.js';
import { derivedSet } from '../../src/engine/derived.js';
import { pinVariable, type WorkedOut, workOut } from '../../src/engine/layers.js';
import { type Overrides, single } from '../../src/engine/reading.js';
import { yes } from '../../src/engine/values.js';
import type { Assessment, Next } from '../../src/model/assessment.js';
import type { Brief } from '../../src/model/brief.js';
import type { Pack } from '../../src/model/pack.js';
import { type Settings, withSettings } from '../../src/model/settings.js';
import type { Example } from '../../src/packs/examples.js';
import { testPack } from '../../src/packs/test.js';
import { type Mutant, mutated } from './mutants.js';

/** A brief with something to say of any answer to it: a line that changes where the answer is wrong. */
export interface Witness {
  readonly id: string;
  readonly brief: Brief;
  readonly judge: (answer: Answer) => string;
  /** Settings of the pack, by id, that it is asked under; as the pack has them where there are none. */
  readonly settings: Settings;
}

export type Answer = Pick<
  Assessment,
  'domain' | 'calledFor' | 'reach' | 'today' | 'first' | 'name' | 'flags' | 'then'
> & {
  readonly reasons: readonly { readonly rule: string }[];
};

/** An example of a rule file, as far as it expects something that this part of the pack says; null where it does not. */
export function exampleWitness(example: Example, pack: Pack): Witness | null {
  const ids = new Set(pack.rules.map(({ id }) => id));
  const here = ({ rule }: { readonly rule: string }): boolean => ids.has(rule);
  const narrowed = {
    ...example,
    because: example.because.filter(here),
    notBecause: example.notBecause.filter(here),
  };
  const { results, because, notBecause, then } = narrowed;
  if (results.length + because.length + notBecause.length === 0 && !then) return null;
  return {
    id: `an example of ${example.rule}`,
    brief: example.given,
    settings: example.settings,
    judge: (answer) =>
      testPack(pack, [narrowed], () => answer as Assessment)
        .flatMap(({ differences }) => differences.map(({ message }) => message))
        .join('\n'),
  };
}

export interface Answered {
  readonly witness: Witness;
  readonly verdict: string;
  /** What the engine worked out for the brief and for what comes then. */
  readonly states: readonly WorkedOut[];
}

export function answered(witness: Witness, whole: Pack): Answered {
  const pack = withSettings(whole, witness.settings);
  const now = workOut(witness.brief, pack, 'ordinary');
  const later = following(now).map((kind) =>
    workOut(witness.brief, pack, 'ordinary', overridesThen(kind, pack)),
  );
  return { witness, verdict: witness.judge(answerOf(now)), states: [now, ...later] };
}

/** The first witness whose verdict on the mutant is another than on the pack itself. */
export function killer(mutant: Mutant, answers: readonly Answered[], pack: Pack): string | null {
  const usual = mutated(pack, mutant);
  for (const { witness, verdict, states } of answers) {
    if (!states.some((state) => differs(state, mutant))) continue;
    const other = withSettings(usual, witness.settings);
    if (witness.judge(answerOf(workOut(witness.brief, other, 'ordinary'))) !== verdict)
      return witness.id;
  }
  return null;
}

/** Whether anything that a mutant changed comes out otherwise; rules and derived facts read only what comes before. */
function differs(state: WorkedOut, { rules, derived }: Mutant): boolean {
  const { pack, brief, outcomes, sets } = state;
  for (const [index, rule] of rules) {
    const was = outcomes[index] === yes;
    const effect = pack.rules[index]?.effect;
    const is = rule !== null && outcomeOf(rule.when, state) === yes;
    if (was !== is || (is && rule?.effect !== effect)) return true;
  }
  for (const [index, to] of derived)
    if (derivedSet(to, state, brief, pack) !== sets[pack.derived[index]?.variable ?? -1])
      return true;
  return false;
}

function answerOf(state: WorkedOut): Answer {
  const { pack, brief, outcomes } = state;
  const pins = pinsOf(state);
  const reasons = pack.rules.flatMap(({ id: rule, effect }, index) =>
    outcomes[index] === yes && (effect.kind === 'kind' || pins.domain !== null) ? [{ rule }] : [],
  );
  const then = following(state).map((kind): Next => nextAs(kind, brief, pack));
  return { ...pins, then, reasons };
}

/** The kinds of challenge that may follow, as the engine asks for them. */
function following(state: WorkedOut): readonly number[] {
  const { pack, sets } = state;
  const kind = single(sets[pinVariable('kind', pack)] ?? 0);
  const follows = pack.then?.follows[kind];
  if (!follows || kind >= pack.kinds.length) return [];
  if (follows.length > 0) return follows;
  return pinsOf(state).first === null ? [] : [kind];
}

function overridesThen(kind: number, pack: Pack): Overrides {
  const fact = pack.then?.kindFact ?? -1;
  const constants = pack.then?.set.map(({ fact: of, value }) => [of, value] as const) ?? [];
  const stated = pack.facts[fact]?.values.findIndex(({ id }) => id === pack.kinds[kind]?.id) ?? -1;
  return new Map([...constants, [fact, stated]]);
}
