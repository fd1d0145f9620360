// The one path from answers to pins: layer by layer, each reading only what earlier layers found.
// Floors and ceilings commute, so no order of rules matters; in the open reading every pin is the set it can still be.
import type { Brief } from '../model/brief.js';
import type { Condition, ValueSet } from '../model/condition.js';
import {
  type Effect,
  type EffectKind,
  type Layer,
  layers,
  type Pack,
  type Pin,
} from '../model/pack.js';
import { headsOf, ruleAt } from '../model/rules.js';
import { outcomeOf } from './conditions.js';
import { derivedSet } from './derived.js';
import {
  answerTo,
  completionsOf,
  type Manner,
  type Overrides,
  type Reading,
  readGroups,
  unstatedValue,
} from './reading.js';
import {
  allOf,
  greater,
  leftmost,
  lesser,
  no,
  type Outcome,
  only,
  pairwise,
  rightmost,
  valuesOf,
  yes,
} from './values.js';

export interface WorkedOut extends Reading {
  /** For each rule how its condition came out; 0 where its layer was not reached or it is switched off. */
  readonly outcomes: readonly (Outcome | 0)[];
  readonly pack: Pack;
  readonly brief: Brief;
}

const noOverrides: Overrides = new Map();

/** Works out everything a pack says of a brief, or no more than the pins: rules that only advise are not asked then. */
export function workOut(
  brief: Brief,
  pack: Pack,
  manner: Manner,
  overrides: Overrides = noOverrides,
  wanted: 'everything' | 'pins' = 'everything',
): WorkedOut {
  const given = pack.variables.map((variable) =>
    variable.kind === 'fact' && answerTo(variable.index, brief, overrides) >= 0 ? 1 : 0,
  );
  const state: WorkedOut = {
    manner,
    sets: new Int32Array(pack.variables.length),
    given: Uint8Array.from(given),
    groups: readGroups(brief, pack, manner),
    outcomes: new Array<Outcome | 0>(headsOf(pack).ids.length).fill(0),
    pack,
    brief,
  };
  const { steps } = planOf(pack);
  for (const layer of layers) {
    const step = steps[layer];
    const isAsked = layer !== 'facts' && (layer !== 'rest' || wanted === 'everything');
    if (isAsked) settle(layer, step, state);
    for (const variable of step.variables)
      (state.sets as Int32Array)[variable] = setOf(variable, state, overrides);
  }
  return state;
}

interface Step {
  readonly rules: readonly number[];
  /** Settings, facts and derived facts, each after all that it reads. */
  readonly variables: readonly number[];
}

interface Plan {
  readonly steps: Readonly<Record<Layer, Step>>;
  /** By fact the rules that lift it. */
  readonly raisers: ReadonlyMap<number, readonly number[]>;
  /** Rules that set a ceiling for what is called for, and so for reach. */
  readonly ceilings: readonly number[];
  /** Positions of pins among the variables, by id. */
  readonly pins: ReadonlyMap<string, number>;
  /** Positions of flags among the variables, in the order of `Pack.flags`. */
  readonly flags: readonly number[];
}

const plans = new WeakMap<Pack, Plan>();

/** What is worked out when; found once a pack. */
function planOf(pack: Pack): Plan {
  const known = plans.get(pack);
  if (known) return known;
  const steps = Object.fromEntries(
    layers.map((layer) => [layer, { rules: [] as number[], variables: [] as number[] }]),
  ) as Record<Layer, { rules: number[]; variables: number[] }>;
  const raisers = new Map<number, number[]>();
  const pins = new Map<string, number>();
  const flags: number[] = [];
  const ceilings: number[] = [];
  const heads = headsOf(pack);
  heads.kinds.forEach((kind, index) => {
    if (heads.offs[index] !== null) return;
    steps[heads.layers[index] as Layer].rules.push(index);
    if (kind === 'at-most') ceilings.push(index);
    if (kind !== 'raises') return;
    const { fact } = ruleAt(pack, index).effect as Extract<Effect, { kind: 'raises' }>;
    raisers.set(fact, [...(raisers.get(fact) ?? []), index]);
  });
  pack.variables.forEach(({ id, layer, kind, index: own }, index) => {
    if (kind === 'pin') pins.set(id, index);
    else if (kind === 'flag') flags[own] = index;
    else steps[layer].variables.push(index);
  });
  const plan = { steps, raisers, ceilings, pins, flags };
  plans.set(pack, plan);
  return plan;
}

