// A Markdown body cut where one block ends and another begins for certain, so that each piece can be read apart: at headings,
// and at lines at the margin after an empty one. Where one part can bear on another (definitions of links, raw markup
// that runs over empty lines) it stays whole.
import type { Stretch } from './prose.js';

export interface Section extends Stretch {
  /** The line of the heading that it begins with or stands under; null above the first. */
  readonly heading: Stretch | null;
}

const whole = /<(?:pre|script|style|textarea)\b|<[?!](?!--)|^ {0,3}\[[^\]\n]+\]:/im;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^#{1,6}(?:[ \t]|$)/;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const atMargin = /^[\p{L}|>*+-]/u;

/** Sections in order, which together are the stretch from `start` to the end of the file. */
export function sectionsOf(file: string, start: number): readonly Section[] {
  const cuts: Cut[] = [{ at: start, heading: null }];
  if (whole.test(file.slice(start))) return ended(cuts, file.length);
  let open: string | null = null;
  let before: Stretch = { start, end: start };
  for (let at = start; at < file.length; ) {
    const next = file.indexOf('\n', at);
    const stretch = { start: at, end: next === -1 ? file.length : next };
    const line = file.slice(at, stretch.end).replace(/\r$/, '');
    if (open !== null) open = closes(line, open) ? null : open;
    else {
      open = opened(line);
      const last = cuts.at(-1) as Cut;
      if (heading.test(line)) cuts.push({ at, heading: stretch });
      else if (underline.test(line) && !isBlank(before, file))
        cuts[cuts.length - 1] = { ...last, heading: before };
      else if (at > start && isBlank(before, file) && atMargin.test(line))
        cuts.push({ at, heading: last.heading });
    }
    before = stretch;
    at = stretch.end + 1;
  }
  return ended(cuts, file.length);
}

interface Cut {
  readonly at: number;
  readonly heading: Stretch | null;
}

const ended = (cuts: readonly Cut[], end: number): readonly Section[] =>
  cuts.map((cut, index) => ({
    start: cut.at,
    end: cuts[index + 1]?.at ?? end,
    heading: cut.heading,
  }));

const isBlank = ({ start, end }: Stretch, file: string): boolean =>
  file.slice(start, end).trim() === '';

/** What a line opens that may hold anything: a fence of code, or a comment that it does not end. */
function opened(line: string): string | null {
  const comment = line.lastIndexOf('<!--');
  if (comment !== -1 && !line.includes('-->', comment)) return '-->';
  return fence.exec(line)?.[1] ?? null;
}

function closes(line: string, open: string): boolean {
  if (open === '-->') return line.includes('-->');
  const mark = fence.exec(line)?.[1];
  return mark?.startsWith(open) === true && line.trim() === mark;
}
