// `--also PACK`: the packs whose second opinion is asked for beside every answer.
import type { Pack } from '../model/pack.js';
import type { World } from '../model/world.js';
import { canRead } from '../reason/second-opinion.js';
import type { LookOptions } from './declare.js';
import { answeringPackFor } from './load-pack.js';
import { refuse } from './say.js';

export interface AlsoOptions {
  /** Ids of shipped packs, or folders. */
  readonly also?: readonly string[];
}

/** null where one of them can't be used, or can't read a brief of this pack; that is told. */
export async function alsoPacks(
  { also = [], ...look }: AlsoOptions & LookOptions,
  pack: Pack,
  world: World,
): Promise<readonly Pack[] | null> {
  const others: Pack[] = [];
  for (const name of also) {
    const other = await answeringPackFor({ ...look, pack: [name] }, world);
    if (!other) return null;
    if (!canRead(other, pack)) {
      refuse(
        world,
        `${other.id} does not say how it reads a brief written for ${pack.id}, so it has no second opinion on it`,
      );
      return null;
    }
    others.push(other);
  }
  return others;
}
