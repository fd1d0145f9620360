// A thread that checks files for a run over many; started by check-each.ts.
import { serve } from '../io/pool.js';
import { nodeWorld } from '../io/world.js';
import type { Setup } from './check-each.js';
import { type CheckedInput, checkPath } from './check-files.js';
import { answeringPackFor } from './load-pack.js';

void serve<Setup, readonly string[], readonly CheckedInput[]>(start, () => []);

async function start({
  packs,
  settings,
  folder,
  markdown,
}: Setup): Promise<(files: readonly string[]) => readonly CheckedInput[]> {
  const world = nodeWorld();
  const pack = await answeringPackFor(packs, world);
  const read = markdown ? (await import('../check/prose.js')).proseOf : null;
  return (files) =>
    pack ? files.map((file) => checkPath(file, { pack, settings, folder, world, read })) : [];
}
