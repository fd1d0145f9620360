// Which files check looks at: those that are named, and those that folders, patterns or the config's `include` stand for,
// less what is excluded, each once and sorted by path.
import { resolve } from 'node:path';
import { matcher } from '../check/glob.js';
import { shownPath } from '../io/world.js';
import type { World } from '../model/world.js';
import { anyBrief } from './brief-formats.js';
import { fromConfig } from './check-paths.js';

export interface ChosenFiles {
  /** Paths as shown, sorted. */
  readonly files: readonly string[];
  /** Whether standard input is one of them. */
  readonly input: boolean;
  /** Paths that are not there. */
  readonly missing: readonly string[];
  /** Folders and patterns that stand for no file. */
  readonly empty: readonly string[];
}

export interface Choice {
  readonly paths: readonly string[];
  /** Patterns of the config, relative to its folder. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly folder: string;
  /** Files that are never proposals: the config, waivers and baseline themselves. */
  readonly own: readonly string[];
}

export async function chooseFiles(
  { paths, include, exclude, folder, own }: Choice,
  world: World,
): Promise<ChosenFiles> {
  const excluded = exclude.map(matcher);
  const kept = (path: string): boolean => {
    const placed = fromConfig(path, folder, world);
    return !excluded.some((matches) => matches(placed)) && !own.includes(path);
  };
  const files = new Set<string>();
  const missing: string[] = [];
  const empty: string[] = [];
  const add = (path: string, found: readonly string[]): void => {
    const shown = found.map((each) => shownPath(each, world.cwd)).filter(kept);
    if (shown.length === 0) empty.push(path);
    for (const each of shown) files.add(each);
  };
  for (const path of paths.filter((each) => each !== '-')) {
    const kind = world.kindOf(resolve(world.cwd, path));
    if (kind === 'file') files.add(shownPath(path, world.cwd));
    else if (kind === 'folder')
      add(path, await world.list(anyBrief, { within: path, exclude: ['**/node_modules/**'] }));
    else if (/[*?[{]/.test(path))
      add(path, await world.list(path, { exclude: ['**/node_modules/**'] }));
    else missing.push(path);
  }
  if (paths.length === 0)
    for (const pattern of include)
      add(pattern, await world.list(pattern, { within: folder, exclude: ['**/node_modules/**'] }));
  return { files: [...files].sort(), input: paths.includes('-'), missing, empty };
}
