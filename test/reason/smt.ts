// A pack as formulas of SMT-LIB, straight from its rules: what an outside solver is asked about, so that our diagrams are
// not their own judge. Lists of people have up to so many groups. Rules that only advise are left out.
import type { Condition, GroupCondition, ValueSet } from '../../src/model/condition.js';
import type { Law } from '../../src/model/law.js';
import { type Derived, layers, type Pack, type Pin, type Rule } from '../../src/model/pack.js';

type Term = string;

const all = (of: readonly Term[]): Term => (of.length === 0 ? 'true' : `(and ${of.join(' ')})`);
const any = (of: readonly Term[]): Term => (of.length === 0 ? 'false' : `(or ${of.join(' ')})`);
const not = (of: Term): Term => `(not ${of})`;
const iff = (when: Term, then: Term, otherwise: Term): Term => `(ite ${when} ${then} ${otherwise})`;
const sum = (of: readonly Term[]): Term => `(+ 0 ${of.join(' ')})`;
const least = (a: Term, b: Term): Term => iff(`(< ${a} ${b})`, a, b);
const most = (a: Term, b: Term): Term => iff(`(> ${a} ${b})`, a, b);
const number = (of: number): Term => (of < 0 ? `(- ${-of})` : `${of}`);
const isOneOf = (of: Term, values: ValueSet): Term =>
  any(
    Array.from({ length: 31 }, (_, value) => value)
      .filter((value) => (values >> value) & 1)
      .map((value) => `(= ${of} ${value})`),
  );

/** One copy of a brief and of all that the pack makes of it; names of a second copy end otherwise. */
interface Copy {
  readonly pack: Pack;
  readonly groups: number;
  readonly end: string;
  readonly lines: string[];
}

const fact = (index: number, { end }: Copy): Term => `fact${index}${end}`;
const cell = (group: number, index: number, { end }: Copy): Term => `cell${group}x${index}${end}`;
const isListed = (group: number): Term => `listed${group}`;
const valueOf = (variable: number, { end }: Copy): Term => `v${variable}${end}`;

const eachGroup = ({ groups }: Copy): readonly number[] =>
  Array.from({ length: groups }, (_, group) => group);

/** The answers of a brief in full, each within its values. */
function declared(copy: Copy): void {
  const { pack, lines } = copy;
  const within = (name: Term, size: number): void => {
    lines.push(`(declare-const ${name} Int)`, `(assert (and (<= 0 ${name}) (< ${name} ${size})))`);
  };
  for (const [index, { variable }] of pack.facts.entries())
    within(fact(index, copy), Math.max(1, pack.variables[variable]?.values.length ?? 1));
  for (const group of eachGroup(copy))
    for (const [index, { values }] of (pack.people?.cells ?? []).entries())
      within(cell(group, index, copy), values.length);
}

function holds(condition: Condition, copy: Copy): Term {
  switch (condition.kind) {
    case 'all':
      return all(condition.of.map((part) => holds(part, copy)));
    case 'any':
      return any(condition.of.map((part) => holds(part, copy)));
    case 'not':
      return not(holds(condition.of, copy));
    case 'is':
      return isOneOf(valueOf(condition.variable, copy), condition.values);
    case 'compare': {
      const [a, b] = [valueOf(condition.variable, copy), valueOf(condition.than, copy)];
      const { positions } = condition;
      const side = condition.how === 'right-of' ? `(> ${a} ${b})` : `(< ${a} ${b})`;
      return all([`(< ${a} ${positions})`, `(< ${b} ${positions})`, side]);
    }
    case 'groups': {
      const { where, of, quantifier } = condition;
      if (quantifier === 'some') return someGroup([where, of], copy);
      if (quantifier === 'no') return not(someGroup([where, of], copy));
      return everyGroup(where, of, copy);
    }
    case 'known':
      return unasked(`known${condition.variable}`, copy);
  }
}

/** What the file happens to say moves no pin: it may be one or the other. */
function unasked(name: string, { lines, end }: Copy): Term {
  const line = `(declare-const ${name}${end} Bool)`;
  if (!lines.includes(line)) lines.push(line);
  return `${name}${end}`;
}

const someGroup = (meeting: readonly GroupCondition[], copy: Copy): Term =>
  any(
    eachGroup(copy).map((group) =>
      all([isListed(group), ...meeting.map((one) => meets(one, group, copy))]),
    ),
  );
