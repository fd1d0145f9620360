/** Many briefs through the built program: every format in gives the same answers, any number of threads the same bytes, nothing is lost. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { mulberry32, randomPartialBrief } from '../oracle/briefs.js';
import { place } from './started.js';

const { put, got, run } = place('many');

const assess = (args: readonly string[], input = '') => run(['assess', ...args], { input });

const rng = mulberry32(9);
const records = Array.from({ length: 300 }, (_, index) => ({
  toforwith: 1,
  id: `B-${index}`,
  title: `Brief ${index}`,
  ...randomPartialBrief(rng, 10),
}));
const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
const bad = '{"toforwith":1,"challenge":{"domain":"complexx"}}';

function asTable(): string {
  const rows = records.map(
    ({ id, title, challenge = {}, decision = {}, risk = {}, practice = {}, stakeholders }) => {
      const row: Record<string, unknown> = { id, title };
      for (const [name, section] of Object.entries({ challenge, decision, risk, practice }))
        for (const [key, value] of Object.entries(section ?? {})) row[`${name}.${key}`] = value;
      (stakeholders ?? []).forEach((group, index) => {
        for (const [key, value] of Object.entries(group ?? {}))
          row[`stakeholders.${index + 1}.${key}`] = value;
      });
      return row;
    },
  );
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [
    columns.join(';'),
    ...rows.map((row) => columns.map((column) => String(row[column] ?? '')).join(';')),
  ].join('\r\n');
}

describe('many briefs', () => {
  put('a.ndjson', lines);
  put('a.ndjson.gz', gzipSync(lines));
  put('a.json', JSON.stringify(records, null, 1));
  put('a.yaml', records.map((record) => stringify(record)).join('---\n'));
  const withoutEmptyLists = records.map((record) =>
    record.stakeholders?.length === 0 ? { ...record, stakeholders: undefined } : record,
  );
  put('b.ndjson', withoutEmptyLists.map((record) => `${JSON.stringify(record)}\n`).join(''));
  put('b.csv', `\ufeff${asTable()}`);
  const keys = ['--fields', 'id,domain,calledFor,reach,today,first,name,clash,belowDuty,reasons'];

  it.each(['a.ndjson.gz', 'a.json', 'a.yaml'])('are answered alike from %s', (name) => {
    const { status, stdout } = assess([name, '-f', 'ndjson', ...keys]);
    expect({
      status,
      same: stdout === assess(['a.ndjson', '-f', 'ndjson', ...keys]).stdout,
    }).toEqual({ status: 0, same: true });
  });

  it('are answered alike from the rows of a table, with a mark at its start and semicolons', () => {
    const { status, stdout, stderr } = assess(['b.csv', '-f', 'ndjson', ...keys]);
    expect({ status, stderr, stdout }).toEqual({
      status: 0,
      stderr: '',
      stdout: assess(['b.ndjson', '-f', 'ndjson', ...keys]).stdout,
    });
  });

  it('give the same bytes whatever the number of threads', () => {
    const [one, two, four] = ['1', '2', '4'].map(
      (jobs) => assess(['a.ndjson', 'a.json', 'b.csv', '-f', 'ndjson', '--jobs', jobs]).stdout,
    );
    expect(one?.split('\n')).toHaveLength(901);
    expect([two === one, four === one]).toEqual([true, true]);
  });

  it('are answered by line writer and by record alike', () => {
    const quick = assess(['a.ndjson', '-f', 'ndjson']).stdout;
    const keysInFull = Object.keys(JSON.parse(quick.split('\n')[0] ?? '')).join();
    expect(
      assess(['a.json', '-f', 'ndjson', '--fields', keysInFull]).stdout.replaceAll(
        /"at":\{[^}]*\}/g,
        '',
      ),
    ).toBe(quick.replaceAll(/"at":\{[^}]*\}/g, ''));
  });

  it('keep what can not be assessed with its reason, and end with 2', () => {
    put('c.ndjson', `${bad}\nnonsense\n\n${lines}`);
    const { status, stdout, stderr } = assess([
      'c.ndjson',
      '-f',
      'ndjson',
      '--rejects',
      'c.rejects',
    ]);
    const rejects = got('c.rejects')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(2);
    expect(stdout.trim().split('\n')).toHaveLength(300);
    expect(stderr).toContain('c.ndjson:1:38: error[brief/unknown-value]');
    expect(rejects.map(({ at, record }) => [at.line, record])).toEqual([
      [1, bad],
      [2, 'nonsense'],
    ]);
  });

  it('stop at the first bad one where asked to', () => {
    const { status, stdout } = assess(['c.ndjson', '-f', 'ndjson', '--strict']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('pass from line to line, errors among them', () => {
    const { status, stdout } = assess(
      ['--input-format', 'ndjson', '--format', 'ndjson', '-'],
      `${lines.split('\n')[0]}\n${bad}\n\n${lines.split('\n')[1]}\n`,
    );
    const out = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(2);
    expect(out.map(({ id, errors }) => id ?? errors[0].code)).toEqual([
      'B-0',
      'brief/unknown-value',
      'syntax/empty',
      'B-1',
    ]);
  });

  it('are answered alike in one stream and cut up among several filters', () => {
    const filter = ['--input-format', 'ndjson', '--format', 'ndjson', '-'];
    const apart = [0, 100, 200].map((from) => {
      const cut = lines.split('\n').slice(from, from + 100);
      return assess(filter, `${cut.join('\n')}\n`).stdout;
    });
    const withoutPlaces = (text: string) => text.replaceAll(/"document":\d+,"line":\d+/g, '');
    expect(withoutPlaces(apart.join(''))).toBe(withoutPlaces(assess(filter, lines).stdout));
  });

  it('become rows of the flat table, with a key of it among others', () => {
    const flat = assess(['a.ndjson', '-f', 'ndjson', '--fields', 'table']).stdout.split('\n');
    const { properties } = JSON.parse(run(['schema', 'table']).stdout);
    flat.slice(0, 300).forEach((row, index) => {
      const found: Record<string, unknown> = JSON.parse(row);
      expect(Object.keys(found)).toEqual(Object.keys(properties));
      expect(found['challenge.domain']).toBe(records[index]?.challenge?.domain ?? null);
    });
    const mixed = assess(['a.ndjson', '-f', 'csv', '--fields', 'id,decision.time,today']).stdout;
    expect(mixed.split('\n')[0]).toBe('id,part,decision.time,today');
  });

  it('are no formulas in a table', () => {
    put('d.ndjson', '{"toforwith":1,"id":"=1+1","challenge":{"domain":"simple"}}\n');
    expect(assess(['d.ndjson', '-f', 'csv']).stdout.split('\n')[1]).toMatch(
      /^'=1\+1,d\.ndjson,1,1,,simple,/,
    );
  });

  it('are counted', () => {
    assess([
      'a.ndjson',
      '-f',
      'ndjson=e.ndjson',
      '--summary-json',
      'e.json',
      '--by',
      'decision.time',
      '--jobs',
      '2',
    ]);
    const summary = JSON.parse(got('e.json'));
    expect(summary.briefs).toBe(300);
    expect(Object.values<number>(summary.calledFor).reduce((sum, count) => sum + count, 0)).toBe(
      300,
    );
    expect(Object.keys(summary.portfolio)).toEqual([
      'findings',
      'cautions',
      'duties',
      'limits',
      'groups',
    ]);
  });

  it.each([
    ['an unknown key', ['a.ndjson', '--fields', 'id,todya'], 'did you mean today?'],
    ['an unknown fact', ['a.ndjson', '--by', 'decision.tim'], 'did you mean decision.time?'],
    ['standard input resumed', ['-', '-f', 'ndjson=x', '--resume'], "can't be resumed"],
    [
      'standard output resumed',
      ['a.ndjson', '-f', 'ndjson', '--resume'],
      'only a run whose every output is a file',
    ],
  ])('are refused with %s', (_what, args, said) => {
    const { status, stderr } = assess(args);
    expect({ status, said: stderr.includes(said) }).toEqual({ status: 2, said: true });
  });
});
