// Runs the examples in rule packs and tells every difference where it was expected.
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { readExamples } from '../packs/examples.js';
import { testPack } from '../packs/test.js';
import { concluded } from '../reason/concluded.js';
import { renderDiagnostics } from '../report/diagnostics.js';
import { type OpenPack, withEachPack } from './open-packs.js';
import type { RulesOptions } from './run-rules-list.js';
import { paintFor } from './say.js';

export async function runRulesTest(
  names: readonly string[],
  options: RulesOptions,
  world: World,
): Promise<ExitCode> {
  const paint = await paintFor(world.out, options, world);
  return withEachPack(names, options, world, (open) => testOne(open, world, paint));
}

function testOne(
  { name, pack, files, diagnostics }: OpenPack,
  world: World,
  paint: Awaited<ReturnType<typeof paintFor>>,
): ExitCode {
  if (!pack) {
    world.out.write(renderDiagnostics(diagnostics, paint));
    return exitCodes.findings;
  }
  const examples = readExamples(files, pack);
  const outcomes = testPack(pack, examples.value ?? [], concluded);
  const wrong = [...examples.diagnostics, ...outcomes.flatMap(({ differences }) => differences)];
  world.out.write(renderDiagnostics(wrong, paint));
  const failed = outcomes.filter(({ differences }) => differences.length > 0).length;
  const unread =
    examples.diagnostics.length > 0 ? `, ${examples.diagnostics.length} could not be read` : '';
  world.out.write(
    `${name}: ${outcomes.length - failed} examples hold, ${failed} do not${unread}\n`,
  );
  if (outcomes.length === 0 && wrong.length === 0) return exitCodes.nothing;
  return wrong.length > 0 ? exitCodes.findings : exitCodes.done;
}
