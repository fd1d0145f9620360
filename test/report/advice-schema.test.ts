/** The schema of an assessment describes the rest of the answer in full: all that is printed fits it, and little else does. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Pack } from '../../src/model/pack.js';
import { readBriefs } from '../../src/read/brief.js';
import { assess } from '../../src/reason/assess.js';
import { assessmentJson } from '../../src/report/assessment-json.js';
import { assessmentSchema } from '../../src/report/assessment-schema.js';
import { filesOf, packOf } from '../packs/pack-files.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';

const core = shippedPack('spectrum');
const duties = packOf(filesOf(join(import.meta.dirname, '../../rules/duties-uk')), [core]);
const folder = join(import.meta.dirname, '../../examples');

const validator = (pack: Pack) =>
  new Ajv({ strict: true, allowUnionTypes: true }).compile(assessmentSchema(pack));
const json = (content: object, pack: Pack) =>
  assessmentJson(assess(briefFrom(content, pack), pack), pack, { explain: true });

const full = {
  challenge: { domain: 'complex', subject: 'lives-and-relationships', level: 'policy-or-plan' },
  setting: { jurisdiction: 'england', body: 'council', service: 'adult-social-care' },
  practice: { 'resource-effect': 'additive', interaction: 'transactional', resources: 'none' },
  proposal: { approach: 'co-production', stages: { design: 'co-design', deliver: 'information' } },
  stakeholders: [
    { name: 'Carers', group: 'carers', costs: 'unmet', 'unpaid-work': 'overlooked' },
    { name: 'Staff', group: 'front-line-staff' },
  ],
};

describe('the schema of the rest of an answer', () => {
  const fits = validator(core);

  it.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))('fits %s', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const [read] = readBriefs({ name, text, linesBefore: 0 }, 'yaml', core);
    if (!read?.value) throw new Error(name);
    const told = assessmentJson(assess(read.value, core), core, { explain: false });
    expect(fits(told), JSON.stringify(fits.errors)).toBe(true);
  });

  it('fits an answer with something under every key', () => {
    const fitsDuties = validator(duties);
    const told = json(full, duties) as Record<string, Record<string, unknown[]>>;
    const empty = Object.entries(told.advice ?? {}).filter(([, value]) => value?.length === 0);
    expect(empty).toEqual([]);
    expect(fitsDuties(told), JSON.stringify(fitsDuties.errors)).toBe(true);
  });

  it.each([
    ['a state that there is not', (advice: Advised) => set(advice.conditions, 'state', 'perhaps')],
    ['a caution without words', (advice: Advised) => set(advice.cautions, 'text', undefined)],
    ['a key that nobody knows', (advice: Advised) => set(advice.methods, 'colour', 'red')],
    ['a step that takes no approach', (advice: Advised) => set(advice.chain, 'approach', 'magic')],
    ['a group without a name', (advice: Advised) => set(advice.groups, 'groups', [null])],
  ])('does not fit %s', (_, spoil) => {
    const told = structuredClone(json(full, core)) as unknown as { advice: Advised };
    spoil(told.advice);
    expect(fits(JSON.parse(JSON.stringify(told)))).toBe(false);
  });
});

type Row = Record<string, unknown>;
type Advised = Readonly<Record<string, Row[]>>;

function set(rows: Row[] | undefined, key: string, value: unknown): void {
  const [row] = rows ?? [];
  if (!row) throw new Error(`nothing to spoil for ${key}`);
  row[key] = value;
}