function setOf(index: number, state: WorkedOut, overrides: Overrides): ValueSet {
  const variable = state.pack.variables[index];
  if (!variable) return 0;
  if (variable.kind === 'setting') return settingSet(variable.index, state.pack);
  if (variable.kind === 'fact')
    return raised(variable.index, factSet(variable.index, state, overrides), state);
  const derived = state.pack.derived[variable.index];
  return derived ? derivedSet(derived, state, state.brief, state.pack) : 0;
}

function settingSet(index: number, pack: Pack): ValueSet {
  const setting = pack.settings[index];
  const chosen = setting?.values.findIndex(({ id }) => id === setting.value) ?? -1;
  return only(Math.max(0, chosen));
}

function factSet(index: number, state: WorkedOut, overrides: Overrides): ValueSet {
  const { pack, brief, manner } = state;
  const code = answerTo(index, brief, overrides);
  if (code >= 0) return only(code);
  const fact = pack.facts[index];
  if (!fact) return 0;
  if (manner === 'open') return completionsOf(index, pack);
  if (fact.leftOut !== 'any') return only(unstatedValue(index, pack));
  for (const { when, value } of fact.ordinary)
    if (!when || outcomeOf(when, state) === yes) return only(value);
  return completionsOf(index, pack);
}

/** Rules that lift a fact (a duty that the setting brings) work on it before anything reads it. */
function raised(fact: number, set: ValueSet, state: WorkedOut): ValueSet {
  const raising = planOf(state.pack).raisers.get(fact);
  if (!raising) return set;
  return speaking(raising, state).reduce((found, { effect, outcome }) => {
    const lifted = effect.kind === 'raises' ? pairwise(found, only(effect.to), greater) : found;
    return outcome === yes ? lifted : lifted | found;
  }, set);
}

interface Spoken {
  readonly index: number;
  readonly effect: Effect;
  readonly outcome: Outcome;
}

/** The rules of a layer that speak or may speak. */
function speaking(rules: readonly number[], state: WorkedOut): readonly Spoken[] {
  ask(rules, state);
  return spokenOf(rules, state);
}

/** Finds out whether rules speak. */
function ask(rules: readonly number[], state: WorkedOut): void {
  const { whens } = headsOf(state.pack);
  for (const index of rules)
    (state.outcomes as (Outcome | 0)[])[index] = outcomeOf(whens[index] as Condition, state);
}

/** Of rules that were asked those that speak or may speak. */
function spokenOf(rules: readonly number[], { pack, outcomes }: WorkedOut): readonly Spoken[] {
  const spoken: Spoken[] = [];
  for (const index of rules) {
    const outcome = outcomes[index] ?? 0;
    if (outcome === 0 || outcome === no) continue;
    spoken.push({ index, effect: ruleAt(pack, index).effect, outcome });
  }
  return spoken;
}

/** Sets the pin (or flags) of a layer from its rules. */
function settle(layer: Layer, step: Step, state: WorkedOut): void {
  if (layer === 'rest') return ask(step.rules, state);
  const spoken = speaking(step.rules, state);
  switch (layer) {
    case 'kind':
      return setPin('kind', chosen(spoken, 'kind', 'rightmost', state.pack.kinds.length), state);
    case 'start':
      return setPin(
        'start',
        whereKindIsKnown(chosen(spoken, 'starts-at', 'leftmost', none(state)), none(state), state),
        state,
      );
    case 'called-for':
      return setPin('called-for', calledFor(spoken, state), state);
    case 'reach':
      return setPin('reach', whereKindIsKnown(reach(spoken, state), none(state), state), state);
    case 'today':
      return setPin(
        'today',
        ontoScale(pairwise(pinSet('called-for', state), pinSet('reach', state), lesser), state),
        state,
      );
    case 'first':
      return setPin('first', first(spoken, state), state);
    case 'name':
      return setPin(
        'name',
        whereKindIsKnown(
          chosen(spoken, 'name', 'leftmost', state.pack.names.length),
          state.pack.names.length,
          state,
        ),
        state,
      );
    case 'flags':
      return setFlags(spoken, state);
    default:
      return;
  }
}

const levels = (state: WorkedOut): number => state.pack.scale.approaches.length;
const none = levels;

/** Position of a pin among the variables. */
export const pinVariable = (pin: Pin, pack: Pack): number => planOf(pack).pins.get(pin) ?? -1;

/** Positions of flags among the variables, in the order of `Pack.flags`. */
export const flagVariables = (pack: Pack): readonly number[] => planOf(pack).flags;

const pinSet = (pin: Pin, state: WorkedOut): ValueSet =>
  state.sets[pinVariable(pin, state.pack)] ?? 0;
