// The diagrams against the engine: on every complete brief of hundreds of random packs, and on all completions of partial briefs.
import { describe, expect, it } from 'vitest';
import { pinsUnder } from '../../src/engine/conclude.js';
import type { Pins, Possible } from '../../src/model/assessment.js';
import type { Brief } from '../../src/model/brief.js';
import type { Pack } from '../../src/model/pack.js';
import { assumed } from '../../src/reason/assume.js';
import { type Compiled, compile } from '../../src/reason/compile.js';
import { possible } from '../../src/reason/possible.js';
import { situationOf } from '../../src/reason/situation.js';
import { mulberry32, type Rng } from '../oracle/briefs.js';
import { allLists, answer, completions, told } from './brute-force.js';
import { randomBrief, randomPack, type Uses } from './random-pack.js';

const packs = 300;
/** What the random packs and briefs have to have, all of it often. */
const needed = [
  ...['vote', 'highest', 'lowest', 'any', 'every', 'count-groups', 'groups in a condition'],
  ...['duty-at-least', 'at-least', 'at-most', 'reach-at-most', 'first', 'then', 'raises'],
  ...['switched-off rule', 'conditional ordinary value', 'compare'],
  ...['brief without a list', 'brief with an empty list', 'brief with a list in part'],
];
const uses: Uses = new Map();

function compiledPack(seed: number): { pack: Pack; compiled: Compiled; rng: Rng } {
  const rng = mulberry32(seed);
  const pack = randomPack(rng, seed < packs ? uses : new Map());
  const compiled = compile(pack);
  if (compiled.kind === 'too-large') throw new Error('too large');
  return { pack, compiled, rng };
}

const sorted = (texts: Iterable<string>): string[] => [...texts].sort();

function summary({ domain, calledFor, reach, today, first, name, flags }: Possible): string[][] {
  const lists = [domain, calledFor, reach, today, first, name, ...Object.values(flags)];
  return lists.map((list) => sorted(list.map(String)));
}

function union(answers: readonly Pins[], pack: Pack): string[][] {
  const of = (value: (pins: Pins) => unknown): string[] =>
    sorted(new Set(answers.map((pins) => String(value(pins)))));
  return [
    of((pins) => pins.domain),
    of((pins) => pins.calledFor),
    of((pins) => pins.reach),
    of((pins) => pins.today),
    of((pins) => pins.first),
    of((pins) => pins.name),
    ...pack.flags.map(({ id }) => of((pins) => pins.flags[id])),
  ];
}

/** Completions that differ in one answer only, grouped; an answer hangs where a group has two answers. */
function hanging(
  brief: Brief,
  pack: Pack,
  all: readonly { brief: Brief; told: string }[],
): string[] {
  const found = new Set<string>();
  const check = (name: string, key: (each: Brief) => string): void => {
    const seen = new Map<string, string>();
    for (const each of all) {
      const place = key(each.brief);
      const before = seen.get(place);
      if (before !== undefined && before !== each.told) found.add(name);
      seen.set(place, each.told);
    }
  };
  const cells = (each: Brief): readonly (readonly number[])[] =>
    (each.groups ?? []).map((group) => group.cells);
  for (const [index, { id }] of pack.facts.entries())
    if ((brief.facts[index] ?? -1) < 0)
      check(id, (each) =>
        JSON.stringify([each.facts.with(index, -1), brief.groups ? cells(each) : each.groups]),
      );
  if (!brief.groups) check('people', (each) => JSON.stringify(each.facts));
  for (const [position, group] of (brief.groups ?? []).entries())
    for (const [cell, code] of group.cells.entries())
      if (code < 0 && pack.people?.cells[cell]?.namedIn === null)
        check(`people.${pack.people?.cells[cell]?.id} ${group.name}`, (each) =>
          JSON.stringify([
            each.facts,
            cells(each).map((codes, at) => (at === position ? codes.with(cell, -1) : codes)),
          ]),
        );
  return sorted(found);
}

