// Which files a folder or a pattern stands for; loaded only where one is given.
import { realpath, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';

/**
 * Paths below `folder` (of `cwd` unless absolute) with `/`, sorted by code unit so that no locale or disk order shows.
 * Links are followed, round in no circle; a file that several paths lead to is listed once, by its own path or else the shortest.
 */
export async function listFiles(
  pattern: string,
  folder: string,
  cwd: string,
  exclude: readonly string[],
): Promise<readonly string[]> {
  const base = resolve(cwd, folder);
  let hasLinks = false;
  const found = await glob(pattern, {
    cwd: base,
    ignore: [...exclude],
    onlyFiles: true,
    dot: false,
    followSymbolicLinks: true,
    fs: {
      realpath: Object.assign(
        (...args: Parameters<typeof realpath>) => {
          hasLinks = true;
          realpath(...args);
        },
        { native: realpath.native },
      ) as typeof realpath,
    },
  });
  const files = hasLinks ? eachOnce(found, base) : found;
  return files.map((file) => join(folder, file).split(sep).join('/')).sort();
}

function eachOnce(files: readonly string[], base: string): readonly string[] {
  const home = realpathSync(base);
  const shown = new Map<string, string>();
  for (const file of files.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const place = realpathSync(resolve(base, file));
    if (!shown.has(place) || place === join(home, file)) shown.set(place, file);
  }
  return [...shown.values()];
}
