// `toforwith whatif`: declares the options; what it does stands in run-whatif.ts and loads when it is asked for.
import { type Command, Option } from 'commander';
import { type Act, gather, withLook, withPack } from './declare.js';
import type { WhatIfOptions } from './run-whatif.js';

export function declareWhatIf(program: Command, act: Act): void {
  const command = program
    .command('whatif')
    .description('say what would change the recommendation, and how firmly it stands')
    .argument('<brief>', 'a file; - for standard input')
    .option('--to <approach>', 'what would lead to this approach or name')
    .option(
      '--set <fact=value>',
      "the answer if this were so, beside today's (? for not known); may be given again",
      gather,
    )
    .option('--part <name>', 'only this part of the brief')
    .addOption(
      new Option(
        '-f, --format <format[=file]>',
        'text or json; may be given again, at most one without a file',
      ).argParser(gather),
    )
    .option('--all', 'show everything, not only what fits a screen')
    .option('--plain-terms', 'use plain words for terms that many readers dislike');
  withLook(withPack(command)).action((path: string, options: WhatIfOptions) =>
    act(async (world) => (await import('./run-whatif.js')).runWhatIf(path, options, world)),
  );
}
