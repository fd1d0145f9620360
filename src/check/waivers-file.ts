// The waivers file: a list under `waivers:`, each with rule, file, reason and expires; owner and pointer may be added.
import { placeOf } from '../model/source.js';
import type { Tree } from '../model/tree.js';
import { asText, asTexts, type Desk, fieldsOf, wrongType } from './tree-fields.js';
import { isDay, type Terms } from './waiver-terms.js';

const keys = ['rule', 'file', 'pointer', 'reason', 'owner', 'expires'] as const;

/** The waivers of a file; `inPlace` turns a path that it gives into one as shown. */
export function readWaivers(
  desk: Desk,
  tree: Tree,
  inPlace: (path: string) => string,
): readonly Terms[] {
  const { waivers } = fieldsOf(desk, tree, 'the waivers file', ['waivers']);
  if (!waivers || (waivers.kind === 'scalar' && waivers.value === null)) return [];
  if (waivers.kind !== 'list') return wrongType(desk, waivers, '"waivers"', 'a list') ?? [];
  return waivers.items.flatMap((item) => waiver(desk, item, inPlace) ?? []);
}

function waiver(desk: Desk, tree: Tree, inPlace: (path: string) => string): Terms | null {
  const fields = fieldsOf(desk, tree, 'a waiver', keys);
  const text = (key: (typeof keys)[number]) =>
    fields[key] ? asText(desk, fields[key], `"${key}"`) : null;
  const rules = fields.rule ? asTexts(desk, fields.rule, '"rule"') : [];
  const file = text('file');
  if (rules.length === 0 || file === null)
    return wrongType(desk, tree, 'a waiver', 'a map with "rule" and "file"');
  const until = text('expires');
  if (fields.expires && until !== null && !isDay(until))
    wrongType(desk, fields.expires, '"expires"', 'a date such as 2027-03-31');
  const at = placeOf({ source: desk.source, span: fields.rule?.span ?? tree.span });
  return {
    ...{
      rules,
      file: inPlace(file),
      onLine: null,
      pointer: text('pointer'),
      reason: text('reason'),
      owner: text('owner'),
    },
    ...{
      until: until !== null && isDay(until) ? until : null,
      kind: 'waivers-file',
      at,
      line: lineOf(desk, at.line),
    },
  };
}

const lineOf = ({ source }: Desk, line: number): string =>
  source.text.split('\n')[line - 1 - source.linesBefore]?.replace(/\r$/, '') ?? '';
