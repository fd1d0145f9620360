// The files of a pack folder as sources, shown under their names alone.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import type { Pack } from '../../src/model/pack.js';
import { placeOf, type Source } from '../../src/model/source.js';
import { readPack } from '../../src/read/pack.js';

export const source = (name: string, text: string): Source => ({ name, text, linesBefore: 0 });

export function filesOf(folder: string): readonly Source[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.map((name) => source(name, readFileSync(join(folder, name), 'utf8')));
}

export const deciding = filesOf(join(import.meta.dirname, 'fixtures/deciding'));

/** The pack in the files, which have nothing wrong with them. */
export function packOf(files: readonly Source[], base: readonly Pack[] = []): Pack {
  const { value, diagnostics } = readPack(files, base);
  if (!value) throw new Error(diagnostics.map(inLine).join('\n'));
  return value;
}

/** A diagnostic in one line: where, which, what, and the hint. */
export function inLine({ at, code, message, hint, related }: Diagnostic): string {
  const { file, line, column } = placeOf(at);
  const first = related && placeOf(related.at);
  const other = first ? ` [${first.file}:${first.line}:${first.column}]` : '';
  return `${file}:${line}:${column} ${code}: ${message}${other}${hint ? ` (${hint})` : ''}`;
}
