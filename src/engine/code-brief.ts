// A brief that was read in full to the numbers that the fast decision takes.
import { type Brief, leftOut, type MapAnswer } from '../model/brief.js';
import { type Coded, makeRoom } from '../model/coded.js';
import type { Pack } from '../model/pack.js';
import { derivedSet } from './derived.js';
import { type Reading, single } from './reading.js';

const nothing: Reading = {
  manner: 'ordinary',
  sets: new Int32Array(),
  given: new Uint8Array(),
  groups: null,
};

interface NamedCell {
  readonly cell: number;
  readonly map: number;
}

const named = new WeakMap<Pack, readonly NamedCell[]>();

/** The cells that say whether a map names the group, found once a pack. */
function namedCells(pack: Pack): readonly NamedCell[] {
  const known =
    named.get(pack) ??
    (pack.people?.cells ?? []).flatMap(({ namedIn: map }, cell) =>
      map === null ? [] : { cell, map },
    );
  named.set(pack, known);
  return known;
}

/** Whether a map names a group: no, yes, or there is no map. */
function namedIn(name: string, answers: readonly MapAnswer[] | undefined): number {
  if (!answers) return 2;
  return answers.some(({ key }) => key === name) ? 1 : 0;
}

/** Fills `coded` with a brief. */
export function codeBrief(brief: Brief, pack: Pack, coded: Coded): void {
  coded.facts.set(brief.facts);
  coded.groups = brief.groups?.length ?? leftOut;
  const width = pack.people?.cells.length ?? 0;
  makeRoom(coded, (brief.groups?.length ?? 0) * width);
  brief.groups?.forEach(({ cells, name }, index) => {
    coded.cells.set(cells, index * width);
    for (const { cell, map } of namedCells(pack))
      coded.cells[index * width + cell] = namedIn(name, brief.maps[map]);
  });
  pack.derived.forEach((derived, index) => {
    if (derived.kind === 'days' || derived.kind === 'lacks')
      coded.outside[index] = single(derivedSet(derived, nothing, brief, pack));
  });
}