const everyGroup = (where: GroupCondition, of: GroupCondition, copy: Copy): Term =>
  all(
    eachGroup(copy).map((group) =>
      any([not(isListed(group)), not(meets(where, group, copy)), meets(of, group, copy)]),
    ),
  );

function meets(condition: GroupCondition, group: number, copy: Copy): Term {
  switch (condition.kind) {
    case 'all':
      return all(condition.of.map((part) => meets(part, group, copy)));
    case 'any':
      return any(condition.of.map((part) => meets(part, group, copy)));
    case 'not':
      return not(meets(condition.of, group, copy));
    case 'cell':
      return isOneOf(cell(group, condition.cell, copy), condition.values);
    case 'cell-known':
      return unasked(`known${group}x${condition.cell}`, copy);
  }
}

function derivedTerm(derived: Derived, copy: Copy): Term {
  const bit = (condition: Term): Term => iff(condition, '1', '0');
  switch (derived.kind) {
    case 'when':
      return bit(holds(derived.when, copy));
    case 'any':
      return bit(someGroup([derived.where, derived.of], copy));
    case 'every':
      return bit(everyGroup(derived.where, derived.of, copy));
    case 'count': {
      const met = derived.of.map(({ variable, values }) =>
        bit(isOneOf(valueOf(variable, copy), values)),
      );
      return least(sum(met), `${derived.upTo}`);
    }
    case 'vote': {
      const options = (copy.pack.variables[derived.variable]?.values.length ?? 1) - 1;
      const tallies = talliesOf(derived.ballots, options, copy);
      const order = [...tallies.keys()];
      if (derived.tie === 'rightmost') order.reverse();
      const wins = (option: number): Term =>
        all([
          `(> ${tallies[option]} 0)`,
          ...tallies.map((tally) => `(>= ${tallies[option]} ${tally})`),
        ]);
      return order.reduceRight(
        (rest, option) => iff(wins(option), `${option}`, rest),
        `${options}`,
      );
    }
    case 'agreement':
      return talliesOf(derived.ballots, derived.options.length, copy).reduce(most, '0');
    case 'highest':
    case 'lowest': {
      const { kind, where, cell: of, nobody } = derived;
      const found = eachGroup(copy).reduce<Term>((so, group) => {
        const own = cell(group, of, copy);
        const better = kind === 'highest' ? `(> ${own} ${so})` : `(< ${own} ${so})`;
        const counts = all([isListed(group), meets(where, group, copy)]);
        return iff(all([counts, any([`(= ${so} (- 1))`, better])]), own, so);
      }, number(-1));
      return iff(`(= ${found} (- 1))`, `${nobody}`, found);
    }
    case 'count-groups': {
      const { where, together, upTo } = derived;
      const first = (group: number, index: number): Term =>
        all([
          ...together.slice(0, index).map((same) => not(meets(same, group, copy))),
          ...(together[index] ? [meets(together[index], group, copy)] : []),
        ]);
      const counted = (group: number, index: number): Term =>
        all([isListed(group), meets(where, group, copy), first(group, index)]);
      const alone = eachGroup(copy).map((group) => bit(counted(group, together.length)));
      const joint = together.map((_, index) =>
        bit(any(eachGroup(copy).map((group) => counted(group, index)))),
      );
      return least(sum([...alone, ...joint]), `${upTo}`);
    }
    case 'days':
    case 'lacks': {
      // texts and maps are not looked into: it may be anything
      const name = `outside${derived.variable}${copy.end}`;
      copy.lines.push(`(declare-const ${name} Int)`, `(assert (and (<= 0 ${name}) (< ${name} 3)))`);
      return name;
    }
  }
}

type Ballots = Extract<Derived, { kind: 'vote' }>['ballots'];

const talliesOf = (ballots: Ballots, options: number, copy: Copy): readonly Term[] =>
  Array.from({ length: options }, (_, option) =>
    sum(
      ballots.map(({ variable, says }) => {
        const speaking = says.flatMap((to, value) => (to === option ? [value] : []));
        const set = speaking.reduce((values, value) => values | (1 << value), 0);
        return iff(isOneOf(valueOf(variable, copy), set), '1', '0');
      }),
    ),
  );

