// How a fact is answered by a brief that was written for another pack: tables from the words of that pack to its own.
// Only its own words are looked up here. The other pack is not at hand, and there may be several.
import { diagnostic } from '../model/diagnostic.js';
import type { Translation } from '../model/pack.js';
import { asMap, on } from './pack-page.js';
import { entries, type Section } from './pack-section.js';
import { choice } from './pack-values.js';

/** The tables under `reads:`, in their order; `values` are those of the fact, none where it is no choice. */
export function translations(
  section: Section<'reads'>,
  values: readonly string[],
): readonly Translation[] {
  const { page, where } = section;
  if (values.length === 0 && section.entries.reads) {
    const at = on(page, section.entries.reads.keySpan);
    page.report(
      diagnostic('pack/unknown-key', at, 'reads', `${where}, which has no values`, null, []),
    );
  }
  return entries(section, 'reads').flatMap(({ key, value }) => {
    const table = asMap(page, value, `"${key}" under "reads" of ${where}`);
    if (!table) return [];
    const pairs = table.entries.flatMap((entry) => {
      const at = choice(page, entry.value, where, values);
      const word = at === null ? undefined : values[at];
      return word === undefined ? [] : [[entry.key, word] as const];
    });
    return [{ of: key, values: Object.fromEntries(pairs) }];
  });
}
