// Packs made ahead of use, told apart by the digest of the texts they were read from. A pack is plain data, so its compiled
// form is lines of JSON: the first holds what every answer needs, each of the others a text, the sources or a rule, and is
// parsed once that is asked for.

import { withLater } from '../model/later.js';
import type { Pack, Rule } from '../model/pack.js';
import { parsed } from '../model/parsed.js';
import { type Heads, headsFrom, shelve } from '../model/rules.js';

/** Changes whenever a pack of an earlier release could be misread by this one. */
const form = 3;

type Later = Pick<Pack, 'texts' | 'sources' | 'rules'>;

interface FirstLine {
  readonly form: number;
  readonly pack: Omit<Pack, keyof Later>;
  /** Names of the texts, which are the next lines; then come the sources and the rules. */
  readonly texts: readonly string[];
  readonly heads: Heads;
}

/** Without the places of conditions, which only reading the pack's own mistakes needs; in ASCII, which is read fastest. */
export function serialise({ texts, sources, rules, ...pack }: Pack): string {
  const first: FirstLine = { form, pack, texts: Object.keys(texts), heads: headsFrom(rules) };
  // conditions stand in the first line
  const others = rules.map(({ when: _, ...rule }) => rule);
  return [first, ...Object.values(texts), sources, ...others].map(lineOf).join('');
}

const lineOf = (value: unknown): string => `${inAscii(JSON.stringify(value, withoutSpans))}\n`;

const inAscii = (json: string): string =>
  json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** For JSON of what was read: leaves the places of conditions out. */
export const withoutSpans = (key: string, value: unknown): unknown =>
  key === 'span' && typeof value === 'object' && value !== null && 'start' in value
    ? undefined
    : value;

/** The pack that was serialised, or null where the text does not hold all of one in this form. */
export function deserialise(text: string): Pack | null {
  const starts = linesIn(text);
  const line = (index: number): unknown => JSON.parse(text.slice(starts[index], starts[index + 1]));
  const first = parsed(text.slice(0, starts[1])) as FirstLine | null;
  if (first?.form !== form) return null;
  const { texts, heads } = first;
  if (starts.length !== 1 + 1 + texts.length + 1 + heads.ids.length) return null;
  const ruleAt = rulesFrom(heads, (index) => line(texts.length + 2 + index));
  const pack = withLater<typeof first.pack, Later>(first.pack, {
    texts: () =>
      withLater({}, Object.fromEntries(texts.map((name, index) => [name, () => line(1 + index)]))),
    sources: () => line(texts.length + 1) as Pack['sources'],
    rules: () => heads.ids.map((_, index) => ruleAt(index)),
  });
  shelve(pack, { heads, ruleAt });
  return pack;
}

/** Where each line begins, and at last where the text ends. */
function linesIn(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function rulesFrom(heads: Heads, line: (index: number) => unknown): (index: number) => Rule {
  const rules: (Rule | undefined)[] = [];
  return (index) => {
    const known = rules[index];
    if (known) return known;
    const rule = line(index) as Omit<Rule, 'when'>;
    const made = { ...rule, when: heads.whens[index] as Rule['when'] };
    rules[index] = made;
    return made;
  };
}
