// Prints the JSON Schema of one of the formats that people and programs write or read.
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { tableSchema } from '../packs/table-schema.js';
import { briefSchema } from '../read/brief-schema.js';
import { packSchema } from '../read/pack-schema.js';
import { assessmentSchema } from '../report/assessment-schema.js';
import { whatIfSchema } from '../report/whatif-schema.js';
import type { LookOptions, PackOptions } from './declare.js';
import { packFor } from './load-pack.js';

export type SchemaName = 'brief' | 'rules' | 'assessment' | 'whatif' | 'table';
export type SchemaOptions = LookOptions & PackOptions;

export async function runSchema(
  name: SchemaName,
  options: SchemaOptions,
  world: World,
): Promise<ExitCode> {
  const pack = await packFor(options, world);
  if (!pack) return exitCodes.trouble;
  const schemas = {
    brief: () => briefSchema(pack),
    rules: () => packSchema(pack),
    assessment: () => assessmentSchema(pack),
    whatif: () => whatIfSchema(pack),
    table: () => tableSchema(pack),
  };
  world.out.write(`${JSON.stringify(schemas[name](), null, 2)}\n`);
  return exitCodes.done;
}