/** Everything that the pack makes of the brief, layer by layer. */
function defined(copy: Copy): void {
  const { pack, lines } = copy;
  const define = (name: Term, term: Term): void => {
    lines.push(`(declare-const ${name} Int)`, `(assert (= ${name} ${term}))`);
  };
  for (const layer of layers) {
    if (layer === 'rest') break;
    for (const [index, { kind, id }] of pack.variables.entries())
      if (kind === 'pin' && id === layer) define(valueOf(index, copy), pinTerm(id as Pin, copy));
    for (const [index, variable] of pack.variables.entries()) {
      if (variable.layer !== layer) continue;
      const name = valueOf(index, copy);
      if (variable.kind === 'fact') define(name, fact(variable.index, copy));
      if (variable.kind === 'setting') define(name, settingTerm(variable.index, pack));
      if (variable.kind === 'derived')
        define(name, derivedTerm(pack.derived[variable.index] as Derived, copy));
      if (variable.kind === 'flag') define(name, flagTerm(variable.index, copy));
    }
  }
}

function settingTerm(index: number, pack: Pack): Term {
  const setting = pack.settings[index];
  return `${Math.max(0, setting?.values.findIndex(({ id }) => id === setting.value) ?? 0)}`;
}

const pinOf = (pin: Pin, copy: Copy): Term =>
  valueOf(
    copy.pack.variables.findIndex(({ kind, id }) => kind === 'pin' && id === pin),
    copy,
  );

interface Speaking {
  readonly rule: number;
  readonly when: Term;
  readonly to: number;
}

function speaking(kind: Rule['effect']['kind'], copy: Copy): readonly Speaking[] {
  return copy.pack.rules.flatMap(({ effect, when, off }, rule) =>
    effect.kind === kind && off === null && 'to' in effect
      ? [{ rule, when: holds(when, copy), to: effect.to }]
      : [],
  );
}

/** The leftmost of those that speak; `otherwise` where it is further left, or none does. */
const leftmost = (of: readonly Speaking[], otherwise: Term): Term =>
  [...of]
    .sort((a, b) => b.to - a.to)
    .reduce(
      (rest, { when, to }) => iff(all([when, `(< ${to} ${otherwise})`]), `${to}`, rest),
      otherwise,
    );
const rightmost = (of: readonly Speaking[], otherwise: Term): Term =>
  [...of]
    .sort((a, b) => a.to - b.to)
    .reduce((rest, { when, to }) => iff(when, `${to}`, rest), otherwise);

function kindIsKnown(copy: Copy): Term {
  const kinds = copy.pack.kinds.length;
  return kinds === 0 ? 'true' : `(< ${pinOf('kind', copy)} ${kinds})`;
}

function pinTerm(pin: Pin, copy: Copy): Term {
  const { pack } = copy;
  const none = pack.scale.approaches.length;
  const last = `${none - 1}`;
  const known = (term: Term, nothing: number): Term => iff(kindIsKnown(copy), term, `${nothing}`);
  switch (pin) {
    case 'kind':
      return rightmost(speaking('kind', copy), `${pack.kinds.length}`);
    case 'start':
      return known(leftmost(speaking('starts-at', copy), `${none}`), none);
    case 'called-for':
      return calledFor(copy);
    case 'reach':
      return known(
        leftmost([...speaking('at-most', copy), ...speaking('reach-at-most', copy)], last),
        none,
      );
    case 'today': {
      const called = pinOf('called-for', copy);
      return iff(`(= ${called} ${none})`, called, least(called, pinOf('reach', copy)));
    }
    case 'first': {
      const act = leftmost(speaking('first', copy), `${none}`);
      const called = pinOf('called-for', copy);
      return iff(all([`(< ${called} ${none})`, `(< ${act} ${called})`]), act, `${none}`);
    }
    case 'name':
      return known(leftmost(speaking('name', copy), `${pack.names.length}`), pack.names.length);
  }
}

