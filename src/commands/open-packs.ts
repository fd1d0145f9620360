// Packs as their authors see them: read anew from YAML, each with the files that are its own.
import { ownShelf } from '../io/packs.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { Source } from '../model/source.js';
import type { World } from '../model/world.js';
import { findPacks } from '../packs/find.js';
import { joined } from '../packs/load.js';

export interface OpenPack {
  readonly name: string;
  /** null where it can't be used. */
  readonly pack: Pack | null;
  readonly files: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Every named pack, or all that are shipped. */
export function openPacks(names: readonly string[], world: World): readonly OpenPack[] {
  const shelf = { ...ownShelf(), compiled: null };
  return (names.length > 0 ? names : shelf.shipped()).map((name) => {
    const found = findPacks([name], world, shelf);
    if (!found.value) return { name, pack: null, files: [], diagnostics: found.diagnostics };
    const { value, diagnostics } = joined(found.value, world, shelf);
    return { name, pack: value, files: found.value.at(-1)?.files ?? [], diagnostics };
  });
}