const setPin = (pin: Pin, set: ValueSet, state: WorkedOut): void => {
  (state.sets as Int32Array)[pinVariable(pin, state.pack)] = set;
};

/** Where several speak the leftmost (rightmost) holds; `nothing` where none does. */
function chosen(
  spoken: readonly Spoken[],
  kind: EffectKind,
  which: 'leftmost' | 'rightmost',
  nothing: number,
): ValueSet {
  let certain: ValueSet = 0;
  let possible: ValueSet = 0;
  for (const { effect, outcome } of spoken) {
    if (effect.kind !== kind || !('to' in effect)) continue;
    possible |= only(effect.to);
    if (outcome === yes) certain |= only(effect.to);
  }
  if (certain === 0) return possible | only(nothing);
  const held = which === 'leftmost' ? leftmost(certain) : rightmost(certain);
  const beyond = which === 'leftmost' ? allOf(held) : ~allOf(held + 1);
  return only(held) | (possible & beyond);
}

/** Where the kind of challenge is not known there is nothing to say. */
function whereKindIsKnown(set: ValueSet, nothing: number, state: WorkedOut): ValueSet {
  const kinds = state.pack.kinds.length;
  if (kinds === 0) return set;
  const found = pinSet('kind', state);
  const unknown = only(kinds);
  if (found === unknown) return only(nothing);
  return (found & unknown) === 0 ? set : set | only(nothing);
}

function calledFor(spoken: readonly Spoken[], state: WorkedOut): ValueSet {
  const { approaches, bands } = state.pack.scale;
  const floor = chosen(spoken, 'at-least', 'rightmost', 0);
  const ceiling = chosen(spoken, 'at-most', 'leftmost', levels(state) - 1);
  const duty = duties(spoken, state);
  let result: ValueSet = 0;
  for (const start of valuesOf(pinSet('start', state))) {
    const approach = approaches[start];
    if (!approach) {
      result |= only(none(state));
      continue;
    }
    const raised = approach.raised ? pairwise(only(start), floor, greater) : only(start);
    for (const level of valuesOf(pairwise(raised, ceiling, lesser))) {
      const band = bands[approaches[level]?.band ?? -1];
      result |= band?.raisedByDuty === false ? only(level) : pairwise(only(level), duty, greater);
    }
  }
  return result;
}

/** Floors that duties set, each lowered to the ceilings it yields to. */
function duties(spoken: readonly Spoken[], _state: WorkedOut): ValueSet {
  let result: ValueSet = only(0);
  for (const { effect, outcome } of spoken) {
    if (effect.kind !== 'duty-at-least') continue;
    let floor = only(effect.to);
    for (const other of spoken) {
      if (!effect.yieldsTo.includes(other.index) || other.effect.kind !== 'at-most') continue;
      const lowered = pairwise(floor, only(other.effect.to), lesser);
      floor = other.outcome === yes ? lowered : floor | lowered;
    }
    const raised = pairwise(result, floor, greater);
    result = outcome === yes ? raised : raised | result;
  }
  return result;
}

function reach(spoken: readonly Spoken[], state: WorkedOut): ValueSet {
  const last = levels(state) - 1;
  const ceilings = spokenOf(planOf(state.pack).ceilings, state);
  const byLimits = chosen(ceilings, 'at-most', 'leftmost', last);
  return pairwise(byLimits, chosen(spoken, 'reach-at-most', 'leftmost', last), lesser);
}

/** none has the position after the scale, so the lesser of a level and none would be the level: put none back. */
function ontoScale(set: ValueSet, state: WorkedOut): ValueSet {
  const called = pinSet('called-for', state);
  const nothing = only(none(state));
  if (called === nothing) return nothing;
  return (set & ~nothing) | (called & nothing);
}

/** Something comes first only where it is left of what is called for. */
function first(spoken: readonly Spoken[], state: WorkedOut): ValueSet {
  const acts = chosen(spoken, 'first', 'leftmost', none(state));
  let result: ValueSet = 0;
  for (const act of valuesOf(acts))
    for (const level of valuesOf(pinSet('called-for', state)))
      result |= only(level < none(state) && act < level ? act : none(state));
  return result;
}

function setFlags(spoken: readonly Spoken[], state: WorkedOut): void {
  flagVariables(state.pack).forEach((variable, flag) => {
    const raised = spoken.filter(({ effect }) => effect.kind === 'flag' && effect.to === flag);
    const certain = raised.some(({ outcome }) => outcome === yes);
    const set = certain ? only(1) : raised.length > 0 ? allOf(2) : only(0);
    (state.sets as Int32Array)[variable] = whereKindIsKnown(set, 0, state);
  });
}
