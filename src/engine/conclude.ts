// A brief and a pack to a conclusion: the pins with ordinary values, what comes then, and every rule that spoke with its proof.
import type { Next, Pins, Reason } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import type { Condition, Leaf, Proof } from '../model/condition.js';
import { withLater } from '../model/later.js';
import type { Effect, EffectKind, Pack, Pin, Rule } from '../model/pack.js';
import { headsOf, ruleAt } from '../model/rules.js';
import { flagVariables, pinVariable, type WorkedOut, workOut } from './layers.js';
import { groupsIn, prove, type Readings, supportOf } from './prove.js';
import { type Overrides, single } from './reading.js';
import { either, yes } from './values.js';

export interface Conclusion extends Readings {
  readonly pins: Pins;
  readonly then: readonly Next[];
}

/** The answer with ordinary values; cheap, without reasons. */
export function conclude(brief: Brief, pack: Pack): Conclusion {
  const ordinary = workOut(brief, pack, 'ordinary');
  return {
    ordinary,
    open: workOut(brief, pack, 'open', undefined, 'pins'),
    pins: pinsOf(ordinary),
    then: nextOf(ordinary),
  };
}

/** The pins of a brief, some of its facts overridden. */
export function pinsUnder(brief: Brief, pack: Pack, overrides: Overrides): Pins {
  return pinsOf(workOut(brief, pack, 'ordinary', overrides, 'pins'));
}

export function pinsOf(state: WorkedOut): Pins {
  const variables = flagVariables(state.pack);
  const flags = state.pack.flags.map(
    ({ id }, flag) => [id, single(state.sets[variables[flag] ?? -1] ?? 1) === 1] as const,
  );
  return {
    domain: valueOf('kind', state),
    calledFor: valueOf('called-for', state),
    reach: valueOf('reach', state),
    today: valueOf('today', state),
    first: valueOf('first', state),
    name: valueOf('name', state),
    flags: Object.fromEntries(flags),
  };
}

/** The value of a pin, null for none. */
function valueOf(pin: Pin, { pack, sets }: WorkedOut): string | null {
  const index = pinVariable(pin, pack);
  const values = pack.variables[index]?.values ?? [];
  const value = single(sets[index] ?? 0);
  return value === values.length - 1 ? null : (values[value] ?? null);
}

/** The brief again with the constants of `then`, once for each kind that may follow. */
function nextOf(now: WorkedOut): readonly Next[] {
  const { pack, brief, sets } = now;
  return nextAfter(single(sets[pinVariable('kind', pack)] ?? 0), pinsOf(now).first, brief, pack);
}

/** What comes after a challenge of this kind, by its position, where this is what comes first. */
export function nextAfter(
  kind: number,
  first: string | null,
  brief: Brief,
  pack: Pack,
): readonly Next[] {
  if (!pack.then || kind < 0 || kind >= pack.kinds.length) return [];
  const following = pack.then.follows[kind] ?? [];
  if (following.length === 0 && first === null) return [];
  return (following.length > 0 ? following : [kind]).map((next) => nextAs(next, brief, pack));
}

/** The pins once what came first is over, the challenge being of this kind. */
export function nextAs(kind: number, brief: Brief, pack: Pack): Next {
  const { domain, calledFor, reach, today } = pinsUnder(brief, pack, overridesThen(kind, pack));
  return { domain, calledFor, reach, today };
}

function overridesThen(kind: number, pack: Pack): Overrides {
  const constants = pack.then?.set.map(({ fact, value }) => [fact, value] as const) ?? [];
  const stated =
    pack.facts[pack.then?.kindFact ?? -1]?.values.findIndex(
      ({ id }) => id === pack.kinds[kind]?.id,
    ) ?? -1;
  return new Map([...constants, [pack.then?.kindFact ?? -1, stated]]);
}

/** Every rule that spoke, those that bind before those that do not, in the order in which layers are worked out. */
export function reasonsFor(conclusion: Conclusion): readonly Reason[] {
  const { outcomes, pack } = conclusion.ordinary;
  const { kinds } = headsOf(pack);
  const spoke = outcomes.flatMap((outcome, index) =>
    outcome === yes && stands(kinds[index], conclusion) ? [reasonFor(index, conclusion)] : [],
  );
  return [...spoke].sort((a, b) => Number(b.binds) - Number(a.binds));
}

