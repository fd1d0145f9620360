// Small random packs that use everything the format has, and what each of them uses, counted.

import type { Brief } from '../../src/model/brief.js';
import type {
  CellIndex,
  Condition,
  GroupCondition,
  VariableIndex,
} from '../../src/model/condition.js';
import {
  type Cell,
  type Derived,
  type DerivedKind,
  type Effect,
  type Fact,
  type Layer,
  layers,
  type Pack,
  pins,
  type Rule,
  type Then,
  type Variable,
} from '../../src/model/pack.js';
import { below, chance, pick, type Rng } from '../oracle/briefs.js';
import { emptyBrief, groupOf } from './brute-force.js';

const span = { start: 0, end: 0 };
const place = { file: 'random', line: 1, column: 1, endLine: 1, endColumn: 1 };
const term = (id: string) => ({ id, title: id, help: '', sources: [] });
const value = (id: string) => ({ id, help: '' });
const asking = { question: '', help: '', changes: '', sources: [] };

export type Uses = Map<string, number>;

interface Draft {
  readonly rng: Rng;
  readonly variables: Variable[];
  readonly derived: Derived[];
  readonly cells: readonly Cell[];
  readonly uses: Uses;
}

const count = (uses: Uses, what: string): void => {
  uses.set(what, (uses.get(what) ?? 0) + 1);
};

export interface Size {
  /** Choice facts besides the one that states the kind. */
  readonly facts: number;
  readonly rules: number;
}

/** A pack that a reader would accept: every rule reads earlier layers only. */
export function randomPack(rng: Rng, uses: Uses, size: Size = { facts: 5, rules: 14 }): Pack {
  const approaches = 3 + below(rng, 3);
  const kinds = Array.from({ length: pick(rng, [0, 2, 3]) }, (_, index) => term(`kind-${index}`));
  const names = Array.from({ length: below(rng, 3) }, (_, index) => term(`name-${index}`));
  const flags = Array.from({ length: below(rng, 3) }, (_, index) => term(`flag-${index}`));
  const cells = randomCells(rng);
  const draft: Draft = { rng, variables: [], derived: [], cells, uses };
  const { variables } = draft;
  const setting = {
    ...term('strictness'),
    values: [value('strict'), value('lax')],
    value: pick(rng, ['strict', 'lax']),
  };
  variables.push({
    id: 'strictness',
    kind: 'setting',
    index: 0,
    values: ['strict', 'lax'],
    ordered: false,
    layer: 'facts',
  });
  const levels = Array.from({ length: approaches }, (_, index) => `approach-${index}`);
  const facts = randomFacts(
    draft,
    size.facts,
    kinds.map(({ id }) => id),
  );
  const mapFact = facts.findIndex(({ kind }) => kind === 'map');
  randomDerived(draft, 'facts', facts, mapFact, kinds.length);
  for (const [index, pin] of pins.entries()) {
    const values =
      pin === 'kind'
        ? kinds.map(({ id }) => id)
        : pin === 'name'
          ? names.map(({ id }) => id)
          : levels;
    variables.push({
      id: pin,
      kind: 'pin',
      index,
      values: [...values, 'none'],
      ordered: true,
      layer: pin,
    });
    if (pin === 'kind') lateFact(draft, facts);
    if (pin === 'kind') randomDerived(draft, 'kind', facts, mapFact, kinds.length);
  }
  for (const [index, { id }] of flags.entries())
    variables.push({
      id,
      kind: 'flag',
      index,
      values: ['no', 'yes'],
      ordered: false,
      layer: 'flags',
    });
  const rules = randomRules(
    draft,
    { facts, kinds: kinds.length, names: names.length, flags: flags.length, levels: approaches },
    size.rules,
  );
  const bands = [
    { ...term('left'), first: 0, last: 0, raisedByDuty: false },
    { ...term('right'), first: 1, last: approaches - 1, raisedByDuty: true },
  ];
  return {
    id: 'random',
    version: '1.0.0',
    title: 'random',
    extends: [],
    digest: '',
    scale: {
      title: 'scale',
      bands,
      approaches: levels.map((id, index) => ({
        ...term(id),
        band: index === 0 ? 0 : 1,
        raised: index !== 1 || chance(rng, 0.5),
        decides: '',
        acts: '',
        promise: '',
      })),
    },
    kinds: kinds.map((kind) => ({ ...kind, looksLike: '' })),
    names,
    flags,
    variables,
    settings: [{ ...setting, variable: 0 as VariableIndex }],
    facts,
    people: {
      key: 'people',
      ...asking,
      cells,
      classes: [],
      whenLeftOut: pick(rng, [[[0]], [[0], [1]], [[1, 2]]]).map((entry) =>
        cells.map((_, index) => entry[index] ?? -1),
      ),
    },
    derived: draft.derived,
    rules,
    then: randomThen(draft, facts, kinds.length),
    sources: [],
    files: [],
    texts: {},
  };
}

