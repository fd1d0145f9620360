// A tree without its places, for tests that ask only what was read.
import type { Tree } from '../../src/model/tree.js';

export function plainly(tree: Tree | null): unknown {
  if (tree === null) return undefined;
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plainly);
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plainly(value)]));
}
