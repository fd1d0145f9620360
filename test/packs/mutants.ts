// A pack with one thing wrong in it, once for each thing that could be: a rule gone, a bound moved by one, a leaf of a
// condition dropped or its values changed by one. Only what moves a pin, a name or a flag is touched.
import type { Condition, GroupCondition, ValueSet } from '../../src/model/condition.js';
import { membership } from '../../src/model/membership.js';
import type { Derived, Effect, EffectKind, Pack, Rule } from '../../src/model/pack.js';
import { asksOf, readsOfDerived } from '../../src/model/reads.js';

/** A pack that differs from the one it was made of in these rules and derived facts, by position. */
export interface Mutant {
  readonly id: string;
  readonly of: 'rule' | 'bound' | 'leaf' | 'value';
  /** null for a rule that is gone. */
  readonly rules: ReadonlyMap<number, Rule | null>;
  readonly derived: ReadonlyMap<number, Derived>;
}

/** Effects that move a pin, a name or a flag. */
const moving: readonly EffectKind[] = [
  'kind',
  'starts-at',
  'at-least',
  'at-most',
  'duty-at-least',
  'reach-at-most',
  'first',
  'name',
  'flag',
];

/** The pack without the rules that move nothing, and without derived facts that only these read. */
export function movingPart(pack: Pack): Pack {
  const kept = pack.rules.flatMap((rule, index) =>
    moving.includes(rule.effect.kind) && rule.off === null ? [index] : [],
  );
  const rules = kept.map((index) => renumbered(pack.rules[index] as Rule, kept));
  const read = variablesRead(rules, pack);
  const derived = pack.derived.map((each): Derived => {
    if (read.has(each.variable)) return each;
    const { id, variable, says } = each;
    return { id, variable, says, kind: 'when', when: never };
  });
  return { ...pack, rules, derived };
}

const nowhere = { start: 0, end: 0 };
const never: Condition = { kind: 'any', of: [], span: nowhere };
const always: Condition = { kind: 'all', of: [], span: nowhere };

function renumbered(rule: Rule, kept: readonly number[]): Rule {
  const { effect } = rule;
  if (effect.kind !== 'duty-at-least') return rule;
  const yieldsTo = effect.yieldsTo.map((index) => kept.indexOf(index));
  return { ...rule, effect: { ...effect, yieldsTo } };
}

/** Everything that the rules read, through the derived facts in between. */
function variablesRead(rules: readonly Rule[], pack: Pack): ReadonlySet<number> {
  const read = new Set<number>(
    rules.flatMap(({ when }) => asksOf(when).map(({ variable }) => variable)),
  );
  for (const index of read) {
    const variable = pack.variables[index];
    const derived = variable?.kind === 'derived' ? pack.derived[variable.index] : undefined;
    for (const each of derived ? readsOfDerived(derived).variables : []) read.add(each);
  }
  return read;
}

/** The pack with its mutation. */
export function mutated(pack: Pack, { rules, derived }: Mutant): Pack {
  return {
    ...pack,
    rules: pack.rules.map((rule, index) => {
      const to = rules.get(index);
      return to === null ? { ...rule, off: 'gone' } : (to ?? rule);
    }),
    derived: pack.derived.map((each, index) => derived.get(index) ?? each),
  };
}

/** Every mutant of the part of a pack that moves pins. */
export function mutantsOf(pack: Pack): readonly Mutant[] {
  const read = variablesRead(pack.rules, pack);
  return numbered([
    ...pack.rules.flatMap((rule, index) => ofRule(rule, index, pack)),
    ...pack.derived.flatMap((derived, index) =>
      read.has(derived.variable) ? ofDerived(derived, index, pack) : [],
    ),
    ...ofClasses(pack),
  ]);
}

/** Ids told apart where one rule asks the same twice. */
function numbered(mutants: readonly Mutant[]): readonly Mutant[] {
  const seen = new Map<string, number>();
  return mutants.map((mutant) => {
    const count = (seen.get(mutant.id) ?? 0) + 1;
    seen.set(mutant.id, count);
    return count === 1 ? mutant : { ...mutant, id: `${mutant.id} (${count})` };
  });
}

