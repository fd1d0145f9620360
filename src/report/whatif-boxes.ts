// Many sets of changes told as few: sets that are alike but for one change become one, which may be this or that.
import type { Change, ChangeSet } from '../model/what-if.js';

/** Changes of which each may be one of several; any choice of one each is a set. */
export type Box = readonly (readonly Change[])[];

/** Boxes that together hold the same sets, each once. */
export function boxesOf(sets: readonly ChangeSet[]): readonly Box[] {
  const numberOf = numbered();
  let boxes: readonly Numbered[] = sets.map(({ changes }) => ({
    slots: changes.map((change) => [change]),
    numbers: changes.map((change) => numberOf([change])),
  }));
  for (;;) {
    const alike = mostAlike(boxes);
    if (alike.length < 2) return boxes.map(({ slots }) => slots);
    boxes = joined(alike, boxes, numberOf);
  }
}

/** A box with a number for each of its slots, the same for the same changes. */
interface Numbered {
  readonly slots: Box;
  readonly numbers: readonly number[];
}

/** Gives changes a number, the same for the same changes in any order. */
function numbered(): (changes: readonly Change[]) => number {
  const numbers = new Map<string, number>();
  return (changes) => {
    const key = changes
      .map(({ fact, group, to }) => JSON.stringify([fact, group, to]))
      .sort()
      .join();
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
}

/** A box, and which of its changes sets it apart from others. */
interface Apart {
  readonly box: Numbered;
  readonly slot: number;
}

/** The boxes, as many as there are, that differ in one change only. */
function mostAlike(boxes: readonly Numbered[]): readonly Apart[] {
  const byRest = new Map<string, Apart[]>();
  let most: readonly Apart[] = [];
  for (const box of boxes)
    for (const slot of box.slots.keys()) {
      const rest = box.numbers
        .filter((_, index) => index !== slot)
        .sort((a, b) => a - b)
        .join();
      const alike = byRest.get(rest) ?? [];
      alike.push({ box, slot });
      byRest.set(rest, alike);
    }
  for (const some of byRest.values()) if (some.length > most.length) most = some;
  return most;
}

/** These boxes as one, in the place of the first. */
function joined(
  alike: readonly Apart[],
  boxes: readonly Numbered[],
  numberOf: (changes: readonly Change[]) => number,
): readonly Numbered[] {
  const [first] = alike;
  if (!first) return boxes;
  const instead = alike.flatMap(({ box, slot }) => box.slots[slot] ?? []);
  const gone = new Set(alike.map(({ box }) => box));
  return boxes.flatMap((box) => {
    if (box === first.box)
      return [
        {
          slots: box.slots.with(first.slot, instead),
          numbers: box.numbers.with(first.slot, numberOf(instead)),
        },
      ];
    return gone.has(box) ? [] : [box];
  });
}
