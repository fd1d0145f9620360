// Where a finding stands: its place in the file, the pointer that outlives moved lines, and what else it rests on.
import type { Brief } from '../model/brief.js';
import type { Leaf } from '../model/condition.js';
import type { Finding } from '../model/finding.js';
import type { Pack } from '../model/pack.js';
import { type Location, placeOf, type Source, type Span, startsOfLines } from '../model/source.js';

export interface Standing extends Pick<Finding, 'at' | 'line' | 'pointer'> {
  readonly span: Span;
  /** The text that stands there. */
  readonly value: string;
}

/** Where a finding about these facts stands: the first that is given, else any answer it rests on, else the brief. */
export function standingOf(about: readonly string[], leaves: readonly Leaf[], brief: Brief, pack: Pack): Standing {
  for (const id of about) {
    const found = answerAt(id, leaves, brief, pack);
    if (found) return standing(found.pointer, found.at);
  }
  const leaf = leaves.find(({ at }) => at !== undefined);
  if (leaf?.at) return standing(pointerTo(leaf, brief), leaf.at);
  return standing('', { source: brief.source, span: startOf(brief) });
}

/** The place of the answer to a fact, or to a group's cell as the finding rests on it. */
function answerAt(id: string, leaves: readonly Leaf[], brief: Brief, pack: Pack): { readonly pointer: string; readonly at: Location } | null {
  const span = brief.spans[pack.facts.findIndex((fact) => fact.id === id)];
  if (span) return { pointer: id, at: { source: brief.source, span } };
  const leaf = leaves.find(({ about, at }) => about === id && at !== undefined);
  return leaf?.at ? { pointer: pointerTo(leaf, brief), at: leaf.at } : null;
}

/** `decision.time`, or `stakeholders[2].costs` with the group's position in the list. */
function pointerTo({ about, group }: Leaf, brief: Brief): string {
  if (group === undefined) return about;
  const position = (brief.groups ?? []).findIndex(({ name }) => name === group);
  return position === -1 ? about : about.replace('.', `[${position}].`);
}

/** A standing at a location; of more than one line only the first counts. */
export function standing(pointer: string, at: Location): Standing {
  const span = firstLineOf(at);
  const place = placeOf({ source: at.source, span });
  return {
    at: place,
    line: lineOf(at.source, span.start),
    pointer,
    span,
    value: at.source.text.slice(span.start, span.end),
  };
}

function firstLineOf({ source, span }: Location): Span {
  const end = source.text.indexOf('\n', span.start);
  return end === -1 || end >= span.end ? span : { start: span.start, end: withoutReturn(source.text, end) };
}

const withoutReturn = (text: string, end: number): number => (text[end - 1] === '\r' ? end - 1 : end);

/** The text of the line that an offset lies in. */
function lineOf(source: Source, offset: number): string {
  const start = startsOfLines(source).findLast((each) => each <= offset) ?? 0;
  const end = source.text.indexOf('\n', start);
  return source.text.slice(start, end === -1 ? undefined : withoutReturn(source.text, end));
}

const startOf = ({ span, source }: Brief): Span => firstLineOf({ source, span });

/** Other answers that a finding rests on, each once; what kind of group one is goes without saying. */
export function relatedTo(leaves: readonly Leaf[], { span }: Standing, { people }: Pack): Finding['related'] {
  const seen = new Set<number>([span.start]);
  const kind = `${people?.key}.${people?.cells[0]?.id}`;
  return leaves.flatMap((leaf) => {
    if (!leaf.at || leaf.about === kind || seen.has(leaf.at.span.start)) return [];
    seen.add(leaf.at.span.start);
    return [{ message: inWords(leaf), at: placeOf(leaf.at) }];
  });
}

const inWords = ({ about, group, value }: Leaf): string =>
  group === undefined ? `${about} is ${value ?? 'given'}` : `${about.replace(/^.*\./, '')} of ${group} is ${value ?? 'given'}`;
