/** The packs of Vroom's models, and their answers to every combination of their facts. */
import { conclude } from '../../src/engine/conclude.js';
import { ownShelf } from '../../src/io/packs.js';
import { nodeWorld } from '../../src/io/world.js';
import type { Pack } from '../../src/model/pack.js';
import { loadPack } from '../../src/packs/load.js';
import { renderDiagnostics } from '../../src/report/diagnostics.js';
import { briefFrom } from '../shipped-pack.js';

export function packCalled(id: string): Pack {
  const { value, diagnostics } = loadPack([id], nodeWorld(), { ...ownShelf(), compiled: null });
  if (!value) throw new Error(renderDiagnostics(diagnostics));
  return value;
}

/** Facts with two values, by a letter or short name, true being the second value. */
export type Combination<K extends string> = Readonly<Record<K, boolean>>;

/** Every combination of these, in the order of counting. */
export function allCombinations<K extends string>(keys: readonly K[]): readonly Combination<K>[] {
  return Array.from(
    { length: 2 ** keys.length },
    (_, number) =>
      Object.fromEntries(
        keys.map((key, at) => [key, ((number >> at) & 1) === 1]),
      ) as Combination<K>,
  );
}

/** Whoever answers a combination by the engine: `facts` are the ids of the facts by key. */
export function answering<K extends string>(pack: Pack, facts: Readonly<Record<K, string>>) {
  const [empty] = [briefFrom({}, pack)];
  const positions = Object.entries<string>(facts).map(
    ([key, id]) => [key as K, pack.facts.findIndex((fact) => fact.id === id)] as const,
  );
  return (combination: Combination<K>) => {
    const codes = [...empty.facts];
    for (const [key, at] of positions) codes[at] = combination[key] ? 1 : 0;
    const { calledFor, reach, today } = conclude({ ...empty, facts: codes }, pack).pins;
    return { calledFor, reach, today };
  };
}

/** How often each of these comes up. */
export function countsOf(found: readonly (string | null)[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of found) counts[String(one)] = (counts[String(one)] ?? 0) + 1;
  return counts;
}
