// Text in columns: how wide it stands on a screen, and where its lines break.
import { stripVTControlCharacters } from 'node:util';

/** Columns that a text takes: wide characters two, combining ones none, colour none. */
export function widthOf(text: string): number {
  if (oneColumnEach.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of segmenter().segment(stripVTControlCharacters(text)))
    columns += wide.test(segment) ? 2 : 1;
  return columns;
}

/** Latin letters and the signs that reports draw with: nearly every text, so the segmenter is rarely made. */
const oneColumnEach = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027▲]*$/;

let made: Intl.Segmenter | null = null;
function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return made;
}

const wide =
  /\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u;

/** Lines of at most `width` columns, broken at spaces; `hanging` is put before every line but the first. */
export function wrap(
  text: string,
  width: number,
  indent = '',
  hanging = indent,
): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  let columns = widthOf(indent);
  let empty = true;
  // of such a text no part has to be looked at again
  const isPlain = oneColumnEach.test(text);
  for (const word of text.split(isPlain ? ' ' : /\s+/)) {
    if (word === '') continue;
    const more = isPlain ? word.length : widthOf(word);
    if (!empty && columns + 1 + more > width) {
      lines.push(line);
      line = hanging;
      columns = widthOf(hanging);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    columns += empty ? more : more + 1;
    empty = false;
  }
  if (!empty) lines.push(line);
  return lines;
}
