// `toforwith check`: declares the options; what it does stands in run-check.ts and loads when it is asked for.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CheckOptions } from './check-options.js';
import { type Act, collect, gather, withLook, withPack } from './declare.js';

const examples = `
Examples:
  toforwith check proposals/                              every proposal below a folder
  toforwith check proposals/ -f github -f sarif=out.sarif   annotations, and a report for code scanning
  toforwith check proposals/ --since origin/main          only what changed
  toforwith check proposals/ --write-baseline             from now on only what is new fails
  toforwith check proposals/ --diff                       what --fix would mend

A finding is waived by a comment on the line above it:
  # toforwith-ignore-next-line over-promise until=2027-03-31 -- why it may stand`;

export function declareCheck(program: Command, act: Act): void {
  const command = program
    .command('check')
    .description('check proposals against what is called for and what today supports')
    .argument(
      '[paths...]',
      'files, folders or patterns; - for standard input; what the config includes where none is given',
    )
    .addOption(
      new Option(
        '-f, --format <format[=file]>',
        'how to report; may be given again, at most one without a file',
      ).argParser(gather),
    )
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that fails').choices([
        'error',
        'warning',
        'note',
      ]),
    )
    .addOption(
      new Option('--require <facts>', 'facts that every proposal has to answer').argParser(collect),
    )
    .option('--allow-undecided', 'do not fail where not enough is known to judge')
    .option('--consultation-days <days>', 'how long a consultation should be open')
    .option('--config <file>', 'config file; toforwith.config.yaml found upwards unless said')
    .option('--no-config', 'read no config file')
    .addOption(new Option('--exclude <patterns>', 'files to leave out').argParser(collect))
    .option('--since <ref>', 'only files that changed since this commit or branch')
    .option('--waivers <file>', 'waivers file')
    .option('--baseline <file>', 'findings that were there before')
    .option('--write-baseline', 'write all findings to the baseline')
    .option('--prune-baseline', 'take out of the baseline what is no longer found')
    .option('--fix', 'mend misspelt keys and values where only one can be meant, then check')
    .option('--diff', 'show what --fix would change, as a diff; write and check nothing')
    .option('--as-of <date>', 'the day on which waivers are judged; today unless said')
    .addOption(new Option('--jobs <number>', 'how many threads work').argParser(jobs))
    .option('--stdin-filename <path>', 'name and format of standard input')
    .option('--print-config', 'show what holds, and who set it, and check nothing')
    .option('--show-files', 'list the files that would be checked, and check nothing')
    .option('--exit-zero', 'exit with 0 where it would be 1 or 4')
    .addHelpText('after', examples);
  withLook(withPack(command)).action((paths: string[], options: CheckOptions) =>
    act(async (world) => (await import('./run-check.js')).runCheck(paths, options, world)),
  );
}

function jobs(value: string): string {
  if (value !== 'auto' && !/^[1-9]\d?$/.test(value))
    throw new InvalidArgumentError('It must be a number from 1 to 99, or auto.');
  return value;
}
