import { expect, it } from 'vitest';
import { checkBrief } from '../../src/check/findings.js';
import { readBriefs } from '../../src/read/brief.js';
import {
  mulberry32,
  randomFullBrief,
  randomPartialBrief,
  randomProposal,
  randomThinBrief,
} from '../oracle/briefs.js';
import { findings } from '../oracle/findings.js';
import type { OracleBrief } from '../oracle/model.js';
import { spectrum } from './spectrum.js';

const options = { severities: {}, required: [] };

/** The ids that check finds in a brief, read from its JSON. */
function found(brief: OracleBrief): string[] {
  const text = JSON.stringify({ toforwith: 1, ...brief });
  const [read] = readBriefs({ name: 'brief.json', text, linesBefore: 0 }, 'json', spectrum);
  if (!read?.value)
    throw new Error(`${read?.diagnostics.map(({ message }) => message).join('; ')}\n${text}`);
  return checkBrief(read.value, spectrum, options)
    .findings.filter(({ kind }) => kind === 'fail')
    .map(({ rule, severity }) => `${rule} ${severity}`)
    .sort();
}

const wanted = (brief: OracleBrief): string[] =>
  findings(brief, { practice: true })
    .map(({ id, severity }) => `${id} ${severity}`)
    .sort();

it.each([
  ['full', 1, randomFullBrief],
  ['partial', 2, (rng: () => number) => randomPartialBrief(rng, 6)],
  ['thin', 3, randomThinBrief],
] as const)(
  'agrees with the oracle on random %s proposals',
  (_, seed, generate) => {
    const rng = mulberry32(seed);
    for (let i = 0; i < 1000; i += 1) {
      const brief = randomProposal(rng, generate(rng));
      expect(found(brief), JSON.stringify(brief)).toEqual(wanted(brief));
    }
  },
  120_000,
);
