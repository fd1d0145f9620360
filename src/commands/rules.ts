// `toforwith rules …`: declares what can be done with rule packs; each is done in a file of its own.
import type { Command } from 'commander';
import { type Act, withLook, withPack } from './declare.js';
import type { RulesOptions } from './run-rules-list.js';

export function declareRules(program: Command, act: Act): void {
  const rules = program.command('rules').description('list, check and test rule packs');
  const packs = '[packs...]';
  const which = 'shipped ids or folders; all that are shipped unless said';

  withLook(withPack(rules.command('list').description('list the rules of a pack')))
    .action((options: RulesOptions) => act(async (world) => (await import('./run-rules-list.js')).runRulesList(options, world)));
  withLook(rules.command('lint').description('say everything that is wrong with a pack').argument(packs, which))
    .action((names: string[], options: RulesOptions) => act(async (world) => (await import('./run-rules-lint.js')).runRulesLint(names, options, world)));
  withLook(rules.command('test').description('run the examples in the rules').argument(packs, which))
    .action((names: string[], options: RulesOptions) => act(async (world) => (await import('./run-rules-test.js')).runRulesTest(names, options, world)));
}
