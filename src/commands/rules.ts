// `toforwith rules …`: declares what can be done with rule packs; each is done in a file of its own.
import { type Command, Option } from 'commander';
import { type Act, withLook, withPack } from './declare.js';
import type { CompileOptions } from './run-rules-compile.js';
import type { RulesOptions } from './run-rules-list.js';

export function declareRules(program: Command, act: Act): void {
  const rules = program.command('rules').description('list, check and test rule packs');
  const packs = '[packs...]';
  const which = 'shipped ids or folders; all that are shipped unless said';

  withLook(withPack(rules.command('list').description('list the rules of a pack'))).action(
    (options: RulesOptions) =>
      act(async (world) => (await import('./run-rules-list.js')).runRulesList(options, world)),
  );
  withLook(
    rules
      .command('lint')
      .description('say everything that is wrong with a pack')
      .argument(packs, which),
  ).action((names: string[], options: RulesOptions) =>
    act(async (world) => (await import('./run-rules-lint.js')).runRulesLint(names, options, world)),
  );
  withLook(
    rules.command('test').description('run the examples in the rules').argument(packs, which),
  ).action((names: string[], options: RulesOptions) =>
    act(async (world) => (await import('./run-rules-test.js')).runRulesTest(names, options, world)),
  );
  withLook(
    rules
      .command('verify')
      .description('prove the laws of a pack over all possible briefs')
      .argument(packs, which),
  ).action((names: string[], options: RulesOptions) =>
    act(async (world) =>
      (await import('./run-rules-verify.js')).runRulesVerify(names, options, world),
    ),
  );
  withLook(
    rules
      .command('diff')
      .description('say what a change of rules changes, over all possible briefs')
      .argument('<old>', 'shipped id or folder')
      .argument('<new>', 'shipped id or folder')
      .argument('[briefs...]', 'briefs to hold against both'),
  ).action((before: string, after: string, briefs: string[], options: RulesOptions) =>
    act(async (world) =>
      (await import('./run-rules-diff.js')).runRulesDiff(before, after, briefs, options, world),
    ),
  );
  withLook(
    rules
      .command('compile')
      .description(
        'write the decision of a pack as one SQL statement, to assess briefs in a database',
      )
      .argument('[packs...]', 'shipped ids or folders; the core pack unless said')
      .addOption(
        new Option('--to <language>', 'what to write').choices(['sql']).makeOptionMandatory(),
      )
      .option('--table <name>', 'the table to read, with the columns of schema table', 'briefs'),
  ).action((names: string[], options: CompileOptions) =>
    act(async (world) =>
      (await import('./run-rules-compile.js')).runRulesCompile(names, options, world),
    ),
  );
}
