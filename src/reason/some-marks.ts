// What the groups of a brief can come to in a few of the marks, the others left out of account: what one condition asks of
// a list. Groups that answer alike what these marks ask are looked at once.
import type { GroupReading } from '../engine/reading.js';
import { join, nobodyListed, project, relationOfSome, renew } from './combinations.js';
import type { Diagram } from './diagram.js';
import { support } from './operations.js';
import { inputsOf, type Lists, type MarkIndex, type Parts } from './people.js';

export interface SomeMarks {
  readonly marks: readonly MarkIndex[];
  /** The inputs of a group that these marks ask. */
  readonly asks: readonly number[];
  readonly key: string;
}

export function someMarks(lists: Lists, marks: readonly MarkIndex[]): SomeMarks {
  const asks = marks.flatMap((mark) => support(lists.forest, lists.adds[mark] as Diagram));
  return { marks, asks: [...new Set(asks)], key: marks.join() };
}

/** Every combination of these marks that the groups can give, what is open in each left open. */
export function combinationsOf(
  lists: Lists,
  some: SomeMarks,
  groups: readonly GroupReading[],
): Diagram {
  renew(lists);
  const none = nobodyListed(lists, some.marks);
  return groups.reduce((set, group) => join(lists, set, partOf(lists, some, group)), none);
}

/** Every combination of these marks that one group can add. */
function partOf(lists: Lists, some: SomeMarks, group: GroupReading): Diagram {
  const { relation, known } = partsOf(lists, some);
  const inputs = inputsOf(group);
  const key = some.asks.map((input) => inputs[input]).join();
  const part = known.get(key) ?? project(lists, relation, inputs);
  known.set(key, part);
  return part;
}

function partsOf(lists: Lists, { marks, key }: SomeMarks): Parts {
  const before = lists.parts.get(key);
  if (before) return before;
  const parts = { relation: relationOfSome(lists, marks), known: new Map<string, Diagram>() };
  lists.parts.set(key, parts);
  return parts;
}
