// Lists read group by group, against what the marks of all their groups together come to.
import { describe, expect, it } from 'vitest';
import { readGroups } from '../../src/engine/reading.js';
import type { Brief, Group } from '../../src/model/brief.js';
import type { Pack } from '../../src/model/pack.js';
import { type Compiled, compile } from '../../src/reason/compile.js';
import { constantOf } from '../../src/reason/diagram.js';
import { letterOf, ofNobody, rest } from '../../src/reason/list-automaton.js';
import { forestOfLists, type ListFunction } from '../../src/reason/list-functions.js';
import { cellsThatMatter } from '../../src/reason/matters.js';
import { evaluate } from '../../src/reason/operations.js';
import { inputCodes, nobody, statesAdded, statesJoined } from '../../src/reason/people.js';
import { remaining } from '../../src/reason/remaining.js';
import { boxesOfResults } from '../../src/reason/results.js';
import { situationOf } from '../../src/reason/situation.js';
import { below, mulberry32, type Rng } from '../oracle/briefs.js';
import { shippedPack } from '../shipped-pack.js';
import { emptyBrief, groupOf, listCompletions } from './brute-force.js';
import { randomPack } from './random-pack.js';

/** More completions of a list than this are not tried. */
const most = 1500;

interface Case {
  readonly note: string;
  readonly pack: Pack;
  readonly compiled: Compiled;
  readonly rng: Rng;
  readonly functions: readonly ListFunction[];
}

function caseOf(note: string, pack: Pack, rng: Rng): Case {
  const compiled = compile(pack);
  if (compiled.kind === 'too-large') throw new Error('too large');
  const anyBrief = situationOf(emptyBrief(pack), compiled);
  const { lists } = remaining(boxesOfResults(compiled).roots, anyBrief);
  return { note, pack, compiled, rng, functions: [...lists.values()] };
}

/** The core pack, and small packs that use every kind of mark. */
function* cases(): Generator<Case> {
  yield caseOf('core', shippedPack('spectrum'), mulberry32(1));
  for (let seed = 0; seed < 200; seed += 1) {
    const rng = mulberry32(seed);
    const each = caseOf(`seed ${seed}`, randomPack(rng, new Map()), rng);
    if (each.functions.length > 0) yield each;
  }
}

/** So many groups, some of their answers left out. */
function briefWith(groups: number, leftOut: number, { pack, rng }: Case): Brief {
  const cells = pack.people?.cells ?? [];
  const each = Array.from({ length: groups }, (_, index): Group => {
    const codes = cells.map(({ values, namedIn }, cell) =>
      namedIn !== null || (cell > 0 && rng() < leftOut) ? -1 : below(rng, values.length),
    );
    return groupOf(`group ${index}`, codes);
  });
  return { ...emptyBrief(pack), groups: each };
}

/** How many lists a brief can turn out to have. */
const completionsOf = ({ groups }: Brief, { people }: Pack): number =>
  (groups ?? [])
    .flatMap(({ cells }) => cells.map((code, cell) => ({ code, ...people?.cells[cell] })))
    .filter(({ code, namedIn }) => code < 0 && namedIn === null)
    .reduce((product, { values }) => product * (values?.length ?? 1), 1);

/** What functions come to with a list that is known, the marks of its groups put together. */
function valuesWith(groups: readonly Group[], brief: Brief, { compiled, functions }: Case) {
  const { lists, levelOfMark, pack } = compiled;
  const none: readonly number[] = lists.marks.map(nobody);
  const states = (readGroups({ ...brief, groups }, pack, 'ordinary') ?? [])
    .map((group) => statesAdded(lists, group))
    .reduce((sum, states) => statesJoined(lists, sum, states), none);
  const codes = new Int32Array(compiled.asked.length);
  for (const [mark, state] of states.entries()) codes[levelOfMark[mark] as number] = state;
  return functions.map((f) => evaluate(forestOfLists(compiled), f, codes));
}

describe('a list of groups', () => {
  it('comes to the same read group by group, whichever is read first', () => {
    for (const each of cases()) {
      const { compiled, functions, pack } = each;
      for (let groups = 0; groups < 5; groups += 1) {
        const brief = briefWith(groups, 0, each);
        const letters = (readGroups(brief, pack, 'ordinary') ?? []).map((group) =>
          letterOf(inputCodes(compiled.lists, group), compiled.lists),
        );
        const read = (order: readonly number[]) =>
          functions.map((f) => {
            const left = order.reduce((at, letter) => rest(at, letter, compiled), f);
            return constantOf(ofNobody(left, compiled));
          });
        const expected = valuesWith(brief.groups ?? [], brief, each);
        expect(read(letters), each.note).toEqual(expected);
        expect(read([...letters].reverse()), each.note).toEqual(expected);
      }
    }
  });

  it('hangs on those cells that, all else being free, can make another of it', () => {
    let [tried, matter, open] = [0, 0, 0];
    for (const each of cases())
      for (let round = 0; round < 12; round += 1) {
        const brief = briefWith(1 + (round % 4), [0.1, 0.3, 0.6][round % 3] as number, each);
        if (completionsOf(brief, each.pack) > most) continue;
        const lists = listCompletions(brief, each.pack);
        const told = lists.map((groups) => valuesWith(groups, brief, each).join());
        const expected = (brief.groups ?? []).flatMap(({ cells }, group) =>
          cells.flatMap((code, cell) => {
            if (code >= 0 || each.pack.people?.cells[cell]?.namedIn !== null) return [];
            open += 1;
            return canTell(group, cell, lists, told) ? [{ group, cell }] : [];
          }),
        );
        const situation = situationOf(brief, each.compiled);
        expect(cellsThatMatter(each.functions, situation), each.note).toEqual(expected);
        tried += 1;
        matter += expected.length;
      }
    process.stdout.write(`${tried} lists, of ${open} open cells ${matter} matter\n`);
    expect(tried).toBeGreaterThan(500);
    expect(matter).toBeGreaterThan(200);
    expect(open - matter).toBeGreaterThan(200);
  });
});

/** Whether two lists that differ in this cell alone come to different values. */
function canTell(
  group: number,
  cell: number,
  lists: readonly (readonly Group[])[],
  told: readonly string[],
): boolean {
  const seen = new Map<string, string>();
  return lists.some((groups, index) => {
    const key = groups
      .map(({ cells }, at) => (at === group ? cells.with(cell, -1) : cells).join())
      .join(' ');
    const before = seen.get(key);
    seen.set(key, told[index] as string);
    return before !== undefined && before !== told[index];
  });
}
