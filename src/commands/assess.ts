// `toforwith assess`: declares the options; what it does stands in run-assess.ts and loads when it is asked for.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AssessOptions } from './assess-options.js';
import { type Act, collect, gather, withAlso, withLook, withPack } from './declare.js';

export function declareAssess(program: Command, act: Act): void {
  const command = program
    .command('assess')
    .description('recommend an approach for one brief or many, with the reasons')
    .argument('<paths...>', 'files, folders or patterns; - for standard input')
    .addOption(
      new Option(
        '-f, --format <format[=file]>',
        'text, json, ndjson, csv, table or markdown; may be given again, at most one without a file',
      ).argParser(gather),
    )
    .option('--explain', "show each rule's condition and the rules that nearly spoke")
    .option('--all', 'show everything that was said, not only what moves the answer')
    .option(
      '--for <reader>',
      'write it for a reader that the pack knows, such as executive or citizen',
    )
    .option('--plain-terms', 'use plain words for terms that many readers dislike')
    .addOption(
      new Option('--require <what>', 'exit with 4 unless every brief is decided').choices([
        'decided',
      ]),
    )
    .option('--exit-zero', 'exit with 0 where it would be 1 or 4')
    .optionsGroup('For many briefs:')
    .addOption(
      new Option('--input-format <format>', 'what the inputs hold, whatever their names').choices([
        'yaml',
        'json',
        'ndjson',
        'csv',
        'tsv',
        'markdown',
      ]),
    )
    .addOption(
      new Option(
        '--include <pattern>',
        'of folders only these files; may be given again',
      ).argParser(collect),
    )
    .addOption(
      new Option(
        '--exclude <pattern>',
        'of folders and patterns not these files; may be given again',
      ).argParser(collect),
    )
    .option('--groups <file>', 'a table of groups, joined to the rows of the briefs by id')
    .option(
      '--delimiter <character>',
      'what separates the cells of a table; found out unless given',
    )
    .addOption(
      new Option(
        '--fields <keys>',
        'keys of the answers, separated by commas; all, or table for the columns of schema table',
      ).argParser(collect),
    )
    .option('--out-dir <folder>', 'write a file a brief')
    .option('--summary', 'end with counts of what was answered')
    .option(
      '--summary-json <file>',
      'the counts as JSON, with what shows only across briefs; - for standard output',
    )
    .addOption(
      new Option('--by <fact>', 'count by this fact as well; may be given again').argParser(
        collect,
      ),
    )
    .option('--rejects <file>', 'keep what could not be assessed, as it came, with the reason')
    .addOption(
      new Option(
        '--errors <where>',
        'where errors are told: inline among the records, the usual place from - to ndjson, or reported',
      ).choices(['inline', 'report']),
    )
    .option('--strict', 'stop at the first brief that can not be assessed')
    .option('--resume', 'go on with a run that broke off')
    .addOption(new Option('--jobs <number>', 'how many threads work').argParser(jobs))
    .option('--quiet', 'show no progress');
  withLook(withAlso(withPack(command))).action((paths: string[], options: AssessOptions) =>
    act(async (world) => (await import('./run-assess.js')).runAssess(paths, options, world)),
  );
}

function jobs(value: string): string {
  if (value !== 'auto' && !/^[1-9]\d?$/.test(value))
    throw new InvalidArgumentError('It must be a number from 1 to 99, or auto.');
  return value;
}
