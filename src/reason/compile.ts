// A pack as decision diagrams: for each pin, name and flag the function from complete briefs to its value, in one forest.
// It says of a complete brief exactly what the engine says of it; the engine goes layer by layer, and so does this.
//
// The order of variables decides how small diagrams are, and how they are read. Facts come in the order in which layers,
// and inside a layer rules, first read them; below all facts come the marks of the list of groups (see people.ts). So
// a result is a diagram of facts that ends in *functions of the list*, and of these there are few: everything about
// people is worked out for each of them once, whatever the facts may be.
import { winner } from '../engine/derived.js';
import { pinVariable } from '../engine/layers.js';
import type { Condition, GroupCondition, ValueSet, VariableIndex } from '../model/condition.js';
import {
  type Ballot,
  type Derived,
  type Effect,
  type EffectKind,
  type Fact,
  type Layer,
  type Pack,
  type Pin,
  pins,
  type Rule,
  type Setting,
  type Variable,
} from '../model/pack.js';
import {
  addVariable,
  constant,
  createForest,
  type Diagram,
  type Forest,
  type Level,
  levelOf,
  variable,
} from './diagram.js';
import { createMemo, type Memo, missing, recall, remember } from './memo.js';
import { and, apply, map, not, or } from './operations.js';
import {
  createLists,
  type Lists,
  type Mark,
  type MarkIndex,
  markOf,
  nobody,
  statesOf,
} from './people.js';

/** What the variable of a level is. */
export type Asked =
  | { readonly kind: 'fact'; readonly fact: number }
  | { readonly kind: 'mark'; readonly mark: MarkIndex }
  /** Whether an answer is given: known of every brief. */
  | { readonly kind: 'known'; readonly variable: VariableIndex }
  /** A derived fact over texts, dates or maps: known of every brief. */
  | { readonly kind: 'worked-out'; readonly derived: number };

/** A name for it, the same for the same variable. */
export function keyOf(asked: Asked): string {
  switch (asked.kind) {
    case 'fact':
      return `fact ${asked.fact}`;
    case 'mark':
      return `mark ${asked.mark}`;
    case 'known':
      return `known ${asked.variable}`;
    case 'worked-out':
      return `worked-out ${asked.derived}`;
  }
}

export interface Compiled {
  readonly kind: 'compiled';
  readonly pack: Pack;
  readonly forest: Forest;
  /** By level. */
  readonly asked: readonly Asked[];
  /** In results, what asks this level or one below it is a function of the list alone. */
  readonly firstMark: Level;
  readonly lists: Lists;
  /** For each pin its value as in `Pack.variables`: the last stands for none. */
  readonly pins: Readonly<Record<Pin, Diagram>>;
  /** For each flag of the pack whether it is raised. */
  readonly flags: readonly Diagram[];
  /** By fact: its ordinary value where it has one, over the other facts. */
  readonly ordinary: ReadonlyMap<number, Diagram>;
  /** Facts among the variables, in an order in which ordinary values can be filled in. */
  readonly order: readonly number[];
  readonly levelOfFact: ReadonlyMap<number, Level>;
  readonly levelOfMark: readonly Level[];
  /** The function of any condition, its facts added to the variables where no pin reads them. */
  readonly conditionOf: (condition: Condition) => Diagram;
  /** When each rule that a pin reads speaks. */
  readonly speaks: ReadonlyMap<Rule, Diagram>;
  /** The compilation itself, for what is kept of it. */
  readonly work: Work;
}

export interface TooLarge {
  readonly kind: 'too-large';
  readonly budget: number;
  /** Ids of the facts that make it so, the worst first. */
  readonly facts: readonly string[];
}

const compilations = new WeakMap<Pack, Compiled | TooLarge>();

/** The diagrams of a pack, made once; or which facts make them too large. */
export function compiled(pack: Pack): Compiled | TooLarge {
  const known = compilations.get(pack);
  if (known) return known;
  const made = compile(pack);
  compilations.set(pack, made);
  return made;
}

const defaultBudget = 400_000;

/** As `compiled`, made anew, with at most so many boxes. */
export function compile(pack: Pack, budget = defaultBudget): Compiled | TooLarge {
  const work = begin(pack, budget);
  for (const { asked, size } of factsOf(pack)) levelFor(asked, size, work);
  const made = compileIn(work);
  return outgrown(made) ?? made;
}

