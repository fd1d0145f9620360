// Screens of the interview at sizes that terminals have: whatever is needed stands on them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homeAt } from '../../src/commands/run-advise-home.js';
import { sheetOf } from '../../src/commands/run-advise-sheet.js';
import type { State } from '../../src/interview/state.js';
import type { Size } from '../../src/io/prompts.js';
import { plain } from '../../src/model/painter.js';
import { toAscii } from '../../src/report/ascii.js';
import type { Page } from '../../src/report/page.js';
import { widthOf } from '../../src/report/wrap.js';
import { fresh, screen, wander } from '../interview/talk.js';
import { shippedPack } from '../shipped-pack.js';

const packs = ['spectrum', 'vroom-yetton'].map((id) => [id, shippedPack(id)] as const);
const sizes = [
  { columns: 60, rows: 24 },
  { columns: 80, rows: 24 },
  { columns: 200, rows: 50 },
];
const chances = fc.array(fc.nat(100_000), { minLength: 5, maxLength: 25 });
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe.each(packs)('every screen of %s', (_, pack) => {
  it('fits terminals of common sizes, the question whole', () => {
    fc.assert(
      fc.property(chances, (steps) => {
        let state = fresh(pack);
        for (const step of steps) {
          state = wander(state, step).state;
          for (const size of sizes) expectToFit(state, size);
        }
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});

function expectToFit(state: State, size: Size): void {
  const page: Page = { width: size.columns, paint: plain, ascii: size.columns < 80 };
  const sheet = sheetOf(state, homeAt('brief.yaml', 'saved'), page, size, false);
  const { question } = screen(state);
  const above = sheet.above.split('\n');
  const options = sheet.choices.flatMap(({ name }, index) =>
    `${sheet.cursor} ${index + 1}. ${name}`.split('\n'),
  );
  const lines = [...above, ...options.slice(0, sheet.room), '', sheet.keys];
  expect(lines.length).toBeLessThanOrEqual(size.rows);
  expect(lines.filter((line) => widthOf(line) > size.columns)).toEqual([]);
  expect(flat(sheet.above)).toContain(flat(page.ascii ? toAscii(question) : question));
  if (page.ascii) expect(lines.join('')).toMatch(/^[\x20-\x7e]*$/);
  expect(sheet.keys.startsWith('more below')).toBe(options.length > sheet.room);
  // only lists of people and of answers may be longer than the screen
  const { at } = state;
  if (at.kind === 'group-kind' || (at.kind === 'ask' && at.ask.kind !== 'people'))
    expect(options.length).toBeLessThanOrEqual(sheet.room);
}