/** What holds once what came first is over, where a fact states the kind. */
function randomThen({ rng, uses }: Draft, facts: readonly Fact[], kinds: number): Then | null {
  const kindFact = facts.findIndex(({ id }) => id === 'stated');
  if (kindFact < 0) return null;
  count(uses, 'then');
  const set = facts.flatMap(({ id, values }, fact) =>
    id.startsWith('fact-') && chance(rng, 0.4) ? [{ fact, value: below(rng, values.length) }] : [],
  );
  const follows = Array.from({ length: kinds }, (_, kind) =>
    chance(rng, 0.5) ? [] : [(kind + 1) % kinds],
  );
  return { set, kindFact, follows };
}

function randomCells(rng: Rng): Cell[] {
  const plain = { ...asking, changeable: true, usual: [] };
  const cells: Omit<Cell, 'namedIn'>[] = [
    { ...plain, id: 'group', values: [value('a'), value('b')], ordered: false, ordinary: [] },
    {
      ...plain,
      id: 'size',
      values: ['s', 'm', 'l'].map(value),
      ordered: true,
      ordinary: [{ when: null, value: below(rng, 3) }],
    },
    {
      ...plain,
      id: 'mood',
      values: ['down', 'up'].map(value),
      ordered: true,
      ordinary: [
        {
          when: { kind: 'cell', cell: pick(rng, [0, 1]) as CellIndex, values: 1, span },
          value: below(rng, 2),
        },
        { when: null, value: below(rng, 2) },
      ],
    },
  ];
  const named = {
    ...plain,
    id: 'named',
    values: ['no', 'yes', 'unstated'].map(value),
    ordered: false,
    ordinary: [],
    namedIn: 0,
  };
  return [...cells.map((cell) => ({ ...cell, namedIn: null })), named];
}

function randomFacts(
  { rng, variables, uses }: Draft,
  number: number,
  kinds: readonly string[],
): Fact[] {
  const facts: Fact[] = [];
  const add = (
    id: string,
    kind: Fact['kind'],
    values: string[],
    leftOut: Fact['leftOut'],
    layer: Layer,
  ): void => {
    const unstated = leftOut === 'any' ? [] : ['unstated'];
    const variable = (variables.push({
      id,
      kind: 'fact',
      index: facts.length,
      values: [...values, ...unstated],
      ordered: true,
      layer,
    }) - 1) as VariableIndex;
    const ordinary =
      leftOut === 'any' && kind === 'choice'
        ? randomOrdinary(rng, variables, values.length, uses)
        : [];
    facts.push({
      id,
      variable,
      kind,
      values: values.map(value),
      mapValues: [],
      mapKeys: [],
      ordered: true,
      leftOut,
      ordinary,
      ...asking,
      changeable: chance(rng, 0.7),
      usual: [],
      file: 0,
      span: place,
    });
  };
  add('plan', 'map', [], 'stays', 'facts');
  if (kinds.length > 0 && chance(rng, 0.7)) add('stated', 'choice', [...kinds], 'stays', 'facts');
  for (let index = 0; index < number; index += 1) {
    const values = Array.from({ length: 2 + below(rng, 2) }, (_, each) => `v${each}`);
    add(`fact-${index}`, 'choice', values, chance(rng, 0.3) ? 'abstains' : 'any', 'facts');
  }
  return facts;
}