/** What is known of briefs, in the order of first use: a compilation without room for boxes makes nothing, but meets all variables. */
function factsOf(pack: Pack): readonly { readonly asked: Asked; readonly size: number }[] {
  const { asked, forest } = compileIn(begin(pack, 0, 16));
  return asked.flatMap((entry, level) =>
    entry.kind === 'mark' ? [] : [{ asked: entry, size: forest.sizes[level] as number }],
  );
}

/** Which facts made a pack too large, where what was made of it is void for that. */
export function outgrown({ work }: Compiled): TooLarge | null {
  const { forest, lists } = work;
  if (!forest.full && !lists.forest.full) return null;
  return { kind: 'too-large', budget: forest.budget, facts: largest(work) };
}

/** Makes the diagrams of a pack in the forest of a compilation begun before. */
export function compileIn(work: Work): Compiled {
  const { pack } = work;
  const valuesOfPins = pins.map((pin) => [pin, pinValue(pin, work)] as const);
  const flags = pack.flags.map((_, index) => flagValue(index, work));
  const ordinary = ordinaryValues(work);
  return finished(work, Object.fromEntries(valuesOfPins) as Record<Pin, Diagram>, flags, ordinary);
}

/** What a compilation came to; it can still be asked for the functions of further conditions. */
export function finished(
  work: Work,
  diagramsOfPins: Compiled['pins'],
  flags: Compiled['flags'],
  ordinary: Compiled['ordinary'],
): Compiled {
  const { pack, forest, lists, asked, levelOfFact, levelOfMark, speaks } = work;
  return {
    kind: 'compiled',
    ...{ pack, forest, lists, asked, levelOfFact, levelOfMark, flags, ordinary, speaks, work },
    firstMark: Math.min(asked.length, ...levelOfMark),
    pins: diagramsOfPins,
    order: pack.variables.flatMap(({ kind, index }) => (kind === 'fact' ? [index] : [])),
    conditionOf: (condition) => holds(condition, work),
  };
}

/** Takes diagrams that were made before, and kept, as those of a pack. */
export function adopt(pack: Pack, made: Compiled): void {
  compilations.set(pack, made);
}

/** A compilation under way. Variables get their levels as they are met: that is the order of first use. */
export interface Work {
  readonly pack: Pack;
  readonly forest: Forest;
  readonly lists: Lists;
  readonly asked: Asked[];
  readonly levels: Map<string, Level>;
  readonly levelOfFact: Map<number, Level>;
  readonly levelOfMark: Level[];
  /** What is made already, by what it is made of. */
  readonly values: Map<number, Diagram>;
  readonly speaks: Map<Rule, Diagram>;
  /** For a function and a set of values where it has one of these. */
  readonly among: Memo;
}

/** How many boxes there is room for from the start: about as many as a pack makes on the way. */
const room = 16_384;

function begin(pack: Pack, budget: number, boxes = room): Work {
  return {
    pack,
    forest: createForest([], budget, boxes),
    lists: createLists(pack.people, budget),
    asked: [],
    levels: new Map(),
    levelOfFact: new Map(),
    levelOfMark: [],
    values: new Map(),
    speaks: new Map(),
    among: createMemo(),
  };
}

/** The level of a variable, the next free one where it has none yet. */
function levelFor(asked: Asked, size: number, work: Work): Level {
  const key = keyOf(asked);
  const known = work.levels.get(key);
  if (known !== undefined) return known;
  const level = addVariable(work.forest, size);
  work.levels.set(key, level);
  work.asked.push(asked);
  if (asked.kind === 'fact') work.levelOfFact.set(asked.fact, level);
  if (asked.kind === 'mark') work.levelOfMark[asked.mark] = level;
  return level;
}

function ask(asked: Asked, size: number, work: Work): Diagram {
  return variable(work.forest, levelFor(asked, size, work));
}

