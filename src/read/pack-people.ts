// The list of groups that a brief may hold: the cells of a group, classes of kinds of groups, and who stands for a left-out list.

import { leftOut } from '../model/brief.js';
import { diagnostic } from '../model/diagnostic.js';
import type { Cell, Pack, People } from '../model/pack.js';
import type { Entry } from '../model/tree.js';
import { cellOrder } from './pack-cell-order.js';
import { type CellHead, cellHead, cellWithOrdinary } from './pack-cells.js';
import type { Placed } from './pack-gather.js';
import { conditionWords } from './pack-ids.js';
import { on, type Page } from './pack-page.js';
import { classesOf, peopleWords } from './pack-people-words.js';
import { entries, needed, neededText, type Section, sectionOf, text } from './pack-section.js';
import { standIns } from './pack-stand-ins.js';
import type { PeopleWords } from './pack-vocabulary.js';

export const peopleKeys = [
  'key',
  'question',
  'help',
  'changes',
  'about',
  'says',
  'classes',
  'cells',
  'when-left-out',
] as const;
/** The people of a pack with their base's, and the words for asking about them. */
export interface PeopleRead {
  readonly people: People;
  readonly words: PeopleWords;
}

/** `maps` holds the positions of the facts that are maps. */
export function peopleOf(
  { page, entry }: Placed,
  base: Pack | null,
  maps: ReadonlyMap<string, number>,
  sources: ReadonlyMap<string, number>,
): PeopleRead | null {
  const section = sectionOf(page, entry.value, `"people"`, entry.keySpan, peopleKeys);
  if (!section) return null;
  const before = base?.people ?? null;
  const written = newOnes(page, entries(section, 'cells'), before?.cells ?? [], 'cell');
  const heads = cellOrder(page, written).flatMap(
    (each, index) => cellHead(page, each, !before && index === 0, maps, sources) ?? [],
  );
  const cells = [...(before?.cells ?? []), ...heads.map(({ cell }) => cell)];
  const ownClasses = classesOf(section, cells[0]?.values ?? []);
  newOnes(page, entries(section, 'classes'), before?.classes ?? [], 'class');
  const classes = [...(before?.classes ?? []), ...ownClasses];
  const words = peopleWords({ key: before?.key ?? text(section, 'key'), cells, classes });
  const whole = [...(before?.cells ?? []), ...filled(heads, !before, words)];
  if (before && base) {
    reportHeld(section, base.id);
    const whenLeftOut = before.whenLeftOut.map((group) => padded(group, whole.length));
    return { people: { ...before, cells: whole, classes, whenLeftOut }, words };
  }
  needed(section, 'cells');
  const people: People = {
    key: neededText(section, 'key'),
    question: text(section, 'question'),
    help: text(section, 'help'),
    changes: text(section, 'changes'),
    ...(section.entries.about ? { about: text(section, 'about') } : {}),
    ...(section.entries.says ? { says: text(section, 'says') } : {}),
    cells: whole,
    classes,
    whenLeftOut: standIns(section, words),
  };
  return { people, words };
}

/** Those whose ids neither the base nor conditions nor every group has. */
function newOnes(
  page: Page,
  written: readonly Entry[],
  base: readonly { readonly id: string }[],
  what: 'cell' | 'class',
): readonly Entry[] {
  const reserved: readonly string[] = what === 'cell' ? ['name', ...conditionWords] : [];
  return written.filter(({ key, keySpan }) => {
    if (reserved.includes(key)) {
      const why = key === 'name' ? 'every group has one' : 'conditions have that word themselves';
      page.report(diagnostic('pack/reserved-id', on(page, keySpan), key, why));
    } else if (base.some(({ id }) => id === key))
      page.report(diagnostic('pack/duplicate-id', on(page, keySpan), key, what));
    else return true;
    return false;
  });
}

const filled = (
  heads: readonly CellHead[],
  fromFirst: boolean,
  words: PeopleWords,
): readonly Cell[] =>
  heads.map((head, index) => cellWithOrdinary(head, fromFirst && index === 0, words));

function reportHeld(section: Section<(typeof peopleKeys)[number]>, base: string): void {
  for (const key of peopleKeys) {
    if (key === 'classes' || key === 'cells') continue;
    const entry = section.entries[key];
    if (entry)
      section.page.report(
        diagnostic('pack/held-by-base', on(section.page, entry.keySpan), key, base),
      );
  }
}

const padded = (group: readonly number[], length: number): readonly number[] =>
  Array.from({ length }, (_, cell) => group[cell] ?? leftOut);
