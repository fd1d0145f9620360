// The table of commands, in the order in which help lists them.
import type { Command } from 'commander';
import { declareAdvise } from './advise.js';
import { declareAssess } from './assess.js';
import { declareCheck } from './check.js';
import { declareCompletion } from './completion.js';
import type { Act } from './declare.js';
import { declareExplain } from './explain.js';
import { declareInit } from './init.js';
import { declareRules } from './rules.js';
import { declareSchema } from './schema.js';
import { declareWhatIf } from './whatif.js';

const commands: ReadonlyMap<string, (program: Command, act: Act) => void> = new Map([
  ['advise', declareAdvise],
  ['assess', declareAssess],
  ['check', declareCheck],
  ['whatif', declareWhatIf],
  ['explain', declareExplain],
  ['rules', declareRules],
  ['init', declareInit],
  ['schema', declareSchema],
  ['completion', declareCompletion],
]);

/** Tells of all the others. */
const ofAll = 'completion';

const examples = `
Examples:
  toforwith advise                      ten minutes of questions, then a recommendation
  toforwith init brief.yaml             write an empty brief to fill in
  toforwith assess brief.yaml           the recommended approach, with its reasons
  toforwith check proposals/            what proposals claim beyond what they support
  toforwith whatif brief.yaml           what would change the recommendation
  toforwith explain co-production       what a word, rule or source means

Exit codes:
  0 done   1 findings   2 trouble   3 nothing to do   4 undecided   70 our fault   130 interrupted`;

/** Of the commands only the one at hand, where `word`, the first argument, names it: declaring all takes milliseconds. */
export function declareAll(program: Command, act: Act, version: string, word = ''): Command {
  program
    .description(
      'Advises how to engage people in a challenge: doing to, doing for or doing with,\nand says why, on whose authority, and what would change the answer.',
    )
    .version(version)
    .showSuggestionAfterError()
    .addHelpText('after', examples);
  const one = word === ofAll ? undefined : commands.get(word);
  for (const declare of one ? [one] : commands.values()) declare(program, act);
  return program;
}
