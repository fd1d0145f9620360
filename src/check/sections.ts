// A Markdown body cut at its headings into sections that can be read apart. Where one part of it can bear on another
// (definitions of links, markup over several lines) it stays whole.
import type { Stretch } from './prose.js';

const whole = /<!--|<(?:pre|script|style|textarea)\b|<[?!]|^ {0,3}\[[^\]\n]+\]:/im;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^#{1,6}(?:[ \t]|$)/;

/** Sections in order, which together are the stretch from `start` to the end of the file. */
export function sectionsOf(file: string, start: number): readonly Stretch[] {
  const body = file.slice(start);
  if (whole.test(body)) return [{ start, end: file.length }];
  const cuts = [0];
  let open: string | null = null;
  for (let at = 0; at < body.length; ) {
    const next = body.indexOf('\n', at);
    const end = next === -1 ? body.length : next;
    const line = body.slice(at, end);
    const mark = fence.exec(line)?.[1];
    if (open === null && mark) open = mark;
    else if (open && mark?.startsWith(open) && line.trim() === mark) open = null;
    else if (open === null && at > 0 && heading.test(line)) cuts.push(at);
    at = end + 1;
  }
  return cuts.map((cut, index) => ({
    start: start + cut,
    end: start + (cuts[index + 1] ?? body.length),
  }));
}
