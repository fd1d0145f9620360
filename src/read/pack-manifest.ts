// Who a pack says it is: the version of the format, its id, version and title, and what it is built on.
import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { Location, Source } from '../model/source.js';
import { type Gathered, gather, type Placed } from './pack-gather.js';
import { asText, asWord, on } from './pack-page.js';

export interface Manifest {
  readonly id: string;
  readonly version: string;
  readonly title: string;
}

/** The version of the pack format that this release reads. */
export const packVersion = 1;

/** `files` are those it was gathered from, in case no place inside them can be told. */
export function manifestOf(
  { single }: Gathered,
  base: readonly Pack[],
  files: readonly Source[],
  report: (found: Diagnostic) => void,
): Manifest {
  const format = single.get('toforwith-pack');
  const at = format ? on(format.page, format.entry.keySpan) : startOf(files);
  if (!format) report(diagnostic('pack/no-version', at));
  else checkVersion(format);
  for (const { id, at: place } of extended(single.get('extends')))
    if (!isPath(id) && !base.some((one) => one.id === id || one.extends.includes(id)))
      report(diagnostic('pack/missing-base', place, id));
  const said = (key: string): string => {
    const placed = single.get(key);
    if (placed) return asText(placed.page, placed.entry.value, `"${key}" of the pack`) ?? '';
    if (format) report(diagnostic('pack/missing-key', at, key, 'a pack'));
    return '';
  };
  return { id: said('id'), version: said('version'), title: said('title') };
}

const startOf = ([file]: readonly Source[]): Location => ({
  source: file ?? { name: 'pack.yaml', text: '', linesBefore: 0 },
  span: { start: 0, end: 0 },
});

function checkVersion({ page, entry }: Placed): void {
  const { value } = entry;
  if (value.kind === 'scalar' && value.value === packVersion) return;
  const found = value.kind === 'scalar' ? String(value.value) : `a ${value.kind}`;
  page.report(diagnostic('pack/unknown-version', on(page, value.span), found));
}

/** What a manifest says the pack is built on: ids of packs, or paths relative to it. */
export function extended(
  placed: Placed | undefined,
): readonly { readonly id: string; readonly at: Location }[] {
  if (!placed) return [];
  const { page, entry } = placed;
  const trees = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  return trees.flatMap((tree) => {
    const id = asWord(page, tree, 'each of "extends"');
    return id === null ? [] : [{ id, at: on(page, tree.span) }];
  });
}

export const isPath = (id: string): boolean => id.includes('/') || id.startsWith('.');

/** What the packs in these files are built on, from the file that says so alone; mistakes are told by `readPack`. */
export function basesOf(
  files: readonly Source[],
): readonly { readonly id: string; readonly at: Location }[] {
  const manifests = files.filter(({ text }) => /^["']?toforwith-pack/m.test(text));
  const { single } = gather(manifests.length > 0 ? manifests : files, 0, () => {});
  return extended(single.get('extends'));
}
