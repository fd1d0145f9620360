// Where the text of a Markdown file begins: after the front matter, which readers of briefs take.

const opening = /^\ufeff?---[ \t]*\r?\n/;

/** Offset of the first character after the front matter; null where there is none. */
export function bodyStart(text: string): number | null {
  const first = opening.exec(text);
  if (!first) return null;
  const closing = /^---[ \t]*\r?$/gm;
  closing.lastIndex = first[0].length;
  const end = closing.exec(text);
  if (!end) return null;
  const next = text.indexOf('\n', end.index);
  return next === -1 ? text.length : next + 1;
}
