// How a config sees paths.
import { relative, resolve, sep } from 'node:path';
import type { World } from '../model/world.js';

/** A path as overrides and excludes see it: relative to the config's folder, with `/`. */
export const fromConfig = (path: string, folder: string, { cwd }: World): string =>
  relative(folder, resolve(cwd, path)).split(sep).join('/');
