// The parts of a brief for eyes: all on one scale, then one below the other in the room that is left.
import type { Assessment } from '../model/assessment.js';
import type { Pack } from '../model/pack.js';
import type { Page } from './page.js';
import { capital, listed } from './phrases.js';
import { printable } from './printable.js';
import { type Reader, toldOf } from './reader.js';
import { drawSpectrum, type PinnedAt } from './spectrum.js';
import { wrap } from './wrap.js';

/** All parts on one scale, and what they mean for the reader; nothing where there are no parts. */
export function partsOnScale(
  parts: readonly Assessment[],
  pack: Pack,
  page: Page,
  reader: Reader | null,
): readonly string[] {
  if (parts.length === 0) return [];
  return [
    '',
    ...drawSpectrum(pack, pinsOf(parts), page),
    ...(reader ? readerLines(parts, reader, pack, page) : []),
  ];
}

/** Where each part begins today, and what it calls for where that is another place. */
const pinsOf = (parts: readonly Assessment[]): readonly PinnedAt[] =>
  parts.flatMap(({ first, calledFor, today }, index) => {
    const part = labelOf(index);
    const pins: readonly [string | null, string][] = [
      [first, `${part} first`],
      [today, today === calledFor ? part : `${part} today`],
      [today === calledFor ? null : calledFor, `${part} called for`],
    ];
    return pins.flatMap(([approach, label]) => (approach === null ? [] : [{ approach, label }]));
  });

/** What several parts mean alike is said once. */
function readerLines(
  parts: readonly Assessment[],
  reader: Reader,
  pack: Pack,
  page: Page,
): readonly string[] {
  const told = parts.map(({ today }) => toldOf(reader, today, pack));
  const lines = [...new Set(told)].flatMap((text) => {
    const which = told.flatMap((each, index) => (each === text ? [labelOf(index)] : []));
    return text === '' ? [] : wrap(`${capital(listed(which))}: ${text}`, page.width, '  ', '    ');
  });
  return ['', page.paint.bold(reader.title), ...lines];
}

/** Lines of a part in at most `share` lines, where they can be made to fit; `title` stands before its first. */
type LinesOf = (part: Assessment, share: number, title: string) => readonly string[];

/** Each part with an equal share of the room; what some leave is taken up by others, the first first. */
export function partsLines(
  parts: readonly Assessment[],
  room: number,
  linesOf: LinesOf,
): readonly (readonly string[])[] {
  const inShare = (part: Assessment, index: number, share: number): readonly string[] => [
    '',
    ...linesOf(part, share - 1, `${labelOf(index)}, ${printable(part.part ?? '')}: `),
  ];
  const equal = Math.floor(room / parts.length);
  const least = parts.map((part, index) => inShare(part, index, equal).length);
  let spare = room - least.reduce((sum, count) => sum + count, 0);
  return parts.map((part, index) => {
    const own = least[index] ?? 0;
    const lines = inShare(part, index, own + Math.max(0, spare));
    spare -= lines.length - own;
    return lines;
  });
}

/** Of sections that an earlier part has word for word only that part is named. */
export function saidOnce(parts: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const before = new Map<string, number>();
  return parts.map((lines, part) =>
    sectionsIn(lines).flatMap((section) => {
      const [title = '', ...said] = section;
      const key = section.join('\n');
      const earlier = before.get(key) ?? part;
      before.set(key, earlier);
      return earlier !== part && said.length > 1 ? [title, `  as in ${labelOf(earlier)}`] : section;
    }),
  );
}

/** A line that is not indented begins a section; indented lines go on with it. */
function sectionsIn(lines: readonly string[]): readonly (readonly string[])[] {
  const sections: string[][] = [];
  for (const line of lines) {
    const last = sections.at(-1);
    if (last && line.startsWith('  ')) last.push(line);
    else sections.push([line]);
  }
  return sections;
}

const labelOf = (index: number): string => `part ${index + 1}`;
