/** The reader of lines against the reader that keeps places: what it takes it reads alike, and it takes what people write. */
import { describe, expect, it } from 'vitest';
import { codeBrief } from '../../src/engine/code-brief.js';
import { type Coded, newCoded } from '../../src/model/coded.js';
import { readBriefs } from '../../src/read/brief.js';
import { type LineTexts, lineReader } from '../../src/read/line.js';
import {
  below,
  chance,
  mulberry32,
  pick,
  type Rng,
  randomFullBrief,
  randomPartialBrief,
  randomProposal,
  randomThinBrief,
} from '../oracle/briefs.js';
import { shippedPack } from '../shipped-pack.js';

const pack = shippedPack('spectrum');
const readLine = lineReader(pack);
const utf8 = new TextEncoder();

const plainly = ({ facts, groups, cells, outside }: Coded) => ({
  facts: [...facts],
  groups,
  cells: [...cells.subarray(0, Math.max(0, groups) * (pack.people?.cells.length ?? 0))],
  outside: [...outside],
});

const noTexts = (): LineTexts => ({ idStart: -1, idEnd: -1, titleStart: -1, titleEnd: -1 });

/** What the fast reader makes of a line that stands alone, and of the same line among others. */
function readAlike(bytes: Uint8Array) {
  const before = utf8.encode('"x"}\n');
  const after = utf8.encode(`\n${'yes"'.repeat(40)}`);
  const among = new Uint8Array([...before, ...bytes, ...after]);
  const [coded, other, texts, moved] = [newCoded(pack), newCoded(pack), noTexts(), noTexts()];
  const taken = readLine(bytes, 0, bytes.length, coded, texts);
  const end = before.length + bytes.length;
  const alike = readLine(among, before.length, end, other, moved);
  const back = (at: number) => (at < 0 ? at : at - before.length);
  const here = taken && { ...plainly(coded), texts: Object.values(texts) };
  const there = alike && { ...plainly(other), texts: Object.values(moved).map(back) };
  expect(JSON.stringify(there)).toBe(JSON.stringify(here));
  return { taken, coded, texts };
}

/** What both readers make of a line; null where the fast one leaves it. */
function read(line: string) {
  const bytes = utf8.encode(line);
  const { taken, coded, texts } = readAlike(bytes);
  if (!taken) return null;
  const decoded = (start: number, end: number) =>
    start < 0 ? null : JSON.parse(`"${new TextDecoder().decode(bytes.subarray(start, end))}"`);
  const fast = {
    ...plainly(coded),
    id: decoded(texts.idStart, texts.idEnd) ?? 'x',
    diagnostics: 0,
    parts: 0,
  };
  const reads = readBriefs({ name: 'x', text: line, linesBefore: 0 }, 'json', pack);
  const brief = reads[0]?.value;
  const other = newCoded(pack);
  if (brief) codeBrief(brief, pack, other);
  const slow = brief && {
    ...plainly(other),
    id: brief.id,
    diagnostics: reads.flatMap(({ diagnostics }) => diagnostics).length,
    parts: brief.parts.length,
  };
  return { fast, slow };
}

const content = (rng: Rng): object =>
  pick(rng, [
    () => randomProposal(rng, randomFullBrief(rng)),
    () => randomPartialBrief(rng, 8),
    () => randomThinBrief(rng),
    () => randomProposal(rng, randomThinBrief(rng)),
  ])();

function lineFrom(rng: Rng): string {
  const head = {
    toforwith: 1,
    ...(chance(rng, 0.8)
      ? { title: pick(rng, ['Loneliness', 'Größe \\ "x" \n of it', 'a', 'Fête\u2019s']) }
      : {}),
    ...(chance(rng, 0.6) ? { id: pick(rng, ['a-1', 'B 2', 'ü-3', 'x"y']) } : {}),
  };
  const record = chance(rng, 0.7) ? { ...head, ...content(rng) } : { ...content(rng), ...head };
  const text = JSON.stringify(record, null, chance(rng, 0.2) ? 2 : 0);
  return chance(rng, 0.2) ? text.replaceAll('":', '": ').replaceAll(',"', ', "') : text;
}

const noise = [
  '"',
  ',',
  '{',
  '}',
  '[',
  ']',
  ':',
  'null',
  'true',
  'false',
  '1',
  ' ',
  '\\',
  '\\u00e9',
  'é',
  '\t',
  '\u0001',
  'yes',
  '""',
  '"time":"days"',
  '"name":"a"',
  '{}',
  '"parts":[]',
  '-',
  'e',
];

function mutated(rng: Rng, line: string): string {
  let text = line;
  for (let change = below(rng, 3); change >= 0; change--) {
    const at = below(rng, text.length + 1);
    const drop = pick(rng, [0, 0, 1, 1, 3, 12, 40]);
    const from = below(rng, text.length);
    const insert = pick(rng, ['', pick(rng, noise), text.slice(from, from + below(rng, 60))]);
    text = text.slice(0, at) + insert + text.slice(at + drop);
  }
  return text;
}

describe('the reader of lines', () => {
  it('takes briefs as programs write them', () => {
    const rng = mulberry32(1);
    let taken = 0;
    for (let round = 0; round < 2000; round++) if (read(lineFrom(rng))) taken++;
    expect(taken).toBeGreaterThan(1000);
  });

  it('reads what it takes as the other reader does', () => {
    const rng = mulberry32(2);
    for (let round = 0; round < 6000; round++) {
      const line = chance(rng, 0.4) ? lineFrom(rng) : mutated(rng, lineFrom(rng));
      const both = read(line);
      if (both) expect({ line, read: both.fast }).toEqual({ line, read: both.slow });
    }
  });

  it.each([
    ['no version', '{"title":"x"}'],
    ['another version', '{"toforwith":2}'],
    ['a version that goes on', '{"toforwith":10}'],
    ['a key given twice', '{"toforwith":1,"decision":{"time":"days","time":"days"}}'],
    ['a key given twice, once empty', '{"toforwith":1,"decision":{"time":null,"time":"days"}}'],
    ['a section given twice', '{"toforwith":1,"risk":{},"risk":{}}'],
    ['an unknown key', '{"toforwith":1,"decision":{"tyme":"days"}}'],
    ['an unknown value', '{"toforwith":1,"decision":{"time":"day"}}'],
    ['a value that goes on', '{"toforwith":1,"decision":{"time":"dayss"}}'],
    [
      'two groups of one name',
      '{"toforwith":1,"stakeholders":[{"name":"a","group":"carers"},{"name":"a","group":"carers"}]}',
    ],
    ['a group without a kind', '{"toforwith":1,"stakeholders":[{"name":"a"}]}'],
    ['parts', '{"toforwith":1,"parts":[{"name":"a"}]}'],
    ['a comma at the end', '{"toforwith":1,"risk":{"to-life":"none",}}'],
    ['something after it', '{"toforwith":1} 1'],
    ['a text without an end', '{"toforwith":1,"title":"x'],
    ['a prototype', '{"toforwith":1,"__proto__":{}}'],
    ['a key of all objects', '{"toforwith":1,"constructor":"x"}'],
  ])('leaves %s to the other', (_what, line) => {
    expect(read(line)).toBeNull();
  });
});