function ofRule(rule: Rule, index: number, pack: Pack): readonly Mutant[] {
  const as = (of: Mutant['of'], what: string, to: Rule | null): Mutant => ({
    id: `${rule.id}: ${what}`,
    of,
    rules: new Map([[index, to]]),
    derived: new Map(),
  });
  const { effect } = rule;
  return [
    as('rule', 'gone', null),
    ...boundsNear(effect, pack).map(([what, to]) => as('bound', what, { ...rule, effect: to })),
    ...(effect.kind === 'duty-at-least' ? yieldsNear(effect, pack) : []).map(([what, to]) =>
      as('value', what, { ...rule, effect: to }),
    ),
    ...leavesDropped(rule.when, pack).map(([what, when]) => as('leaf', what, { ...rule, when })),
    ...valuesNear(rule.when, pack).map(([what, when]) => as('value', what, { ...rule, when })),
  ];
}

type Changed<T> = readonly [what: string, to: T];

/** The effect with its bound one to the left and one to the right. */
function boundsNear(effect: Effect, pack: Pack): readonly Changed<Effect>[] {
  if (!('to' in effect) || effect.kind === 'raises') return [];
  const terms = { kind: pack.kinds, name: pack.names, flag: pack.flags };
  const ids =
    effect.kind in terms ? terms[effect.kind as keyof typeof terms] : pack.scale.approaches;
  return [-1, 1].flatMap((step): readonly Changed<Effect>[] => {
    const to = ids[effect.to + step];
    return to ? [[`${effect.kind} ${to.id}`, { ...effect, to: effect.to + step }]] : [];
  });
}

/** The effect with one ceiling more or less that it yields to. */
function yieldsNear(
  effect: Extract<Effect, { kind: 'duty-at-least' }>,
  pack: Pack,
): readonly Changed<Effect>[] {
  return pack.rules.flatMap(({ id, effect: { kind } }, index): readonly Changed<Effect>[] => {
    if (kind !== 'at-most') return [];
    const yields = effect.yieldsTo.includes(index);
    const yieldsTo = yields
      ? effect.yieldsTo.filter((other) => other !== index)
      : [...effect.yieldsTo, index];
    return [[`${yields ? 'does not yield' : 'yields'} to ${id}`, { ...effect, yieldsTo }]];
  });
}

/** The condition with one leaf dropped; where nothing is left it always holds. */
const leavesDropped = (condition: Condition, pack: Pack): readonly Changed<Condition>[] =>
  without(condition, pack).map(([what, to]) => [`without ${what}`, to ?? always]);

/** null: nothing of it is left. */
function without(condition: Condition, pack: Pack): readonly Changed<Condition | null>[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part, index) =>
        without(part, pack).map(([what, to]): Changed<Condition | null> => {
          const of =
            to === null
              ? condition.of.filter((_, other) => other !== index)
              : condition.of.with(index, to);
          return [what, of.length === 0 ? null : { ...condition, of }];
        }),
      );
    case 'not':
      return without(condition.of, pack).map(([what, of]) => [what, of && { ...condition, of }]);
    case 'groups': {
      const whole = `${condition.quantifier}-group ${groupWords(condition, pack)}`;
      return [[whole, null], ...withoutInGroups(condition, pack)];
    }
    default:
      return [[words(condition, pack), null]];
  }
}

type Groups = { readonly where: GroupCondition; readonly of: GroupCondition };

/** A statement about groups with one leaf of either condition dropped. */
function withoutInGroups<T extends Groups>(groups: T, pack: Pack): readonly Changed<T>[] {
  return (['where', 'of'] as const).flatMap((key) =>
    withoutCell(groups[key], pack).map(
      ([what, to]): Changed<T> => [
        `${key} group ${what}`,
        { ...groups, [key]: to ?? { kind: 'all', of: [], span: nowhere } },
      ],
    ),
  );
}

function withoutCell(
  condition: GroupCondition,
  pack: Pack,
): readonly Changed<GroupCondition | null>[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part, index) =>
        withoutCell(part, pack).map(([what, to]): Changed<GroupCondition | null> => {
          const of =
            to === null
              ? condition.of.filter((_, other) => other !== index)
              : condition.of.with(index, to);
          return [what, of.length === 0 ? null : { ...condition, of }];
        }),
      );
    case 'not':
      return withoutCell(condition.of, pack).map(([what, of]) => [
        what,
        of && { ...condition, of },
      ]);
    default:
      return [[cellWords(condition, pack), null]];
  }
}

