// The line that a finding is on, with carets under the place, as it looks in a terminal of fixed width.
import type { Entry } from './findings-entries.js';
import { visible } from './findings-visible.js';

export interface Frame {
  /** The line number. */
  readonly gutter: string;
  readonly line: string;
  /** Spaces up to the place. */
  readonly indent: string;
  readonly carets: string;
}

/** The three stretches of a finding's line: before the place, the place, after it. */
export interface Stretches {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

const width = { before: 40, marked: 60, after: 40 } as const;

/** The frame, or null where the text of the line is not known. */
export function frameOf(entry: Entry): Frame | null {
  const { before, marked, after } = stretchesOf(entry);
  if (before + marked + after === '') return null;
  return {
    gutter: String(entry.at.line),
    line: `${before}${marked}${after}`.trimEnd(),
    indent: ' '.repeat(columnsOf(before)),
    carets: '^'.repeat(Math.max(1, columnsOf(marked))),
  };
}

/** Made visible, and cut with `…` where long; a place of several lines is marked to the end of its first. */
export function stretchesOf({ line, at }: Entry): Stretches {
  const from = at.column - 1;
  const to = at.endLine > at.line ? line.length : Math.max(from, at.endColumn - 1);
  return {
    before: lastColumns(visible(line.slice(0, from)), width.before),
    marked: firstColumns(visible(line.slice(from, to)), width.marked),
    after: firstColumns(visible(line.slice(to)), width.after),
  };
}

function firstColumns(text: string, limit: number): string {
  if (columnsOf(text) <= limit) return text;
  const kept = fitting(charactersOf(text), limit - 1);
  return `${kept.join('')}…`;
}

function lastColumns(text: string, limit: number): string {
  if (columnsOf(text) <= limit) return text;
  const kept = fitting(charactersOf(text).reverse(), limit - 1);
  return `…${kept.reverse().join('')}`;
}

/** The first characters that fit into so many columns. */
function fitting(characters: readonly string[], limit: number): string[] {
  let columns = 0;
  const end = characters.findIndex((character) => {
    columns += columnsOf(character);
    return columns > limit;
  });
  return characters.slice(0, end === -1 ? characters.length : end);
}

/** Columns that a text takes in a terminal. */
export function columnsOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return charactersOf(text).reduce((sum, character) => sum + columnsOfCharacter(character), 0);
}

function columnsOfCharacter(character: string): number {
  if (/^[\p{Mn}\p{Me}\p{Cf}]+$/u.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

const wide =
  /^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;

const segmenter = new Intl.Segmenter('en');

const charactersOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);
