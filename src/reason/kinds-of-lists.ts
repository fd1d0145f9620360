// The lists there can be, by what some functions of the list come to: each kind with its share, all combinations of marks
// being equally likely.
import { branchAt, constant, constantOf, type Diagram } from './diagram.js';
import { forestOfLists, type ListFunction } from './list-functions.js';
import type { Situation } from './situation.js';
import { marksOf, seenThrough, type View } from './views.js';

export interface KindOfList {
  readonly share: number;
  /** By function its value. */
  readonly values: readonly number[];
}

/** Combinations that agree so far in what becomes of the functions. */
interface Some {
  readonly functions: readonly ListFunction[];
  readonly set: Diagram;
  count: number;
}

/** Mark after mark the combinations are parted by their states, and those that lead on alike are counted together. */
export function kindsOfLists(
  functions: readonly ListFunction[],
  view: View,
  { combinations, compiled }: Situation,
): readonly KindOfList[] {
  const { firstMark, lists } = compiled;
  const forest = forestOfLists(compiled);
  let some: readonly Some[] = [
    { functions, set: seenThrough(lists, combinations, view), count: 1 },
  ];
  for (const mark of marksOf(view)) {
    const next = new Map<string, Some>();
    for (const { functions: before, set: among, count } of some)
      for (let state = 0; state < (lists.forest.sizes[lists.inputs + mark] as number); state += 1) {
        const set = branchAt(lists.forest, among, lists.inputs + mark, state);
        if (set === nothing) continue;
        const to = before.map((f) => branchAt(forest, f, firstMark + mark, state));
        const key = `${set} ${to.join(' ')}`;
        const known = next.get(key);
        if (known) known.count += count;
        else next.set(key, { functions: to, set, count });
      }
    some = [...next.values()];
  }
  const total = some.reduce((sum, { count }) => sum + count, 0);
  return some.map(({ functions: ends, count }) => ({
    share: count / total,
    values: ends.map(constantOf),
  }));
}

const nothing = constant(0);