/** The condition with one value more or less in the set of one of its leaves. */
function valuesNear(condition: Condition, pack: Pack): readonly Changed<Condition>[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part, index) =>
        valuesNear(part, pack).map(
          ([what, to]): Changed<Condition> => [
            what,
            { ...condition, of: condition.of.with(index, to) },
          ],
        ),
      );
    case 'not':
      return valuesNear(condition.of, pack).map(([what, of]) => [what, { ...condition, of }]);
    case 'groups':
      return [
        ...(['some', 'every', 'no'] as const).flatMap(
          (quantifier): readonly Changed<Condition>[] =>
            quantifier === condition.quantifier
              ? []
              : [
                  [
                    `${quantifier}-group ${groupWords(condition, pack)}`,
                    { ...condition, quantifier },
                  ],
                ],
        ),
        ...cellsNearIn(condition, pack),
      ];
    case 'is': {
      const variable = pack.variables[condition.variable];
      const values = variable?.values ?? [];
      return near(condition.values, values.length).map(
        (to): Changed<Condition> => [
          `${variable?.id} ${setWords(to, values, variable?.ordered ?? false)}`,
          { ...condition, values: to },
        ],
      );
    }
    default:
      return [];
  }
}

function cellsNearIn<T extends Groups>(groups: T, pack: Pack): readonly Changed<T>[] {
  return (['where', 'of'] as const).flatMap((key) =>
    cellsNear(groups[key], pack).map(
      ([what, to]): Changed<T> => [`${key} group ${what}`, { ...groups, [key]: to }],
    ),
  );
}

/** What kind of group it is (the first cell) is left to `ofClasses`. */
function cellsNear(condition: GroupCondition, pack: Pack): readonly Changed<GroupCondition>[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part, index) =>
        cellsNear(part, pack).map(
          ([what, to]): Changed<GroupCondition> => [
            what,
            { ...condition, of: condition.of.with(index, to) },
          ],
        ),
      );
    case 'not':
      return cellsNear(condition.of, pack).map(([what, of]) => [what, { ...condition, of }]);
    case 'cell': {
      if (condition.cell === 0) return [];
      const cell = pack.people?.cells[condition.cell];
      const values = cell?.values.map(({ id }) => id) ?? [];
      return near(condition.values, values.length).map(
        (to): Changed<GroupCondition> => [
          `${cell?.id} ${setWords(to, values, cell?.ordered ?? false)}`,
          { ...condition, values: to },
        ],
      );
    }
    default:
      return [];
  }
}

/** Sets that have one value more or less, but neither none nor all. */
function near(set: ValueSet, count: number): readonly ValueSet[] {
  const full = (1 << count) - 1;
  return Array.from({ length: count }, (_, value) => set ^ (1 << value)).filter(
    (to) => to !== 0 && to !== full,
  );
}

const setWords = (set: ValueSet, values: readonly string[], ordered: boolean): string =>
  membership({ values, ordered }, set);

function words(
  condition: Extract<Condition, { kind: 'is' | 'compare' | 'known' }>,
  pack: Pack,
): string {
  const variable = pack.variables[condition.variable];
  if (condition.kind !== 'is') return `${variable?.id} ${condition.kind}`;
  return `${variable?.id} ${setWords(condition.values, variable?.values ?? [], variable?.ordered ?? false)}`;
}

const groupWords = ({ where, of }: Groups, pack: Pack): string =>
  [where, of]
    .map((part) =>
      cellsIn(part)
        .map((cell) => cellWords(cell, pack))
        .join(', '),
    )
    .filter((part) => part !== '')
    .join(': ');

type CellLeaf = Extract<GroupCondition, { kind: 'cell' | 'cell-known' }>;

function cellsIn(condition: GroupCondition): readonly CellLeaf[] {
  if (condition.kind === 'cell' || condition.kind === 'cell-known') return [condition];
  return condition.kind === 'not' ? cellsIn(condition.of) : condition.of.flatMap(cellsIn);
}

function cellWords(leaf: CellLeaf, pack: Pack): string {
  const cell = pack.people?.cells[leaf.cell];
  if (leaf.kind === 'cell-known') return `${cell?.id} known`;
  const named =
    leaf.cell === 0 ? pack.people?.classes.find(({ values }) => values === leaf.values) : undefined;
  return named
    ? `is ${named.id}`
    : `${cell?.id} ${setWords(leaf.values, cell?.values.map(({ id }) => id) ?? [], cell?.ordered ?? false)}`;
}

