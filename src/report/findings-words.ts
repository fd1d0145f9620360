// The sentences that formats without fields of their own tell a finding in.
import type { Waiver } from '../model/finding.js';
import type { FindingsContext } from './findings-context.js';
import { type Entry, outcomeOf } from './findings-entries.js';
import { visible } from './findings-visible.js';

/** What was found, expected, how to mend it, what it hangs on, and why it does not count: a sentence each. */
export function sentencesOf(entry: Entry): readonly string[] {
  return [foundIn(entry), ...detailsOf(entry), ...standingOf(entry)].map(visible);
}

/** The sources as readers see them. */
export function citationsOf(entry: Entry, { cite }: FindingsContext): readonly string[] {
  return entry.sources.map((ref) => visible(cite(ref).text));
}

/** `until 2026-03-31, by the owner: reason`. */
export function waiverWords({ until, owner, reason }: Waiver): string {
  return visible(`until ${until}${owner === null ? '' : `, by ${owner}`}: ${reason}`);
}

/** The least that a format without a notion of waivers or doubt can call it. */
export function levelOf(entry: Entry): 'error' | 'warning' | 'note' {
  const outcome = outcomeOf(entry);
  switch (outcome) {
    case 'unreadable':
      return 'error';
    case 'undecided':
      return 'warning';
    case 'waived':
    case 'baseline':
      return 'note';
    default:
      return outcome;
  }
}

/** A text that begins with a capital, where it begins with a plain word, and ends with a stop. */
export function sentence(text: string): string {
  const begun = text.replace(/^[a-z](?=[a-z]* )/, (letter) => letter.toUpperCase());
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}

function detailsOf(entry: Entry): readonly string[] {
  const { expected, mend, hangsOn, ask } = entry;
  return [
    ...(expected === '' ? [] : [sentence(`Expected: ${expected}`)]),
    ...(mend === '' ? [] : [sentence(`To mend it: ${mend}`)]),
    ...(hangsOn.length === 0 ? [] : [`Hangs on answers left out: ${hangsOn.join(', ')}.`]),
    ...(ask === null ? [] : [sentence(`Answer first: ${ask}`)]),
  ];
}

function foundIn(entry: Entry): string {
  return sentence(outcomeOf(entry) === 'undecided' ? `Undecided: ${entry.message}` : entry.message);
}

function standingOf(entry: Entry): readonly string[] {
  const outcome = outcomeOf(entry);
  if (outcome === 'baseline') return ['Known from the baseline.'];
  if (outcome !== 'waived') return [];
  return [sentence(entry.waiver ? `Waived ${waiverWords(entry.waiver)}` : 'Waived')];
}
