import { describe, expect, it } from 'vitest';
import { leftOut } from '../../src/model/brief.js';
import { readBriefs } from '../../src/read/brief.js';
import { briefTemplate } from '../../src/read/template.js';
import { pack } from './fixtures/pack.js';

const read = (text: string) =>
  readBriefs({ name: 'brief.yaml', text, linesBefore: 0 }, 'yaml', pack);

/** As an editor's comment key leaves it: one `# ` less before every answer. */
const opened = (text: string) => text.replace(/^( *)# (?!yaml)/gm, '$1');

describe('briefTemplate', () => {
  const form = briefTemplate(pack);

  it('reads as a brief that knows nothing', () => {
    const [{ value, diagnostics } = { value: null, diagnostics: [] }] = read(form);
    expect(diagnostics).toEqual([]);
    expect(value?.title).toBe('What this is about');
    expect(value?.facts.every((code) => code === leftOut)).toBe(true);
    expect(value?.groups).toBeNull();
  });

  it('states nothing when every answer is opened but not filled in', () => {
    const [{ value, diagnostics } = { value: null, diagnostics: [] }] = read(opened(form));
    expect(diagnostics).toEqual([]);
    const given = pack.facts.filter((_, index) => value?.facts[index] !== leftOut);
    expect(given.map(({ kind }) => kind)).toEqual(['map', 'map']);
    expect(value?.groups?.map(({ name }) => name)).toEqual(['The first group']);
    expect(value?.parts.map(({ part }) => part)).toEqual(['The first part']);
  });

  it.each(
    pack.facts
      .filter(({ kind }) => kind === 'choice')
      .map(({ id, values }) => [id, values] as const),
  )('takes each value of %s where it is asked', (id, values) => {
    const key = id.replace(/.*\./, '');
    const filled = form.replace(
      new RegExp(`^( *)# ${key}:$`, 'm'),
      `$1${key}: ${values.at(-1)?.id}`,
    );
    const [{ value, diagnostics } = { value: null, diagnostics: [] }] = read(filled);
    expect(diagnostics).toEqual([]);
    const given = pack.facts.filter((_, index) => value?.facts[index] !== leftOut);
    expect(given.map((fact) => fact.id)).toEqual([id]);
  });

  it('keeps its lines within a hundred columns', () =>
    expect(form.split('\n').filter((line) => line.length > 100)).toEqual([]));

  it('looks like a form', async () => {
    await expect(form).toMatchFileSnapshot('golden/template.yaml');
  });
});
