// The core pack as its files stand, for tests of check.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../../src/model/pack.js';
import { readPack } from '../../src/read/pack.js';

const folder = join(import.meta.dirname, '../../rules/spectrum');

function readSpectrum(): Pack {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
  const sources = files.sort().map((name) => ({
    name: `rules/spectrum/${name}`,
    text: readFileSync(join(folder, name), 'utf8'),
    linesBefore: 0,
  }));
  const { value, diagnostics } = readPack(sources, []);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (!value)
    throw new Error(
      errors.map(({ message, at }) => `${at.source.name}:${at.span.start}: ${message}`).join('\n'),
    );
  return value;
}

export const spectrum = readSpectrum();
