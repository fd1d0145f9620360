// One value for every level of a pack's diagrams: answers as given, what was left out at its ordinary value.
import { derivedSet } from '../engine/derived.js';
import type { GroupReading, Reading } from '../engine/reading.js';
import { leftmost } from '../engine/values.js';
import { type Brief, leftOut } from '../model/brief.js';
import type { Derived } from '../model/pack.js';
import type { Compiled } from '../reason/compile.js';
import { nobody, statesAdded, statesJoined } from '../reason/people.js';
import { fillIn } from '../reason/situation.js';

/** Facts over dates and maps read the brief itself. */
const noReading: Reading = { manner: 'ordinary', sets: new Int32Array(0), given: new Uint8Array(0), groups: [] };

export function codesOf(brief: Brief, groups: readonly GroupReading[], compiled: Compiled): Int32Array {
  const { asked, pack, lists, levelOfMark } = compiled;
  const codes = new Int32Array(asked.length);
  for (const [level, entry] of asked.entries()) {
    if (entry.kind === 'known') codes[level] = (brief.facts[pack.variables[entry.variable]?.index ?? -1] ?? leftOut) === leftOut ? 0 : 1;
    else if (entry.kind === 'worked-out') codes[level] = leftmost(derivedSet(pack.derived[entry.derived] as Derived, noReading, brief, pack));
  }
  const none: readonly number[] = lists.marks.map(nobody);
  const states = groups.reduce((sum, group) => statesJoined(lists, sum, statesAdded(lists, group)), none);
  for (const [mark, level] of levelOfMark.entries()) codes[level] = states[mark] as number;
  fillIn(codes, (fact) => brief.facts[fact] ?? leftOut, compiled);
  return codes;
}
