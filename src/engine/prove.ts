// Why a condition came out as it did: its tree again, each leaf with the answer it rests on and where that stands.
// Each node carries two outcomes, with ordinary values (`truth`) and without assuming anything (`certain`).
import type { Condition, GroupCondition, Leaf, Origin, Proof, Truth } from '../model/condition.js';
import { membership } from '../model/membership.js';
import type { Cell, Derived, People, Variable } from '../model/pack.js';
import { outcomeOf } from './conditions.js';
import { cellOutcome } from './groups.js';
import type { WorkedOut } from './layers.js';
import { type GroupReading, single } from './reading.js';
import { either, type Outcome, yes } from './values.js';

/** The two readings of one brief by one pack. */
export interface Readings {
  readonly ordinary: WorkedOut;
  readonly open: WorkedOut;
}

export function prove(condition: Condition, readings: Readings): Proof {
  const truth = outcomeOf(condition, readings.ordinary) === yes;
  const certain = truthOf(outcomeOf(condition, readings.open));
  switch (condition.kind) {
    case 'all':
    case 'any':
      return {
        kind: condition.kind,
        truth,
        certain,
        of: condition.of.map((part) => prove(part, readings)),
      };
    case 'not':
      return { kind: 'not', truth, certain, of: prove(condition.of, readings) };
    case 'groups':
      return proveGroups(condition, readings, truth, certain);
    case 'is':
      return leafProof(
        condition.variable,
        membership(variableAt(condition.variable, readings), condition.values),
        readings,
        truth,
        certain,
      );
    case 'known':
      return leafProof(
        condition.variable,
        condition.known ? 'is known' : 'is not known',
        readings,
        truth,
        certain,
      );
    case 'compare': {
      const than = variableAt(condition.than, readings).id;
      const asked = condition.how === 'right-of' ? `is right of ${than}` : `is left of ${than}`;
      return leafProof(condition.variable, asked, readings, truth, certain);
    }
  }
}

export const truthOf = (outcome: Outcome): Truth =>
  outcome === either ? 'unknown' : outcome === yes ? 'true' : 'false';

const fallback: Variable = {
  id: '',
  kind: 'setting',
  index: 0,
  values: [],
  ordered: false,
  layer: 'facts',
};
const variableAt = (index: number, { ordinary }: Readings): Variable =>
  ordinary.pack.variables[index] ?? fallback;

function leafProof(
  index: number,
  asked: string,
  readings: Readings,
  truth: boolean,
  certain: Truth,
): Proof {
  const because = derivation(index, readings);
  const leaf = leafOf(index, readings);
  return { kind: 'leaf', truth, certain, leaf, asked, ...(because ? { because } : {}) };
}

function leafOf(index: number, { ordinary }: Readings): Leaf {
  const { pack, brief } = ordinary;
  const variable = pack.variables[index] ?? fallback;
  const value = variable.values[single(ordinary.sets[index] ?? 0)] ?? null;
  const span = variable.kind === 'fact' ? brief.spans[variable.index] : undefined;
  const text = variable.kind === 'fact' ? brief.texts[variable.index] : undefined;
  return {
    about: variable.id,
    value: text ?? value,
    origin: originOf(variable, ordinary.given[index] === 1, span !== undefined),
    ...(span ? { at: { source: brief.source, span } } : {}),
  };
}

function originOf({ kind }: Variable, given: boolean, placed: boolean): Origin {
  if (kind === 'setting') return 'set';
  if (kind !== 'fact') return 'worked-out';
  return given ? (placed ? 'given' : 'set') : 'ordinary';
}

const derivations = new WeakMap<Readings, Map<number, Proof | undefined>>();

/** What a derived fact rests on; many rules ask the same few, so each is proved once. */
function derivation(index: number, readings: Readings): Proof | undefined {
  const known = derivations.get(readings) ?? new Map<number, Proof | undefined>();
  derivations.set(readings, known);
  if (!known.has(index)) known.set(index, derive(index, readings));
  return known.get(index);
}

