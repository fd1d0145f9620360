// One line of a source with carets under what is meant: long lines cut around them, columns as a terminal shows them.
import { printable } from './printable.js';
import { widthOf } from './wrap.js';

export interface Frame {
  readonly line: string;
  readonly carets: string;
}

interface Piece {
  readonly shown: string;
  readonly columns: number;
  readonly marked: boolean;
}

const tab = '  ';
/** Of very long lines only so much on either side is looked at. */
const around = 1000;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The line, and carets from offset `from` to `to` of it (one caret where that is nothing), in `width` columns. */
export function frameOf(line: string, from: number, to: number, width: number): Frame {
  if (line.length > 4 * around) {
    const start = Math.max(0, from - around);
    const end = Math.min(to, from + around);
    return frameOf(line.slice(start, end + around), from - start, end - start, width);
  }
  const pieces = piecesOf(line, from, Math.max(to, from + 1));
  const first = pieces.findIndex(({ marked }) => marked);
  const [start, end] = windowOf(pieces, first, width);
  const before = start > 0 ? '…' : '';
  const after = end < pieces.length - 1 ? '…' : '';
  const kept = pieces.slice(start, end);
  const left = kept
    .slice(0, first - start)
    .reduce((sum, piece) => sum + piece.columns, before.length);
  const under = kept.reduce((sum, piece) => sum + (piece.marked ? piece.columns : 0), 0);
  return {
    line: before + kept.map(({ shown }) => shown).join('') + after,
    carets: ' '.repeat(left) + '^'.repeat(Math.max(1, under)),
  };
}

/** Characters as they are shown, and one empty place after the last, for what is missing at the end. */
function piecesOf(line: string, from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { segment: character } of graphemes.segment(line)) {
    const next = at + character.length;
    const shown = character === '\t' ? tab : printable(character);
    const columns = shown === character ? widthOf(character) : shown.length;
    pieces.push({ shown, columns, marked: next > from && at < to });
    at = next;
  }
  pieces.push({ shown: '', columns: 0, marked: to > at });
  return pieces;
}

/** Which pieces to show: all where they fit, else from a little before the first marked one. */
function windowOf(pieces: readonly Piece[], first: number, width: number): [number, number] {
  const whole = pieces.reduce((sum, { columns }) => sum + columns, 0);
  if (whole <= width) return [0, pieces.length];
  let start = first;
  for (let room = Math.floor(width / 3); start > 0; start--) {
    room -= pieces[start - 1]?.columns ?? 0;
    if (room < 0) break;
  }
  let end = start;
  for (let room = width - 2; end < pieces.length; end++) {
    room -= pieces[end]?.columns ?? 0;
    if (room < 0) break;
  }
  return [start, Math.max(end, first + 1)];
}
