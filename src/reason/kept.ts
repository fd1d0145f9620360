// Diagrams kept beside a compiled pack: making them takes longer than everything else that answering one brief does.
// They are numbers through and through; each kind is kept in the form that is taken up soonest, under the digest of its pack.

import type { Pack, Pin } from '../model/pack.js';
import { parsed } from '../model/parsed.js';
import { type Asked, keyOf } from './asked.js';
import { relationOf } from './combinations.js';
import { adopt, type Compiled, finished, valueOfVariable } from './compile.js';
import { type Boxes, boxesOf, companion, type Diagram, type Forest, forestOf } from './diagram.js';
import { createMemo } from './memo.js';
import { packed, unpacked } from './packed.js';
import { createLists, type Mark, type MarkIndex } from './people.js';
import { resultsSeen, takeUpResults } from './results.js';
import type { Places } from './unmoved.js';
import type { Work } from './work.js';

/** Changes whenever what an earlier release kept could be misread by this one. */
const form = 4;

type Numbered = readonly (readonly [number, Diagram])[];

interface Kept {
  readonly form: number;
  readonly digest: string;
  readonly boxes: KeptBoxes;
  readonly asked: readonly Asked[];
  readonly pins: Readonly<Record<Pin, Diagram>>;
  readonly flags: readonly Diagram[];
  readonly ordinary: Numbered;
  readonly values: Numbered;
  /** By result the marks that it reads. */
  readonly reads: readonly (readonly MarkIndex[])[];
  readonly lists: {
    readonly boxes: KeptBoxes;
    readonly marks: readonly Mark[];
    /** The marks by their keys. */
    readonly keys: readonly (readonly [string, MarkIndex])[];
    readonly adds: readonly Diagram[];
    readonly relation: Diagram;
    readonly closures: readonly (readonly [string, Diagram])[];
  };
}

interface KeptBoxes {
  readonly sizes: readonly number[];
  readonly levels: string;
  readonly branches: string;
}

const keptBoxes = ({ sizes, levels, branches }: Boxes): KeptBoxes => ({
  sizes,
  levels: packed(levels),
  branches: packed(branches),
});

const forestFrom = ({ sizes, levels, branches }: KeptBoxes): Forest =>
  forestOf({ sizes, levels: unpacked(levels), branches: unpacked(branches) });

export function keep(compiled: Compiled): string {
  const { pack, forest, lists, work, pins, flags, ordinary } = compiled;
  const roots = [...Object.values(pins), ...flags, ...ordinary.values(), ...work.values.values()];
  const { boxes, numberOf } = boxesOf(forest, roots);
  const of = boxesOf(lists.forest, [...lists.adds, relationOf(lists), ...lists.closures.values()]);
  const numbered = (map: ReadonlyMap<number, Diagram>): Numbered =>
    [...map].map(([key, diagram]) => [key, numberOf(diagram)]);
  const kept: Kept = {
    form,
    digest: pack.digest,
    boxes: keptBoxes(boxes),
    asked: work.asked,
    pins: Object.fromEntries(
      Object.entries(pins).map(([pin, diagram]) => [pin, numberOf(diagram)]),
    ) as Record<Pin, Diagram>,
    flags: flags.map(numberOf),
    ordinary: numbered(ordinary),
    values: numbered(work.values),
    reads: resultsSeen(compiled).map(({ view }) =>
      view.keeps.flatMap((keeps, mark) => (keeps ? [mark] : [])),
    ),
    lists: {
      boxes: keptBoxes(of.boxes),
      marks: lists.marks,
      keys: [...lists.keys],
      adds: lists.adds.map(of.numberOf),
      relation: of.numberOf(relationOf(lists)),
      closures: [...lists.closures].map(([key, diagram]) => [key, of.numberOf(diagram)]),
    },
  };
  return `${JSON.stringify(kept)}\n`;
}

/** Makes kept diagrams those of their pack; false, and nothing done, where they belong to another pack or form. */
export function takeUp(text: string, pack: Pack): boolean {
  const kept = keptFor(pack, text);
  if (!kept) return false;
  takeUpAs(pack, kept);
  return true;
}

/** As `takeUp`, with diagrams of a pack whose variables stand here in these places, and which moves nothing otherwise. */
export function takeUpFrom(base: Pack, places: Places, text: string, pack: Pack): boolean {
  const kept = keptFor(base, text);
  if (!kept) return false;
  const values = kept.values.map(
    ([variable, value]) => [places[variable] as number, value] as const,
  );
  takeUpAs(pack, { ...kept, values });
  return true;
}

function keptFor({ digest }: Pack, text: string): Kept | null {
  const kept = parsed(text) as Kept | null;
  return kept?.form === form && kept.digest === digest ? kept : null;
}

function takeUpAs(pack: Pack, kept: Kept): void {
  const work = workFrom(kept, pack);
  const compiled = finished(work, kept.pins, kept.flags, new Map(kept.ordinary));
  takeUpResults(compiled, kept.reads);
  adopt(pack, compiled);
}

function workFrom(kept: Kept, pack: Pack): Work {
  const asked = [...kept.asked];
  const levelOfMark: number[] = [];
  for (const [level, entry] of asked.entries())
    if (entry.kind === 'mark') levelOfMark[entry.mark] = level;
  return {
    pack,
    forest: forestFrom(kept.boxes),
    lists: listsFrom(kept, pack),
    asked,
    valueOf: valueOfVariable,
    levels: new Map(asked.map((entry, level) => [keyOf(entry), level])),
    levelOfFact: new Map(
      asked.flatMap((entry, level) =>
        entry.kind === 'fact' ? [[entry.fact, level] as const] : [],
      ),
    ),
    levelOfMark,
    values: new Map(kept.values),
    speaks: new Map(),
    among: createMemo(),
  };
}

function listsFrom({ lists: kept }: Kept, pack: Pack): Work['lists'] {
  const forest = forestFrom(kept.boxes);
  return {
    ...createLists(pack.people),
    forest,
    scratch: companion(forest),
    marks: [...kept.marks],
    keys: new Map(kept.keys),
    adds: [...kept.adds],
    relation: kept.relation,
    related: kept.marks.length,
    closures: new Map(kept.closures),
  };
}
