// What a function asks on its way to its value: only another answer to that can alone lead it elsewhere.
import { leftOut } from '../model/brief.js';
import type { Diagram, Level } from '../reason/diagram.js';
import type { Ground } from './ground.js';

export interface Path {
  /** Left-out facts by position, in the order of their levels. */
  readonly facts: readonly number[];
  /** Those of them on which an ordinary value hangs that is asked. */
  readonly hung: ReadonlySet<number>;
  /** Marks of the list of people. */
  readonly marks: readonly number[];
}

/** The way of these functions through a brief's codes; for a left-out fact also the way to its ordinary value. */
export function pathOf(
  diagrams: readonly Diagram[],
  { codes, brief, compiled }: Pick<Ground, 'codes' | 'brief' | 'compiled'>,
): Path {
  const met = new Set<Level>();
  const facts = new Set<number>();
  const hung = new Set<number>();
  const marks = new Set<number>();
  const follow = (diagram: Diagram, isOrdinary: boolean): void => {
    const { levels, starts, branches } = compiled.forest;
    for (let at = diagram; at >= 0; ) {
      const level = levels[at] as number;
      at = branches[(starts[at] as number) + (codes[level] as number)] as number;
      const entry = compiled.asked[level];
      if (entry?.kind === 'mark') marks.add(entry.mark);
      if (entry?.kind !== 'fact' || brief.facts[entry.fact] !== leftOut) continue;
      if (isOrdinary) hung.add(entry.fact);
      if (met.has(level)) continue;
      met.add(level);
      if (compiled.pack.facts[entry.fact]?.leftOut === 'stays') continue;
      facts.add(entry.fact);
      const usual = compiled.ordinary.get(entry.fact);
      if (usual !== undefined) follow(usual, true);
    }
  };
  for (const diagram of diagrams) follow(diagram, false);
  const level = (fact: number): number => compiled.levelOfFact.get(fact) ?? 0;
  return { facts: [...facts].sort((a, b) => level(a) - level(b)), hung, marks: [...marks] };
}
