// Where a finding stands: its place in the file, the pointer that outlives moved lines, and what else it rests on.
import type { Brief } from '../model/brief.js';
import type { Finding } from '../model/finding.js';
import type { Pack } from '../model/pack.js';
import { type Location, placeOf, type Source, type Span, startsOfLines } from '../model/source.js';
import { type Answer, variableAt } from './answers.js';

export interface Standing extends Pick<Finding, 'at' | 'line' | 'pointer'> {
  /** The text that stands there. */
  readonly value: string;
}

/** Where a finding about these facts stands: the first that is given, else any answer it rests on, else the brief. */
export function standingOf(
  about: readonly string[],
  answers: readonly Answer[],
  brief: Brief,
  pack: Pack,
): Standing {
  for (const id of about) {
    const span = brief.spans[factAt(id, pack)];
    if (span) return standing(id, { source: brief.source, span });
    const answer = answers.find((each) => each.about === id);
    if (answer) return standing(pointerTo(answer), { source: brief.source, span: answer.span });
  }
  const [answer] = answers;
  if (answer) return standing(pointerTo(answer), { source: brief.source, span: answer.span });
  return standing('', { source: brief.source, span: brief.span });
}

/** Position of a fact by its id; -1 where no fact is called so. */
function factAt(id: string, pack: Pack): number {
  const variable = pack.variables[variableAt(id, pack)];
  return variable?.kind === 'fact' ? variable.index : -1;
}

/** `decision.time`, or `stakeholders[2].costs` with the group's position in the list. */
const pointerTo = ({ about, group }: Answer): string =>
  group === null ? about : about.replace('.', `[${group}].`);

/** A standing at a location; of more than one line only the first counts. */
export function standing(pointer: string, at: Location): Standing {
  const span = firstLineOf(at);
  const { text } = at.source;
  return {
    at: placeOf({ source: at.source, span }),
    line: lineOf(at.source, span.start),
    pointer,
    value: text.slice(span.start, span.end),
  };
}

function firstLineOf({ source, span }: Location): Span {
  const end = source.text.indexOf('\n', span.start);
  return end === -1 || end >= span.end
    ? span
    : { start: span.start, end: withoutReturn(source.text, end) };
}

const withoutReturn = (text: string, end: number): number =>
  text[end - 1] === '\r' ? end - 1 : end;

/** The text of the line that an offset lies in. */
function lineOf(source: Source, offset: number): string {
  const start = startsOfLines(source).findLast((each) => each <= offset) ?? 0;
  const end = source.text.indexOf('\n', start);
  return source.text.slice(start, end === -1 ? undefined : withoutReturn(source.text, end));
}

/** Other answers that a finding rests on, each once. */
export function relatedTo(
  answers: readonly Answer[],
  { at }: Standing,
  source: Source,
): Finding['related'] {
  const seen = new Set<number>();
  return answers.flatMap((answer) => {
    if (seen.has(answer.span.start)) return [];
    seen.add(answer.span.start);
    const place = placeOf({ source, span: answer.span });
    return place.line === at.line && place.column === at.column
      ? []
      : [{ message: inWords(answer), at: place }];
  });
}

const inWords = ({ about, name, value }: Answer): string =>
  name === null ? `${about} is ${value}` : `${about.replace(/^.*\./, '')} of ${name} is ${value}`;
