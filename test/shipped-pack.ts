// The shipped packs as their YAML says now, for tests.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Brief } from '../src/model/brief.js';
import type { Pack } from '../src/model/pack.js';
import { readBriefs } from '../src/read/brief.js';
import { readPack } from '../src/read/pack.js';
import { renderDiagnostics } from '../src/report/diagnostics.js';

const rules = join(import.meta.dirname, '../rules');

export function shippedPack(id: string): Pack {
  const files = readdirSync(join(rules, id))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const sources = files.map((name) => ({
    name: `rules/${id}/${name}`,
    text: readFileSync(join(rules, id, name), 'utf8'),
    linesBefore: 0,
  }));
  const { value, diagnostics } = readPack(sources, []);
  if (!value) throw new Error(renderDiagnostics(diagnostics));
  return value;
}

/** A brief as a program would hand it in. */
export function briefFrom(content: object, pack: Pack): Brief {
  const text = JSON.stringify({ toforwith: 1, title: 'test', ...content });
  const [read] = readBriefs({ name: 'test.json', text, linesBefore: 0 }, 'json', pack);
  if (!read?.value) throw new Error(renderDiagnostics(read?.diagnostics ?? []));
  return read.value;
}
