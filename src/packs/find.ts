// The packs that names stand for: shipped ids or folders, each with its files and what it is built on, bases first.
import { join, resolve } from 'node:path';
import { type Diagnostic, diagnostic, type Read } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { Location, Source } from '../model/source.js';
import type { Shelf, World } from '../model/world.js';
import { nearest } from '../read/nearest.js';
import { basesOf, isPath } from '../read/pack-manifest.js';
import { shippedPack } from './shipped.js';

export interface FoundPack {
  /** As asked for: a shipped id or a folder. */
  readonly name: string;
  /** Whether it ships. */
  readonly ships: boolean;
  /** As it was compiled, where it was. */
  readonly compiled: Pack | null;
  readonly folder: string;
  /** Read when asked for where the compiled form stands for them. */
  readonly files: readonly Source[];
  /** Folders of the packs that it is built on. */
  readonly bases: readonly string[];
}

/** The packs under these names and all that they are built on, each once, after what it is built on. */
export function findPacks(
  names: readonly string[],
  world: World,
  shelf: Shelf,
): Read<readonly FoundPack[]> {
  const found = new Map<string, FoundPack>();
  const diagnostics: Diagnostic[] = [];
  const visit = (
    name: string,
    from: string,
    at: Location,
    path: readonly string[],
  ): string | null => {
    const shipped = isPath(name) ? null : (shelf.shipped().find((id) => id === name) ?? null);
    const folder = shipped ? join(shelf.rules, shipped) : resolve(from, name);
    if (path.includes(folder)) {
      diagnostics.push(diagnostic('pack/cycle', at, name, []));
      return null;
    }
    if (found.has(folder)) return folder;
    const compiled = shipped ? shippedPack(shipped, world, shelf) : null;
    const files = (): Read<readonly Source[]> =>
      filesOf(shipped ? `rules/${shipped}` : name, folder, at, world, shelf);
    const read = compiled ? null : files();
    diagnostics.push(...(read?.diagnostics ?? []));
    if (read && !read.value) return null;
    const builtOn = compiled?.extends.map((id) => ({ id, at })) ?? basesOf(read?.value ?? []);
    const bases = builtOn.flatMap(
      (base) => visit(base.id, folder, base.at, [...path, folder]) ?? [],
    );
    found.set(folder, {
      ...{ name, ships: shipped !== null, compiled, folder, bases },
      get files() {
        return (read ?? files()).value ?? [];
      },
    });
    return folder;
  };
  for (const name of names) visit(name, world.cwd, nowhere(name), []);
  return { value: diagnostics.length > 0 ? null : [...found.values()], diagnostics };
}

/** A place for what no file is to blame for. */
const nowhere = (name: string): Location => ({
  source: { name, text: '', linesBefore: 0 },
  span: { start: 0, end: 0 },
});

function filesOf(
  shown: string,
  folder: string,
  at: Location,
  world: World,
  shelf: Shelf,
): Read<readonly Source[]> {
  if (world.kindOf(folder) !== 'folder') {
    const shipped = shelf.shipped();
    const missing = diagnostic('pack/not-found', at, shown, nearest(shown, shipped), shipped);
    return { value: null, diagnostics: [missing] };
  }
  const names = shelf.files(folder) ?? [];
  if (names.length === 0)
    return { value: null, diagnostics: [diagnostic('pack/empty-folder', at, shown)] };
  const diagnostics: Diagnostic[] = [];
  const prefix = shown.replace(/\/+$/, '');
  const files = names.flatMap((name): readonly Source[] => {
    const file = world.readText(join(folder, name));
    if (file.kind === 'text')
      return [{ name: `${prefix}/${name}`, text: file.text, linesBefore: 0 }];
    diagnostics.push(diagnostic('pack/unreadable', nowhere(`${prefix}/${name}`), file.why));
    return [];
  });
  return { value: diagnostics.length > 0 ? null : files, diagnostics };
}
