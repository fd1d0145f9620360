// Looks an id up in the pack and says what it means; what is not there gets the nearest that is.
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { nearest } from '../read/nearest.js';
import { explain, explainable } from '../report/explain-text.js';
import type { LookOptions, PackOptions } from './declare.js';
import { packFor } from './load-pack.js';
import { pageFor, refuse } from './say.js';

export type ExplainOptions = LookOptions & PackOptions;

export async function runExplain(
  id: string,
  options: ExplainOptions,
  world: World,
): Promise<ExitCode> {
  const pack = await packFor(options, world);
  if (!pack) return exitCodes.trouble;
  const found = explain(id.toLowerCase(), pack, await pageFor(world.out, options, world));
  if (found === null) {
    const near = nearest(id, explainable(pack));
    return refuse(
      world,
      `nothing here is called "${id}"${near === null ? '; `toforwith rules list` shows every rule' : `; did you mean "${near}"?`}`,
    );
  }
  world.out.write(found);
  return exitCodes.done;
}
