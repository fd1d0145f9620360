// The few phrases that every report of an assessment shares: what a pin is called, what an answer is called, where it stands.
import type { Assessment } from '../model/assessment.js';
import { withBlanks } from '../model/finding.js';
import type { Authority, Pack, SourceRef } from '../model/pack.js';
import { type Location, placeOf } from '../model/source.js';
import { printable } from './printable.js';

export function titleOf(id: string, pack: Pack): string {
  const terms = [...pack.scale.approaches, ...pack.names, ...pack.kinds, ...pack.flags];
  return terms.find((term) => term.id === id)?.title ?? id;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `decision.power-sharing` as `power sharing`. */
export const labelOf = (fact: string): string =>
  fact.slice(fact.lastIndexOf('.') + 1).replaceAll('-', ' ');

/** The name under which a brief gives an answer: `decision.time`, or for a group `Residents: at-table`. */
export function answerName(
  { fact, group }: { readonly fact: string; readonly group: string | null },
  pack: Pack,
): string {
  return group === null
    ? fact
    : `${printable(group)}: ${fact.slice((pack.people?.key.length ?? -1) + 1)}`;
}

/** What a left-out list is taken as. */
export function listInWords(pack: Pack): string {
  const kinds = pack.people?.cells[0]?.values ?? [];
  const groups =
    pack.people?.whenLeftOut.map((cells) => kinds[cells[0] ?? -1]?.id.replaceAll('-', ' ') ?? '') ??
    [];
  return groups.map((group) => `one group of ${group}`).join(' and ');
}

/** `brief.yaml:6`. */
export function shortPlace(at: Location): string {
  const { file, line } = placeOf(at);
  return `${file}:${line}`;
}

/** `Blanluet`, `Care Act 2014 (England)`: enough to find it by `explain`. */
export function citation({ source, where }: SourceRef, pack: Pack, full = false): string {
  const authority = pack.sources.find(({ id }) => id === source);
  const short = authority ? shortCitation(authority) : source;
  return full && where ? `${short}, ${where}` : short;
}

/** People by their names, law by its title and where it applies; the rest stands under `explain`. */
function shortCitation({ author, year, title, kind, jurisdiction }: Authority): string {
  const law = kind === 'law' || kind === 'case-law' || kind === 'guidance';
  if (law) return `${title}${jurisdiction === null ? '' : ` (${jurisdiction})`}`;
  const name = author.split(',')[0] ?? author;
  return year === null ? name : `${name} ${year}`;
}

/** Places with each file named once: `brief.yaml:6, 12`, or `lines 6, 12` in the file `within`; after the first few the rest is counted. */
export function shortPlaces(all: readonly Location[], within?: string): string {
  const lines = new Map<string, Set<number>>();
  for (const at of all) {
    const { file, line } = placeOf(at);
    lines.set(file, (lines.get(file) ?? new Set<number>()).add(line));
  }
  return [...lines]
    .map(([file, found]) => {
      const sorted = [...found].sort((a, b) => a - b);
      const shown =
        sorted.length > fewLines + 1
          ? `${sorted.slice(0, fewLines).join(', ')} and ${sorted.length - fewLines} more`
          : sorted.join(', ');
      if (file !== within) return `${file}:${shown}`;
      return sorted.length === 1 ? `line ${shown}` : `lines ${shown}`;
    })
    .join(', ');
}

const fewLines = 3;

/** A rule's text told of no brief: the list for its groups, blanks for whatever else is put in. */
export const ofNoBrief = (text: string, { people }: Pack): string =>
  withBlanks(text.replaceAll('{groups}', people?.key ?? 'groups'));

export function listed(words: readonly string[], joint = 'and'): string {
  if (words.length <= 2) return words.join(` ${joint} `);
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

/** The first few of many, the rest counted. */
export const cut = (entries: readonly string[], few: number): string =>
  entries.length > few + 1
    ? `${entries.slice(0, few).join(', ')} and ${entries.length - few} more`
    : listed(entries);

/** Whether a pin is certain: every completion of what was left out gives the same. */
export function isSettled(
  pin: 'domain' | 'calledFor' | 'reach' | 'today' | 'first' | 'name',
  { possible }: Assessment,
): boolean {
  return possible[pin].length <= 1;
}
