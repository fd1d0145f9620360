// Packs as their authors see them: read anew from YAML, each with the files that are its own.
import { ownShelf } from '../io/packs.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { Source } from '../model/source.js';
import { type ExitCode, exitCodes, type World, worst } from '../model/world.js';
import { findPacks } from '../packs/find.js';
import { joined } from '../packs/load.js';
import type { LookOptions } from './declare.js';
import { tell } from './tell.js';

export interface OpenPack {
  readonly name: string;
  /** null where it can't be used. */
  readonly pack: Pack | null;
  readonly files: readonly Source[];
  /** The files of what it is built on. */
  readonly below: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Does the same with every named pack, or with all that are shipped; one that is not there is told, and the others are opened. */
export async function withEachPack(
  names: readonly string[],
  options: LookOptions,
  world: World,
  act: (open: OpenPack) => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  const shelf = { ...ownShelf(), compiled: null };
  const codes: ExitCode[] = [];
  for (const name of names.length > 0 ? names : shelf.shipped()) {
    const found = findPacks([name], world, shelf);
    if (!found.value) {
      await tell(found.diagnostics, options, world);
      codes.push(exitCodes.trouble);
      continue;
    }
    const { value, diagnostics } = joined(found.value);
    const below = found.value.slice(0, -1).flatMap(({ files }) => files);
    const files = found.value.at(-1)?.files ?? [];
    codes.push(await act({ name, pack: value, files, below, diagnostics }));
  }
  return codes.length === 0 ? exitCodes.nothing : worst(codes);
}
