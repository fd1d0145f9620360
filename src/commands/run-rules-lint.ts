// Says everything that is wrong with rule packs: what can't be read, and what a pack that reads well may still lack.
import type { Diagnostic } from '../model/diagnostic.js';
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { readExamples } from '../packs/examples.js';
import { lintPack } from '../packs/lint.js';
import { testPack } from '../packs/test.js';
import { concluded } from '../reason/concluded.js';
import { renderDiagnostics } from '../report/diagnostics.js';
import { type OpenPack, withEachPack } from './open-packs.js';
import type { RulesOptions } from './run-rules-list.js';
import { paintFor } from './say.js';

export async function runRulesLint(
  names: readonly string[],
  options: RulesOptions,
  world: World,
): Promise<ExitCode> {
  const paint = await paintFor(world.out, options, world);
  return withEachPack(names, options, world, (open) => {
    const found = lint(open);
    world.out.write(renderDiagnostics(found, paint));
    world.out.write(
      `${open.name}: ${open.pack?.rules.length ?? 0} rules, ${found.length === 0 ? 'nothing wrong' : `${found.length} found`}\n`,
    );
    if (!open.pack) return exitCodes.findings;
    return found.length === 0 ? exitCodes.done : exitCodes.findings;
  });
}

function lint({ pack, files, diagnostics }: OpenPack): readonly Diagnostic[] {
  if (!pack) return diagnostics;
  const examples = readExamples(files, pack);
  const outcomes = testPack(pack, examples.value ?? [], concluded);
  return [...diagnostics, ...examples.diagnostics, ...lintPack(files, pack, outcomes)];
}
