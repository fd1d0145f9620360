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

const commands = [
  declareAdvise,
  declareAssess,
  declareCheck,
  declareWhatIf,
  declareExplain,
  declareRules,
  declareInit,
  declareSchema,
  declareCompletion,
];

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

export function declareAll(program: Command, act: Act, version: string): Command {
  program
    .description(
      'Advises how to engage people in a challenge: doing to, doing for or doing with,\nand says why, on whose authority, and what would change the answer.',
    )
    .version(version)
    .showSuggestionAfterError()
    .addHelpText('after', examples);
  for (const declare of commands) declare(program, act);
  return program;
}
