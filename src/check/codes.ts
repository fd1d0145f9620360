// One value for every level of a pack's diagrams: answers as given, what was left out at its ordinary value.
import { derivedSet } from '../engine/derived.js';
import type { GroupReading, Reading } from '../engine/reading.js';
import { leftmost } from '../engine/values.js';
import { type Brief, leftOut } from '../model/brief.js';
import type { Derived } from '../model/pack.js';
import type { Compiled } from '../reason/compile.js';
import type { Level } from '../reason/diagram.js';
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
  const { said, workedOut } = besidesAnswers(compiled);
  const codes = new Int32Array(asked.length);
  for (const { level, fact } of said)
    codes[level] = (brief.facts[fact] ?? leftOut) === leftOut ? 0 : 1;
  for (const { level, derived } of workedOut)
    codes[level] = leftmost(derivedSet(derived, noReading, brief, pack));
  const none: readonly number[] = lists.marks.map(nobody);
  const states = groups.reduce(
    (sum, group) => statesJoined(lists, sum, statesAdded(lists, group)),
    none,
  );
  for (let mark = 0; mark < levelOfMark.length; mark += 1)
    codes[levelOfMark[mark] as number] = states[mark] as number;
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
  for (const fact of besidesAnswers(compiled).facts) {
    const level = compiled.levelOfFact.get(fact);
    if (level !== undefined && answer(fact) === leftOut)
      codes[level] = ordinaryValue(fact, codes, compiled);
  }
}

interface Besides {
  readonly asked: number;
  /** Levels that ask whether a fact is given. */
  readonly said: readonly { readonly level: Level; readonly fact: number }[];
  /** Levels that ask what is worked out from dates or maps. */
  readonly workedOut: readonly { readonly level: Level; readonly derived: Derived }[];
  /** Facts with an ordinary value that only conditions beside the pins ask. */
  readonly facts: readonly number[];
}

const known = new WeakMap<Compiled, Besides>();

/** What there is to fill in besides answers and marks; sorted anew where a condition has brought new levels. */
function besidesAnswers(compiled: Compiled): Besides {
  const { asked, ordinary, pack } = compiled;
  const before = known.get(compiled);
  if (before?.asked === asked.length) return before;
  const besides: Besides = {
    asked: asked.length,
    said: asked.flatMap((entry, level) =>
      entry.kind === 'known' ? [{ level, fact: pack.variables[entry.variable]?.index ?? -1 }] : [],
    ),
    workedOut: asked.flatMap((entry, level) => {
      const derived = entry.kind === 'worked-out' ? pack.derived[entry.derived] : undefined;
      return derived ? [{ level, derived }] : [];
    }),
    facts: asked.flatMap((entry) =>
      entry.kind === 'fact' &&
      pack.facts[entry.fact]?.leftOut === 'any' &&
      !ordinary.has(entry.fact)
        ? [entry.fact]
        : [],
    ),
  };
  known.set(compiled, besides);
  return besides;
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