function randomOrdinary(
  rng: Rng,
  variables: readonly Variable[],
  values: number,
  uses: Uses,
): Fact['ordinary'] {
  const last = { when: null, value: below(rng, values) };
  const readable = variables
    .slice(0, -1)
    .flatMap((entry, index) => (entry.kind === 'fact' && entry.values.length > 1 ? [index] : []));
  if (readable.length === 0 || chance(rng, 0.6)) return [last];
  count(uses, 'conditional ordinary value');
  return [{ when: is(rng, variables, pick(rng, readable)), value: below(rng, values) }, last];
}

/** Now and then there is a fact whose ordinary value hangs on the kind. */
function lateFact({ rng, variables, uses }: Draft, facts: Fact[]): void {
  if (chance(rng, 0.5)) return;
  count(uses, 'ordinary value that hangs on the kind');
  const kind = variables.length - 1;
  const values = ['v0', 'v1'];
  const entry = { id: 'late', index: facts.length, values, ordered: true, layer: 'kind' } as const;
  const variable = (variables.push({ ...entry, kind: 'fact' }) - 1) as VariableIndex;
  facts.push({
    ...asking,
    id: 'late',
    variable,
    kind: 'choice',
    values: values.map(value),
    mapValues: [],
    mapKeys: [],
    ordered: true,
    leftOut: 'any',
    ordinary: [
      { when: is(rng, variables, kind), value: 0 },
      { when: null, value: 1 },
    ],
    changeable: true,
    usual: [],
    file: 0,
    span: place,
  });
}

function is(rng: Rng, variables: readonly Variable[], index: number): Condition {
  const all = (1 << (variables[index]?.values.length ?? 1)) - 1;
  return {
    kind: 'is',
    variable: index as VariableIndex,
    values: 1 + below(rng, Math.max(1, all - 1)),
    span,
  };
}

function randomDerived(
  draft: Draft,
  layer: Layer,
  facts: readonly Fact[],
  map: number,
  kinds: number,
): void {
  const { rng, variables, derived } = draft;
  const add = (kind: DerivedKind, values: readonly string[]): void => {
    count(draft.uses, kind.kind);
    const id = `derived-${derived.length}`;
    const variable = (variables.push({
      id,
      kind: 'derived',
      index: derived.length,
      values,
      ordered: true,
      layer,
    }) - 1) as VariableIndex;
    derived.push({ id, variable, says: '', ...kind } as Derived);
  };
  const noYes = ['no', 'yes'];
  if (layer === 'kind') {
    add({ kind: 'when', when: randomCondition(draft, layers.indexOf('start')) }, noYes);
    return;
  }
  const choices = facts.filter(({ kind, id }) => kind === 'choice' && id !== 'stated');
  const ballots = choices
    .filter(() => chance(rng, 0.6))
    .map(({ variable, values }) => ({
      variable,
      says: [...values.map(() => below(rng, Math.max(1, kinds) + 1) - 1), -1],
    }));
  const options = Array.from({ length: Math.max(1, kinds) }, (_, index) => `option-${index}`);
  if (chance(rng, 0.7))
    add({ kind: 'vote', ballots, tie: pick(rng, ['leftmost', 'rightmost']) }, [...options, 'none']);
  if (chance(rng, 0.3))
    add(
      { kind: 'agreement', ballots, options },
      Array.from({ length: ballots.length + 1 }, (_, n) => `${n}`),
    );
  if (chance(rng, 0.4)) {
    const of = choices.slice(0, 3).map(({ variable }) => ({ variable, values: 1 + below(rng, 2) }));
    add({ kind: 'count', of, upTo: 2 }, ['0', '1', '2']);
  }
  if (chance(rng, 0.6))
    add(
      {
        kind: pick(rng, ['highest', 'lowest'] as const),
        cell: 1 as CellIndex,
        where: randomGroup(draft),
        nobody: below(rng, 3),
      },
      ['s', 'm', 'l'],
    );
  if (chance(rng, 0.5))
    add(
      {
        kind: pick(rng, ['any', 'every'] as const),
        where: randomGroup(draft),
        of: randomGroup(draft),
      },
      noYes,
    );
  if (chance(rng, 0.5))
    add(
      {
        kind: 'count-groups',
        where: randomGroup(draft),
        together: chance(rng, 0.6) ? [randomGroup(draft)] : [],
        upTo: 2,
      },
      ['0', '1', '2'],
    );
  if (chance(rng, 0.2)) add({ kind: 'lacks', map, keys: ['x'] }, ['no', 'yes', 'unstated']);
}

