// Packs of a user's own, kept compiled in the user's cache folder, and beside each what it was made from: unless all of that
// is still the same, the pack is read anew. Their diagrams are kept too. Of the packs that ship the release and their digests
// are enough. A cache is never needed: whatever is wrong with it is passed over in silence.
import { isAbsolute, join } from 'node:path';
import type { Pack } from '../model/pack.js';
import { parsed } from '../model/parsed.js';
import type { Shelf, World } from '../model/world.js';
import { compiled } from '../reason/compile.js';
import { keep as keepDiagrams, takeUp } from '../reason/kept.js';
import { deserialise, serialise } from './compile.js';
import type { FoundPack } from './find.js';

/** What a pack is made from. */
interface Origin {
  /** Of the pack: what lies beside may come from a run that was killed before it could write this. */
  readonly digest: string;
  readonly release: string;
  readonly cwd: string;
  readonly names: readonly string[];
  readonly folders: readonly {
    readonly folder: string;
    readonly files: readonly string[];
    readonly texts: readonly string[];
  }[];
}

/** The pack that these names stood for last time, where nothing it was made from has changed. */
export function cached(names: readonly string[], world: World, shelf: Shelf): Pack | null {
  const path = pathOf(names, world, shelf);
  const origin = path && (parsed(read(`${path}.from.json`, world)) as Origin | null);
  if (!path || !origin || !isAsBefore(origin, names, world, shelf)) return null;
  const pack = deserialise(read(`${path}.json`, world));
  return pack?.digest === origin.digest ? pack : null;
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
  const own = found.filter(({ ships }) => !ships);
  const folders = own.map(({ folder, files }) => ({
    folder,
    files: shelf.files(folder) ?? [],
    texts: files.map(({ text }) => text),
  }));
  const origin: Origin = { ...asked(names, world, shelf), digest: pack.digest, folders };
  // the pack first: what it was made from vouches for it
  write(`${path}.json`, () => serialise(pack), world);
  write(`${path}.from.json`, () => JSON.stringify(origin), world);
}

/** Takes up the diagrams of a pack, or makes and keeps them. */
export function takeUpOwnDiagrams(
  pack: Pack,
  names: readonly string[],
  world: World,
  shelf: Shelf,
): void {
  const path = pathOf(names, world, shelf);
  if (!path || takeUp(read(`${path}.diagrams.json`, world), pack)) return;
  const made = compiled(pack);
  if (made.kind === 'compiled') write(`${path}.diagrams.json`, () => keepDiagrams(made), world);
}

function isAsBefore(
  { digest: _, folders, ...before }: Origin,
  names: readonly string[],
  world: World,
  shelf: Shelf,
): boolean {
  const isAskedAsBefore = JSON.stringify(before) === JSON.stringify(asked(names, world, shelf));
  return isAskedAsBefore && folders.every((folder) => isUnchanged(folder, world, shelf));
}

function isUnchanged(
  { folder, files, texts }: Origin['folders'][number],
  world: World,
  shelf: Shelf,
): boolean {
  return (
    shelf.files(folder)?.join('\n') === files.join('\n') &&
    files.every((file, at) => read(join(folder, file), world) === texts[at])
  );
}

/** What was asked for, where, and of which release. */
const asked = (
  names: readonly string[],
  world: World,
  { compiled: folder }: Shelf,
): Omit<Origin, 'digest' | 'folders'> => ({
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
