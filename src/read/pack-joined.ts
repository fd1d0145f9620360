// What all conditions share, whatever they are about: a map means all of its entries, and any, all and not join others.
import type { Joined, Negated } from '../model/condition.js';
import { diagnostic } from '../model/diagnostic.js';
import type { Span } from '../model/source.js';
import type { Entry, Tree } from '../model/tree.js';
import { asMap, on, type Page, wrongType } from './pack-page.js';

/** Conditions on one kind of thing. */
export interface Language<C> {
  /** What they are called in messages: "a condition on a group". */
  readonly called: string;
  /** Reads an entry that joins nothing; null where something in it is wrong, which it has reported. */
  readonly leaf: (entry: Entry, span: Span) => C | null;
}

type Tied<C> = C | Joined<Tied<C>> | Negated<Tied<C>>;

/** The condition that a map holds: all of its entries; null where something in it is wrong. */
export function joinedCondition<C>(page: Page, tree: Tree, language: Language<C>): Tied<C> | null {
  const map = asMap(page, tree, language.called);
  if (!map) return null;
  const parts = map.entries.map((entry) => part(page, entry, language));
  return joined('all', parts, map.span);
}

/** Several conditions as one; null where one of them could not be read. */
function joined<C>(
  kind: 'all' | 'any',
  parts: readonly (Tied<C> | null)[],
  span: Span,
): Tied<C> | null {
  const of = parts.filter((each) => each !== null);
  if (of.length < parts.length) return null;
  return of.length === 1 && of[0] ? of[0] : { kind, of, span };
}

function part<C>(page: Page, entry: Entry, language: Language<C>): Tied<C> | null {
  const { key, keySpan, value } = entry;
  const span = { start: keySpan.start, end: Math.max(keySpan.end, value.span.end) };
  switch (key) {
    case 'all':
    case 'any':
      return severalOf(page, entry, key, span, language);
    case 'not': {
      const of =
        value.kind === 'list'
          ? severalOf(page, entry, 'any', span, language)
          : joinedCondition(page, value, language);
      return of && { kind: 'not', of, span };
    }
    default:
      return language.leaf(entry, span);
  }
}

function severalOf<C>(
  page: Page,
  { key, value }: Entry,
  kind: 'all' | 'any',
  span: Span,
  language: Language<C>,
): Tied<C> | null {
  if (value.kind !== 'list') return wrongType(page, value, `"${key}"`, 'a list of conditions');
  if (value.items.length === 0) {
    page.report(diagnostic('pack/empty', on(page, span), `condition under "${key}"`));
    return null;
  }
  return joined(
    kind,
    value.items.map((item) => joinedCondition(page, item, language)),
    span,
  );
}