function randomGroup({ rng, cells }: Draft): GroupCondition {
  const one = (): GroupCondition => {
    const cell = chance(rng, 0.1) ? 3 : below(rng, 3);
    const all = (1 << (cells[cell]?.values.length ?? 1)) - 1;
    return { kind: 'cell', cell: cell as CellIndex, values: 1 + below(rng, all - 1), span };
  };
  if (chance(rng, 0.5)) return one();
  if (chance(rng, 0.3)) return { kind: 'not', of: one(), span };
  return { kind: pick(rng, ['all', 'any'] as const), of: [one(), one()], span };
}

/** A condition that a rule of a layer (by position) may have. */
function randomCondition(draft: Draft, layer: number, depth = 2): Condition {
  const { rng, variables } = draft;
  if (depth > 0 && chance(rng, 0.55)) {
    if (chance(rng, 0.2))
      return { kind: 'not', of: randomCondition(draft, layer, depth - 1), span };
    const of = Array.from({ length: 1 + below(rng, 3) }, () =>
      randomCondition(draft, layer, depth - 1),
    );
    return { kind: pick(rng, ['all', 'any'] as const), of, span };
  }
  if (chance(rng, 0.2)) {
    count(draft.uses, 'groups in a condition');
    return {
      kind: 'groups',
      quantifier: pick(rng, ['some', 'every', 'no'] as const),
      where: randomGroup(draft),
      of: randomGroup(draft),
      span,
    };
  }
  const readable = variables.flatMap((entry, index) =>
    entry.values.length > 1 &&
    layers.indexOf(entry.layer) < Math.max(1, layer) &&
    !(layer === 0 && entry.kind === 'derived')
      ? [index]
      : [],
  );
  const index = pick(rng, readable);
  const scale = readable.filter(
    (each) =>
      variables[each]?.kind === 'pin' &&
      variables[each]?.id !== 'kind' &&
      variables[each]?.id !== 'name',
  );
  if (scale.length > 1 && chance(rng, 0.2)) {
    count(draft.uses, 'compare');
    const positions = (variables[scale[0] ?? 0]?.values.length ?? 1) - 1;
    return {
      kind: 'compare',
      variable: pick(rng, scale) as VariableIndex,
      how: pick(rng, ['left-of', 'right-of']),
      than: pick(rng, scale) as VariableIndex,
      positions,
      span,
    };
  }
  return is(rng, variables, index);
}

/** A condition over facts that come before the one that is lifted. */
function liftingCondition({ rng, variables }: Draft, fact: Fact | undefined): Condition {
  const before = variables.flatMap((entry, index) =>
    index < (fact?.variable ?? 0) && entry.kind !== 'derived' && entry.layer === 'facts'
      ? [index]
      : [],
  );
  const readable = before.filter((index) => (variables[index]?.values.length ?? 0) > 1);
  const of = [pick(rng, readable), pick(rng, readable)].map((index) => is(rng, variables, index));
  return chance(rng, 0.5) ? (of[0] as Condition) : { kind: 'any', of, span };
}

interface Targets {
  readonly facts: readonly Fact[];
  readonly kinds: number;
  readonly names: number;
  readonly flags: number;
  readonly levels: number;
}

