// `certain` against brute force: a finding is certain if, and only if, every completion of the brief has it.
import { describe, expect, it } from 'vitest';
import { checkBrief } from '../../src/check/findings.js';
import type { Found } from '../../src/check/found.js';
import { readBriefs } from '../../src/read/brief.js';
import {
  FACTS,
  GROUP_CELLS,
  mulberry32,
  PRACTICE_FACTS,
  randomPartialBrief,
  randomProposal,
} from '../oracle/briefs.js';
import { findings } from '../oracle/findings.js';
import type { Json, JsonObject, OracleBrief } from '../oracle/model.js';
import { spectrum } from './spectrum.js';

const options = { severities: {}, required: [] };

function found(brief: OracleBrief): readonly Found[] {
  const text = JSON.stringify({ toforwith: 1, ...brief });
  const [read] = readBriefs({ name: 'brief.json', text, linesBefore: 0 }, 'json', spectrum);
  if (!read?.value) throw new Error(read?.diagnostics.map(({ message }) => message).join('; '));
  return checkBrief(read.value, spectrum, options).findings;
}

type Draft = Record<string, Json>;

/** Every brief that fills in what is left out; the domain is never filled in. */
function completions(brief: OracleBrief): OracleBrief[] {
  let all: Record<string, Json>[] = [brief as Record<string, Json>];
  const fill = (
    left: (one: Record<string, Json>) => Draft | undefined,
    key: string,
    values: readonly string[],
    put: (one: Record<string, Json>, value: string) => Record<string, Json>,
  ) => {
    all = all.flatMap((one) =>
      left(one)?.[key] === undefined ? values.map((value) => put(one, value)) : [one],
    );
  };
  for (const [section, table] of Object.entries({ ...FACTS, practice: PRACTICE_FACTS }))
    for (const [key, values] of Object.entries(table as Record<string, readonly string[]>))
      if (key !== 'domain')
        fill(
          (one) => (one[section] ?? {}) as Draft,
          key,
          values,
          (one, value) => ({
            ...one,
            [section]: { ...(one[section] as JsonObject), [key]: value },
          }),
        );
  for (const at of (brief.stakeholders ?? []).keys())
    for (const [key, values] of Object.entries(GROUP_CELLS))
      fill(
        (one) => (one.stakeholders as Draft[])[at],
        key,
        values,
        (one, value) => ({
          ...one,
          stakeholders: (one.stakeholders as Draft[]).map((group, index) =>
            index === at ? { ...group, [key]: value } : group,
          ),
        }),
      );
  return all as OracleBrief[];
}

// these read whether something is said at all, which a completion would say
const said = new Set(['duty-met-unsaid', 'unknown-matters']);

describe('a finding', () => {
  it('is certain if, and only if, it is found in every completion', () => {
    const rng = mulberry32(21);
    let certain = 0;
    let hanging = 0;
    for (let i = 0; i < 300; i += 1) {
      const brief = randomProposal(rng, randomPartialBrief(rng, 3));
      const all = completions(brief).map((one) => new Set(findings(one).map(({ id }) => id)));
      for (const finding of found(brief)) {
        if (finding.kind === 'open' || said.has(finding.rule)) continue;
        const everywhere = all.every((ids) => ids.has(finding.rule));
        expect(finding.certain, `${finding.rule} in ${JSON.stringify(brief)}`).toBe(everywhere);
        expect(finding.hangsOn.length > 0).toBe(!everywhere);
        if (everywhere) certain += 1;
        else hanging += 1;
      }
    }
    expect(certain).toBeGreaterThan(100);
    expect(hanging).toBeGreaterThan(20);
  }, 120_000);

  it('names the answers that alone would silence it', () => {
    const brief: OracleBrief = {
      challenge: { domain: 'complex' },
      stakeholders: [
        { name: 'carers', group: 'carers' },
        { name: 'nurses', group: 'front-line-staff', 'at-table': 'throughout' },
      ],
      proposal: { approach: 'co-production' },
    };
    const [finding] = found(brief).filter(({ rule }) => rule === 'over-promise');
    expect(finding?.certain).toBe(false);
    expect(finding?.hangsOn).toContain('stakeholders.at-table (carers)');
    expect(finding?.hangsOn).not.toContain('decision.duty');
  });

  it('is not certain where it is found with answers left out and in no completion', () => {
    const challenge = {
      ...{ 'cause-and-effect': 'evident', method: 'expert-plan', subject: 'emergency' },
      ...{ 'knowledge-held-by': 'many-people-partly', output: 'fixed' },
    };
    const brief: OracleBrief = {
      ...{ challenge, decision: { time: 'days' }, stakeholders: [] },
      proposal: { approach: 'consultation' },
    };
    for (const repeatability of FACTS.challenge.repeatability)
      expect(
        findings({ ...brief, challenge: { ...challenge, repeatability } }).map(({ id }) => id),
      ).not.toContain('output-fixed');
    const [finding] = found(brief).filter(({ rule }) => rule === 'output-fixed');
    expect(finding?.certain).toBe(false);
    expect(finding?.hangsOn).toEqual(['challenge.repeatability']);
  });

  it('hangs on the list where the list was left out', () => {
    const [finding] = found({
      challenge: { domain: 'complex' },
      proposal: { approach: 'co-production' },
    }).filter(({ rule }) => rule === 'over-promise');
    expect(finding?.hangsOn).toContain('stakeholders');
  });
});
