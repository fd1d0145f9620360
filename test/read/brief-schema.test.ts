import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { readBriefs } from '../../src/read/brief.js';
import { briefSchema } from '../../src/read/brief-schema.js';
import { briefTemplate } from '../../src/read/template.js';
import { pack } from './fixtures/pack.js';

const fixture = (name: string) =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

const accepts = new Ajv({ strict: true, allowUnionTypes: true }).compile(briefSchema(pack));

describe('briefSchema', () => {
  it.each([
    ['loneliness', parse(fixture('loneliness.yaml'))],
    ...parseAllDocuments(fixture('flood.yaml')).map((document) => ['flood', document.toJS()]),
    ['the empty form', parse(briefTemplate(pack))],
  ])('accepts %s', (_name, brief) => {
    accepts(brief);
    expect(accepts.errors).toBeNull();
  });

  it.each([
    'toforwith: 1',
    'toforwith: 2',
    'title: A',
    'toforwith: 1\nchallenge: {domain: complexx}',
    'toforwith: 1\nchallenge: {time: weeks}',
    'toforwith: 1\nchallenge:',
    'toforwith: 1\nchallenge: []',
    'toforwith: 1\ndecision: {power-to-compel: false, time: }',
    'toforwith: 1\ndecision: {time: false}',
    'toforwith: 1\nstakeholders: [{group: carers, affected: }]',
    'toforwith: 1\nstakeholders: [{affected: low}]',
    'toforwith: 1\nstakeholders: [{group: carers, named-in-plan: yes}]',
    'toforwith: 1\nproposal: {stages: {design: co-design}}',
    'toforwith: 1\nproposal: {stages: {launch: co-design}}',
    'toforwith: 1\nproposal: {power: [a]}',
    'toforwith: 1\nproposal: {end-date: soon}',
    'toforwith: 1\nparts: [{name: A, risk: {to-life: none}}]',
    'toforwith: 1\nparts: [{risk: {to-life: none}}]',
    'toforwith: 1\nparts: [{name: A, title: B}]',
  ])('judges as the reader does: %j', (text) => {
    const [read] = readBriefs({ name: 'brief.yaml', text, linesBefore: 0 }, 'yaml', pack);
    expect(accepts(parse(text))).toBe(read?.value !== null);
  });

  it('explains each answer with its values', () => {
    const { definitions } = briefSchema(pack) as {
      definitions: Record<string, { description: string; enum: unknown[] }>;
    };
    expect(definitions['answer.challenge.method']).toEqual({
      description: [
        'What about method?',
        '- recipe: it is recipe',
        '- expert-plan: it is expert plan',
        '- no-settled-method: it is no settled method',
        '- none-yet: it is none yet',
      ].join('\n'),
      enum: ['recipe', 'expert-plan', 'no-settled-method', 'none-yet', null],
    });
  });
});