function derive(index: number, readings: Readings): Proof | undefined {
  const { pack } = readings.ordinary;
  const variable = pack.variables[index];
  const derived = variable?.kind === 'derived' ? pack.derived[variable.index] : undefined;
  if (!derived) return undefined;
  switch (derived.kind) {
    case 'when':
      return prove(derived.when, readings);
    case 'vote':
    case 'agreement':
      return together(
        derived.ballots
          .map((ballot) => ballot.variable)
          .filter((ballot) => readings.ordinary.given[ballot] === 1),
        readings,
      );
    case 'count':
      return together(
        derived.of
          .filter(({ variable: of, values }) => ((readings.ordinary.sets[of] ?? 0) & values) !== 0)
          .map(({ variable: of }) => of),
        readings,
      );
    case 'any':
    case 'every':
      return proveGroups(
        {
          quantifier: derived.kind === 'any' ? 'some' : 'every',
          where: derived.where,
          of: derived.of,
        },
        readings,
        true,
        'true',
      );
    case 'count-groups':
      return proveGroups(
        { quantifier: 'some', where: everybody, of: derived.where },
        readings,
        true,
        'true',
      );
    case 'highest':
    case 'lowest':
      return proveExtreme(derived, index, readings);
    case 'days':
      return together(
        [derived.from, derived.to].map((fact) => pack.facts[fact]?.variable ?? 0),
        readings,
      );
    case 'lacks':
      return together([pack.facts[derived.map]?.variable ?? 0], readings);
  }
}

const everybody: GroupCondition = { kind: 'all', of: [] };

function together(variables: readonly number[], readings: Readings): Proof {
  return {
    kind: 'all',
    truth: true,
    certain: 'true',
    of: variables.map((index) => leafProof(index, '', readings, true, 'true')),
  };
}

/** The groups whose cell is what the whole list comes to. */
function proveExtreme(
  derived: Extract<Derived, { kind: 'highest' | 'lowest' }>,
  index: number,
  readings: Readings,
): Proof {
  const of: GroupCondition = {
    kind: 'cell',
    cell: derived.cell,
    values: readings.ordinary.sets[index] ?? 0,
  };
  return proveGroups({ quantifier: 'some', where: derived.where, of }, readings, true, 'true');
}

interface Quantified {
  readonly quantifier: 'some' | 'every' | 'no';
  readonly where: GroupCondition;
  readonly of: GroupCondition;
}

function proveGroups(
  { quantifier, where, of }: Quantified,
  readings: Readings,
  truth: boolean,
  certain: Truth,
): Proof {
  const { ordinary, open } = readings;
  const nobody = leafForNobody(ordinary);
  const picked = (ordinary.groups ?? []).flatMap((group, index) =>
    cellOutcome(where, group) === yes ? [{ group, index }] : [],
  );
  if (picked.length === 0 || !ordinary.brief.groups)
    return { kind: 'leaf', truth, certain, leaf: nobody, asked: '' };
  return {
    kind: 'groups',
    truth,
    certain,
    asked: quantifier,
    groups: picked.map(({ group, index }) => {
      const written = ordinary.brief.groups?.[index];
      const at = written ? { source: ordinary.brief.source, span: written.span } : undefined;
      return {
        name: group.name,
        ...(at ? { at } : {}),
        proof: proveCells(of, group, open.groups?.[index], index, readings),
      };
    }),
  };
}

/** What a statement about groups rests on where there is no group to point at: the list itself. */
function leafForNobody({ pack, brief }: WorkedOut): Leaf {
  const about = pack.people?.key ?? '';
  if (!brief.groups) return { about, value: null, origin: 'ordinary' };
  const at = brief.groupsSpan ? { at: { source: brief.source, span: brief.groupsSpan } } : {};
  return { about, value: null, origin: 'given', ...at };
}

