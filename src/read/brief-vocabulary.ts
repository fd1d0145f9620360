// A pack's facts as look-up tables for reading briefs, made once a pack: sections, keys and values.
import type { Cell, Fact, FactValue, Pack, People } from '../model/pack.js';

/** What may be written: words and the codes they stand for. */
export interface Words {
  readonly codes: ReadonlyMap<string, number>;
  readonly ids: readonly string[];
}

export interface FactSlot {
  readonly kind: 'fact';
  readonly index: number;
  readonly fact: Fact;
  readonly words: Words;
  /** For a map fact the words its values take. */
  readonly mapWords: Words;
  /** For a map fact whose keys are names of listed groups. */
  readonly keysAreGroups: boolean;
}

export interface Section {
  readonly kind: 'section';
  /** `proposal.consultation`; empty for the brief itself. */
  readonly path: string;
  readonly slots: ReadonlyMap<string, FactSlot | Section>;
}

export interface CellSlot {
  readonly index: number;
  readonly cell: Cell;
  readonly words: Words;
}

export interface PeopleTable {
  readonly key: string;
  readonly people: People;
  /** Cells that are asked, by key. */
  readonly cells: ReadonlyMap<string, CellSlot>;
  /** Cells that say whether a map names the group. */
  readonly named: readonly { readonly index: number; readonly map: number }[];
}

export interface Vocabulary {
  readonly pack: Pack;
  readonly root: Section;
  readonly byPath: ReadonlyMap<string, FactSlot>;
  readonly people: PeopleTable | null;
  /** Paths of the sections in which a key stands; '' where it stands at the root. */
  readonly homes: ReadonlyMap<string, readonly string[]>;
  /** Positions of the facts that a part's own sign drops together: the one that states the kind, and those that abstain. */
  readonly signs: readonly number[];
}

const made = new WeakMap<Pack, Vocabulary>();

/** The tables of a pack. */
export function vocabularyOf(pack: Pack): Vocabulary {
  const known = made.get(pack);
  if (known) return known;
  const vocabulary = makeVocabulary(pack);
  made.set(pack, vocabulary);
  return vocabulary;
}

function makeVocabulary(pack: Pack): Vocabulary {
  const named = new Set(pack.people?.cells.map(({ namedIn }) => namedIn));
  const byPath = new Map<string, FactSlot>();
  pack.facts.forEach((fact, index) => {
    byPath.set(fact.id, {
      kind: 'fact',
      index,
      fact,
      words: wordsOf(idsOf(fact.values)),
      mapWords: fact.mapValues.length === 0 ? noWords : wordsOf(fact.mapValues),
      keysAreGroups: named.has(index),
    });
  });
  const root = sectionOf('', [...byPath]);
  const people = pack.people && peopleTable(pack.people);
  return {
    pack,
    root,
    byPath,
    people,
    homes: homesOf(root, people),
    signs: pack.facts.flatMap(({ leftOut }, index) =>
      leftOut === 'abstains' || index === pack.then?.kindFact ? [index] : [],
    ),
  };
}

const idsOf = (values: readonly FactValue[]): readonly string[] => values.map(({ id }) => id);

/** Words in the order of their codes. */
const wordsOf = (ids: readonly string[]): Words => ({
  codes: new Map(ids.map((id, code) => [id, code])),
  ids,
});

const noWords = wordsOf([]);

/** The section that holds these facts, their paths given from here on. */
function sectionOf(path: string, facts: readonly (readonly [string, FactSlot])[]): Section {
  const slots = new Map<string, FactSlot | Section>();
  const inner = new Map<string, (readonly [string, FactSlot])[]>();
  for (const [rest, slot] of facts) {
    const dot = rest.indexOf('.');
    if (dot === -1) slots.set(rest, slot);
    else {
      const key = rest.slice(0, dot);
      const below = inner.get(key) ?? [];
      inner.set(key, below);
      below.push([rest.slice(dot + 1), slot]);
      if (!slots.has(key)) slots.set(key, slot);
    }
  }
  for (const [key, below] of inner) slots.set(key, sectionOf(path ? `${path}.${key}` : key, below));
  return { kind: 'section', path, slots };
}

function peopleTable(people: People): PeopleTable {
  const cells = new Map<string, CellSlot>();
  const named: { index: number; map: number }[] = [];
  people.cells.forEach((cell, index) => {
    if (cell.namedIn === null)
      cells.set(cell.id, { index, cell, words: wordsOf(idsOf(cell.values)) });
    else named.push({ index, map: cell.namedIn });
  });
  return { key: people.key, people, cells, named };
}

function homesOf(root: Section, people: PeopleTable | null): Map<string, readonly string[]> {
  const homes = new Map<string, string[]>();
  const add = (key: string, home: string) => {
    const known = homes.get(key);
    if (known) known.push(home);
    else homes.set(key, [home]);
  };
  const visit = (section: Section) => {
    for (const [key, slot] of section.slots) {
      add(key, section.path);
      if (slot.kind === 'section') visit(slot);
    }
  };
  visit(root);
  if (people) {
    add(people.key, '');
    for (const key of people.cells.keys()) add(key, people.key);
  }
  return homes;
}
