// The smallest set of answers that forces a result, against every smaller set tried on all that the other answers can be.
import { describe, expect, it } from 'vitest';
import { workOut } from '../../src/engine/layers.js';
import { readGroups } from '../../src/engine/reading.js';
import type { Brief } from '../../src/model/brief.js';
import type { Pack } from '../../src/model/pack.js';
import type { Ground } from '../../src/model/what-if.js';
import { compile } from '../../src/reason/compile.js';
import { robust } from '../../src/reason/robust.js';
import { situationOf } from '../../src/reason/situation.js';
import { sufficientReason } from '../../src/reason/sufficient.js';
import { mulberry32 } from '../oracle/briefs.js';
import { allLists, answer, fillGroup } from './brute-force.js';
import { randomBrief, randomPack } from './random-pack.js';

/** The brief with every ordinary value written in. */
function inFull(brief: Brief, pack: Pack): Brief {
  const { sets } = workOut(
    brief,
    {
      ...pack,
      rules: pack.rules.map((rule) =>
        rule.effect.kind === 'raises' ? { ...rule, off: '' } : rule,
      ),
    },
    'ordinary',
  );
  const raw = pack.facts.map(({ kind, leftOut, variable }, fact) => {
    const own = brief.facts[fact] ?? -1;
    return own >= 0 || kind !== 'choice' || leftOut !== 'any'
      ? own
      : 31 - Math.clz32(sets[variable] ?? 0);
  });
  const groups = (readGroups(brief, pack, 'ordinary') ?? []).map(({ name, cells }, index) => ({
    name,
    span: brief.span,
    spans: [],
    cells: cells.map((set, cell) =>
      pack.people?.cells[cell]?.namedIn === null
        ? 31 - Math.clz32(set)
        : (brief.groups?.[index]?.cells[cell] ?? -1),
    ),
  }));
  return { ...brief, facts: raw, groups };
}

const nameOf = ({ fact, group }: Pick<Ground, 'fact' | 'group'>): string =>
  group === null ? fact : `${fact} ${group}`;

/** Whether the pin is the same whatever all but the kept answers are. */
function forces(
  kept: ReadonlySet<string>,
  full: Brief,
  written: Brief,
  pack: Pack,
  pin: 'calledFor' | 'today',
): boolean {
  const now = answer(full, pack)[pin];
  const lists = kept.has('people')
    ? (full.groups ?? []).reduce<readonly Brief['groups'][]>(
        (all, group) => {
          const cells = group.cells.map((code, cell) =>
            cell === 0 || kept.has(`people.${pack.people?.cells[cell]?.id} ${group.name}`)
              ? code
              : -1,
          );
          return all.flatMap((list) =>
            fillGroup({ ...group, cells }, pack).map((each) => [...(list ?? []), each]),
          );
        },
        [[]],
      )
    : allLists(full, pack);
  const walk = (fact: number, brief: Brief): boolean => {
    const entry = pack.facts[fact];
    if (!entry) return lists.every((groups) => answer({ ...brief, groups }, pack)[pin] === now);
    const isFixed =
      entry.kind !== 'choice' ||
      kept.has(entry.id) ||
      (entry.leftOut === 'stays' && (written.facts[fact] ?? -1) < 0);
    if (isFixed) return walk(fact + 1, brief);
    const codes = [...entry.values.keys(), ...(entry.leftOut === 'any' ? [] : [-1])];
    return codes.every((code) => walk(fact + 1, { ...brief, facts: brief.facts.with(fact, code) }));
  };
  return walk(0, full);
}

function* subsets(names: readonly string[], size: number, from = 0): Generator<readonly string[]> {
  if (size === 0) yield [];
  else
    for (let first = from; first < names.length; first += 1)
      for (const rest of subsets(names, size - 1, first + 1))
        yield [names[first] as string, ...rest];
}

describe('the sufficient reason', () => {
  it('forces the result, and no smaller set of answers does', () => {
    const sizes = new Map<number, number>();
    for (let seed = 0; seed < 40; seed += 1) {
      const rng = mulberry32(seed);
      const pack = randomPack(rng, new Map(), { facts: 4, rules: 12 });
      const compiled = compile(pack);
      if (compiled.kind === 'too-large') throw new Error('too large');
      const brief = randomBrief(pack, rng, 2);
      const situation = situationOf(brief, compiled);
      const full = inFull(brief, pack);
      for (const [pin, key] of [
        ['called-for', 'calledFor'],
        ['today', 'today'],
      ] as const) {
        const found = sufficientReason(situation, [pin]);
        const note = `seed ${seed} ${pin}`;
        expect(found.smallest).toBe(true);
        expect(forces(new Set(found.answers.map(nameOf)), full, brief, pack, key), note).toBe(true);
        const size = found.answers.length;
        sizes.set(size, (sizes.get(size) ?? 0) + 1);
        const names = [
          ...pack.facts.filter(({ kind }) => kind === 'choice').map(({ id }) => id),
          'people',
          ...(full.groups ?? []).flatMap(({ name }) =>
            ['size', 'mood'].map((cell) => `people.${cell} ${name}`),
          ),
        ];
        if (size > 0 && size < 4)
          for (const smaller of subsets(names, size - 1))
            expect(
              forces(new Set(smaller), full, brief, pack, key),
              `${note}: ${smaller.join()}`,
            ).toBe(false);
        const { hangsNot } = robust(situation, [pin]);
        expect(hangsNot.some((id) => found.answers.some(({ fact }) => fact === id))).toBe(false);
      }
    }
    process.stdout.write(`answers that suffice: ${JSON.stringify([...sizes].sort())}\n`);
  });
});
