// A smallest set that touches each of some sets, having an element of every one: branch and bound on its size.

/** More tries than this are not made. */
const most = 200_000;

/** A smallest set that touches all sets, elements that come first in a set preferred; null where that is out of reach. */
export function smallestTouching(sets: readonly (readonly string[])[]): readonly string[] | null {
  const tries = { left: most };
  for (let size = 0; tries.left > 0; size += 1) {
    const found = touching(sets, size, [], tries);
    if (found) return found;
  }
  return null;
}

function touching(
  sets: readonly (readonly string[])[],
  size: number,
  so: readonly string[],
  tries: { left: number },
): readonly string[] | null {
  tries.left -= 1;
  if (sets.length === 0) return so;
  if (tries.left <= 0 || apart(sets) > size) return null;
  const smallest = sets.reduce((least, set) => (set.length < least.length ? set : least));
  for (const element of smallest) {
    const rest = sets.filter((set) => !set.includes(element));
    const found = touching(rest, size - 1, [...so, element], tries);
    if (found) return found;
  }
  return null;
}

/** How many of the sets have nothing in common, taken as they come: no fewer elements can touch all. */
function apart(sets: readonly (readonly string[])[]): number {
  const met = new Set<string>();
  let count = 0;
  for (const set of sets) {
    if (set.some((element) => met.has(element))) continue;
    count += 1;
    for (const element of set) met.add(element);
  }
  return count;
}