function randomRules(draft: Draft, targets: Targets, number: number): Rule[] {
  const { rng } = draft;
  const rules: Rule[] = [];
  const ceilings: number[] = [];
  const add = (effect: Effect, layer: Layer): void => {
    const off = chance(rng, 0.06) ? 'not here' : null;
    if (off) count(draft.uses, 'switched-off rule');
    else count(draft.uses, effect.kind);
    const when =
      effect.kind === 'raises'
        ? liftingCondition(draft, targets.facts[effect.fact])
        : randomCondition(draft, layers.indexOf(layer));
    const index = rules.push({
      id: `rule-${rules.length}`,
      pack: 'random',
      effect,
      when,
      because: '',
      liftedBy: null,
      sources: [],
      layer,
      off,
      exempt: null,
      covers: [],
      file: 0,
      place,
    });
    if (effect.kind === 'at-most') ceilings.push(index - 1);
  };
  const level = (): number => below(rng, targets.levels);
  for (let kind = 0; kind < targets.kinds; kind += 1) add({ kind: 'kind', to: kind }, 'kind');
  for (let each = 0; each < 3; each += 1) add({ kind: 'starts-at', to: level() }, 'start');
  const liftable = targets.facts.flatMap(({ kind, id }, index) =>
    kind === 'choice' && id !== 'stated' ? [index] : [],
  );
  for (let each = rules.length; each < number; each += 1) {
    const kind = pick(rng, [
      'at-least',
      'at-most',
      'duty-at-least',
      'reach-at-most',
      'first',
      'name',
      'flag',
      'raises',
    ] as const);
    switch (kind) {
      case 'at-least':
      case 'at-most':
        add({ kind, to: level() }, 'called-for');
        break;
      case 'duty-at-least':
        add({ kind, to: level(), yieldsTo: ceilings.filter(() => chance(rng, 0.5)) }, 'called-for');
        break;
      case 'reach-at-most':
        add({ kind, to: level() }, 'reach');
        break;
      case 'first':
        add({ kind, to: level() }, 'first');
        break;
      case 'name':
        if (targets.names > 0) add({ kind, to: below(rng, targets.names) }, 'name');
        break;
      case 'flag':
        if (targets.flags > 0) add({ kind, to: below(rng, targets.flags) }, 'flags');
        break;
      case 'raises': {
        const fact = pick(rng, liftable);
        add({ kind, fact, to: below(rng, targets.facts[fact]?.values.length ?? 1) }, 'facts');
        break;
      }
    }
  }
  return rules;
}

/** A brief with some answers left out, and up to so many groups. */
export function randomBrief(pack: Pack, rng: Rng, most: number, uses: Uses = new Map()): Brief {
  const given = rng();
  const brief = emptyBrief(pack);
  const facts = pack.facts.map(({ kind, values }) =>
    kind === 'choice' && chance(rng, given) ? below(rng, values.length) : -1,
  );
  const named = chance(rng, 0.5);
  const maps = named
    ? { 0: [{ key: 'Ann', keySpan: brief.span, value: 'x', valueSpan: brief.span }] }
    : {};
  const groups = chance(rng, 0.35)
    ? null
    : Array.from({ length: below(rng, most + 1) }, (_, index) =>
        groupOf(index === 0 && chance(rng, 0.5) ? 'Ann' : `group ${index}`, [
          below(rng, 2),
          ...[3, 2].map((size) => (chance(rng, 0.6) ? below(rng, size) : -1)),
          -1,
        ]),
      );
  count(uses, listKind(groups));
  return { ...brief, facts: named ? facts.with(0, 0) : facts, maps, groups };
}

function listKind(groups: Brief['groups']): string {
  if (groups === null) return 'brief without a list';
  if (groups.length === 0) return 'brief with an empty list';
  const isPartial = groups.some(({ cells }) => cells.slice(0, -1).some((code) => code < 0));
  return isPartial ? 'brief with a list in part' : 'brief with a list in full';
}
