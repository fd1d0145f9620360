// A changed pack as diagrams in the forest of the pack it was changed from: then what differs can be told by comparing
// numbers, and functions of both can be combined.
import { type Layer, layers, type Pack, pins } from '../model/pack.js';
import { type Compiled, compileIn } from './compile.js';
import { constant, type Diagram } from './diagram.js';
import { apply } from './operations.js';

/**
 * The diagrams of a pack whose facts and people stand as in `base`; its rules may be others from a layer on. What
 * earlier layers come to is taken over.
 */
export function variantOf(base: Compiled, pack: Pack, from: Layer): Compiled {
  const { values, speaks } = base.work;
  const before = (layer: Layer): boolean => layers.indexOf(layer) < layers.indexOf(from);
  const kept = [...values].filter(([variable]) => before(pack.variables[variable]?.layer ?? from));
  const known = [...speaks].filter(([{ layer }]) => before(layer) || layer === from);
  return compileIn({ ...base.work, pack, values: new Map(kept), speaks: new Map(known) });
}

/** All results of a pack, by name, as functions that the results of another variant may be compared with. */
export function resultsByName({
  pins: diagrams,
  flags,
  pack,
}: Compiled): ReadonlyMap<string, Diagram> {
  const named = pack.flags.map(({ id }, index) => [id, flags[index] as Diagram] as const);
  return new Map<string, Diagram>([
    ...pins.filter((pin) => pin !== 'start').map((pin) => [pin, diagrams[pin]] as const),
    ...named,
  ]);
}

/** Where two functions have different values. */
export function differing(one: Diagram, other: Diagram, { forest }: Compiled): Diagram {
  return one === other ? constant(0) : apply(forest, one, other, (a, b) => (a === b ? 0 : 1));
}
