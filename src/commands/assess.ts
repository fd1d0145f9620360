// `toforwith assess`: declares the options; what it does stands in run-assess.ts and loads when it is asked for.
import { type Command, Option } from 'commander';
import { type Act, gather, withLook, withPack } from './declare.js';
import type { AssessOptions } from './run-assess.js';

export function declareAssess(program: Command, act: Act): void {
  const command = program
    .command('assess')
    .description('recommend an approach for one brief or many, with the reasons')
    .argument('<paths...>', 'files, folders or patterns; - for standard input')
    .addOption(new Option('-f, --format <format[=file]>', 'text, json or ndjson; may be given again, at most one without a file').argParser(gather))
    .option('--explain', "show each rule's condition and the rules that nearly spoke")
    .option('--all', 'show everything that was said, not only what moves the answer')
    .addOption(new Option('--require <what>', 'exit with 4 unless every brief is decided').choices(['decided']))
    .option('--exit-zero', 'exit with 0 where it would be 1 or 4');
  withLook(withPack(command)).action((paths: string[], options: AssessOptions) => act(async (world) => (await import('./run-assess.js')).runAssess(paths, options, world)));
}
