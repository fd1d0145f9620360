// In which order the variables of a pack can be worked out, after which layer each is known, and which go round in circles.
import { type Layer, layers, type Pack, type Variable } from '../model/pack.js';
import { asksOf, cellAsksOf, readsOfDerived } from '../model/reads.js';

/** The parts of a pack that say what reads what. */
export type Draft = Pick<Pack, 'variables' | 'settings' | 'facts' | 'people' | 'derived' | 'rules'>;

export interface Order {
  /** Old positions in their new order. */
  readonly order: readonly number[];
  /** By old position. */
  readonly layers: readonly Layer[];
  /** Each circle once, as old positions: the first reads the second, and so on to the first again. */
  readonly circles: readonly (readonly number[])[];
}

/** Orders variables by layer, results before what reads them, and each after all that it reads. */
export function workableOrder(
  variables: readonly Variable[],
  reads: readonly (readonly number[])[],
): Order {
  const depths = new Array<number>(variables.length).fill(-1);
  const finished: number[] = [];
  const circles: (readonly number[])[] = [];
  const visit = (at: number, path: readonly number[]): number => {
    const known = depths[at] ?? 0;
    if (known >= 0) return known;
    if (path.includes(at)) {
      circles.push(path.slice(path.indexOf(at)));
      return 0;
    }
    const own = layers.indexOf(variables[at]?.layer ?? 'facts');
    const depth = (reads[at] ?? []).reduce(
      (most, read) => Math.max(most, visit(read, [...path, at])),
      own,
    );
    if ((depths[at] ?? 0) < 0) finished.push(at);
    depths[at] = depth;
    return depth;
  };
  for (const at of variables.keys()) visit(at, []);
  const depth = (at: number) => depths[at] ?? 0;
  const rank = (at: number) => ranks[variables[at]?.kind ?? 'fact'];
  const order = finished
    .map((at, position) => ({ at, position }))
    .sort((a, b) => depth(a.at) - depth(b.at) || rank(a.at) - rank(b.at) || a.position - b.position)
    .map(({ at }) => at);
  return { order, layers: depths.map((each) => layers[each] ?? 'facts'), circles };
}

/** Settings and results read nothing; facts and derived facts may read each other. */
const ranks = { setting: 0, pin: 1, flag: 2, fact: 3, derived: 3 } as const;

/** For each variable the variables that it is worked out from. */
export function readsOfVariables(pack: Draft): readonly (readonly number[])[] {
  const raised = pack.rules.filter(({ effect }) => effect.kind === 'raises');
  const variableOfFact = (fact: number): readonly number[] => {
    const variable = pack.facts[fact]?.variable;
    return variable === undefined ? [] : [variable];
  };
  return pack.variables.map(({ kind, index }): readonly number[] => {
    if (kind === 'fact') {
      const conditions = pack.facts[index]?.ordinary.flatMap(({ when }) => when ?? []) ?? [];
      const raising = raised.filter(({ effect }) => 'fact' in effect && effect.fact === index);
      return [...conditions, ...raising.map(({ when }) => when)].flatMap((condition) => [
        ...asksOf(condition).map(({ variable }) => variable),
        ...cellAsksOf(condition).flatMap(({ cell }) => namedIn(pack, cell).flatMap(variableOfFact)),
      ]);
    }
    const derived = kind === 'derived' ? pack.derived[index] : undefined;
    if (!derived) return [];
    const { variables, facts, settings, cells } = readsOfDerived(derived);
    return [
      ...variables,
      ...settings.flatMap((setting) => pack.settings[setting]?.variable ?? []),
      ...[...facts, ...cells.flatMap((cell) => namedIn(pack, cell))].flatMap(variableOfFact),
    ];
  });
}

/** The map fact that a cell is looked up in. */
const namedIn = (pack: Draft, cell: number): readonly number[] => {
  const fact = pack.people?.cells[cell]?.namedIn ?? null;
  return fact === null ? [] : [fact];
};
