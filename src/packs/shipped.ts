// A pack that ships, from its compiled form: what nearly every run needs, without what it takes to read YAML.
import { join } from 'node:path';
import type { Pack } from '../model/pack.js';
import type { Shelf, World } from '../model/world.js';
import { takeUp } from '../reason/kept.js';
import { deserialise } from './compile.js';

/** null where no compiled pack has this id. */
export function shippedPack(id: string, world: World, { compiled }: Shelf): Pack | null {
  if (!compiled || !/^[a-z0-9-]+$/.test(id)) return null;
  const file = world.readText(join(compiled, `${id}.json`));
  return file.kind === 'text' ? deserialise(file.text) : null;
}

/** Spares the making of a shipped pack's diagrams; false where none were kept for it, and nothing is lost then. */
export function takeUpDiagrams(pack: Pack, world: World, { compiled }: Shelf): boolean {
  if (!compiled) return false;
  const file = world.readText(join(compiled, `${pack.id}.diagrams.json`));
  return file.kind === 'text' && takeUp(file.text, pack);
}
