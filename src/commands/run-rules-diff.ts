// Says what a change of rules changes by meaning, and which of some briefs get another answer.
import { conclude } from '../engine/conclude.js';
import type { Pins } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import { type ExitCode, exitCodes, type World, worst } from '../model/world.js';
import { difference } from '../reason/difference.js';
import { differenceText } from '../report/difference-text.js';
import { readInputs } from './inputs.js';
import { packFor } from './load-pack.js';
import { briefsOf } from './read-briefs.js';
import type { RulesOptions } from './run-rules-list.js';
import { pageFor, refuse } from './say.js';
import { tell } from './tell.js';

/** Exit code 1 where anything differs. */
export async function runRulesDiff(
  before: string,
  after: string,
  briefs: readonly string[],
  options: RulesOptions,
  world: World,
): Promise<ExitCode> {
  const old = await packFor({ ...options, pack: [before] }, world);
  const anew = await packFor({ ...options, pack: [after] }, world);
  if (!old || !anew) return exitCodes.trouble;
  const found = difference(old, anew);
  if (found.kind === 'apart')
    return refuse(world, `${before} and ${after} can't be compared: ${found.why}`);
  if (found.kind === 'too-large')
    return refuse(
      world,
      `these packs are too large to compare; what makes them so: ${found.facts.join(', ')}`,
    );
  if (found.kind === 'too-many-lists')
    return refuse(
      world,
      'these packs tell too many different lists of people apart to compare them',
    );
  world.out.write(differenceText(found.moved, await pageFor(world.out, options, world)));
  const codes = briefs.length > 0 ? [await compareBriefs(briefs, old, anew, options, world)] : [];
  return worst([found.moved.length > 0 ? exitCodes.findings : exitCodes.done, ...codes]);
}

async function compareBriefs(
  paths: readonly string[],
  old: Pack,
  anew: Pack,
  options: RulesOptions,
  world: World,
): Promise<ExitCode> {
  const { inputs, troubles, empty } = await readInputs(paths, world);
  for (const line of troubles) refuse(world, line);
  for (const path of empty) world.err.write(`toforwith: ${path}: no brief is there\n`);
  let broken = troubles.length > 0;
  for (const input of inputs) {
    const [ones, others] = [await briefsOf(input, old), await briefsOf(input, anew)];
    for (const [index, one] of ones.entries()) {
      const other = others[index];
      await tell([...one.diagnostics, ...(other?.diagnostics ?? [])], options, world);
      if (!one.value || !other?.value) broken = true;
      else
        for (const line of changes(conclude(one.value, old).pins, conclude(other.value, anew).pins))
          world.out.write(`${one.value.id}: ${line}\n`);
    }
  }
  if (broken) return exitCodes.trouble;
  return inputs.length === 0 ? exitCodes.nothing : exitCodes.done;
}

function changes(before: Pins, after: Pins): readonly string[] {
  const flat = ({ flags, ...pins }: Pins): Readonly<Record<string, string | boolean | null>> => ({
    ...pins,
    ...flags,
  });
  const [one, other] = [flat(before), flat(after)];
  return Object.keys(one).flatMap((key) =>
    one[key] === other[key] ? [] : [`${key} ${one[key] ?? 'none'} -> ${other[key] ?? 'none'}`],
  );
}
