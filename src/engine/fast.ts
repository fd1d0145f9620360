// The decision for many briefs: the same pins and the same rules that spoke as `conclude` gives, out of plain numbers.
// A pack becomes a fixed row of steps; conditions are decided many at once as bits of clauses (see clauses.ts).
import type { Coded } from '../model/coded.js';
import type { EffectKind, Fact, Layer, Pack, Pin } from '../model/pack.js';
import { layers, pins } from '../model/pack.js';
import { type Block, blocksOf, decideBlock, never, type Slot } from './clauses.js';
import { derivedSlot } from './fast-derived.js';
import { answererFor, cellsAreFilled } from './fast-groups.js';
import { addPin, kindIsKnown, rulesThat, slotOf } from './fast-pins.js';
import {
  addCondition,
  addCopy,
  addSlot,
  clausesOf,
  levelAfter,
  newSlots,
  type Slots,
  setCondition,
  type Write,
} from './fast-slots.js';
import { unstatedValue } from './reading.js';

/** What was decided, valid until the next brief. Codes of pins are those of `Pack.variables`: the last is none. */
export interface Decided {
  readonly pins: Readonly<Record<Pin, number>>;
  /** By flag of the pack. */
  readonly flags: Uint8Array;
  /** Rules that spoke, those that bind before those that do not; the first `count` of them. */
  readonly spoke: Int32Array;
  count: number;
}

export type Decide = (coded: Coded) => Decided;

const made = new WeakMap<Pack, Decide | 'none'>();

/** The fast decision of a pack, made once; null where an answer left out has no ordinary value, so that much stays open. */
export function fastDecision(pack: Pack): Decide | null {
  const known = made.get(pack) ?? makeDecision(pack) ?? 'none';
  made.set(pack, known);
  return known === 'none' ? null : known;
}

function makeDecision(pack: Pack): Decide | null {
  const slots = newSlots(pack);
  if (!cellsAreFilled(slots.groups) || !pack.facts.every(isFilled)) return null;
  for (const layer of layers) addLayer(layer, slots);
  return runOf(slots);
}

const isFilled = ({ leftOut, ordinary }: Fact): boolean =>
  leftOut !== 'any' || ordinary.at(-1)?.when === null;

const pinOf: Partial<Record<Layer, Pin>> = Object.fromEntries(pins.map((pin) => [pin, pin]));

/** What `workOut` does for a layer, as steps. */
function addLayer(layer: Layer, slots: Slots): void {
  const { pack } = slots;
  if (layer !== 'facts') addRules(layer, slots);
  const pin = pinOf[layer];
  if (pin) addPin(pin, slots);
  if (layer === 'flags') addFlags(slots);
  pack.variables.forEach((variable, index) => {
    if (variable.layer !== layer) return;
    if (variable.kind === 'setting') addSetting(index, slots);
    if (variable.kind === 'fact') addFact(index, slots);
  });
  if (layer === 'facts') {
    addRules(layer, slots);
    addRaised(slots);
  }
  pack.variables.forEach((variable, index) => {
    const derived = pack.derived[variable.index];
    if (variable.layer === layer && variable.kind === 'derived' && derived)
      slots.of[index] = derivedSlot(derived, variable.index, slots);
  });
}

function addRules(layer: Layer, slots: Slots): void {
  slots.pack.rules.forEach((rule, index) => {
    if (rule.layer !== layer) return;
    setCondition(slots, index, rule.off === null ? clausesOf(rule.when, true, slots) : never);
  });
}

function addSetting(variable: number, slots: Slots): void {
  const { settings, variables } = slots.pack;
  const setting = settings[variables[variable]?.index ?? -1];
  const chosen = Math.max(0, setting?.values.findIndex(({ id }) => id === setting.value) ?? -1);
  const count = Math.max(1, variables[variable]?.values.length ?? 0);
  const slot = addCopy(slots, count);
  slots.copies.constants.push({ slot, value: chosen });
  slots.of[variable] = slot;
}

