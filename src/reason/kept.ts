// Diagrams kept beside a compiled pack: making them takes longer than everything else that answering one brief does.
// They are numbers through and through, so they are kept as JSON, and told apart by the digest of their pack.
import type { Pack, Pin, Rule } from '../model/pack.js';
import { type Asked, adopt, type Compiled, finished, type Work } from './compile.js';
import { type Boxes, boxesOf, companion, type Diagram, forestOf } from './diagram.js';
import { createLists, type Mark, relationOf } from './people.js';

/** Changes whenever what an earlier release kept could be misread by this one. */
const form = 1;

type Numbered = readonly (readonly [number, Diagram])[];

interface Kept {
  readonly form: number;
  readonly digest: string;
  readonly boxes: Boxes;
  readonly asked: readonly Asked[];
  readonly pins: Readonly<Record<Pin, Diagram>>;
  readonly flags: readonly Diagram[];
  readonly ordinary: Numbered;
  readonly values: Numbered;
  /** By position of the rule. */
  readonly speaks: Numbered;
  readonly lists: {
    readonly boxes: Boxes;
    readonly marks: readonly Mark[];
    readonly adds: readonly Diagram[];
    readonly relation: Diagram;
    readonly closures: readonly (readonly [string, Diagram])[];
  };
}

export function keep({ pack, forest, lists, work, pins, flags, ordinary }: Compiled): string {
  const roots = [
    ...Object.values(pins),
    ...flags,
    ...ordinary.values(),
    ...work.values.values(),
    ...work.speaks.values(),
  ];
  const { boxes, numberOf } = boxesOf(forest, roots);
  const of = boxesOf(lists.forest, [...lists.adds, relationOf(lists), ...lists.closures.values()]);
  const numbered = (map: ReadonlyMap<number, Diagram>): Numbered =>
    [...map].map(([key, diagram]) => [key, numberOf(diagram)]);
  const kept: Kept = {
    form,
    digest: pack.digest,
    boxes,
    asked: work.asked,
    pins: Object.fromEntries(
      Object.entries(pins).map(([pin, diagram]) => [pin, numberOf(diagram)]),
    ) as Record<Pin, Diagram>,
    flags: flags.map(numberOf),
    ordinary: numbered(ordinary),
    values: numbered(work.values),
    speaks: [...work.speaks].map(([rule, diagram]) => [
      pack.rules.indexOf(rule),
      numberOf(diagram),
    ]),
    lists: {
      boxes: of.boxes,
      marks: lists.marks,
      adds: lists.adds.map(of.numberOf),
      relation: of.numberOf(relationOf(lists)),
      closures: [...lists.closures].map(([key, diagram]) => [key, of.numberOf(diagram)]),
    },
  };
  return `${JSON.stringify(kept)}\n`;
}

/** Makes kept diagrams those of their pack; false, and nothing done, where they belong to another pack or form. */
export function takeUp(text: string, pack: Pack): boolean {
  const kept = parsed(text);
  if (kept?.form !== form || kept.digest !== pack.digest) return false;
  const work = workFrom(kept, pack);
  adopt(pack, finished(work, kept.pins, kept.flags, new Map(kept.ordinary)));
  return true;
}

function parsed(text: string): Kept | null {
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return null;
  }
}

function workFrom(kept: Kept, pack: Pack): Work {
  const asked = [...kept.asked];
  const levelOfMark: number[] = [];
  for (const [level, entry] of asked.entries())
    if (entry.kind === 'mark') levelOfMark[entry.mark] = level;
  return {
    pack,
    forest: forestOf(kept.boxes),
    lists: listsFrom(kept, pack),
    asked,
    levels: new Map(asked.map((entry, level) => [JSON.stringify(entry), level])),
    levelOfFact: new Map(
      asked.flatMap((entry, level) =>
        entry.kind === 'fact' ? [[entry.fact, level] as const] : [],
      ),
    ),
    levelOfMark,
    values: new Map(kept.values),
    speaks: new Map(kept.speaks.map(([rule, diagram]) => [pack.rules[rule] as Rule, diagram])),
  };
}

function listsFrom({ lists: kept }: Kept, pack: Pack): Work['lists'] {
  const keyOf = (mark: Mark) =>
    JSON.stringify(mark, (name, value) => (name === 'span' ? undefined : value));
  const forest = forestOf(kept.boxes);
  return {
    ...createLists(pack.people),
    forest,
    scratch: companion(forest),
    marks: [...kept.marks],
    keys: new Map(kept.marks.map((mark, index) => [keyOf(mark), index])),
    adds: [...kept.adds],
    relation: kept.relation,
    related: kept.marks.length,
    closures: new Map(kept.closures),
  };
}