function ofDerived(derived: Derived, index: number, pack: Pack): readonly Mutant[] {
  const as = (of: Mutant['of'], changed: readonly Changed<Derived>[]): readonly Mutant[] =>
    changed.map(([what, to]) => ({
      id: `${derived.id}: ${what}`,
      of,
      rules: new Map(),
      derived: new Map([[index, to]]),
    }));
  switch (derived.kind) {
    case 'when':
      return [
        ...as(
          'leaf',
          leavesDropped(derived.when, pack).map(([what, when]) => [what, { ...derived, when }]),
        ),
        ...as(
          'value',
          valuesNear(derived.when, pack).map(([what, when]) => [what, { ...derived, when }]),
        ),
      ];
    case 'any':
    case 'every':
      return [
        ...as(
          'leaf',
          withoutInGroups(derived, pack).map(([what, to]) => [`without ${what}`, to]),
        ),
        ...as('value', [swapped(derived, 'any', 'every'), ...cellsNearIn(derived, pack)]),
      ];
    case 'highest':
    case 'lowest':
      return [
        ...as('bound', forNobodyNear(derived, pack)),
        ...as('leaf', withoutInWhere(derived, pack)),
        ...as('value', [swapped(derived, 'highest', 'lowest')]),
      ];
    case 'count-groups': {
      const { together } = derived;
      const fewer = together.map(
        (_, gone): Changed<Derived> => [
          `without together ${gone + 1}`,
          { ...derived, together: together.filter((_entry, other) => other !== gone) },
        ],
      );
      return as('leaf', [...withoutInWhere(derived, pack), ...fewer]);
    }
    case 'vote': {
      const tie = derived.tie === 'leftmost' ? 'rightmost' : 'leftmost';
      return [
        ...as('bound', [[`tie ${tie}`, { ...derived, tie }]]),
        ...as(
          'leaf',
          oneFewer(derived.ballots, pack).map(([what, ballots]) => [what, { ...derived, ballots }]),
        ),
        ...as('value', ballotsNear(derived, pack)),
      ];
    }
    case 'count':
      return [
        ...as(
          'leaf',
          oneFewer(derived.of, pack).map(([what, of]) => [what, { ...derived, of }]),
        ),
        ...as('value', countedNear(derived, pack)),
      ];
    default:
      return [];
  }
}

function swapped<T extends Derived['kind'] & ('any' | 'every' | 'highest' | 'lowest')>(
  derived: Derived & { readonly kind: T },
  one: T,
  other: T,
): Changed<Derived> {
  const kind = derived.kind === one ? other : one;
  return [kind, { ...derived, kind } as Derived];
}

function forNobodyNear(
  derived: Extract<Derived, { kind: 'highest' | 'lowest' }>,
  pack: Pack,
): readonly Changed<Derived>[] {
  const values = pack.variables[derived.variable]?.values ?? [];
  return [-1, 1].flatMap((step): readonly Changed<Derived>[] => {
    const nobody = derived.nobody + step;
    return values[nobody] === undefined
      ? []
      : [[`nobody ${values[nobody]}`, { ...derived, nobody }]];
  });
}

/** The list with one entry left out, named for the variable that it reads. */
const oneFewer = <T extends { readonly variable: number }>(
  list: readonly T[],
  pack: Pack,
): readonly Changed<readonly T[]>[] =>
  list.map(({ variable }, gone) => [
    `without ${pack.variables[variable]?.id}`,
    list.filter((_, other) => other !== gone),
  ]);

function countedNear(
  derived: Extract<Derived, { kind: 'count' }>,
  pack: Pack,
): readonly Changed<Derived>[] {
  return derived.of.flatMap((entry, index) => {
    const { id, values } = pack.variables[entry.variable] as Pack['variables'][number];
    return near(entry.values, values.length - 1).map(
      (to): Changed<Derived> => [
        `${id} ${setWords(to, values, false)}`,
        { ...derived, of: derived.of.with(index, { ...entry, values: to }) },
      ],
    );
  });
}

function withoutInWhere<T extends Derived & { readonly where: GroupCondition }>(
  derived: T,
  pack: Pack,
): readonly Changed<T>[] {
  return withoutCell(derived.where, pack).map(
    ([what, where]): Changed<T> => [
      `without where group ${what}`,
      { ...derived, where: where ?? { kind: 'all', of: [], span: nowhere } },
    ],
  );
}

