// `toforwith advise`: declares the options; the interview itself stands in run-advise.ts and loads when it is asked for.
import type { Command } from 'commander';
import { type Act, gather, withLook, withPack } from './declare.js';
import type { AdviseOptions } from './run-advise-options.js';

export function declareAdvise(program: Command, act: Act): void {
  const command = program
    .command('advise')
    .description('ask what matters, one question at a time, and recommend an approach')
    .argument('[brief]', 'a brief to go on with, or where to write a new one')
    .option('--from <brief>', 'start from a copy of this brief')
    .option('--part <name>', 'copy only this part of that brief, as a brief of its own')
    .option('--answers <file>', 'take answers from this file first')
    .option(
      '--set <fact=value>',
      'answer this beforehand (? for not known); may be given again',
      gather,
    )
    .option('--plain', 'plain lines with numbers, for screen readers and simple terminals');
  withLook(withPack(command)).action((brief: string | undefined, options: AdviseOptions) =>
    act(async (world) =>
      (await import('./run-advise.js')).runAdvise(brief ?? null, options, world),
    ),
  );
}
