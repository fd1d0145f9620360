// `toforwith schema`: declares the options; the schemas stand in run-schema.ts.
import { Argument, type Command } from 'commander';
import { type Act, withLook, withPack } from './declare.js';
import type { SchemaName, SchemaOptions } from './run-schema.js';

export function declareSchema(program: Command, act: Act): void {
  const command = program
    .command('schema')
    .description('print the JSON Schema of a format, for editors and scripts')
    .addArgument(
      new Argument('<format>', 'what to describe').choices([
        'brief',
        'rules',
        'assessment',
        'whatif',
        'table',
      ]),
    );
  withLook(withPack(command)).action((name: SchemaName, options: SchemaOptions) =>
    act(async (world) => (await import('./run-schema.js')).runSchema(name, options, world)),
  );
}
