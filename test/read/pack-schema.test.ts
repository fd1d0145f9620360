// The schema of pack files accepts every file that reads, marks what is misspelt, and explains itself.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/model/source.js';
import type { Tree } from '../../src/model/tree.js';
import { advisingKeys } from '../../src/read/pack-advising.js';
import { cellKeys } from '../../src/read/pack-cells.js';
import { changeKeys } from '../../src/read/pack-change.js';
import { factKeys } from '../../src/read/pack-facts.js';
import { findingKeys } from '../../src/read/pack-finding.js';
import { topKeys } from '../../src/read/pack-gather.js';
import { plain } from '../../src/read/pack-page.js';
import { peopleKeys } from '../../src/read/pack-people.js';
import { ruleKeys } from '../../src/read/pack-rules.js';
import { approachKeys, bandKeys } from '../../src/read/pack-scale.js';
import { packSchema } from '../../src/read/pack-schema.js';
import { settingKeys } from '../../src/read/pack-settings.js';
import { sourceKeys } from '../../src/read/pack-sources.js';
import { thenKeys } from '../../src/read/pack-then.js';
import { readYaml } from '../../src/read/yaml.js';
import { deciding, filesOf, packOf, source } from '../packs/pack-files.js';

const rules = join(import.meta.dirname, '../../rules');
const shipped = readdirSync(rules, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    filesOf(join(rules, name)).map((file) => ({ ...file, name: `${name}/${file.name}` })),
  );

const dataOf = (file: Source): unknown => plain(readYaml(file)[0]?.value as Tree);
const valid = (schema: object) => new Ajv({ strict: false, allErrors: true }).compile(schema);

describe('the schema of pack files', () => {
  const any = valid(packSchema());

  it.each([...deciding, ...shipped].map((file) => [file.name, file] as const))(
    'accepts %s',
    (_, file) => {
      any(dataOf(file));
      expect(any.errors).toBeNull();
    },
  );

  it('accepts them with the words of their own pack and of another', () => {
    const own = valid(packSchema(packOf(deciding)));
    for (const file of [...deciding, ...shipped]) {
      own(dataOf(file));
      expect(own.errors, file.name).toBeNull();
    }
  });

  it.each([
    'rule: []',
    'rules: [{ id: a, whn: {}, at-least: x, source: s }]',
    'rules: [{ id: a, when: {}, source: s }]',
    'rules: [{ id: a, when: {}, at-least: x, at-most: y, source: s }]',
    'rules: [{ id: a, when: { size: { at-leest: big } }, at-least: x, source: s }]',
    'rules: [{ id: a, when: {}, finding: { severity: fatal, message: m }, source: s }]',
    'facts: { size: { value: [a, b] } }',
    'derived: { most: { highest: mood } }',
    'sources: { s: { title: T, kind: study } }',
    'scale: { bands: [{ id: a, title: a, source: s }] }',
    'toforwith-pack: 2',
  ])('refuses %s', (text) => {
    expect(any(dataOf(source('x.yaml', text)))).toBe(false);
  });

  it('offers the facts and values of a pack with their lines', () => {
    const text = JSON.stringify(packSchema(packOf(deciding)));
    expect(text).toContain('Does it matter how well it is decided?');
    expect(text).toContain('{"const":"much","description":"a lot hangs on it"}');
    expect(text).toContain('V. Vroom (2000), Leadership and the decision-making process');
  });

  it('explains every key at the top', () => {
    const { properties } = packSchema() as { properties: Record<string, { description?: string }> };
    expect(Object.entries(properties).filter(([, { description }]) => !description)).toEqual([]);
  });

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['at the top', topKeys, []],
    ['of a fact', factKeys, ['definitions', 'fact']],
    ['of the people', peopleKeys, ['definitions', 'people']],
    ['of a cell', cellKeys, ['definitions', 'cell']],
    ['of a rule', ruleKeys, ['definitions', 'rule']],
    ['of a finding', findingKeys, ['definitions', 'rule', 'properties', 'finding']],
    ['of a band', bandKeys, ['properties', 'scale', 'properties', 'bands', 'items']],
    [
      'of an approach',
      approachKeys,
      ['properties', 'scale', 'properties', 'bands', 'items', 'properties', 'approaches', 'items'],
    ],
    ['of a setting', settingKeys, ['properties', 'settings', 'additionalProperties']],
    ['of a source', sourceKeys, ['properties', 'sources', 'additionalProperties']],
    ['of a change', changeKeys, ['properties', 'change', 'additionalProperties']],
    ['of then', thenKeys, ['properties', 'then']],
    ['of a method', advisingKeys.suggest, ['definitions', 'rule', 'properties', 'suggest']],
    [
      'of a condition shown',
      advisingKeys.needs,
      ['definitions', 'rule', 'properties', 'needs', 'anyOf', '1'],
    ],
    [
      'of a caution',
      advisingKeys.warn,
      ['definitions', 'rule', 'properties', 'warn', 'anyOf', '1'],
    ],
  ])('knows the keys %s that the reader knows', (_, keys, path) => {
    const at = path.reduce<unknown>(
      (schema, key) => (schema as Record<string, unknown>)[key],
      packSchema(),
    );
    const { properties } = at as { properties: object };
    expect(Object.keys(properties).sort()).toEqual([...keys].sort());
  });
});
