// A changed pack as diagrams in the forest of the pack it was changed from: then what differs can be told by comparing
// numbers, and functions of both can be combined.
import { type Layer, layers, type Pack, pins } from '../model/pack.js';
import type { Compiled } from './compile.js';
import { constant, type Diagram } from './diagram.js';
import { apply } from './operations.js';
import { flagValue, pinValue } from './pin-values.js';
import type { Work } from './work.js';

/**
 * Where the results of a pack differ from those of `base`, one result after the other; only as many are worked out as are
 * asked for. Facts and people of the pack stand as in `base`; its rules may be others from a layer on.
 */
export function* differences(base: Compiled, pack: Pack, from: Layer): Generator<Diagram> {
  const work = changedFrom(base, pack, from);
  for (const pin of pins)
    if (pin !== 'start') yield differing(base.pins[pin], pinValue(pin, work), base);
  for (const [index, flag] of base.flags.entries())
    yield differing(flag, flagValue(index, work), base);
}

/** The compilation of a changed pack: what earlier layers come to is taken over. */
function changedFrom(base: Compiled, pack: Pack, from: Layer): Work {
  const { values, speaks } = base.work;
  const before = (layer: Layer): boolean => layers.indexOf(layer) < layers.indexOf(from);
  const kept = [...values].filter(([variable]) => before(pack.variables[variable]?.layer ?? from));
  const known = [...speaks].filter(([{ layer }]) => before(layer) || layer === from);
  return { ...base.work, pack, values: new Map(kept), speaks: new Map(known) };
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
function differing(one: Diagram, other: Diagram, { forest }: Compiled): Diagram {
  return one === other ? constant(0) : apply(forest, one, other, (a, b) => (a === b ? 0 : 1));
}
