// Packs as JSON: nothing is lost, and what is not of this form is no pack.
import { describe, expect, it } from 'vitest';
import { deserialise, serialise } from '../../src/packs/compile.js';
import { deciding, packOf } from './pack-files.js';

const pack = packOf(deciding);

/** Without the places of conditions. */
function unplaced(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unplaced);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, held]) => key !== 'span' || !('start' in (held as object)),
  );
  return Object.fromEntries(entries.map(([key, held]) => [key, unplaced(held)]));
}

describe('a compiled pack', () => {
  it('is the pack again when read, but for the places of its conditions', () => {
    expect(deserialise(serialise(pack))).toEqual(unplaced(pack));
    expect(unplaced(pack)).not.toEqual(pack);
  });

  it('is the same text whenever it is made', () => {
    expect(serialise(packOf([...deciding].reverse()))).toBe(serialise(pack));
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"pack":{}}',
    '{"form":0,"pack":{}}',
    serialise(pack).slice(0, 100),
  ])('is not read from %j', (text) => {
    expect(deserialise(text)).toBeNull();
  });
});