/** A start, raised by floors where it may be, held down by ceilings, raised again by duties. */
function calledFor(copy: Copy): Term {
  const { pack, lines, end } = copy;
  const { approaches, bands } = pack.scale;
  const step = (name: string, term: Term): Term => {
    lines.push(`(declare-const ${name}${end} Int)`, `(assert (= ${name}${end} ${term}))`);
    return `${name}${end}`;
  };
  const where = (at: Term, is: (approach: number) => boolean): Term =>
    any([...approaches.keys()].filter(is).map((approach) => `(= ${at} ${approach})`));
  const start = pinOf('start', copy);
  const floor = step('floor', rightmost(speaking('at-least', copy), '0'));
  const ceiling = step('ceiling', leftmost(speaking('at-most', copy), `${approaches.length - 1}`));
  const mayRise = where(start, (approach) => approaches[approach]?.raised ?? false);
  const raised = step('raised', iff(mayRise, most(start, floor), start));
  const held = step(
    'held',
    iff(`(= ${raised} ${approaches.length})`, raised, least(raised, ceiling)),
  );
  const ceilings = speaking('at-most', copy);
  const duty = speaking('duty-at-least', copy).reduce<Term>((so, { rule, when, to }) => {
    const { effect } = pack.rules[rule] as Rule;
    const yieldsTo = effect.kind === 'duty-at-least' ? effect.yieldsTo : [];
    const yields = ceilings.filter((other) => yieldsTo.includes(other.rule));
    const lowered = step(`duty${rule}`, iff(when, leftmost(yields, `${to}`), '0'));
    return step(`duties${rule}`, most(so, lowered));
  }, '0');
  const bears = where(
    held,
    (approach) => bands[approaches[approach]?.band ?? -1]?.raisedByDuty !== false,
  );
  return iff(bears, most(held, duty), held);
}

function flagTerm(flag: number, copy: Copy): Term {
  const raised = speaking('flag', copy).filter(({ to }) => to === flag);
  return iff(all([kindIsKnown(copy), any(raised.map(({ when }) => when))]), '1', '0');
}

function copyOf(pack: Pack, groups: number, end: string): Copy {
  const copy: Copy = { pack, groups, end, lines: [] };
  declared(copy);
  defined(copy);
  return copy;
}

/** One question to a solver for each way to break a law: satisfiable where some brief breaks it. */
export function questionsAbout(law: Law, pack: Pack, groups: number): readonly string[] {
  const before = copyOf(pack, groups, 'a');
  const listed = Array.from({ length: groups }, (_, at) => `(declare-const ${isListed(at)} Bool)`);
  const question = (lines: readonly string[], breaks: Term): string =>
    [...listed, ...lines, `(assert ${breaks})`].join('\n');
  switch (law.kind) {
    case 'never':
      return [question(before.lines, holds(law.condition, before))];
    case 'always': {
      const broken = [
        ...(law.when ? [holds(law.when, before)] : []),
        not(holds(law.always, before)),
      ];
      return [question(before.lines, all(broken))];
    }
    case 'raising': {
      const after = copyOf(pack, groups, 'b');
      const lines = [...before.lines, ...after.lines];
      return law.raises.map((raised) =>
        question(lines, all([raisedBy(raised, before, after), ...moved(law, before, after)])),
      );
    }
  }
}

type Raising = Extract<Law, { kind: 'raising' }>;

/** The second brief is the first with one answer a step further on. */
function raisedBy(raised: Raising['raises'][number], before: Copy, after: Copy): Term {
  const { pack } = before;
  const step = (name: (copy: Copy) => Term, isRaised: boolean): Term =>
    `(= ${name(after)} (+ ${name(before)} ${isRaised ? 1 : 0}))`;
  const facts = pack.facts.map((_, index) =>
    step(
      (copy) => fact(index, copy),
      'fact' in raised && pack.variables[raised.fact]?.index === index,
    ),
  );
  // any group may be the raised one, so let it be the first
  const cells = eachGroup(before).flatMap((group) =>
    (pack.people?.cells ?? []).map((_, index) =>
      step(
        (copy) => cell(group, index, copy),
        'cell' in raised && group === 0 && raised.cell === index,
      ),
    ),
  );
  // a fact that may stay unstated has a last value that is no step
  const stated =
    'fact' in raised
      ? [
          `(< ${valueOf(raised.fact, after)} ${pack.facts.find(({ variable }) => variable === raised.fact)?.values.length})`,
        ]
      : [isListed(0)];
  return all([...facts, ...cells, ...stated]);
}

function moved({ pin, never, keeping, when }: Raising, before: Copy, after: Copy): readonly Term[] {
  const [from, to] = [pinOf(pin, before), pinOf(pin, after)];
  return [
    never === 'left' ? `(< ${to} ${from})` : `(> ${to} ${from})`,
    ...keeping.map((each) => `(= ${pinOf(each, before)} ${pinOf(each, after)})`),
    ...(when ? [holds(when, before), holds(when, after)] : []),
  ];
}
