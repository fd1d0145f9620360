// Packs of a user's own, kept compiled in the user's cache folder under the digest of all that they were read from.
// A cache is never needed: whatever is wrong with it is passed over in silence.
import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import type { Pack } from '../model/pack.js';
import type { Source } from '../model/source.js';
import type { World } from '../model/world.js';
import { deserialise, serialise } from './compile.js';

/** Where the pack of these files lies or would lie; null where the user has no cache folder. */
export function cachePath(files: readonly Source[], world: World): string | null {
  const folder = cacheFolder(world.env);
  if (!folder) return null;
  const key = createHash('sha256').update(world.version);
  for (const { name, text } of files) key.update(`\0${name}\0${text.length}\0`).update(text);
  return join(folder, 'toforwith', `${key.digest('hex')}.json`);
}

function cacheFolder(env: World['env']): string | null {
  const named = env.XDG_CACHE_HOME;
  if (named && isAbsolute(named)) return named;
  const home = env.HOME ?? env.USERPROFILE;
  return home && isAbsolute(home) ? join(home, '.cache') : null;
}

export function cached(path: string, world: World): Pack | null {
  const file = world.readText(path);
  return file.kind === 'text' ? deserialise(file.text) : null;
}

export function keep(pack: Pack, path: string, world: World): void {
  try {
    world.write(path, serialise(pack));
  } catch {
    // The pack is at hand all the same.
  }
}
