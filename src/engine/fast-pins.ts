// Pins for the fast decision: the same steps as in layers.ts, where every value is known.
import type { Effect, EffectKind, Pack, Pin, Rule } from '../model/pack.js';
import type { Slot } from './clauses.js';
import { addSlot, levelAfter, levelOf, type Slots, type Write } from './fast-slots.js';
import { pinVariable } from './layers.js';

/** Rules of one kind with the value each speaks for. */
interface Speakers {
  readonly rules: Int32Array;
  readonly to: Int32Array;
}

/** Writes the pin of a layer once its rules are decided. */
export function addPin(pin: Pin, slots: Slots): void {
  const { pack } = slots;
  const variable = pinVariable(pin, pack);
  const count = pack.variables[variable]?.values.length ?? 0;
  const { level, write } = stepFor(pin, slots);
  slots.of[variable] = addSlot(slots, count, level, write);
}

interface Step {
  readonly level: number;
  readonly write: (slot: Slot) => Write;
}

function stepFor(pin: Pin, slots: Slots): Step {
  const { pack } = slots;
  switch (pin) {
    case 'kind':
      return leastOrMost('kind', 'rightmost', pack.kinds.length, false, slots);
    case 'start':
      return leastOrMost('starts-at', 'leftmost', pack.scale.approaches.length, true, slots);
    case 'called-for':
      return calledFor(slots);
    case 'reach':
      return reach(slots);
    case 'today':
      return today(slots);
    case 'first':
      return first(slots);
    case 'name':
      return leastOrMost('name', 'leftmost', pack.names.length, true, slots);
  }
}

/** Where the code of a pin stands. */
export const slotOf = (pin: Pin, slots: Slots): Slot =>
  slots.of[pinVariable(pin, slots.pack)] as Slot;

/** Rules that are on and have this effect. */
export const rulesThat = (kind: EffectKind, { rules }: Pack): readonly number[] =>
  rules.flatMap((rule, index) => (rule.effect.kind === kind && rule.off === null ? [index] : []));

const targetOf = (rule: Rule | undefined): number => {
  const effect = rule?.effect as Extract<Effect, { readonly to: number }>;
  return effect.to;
};

function speakers(kind: EffectKind, { pack }: Slots): Speakers {
  const rules = rulesThat(kind, pack);
  return {
    rules: Int32Array.from(rules),
    to: Int32Array.from(rules, (rule) => targetOf(pack.rules[rule])),
  };
}

function leftmostOf({ rules, to }: Speakers, holds: Uint8Array, nothing: number): number {
  let held = -1;
  for (let index = 0; index < rules.length; index++)
    if (holds[rules[index] as number] === 1 && (held < 0 || (to[index] as number) < held))
      held = to[index] as number;
  return held < 0 ? nothing : held;
}

function rightmostOf({ rules, to }: Speakers, holds: Uint8Array, nothing: number): number {
  let held = -1;
  for (let index = 0; index < rules.length; index++)
    if (holds[rules[index] as number] === 1 && (to[index] as number) > held)
      held = to[index] as number;
  return held < 0 ? nothing : held;
}

/** Whether the kind of challenge is known, or does not matter. */
export function kindIsKnown(slots: Slots): { readonly slot: Slot; readonly none: number } {
  const kinds = slots.pack.kinds.length;
  return { slot: slotOf('kind', slots), none: kinds === 0 ? -1 : kinds };
}

function leastOrMost(
  kind: EffectKind,
  which: 'leftmost' | 'rightmost',
  nothing: number,
  needsKind: boolean,
  slots: Slots,
): Step {
  const said = speakers(kind, slots);
  const choose = which === 'leftmost' ? leftmostOf : rightmostOf;
  const known = needsKind ? kindIsKnown(slots) : null;
  const level = Math.max(
    levelAfter([...said.rules], slots),
    levelOf(known ? [known.slot] : [], slots),
  );
  return {
    level,
    write: (slot) => (_, codes, holds) => {
      codes[slot] =
        known && codes[known.slot] === known.none ? nothing : choose(said, holds, nothing);
    },
  };
}

