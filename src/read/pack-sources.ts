// The authorities that a pack cites: documents, studies, laws, each with what a reader needs to find it.
import type { Authority } from '../model/pack.js';
import type { Declared } from './pack-gather.js';
import { needed, neededText, oneOf, optionalText, sectionOf, whole } from './pack-section.js';

const kinds = ['document', 'framework', 'study', 'law', 'guidance', 'policy', 'case-law'] as const;
const statuses = ['in-force', 'historic'] as const;

export const sourceKeys = [
  'author',
  'year',
  'title',
  'kind',
  'jurisdiction',
  'as-of',
  'status',
  'url',
  'note',
] as const;

export function authority({ id, at, page, tree }: Declared): Authority | null {
  const section = sectionOf(page, tree, id, at, sourceKeys);
  if (!section) return null;
  const kind = needed(section, 'kind') ? oneOf(section, 'kind', kinds) : null;
  if (kind === 'law') for (const key of ['jurisdiction', 'as-of'] as const) needed(section, key);
  return {
    id,
    author: neededText(section, 'author'),
    year: whole(section, 'year'),
    title: neededText(section, 'title'),
    kind: kind ?? 'document',
    jurisdiction: optionalText(section, 'jurisdiction'),
    asOf: optionalText(section, 'as-of'),
    status: oneOf(section, 'status', statuses),
    url: optionalText(section, 'url'),
    note: optionalText(section, 'note'),
  };
}
