// Packs of a user's own, kept compiled in the user's cache folder together with what they were made from: unless all of that
// is still the same, the pack is read anew. Of the packs that ship the release and their digests are enough, and what a pack
// shares with the one that it is built on is not kept again. Diagrams are kept too, where they are not those of a pack that
// ships. A cache is never needed: whatever is wrong with it is passed over in silence.
import { isAbsolute, join } from 'node:path';
import type { Pack } from '../model/pack.js';
import { parsed } from '../model/parsed.js';
import type { Shelf, World } from '../model/world.js';
import { compiled } from '../reason/compile.js';
import { keep as keepDiagrams, takeUp } from '../reason/kept.js';
import { type Places, placesIn } from '../reason/unmoved.js';
import { type Beyond, beyond, onto } from './beyond.js';
import { withoutSpans } from './compile.js';
import type { FoundPack } from './find.js';
import { shippedPack, takeUpDiagramsOf } from './shipped.js';

/** Changes whenever what an earlier release kept could be misread by this one. */
const form = 1;

/** A pack and what it is made from. */
interface Kept {
  readonly asked: Asked;
  readonly folders: readonly {
    readonly folder: string;
    readonly files: readonly string[];
    readonly texts: readonly string[];
  }[];
  /** The shipped pack that it is built on; null where there is none, and it is kept whole. */
  readonly base: { readonly id: string; readonly places: Places | null } | null;
  readonly pack: Beyond;
}

/** What was asked for, where, and of which release. */
interface Asked {
  readonly form: number;
  readonly release: string;
  readonly cwd: string;
  readonly names: readonly string[];
}

/** A shipped pack, and where its variables stand in one that moves nothing otherwise. */
interface Base {
  readonly pack: Pack;
  readonly places: Places | null;
}

/** What packs of a user's own are built on. */
const bases = new WeakMap<Pack, Base>();

/** The pack that these names stood for last time, where nothing it was made from has changed. */
export function cached(names: readonly string[], world: World, shelf: Shelf): Pack | null {
  const path = pathOf(names, world, shelf);
  const kept = path && (parsed(read(`${path}.json`, world)) as Kept | null);
  if (!kept || !isAsBefore(kept, names, world, shelf)) return null;
  if (kept.base === null) return kept.pack as unknown as Pack;
  const base = shippedPack(kept.base.id, world, shelf);
  const pack = base && onto(base, kept.pack);
  if (pack) bases.set(pack, { pack: base, places: kept.base.places });
  return pack;
}

export function keep(
  pack: Pack,
  names: readonly string[],
  found: readonly FoundPack[],
  world: World,
  shelf: Shelf,
): void {
  const path = pathOf(names, world, shelf);
  if (!path) return;
  const base = found.findLast((one) => one.compiled)?.compiled ?? null;
  const places = base && placesIn(pack, base);
  if (base) bases.set(pack, { pack: base, places });
  const own = found.filter(({ ships }) => !ships);
  const kept: Kept = {
    asked: asked(names, world, shelf),
    folders: own.map(({ folder, files }) => ({
      folder,
      files: shelf.files(folder) ?? [],
      texts: files.map(({ text }) => text),
    })),
    base: base && { id: base.id, places },
    pack: base ? beyond(base, pack) : { ...pack },
  };
  write(`${path}.json`, () => JSON.stringify(kept, withoutSpans), world);
}

/** Takes up the diagrams of a pack, or makes and keeps them. */
export function takeUpOwnDiagrams(
  pack: Pack,
  names: readonly string[],
  world: World,
  shelf: Shelf,
): void {
  const base = bases.get(pack);
  if (base?.places && takeUpDiagramsOf(base.pack, base.places, pack, world, shelf)) return;
  const path = pathOf(names, world, shelf);
  if (!path || takeUp(read(`${path}.diagrams.json`, world), pack)) return;
  const made = compiled(pack);
  if (made.kind === 'compiled') write(`${path}.diagrams.json`, () => keepDiagrams(made), world);
}

function isAsBefore(
  { asked: before, folders }: Kept,
  names: readonly string[],
  world: World,
  shelf: Shelf,
): boolean {
  const isAskedAsBefore = JSON.stringify(before) === JSON.stringify(asked(names, world, shelf));
  return isAskedAsBefore && folders.every((folder) => isUnchanged(folder, world, shelf));
}

function isUnchanged(
  { folder, files, texts }: Kept['folders'][number],
  world: World,
  shelf: Shelf,
): boolean {
  return (
    shelf.files(folder)?.join('\n') === files.join('\n') &&
    files.every((file, at) => read(join(folder, file), world) === texts[at])
  );
}

const asked = (names: readonly string[], world: World, { compiled: folder }: Shelf): Asked => ({
  form,
  release: `${world.version} ${read(join(folder ?? '', 'digests.json'), world).trim()}`,
  cwd: world.cwd,
  names,
});

/** Where a pack lies or would lie, its ending left out; null where the user has no cache folder, or packs are not compiled. */
function pathOf(names: readonly string[], { env, cwd }: World, { compiled: folder }: Shelf) {
  const home = env.HOME ?? env.USERPROFILE;
  const [named, usual] = [env.XDG_CACHE_HOME, home && join(home, '.cache')];
  const cache = named && isAbsolute(named) ? named : usual;
  if (folder === null || !cache || !isAbsolute(cache)) return null;
  return join(cache, 'toforwith', fingerprint([cwd, ...names].join('\n')));
}

/** A name for a text that hardly another text has; what lies there says itself what it is (FNV-1a, twice 32 bits). */
function fingerprint(text: string): string {
  const halves = [0x811c9dc5, 0x01000193].map((start) => {
    let hash = start;
    for (let at = 0; at < text.length; at += 1)
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  });
  return halves.join('');
}

/** Empty where there is nothing to read. */
function read(path: string, world: World): string {
  const file = world.readText(path);
  return file.kind === 'text' ? file.text : '';
}

function write(path: string, text: () => string, world: World): void {
  try {
    world.write(path, text());
  } catch {
    // What it would spare next time is at hand all the same.
  }
}
