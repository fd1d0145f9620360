// Lists the rules of a pack, each with what it says and why, in the order in which layers are worked out.
import { layers } from '../model/pack.js';
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { rulesText } from '../report/rules-text.js';
import type { LookOptions, PackOptions } from './declare.js';
import { packFor } from './load-pack.js';
import { pageFor } from './say.js';

export type RulesOptions = LookOptions & PackOptions;

export async function runRulesList(options: RulesOptions, world: World): Promise<ExitCode> {
  const pack = await packFor(options, world);
  if (!pack) return exitCodes.trouble;
  const ordered = [...pack.rules].sort((a, b) => layers.indexOf(a.layer) - layers.indexOf(b.layer));
  world.out.write(rulesText(ordered, pack, await pageFor(world.out, options, world)));
  return exitCodes.done;
}
