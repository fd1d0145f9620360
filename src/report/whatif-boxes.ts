// Many sets of changes told as few: sets that are alike but for one change become one, which may be this or that.
import type { Change, ChangeSet } from '../model/what-if.js';

/** Changes of which each may be one of several; any choice of one each is a set. */
export type Box = readonly (readonly Change[])[];

/** Boxes that together hold the same sets, each once. */
export function boxesOf(sets: readonly ChangeSet[]): readonly Box[] {
  let boxes: readonly Box[] = sets.map(({ changes }) => changes.map((change) => [change]));
  for (;;) {
    const alike = mostAlike(boxes);
    if (alike.length < 2) return boxes;
    boxes = joined(alike, boxes);
  }
}

/** A box, and which of its changes sets it apart from others. */
interface Apart {
  readonly box: Box;
  readonly slot: number;
}

/** The boxes, as many as there are, that differ in one change only. */
function mostAlike(boxes: readonly Box[]): readonly Apart[] {
  const byRest = new Map<string, Apart[]>();
  for (const box of boxes)
    for (const slot of box.keys()) {
      const rest = box
        .filter((_, index) => index !== slot)
        .map(keyOf)
        .sort()
        .join(' & ');
      const alike = byRest.get(rest);
      if (alike) alike.push({ box, slot });
      else byRest.set(rest, [{ box, slot }]);
    }
  return [...byRest.values()].reduce<readonly Apart[]>(
    (most, some) => (some.length > most.length ? some : most),
    [],
  );
}

/** These boxes as one, in the place of the first. */
function joined(alike: readonly Apart[], boxes: readonly Box[]): readonly Box[] {
  const [first] = alike;
  if (!first) return boxes;
  const instead = alike.flatMap(({ box, slot }) => box[slot] ?? []);
  const gone = new Set(alike.map(({ box }) => box));
  return boxes.flatMap((box) => {
    if (box === first.box) return [box.with(first.slot, instead)];
    return gone.has(box) ? [] : [box];
  });
}

const keyOf = (changes: readonly Change[]): string =>
  changes
    .map(({ fact, group, to }) => JSON.stringify([fact, group, to]))
    .sort()
    .join(' | ');