/** One value of one ballot speaking for another option, or for none. */
function ballotsNear(
  derived: Extract<Derived, { kind: 'vote' }>,
  pack: Pack,
): readonly Changed<Derived>[] {
  const options = pack.variables[derived.variable]?.values.slice(0, -1) ?? [];
  return derived.ballots.flatMap((ballot, index) => {
    const { id, values } = pack.variables[ballot.variable] as Pack['variables'][number];
    return values.slice(0, -1).flatMap((value, code) =>
      [-1, ...options.keys()].flatMap((option): readonly Changed<Derived>[] => {
        if (option === ballot.says[code]) return [];
        const ballots = derived.ballots.with(index, {
          ...ballot,
          says: ballot.says.with(code, option),
        });
        return [[`${id} ${value} says ${options[option] ?? 'nothing'}`, { ...derived, ballots }]];
      }),
    );
  });
}

/** A class of groups with one kind of group more or less, wherever it is asked for. */
function ofClasses(pack: Pack): readonly Mutant[] {
  const { classes = [], cells = [] } = pack.people ?? {};
  const kinds = cells[0]?.values ?? [];
  return classes.flatMap(({ id, values }) =>
    near(values, kinds.length).flatMap((to): readonly Mutant[] => {
      const rules = new Map<number, Rule>();
      const derived = new Map<number, Derived>();
      for (const [index, rule] of pack.rules.entries()) {
        const when = withClass(rule.when, values, to);
        if (when !== rule.when) rules.set(index, { ...rule, when });
      }
      for (const [index, each] of pack.derived.entries()) {
        const changed = derivedWithClass(each, values, to);
        if (changed !== each) derived.set(index, changed);
      }
      if (rules.size + derived.size === 0) return [];
      const value = kinds[31 - Math.clz32(values ^ to)]?.id;
      return [
        {
          id: `class ${id}: ${(to & ~values) === 0 ? 'without' : 'with'} ${value}`,
          of: 'value',
          rules,
          derived,
        },
      ];
    }),
  );
}

function derivedWithClass(derived: Derived, from: ValueSet, to: ValueSet): Derived {
  switch (derived.kind) {
    case 'when': {
      const when = withClass(derived.when, from, to);
      return when === derived.when ? derived : { ...derived, when };
    }
    case 'any':
    case 'every': {
      const [where, of] = [
        cellsWithClass(derived.where, from, to),
        cellsWithClass(derived.of, from, to),
      ];
      return where === derived.where && of === derived.of ? derived : { ...derived, where, of };
    }
    case 'highest':
    case 'lowest': {
      const where = cellsWithClass(derived.where, from, to);
      return where === derived.where ? derived : { ...derived, where };
    }
    case 'count-groups': {
      const where = cellsWithClass(derived.where, from, to);
      const together = kept(derived.together, (entry) => cellsWithClass(entry, from, to));
      return where === derived.where && together === derived.together
        ? derived
        : { ...derived, where, together };
    }
    default:
      return derived;
  }
}

function withClass(condition: Condition, from: ValueSet, to: ValueSet): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const of = kept(condition.of, (part) => withClass(part, from, to));
      return of === condition.of ? condition : { ...condition, of };
    }
    case 'not': {
      const of = withClass(condition.of, from, to);
      return of === condition.of ? condition : { ...condition, of };
    }
    case 'groups': {
      const [where, of] = [
        cellsWithClass(condition.where, from, to),
        cellsWithClass(condition.of, from, to),
      ];
      return where === condition.where && of === condition.of
        ? condition
        : { ...condition, where, of };
    }
    default:
      return condition;
  }
}

function cellsWithClass(condition: GroupCondition, from: ValueSet, to: ValueSet): GroupCondition {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const of = kept(condition.of, (part) => cellsWithClass(part, from, to));
      return of === condition.of ? condition : { ...condition, of };
    }
    case 'not': {
      const of = cellsWithClass(condition.of, from, to);
      return of === condition.of ? condition : { ...condition, of };
    }
    case 'cell':
      return condition.cell === 0 && condition.values === from
        ? { ...condition, values: to }
        : condition;
    default:
      return condition;
  }
}

/** The same list where nothing in it changed. */
function kept<T>(list: readonly T[], change: (entry: T) => T): readonly T[] {
  const changed = list.map(change);
  return changed.every((entry, index) => entry === list[index]) ? list : changed;
}
