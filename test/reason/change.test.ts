// The smallest sets of changed answers, against every set of so many changes tried by the engine.
import { describe, expect, it } from 'vitest';
import type { Pins } from '../../src/model/assessment.js';
import type { Brief } from '../../src/model/brief.js';
import type { Pack } from '../../src/model/pack.js';
import { changes, elsewhere } from '../../src/reason/change.js';
import { compile } from '../../src/reason/compile.js';
import { situationOf } from '../../src/reason/situation.js';
import { mulberry32 } from '../oracle/briefs.js';
import { allLists, answer } from './brute-force.js';
import { randomBrief, randomPack } from './random-pack.js';

interface Step {
  readonly name: string;
  /** What it changes: no two changes of one thing at once. */
  readonly of: string;
  readonly apply: (brief: Brief) => readonly Brief[];
}

/** Every single change of a brief. */
function stepsFrom(brief: Brief, pack: Pack, onlyChangeable: boolean): readonly Step[] {
  const { people } = pack;
  const facts = pack.facts.flatMap(
    ({ id, kind, leftOut, values, changeable }, fact): readonly Step[] => {
      const own = brief.facts[fact] ?? -1;
      if (kind !== 'choice' || (own < 0 && leftOut === 'stays') || (onlyChangeable && !changeable))
        return [];
      return values.flatMap((value, code) =>
        code === own
          ? []
          : [
              {
                name: `${id}=${value.id}`,
                of: id,
                apply: (to) => [{ ...to, facts: to.facts.with(fact, code) }],
              },
            ],
      );
    },
  );
  const cells = (brief.groups ?? []).flatMap(({ cells: codes }, group) =>
    (people?.cells ?? []).flatMap(({ id, values, namedIn, changeable }, cell): readonly Step[] => {
      if (cell === 0 || namedIn !== null || (onlyChangeable && !changeable)) return [];
      return values.flatMap((value, code) => {
        if (code === codes[cell]) return [];
        const apply = (to: Brief): readonly Brief[] => {
          const groups = to.groups ?? [];
          const before = groups[group];
          if (!before) return [];
          return [
            {
              ...to,
              groups: groups.with(group, { ...before, cells: before.cells.with(cell, code) }),
            },
          ];
        };
        return [{ name: `${group}.${id}=${value.id}`, of: `${group}.${id}`, apply }];
      });
    }),
  );
  if (brief.groups || onlyChangeable) return [...facts, ...cells];
  const lists = allLists(brief, pack);
  const whole: Step = {
    name: 'people',
    of: 'people',
    apply: (to) => lists.map((groups) => ({ ...to, groups })),
  };
  return [...facts, ...cells, whole];
}

function* setsOf(steps: readonly Step[], size: number, from = 0): Generator<readonly Step[]> {
  if (size === 0) yield [];
  else
    for (let first = from; first < steps.length; first += 1)
      for (const rest of setsOf(steps, size - 1, first + 1)) {
        const step = steps[first] as Step;
        if (rest.every(({ of }) => of !== step.of)) yield [step, ...rest];
      }
}

const most = 3;

/** The smallest sets that meet a condition on the answer; null where that takes more than three changes. */
function bySearch(
  brief: Brief,
  pack: Pack,
  met: (pins: Pins) => boolean,
  onlyChangeable: boolean,
): readonly string[] | null {
  const steps = stepsFrom(brief, pack, onlyChangeable);
  for (let size = 1; size <= most; size += 1) {
    const found = [...setsOf(steps, size)].filter((set) => {
      const briefs = set.reduce<readonly Brief[]>((all, { apply }) => all.flatMap(apply), [brief]);
      return briefs.some((each) => met(answer(each, pack)));
    });
    if (found.length > 0)
      return found
        .map((set) =>
          set
            .map(({ name }) => name)
            .sort()
            .join(' '),
        )
        .sort();
  }
  return null;
}

describe('the smallest sets of changes', () => {
  it('are those that trying every set finds', () => {
    const sizes = new Map<number, number>();
    for (let seed = 0; seed < 250; seed += 1) {
      const rng = mulberry32(seed);
      const pack = randomPack(rng, new Map());
      const compiled = compile(pack);
      if (compiled.kind === 'too-large') throw new Error('too large');
      const brief = randomBrief(pack, rng, 2);
      const situation = situationOf(brief, compiled);
      const onlyChangeable = seed % 3 === 0;
      for (const [pin, key] of [
        ['called-for', 'calledFor'],
        ['today', 'today'],
      ] as const) {
        const now = answer(brief, pack)[key];
        const expected = bySearch(brief, pack, (pins) => pins[key] !== now, onlyChangeable);
        const found = changes(situation, elsewhere([pin], situation), { onlyChangeable });
        const size = found[0]?.changes.length ?? 0;
        sizes.set(size, (sizes.get(size) ?? 0) + 1);
        if (expected === null) {
          expect(size === 0 || size > most).toBe(true);
          continue;
        }
        const positions = new Map(brief.groups?.map(({ name }, index) => [name, index]));
        const names = found.map((set) =>
          set.changes
            .map(({ fact, group, to }) =>
              group === null
                ? to === null
                  ? 'people'
                  : `${fact}=${to}`
                : `${positions.get(group)}.${fact.slice(7)}=${to}`,
            )
            .sort()
            .join(' '),
        );
        expect(names.sort(), `seed ${seed} ${pin}`).toEqual(expected);
        for (const { pins } of found) if (pins) expect(pins[key]).not.toBe(now);
      }
    }
    process.stdout.write(`changes needed: ${JSON.stringify([...sizes].sort())}\n`);
  });
});
