// Packs as JSON: nothing is lost, and what is not of this form is no pack.
import { describe, expect, it } from 'vitest';
import type { Pack } from '../../src/model/pack.js';
import { headsOf, ruleAt, ruleCalled } from '../../src/model/rules.js';
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

  it('gives its rules one by one as it gives them all', () => {
    const read = deserialise(serialise(pack)) as Pack;
    const one = ruleAt(read, 1);
    expect(read.rules[1]).toBe(one);
    expect(headsOf(read)).toEqual(headsOf({ ...read }));
    expect(ruleCalled(read, one.id)).toBe(one);
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
    serialise(pack).slice(0, -1),
  ])('is not read from %j', (text) => {
    expect(deserialise(text)).toBeNull();
  });
});
