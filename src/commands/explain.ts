// `toforwith explain`: declares the options; the look-up stands in run-explain.ts.
import type { Command } from 'commander';
import { type Act, withLook, withPack } from './declare.js';
import type { ExplainOptions } from './run-explain.js';

export function declareExplain(program: Command, act: Act): void {
  const command = program
    .command('explain')
    .description('say what a rule, fact, approach, kind of challenge, name or source is')
    .argument('<id>', 'its id, such as co-production, decision.time or power-kept');
  withLook(withPack(command)).action((id: string, options: ExplainOptions) =>
    act(async (world) => (await import('./run-explain.js')).runExplain(id, options, world)),
  );
}