/** The facts whose boxes are most, the worst first. */
function largest({ pack, forest, asked }: Work): readonly string[] {
  const counts = new Map<string, number>();
  for (const level of forest.levels.subarray(0, forest.count)) {
    const id = idOf(asked[level] as Asked, pack);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const worst = [...counts].sort(([, a], [, b]) => b - a);
  return worst.slice(0, 5).map(([id]) => id);
}

/** What people call the variable: the id of a fact, or the key of the list. */
export function idOf(asked: Asked, pack: Pack): string {
  switch (asked.kind) {
    case 'fact':
      return pack.facts[asked.fact]?.id ?? '';
    case 'mark':
      return pack.people?.key ?? '';
    case 'known':
      return pack.variables[asked.variable]?.id ?? '';
    case 'worked-out':
      return pack.derived[asked.derived]?.id ?? '';
  }
}

/** When a condition holds. */
function holds(condition: Condition, work: Work): Diagram {
  const { forest } = work;
  switch (condition.kind) {
    case 'all':
      return fromBelow(condition.of, work).reduce((f, part) => and(forest, f, part), constant(1));
    case 'any':
      return fromBelow(condition.of, work).reduce((f, part) => or(forest, f, part), constant(0));
    case 'not':
      return not(forest, holds(condition.of, work));
    case 'is':
      return isOneOf(condition.variable, condition.values, work);
    case 'compare':
      return apply(
        forest,
        valueOfVariable(condition.variable, work),
        valueOfVariable(condition.than, work),
        (a, b) => (lies(condition, a, b) ? 1 : 0),
      );
    case 'known':
      return isKnown(condition, work);
    case 'groups':
      return quantified(condition, work);
  }
}

/** The parts of a condition, those that ask the last variables first: so the small ones meet before the large ones. */
function fromBelow(parts: readonly Condition[], work: Work): readonly Diagram[] {
  return parts
    .map((part) => holds(part, work))
    .sort((a, b) => levelOf(work.forest, b) - levelOf(work.forest, a));
}

/** Whether a variable has one of these values; asked in the same words by many rules. */
function isOneOf(variable: VariableIndex, values: ValueSet, work: Work): Diagram {
  const of = valueOfVariable(variable, work);
  const known = recall(work.among, of, values, 0);
  if (known !== missing) return known;
  return remember(
    work.among,
    of,
    values,
    0,
    map(work.forest, of, (value) => (values >> value) & 1),
  );
}

type Comparison = Extract<Condition, { kind: 'compare' }>;

function lies({ how, positions }: Comparison, a: number, b: number): boolean {
  if (a >= positions || b >= positions) return false;
  return how === 'right-of' ? a > b : a < b;
}

function isKnown(condition: Extract<Condition, { kind: 'known' }>, work: Work): Diagram {
  const { variable: of, known } = condition;
  if (work.pack.variables[of]?.kind !== 'fact') return constant(known ? 0 : 1);
  const given = ask({ kind: 'known', variable: of }, 2, work);
  return known ? given : not(work.forest, given);
}

type Quantified = Extract<Condition, { kind: 'groups' }>;

function quantified({ quantifier, where, of }: Quantified, work: Work): Diagram {
  if (quantifier === 'every') return not(work.forest, someGroup([where, opposite(of)], work));
  const some = someGroup([where, of], work);
  return quantifier === 'some' ? some : not(work.forest, some);
}

const nowhere = { start: 0, end: 0 };
const opposite = (of: GroupCondition): GroupCondition => ({ kind: 'not', of, span: nowhere });
const together = (of: readonly GroupCondition[]): GroupCondition => ({
  kind: 'all',
  of,
  span: nowhere,
});

const someGroup = (meets: readonly GroupCondition[], work: Work): Diagram =>
  marked({ kind: 'some', where: together(meets) }, work);

function marked(mark: Mark, work: Work): Diagram {
  return ask({ kind: 'mark', mark: markOf(work.lists, mark) }, statesOf(mark), work);
}

/** The value of anything that conditions can read. */
function valueOfVariable(index: VariableIndex, work: Work): Diagram {
  const entry = work.pack.variables[index];
  if (!entry) return constant(0);
  const known = work.values.get(index);
  if (known !== undefined) return known;
  work.values.set(index, constant(notYet));
  const made = valueOfEntry(entry, work);
  work.values.set(index, made);
  return made;
}

/** A value that is in no set: what is read before it is worked out. */
const notYet = 31;

function valueOfEntry(entry: Variable, work: Work): Diagram {
  switch (entry.kind) {
    case 'setting':
      return constant(codeOfSetting(work.pack.settings[entry.index]));
    case 'fact':
      return lifted(entry.index, work);
    case 'derived':
      return valueOfDerived(work.pack.derived[entry.index] as Derived, work);
    case 'pin':
      return settled(entry.id as Pin, work);
    case 'flag':
      return raisedBy(entry.index, work);
  }
}

function codeOfSetting(setting: Setting | undefined): number {
  return Math.max(0, setting?.values.findIndex(({ id }) => id === setting.value) ?? 0);
}

function answered(fact: number, work: Work): Diagram {
  const entry = work.pack.facts[fact] as Fact;
  return ask({ kind: 'fact', fact }, work.pack.variables[entry.variable]?.values.length ?? 0, work);
}

/** A fact as rules find it: at least what rules lift it to. */
function lifted(fact: number, work: Work): Diagram {
  const { pack, forest } = work;
  return pack.rules.reduce(
    (value, rule) => {
      const { effect, off } = rule;
      if (effect.kind !== 'raises' || effect.fact !== fact || off !== null) return value;
      return greatest(forest, value, given(forest, speaks(rule, work), effect.to, 0));
    },
    answered(fact, work),
  );
}

/** `value` where a condition holds, else `otherwise`. */
const given = (forest: Forest, when: Diagram, value: number, otherwise: number): Diagram =>
  map(forest, when, (truth) => (truth === 1 ? value : otherwise));

const greatest = (forest: Forest, f: Diagram, g: Diagram): Diagram => apply(forest, f, g, Math.max);

/** Facts worked out from others. */
function valueOfDerived(derived: Derived, work: Work): Diagram {
  const { forest } = work;
  switch (derived.kind) {
    case 'when':
      return holds(derived.when, work);
    case 'vote':
      return tallied(derived.ballots, optionsOf(derived, work) - 1, work, (tally) =>
        winner(tally, derived.tie),
      );
    case 'agreement':
      return tallied(derived.ballots, derived.options, work, (tally) => Math.max(0, ...tally));
    case 'count':
      return derived.of.reduce(
        (sum, { variable: of, values }) =>
          added(
            forest,
            sum,
            holds({ kind: 'is', variable: of, values, span: nowhere }, work),
            derived.upTo,
          ),
        constant(0),
      );
    case 'any':
    case 'every':
      return quantified(
        { ...derived, kind: 'groups', quantifier: quantifiers[derived.kind], span: nowhere },
        work,
      );
    case 'highest':
    case 'lowest':
      return extreme(derived, work);
    case 'count-groups':
      return countedGroups(derived, work);
    case 'days':
    case 'lacks':
      return ask({ kind: 'worked-out', derived: work.pack.derived.indexOf(derived) }, 3, work);
  }
}

const quantifiers = { any: 'some', every: 'every' } as const;
const optionsOf = ({ variable: of }: Derived, { pack }: Work): number =>
  pack.variables[of]?.values.length ?? 0;

const added = (forest: Forest, f: Diagram, g: Diagram, upTo: number): Diagram =>
  apply(forest, f, g, (a, b) => Math.min(upTo, a + b));

/** Ballots counted one after the other; on the way the diagram's values are numbers of tallies. */
function tallied(
  ballots: readonly Ballot[],
  options: number,
  work: Work,
  outcome: (tally: readonly number[]) => number,
): Diagram {
  const tallies: number[][] = [new Array<number>(options).fill(0)];
  const numbers = new Map([[tallies.join(), 0]]);
  const cast = (number: number, option: number): number => {
    const before = tallies[number] as number[];
    const tally = option < 0 ? before : before.with(option, (before[option] as number) + 1);
    const key = tally.join();
    const known = numbers.get(key) ?? tallies.push(tally) - 1;
    numbers.set(key, known);
    return known;
  };
  const count = ballots.reduce(
    (sum, { variable: of, says }) =>
      apply(work.forest, sum, valueOfVariable(of, work), (number, value) =>
        cast(number, says[value] ?? -1),
      ),
    constant(0),
  );
  return map(work.forest, count, (number) => outcome(tallies[number] as number[]));
}

function extreme(derived: Extract<Derived, { kind: 'highest' | 'lowest' }>, work: Work): Diagram {
  const { kind, cell, where, nobody: forNobody } = derived;
  const values = work.pack.people?.cells[cell]?.values.length ?? 0;
  const mark: Mark = { kind, where, cell, values };
  const none = nobody(mark);
  const shift = kind === 'highest' ? 1 : 0;
  return map(work.forest, marked(mark, work), (state) =>
    state === none ? forNobody : state - shift,
  );
}

/** Groups that meet an entry of `together` count once for all of them: the first entry that they meet. */
function countedGroups(derived: Extract<Derived, { kind: 'count-groups' }>, work: Work): Diagram {
  const { where, together: same, upTo } = derived;
  const alone = together([where, ...same.map(opposite)]);
  const once = same.map((entry, index) =>
    someGroup([where, ...same.slice(0, index).map(opposite), entry], work),
  );
  return once.reduce(
    (sum, one) => added(work.forest, sum, one, upTo),
    marked({ kind: 'number', where: alone, upTo }, work),
  );
}

interface Said<K extends EffectKind> {
  readonly effect: Extract<Effect, { kind: K }>;
  /** Position of the rule in the pack. */
  readonly rule: number;
  readonly when: Diagram;
}

/** What the rules of a layer say with one kind of effect, and when. Rules that lift facts read them as answered. */
function effects<K extends EffectKind>(layer: Layer, kind: K, work: Work): readonly Said<K>[] {
  return work.pack.rules.flatMap((rule, index) =>
    rule.layer === layer && rule.off === null && rule.effect.kind === kind
      ? [
          {
            effect: rule.effect as Said<K>['effect'],
            rule: index,
            when: speaks(rule, work),
          },
        ]
      : [],
  );
}

function speaks(rule: Rule, work: Work): Diagram {
  const known = work.speaks.get(rule);
  if (known !== undefined) return known;
  const made = holds(rule.when, work);
  work.speaks.set(rule, made);
  return made;
}

const lastLevel = ({ pack }: Work): number => pack.scale.approaches.length - 1;
/** The value of a pin that stands nowhere. */
const none = ({ pack }: Work): number => pack.scale.approaches.length;

/** The pins, each as its layer settles it. */
function settled(pin: Pin, work: Work): Diagram {
  const { forest, pack } = work;
  switch (pin) {
    case 'kind':
      return rightmost(effects('kind', 'kind', work), pack.kinds.length, forest);
    case 'start':
      return whereKindIsKnown(
        leftmost(effects('start', 'starts-at', work), none(work), forest),
        none(work),
        work,
      );
    case 'called-for':
      return calledFor(work);
    case 'reach':
      return reach(work);
    case 'today':
      return apply(forest, pinValue('called-for', work), pinValue('reach', work), (called, far) =>
        called === none(work) ? called : Math.min(called, far),
      );
    case 'first':
      return apply(
        forest,
        leftmost(effects('first', 'first', work), none(work), forest),
        pinValue('called-for', work),
        (act, called) => (called < none(work) && act < called ? act : none(work)),
      );
    case 'name':
      return whereKindIsKnown(
        leftmost(effects('name', 'name', work), pack.names.length, forest),
        pack.names.length,
        work,
      );
  }
}

/** A pin's value, its variable's where conditions can read it. */
export function pinValue(pin: Pin, work: Work): Diagram {
  return valueOfVariable(pinVariable(pin, work.pack) as VariableIndex, work);
}

/** When a flag is raised. */
export function flagValue(flag: number, work: Work): Diagram {
  const variable = work.pack.variables.findIndex(
    ({ kind, index }) => kind === 'flag' && index === flag,
  );
  return valueOfVariable(variable as VariableIndex, work);
}

/** Something that says where, or which, when its condition holds. */
interface SaidTo {
  readonly effect: { readonly to: number };
  readonly when: Diagram;
}

/** Where several speak the leftmost holds. */
function leftmost(said: readonly SaidTo[], nothing: number, forest: Forest): Diagram {
  return heldTo(said, constant(nothing), Math.min, forest);
}

/** A value drawn to where rules would have it, one after the other. */
function heldTo(
  said: readonly SaidTo[],
  start: Diagram,
  draw: (from: number, to: number) => number,
  forest: Forest,
): Diagram {
  return said.reduce(
    (held, { effect: { to }, when }) =>
      apply(
        forest,
        held,
        when,
        (from, speaks) => (speaks === 1 ? draw(from, to) : from),
        (from, speaks) => (speaks === silent ? from : null),
      ),
    start,
  );
}

const silent = constant(0);

/** Where several speak the rightmost holds; where none does, `nothing`, though that is the highest number. */
function rightmost(said: readonly SaidTo[], nothing: number, forest: Forest): Diagram {
  const draw = (from: number, to: number): number => (from === nothing ? to : Math.max(from, to));
  return heldTo(said, constant(nothing), draw, forest);
}

/** Where the kind of challenge is not known there is nothing to say. */
function whereKindIsKnown(value: Diagram, nothing: number, work: Work): Diagram {
  const kinds = work.pack.kinds.length;
  if (kinds === 0) return value;
  return apply(work.forest, pinValue('kind', work), value, (kind, found) =>
    kind === kinds ? nothing : found,
  );
}

/** A start, raised by floors, held down by ceilings, raised again by duties. */
function calledFor(work: Work): Diagram {
  const { forest } = work;
  const { approaches, bands } = work.pack.scale;
  const start = pinValue('start', work);
  const floor = heldTo(effects('called-for', 'at-least', work), constant(0), Math.max, forest);
  const ceiling = leftmost(effects('called-for', 'at-most', work), lastLevel(work), forest);
  const raised = apply(forest, start, floor, (from, to) =>
    approaches[from]?.raised ? Math.max(from, to) : from,
  );
  const held = apply(forest, raised, ceiling, (from, to) =>
    from === none(work) ? from : Math.min(from, to),
  );
  return apply(forest, held, duties(work), (from, to) => {
    const approach = approaches[from];
    return approach && bands[approach.band]?.raisedByDuty !== false ? Math.max(from, to) : from;
  });
}

/** Floors that duties set, each lowered to the ceilings it yields to. */
function duties(work: Work): Diagram {
  const { forest } = work;
  const ceilings = effects('called-for', 'at-most', work);
  return effects('called-for', 'duty-at-least', work).reduce((held, { effect, when }) => {
    const yields = ceilings.filter(({ rule }) => effect.yieldsTo.includes(rule));
    const lowered = heldTo(yields, constant(effect.to), Math.min, forest);
    const floor = apply(forest, when, lowered, (speaks, to) => (speaks === 1 ? to : 0));
    return greatest(forest, held, floor);
  }, constant(0));
}

function reach(work: Work): Diagram {
  const limits = [
    ...effects('called-for', 'at-most', work),
    ...effects('reach', 'reach-at-most', work),
  ];
  return whereKindIsKnown(leftmost(limits, lastLevel(work), work.forest), none(work), work);
}

function raisedBy(flag: number, work: Work): Diagram {
  const { forest } = work;
  const said = effects('flags', 'flag', work).filter(({ effect }) => effect.to === flag);
  return whereKindIsKnown(
    said.reduce((held, { when }) => or(forest, held, when), constant(0)),
    0,
    work,
  );
}

/** For each fact that is a variable and has an ordinary value: that value, over the other facts. */
function ordinaryValues(work: Work): ReadonlyMap<number, Diagram> {
  const values = new Map<number, Diagram>();
  // reading the condition of an ordinary value can make a further fact a variable, so the list may grow as it is walked
  for (const asked of work.asked) {
    if (asked.kind !== 'fact') continue;
    const fact = work.pack.facts[asked.fact];
    if (fact?.leftOut === 'any') values.set(asked.fact, ordinaryValue(fact, work));
  }
  return values;
}

/** The first case that holds gives the value. */
function ordinaryValue({ ordinary }: Fact, work: Work): Diagram {
  return ordinary.reduceRight((otherwise, { when, value }) => {
    if (!when) return constant(value);
    return apply(work.forest, holds(when, work), otherwise, (truth, other) =>
      truth === 1 ? value : other,
    );
  }, constant(0));
}
