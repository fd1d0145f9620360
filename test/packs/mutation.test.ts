/**
 * The core pack with one thing wrong in it, some 1,400 times. A rule gone, a bound moved by one or a leaf dropped has to
 * fail an example in the rule files or a documented case; one value more or less in a set may fail a random brief
 * as well, whose answer an oracle worked out. What survives is proved to answer every brief as the pack does, and
 * `survivors.yaml` says why.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readExamples } from '../../src/packs/examples.js';
import { readLaws } from '../../src/read/pack-laws.js';
import { difference } from '../../src/reason/difference.js';
import { verify } from '../../src/reason/verify.js';
import { judge } from '../cases/judge.js';
import { briefsOf, openCases } from '../cases/verdict.js';
import { mulberry32, randomFullBrief, randomThinBrief } from '../oracle/briefs.js';
import { answer, type OracleBrief } from '../oracle/model.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';
import {
  type Answer,
  type Answered,
  answered,
  exampleWitness,
  killer,
  type Witness,
} from './killing.js';
import { type Mutant, movingPart, mutantsOf, mutated } from './mutants.js';
import { filesOf } from './pack-files.js';
import { differing } from './same-answers.js';

const whole = shippedPack('spectrum');
const pack = movingPart(whole);
const mutants = mutantsOf(pack);
const laws =
  readLaws(filesOf(join(import.meta.dirname, '../../rules/spectrum')), whole).value ?? [];

const survivors: readonly { readonly because: string; readonly mutants: readonly string[] }[] =
  parse(readFileSync(join(import.meta.dirname, 'survivors.yaml'), 'utf8')).survivors;

function examples(): readonly Witness[] {
  const files = filesOf(join(import.meta.dirname, '../../rules/spectrum'));
  return (readExamples(files, whole).value ?? []).flatMap(
    (example) => exampleWitness(example, pack) ?? [],
  );
}

const cases = (): readonly Witness[] =>
  openCases.flatMap((entry) =>
    briefsOf(entry, whole).map((brief) => ({
      id: entry.id,
      brief,
      settings: {},
      judge: (found) => judge(found, entry.expected),
    })),
  );

const pinsOf = ({ domain, calledFor, reach, today, first, name, flags, then }: Answer): string =>
  JSON.stringify([
    domain,
    calledFor,
    reach,
    today,
    first,
    name,
    flags.clash,
    flags['below-duty'],
    then.map((next) => [next.domain, next.calledFor, next.today]),
  ]);

function withOracle(brief: OracleBrief): Witness {
  const { domain, calledFor, reach, today, first, name, clash, belowDuty, then } = answer(brief);
  const expected = JSON.stringify([
    domain,
    calledFor,
    reach,
    today,
    first,
    name,
    clash,
    belowDuty,
    then.map((next) => [next.domain, next.calledFor, next.today]),
  ]);
  return {
    id: 'a random brief',
    brief: briefFrom(brief, whole),
    settings: {},
    judge: (found) => (pinsOf(found) === expected ? '' : 'wrong'),
  };
}

function randomBriefs(): readonly Witness[] {
  const rng = mulberry32(20261124);
  return Array.from({ length: 1500 }, (_, index) =>
    withOracle(index % 2 === 0 ? randomFullBrief(rng) : randomThinBrief(rng)),
  );
}

const unpaid = {
  challenge: { domain: 'complex' },
  stakeholders: [
    { group: 'carers', 'at-table': 'throughout', 'unpaid-work': 'overlooked' },
    { group: 'managers' },
  ],
};
const unmet = {
  challenge: { domain: 'complex' },
  practice: { interaction: 'transactional' },
  stakeholders: [{ group: 'carers', 'at-table': 'throughout' }, { group: 'managers' }],
};
const meeting = { ...unmet, practice: { interaction: 'both' } };

/** What the pack can be set to; the examples of the rule files are asked as it is set. */
const settings: readonly (readonly [
  given: object,
  settings: Readonly<Record<string, string>>,
  reach: string,
])[] = [
  [unpaid, { 'unpaid-work': 'strict' }, 'co-design'],
  [unpaid, { 'unpaid-work': 'pragmatic' }, 'co-production'],
  [unmet, { transactional: 'counts' }, 'co-production'],
  [unmet, { transactional: 'does-not' }, 'co-design'],
  [meeting, { transactional: 'does-not' }, 'co-production'],
  [
    { ...unmet, practice: { interaction: 'relational' } },
    { transactional: 'does-not' },
    'co-production',
  ],
  [{ ...unmet, practice: {} }, { transactional: 'does-not' }, 'co-production'],
];

