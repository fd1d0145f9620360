// How an answer is made to fit one screen: each section has forms from full to short, and gives way in a set order.
// Nothing is cut in the middle; what gave way is counted in its section's title or in the last line.

export interface Section {
  readonly title: string;
  /** From the fullest to the shortest; an empty last form means that the section may be left out. */
  readonly forms: readonly (readonly string[])[];
  /** Its name in the order of giving way; one without is never shortened. */
  readonly key?: string;
  /** A title for each form, where it says how much is shown. */
  readonly titles?: readonly string[];
}

/** A section that is told whole or, where it has lines at all, not shortened. */
export const whole = (title: string, lines: readonly string[]): Section => ({
  title,
  forms: [lines],
});

/** Lines that a section takes with what stands above its lines. */
const heightOf = (lines: readonly string[], above: number): number =>
  lines.length === 0 ? 0 : lines.length + above;

/** A section as it is printed. */
export interface Shown {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * Sections that take at most `room` lines, where giving way form by form in this order gets them there. What gave way and
 * fits after all, since the next took more than was needed, comes back, the last first.
 * `above`: lines above those of a section, its title and perhaps a blank one.
 */
export function fitted(
  sections: readonly Section[],
  room: number,
  giving: readonly string[],
  above = 2,
): readonly Shown[] {
  const chosen = sections.map(() => 0);
  const formAt = (index: number) => sections[index]?.forms[chosen[index] ?? 0] ?? [];
  const height = () => sections.reduce((sum, _, index) => sum + heightOf(formAt(index), above), 0);
  const gaveWay: number[] = [];
  for (const key of giving) {
    if (height() <= room) break;
    const index = sections.findIndex(
      (section, at) => section.key === key && (chosen[at] ?? 0) < section.forms.length - 1,
    );
    if (index === -1) continue;
    chosen[index] = (chosen[index] ?? 0) + 1;
    gaveWay.push(index);
  }
  for (const index of gaveWay.reverse()) {
    chosen[index] = (chosen[index] ?? 0) - 1;
    if (height() > room) chosen[index] = (chosen[index] ?? 0) + 1;
  }
  return sections.map(({ title, titles }, index) => ({
    title: titles?.[chosen[index] ?? 0] ?? title,
    lines: formAt(index),
  }));
}

/** Forms of a list of entries: as many as `most`, then one fewer, down to `least`. */
export function fewer(
  entries: readonly (readonly string[])[],
  most: number,
  least: number,
): readonly (readonly string[])[] {
  const first = Math.min(most, entries.length);
  const counts = Array.from(
    { length: Math.max(1, first - Math.min(first, least) + 1) },
    (_, less) => first - less,
  );
  return counts.map((count) => entries.slice(0, count).flat());
}
