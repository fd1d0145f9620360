// Which item of the source checklist is encoded by what, read from the packs' own files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');

export interface Item {
  readonly id: string;
  readonly kinds: string;
  readonly says: string;
  readonly notEncoded: string | null;
  readonly noCaution: string | null;
}

/** What encodes an item: a rule by its effect, a fact of the brief or of a group, or an explanation. */
export interface Encoding {
  readonly by: string;
  readonly id: string;
  readonly file: string;
}

export const effects = [
  ...[
    'kind',
    'starts-at',
    'at-least',
    'at-most',
    'duty-at-least',
    'reach-at-most',
    'first',
    'name',
    'flag',
    'raises',
  ],
  ...['finding', 'needs', 'warn', 'suggest', 'offer', 'asks', 'notes'],
];

export function checklist(): readonly Item[] {
  const path = join(root, 'test/fixtures/source-checklist.yaml');
  const items: Record<string, Record<string, string>> = parse(readFileSync(path, 'utf8'));
  return Object.entries(items).map(([id, item]) => ({
    id,
    kinds: item.kinds ?? '',
    says: item.says ?? '',
    notEncoded: item['not-encoded'] ?? null,
    noCaution: item['no-caution'] ?? null,
  }));
}

type Entry = Readonly<Record<string, unknown>> & { readonly covers?: readonly string[] };

/** By item everything that names it under `covers`. */
export function encodings(): ReadonlyMap<string, readonly Encoding[]> {
  const found = new Map<string, Encoding[]>();
  for (const file of packFiles()) {
    const content: Record<string, unknown> = parse(readFileSync(join(root, file), 'utf8')) ?? {};
    const rules = (content.rules ?? []) as readonly Entry[];
    for (const rule of rules)
      note(found, rule, effects.find((effect) => effect in rule) ?? '', String(rule.id), file);
    for (const [id, fact] of Object.entries((content.facts ?? {}) as Record<string, Entry>))
      note(found, fact, 'fact', id, file);
    const { cells = {} } = (content.people ?? {}) as { cells?: Record<string, Entry> };
    for (const [id, cell] of Object.entries(cells)) note(found, cell, 'fact of a group', id, file);
    for (const [id, text] of Object.entries((content.texts ?? {}) as Record<string, Entry>))
      note(found, text, 'explanation', id, file);
  }
  return found;
}

function note(
  found: Map<string, Encoding[]>,
  entry: Entry,
  by: string,
  id: string,
  file: string,
): void {
  for (const item of entry.covers ?? [])
    found.set(item, [...(found.get(item) ?? []), { by, id, file }]);
}

function packFiles(): readonly string[] {
  return readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `rules/${name}`)
    .sort();
}

/** The table as Markdown: one row an item. */
export function coverageTable(): string {
  const by = encodings();
  const rows = checklist().map(({ id, kinds, says, notEncoded }) => {
    const told = (by.get(id) ?? [])
      .map((encoding) => `${encoding.by} \`${encoding.id}\``)
      .join(', ');
    return `| ${id} | ${kinds} | ${says.replaceAll('|', '/')} | ${told || `not encoded: ${notEncoded}`} |`;
  });
  return [
    '| item | kind | what it says | encoded by |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
