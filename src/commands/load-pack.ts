// The pack that a command works with, from `--pack` or the core pack; what is wrong with it is told on standard error.
import { ownShelf } from '../io/packs.js';
import type { Pack } from '../model/pack.js';
import type { World } from '../model/world.js';
import { loadPack } from '../packs/load.js';
import { renderDiagnostics } from '../report/diagnostics.js';
import type { LookOptions, PackOptions } from './declare.js';
import { paintFor } from './say.js';

/** The pack that decides where nobody names one. */
export const usualPack = 'spectrum';

/** null where it can't be used; then its troubles are told. */
export async function packFor(options: PackOptions & LookOptions, world: World): Promise<Pack | null> {
  const { value, diagnostics } = loadPack(options.pack ?? [usualPack], world, ownShelf());
  if (diagnostics.length > 0) world.err.write(renderDiagnostics(diagnostics, await paintFor(world.err, options, world)));
  return value;
}
