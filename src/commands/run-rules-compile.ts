// Writes the decision of a pack in the language of another engine.
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { packSql, type SqlResult } from '../packs/sql.js';
import { camel } from '../report/assessment-json.js';
import { pinKeys } from '../report/record.js';
import type { LookOptions } from './declare.js';
import { packFor } from './load-pack.js';
import { refuse } from './say.js';

export interface CompileOptions extends LookOptions {
  readonly to: 'sql';
  readonly table: string;
}

export async function runRulesCompile(
  names: readonly string[],
  { table }: CompileOptions,
  world: World,
): Promise<ExitCode> {
  if (!/^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(table))
    return refuse(
      world,
      `--table ${table}: it should be the name of a table, such as briefs or main.briefs`,
    );
  const pack = await packFor(names.length > 0 ? { pack: names } : {}, world);
  if (!pack) return exitCodes.trouble;
  const results: readonly SqlResult[] = [
    ...pinKeys.map(([as, pin]) => ({ of: { pin }, as })),
    ...pack.flags.map(({ id }, flag) => ({ of: { flag }, as: camel(id) })),
  ];
  world.out.write(packSql(pack, table, results));
  return exitCodes.done;
}