/** A fact is what was answered, else unstated, else the first ordinary value whose condition holds. */
function addFact(variable: number, slots: Slots): void {
  const { pack } = slots;
  const index = pack.variables[variable]?.index ?? 0;
  const fact = pack.facts[index] as Fact;
  const count = pack.variables[variable]?.values.length ?? 0;
  const cases =
    fact.leftOut === 'any' ? fact.ordinary : [{ when: null, value: unstatedValue(index, pack) }];
  const asked = cases.map(({ when }) =>
    when ? addCondition(slots, clausesOf(when, true, slots)) : -1,
  );
  const values = cases.map(({ value }) => value);
  const conditions = asked.filter((condition) => condition >= 0);
  const [usual] = values;
  if (conditions.length === 0 && usual !== undefined) {
    const slot = addCopy(slots, count);
    slots.copies.facts.push({ slot, fact: index, usual });
    slots.of[variable] = slot;
    return;
  }
  slots.of[variable] = addSlot(
    slots,
    count,
    levelAfter(conditions, slots),
    (slot) =>
      ({ facts }, codes, holds) => {
        let code = facts[index] as number;
        for (let at = 0; code < 0; at++) {
          const condition = asked[at] as number;
          if (condition < 0 || holds[condition] === 1) code = values[at] as number;
        }
        codes[slot] = code;
      },
  );
}

/** From here on the facts that rules lift are what they are lifted to. */
function addRaised(slots: Slots): void {
  const { pack, counts, levels } = slots;
  const raising = rulesThat('raises', pack).flatMap((rule) => {
    const effect = pack.rules[rule]?.effect;
    const variable = effect?.kind === 'raises' ? pack.facts[effect.fact]?.variable : undefined;
    return effect?.kind === 'raises' && variable !== undefined
      ? [{ rule, variable, to: effect.to }]
      : [];
  });
  for (const variable of new Set(raising.map((entry) => entry.variable))) {
    const answered = slots.of[variable];
    if (answered === undefined) continue;
    const lifts = raising.filter((entry) => entry.variable === variable);
    const level = Math.max(
      levels[answered] ?? 0,
      levelAfter(
        lifts.map(({ rule }) => rule),
        slots,
      ),
    );
    slots.of[variable] = addSlot(
      slots,
      counts[answered] ?? 0,
      level,
      (slot) => (_, codes, holds) => {
        let code = codes[answered] as number;
        for (const { rule, to } of lifts) if (holds[rule] === 1 && to > code) code = to;
        codes[slot] = code;
      },
    );
  }
}

function addFlags(slots: Slots): void {
  const { pack } = slots;
  const kind = kindIsKnown(slots);
  pack.variables.forEach((variable, index) => {
    if (variable.kind !== 'flag') return;
    const rules = rulesThat('flag', pack).filter((rule) => {
      const effect = pack.rules[rule]?.effect;
      return effect?.kind === 'flag' && effect.to === variable.index;
    });
    const level = Math.max(levelAfter(rules, slots), slots.levels[kind.slot] ?? 0);
    slots.of[index] = addSlot(slots, 2, level, (slot) => (_, codes, holds) => {
      const raised = rules.some((rule) => holds[rule] === 1);
      codes[slot] = raised && codes[kind.slot] !== kind.none ? 1 : 0;
    });
  });
}

interface Stage {
  readonly writes: readonly Write[];
  readonly blocks: readonly Block[];
}

function runOf(slots: Slots): Decide {
  const { pack, counts, conditions, answers, groups } = slots;
  const stages = stagesOf(slots);
  const answer = answererFor(groups, answers);
  const codes = new Int32Array(counts.length);
  // Whole words, so that the rules can be looked through four at a time.
  const holds = new Uint8Array((conditions.length + 4) & ~3);
  const copy = copierOf(slots, codes);
  const readResult = resultOf(slots, codes, holds);
  const hasPeople = pack.people !== null;
  return (coded) => {
    holds.fill(0);
    if (hasPeople) answer(coded);
    copy(coded);
    for (let stage = 0; stage < stages.length; stage++) {
      const { writes, blocks } = stages[stage] as Stage;
      for (let index = 0; index < writes.length; index++)
        (writes[index] as Write)(coded, codes, holds);
      for (let index = 0; index < blocks.length; index++)
        decideBlock(blocks[index] as Block, codes, holds);
    }
    return readResult();
  };
}

