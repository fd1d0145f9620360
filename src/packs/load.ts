// The one pack that some names stand for together: a shipped pack as compiled, or packs read from YAML, each onto those before it.
import { type Diagnostic, diagnostic, type Read } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { Shelf, World } from '../model/world.js';
import { readPack } from '../read/pack.js';
import { cached, keep } from './cache.js';
import { type FoundPack, findPacks } from './find.js';
import { shippedPack } from './shipped.js';

/** Never throws; a pack with any error in it is null. */
export function loadPack(names: readonly string[], world: World, shelf: Shelf): Read<Pack> {
  const [only, ...more] = names;
  const ready = only !== undefined && more.length === 0 ? shippedPack(only, world, shelf) : null;
  const before = ready ?? cached(names, world, shelf);
  if (before) return { value: before, diagnostics: [] };
  const found = findPacks(names, world, shelf);
  if (!found.value) return { value: null, diagnostics: found.diagnostics };
  const read = joined(found.value);
  if (read.value && read.diagnostics.length === 0)
    keep(read.value, names, found.value, world, shelf);
  return read;
}

/** Found packs read one on the other; those that nothing else is built on give the whole its name. */
export function joined(packs: readonly FoundPack[]): Read<Pack> {
  const diagnostics: Diagnostic[] = [];
  const tops: Pack[] = [];
  let whole: Pack | null = null;
  for (const found of packs) {
    if (whole && found.bases.length === 0) return apart(whole, found);
    const read: Read<Pack> = oneMore(found, whole);
    diagnostics.push(...read.diagnostics);
    if (!read.value) return { value: null, diagnostics };
    whole = read.value;
    if (!packs.some(({ bases }) => bases.includes(found.folder))) tops.push(whole);
  }
  const value: Pack | null = whole && tops.length > 1 ? named(whole, tops) : whole;
  return { value, diagnostics };
}

function oneMore({ compiled: ready, files }: FoundPack, whole: Pack | null): Read<Pack> {
  const below = whole ? [whole.id, ...whole.extends] : [];
  if (ready && ready.extends.join() === below.join()) return { value: ready, diagnostics: [] };
  return readPack(files, whole ? [whole] : []);
}

function named(whole: Pack, tops: readonly Pack[]): Pack {
  const all = (of: (pack: Pack) => string, between: string): string => tops.map(of).join(between);
  return {
    ...whole,
    id: all(({ id }) => id, '+'),
    version: all(({ version }) => version, '+'),
    title: all(({ title }) => title, ', '),
  };
}

function apart(whole: Pack, { files, name }: FoundPack): Read<Pack> {
  const source = files[0] ?? { name, text: '', linesBefore: 0 };
  const at = { source, span: { start: 0, end: 0 } };
  return { value: null, diagnostics: [diagnostic('pack/apart', at, whole.id, name)] };
}
