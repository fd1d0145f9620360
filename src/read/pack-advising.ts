// The rules that the rest of an answer is made of: conditions, cautions, methods, offers to groups, questions, notes.
// Their words are read here; which of them count as what is the engine's, and how they look the report's.
import { diagnostic } from '../model/diagnostic.js';
import type { Advising } from '../model/pack.js';
import type { Entry } from '../model/tree.js';
import { groupConditionOf } from './pack-group-condition.js';
import { on } from './pack-page.js';
import { neededText, type Section, sectionOf, text, words } from './pack-section.js';
import type { Vocabulary } from './pack-vocabulary.js';

export const advisingKeys = {
  needs: ['says', 'under', 'met-by', 'step', 'check', 'same-as'],
  warn: ['title', 'stake', 'text', 'weight', 'same-as'],
  suggest: ['title', 'for', 'approaches', 'stages', 'size', 'time', 'cost', 'fails'],
  offer: ['text', 'part'],
  asks: ['text'],
  notes: ['text', 'under'],
} as const satisfies Record<Advising['kind'], readonly string[]>;

/** The effect under one of these keys; `section` is that of the rule, which may hold `each-group` beside it. */
export function advising(
  section: Section<'each-group'>,
  kind: Advising['kind'],
  entry: Entry,
  { vocabulary }: { readonly vocabulary: Vocabulary },
): Advising | null {
  switch (kind) {
    case 'needs': {
      const own = wordsUnder(section, entry, advisingKeys.needs);
      if (!own) return null;
      const says = { says: neededText(own, 'says'), metBy: text(own, 'met-by') };
      const order = { under: text(own, 'under'), step: text(own, 'step') };
      return { kind, ...order, ...says, check: text(own, 'check'), sameAs: words(own, 'same-as') };
    }
    case 'warn': {
      const own = wordsUnder(section, entry, advisingKeys.warn);
      if (!own) return null;
      const said = { title: neededText(own, 'title'), stake: text(own, 'stake') };
      const rest = { weight: text(own, 'weight'), sameAs: words(own, 'same-as') };
      return { kind, ...said, text: text(own, 'text'), ...rest };
    }
    case 'suggest':
      return method(section, entry);
    case 'offer': {
      const own = wordsUnder(section, entry, advisingKeys.offer);
      if (!own) return null;
      const said = { part: text(own, 'part'), text: neededText(own, 'text') };
      return { kind, ...said, eachGroup: eachGroupOf(section, vocabulary) };
    }
    case 'asks': {
      const own = wordsUnder(section, entry, advisingKeys.asks);
      return own && { kind, text: neededText(own, 'text') };
    }
    case 'notes': {
      const own = wordsUnder(section, entry, advisingKeys.notes);
      return own && { kind, under: text(own, 'under'), text: neededText(own, 'text') };
    }
  }
}

/** The words under an effect's key; a bare text stands for the first of its keys. */
function wordsUnder<K extends string>(
  { page, where }: Section<'each-group'>,
  entry: Entry,
  keys: readonly K[],
): Section<K> | null {
  const { key, value, keySpan } = entry;
  if (value.kind !== 'scalar' || value.value === null)
    return sectionOf(page, value, `"${key}" of ${where}`, keySpan, keys);
  const entries = { [keys[0] as K]: entry } as Partial<Record<K, Entry>>;
  return { page, where, at: keySpan, entries };
}

function method(section: Section<'each-group'>, entry: Entry): Advising | null {
  const own = wordsUnder(section, entry, advisingKeys.suggest);
  if (!own) return null;
  return {
    kind: 'suggest',
    title: neededText(own, 'title'),
    purpose: neededText(own, 'for'),
    approaches: words(own, 'approaches'),
    stages: words(own, 'stages'),
    size: neededText(own, 'size'),
    time: neededText(own, 'time'),
    cost: neededText(own, 'cost'),
    fails: neededText(own, 'fails'),
  };
}

function eachGroupOf({ page, entries }: Section<'each-group'>, { people }: Vocabulary) {
  const each = entries['each-group'];
  if (!each) return null;
  if (people) return groupConditionOf(page, each.value, people);
  page.report(diagnostic('pack/no-people', on(page, each.keySpan), 'each-group'));
  return null;
}