function stagesOf({ levels, conditions, writes, counts }: Slots): readonly Stage[] {
  const last = Math.max(0, ...levels, ...conditions.map(({ level }) => level));
  return Array.from({ length: last + 1 }, (_, level) => {
    const decided = conditions.flatMap(({ clauses, level: at }, owner) =>
      at === level ? [{ owner, clauses }] : [],
    );
    return {
      writes: writes.flatMap(({ level: at, write }) => (at === level ? [write] : [])),
      blocks: blocksOf(decided, counts),
    };
  });
}

const column = <T>(of: readonly T[], value: (entry: T) => number): Int32Array =>
  Int32Array.from(of, value);

/** Writes the slots that hold something as it comes. */
function copierOf({ copies, answers }: Slots, codes: Int32Array): (coded: Coded) => void {
  for (const { slot, value } of copies.constants) codes[slot] = value;
  const { facts, given, outside, some } = copies;
  const [factSlots, factsOf, usual] = [
    column(facts, ({ slot }) => slot),
    column(facts, ({ fact }) => fact),
    column(facts, (entry) => entry.usual),
  ];
  const [givenSlots, givenOf] = [
    column(given, ({ slot }) => slot),
    column(given, ({ fact }) => fact),
  ];
  const [outsideSlots, outsideOf] = [
    column(outside, ({ slot }) => slot),
    column(outside, ({ derived }) => derived),
  ];
  const [someSlots, questions, wanted] = [
    column(some, ({ slot }) => slot),
    column(some, ({ question }) => question),
    column(some, (entry) => entry.wanted),
  ];
  return (coded) => {
    for (let index = 0; index < factSlots.length; index++) {
      const code = coded.facts[factsOf[index] as number] as number;
      codes[factSlots[index] as number] = code < 0 ? (usual[index] as number) : code;
    }
    for (let index = 0; index < givenSlots.length; index++)
      codes[givenSlots[index] as number] =
        (coded.facts[givenOf[index] as number] as number) < 0 ? 0 : 1;
    for (let index = 0; index < outsideSlots.length; index++)
      codes[outsideSlots[index] as number] = coded.outside[outsideOf[index] as number] as number;
    for (let index = 0; index < someSlots.length; index++)
      codes[someSlots[index] as number] =
        answers.some[questions[index] as number] === wanted[index] ? 1 : 0;
  };
}

/** What a rule that spoke needs, besides a pin that is where the rule would have it, to be among those the answer stands on. */
const needs = {
  nothing: 0,
  /** A floor does not bind where the start is already there. */
  otherStart: 1,
  /** A ceiling on what is called for binds where something pushed past it. */
  push: 2,
} as const;

/** When each rule binds, by rule: always, or with one of at most two pins at `to`. */
interface Bindings {
  readonly always: Uint8Array;
  /** Slots of two pins a rule; -1 for none. */
  readonly pins: Int32Array;
  readonly to: Int32Array;
  readonly needs: Uint8Array;
}

function bindingsOf(slots: Slots): Bindings {
  const { rules } = slots.pack;
  const bearing = rules.map(({ effect }) => pinsOf(effect.kind).map((pin) => slotOf(pin, slots)));
  return {
    always: Uint8Array.from(rules, ({ effect }) =>
      effect.kind === 'flag' || effect.kind === 'raises' ? 1 : 0,
    ),
    pins: Int32Array.from(bearing.flatMap(([one = -1, other = -1]) => [one, other])),
    to: Int32Array.from(rules, ({ effect }) => ('to' in effect ? effect.to : -1)),
    needs: Uint8Array.from(rules, ({ effect }) => needOf(effect.kind)),
  };
}

