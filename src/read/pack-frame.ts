// What stands before anything is asked: sources, the scale, kinds, names, flags and texts, with those of the base.
import { diagnostic } from '../model/diagnostic.js';
import type { Authority, Pack, Scale } from '../model/pack.js';
import type { Declared, Gathered } from './pack-gather.js';
import { wellNamed } from './pack-ids.js';
import { newTo } from './pack-names.js';
import { on, plain } from './pack-page.js';
import { flagOf, kindOf, nameOf, scaleOf } from './pack-scale.js';
import { authority } from './pack-sources.js';
import type { Named } from './pack-vocabulary.js';

export interface Frame {
  readonly named: Named;
  readonly sources: readonly Authority[];
  readonly sourceIds: ReadonlyMap<string, number>;
  readonly texts: Pack['texts'];
}

const noScale: Scale = { title: '', bands: [], approaches: [] };

/** `flags` are those of the files that may be called so. */
export function frameOf(
  { single, declared }: Gathered,
  base: Pack | null,
  flags: readonly Declared[],
): Frame {
  const fresh = wellNamed(newTo(base?.sources ?? [], declared.sources, 'source'), 'source');
  const sources = [...(base?.sources ?? []), ...fresh.flatMap((one) => authority(one) ?? [])];
  const ids = new Map([...sources, ...fresh].map(({ id }, index) => [id, index]));
  if (base) reportHeld(single, declared, base);
  const scale = single.get('scale');
  const named: Named = base
    ? { ...base, flags: [...base.flags, ...flags.flatMap((one) => flagOf(one, ids) ?? [])] }
    : {
        scale: scale ? scaleOf(scale, ids) : noScale,
        kinds: wellNamed(declared.kinds, 'kind').flatMap((one) => kindOf(one, ids) ?? []),
        names: wellNamed(declared.names, 'name').flatMap((one) => nameOf(one, ids) ?? []),
        flags: flags.flatMap((one) => flagOf(one, ids) ?? []),
      };
  const knownTexts = Object.keys(base?.texts ?? {}).map((id) => ({ id }));
  const texts = newTo(knownTexts, declared.texts, 'text').map(({ id, tree }) => [id, plain(tree)]);
  return {
    named,
    sources,
    sourceIds: ids,
    texts:
      base && texts.length === 0 ? base.texts : { ...base?.texts, ...Object.fromEntries(texts) },
  };
}

/** What only the pack with the scale can say. */
function reportHeld(single: Gathered['single'], declared: Gathered['declared'], base: Pack): void {
  for (const key of ['scale', 'then']) {
    const held = single.get(key);
    if (held)
      held.page.report(
        diagnostic('pack/held-by-base', on(held.page, held.entry.keySpan), key, base.id),
      );
  }
  for (const key of ['kinds', 'names'] as const) {
    const [first] = declared[key];
    if (first)
      first.page.report(diagnostic('pack/held-by-base', on(first.page, first.at), key, base.id));
  }
}
