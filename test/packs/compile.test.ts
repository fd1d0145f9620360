// Packs as JSON: nothing is lost, and what is not of this form is no pack.
import { describe, expect, it } from 'vitest';
import { deserialise, serialise } from '../../src/packs/compile.js';
import { deciding, packOf } from './pack-files.js';

const pack = packOf(deciding);

describe('a compiled pack', () => {
  it('is the pack again when read', () => {
    expect(deserialise(serialise(pack))).toEqual(pack);
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
