// Sections without any markup, as nearly all running text is, headings and quotations: they say what they say, and no
// Markdown reader is needed.
import type { Passage, Stretch } from './prose.js';

/** Markup, or what could be: marks anywhere, and lines that begin or end with more than words. */
const markup = /[\\`*_[\]<>&~|#\t\r]|^(?:\s|[-+=\ufeff]|\d+[.)])|\s$/m;
const headingMarks = /^#{1,6} +/;
const quoted = /^>[^\n]*(?:\n>[^\n]*)*$/;

/** The passages of a section that is one plain paragraph or heading, or a quotation; null where a reader has to look. */
export function plainPassages(file: string, { start, end }: Stretch): readonly Passage[] | null {
  const block = file.slice(start, end).replace(/^\n+|\n+$/g, '');
  if (quoted.test(block)) return [];
  const marks = headingMarks.exec(block)?.[0].length ?? 0;
  const text = block.slice(marks);
  if (text === '' || markup.test(text) || (marks > 0 && text.includes('\n'))) return null;
  const from = file.indexOf(block, start) + marks;
  const offsets: number[] = [];
  for (let at = from; at < from + text.length; at += 1) offsets.push(at);
  return [{ kind: marks > 0 ? 'heading' : 'prose', text, offsets, links: [], aside: [] }];
}