/** Left-out answers that, changed alone, move a pin: each tried with each value by the engine. */
function bruteAssumed(brief: Brief, pack: Pack): string[] {
  const now = answer(brief, pack);
  const found: string[] = [];
  const report = (name: string, others: readonly Brief[]): void => {
    const moves = (['calledFor', 'reach', 'today', 'first'] as const).filter((pin) =>
      others.some((other) => answer(other, pack)[pin] !== now[pin]),
    );
    if (moves.length > 0) found.push(`${name}: ${moves.join()}`);
  };
  for (const [index, fact] of pack.facts.entries())
    if (fact.kind === 'choice' && fact.leftOut !== 'stays' && (brief.facts[index] ?? -1) < 0)
      report(
        fact.id,
        fact.values.map((_, code) => ({ ...brief, facts: brief.facts.with(index, code) })),
      );
  if (!brief.groups)
    report(
      'people',
      allLists(brief, pack).map((groups) => ({ ...brief, groups })),
    );
  for (const [position, group] of (brief.groups ?? []).entries())
    for (const [cell, { id, values, namedIn }] of (pack.people?.cells ?? []).entries())
      if ((group.cells[cell] ?? -1) < 0 && namedIn === null)
        report(
          `people.${id} ${group.name}`,
          values.map((_, code) => ({
            ...brief,
            groups: (brief.groups ?? []).with(position, {
              ...group,
              cells: group.cells.with(cell, code),
            }),
          })),
        );
  return found.sort();
}

describe('diagrams of random packs', () => {
  it('give the possible set, what it hangs on and what is assumed as brute force does', () => {
    for (let seed = 0; seed < packs; seed += 1) {
      const { pack, compiled, rng } = compiledPack(seed);
      for (let each = 0; each < 4; each += 1) {
        const brief = randomBrief(pack, rng, 3, uses);
        const all = [...completions(brief, pack)];
        if (all.length > 1500) continue;
        const answers = all.map((complete) => answer(complete, pack));
        const situation = situationOf(brief, compiled);
        const found = possible(situation);
        const note = `seed ${seed} brief ${each}`;
        expect(summary(found), note).toEqual(union(answers, pack));
        const toldAll = all.map((complete, index) => ({
          brief: complete,
          told: told(answers[index] as Pins),
        }));
        expect(
          sorted(found.hangsOn.map(({ fact, group }) => (group ? `${fact} ${group}` : fact))),
          note,
        ).toEqual(hanging(brief, pack, toldAll));
        expect(
          assumed(situation)
            .map(
              ({ fact, group, moves }) => `${group ? `${fact} ${group}` : fact}: ${moves.join()}`,
            )
            .sort(),
          note,
        ).toEqual(bruteAssumed(brief, pack));
      }
    }
    for (const what of needed) expect(uses.get(what) ?? 0, what).toBeGreaterThan(50);
    process.stdout.write(`${[...uses].map(([what, number]) => `${what} ${number}`).join('\n')}\n`);
  }, 300_000);

  it('give what is still possible once what comes first is over', () => {
    let tried = 0;
    for (let seed = 0; seed < packs; seed += 1) {
      const { pack, compiled, rng } = compiledPack(seed);
      const brief = randomBrief(pack, rng, 2);
      if (!pack.then) continue;
      const all = [...completions(brief, pack)];
      if (all.length > 500) continue;
      for (const kind of pack.kinds.keys()) {
        tried += 1;
        const constants = pack.then.set.map(({ fact, value }) => [fact, value] as const);
        const overrides = new Map([...constants, [pack.then.kindFact, kind]]);
        const answers = all.map((complete) => pinsUnder(complete, pack, overrides));
        const found = possible(situationOf(brief, compiled, overrides));
        expect(summary(found), `seed ${seed} kind ${kind}`).toEqual(union(answers, pack));
      }
    }
    expect(tried).toBeGreaterThan(100);
  }, 300_000);
});