function pinsOf(kind: EffectKind): readonly Pin[] {
  switch (kind) {
    case 'kind':
    case 'first':
    case 'name':
      return [kind];
    case 'starts-at':
    case 'at-least':
    case 'duty-at-least':
      return ['called-for'];
    case 'at-most':
      return ['called-for', 'reach'];
    case 'reach-at-most':
      return ['reach'];
    default:
      return [];
  }
}

function needOf(kind: EffectKind): number {
  if (kind === 'at-least' || kind === 'duty-at-least') return needs.otherStart;
  return kind === 'at-most' ? needs.push : needs.nothing;
}

function resultOf(slots: Slots, codes: Int32Array, holds: Uint8Array): () => Decided {
  const { pack } = slots;
  const bindings = bindingsOf(slots);
  const count = pack.rules.length;
  const ofKind = Uint8Array.from(pack.rules, ({ effect }) => (effect.kind === 'kind' ? 1 : 0));
  const pinSlots = Object.fromEntries(pins.map((pin) => [pin, slotOf(pin, slots)])) as Record<
    Pin,
    Slot
  >;
  const calledForSlot = pinSlots['called-for'];
  const flagSlots = pack.flags.map(
    (_, index) =>
      slots.of[
        pack.variables.findIndex((variable) => variable.kind === 'flag' && variable.index === index)
      ] ?? 0,
  );
  const found = { kind: 0, start: 0, 'called-for': 0, reach: 0, today: 0, first: 0, name: 0 };
  const decided: Decided = {
    pins: found,
    flags: new Uint8Array(pack.flags.length),
    spoke: new Int32Array(count),
    count: 0,
  };
  const quarters = new Uint32Array(holds.buffer);
  const idle = new Int32Array(count);
  const { none } = kindIsKnown(slots);
  const floors = Int32Array.from(rulesThat('at-least', pack));
  const approaches = pack.scale.approaches.length;

  /** How far right start and floors alone would have what is called for. */
  function pushedTo(): number {
    let level = found.start < approaches ? found.start : -1;
    for (const rule of floors)
      if (holds[rule] === 1 && (bindings.to[rule] as number) > level)
        level = bindings.to[rule] as number;
    return level;
  }

  function bindsAt(slot: Slot, rule: number): boolean {
    const to = bindings.to[rule] as number;
    if (slot < 0 || codes[slot] !== to) return false;
    const need = bindings.needs[rule];
    if (need === needs.nothing) return true;
    if (need === needs.otherStart) return found.start !== to;
    return slot !== calledForSlot || pushedTo() > to;
  }

  const binds = (rule: number): boolean =>
    bindings.always[rule] === 1 ||
    bindsAt(bindings.pins[rule * 2] as number, rule) ||
    bindsAt(bindings.pins[rule * 2 + 1] as number, rule);

  function gatherSpoken(): void {
    const isKnown = found.kind !== none;
    const { spoke } = decided;
    let binding = 0;
    let waiting = 0;
    for (let rule = 0; rule < count; rule++) {
      if ((rule & 3) === 0 && quarters[rule >> 2] === 0) {
        rule += 3;
        continue;
      }
      if (holds[rule] === 0 || !(isKnown || ofKind[rule] === 1)) continue;
      if (binds(rule)) spoke[binding++] = rule;
      else idle[waiting++] = rule;
    }
    for (let index = 0; index < waiting; index++) spoke[binding++] = idle[index] as number;
    decided.count = binding;
  }

  return () => {
    found.kind = codes[pinSlots.kind] as number;
    found.start = codes[pinSlots.start] as number;
    found['called-for'] = codes[calledForSlot] as number;
    found.reach = codes[pinSlots.reach] as number;
    found.today = codes[pinSlots.today] as number;
    found.first = codes[pinSlots.first] as number;
    found.name = codes[pinSlots.name] as number;
    for (let flag = 0; flag < flagSlots.length; flag++)
      decided.flags[flag] = codes[flagSlots[flag] as number] as number;
    gatherSpoken();
    return decided;
  };
}
