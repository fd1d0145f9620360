/** What is still possible, for the core pack: exactly what the completions of a brief give, worked out one by one by the oracle. */
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/reason/assess.js';
import { below, GROUPS, mulberry32, randomPartialBrief } from '../oracle/briefs.js';
import type { OracleBrief, OracleGroup } from '../oracle/model.js';
import { completionsOf, possible } from '../oracle/possible.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';

const pack = shippedPack('spectrum');

const sorted = (values: Iterable<unknown>): readonly string[] => [...values].map(String).sort();

function byOracle(brief: OracleBrief) {
  const { domain, calledFor, reach, today, first, name, clash, belowDuty } = possible(brief);
  return [domain, calledFor, reach, today, first, name, clash, belowDuty].map(sorted);
}

function byEngine(brief: OracleBrief) {
  const { possible: found } = assess(briefFrom(brief, pack), pack);
  const { domain, calledFor, reach, today, first, name, flags } = found;
  const lists = [domain, calledFor, reach, today, first, name, flags.clash, flags['below-duty']];
  return {
    lists: lists.map((list) => sorted(list ?? [])),
    exact: found.exact,
    settled: found.settled,
  };
}

/** Few enough completions for each to be tried. */
const tried = 40_000;

function next(rng: () => number, unknowns: number): OracleBrief {
  for (;;) {
    const brief = randomPartialBrief(rng, unknowns);
    if (completionsOf(brief) <= tried) return brief;
  }
}

/** A brief in full but for so many facts. */
function withoutFacts(rng: () => number, count: number): OracleBrief {
  const { stakeholders: _, ...facts } = randomPartialBrief(rng, 0);
  const sections = Object.entries(facts).map(([name, section]) => [
    name,
    { ...(section as object) },
  ]);
  const brief = Object.fromEntries(sections) as Record<string, Record<string, unknown>>;
  const places = ['challenge', 'decision', 'risk'].flatMap((name) =>
    Object.keys(brief[name] ?? {}).flatMap((key) =>
      key === 'domain' ? [] : [[name, key] as const],
    ),
  );
  for (let left = count; left > 0; left -= 1) {
    const [[name, key] = ['', '']] = places.splice(below(rng, places.length), 1);
    delete brief[name]?.[key];
  }
  return brief as OracleBrief;
}

const upToTwo = (rng: () => number): readonly OracleGroup[] =>
  (randomPartialBrief(rng, 0).stakeholders ?? []).slice(0, 2);

describe('the possible set of the core pack', () => {
  const rng = mulberry32(20261126);

  it('is that of brute force for 500 random briefs with up to eight answers left out', () => {
    for (let round = 0; round < 500; round += 1) {
      const brief = next(rng, 1 + below(rng, 8));
      const { lists, exact, settled } = byEngine(brief);
      expect({ brief, exact, lists }).toEqual({ brief, exact: true, lists: byOracle(brief) });
      expect(settled).toBe(lists.every(({ length }) => length === 1));
    }
  }, 120_000);

  it('is that of brute force for every list of up to two groups, of which nothing more is known', () => {
    const lists: readonly OracleGroup[][] = [
      [],
      ...GROUPS.map((group) => [{ group }]),
      ...GROUPS.flatMap((group, at) =>
        GROUPS.slice(at).map((other) => [{ group }, { group: other }]),
      ),
    ];
    expect(lists.length).toBe(120);
    for (const groups of lists) {
      const stakeholders = groups.map((group, at) => ({ ...group, name: `group ${at}` }));
      const brief = { ...withoutFacts(rng, 2), stakeholders };
      expect({ brief, lists: byEngine(brief).lists }).toEqual({ brief, lists: byOracle(brief) });
    }
  }, 120_000);

  it('is that of brute force with a dozen facts left out', () => {
    let rounds = 0;
    while (rounds < 8) {
      const brief = { ...withoutFacts(rng, 12), stakeholders: upToTwo(rng) };
      if (completionsOf(brief) > 400_000) continue;
      rounds += 1;
      expect({ brief, lists: byEngine(brief).lists }).toEqual({ brief, lists: byOracle(brief) });
    }
  }, 120_000);

  it('is that of brute force for briefs without a list of people', () => {
    for (let round = 0; round < 60; round += 1) {
      const { stakeholders: _, ...brief } = next(rng, 1 + below(rng, 3));
      if (completionsOf(brief) > 200_000) continue;
      expect({ brief, lists: byEngine(brief).lists }).toEqual({ brief, lists: byOracle(brief) });
    }
  }, 120_000);
});
