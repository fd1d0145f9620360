/** Packs that add nothing which moves a pin have the diagrams of the pack that they are built on, and no others do. */
import { describe, expect, it } from 'vitest';
import type { Pack } from '../../src/model/pack.js';
import { deserialise, serialise } from '../../src/packs/compile.js';
import { assess } from '../../src/reason/assess.js';
import { type Compiled, compile, compiled, compileIn } from '../../src/reason/compile.js';
import { difference } from '../../src/reason/difference.js';
import { keep, takeUpFrom } from '../../src/reason/kept.js';
import { placesIn } from '../../src/reason/unmoved.js';
import {
  below,
  mulberry32,
  type Rng,
  randomPartialBrief,
  randomThinBrief,
} from '../oracle/briefs.js';
import { mutantsOf, mutated } from '../packs/mutants.js';
import { packOf, source } from '../packs/pack-files.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';

const core = deserialise(serialise(shippedPack('spectrum'))) as Pack;

/** Whether the pack comes by the diagrams of its base. */
function taken(text: string, pack: Pack, base = core): boolean {
  const places = placesIn(pack, base);
  return places !== null && takeUpFrom(base, places, text, pack);
}

function diagramsOf(pack: Pack): Compiled {
  const made = compile(pack);
  if (made.kind !== 'compiled') throw new Error(`${pack.id} is too large`);
  return made;
}

const kept = keep(diagramsOf(core));

/** By top key of a pack file what stands under it, an item each. */
type Parts = Readonly<
  Partial<Record<'rules' | 'facts' | 'derived' | 'sources' | 'change', string>>
>;

const unmoving: readonly Parts[] = [
  {
    rules:
      '{ id: dated, when: { decision.time: months }, asks: { text: By when? }, source: aps-framework }',
  },
  {
    facts:
      'site.wheelchairs: { question: Is it step-free?, values: { no: it is not, yes: it is }, ordinary: yes, source: aps-framework }',
    rules:
      '{ id: step-free, when: { site.wheelchairs: no, called-for: { at-least: consultation } }, warn: { title: Steps, text: Not everybody gets in }, because: some cannot climb, source: aps-framework }',
  },
  {
    derived: 'hurried: { when: { decision.time: [hours, days] } }',
    rules:
      '{ id: breathe, when: { hurried: yes }, warn: { title: Haste, text: Slow down }, because: haste, source: aps-framework }',
  },
  { sources: 'our-charter: { author: We, year: 2026, title: Charter, kind: policy }' },
  { change: 'word-for-a-part: { off: we call it otherwise }' },
  { change: 'over-promise: { severity: note }' },
];

const moving: readonly Parts[] = [
  {
    rules:
      '{ id: never-alone, when: { challenge.domain: complicated }, at-least: information, because: people should know, source: aps-framework }',
  },
  {
    rules:
      '{ id: too-soon, when: { decision.time: hours }, reach-at-most: information, because: no time, lifted-by: time, source: aps-framework }',
  },
  {
    rules:
      '{ id: our-clash, when: { kind: chaotic }, flag: clash, because: we say so, source: aps-framework }',
  },
  { change: 'power-kept: { off: power is shared here }' },
  { change: 'unpaid-work: { value: pragmatic }' },
];

/** A pack that is built on the core pack, with these parts; ids of rules in them are told apart by the tests. */
function own(parts: readonly Parts[]): Pack {
  const under = (key: keyof Parts, of: (item: string) => string): string => {
    const items = parts.flatMap((part) => part[key] ?? []);
    return items.length === 0 ? '' : `${key}:\n${items.map((item) => `  ${of(item)}\n`).join('')}`;
  };
  const head = 'toforwith-pack: 1\nid: own\nversion: 1.0.0\ntitle: own\nextends: [spectrum]\n';
  const maps = (['facts', 'derived', 'sources', 'change'] as const).map((key) =>
    under(key, (item) => item),
  );
  const text = head + maps.join('') + under('rules', (item) => `- ${item}`);
  return packOf([source('own/pack.yaml', text)], [core]);
}

const some = (parts: readonly Parts[], rng: Rng): readonly Parts[] =>
  parts.filter(() => below(rng, 2) === 0);

describe('the diagrams of the base', () => {
  it.each(unmoving)('are those of a pack that adds %j', (part) => {
    const pack = own([part]);
    expect(taken(kept, pack)).toBe(true);
    const moved = difference(core, pack);
    expect(moved).toEqual({ kind: 'difference', moved: [] });
  });

  it.each(moving)('are not those of a pack that adds %j', (part) => {
    expect(taken(kept, own([part]))).toBe(false);
  });

  it('answer for a pack as its own do, whatever it adds', () => {
    const rng = mulberry32(20);
    for (let round = 0; round < 12; round += 1) {
      const parts = some(unmoving, rng);
      if (parts.length === 0) continue;
      const [pack, anew] = [own(parts), own(parts)];
      expect(taken(kept, pack)).toBe(true);
      for (let each = 0; each < 12; each += 1) {
        const brief = briefFrom(each % 2 ? randomThinBrief(rng) : randomPartialBrief(rng, 6), pack);
        expect(assess(brief, pack)).toEqual(assess(brief, anew));
      }
      expect(compiled(pack)).not.toBe(compiled(anew));
    }
  });

  it('serve conditions of all its rules, also where its variables stand elsewhere', () => {
    const pack = own(unmoving);
    expect(placesIn(pack, core)?.every((place, position) => place === position)).toBe(false);
    taken(kept, pack);
    const from = compiled(pack) as Compiled;
    const anew = compileIn({ ...from.work, values: new Map(), speaks: new Map() });
    for (const { when } of pack.rules) expect(from.conditionOf(when)).toBe(anew.conditionOf(when));
  });

  it('are never those of a pack that adds something moving as well', () => {
    const rng = mulberry32(21);
    for (let round = 0; round < 30; round += 1) {
      const one = moving[below(rng, moving.length)] as Parts;
      expect(placesIn(own([...some(unmoving, rng), one]), core)).toBeNull();
    }
  });

  it('are those of no mutant of the core pack, but for mutants of what moves nothing', () => {
    const unmoved = mutantsOf(core)
      .map((mutant) => ({ mutant, pack: mutated(core, mutant) }))
      .filter(({ pack }) => placesIn(pack, core) !== null)
      .flatMap(({ mutant }) => [...mutant.rules.keys()].map((rule) => core.rules[rule]?.layer));
    expect(new Set(unmoved)).toEqual(new Set(['rest']));
  });

  it('are not taken where the text is broken or kept for another pack', () => {
    const [part] = unmoving as readonly [Parts];
    expect(taken(kept.slice(0, 1000), own([part]))).toBe(false);
    expect(taken(kept, own([part]), { ...core, digest: 'another' })).toBe(false);
  });
});
