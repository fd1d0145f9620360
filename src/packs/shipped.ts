// A pack that ships, from its compiled form: what nearly every run needs, without what it takes to read YAML.
import { join } from 'node:path';
import type { Pack } from '../model/pack.js';
import type { Shelf, World } from '../model/world.js';
import { takeUp, takeUpFrom } from '../reason/kept.js';
import type { Places } from '../reason/unmoved.js';
import { deserialise } from './compile.js';

/** null where no compiled pack has this id. */
export function shippedPack(id: string, world: World, { compiled }: Shelf): Pack | null {
  if (!compiled || !/^[a-z0-9-]+$/.test(id)) return null;
  const file = world.readText(join(compiled, `${id}.json`));
  return file.kind === 'text' ? deserialise(file.text) : null;
}

/** Spares the making of a shipped pack's diagrams; false where none were kept for it, and nothing is lost then. */
export function takeUpDiagrams(pack: Pack, world: World, shelf: Shelf): boolean {
  const text = diagramsOf(pack, world, shelf);
  return text !== null && takeUp(text, pack);
}

/** The same for a pack that is built on a shipped one, moves nothing otherwise, and has its variables in these places. */
export function takeUpDiagramsOf(
  base: Pack,
  places: Places,
  pack: Pack,
  world: World,
  shelf: Shelf,
): boolean {
  const text = diagramsOf(base, world, shelf);
  return text !== null && takeUpFrom(base, places, text, pack);
}

function diagramsOf({ id }: Pack, world: World, { compiled }: Shelf): string | null {
  const file = compiled === null ? null : world.readText(join(compiled, `${id}.diagrams.json`));
  return file?.kind === 'text' ? file.text : null;
}
