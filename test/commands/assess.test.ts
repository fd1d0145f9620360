/** `assess` in a world in memory: which answers it writes where, what it tells, and how it ends. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { declareAssess } from '../../src/commands/assess.js';
import { assessmentSchema } from '../../src/report/assessment-schema.js';
import { core, type Screen, typed } from './typed.js';

const assess = (args: string, files: Readonly<Record<string, string>>, screen: Screen = {}) =>
  typed(declareAssess, ['assess', ...args.split(' ')], files, screen);

const loneliness = 'toforwith: 1\ntitle: Loneliness\nchallenge:\n  domain: complex\n';
const fees =
  'toforwith: 1\ntitle: Care fees\nchallenge:\n  domain: complicated\ndecision:\n  status: made\n';
const thin = 'toforwith: 1\ntitle: Little is known\n';
const broken = 'toforwith: 1\ntitle: Broken\nchallenge:\n  domain: complexx\n';
const parts =
  'toforwith: 1\ntitle: In parts\nparts:\n  - name: Boilers\n    challenge:\n      domain: simple\n  - name: Isolation\n';

describe('assess', () => {
  it('answers a brief in text, the answer first', async () => {
    const { code, out, err } = await assess('a.yaml', { 'a.yaml': loneliness });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^Co-production would be called for, and today could support up to participation,/,
    );
    expect(out).toContain('Loneliness');
  });

  it('answers several files, each once and in the order given', async () => {
    const files = { 'b.yaml': loneliness, 'a.yaml': fees };
    const { code, out } = await assess('b.yaml a.yaml -f json', files);
    expect(code).toBe(0);
    expect((JSON.parse(out) as { title: string }[]).map(({ title }) => title)).toEqual([
      'Loneliness',
      'Care fees',
    ]);
  });

  it('answers each document of a stream', async () => {
    const { code, out } = await assess('a.yaml -f json', { 'a.yaml': `${loneliness}---\n${fees}` });
    expect(code).toBe(0);
    const ids = (JSON.parse(out) as { id: string }[]).map(({ id }) => id);
    expect(ids.length).toBe(2);
    expect(new Set(ids).size).toBe(2);
  });

  it('answers the others where one file is broken, tells its mistake, and exits with 2', async () => {
    const files = { 'a.yaml': loneliness, 'b.yaml': broken, 'c.yaml': fees };
    const { code, out, err } = await assess('a.yaml b.yaml c.yaml -f json', files);
    expect(code).toBe(2);
    expect((JSON.parse(out) as { title: string }[]).map(({ title }) => title)).toEqual([
      'Loneliness',
      'Care fees',
    ]);
    expect(err.split('\n')[0]).toBe(
      'b.yaml:4:11: error[brief/unknown-value]: "complexx" is no value of challenge.domain',
    );
    expect(err.match(/error\[/g)).toHaveLength(1);
  });

  it('answers the others where one file is not there or may not be read, and exits with 2', async () => {
    const files = { 'a.yaml': loneliness, 'b.yaml': fees };
    const missing = await assess('a.yaml c.yaml', files);
    expect({ code: missing.code, err: missing.err }).toEqual({
      code: 2,
      err: 'toforwith: c.yaml: no such file\n',
    });
    expect(missing.out).toContain('Loneliness');
    const locked = await assess('a.yaml b.yaml', files, { locked: ['b.yaml'] });
    expect({ code: locked.code, err: locked.err }).toEqual({
      code: 2,
      err: 'toforwith: b.yaml: not allowed to read or write it\n',
    });
    expect(locked.out).toContain('Loneliness');
  });

  it('reads standard input, as YAML or JSON', async () => {
    const yaml = await assess('- -f json', {}, { input: loneliness });
    expect(JSON.parse(yaml.out)).toMatchObject({ title: 'Loneliness', calledFor: 'co-production' });
    const json = await assess(
      '- -f json',
      {},
      {
        input: JSON.stringify({
          toforwith: 1,
          title: 'Loneliness',
          challenge: { domain: 'complex' },
        }),
      },
    );
    expect(JSON.parse(json.out)).toMatchObject({ title: 'Loneliness', calledFor: 'co-production' });
    const wrong = await assess('-', {}, { input: broken });
    expect({ code: wrong.code, out: wrong.out }).toEqual({ code: 2, out: '' });
    expect(wrong.err).toMatch(/^<stdin>:4:11: error\[brief\/unknown-value\]/);
  });

  it('reads JSON files and Markdown with front matter as it reads YAML', async () => {
    const files = {
      'a.json': '{ "toforwith": 1, "title": "Loneliness", "challenge": { "domain": "complex" } }',
      'a.md': `---\n${loneliness}---\n\nWhat we want to do.\n`,
      'a.yaml': loneliness,
    };
    const { code, out } = await assess('a.json a.md a.yaml -f json', files);
    expect(code).toBe(0);
    const answers = JSON.parse(out) as {
      title: string;
      calledFor: string;
      reasons: { rule: string }[];
    }[];
    const [json, markdown, yaml] = answers.map(({ title, calledFor, reasons }) => ({
      title,
      calledFor,
      rules: reasons.map(({ rule }) => rule),
    }));
    expect(json).toEqual(yaml);
    expect(markdown).toEqual(yaml);
  });
});

describe('the exit code of assess', () => {
  it.each([
    ['a decided brief', 'a.yaml', 0],
    ['a decided brief where a decision is required', 'a.yaml --require decided', 0],
    ['an undecided brief', 'thin.yaml', 0],
    ['an undecided brief where a decision is required', 'thin.yaml --require decided', 4],
    ['one undecided brief of two', 'a.yaml thin.yaml --require decided', 4],
    ['the same with --exit-zero', 'a.yaml thin.yaml --require decided --exit-zero', 0],
    ['parts of which one is undecided', 'parts.yaml --require decided', 4],
    ['an undecided and a broken brief', 'thin.yaml broken.yaml --require decided', 2],
    ['a broken brief with --exit-zero', 'broken.yaml --exit-zero', 2],
  ])('for %s', async (_, args, code) => {
    const files = {
      'a.yaml': loneliness,
      'thin.yaml': thin,
      'broken.yaml': broken,
      'parts.yaml': parts,
    };
    expect((await assess(args, files)).code).toBe(code);
  });
});

describe('the outputs of assess', () => {
  it('are files where they are named, and standard output for one without', async () => {
    const { code, out, err, file } = await assess(
      'a.yaml -f text -f json=out/a.json -f text=a.txt',
      { 'a.yaml': loneliness },
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(file('a.txt'));
    expect(JSON.parse(file('out/a.json') ?? '')).toMatchObject({
      title: 'Loneliness',
      calledFor: 'co-production',
    });
  });

  it('leave standard output empty where all have files', async () => {
    const { code, out } = await assess('a.yaml -f json=a.json', { 'a.yaml': loneliness });
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });

  it('that cannot be written are told, and the others are written', async () => {
    const { code, out, err } = await assess(
      'a.yaml -f json=a.json -f text',
      { 'a.yaml': loneliness },
      { readOnly: ['a.json'] },
    );
    expect({ code, err }).toEqual({
      code: 2,
      err: 'toforwith: a.json: not allowed to read or write it\n',
    });
    expect(out).toContain('Loneliness');
  });

  it('are never coloured in a file', async () => {
    const { out, file } = await assess('a.yaml -f text=a.txt -f json=b.json --color always', {
      'a.yaml': loneliness,
    });
    expect(out).toBe('');
    expect(file('a.txt')).not.toContain('\u001b');
  });
});

const names = readdirSync(join(import.meta.dirname, '../../examples'), { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ name }) => name);
const examples = Object.fromEntries(
  names.map((name) => [
    name,
    readFileSync(join(import.meta.dirname, '../../examples', name), 'utf8'),
  ]),
);
const lines = (text: string): readonly string[] => text.split('\n');
const colours = '\u001b[';

describe.each(names)('examples/%s', (name) => {
  it('is answered in JSON as the schema says', async () => {
    const { code, out, err } = await assess(`${name} -f json`, examples);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const valid = validate(JSON.parse(out));
    expect({ valid, errors: validate.errors }).toEqual({ valid: true, errors: null });
    const explained = await assess(`${name} -f json --explain`, examples);
    expect({ valid: validate(JSON.parse(explained.out)), errors: validate.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  it.each([60, 80, 120])('fits %i columns', async (columns) => {
    for (const more of ['', ' --explain', ' --all', ' --ascii']) {
      const { out } = await assess(name + more, examples, { columns });
      expect(lines(out).filter((line) => [...line].length > columns)).toEqual([]);
    }
  });

  it('is ASCII where told to be', async () => {
    for (const more of ['', ' --explain', ' --all']) {
      const { out } = await assess(`${name} --ascii${more}`, {
        [name]: ascii(examples[name] ?? ''),
      });
      expect(out).toMatch(/^[\n\x20-\x7e]*$/);
    }
  });

  it('is coloured on a terminal, and says the same without colour', async () => {
    const env = { TERM: 'xterm-256color' };
    const terminal = { isTerminal: true, env };
    const coloured = await assess(name, examples, terminal);
    const plain = await assess(name, examples);
    expect(coloured.out).toContain(colours);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
    expect(coloured.out.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain.out);
    for (const without of [
      await assess(name, examples, { ...terminal, env: { ...env, NO_COLOR: '1' } }),
      await assess(name, examples, { ...terminal, env: { TERM: 'dumb' } }),
      await assess(`${name} --no-color`, examples, terminal),
      await assess(`${name} --color never`, examples, { env: { FORCE_COLOR: '1' } }),
    ])
      expect(without.out).toBe(plain.out);
    expect((await assess(`${name} --color always`, examples)).out).toBe(coloured.out);
    expect((await assess(name, examples, { env: { FORCE_COLOR: '1' } })).out).toBe(coloured.out);
  });
});

const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(assessmentSchema(core));

/** Titles and names are the author's own, and stay as they are. */
const ascii = (text: string): string => text.replace(/[^\n\x20-\x7e]/g, '-');
