/**
 * What an answer takes for granted, both ways, against the oracle: each left-out answer that is named moves a pin when it
 * alone turns out otherwise, none that is not named does, and the kind of challenge is never filled in.
 */
import { describe, expect, it } from 'vitest';
import type { Assumption } from '../../src/model/assessment.js';
import { assess } from '../../src/reason/assess.js';
import {
  FACTS,
  GROUP_CELLS,
  mulberry32,
  PRACTICE_FACTS,
  randomPartialBrief,
  randomThinBrief,
} from '../oracle/briefs.js';
import {
  answer,
  listView,
  type OracleBrief,
  type OracleGroup,
  type OraclePins,
  pinsOf,
  plain,
  scalarsOf,
} from '../oracle/model.js';
import { allListViews } from '../oracle/possible.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';

const pack = shippedPack('spectrum');
const movable = ['calledFor', 'reach', 'today', 'first'] as const;

type Table = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
const facts: Table = { ...FACTS, practice: PRACTICE_FACTS };

/** `decision.time moves reach,today`, with the group's place in the list where it is about one. */
interface Hanging {
  readonly fact: string;
  readonly group: string | null;
  readonly moves: readonly string[];
}

function movedBetween(now: OraclePins, others: readonly OraclePins[]): readonly string[] {
  return movable.filter((pin) => others.some((other) => other[pin] !== now[pin]));
}

const hanging = (found: Hanging): readonly Hanging[] => (found.moves.length > 0 ? [found] : []);

/** Every left-out answer tried with each of its values, one at a time. */
function byOracle(brief: OracleBrief): readonly Hanging[] {
  const now = answer(brief);
  return [...factsByOracle(brief, now), ...cellsByOracle(brief, now), ...listByOracle(brief, now)];
}

function factsByOracle(brief: OracleBrief, now: OraclePins): readonly Hanging[] {
  const given = scalarsOf(brief);
  return Object.entries(facts).flatMap(([section, table]) =>
    Object.entries(table).flatMap(([key, values]) => {
      if (key === 'domain' || given[key as keyof typeof given] !== undefined) return [];
      const others = values.map((value) => answer(withFact(brief, section, key, value)));
      return hanging({
        fact: `${section}.${key}`,
        group: null,
        moves: movedBetween(now, others),
      });
    }),
  );
}

function withFact(brief: OracleBrief, section: string, key: string, value: string): OracleBrief {
  const before = brief[section as 'risk'] ?? {};
  return { ...brief, [section]: { ...before, [key]: value } };
}

function cellsByOracle(brief: OracleBrief, now: OraclePins): readonly Hanging[] {
  const groups = brief.stakeholders ?? [];
  return groups.flatMap((group, position) =>
    Object.entries(GROUP_CELLS).flatMap(([key, values]) => {
      if (plain(group[key]) !== undefined) return [];
      const others = values.map((value) => answer(withCell(brief, position, key, value)));
      return hanging({
        fact: `stakeholders.${key}`,
        group: String(position),
        moves: movedBetween(now, others),
      });
    }),
  );
}

function withCell(brief: OracleBrief, position: number, key: string, value: string): OracleBrief {
  const groups: readonly OracleGroup[] = brief.stakeholders ?? [];
  const changed = groups.map((group, index) =>
    index === position ? { ...group, [key]: value } : group,
  );
  return { ...brief, stakeholders: changed };
}

function listByOracle(brief: OracleBrief, now: OraclePins): readonly Hanging[] {
  if (brief.stakeholders) return [];
  const given = scalarsOf(brief);
  expect(pinsOf(given, listView(brief))).toMatchObject({ reach: now.reach });
  const others = allListViews().map((view) => pinsOf(given, view));
  return hanging({ fact: 'stakeholders', group: null, moves: movedBetween(now, others) });
}

/** Groups are told by their place, so that two of one name are two. */
function named(brief: OracleBrief): OracleBrief {
  if (!brief.stakeholders) return brief;
  return {
    ...brief,
    stakeholders: brief.stakeholders.map((group, index) => ({ ...group, name: String(index) })),
  };
}

const told = ({ fact, group, moves }: Hanging | Assumption): string =>
  `${fact}${group === null ? '' : ` of ${group}`} moves ${moves.join()}`;

describe('what is assumed', () => {
  const rng = mulberry32(20261125);
  const briefs: [string, number, () => OracleBrief][] = [
    ['thin briefs', 150, () => randomThinBrief(rng)],
    ['briefs with some answers left out', 150, () => randomPartialBrief(rng, 8)],
    ['briefs with many answers left out', 80, () => randomPartialBrief(rng, 25)],
  ];

  it.each(briefs)(
    'is each left-out answer of %s that moves a pin alone, and no other',
    (_, count, next) => {
      for (let round = 0; round < count; round += 1) {
        const brief = named(next());
        const { assumed } = assess(briefFrom(brief, pack), pack);
        expect({ brief, assumed: assumed.map(told).sort() }).toEqual({
          brief,
          assumed: byOracle(brief).map(told).sort(),
        });
      }
    },
  );

  it('is told with the value that it was taken at: given as it stands, it changes nothing', () => {
    for (let round = 0; round < 80; round += 1) {
      const brief = named(randomThinBrief(rng));
      const now = answer(brief);
      for (const { fact, group, value } of assess(briefFrom(brief, pack), pack).assumed) {
        if (value === null) continue;
        const [section, key] = fact.split('.') as [string, string];
        const same =
          group === null
            ? withFact(brief, section, key, value)
            : withCell(brief, Number(group), key, value);
        expect({ brief, fact, group, moves: movedBetween(now, [answer(same)]) }).toEqual({
          brief,
          fact,
          group,
          moves: [],
        });
      }
    }
  });

  it('is nothing in a brief that leaves nothing out, and never the kind of challenge', () => {
    for (let round = 0; round < 60; round += 1) {
      const brief = randomPartialBrief(rng, 0);
      expect(assess(briefFrom(brief, pack), pack).assumed).toEqual([]);
      const thin = assess(briefFrom(randomThinBrief(rng), pack), pack);
      expect(thin.assumed.map(({ fact }) => fact)).not.toContain('challenge.domain');
    }
  });

  it('is in an empty brief what would say which kind of challenge it is', () => {
    const { assumed } = assess(briefFrom({}, pack), pack);
    const signs = ['cause-and-effect', 'method', 'repeatability', 'knowledge-held-by', 'subject'];
    expect(assumed.map(({ fact, value }) => [fact, value])).toEqual(
      expect.arrayContaining(signs.map((sign) => [`challenge.${sign}`, null])),
    );
    expect(assumed.length).toBe(signs.length);
  });
});