/** Rules that did not speak, though with another answer to something left out they could. */
export function nearlySpoke(conclusion: Conclusion): readonly Reason[] {
  const { ordinary, open } = conclusion;
  return headsOf(ordinary.pack).kinds.flatMap((kind, index) =>
    ordinary.outcomes[index] !== yes && open.outcomes[index] === either && bearing[kind] !== 'rest'
      ? [reasonFor(index, conclusion)]
      : [],
  );
}

/** What a rule bears on besides the pin it is named for: an `at-most` bears on reach as well. */
const bearing: Readonly<Record<EffectKind, Reason['bearsOn'][number]>> = {
  kind: 'domain',
  'starts-at': 'calledFor',
  'at-least': 'calledFor',
  'at-most': 'calledFor',
  'duty-at-least': 'calledFor',
  'reach-at-most': 'reach',
  first: 'first',
  name: 'name',
  flag: 'flags',
  raises: 'rest',
  finding: 'rest',
  needs: 'rest',
  warn: 'rest',
  suggest: 'rest',
  offer: 'rest',
  asks: 'rest',
  notes: 'rest',
};

/** Without a kind of challenge a rule may speak, but nothing is said. */
function stands(kind: EffectKind | undefined, { pins, ordinary }: Conclusion): boolean {
  return kind === 'kind' || ordinary.pack.kinds.length === 0 || pins.domain !== null;
}

function reasonFor(index: number, conclusion: Conclusion): Reason {
  const { pack, outcomes } = conclusion.ordinary;
  const { ids, kinds, whens } = headsOf(pack);
  const kind = kinds[index] as EffectKind;
  const to = isAdvice(kind) ? null : targetOf(ruleAt(pack, index), pack);
  const bearsOn = kind === 'at-most' ? (['calledFor', 'reach'] as const) : [bearing[kind]];
  const reason: Reason = withLater(
    {
      rule: ids[index] as string,
      effect: kind,
      to,
      binds: outcomes[index] === yes && bearsOn.some((pin) => binds(pin, kind, to, conclusion)),
      bearsOn,
    },
    {
      proof: (): Proof => prove(whens[index] as Condition, conclusion),
      answers: (): readonly Leaf[] => supportOf(reason.proof),
      groups: (): readonly string[] => groupsIn(reason.answers),
    },
  );
  return reason;
}

const isAdvice = (kind: EffectKind): boolean => bearing[kind] === 'rest' && kind !== 'raises';

/** Id of what a rule speaks for, null where it names no value of a pin. */
export function targetOf({ effect }: Rule, pack: Pack): string | null {
  switch (effect.kind) {
    case 'kind':
      return pack.kinds[effect.to]?.id ?? null;
    case 'name':
      return pack.names[effect.to]?.id ?? null;
    case 'flag':
      return pack.flags[effect.to]?.id ?? null;
    case 'raises':
      return pack.facts[effect.fact]?.values[effect.to]?.id ?? null;
    case 'starts-at':
    case 'at-least':
    case 'at-most':
    case 'duty-at-least':
    case 'reach-at-most':
    case 'first':
      return pack.scale.approaches[effect.to]?.id ?? null;
    default:
      return null;
  }
}

/** Whether a pin stands where it stands because of a rule: it is there, and without its kind of rule it would not be. */
function binds(
  pin: Reason['bearsOn'][number],
  effect: EffectKind,
  to: string | null,
  conclusion: Conclusion,
): boolean {
  const { pins, ordinary } = conclusion;
  if (pin === 'flags') return true;
  if (pin === 'rest') return effect === 'raises';
  if (to === null || pins[pin] !== to) return false;
  if (effect === 'at-least' || effect === 'duty-at-least') return valueOf('start', ordinary) !== to;
  if (effect === 'at-most' && pin === 'calledFor')
    return pushedTo(ordinary) > levelOf(to, ordinary);
  return true;
}

const levelOf = (id: string | null, { pack }: WorkedOut): number =>
  pack.scale.approaches.findIndex((approach) => approach.id === id);

/** How far right start and floors alone would have what is called for. */
function pushedTo(state: WorkedOut): number {
  const { outcomes, pack } = state;
  const floors = headsOf(pack).kinds.flatMap((kind, index) => {
    if (kind !== 'at-least' || outcomes[index] !== yes) return [];
    return [(ruleAt(pack, index).effect as Extract<Effect, { kind: 'at-least' }>).to];
  });
  return Math.max(levelOf(valueOf('start', state), state), ...floors);
}
