// One value for every level of a pack's diagrams: answers as given, what was left out at its ordinary value.
import { derivedSet } from '../engine/derived.js';
import type { GroupReading, Reading } from '../engine/reading.js';
import { leftmost } from '../engine/values.js';
import { type Brief, leftOut } from '../model/brief.js';
import type { Derived } from '../model/pack.js';
import type { Compiled } from '../reason/compile.js';
import { evaluate } from '../reason/operations.js';
import { nobody, statesAdded, statesJoined } from '../reason/people.js';
import { fillIn } from '../reason/situation.js';

/** Facts over dates and maps read the brief itself. */
const noReading: Reading = {
  manner: 'ordinary',
  sets: new Int32Array(0),
  given: new Uint8Array(0),
  groups: [],
};

export function codesOf(
  brief: Brief,
  groups: readonly GroupReading[],
  compiled: Compiled,
): Int32Array {
  const { asked, pack, lists, levelOfMark } = compiled;
  const codes = new Int32Array(asked.length);
  for (const [level, entry] of asked.entries()) {
    if (entry.kind === 'known')
      codes[level] =
        (brief.facts[pack.variables[entry.variable]?.index ?? -1] ?? leftOut) === leftOut ? 0 : 1;
    else if (entry.kind === 'worked-out')
      codes[level] = leftmost(
        derivedSet(pack.derived[entry.derived] as Derived, noReading, brief, pack),
      );
  }
  const none: readonly number[] = lists.marks.map(nobody);
  const states = groups.reduce(
    (sum, group) => statesJoined(lists, sum, statesAdded(lists, group)),
    none,
  );
  for (const [mark, level] of levelOfMark.entries()) codes[level] = states[mark] as number;
  fillFacts(codes, (fact) => brief.facts[fact] ?? leftOut, compiled);
  return codes;
}

/** Fills in all facts; those that no pin reads have ordinary values that the diagrams do not keep. */
export function fillFacts(
  codes: Int32Array,
  answer: (fact: number) => number,
  compiled: Compiled,
): void {
  fillIn(codes, answer, compiled);
  for (const fact of beside(compiled)) {
    const level = compiled.levelOfFact.get(fact);
    if (level !== undefined && answer(fact) === leftOut)
      codes[level] = ordinaryValue(fact, codes, compiled);
  }
}

const known = new WeakMap<
  Compiled,
  { readonly asked: number; readonly facts: readonly number[] }
>();

/** Facts with an ordinary value that only conditions beside the pins ask. */
function beside(compiled: Compiled): readonly number[] {
  const { asked, ordinary, pack } = compiled;
  const before = known.get(compiled);
  if (before?.asked === asked.length) return before.facts;
  const facts = asked.flatMap((entry) =>
    entry.kind === 'fact' && pack.facts[entry.fact]?.leftOut === 'any' && !ordinary.has(entry.fact)
      ? [entry.fact]
      : [],
  );
  known.set(compiled, { asked: asked.length, facts });
  return facts;
}

/** The first case that holds gives the value. */
function ordinaryValue(
  fact: number,
  codes: Int32Array,
  { pack, forest, conditionOf }: Compiled,
): number {
  const cases = pack.facts[fact]?.ordinary ?? [];
  return (
    cases.find(({ when }) => !when || evaluate(forest, conditionOf(when), codes) === 1)?.value ?? 0
  );
}
