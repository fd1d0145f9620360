// A paragraph without any markup, as nearly all running text is: it says what it says, and no Markdown reader is needed.
import type { Passage, Stretch } from './prose.js';

/** Markup, or what could be: marks anywhere, and lines that begin or end with more than words. */
const markup = /[\\`*_[\]<>&~|#\t\r]|^(?:\s|[-+=\ufeff]|\d+[.)])|\s$/m;

/** The passage of a section that is one plain paragraph; null where a reader has to look. */
export function plainPassage(file: string, { start, end }: Stretch): Passage | null {
  const text = file.slice(start, end).replace(/^\n+|\n+$/g, '');
  if (text === '' || markup.test(text)) return null;
  const from = file.indexOf(text, start);
  return {
    kind: 'prose',
    text,
    offsets: Array.from({ length: text.length }, (_, index) => from + index),
    links: [],
    aside: [],
  };
}
