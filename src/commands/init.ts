// `toforwith init`: declares the options; writing the empty brief stands in run-init.ts.
import type { Command } from 'commander';
import { type Act, withLook, withPack } from './declare.js';
import type { InitOptions } from './run-init.js';

export function declareInit(program: Command, act: Act): void {
  const command = program
    .command('init')
    .description('write an empty brief that reads like a form')
    .argument('[path]', 'where to; - for standard output', 'brief.yaml')
    .option('--force', 'write over a file that is there');
  withLook(withPack(command)).action((path: string, options: InitOptions) =>
    act(async (world) => (await import('./run-init.js')).runInit(path, options, world)),
  );
}
