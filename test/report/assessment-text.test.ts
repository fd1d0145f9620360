/** Whole answers as people read them, at three widths. Look at what changes: `npx vitest -u` writes them anew. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plain } from '../../src/model/painter.js';
import { readBriefs } from '../../src/read/brief.js';
import { assess } from '../../src/reason/assess.js';
import { assessmentText } from '../../src/report/assessment-text.js';
import { shippedPack } from '../shipped-pack.js';

const pack = shippedPack('spectrum');

function answered(example: string, width: number): string {
  const name = `examples/${example}.yaml`;
  const text = readFileSync(join(import.meta.dirname, '../..', name), 'utf8');
  const [read] = readBriefs({ name, text, linesBefore: 0 }, 'yaml', pack);
  if (!read?.value) throw new Error(`${name} has something wrong in it`);
  const page = { width, paint: plain, ascii: false };
  return assessmentText(assess(read.value, pack), pack, page, { explain: false, all: false });
}

/** Something out of reach, something first, a clash, much unknown. */
const examples = ['loneliness', 'adult-at-risk', 'care-fees', 'first-conversation'];

describe.each(examples)('the answer to %s', (example) => {
  it.each([60, 80, 120])('at %i columns', async (width) => {
    const text = answered(example, width);
    expect(text.split('\n').filter((line) => [...line].length > width)).toEqual([]);
    await expect(text).toMatchFileSnapshot(`golden/answer-${example}-${width}.txt`);
  });
});

describe('an answer whose pins are settled but not its warnings', () => {
  it('says which warning may come', () => {
    const text = answered('unsafe-wiring', 80).replace(/\s+/g, ' ');
    expect(text).toContain('A warning may come: clash. It hangs on the duty to engage people');
  });
});
