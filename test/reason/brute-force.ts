// Every completion of a brief, one by one, each answered by the engine: slow, plain, and what diagrams are held against.
import { pinsOf } from '../../src/engine/conclude.js';
import { outcomeOf } from '../../src/engine/conditions.js';
import { derivedSet } from '../../src/engine/derived.js';
import { workOut } from '../../src/engine/layers.js';
import { readGroups } from '../../src/engine/reading.js';
import type { Pins } from '../../src/model/assessment.js';
import type { Brief, Group } from '../../src/model/brief.js';
import type { Condition } from '../../src/model/condition.js';
import type { Pack } from '../../src/model/pack.js';

const span = { start: 0, end: 0 };

export function emptyBrief(pack: Pack): Brief {
  return {
    source: { name: 'brief.yaml', text: '', linesBefore: 0 },
    span,
    document: 0,
    id: 'brief.yaml',
    title: '',
    part: null,
    facts: pack.facts.map(() => -1),
    spans: [],
    texts: {},
    maps: {},
    groups: null,
    groupsSpan: undefined,
    parts: [],
  };
}

export const groupOf = (name: string, cells: readonly number[]): Group => ({
  name,
  span,
  cells,
  spans: [],
});

export const answer = (brief: Brief, pack: Pack): Pins => pinsOf(workOut(brief, pack, 'ordinary'));

/** All values that an answer to a fact can still turn out to have; -1 where it stays unstated. */
export function openCodes(fact: number, brief: Brief, pack: Pack): readonly number[] {
  const given = brief.facts[fact] ?? -1;
  const entry = pack.facts[fact];
  if (given >= 0 || !entry || entry.kind !== 'choice' || entry.leftOut === 'stays') return [given];
  return [...entry.values.keys()];
}

/** Every way of filling in one group's cells. */
export function fillGroup(group: Group, pack: Pack): readonly Group[] {
  const cells = pack.people?.cells ?? [];
  return cells.reduce<readonly Group[]>(
    (groups, cell, index) =>
      groups.flatMap((each) =>
        (each.cells[index] ?? -1) >= 0 || cell.namedIn !== null
          ? [each]
          : [...cell.values.keys()].map((value) => ({
              ...each,
              cells: each.cells.with(index, value),
            })),
      ),
    [group],
  );
}

/** Lists of up to so many groups, one for each way that the pack's conditions can see a list. */
export function allLists(brief: Brief, pack: Pack, most = 4): readonly (readonly Group[])[] {
  const names = Object.values(brief.maps)
    .flatMap((entries) => entries.map(({ key }) => key))
    .slice(0, 1);
  const blank = pack.people?.cells.map(() => -1) ?? [];
  const kinds = distinct(
    ['somebody', ...names]
      .flatMap((name) => fillGroup(groupOf(name, blank), pack))
      .map((group) => [group]),
    brief,
    pack,
  );
  let lists: readonly (readonly Group[])[] = [[]];
  for (let length = 1; length <= most; length += 1)
    lists = distinct(
      [...lists, ...lists.flatMap((list) => kinds.map((kind) => [...list, ...kind]))],
      brief,
      pack,
    );
  return lists;
}

function distinct(
  lists: readonly (readonly Group[])[],
  brief: Brief,
  pack: Pack,
): readonly (readonly Group[])[] {
  return [...new Map(lists.map((list) => [view(list, brief, pack), list])).values()];
}

/** What the conditions of a pack see of a list. Sums go beyond what they count up to, so that longer lists stay apart. */
function view(list: readonly Group[], brief: Brief, pack: Pack): string {
  const groups = readGroups({ ...brief, groups: list }, pack, 'ordinary');
  const reading = {
    manner: 'ordinary',
    sets: new Int32Array(pack.variables.length),
    given: new Uint8Array(0),
    groups,
  } as const;
  const ofPeople = pack.derived.flatMap((derived) => {
    const { kind } = derived;
    if (
      kind !== 'any' &&
      kind !== 'every' &&
      kind !== 'highest' &&
      kind !== 'lowest' &&
      kind !== 'count-groups'
    )
      return [];
    const ways =
      kind === 'highest' || kind === 'lowest'
        ? [
            { ...derived, nobody: 0 },
            { ...derived, nobody: 2 },
          ]
        : [derived];
    return ways.map((way) => derivedSet(way, reading, brief, pack));
  });
  const together = pack.derived.flatMap((derived) =>
    derived.kind === 'count-groups'
      ? [
          {
            kind: 'any',
            of: derived.where,
            where: { kind: 'any', of: derived.together, span },
          } as const,
        ].map((way) =>
          derivedSet(
            { ...way, id: '', variable: derived.variable, says: '' },
            reading,
            brief,
            pack,
          ),
        )
      : [],
  );
  const conditions = [
    ...pack.rules.map(({ when }) => when),
    ...pack.derived.flatMap((each) => (each.kind === 'when' ? [each.when] : [])),
  ];
  return JSON.stringify([
    ofPeople,
    together,
    conditions.flatMap(quantified).map((each) => outcomeOf(each, reading)),
  ]);
}

function quantified(condition: Condition): readonly Condition[] {
  if (condition.kind === 'groups') return [condition];
  if (condition.kind === 'not') return quantified(condition.of);
  return condition.kind === 'all' || condition.kind === 'any'
    ? condition.of.flatMap(quantified)
    : [];
}

export function* factCompletions(brief: Brief, pack: Pack, from = 0): Generator<Brief> {
  if (from === pack.facts.length) {
    yield brief;
    return;
  }
  for (const code of openCodes(from, brief, pack))
    yield* factCompletions({ ...brief, facts: brief.facts.with(from, code) }, pack, from + 1);
}

export function listCompletions(brief: Brief, pack: Pack): readonly (readonly Group[])[] {
  if (!brief.groups) return allLists(brief, pack);
  return brief.groups.reduce<readonly (readonly Group[])[]>(
    (lists, group) =>
      lists.flatMap((list) => fillGroup(group, pack).map((each) => [...list, each])),
    [[]],
  );
}

/** Every completion of a brief. */
export function* completions(brief: Brief, pack: Pack): Generator<Brief> {
  const lists = listCompletions(brief, pack);
  for (const complete of factCompletions(brief, pack))
    for (const groups of lists) yield { ...complete, groups };
}

/** A short text that tells answers apart: pins, name and flags. */
export const told = (pins: Pins): string =>
  JSON.stringify([
    pins.domain,
    pins.calledFor,
    pins.reach,
    pins.today,
    pins.first,
    pins.name,
    pins.flags,
  ]);
