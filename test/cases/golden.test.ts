/** The examples that the source documents give, each answered as the documents say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkBrief } from '../../src/check/findings.js';
import type { Assessment } from '../../src/model/assessment.js';
import type { Pack } from '../../src/model/pack.js';
import { assess } from '../../src/reason/assess.js';
import { filesOf, packOf } from '../packs/pack-files.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';

interface Expected {
  readonly kind?: string;
  readonly band?: string;
  readonly 'called-for'?: string;
  readonly today?: string;
  readonly first?: string;
  readonly name?: string;
  readonly clash?: 'yes' | 'no';
  readonly then?: readonly string[];
  readonly says?: readonly string[];
  readonly silent?: readonly string[];
  readonly assumed?: readonly string[];
  readonly finds?: readonly string[];
}

interface Golden {
  readonly id: string;
  readonly said: string;
  readonly pack?: string;
  readonly brief: object;
  readonly expect: Expected;
}

const { cases }: { readonly cases: readonly Golden[] } = parse(
  readFileSync(join(import.meta.dirname, 'golden.yaml'), 'utf8'),
);
const spectrum = shippedPack('spectrum');
const duties = packOf(filesOf(join(import.meta.dirname, '../../rules/duties-uk')), [spectrum]);

function bandOf(approach: string | null, pack: Pack): string {
  const found = pack.scale.approaches.find(({ id }) => id === approach);
  return pack.scale.bands[found?.band ?? -1]?.id ?? 'none';
}

/** Every rule that has something to say in an answer. */
function spoken({ reasons, advice }: Assessment): ReadonlySet<string> {
  const { cautions = [], methods = [], conditions = [], duties: owed = [], questions = [], notes = [] } = advice ?? {};
  const told = [...cautions, ...methods, ...conditions, ...owed, ...questions, ...notes];
  return new Set([...reasons, ...told].map(({ rule }) => rule));
}

/** The answer in the keys that the case expects something of. */
function told(answer: Assessment, found: readonly string[], wanted: Expected, pack: Pack): Expected {
  const rules = spoken(answer);
  const those = (ids: readonly string[] = [], has: ReadonlySet<string>) => ids.filter((id) => has.has(id));
  const all: Required<Expected> = {
    kind: answer.domain ?? 'none',
    band: bandOf(answer.calledFor, pack),
    'called-for': answer.calledFor ?? 'none',
    today: answer.today ?? 'none',
    first: answer.first ?? 'none',
    name: answer.name ?? 'none',
    clash: answer.flags.clash ? 'yes' : 'no',
    then: answer.then.map(({ calledFor }) => bandOf(calledFor, pack)),
    says: those(wanted.says, rules),
    silent: (wanted.silent ?? []).filter((id) => !rules.has(id)),
    assumed: answer.assumed.map(({ fact }) => fact),
    finds: those(wanted.finds, new Set(found)),
  };
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, all[key as keyof Expected]]));
}

describe('the examples of the source documents', () => {
  it('are all there', () => {
    expect(cases.length).toBeGreaterThanOrEqual(28);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  it.each(cases.map((each) => [each.said, each] as const))('%s', (_, { brief: content, expect: wanted, pack: id }) => {
    const pack = id === 'duties-uk' ? duties : spectrum;
    const brief = briefFrom(content, pack);
    const { findings } = checkBrief(brief, pack, { severities: {}, required: [] });
    const found = findings.filter(({ kind }) => kind === 'fail').map(({ rule }) => rule);
    expect(told(assess(brief, pack), found, wanted, pack)).toEqual(wanted);
  });
});