function calledFor(slots: Slots): Step {
  const { approaches, bands } = slots.pack.scale;
  const none = approaches.length;
  const start = slotOf('start', slots);
  const [floors, ceilings, duties] = [
    speakers('at-least', slots),
    speakers('at-most', slots),
    dutiesOf(slots),
  ];
  const raised = approaches.map((approach) => approach.raised);
  const byDuty = approaches.map(({ band }) => bands[band]?.raisedByDuty !== false);
  const speaking = [...floors.rules, ...ceilings.rules, ...duties.map(({ rule }) => rule)];
  return {
    level: Math.max(levelAfter(speaking, slots), levelOf([start], slots)),
    write: (slot) => (_, codes, holds) => {
      const from = codes[start] as number;
      if (from >= none) {
        codes[slot] = none;
        return;
      }
      const floor = raised[from] ? rightmostOf(floors, holds, 0) : 0;
      const level = Math.min(Math.max(from, floor), leftmostOf(ceilings, holds, none - 1));
      codes[slot] = byDuty[level] ? Math.max(level, dutyOf(duties, holds)) : level;
    },
  };
}

interface Duty {
  readonly rule: number;
  readonly to: number;
  readonly yieldsTo: Speakers;
}

function dutiesOf(slots: Slots): readonly Duty[] {
  const { pack } = slots;
  return rulesThat('duty-at-least', pack).map((rule) => {
    const effect = pack.rules[rule]?.effect as Extract<Effect, { kind: 'duty-at-least' }>;
    const ceilings = rulesThat('at-most', pack).filter((other) => effect.yieldsTo.includes(other));
    const to = Int32Array.from(ceilings, (other) => targetOf(pack.rules[other]));
    return { rule, to: effect.to, yieldsTo: { rules: Int32Array.from(ceilings), to } };
  });
}

/** The floor that duties set, each lowered to the ceilings it yields to. */
function dutyOf(duties: readonly Duty[], holds: Uint8Array): number {
  let floor = 0;
  for (const { rule, to, yieldsTo } of duties)
    if (holds[rule] === 1) floor = Math.max(floor, Math.min(to, leftmostOf(yieldsTo, holds, to)));
  return floor;
}

function reach(slots: Slots): Step {
  const none = slots.pack.scale.approaches.length;
  const [limits, ceilings] = [speakers('at-most', slots), speakers('reach-at-most', slots)];
  const known = kindIsKnown(slots);
  return {
    level: Math.max(
      levelAfter([...limits.rules, ...ceilings.rules], slots),
      levelOf([known.slot], slots),
    ),
    write: (slot) => (_, codes, holds) => {
      codes[slot] =
        codes[known.slot] === known.none
          ? none
          : Math.min(leftmostOf(limits, holds, none - 1), leftmostOf(ceilings, holds, none - 1));
    },
  };
}

function today(slots: Slots): Step {
  const none = slots.pack.scale.approaches.length;
  const [called, reached] = [slotOf('called-for', slots), slotOf('reach', slots)];
  return {
    level: levelOf([called, reached], slots),
    write: (slot) => (_, codes) => {
      const level = codes[called] as number;
      codes[slot] = level === none ? none : Math.min(level, codes[reached] as number);
    },
  };
}

/** Something comes first only where it is left of what is called for. */
function first(slots: Slots): Step {
  const none = slots.pack.scale.approaches.length;
  const acts = speakers('first', slots);
  const called = slotOf('called-for', slots);
  return {
    level: Math.max(levelAfter([...acts.rules], slots), levelOf([called], slots)),
    write: (slot) => (_, codes, holds) => {
      const act = leftmostOf(acts, holds, none);
      const level = codes[called] as number;
      codes[slot] = level < none && act < level ? act : none;
    },
  };
}