const underSettings = (): readonly Witness[] =>
  settings.map(([given, chosen, reach]) => ({
    id: JSON.stringify(chosen),
    brief: briefFrom(given, whole),
    settings: chosen,
    judge: (found) =>
      found.reach === reach ? '' : `${JSON.stringify(chosen)}: reach ${found.reach}`,
  }));

describe('a mutant of the core pack', () => {
  let alive: readonly Mutant[] = [];
  let documented: readonly Answered[] = [];

  beforeAll(() => {
    documented = [...examples(), ...underSettings(), ...cases()].map((witness) =>
      answered(witness, pack),
    );
    alive = mutants.filter((mutant) => killer(mutant, documented, pack) === null);
  }, 120_000);

  it('is one of many of each kind', () => {
    const counts = (of: Mutant['of']): number =>
      mutants.filter((mutant) => mutant.of === of).length;
    expect([
      counts('rule'),
      counts('bound') > 100,
      counts('leaf') > 200,
      counts('value') > 800,
    ]).toEqual([pack.rules.length, true, true, true]);
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
  });

  it('is asked by examples that hold', () => {
    const wrong = documented.filter(
      ({ witness, verdict }) => verdict !== '' && !openCases.some(({ id }) => id === witness.id),
    );
    expect(wrong.map(({ witness, verdict }) => `${witness.id}: ${verdict}`)).toEqual([]);
  });

  it('is killed by an example or a case, or by a random brief, or listed with the reason why it changes nothing', () => {
    const listed = survivors.flatMap((entry) => entry.mutants);
    const asked = randomBriefs().map((brief) => answered(brief, pack));
    const left = alive.filter(
      (mutant) =>
        mutant.of !== 'value' || listed.includes(mutant.id) || killer(mutant, asked, pack) === null,
    );
    expect(left.map(({ id }) => id).sort()).toEqual([...listed].sort());
  }, 120_000);

  it('that is a rule gone, a bound moved or a leaf dropped is found by verify, or diff shows that it changes nothing', () => {
    const asked = examples().map((witness) => answered(witness, pack));
    const left = mutants.filter(
      (mutant) => mutant.of !== 'value' && killer(mutant, asked, pack) === null,
    );
    const unfound = left.filter((mutant) => {
      const changed = mutated(pack, mutant);
      const differs = difference(pack, changed);
      if (differs.kind === 'difference' && differs.moved.length === 0) return false;
      const proven = verify(changed, laws);
      return proven.kind === 'verified' && proven.failures.length === 0;
    });
    process.stdout.write(
      `${mutants.filter(({ of }) => of !== 'value').length} mutants, ${left.length} not found by examples\n`,
    );
    expect(unfound.map(({ id }) => id)).toEqual([]);
  }, 300_000);

  it('that survives answers every brief as the pack does', () => {
    const listed = new Set(survivors.flatMap((entry) => entry.mutants));
    const left = mutants.filter(({ id }) => listed.has(id));
    expect([...differing(left, pack)].map(({ id }) => id)).toEqual([]);
  }, 120_000);

  it('that does change an answer is not proved to be the same', () => {
    const [one] = mutants.filter(({ id }) => id === 'power-kept: reach-at-most co-design');
    expect(one && differing([one], pack).has(one)).toBe(true);
  });
});
