/** The core pack in another order of files, rules and facts gives the same answers, and nothing that is handed in is changed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Assessment } from '../../src/model/assessment.js';
import type { Pack } from '../../src/model/pack.js';
import type { Source } from '../../src/model/source.js';
import { assess } from '../../src/reason/assess.js';
import {
  below,
  mulberry32,
  type Rng,
  randomPartialBrief,
  randomThinBrief,
} from '../oracle/briefs.js';
import { packOf, source } from '../packs/pack-files.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';

const pack = shippedPack('spectrum');
const folder = join(import.meta.dirname, '../../rules/spectrum');

function shuffled<T>(list: readonly T[], rng: Rng): T[] {
  const left = [...list];
  return list.map(() => left.splice(below(rng, left.length), 1)[0] as T);
}

/** Keys whose order means nothing; that of kinds, names, values, cells and approaches does. */
const unordered = ['facts', 'derived', 'settings', 'sources'];

function fileShuffled(text: string, rng: Rng): string {
  const content: Record<string, unknown> = parse(text);
  const entries = Object.entries(content).map(([key, value]) => {
    if (key === 'rules') return [key, shuffled(value as unknown[], rng)] as const;
    if (!unordered.includes(key)) return [key, value] as const;
    return [key, Object.fromEntries(shuffled(Object.entries(value as object), rng))] as const;
  });
  return JSON.stringify(Object.fromEntries(entries));
}

function shuffledPack(seed: number): Pack {
  const rng = mulberry32(seed);
  const files = readdirSync(folder).map(
    (name): Source =>
      source(`rules/spectrum/${name}`, fileShuffled(readFileSync(join(folder, name), 'utf8'), rng)),
  );
  return packOf(shuffled(files, rng));
}

const sorted = <T>(list: readonly T[]): readonly string[] =>
  list.map((each) => JSON.stringify(each)).sort();

/** What an answer says, without the order in which it says it. */
function said({ then, assumed, possible, reasons, nearly, advice, ...rest }: Assessment) {
  const { domain, calledFor, reach, today, first, name, flags } = rest;
  return {
    ...{ domain, calledFor, reach, today, first, name, flags, then },
    assumed: sorted(assumed),
    possible: { ...possible, hangsOn: sorted(possible.hangsOn) },
    reasons: sorted(reasons.map(({ rule, to, binds }) => [rule, to, binds])),
    nearly: sorted(nearly.map(({ rule }) => rule)),
    cautions: sorted(advice?.cautions.map(({ rule }) => rule) ?? []),
    conditions: sorted(advice?.conditions.map(({ rule, state }) => [rule, state]) ?? []),
  };
}

describe('another order of files, rules and facts', () => {
  it.each([1, 2])('gives the same answers (%i)', (seed) => {
    const other = shuffledPack(seed);
    expect(other.rules.map(({ id }) => id)).not.toEqual(pack.rules.map(({ id }) => id));
    expect(other.facts.map(({ id }) => id)).not.toEqual(pack.facts.map(({ id }) => id));
    const rng = mulberry32(20261127 + seed);
    for (let round = 0; round < 60; round += 1) {
      const content = round % 2 ? randomThinBrief(rng) : randomPartialBrief(rng, 6);
      const [one, two] = [pack, other].map((by) =>
        said(assess(briefFrom(content, by), by, { nearly: true })),
      );
      expect({ content, said: two }).toEqual({ content, said: one });
    }
  });
});

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of Object.values(value)) frozen(each);
  return value;
}

describe('a pack and a brief that nothing can change', () => {
  it('are answered as others are, again and again', () => {
    const fixed = frozen(structuredClone(pack));
    const rng = mulberry32(20261128);
    for (let round = 0; round < 40; round += 1) {
      const content = round % 2 ? randomThinBrief(rng) : randomPartialBrief(rng, 6);
      const brief = frozen(briefFrom(content, fixed));
      const once = said(assess(brief, fixed, { nearly: true }));
      expect(said(assess(brief, fixed, { nearly: true }))).toEqual(once);
      expect(said(assess(briefFrom(content, pack), pack, { nearly: true }))).toEqual(once);
    }
  });
});

describe('today', () => {
  const position = (id: string | null) =>
    pack.scale.approaches.findIndex((approach) => approach.id === id);
  it('is never right of what is called for or of reach, nor is what comes first', () => {
    const rng = mulberry32(20261129);
    for (let round = 0; round < 300; round += 1) {
      const { calledFor, reach, today, first, domain } = assess(
        briefFrom(randomThinBrief(rng), pack),
        pack,
      );
      expect([calledFor === null, reach === null, today === null]).toEqual(
        Array(3).fill(domain === null),
      );
      expect(position(today)).toBeLessThanOrEqual(position(calledFor));
      expect(position(today)).toBeLessThanOrEqual(position(reach));
      if (first !== null) expect(position(first)).toBeLessThan(position(calledFor));
    }
  });
});
