// The list of people: each group's cells, its name or a title in its place, and whether maps that name groups name one.
import { type Group, leftOut } from '../model/brief.js';
import { diagnostic, relatedTo } from '../model/diagnostic.js';
import type { Span } from '../model/source.js';
import type { MapTree, Tree } from '../model/tree.js';
import { readChoice, readText } from './brief-answers.js';
import { type Draft, foundIn, locate, type Reading } from './brief-draft.js';
import { reportUnknownKey } from './brief-keys.js';
import type { PeopleTable } from './brief-vocabulary.js';
import { nearest } from './nearest.js';

interface DraftGroup {
  name: string | null;
  nameSpan: Span;
  readonly span: Span;
  readonly cells: number[];
  readonly spans: (Span | undefined)[];
}

/** Reads the list into the draft; an empty value leaves it out, an empty list says that nobody is there. */
export function readGroups(reading: Reading, draft: Draft, table: PeopleTable, tree: Tree): void {
  if (tree.kind === 'scalar' && tree.value === null) return;
  if (tree.kind !== 'list') {
    const at = locate(reading, tree.span);
    reading.diagnostics.push(diagnostic('brief/not-a-list', at, table.key, foundIn(tree)));
    return;
  }
  const groups: DraftGroup[] = [];
  for (const item of tree.items) {
    const group = readGroup(reading, table, item);
    if (group) groups.push(group);
  }
  draft.groups = withNames(reading, table, groups);
  draft.groupsSpan = tree.span;
}

function readGroup(reading: Reading, table: PeopleTable, tree: Tree): DraftGroup | null {
  if (tree.kind !== 'map') {
    const at = locate(reading, tree.span);
    const what = `each group of ${table.key}`;
    reading.diagnostics.push(diagnostic('brief/not-a-map', at, what, foundIn(tree)));
    return null;
  }
  const count = table.people.cells.length;
  const group: DraftGroup = {
    name: null,
    nameSpan: tree.span,
    span: tree.span,
    cells: new Array<number>(count).fill(leftOut),
    spans: new Array<Span | undefined>(count).fill(undefined),
  };
  readCells(reading, table, tree, group);
  return group;
}

function readCells(reading: Reading, table: PeopleTable, tree: MapTree, group: DraftGroup): void {
  const first = table.people.cells[0];
  let kindMissing = true;
  for (const entry of tree.entries) {
    const { key, value } = entry;
    const slot = table.cells.get(key);
    const empty = value.kind === 'scalar' && value.value === null;
    if (key === first?.id && !empty) kindMissing = false;
    if (slot) {
      if (empty) continue;
      group.cells[slot.index] = readChoice(reading, `${table.key}.${key}`, slot.words, value);
      group.spans[slot.index] = value.span;
    } else if (key === 'name') {
      group.name = empty ? null : readText(reading, 'name', value);
      group.nameSpan = value.span;
    } else reportUnknownKey(reading, entry, table.key, ['name', ...table.cells.keys()]);
  }
  if (!kindMissing || !first) return;
  const at = locate(reading, firstLine(reading, tree.span));
  const what = group.name === null ? `each group of ${table.key}` : `the group "${group.name}"`;
  reading.diagnostics.push(diagnostic('brief/missing-key', at, first.id, what));
}

/** The first line of a span. */
function firstLine(reading: Reading, span: Span): Span {
  const end = reading.source.text.indexOf('\n', span.start);
  return end === -1 || end > span.end ? span : { start: span.start, end };
}

/** Groups without a name are titled by their kind, with a number where that is taken. */
function withNames(
  reading: Reading,
  { people }: PeopleTable,
  groups: readonly DraftGroup[],
): readonly Group[] {
  const taken = new Map<string, Span>();
  for (const { name, nameSpan } of groups) {
    if (name === null) continue;
    const first = taken.get(name);
    if (first) {
      const found = diagnostic('brief/two-groups-of-one-name', locate(reading, nameSpan), name);
      const at = locate(reading, first);
      reading.diagnostics.push(relatedTo(found, 'the first one', at));
    } else taken.set(name, nameSpan);
  }
  return groups.map(({ name, span, cells, spans }) => {
    const kind = people.cells[0]?.values[cells[0] ?? leftOut]?.id ?? 'group';
    return { name: name ?? freeName(taken, kind.replaceAll('-', ' '), span), span, cells, spans };
  });
}

function freeName(taken: Map<string, Span>, title: string, span: Span): string {
  let name = title;
  for (let number = 2; taken.has(name); number++) name = `${title} ${number}`;
  taken.set(name, span);
  return name;
}

/** Reports keys of maps that should name a group and name none. */
export function checkNamed(reading: Reading, draft: Draft, groups: readonly Group[] | null): void {
  for (const { map } of reading.vocabulary.people?.named ?? []) {
    const answers = draft.maps[map];
    if (!answers) continue;
    const names = [...new Set((groups ?? []).map(({ name }) => name))];
    for (const { key, keySpan } of answers) {
      if (names.includes(key)) continue;
      const at = locate(reading, keySpan);
      reading.diagnostics.push(
        diagnostic('brief/unknown-group', at, key, nearest(key, names), names),
      );
    }
  }
}
