/** The decision in SQL against the engine, in a database: the same pins and flags for every brief. */
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { conclude } from '../../src/engine/conclude.js';
import { flatColumns, flatRow } from '../../src/engine/flat.js';
import type { Brief } from '../../src/model/brief.js';
import { type Pack, pins } from '../../src/model/pack.js';
import { packSql, type SqlResult } from '../../src/packs/sql.js';
import {
  mulberry32,
  pick,
  type Rng,
  randomFullBrief,
  randomPartialBrief,
  randomProposal,
  randomThinBrief,
} from '../oracle/briefs.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';

const pack = shippedPack('spectrum');

const results: readonly SqlResult[] = [
  ...pins.filter((pin) => pin !== 'start').map((pin) => ({ of: { pin }, as: pin })),
  ...pack.flags.map(({ id }, flag) => ({ of: { flag }, as: id })),
];

async function inDatabase(briefs: readonly Brief[], by: Pack): Promise<readonly object[]> {
  const connection = await (await DuckDBInstance.create()).connect();
  const names = ['id', ...flatColumns(by).map(({ name }) => name)];
  await connection.run(`CREATE TABLE t (${names.map((name) => `"${name}" VARCHAR`).join(', ')})`);
  const appender = await connection.createAppender('t');
  briefs.forEach((brief, index) => {
    for (const cell of [String(index), ...flatRow(brief, by)])
      if (cell === null) appender.appendNull();
      else appender.appendVarchar(cell);
    appender.endRow();
  });
  appender.closeSync();
  const rows = await connection.runAndReadAll(
    `SELECT * FROM (${packSql(by, 't', results)}) AS answers ORDER BY CAST(id AS INTEGER)`,
  );
  return rows.getRowObjectsJson();
}

const content = (rng: Rng): object =>
  pick(rng, [
    () => randomProposal(rng, randomFullBrief(rng)),
    () => randomPartialBrief(rng, 8),
    () => randomThinBrief(rng),
  ])();

describe('the decision in SQL', () => {
  it('is that of the engine', async () => {
    const rng = mulberry32(20261122);
    const briefs = Array.from({ length: 1500 }, () => briefFrom(content(rng), pack));
    const expected = briefs.map((brief, index): Record<string, unknown> => {
      const { domain, calledFor, reach, today, first, name, flags } = conclude(brief, pack).pins;
      return {
        ...{ id: String(index), kind: domain, 'called-for': calledFor, reach, today, first, name },
        ...flags,
      };
    });
    expect(await inDatabase(briefs, pack)).toEqual(expected);
    for (const key of ['kind', 'called-for', 'reach', 'today', 'first', 'name', 'clash'] as const)
      expect({ key, seen: new Set(expected.map((row) => row[key])).size > 1 }).toEqual({
        key,
        seen: true,
      });
  }, 60_000);

  it('is one statement of CASE, IN and comparisons', () => {
    const sql = packSql(pack, 'briefs', results);
    const outside = sql.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, ' ');
    const words = new Set(outside.match(/[A-Za-z_]+\b/g));
    expect([...words].filter((word) => !/^(?:t|briefs|step_)$/.test(word)).sort()).toEqual([
      'AND',
      'AS',
      'CASE',
      'ELSE',
      'END',
      'FALSE',
      'FROM',
      'IN',
      'IS',
      'NOT',
      'NULL',
      'OR',
      'SELECT',
      'THEN',
      'TRUE',
      'WHEN',
      'WITH',
    ]);
    expect(outside.match(/;/g)).toBeNull();
  });
});
