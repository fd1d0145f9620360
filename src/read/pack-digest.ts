// The digest by which a pack is known: of its texts and of what it is built on, whatever its files are called and in whichever order they came.
import { createHash } from 'node:crypto';
import type { Pack } from '../model/pack.js';
import type { Source } from '../model/source.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function packDigest(files: readonly Source[], base: Pick<Pack, 'digest'> | null): string {
  const texts = files.map(({ text }) => sha256(text)).sort();
  return sha256([base?.digest ?? '', ...texts].join('\n'));
}