function proveCells(
  condition: GroupCondition,
  group: GroupReading,
  open: GroupReading | undefined,
  index: number,
  readings: Readings,
): Proof {
  const truth = cellOutcome(condition, group) === yes;
  const certain = open ? truthOf(cellOutcome(condition, open)) : 'unknown';
  switch (condition.kind) {
    case 'all':
    case 'any':
      return {
        kind: condition.kind,
        truth,
        certain,
        of: condition.of.map((part) => proveCells(part, group, open, index, readings)),
      };
    case 'not':
      return {
        kind: 'not',
        truth,
        certain,
        of: proveCells(condition.of, group, open, index, readings),
      };
    case 'cell':
    case 'cell-known': {
      const people = readings.ordinary.pack.people as People;
      const cell = people.cells[condition.cell] as Cell;
      const asked =
        condition.kind === 'cell'
          ? membership(namesOf(cell), condition.values)
          : condition.known
            ? 'is known'
            : 'is not known';
      return {
        kind: 'leaf',
        truth,
        certain,
        leaf: cellLeaf(condition.cell, cell, people, group, index, readings),
        asked,
      };
    }
  }
}

const namesOf = (cell: Cell): Pick<Variable, 'values' | 'ordered'> => ({
  values: cell.values.map(({ id }) => id),
  ordered: cell.ordered,
});

function cellLeaf(
  cellIndex: number,
  cell: Cell,
  people: People,
  group: GroupReading,
  index: number,
  { ordinary }: Readings,
): Leaf {
  const written = ordinary.brief.groups?.[index];
  const span = written?.spans[cellIndex];
  return {
    about: `${people.key}.${cell.id}`,
    group: group.name,
    value: cell.values[single(group.cells[cellIndex] ?? 0)]?.id ?? null,
    origin:
      group.given[cellIndex] && written
        ? 'given'
        : cell.namedIn !== null
          ? 'worked-out'
          : 'ordinary',
    ...(span ? { at: { source: ordinary.brief.source, span } } : {}),
  };
}

/** The leaves that a proof's outcome rests on, each once: of a true `any` the true branches only, and so on. */
export function supportOf(proof: Proof): readonly Leaf[] {
  const leaves = new Map<string, Leaf>();
  for (const leaf of support(proof, proof.truth)) {
    const key = `${leaf.about} ${leaf.group ?? ''}`;
    if (!leaves.has(key)) leaves.set(key, leaf);
  }
  return [...leaves.values()];
}

function support(proof: Proof, truth: boolean): readonly Leaf[] {
  switch (proof.kind) {
    case 'leaf':
      return proof.because
        ? nonEmpty(support(proof.because, proof.because.truth), proof.leaf)
        : [proof.leaf];
    case 'not':
      return support(proof.of, proof.of.truth);
    case 'all':
    case 'any':
      return decisive(proof, truth).flatMap((part) => support(part, part.truth));
    case 'groups':
      return proof.groups
        .filter((group) => counts(proof.asked, group.proof.truth, truth))
        .flatMap((group) => support(group.proof, group.proof.truth));
  }
}

const nonEmpty = (leaves: readonly Leaf[], instead: Leaf): readonly Leaf[] =>
  leaves.length > 0 ? leaves : [instead];

function decisive(
  proof: Extract<Proof, { kind: 'all' | 'any' }>,
  truth: boolean,
): readonly Proof[] {
  const wantsAll = (proof.kind === 'all') === truth;
  return wantsAll ? proof.of : proof.of.filter((part) => part.truth === truth);
}

/** Which groups a quantifier's outcome rests on: for some, those that meet it; for every and no, all of them or those that break it. */
function counts(quantifier: string, meets: boolean, truth: boolean): boolean {
  if (quantifier === 'some') return truth ? meets : true;
  if (quantifier === 'every') return truth ? true : !meets;
  return truth ? true : meets;
}

/** Names of the groups that a proof rests on, each once, in the order of the list. */
export function groupsIn(leaves: readonly Leaf[]): readonly string[] {
  return [...new Set(leaves.flatMap(({ group }) => (group === undefined ? [] : [group])))];
}
