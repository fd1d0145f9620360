// Where packs lie on this machine: those that ship, as YAML and compiled, and the files of a folder.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Shelf } from '../model/world.js';

/** The shelf of this install, or of the checkout when running from source. */
export function ownShelf(): Shelf {
  const here = import.meta.dirname;
  return basename(here) === 'io'
    ? shelfAt(join(here, '../../rules'), null)
    : shelfAt(join(here, '../rules'), join(here, 'packs'));
}

export function shelfAt(rules: string, compiled: string | null): Shelf {
  return { rules, compiled, shipped: () => foldersIn(rules), files: packFilesIn };
}

const yaml = /^[^.].*\.ya?ml$/;

/** The YAML files of a folder and of the folders in it, with `/`, sorted by code unit; null where it can't be read. */
function packFilesIn(folder: string): readonly string[] | null {
  const own = namesIn(folder);
  if (!own) return null;
  const below = foldersIn(folder).flatMap((inner) =>
    (namesIn(join(folder, inner)) ?? []).map((name) => `${inner}/${name}`),
  );
  return [...own, ...below].sort();
}

function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder).filter((name) => yaml.test(name));
  } catch {
    return null;
  }
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
