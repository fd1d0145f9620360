// The pack that a command works with, from `--pack` or the core pack; what is wrong with it is told on standard error.
import { ownShelf } from '../io/packs.js';
import type { Pack } from '../model/pack.js';
import type { World } from '../model/world.js';
import { shippedPack, takeUpDiagrams } from '../packs/shipped.js';
import type { LookOptions, PackOptions } from './declare.js';
import { tell } from './tell.js';

/** The pack that decides where nobody names one. */
export const usualPack = 'spectrum';

/** null where it can't be used; then its troubles are told. What reads YAML loads only for packs that are not compiled. */
export async function packFor(
  options: PackOptions & LookOptions,
  world: World,
): Promise<Pack | null> {
  const names = options.pack ?? [usualPack];
  const shelf = ownShelf();
  const ready = names.length === 1 ? shippedPack(names[0] ?? '', world, shelf) : null;
  if (ready) return ready;
  const { cached } = await import('../packs/cache.js');
  const before = cached(names, world, shelf);
  if (before) return before;
  const { loadPack } = await import('../packs/load.js');
  const { value, diagnostics } = loadPack(names, world, shelf);
  await tell(diagnostics, options, world);
  return value;
}

/** As `packFor`, for commands that answer briefs. */
export async function answeringPackFor(
  options: PackOptions & LookOptions,
  world: World,
): Promise<Pack | null> {
  const pack = await packFor(options, world);
  const shelf = ownShelf();
  if (pack && !takeUpDiagrams(pack, world, shelf) && shelf.compiled)
    (await import('../packs/cache.js')).takeUpOwnDiagrams(
      pack,
      options.pack ?? [usualPack],
      world,
      shelf,
    );
  return pack;
}
