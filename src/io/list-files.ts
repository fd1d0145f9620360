// Which files a folder or a pattern stands for; loaded only where one is given.
import { join, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';

/** Paths below `folder` (of `cwd` unless absolute) with `/`, sorted by code unit so that no locale or disk order shows. */
export async function listFiles(
  pattern: string,
  folder: string,
  cwd: string,
  exclude: readonly string[],
): Promise<readonly string[]> {
  const found = await glob(pattern, {
    cwd: resolve(cwd, folder),
    ignore: [...exclude],
    onlyFiles: true,
    dot: false,
    followSymbolicLinks: false,
  });
  return found.map((file) => join(folder, file).split(sep).join('/')).sort();
}
