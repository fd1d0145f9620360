// What a rule says: exactly one of the plain things a rule can say, with the words that go with it.
import { diagnostic } from '../model/diagnostic.js';
import type { Effect, Fact, Layer, Term } from '../model/pack.js';
import type { Entry } from '../model/tree.js';
import { nearest } from './nearest.js';
import { advising } from './pack-advising.js';
import { finding } from './pack-finding.js';
import { asMap, asWord, lookUp, on, type Page } from './pack-page.js';
import { oneOrMore, type Section } from './pack-section.js';
import { choice } from './pack-values.js';
import type { Named, Vocabulary } from './pack-vocabulary.js';

/** For each effect the layer that it belongs to. */
export const effectLayers = {
  raises: 'facts',
  kind: 'kind',
  'starts-at': 'start',
  'at-least': 'called-for',
  'at-most': 'called-for',
  'duty-at-least': 'called-for',
  'reach-at-most': 'reach',
  first: 'first',
  name: 'name',
  flag: 'flags',
  needs: 'rest',
  warn: 'rest',
  suggest: 'rest',
  offer: 'rest',
  asks: 'rest',
  notes: 'rest',
  finding: 'rest',
} as const satisfies Record<Effect['kind'], Layer>;
export const effectKeys = Object.keys(effectLayers) as Effect['kind'][];

/** What effects may name. */
export interface Targets {
  readonly named: Named;
  readonly facts: readonly Fact[];
  readonly vocabulary: Vocabulary;
  readonly rules: ReadonlyMap<string, number>;
}

export type RuleSection = Section<Effect['kind'] | 'yields-to' | 'each-group'>;

/** The effect that a rule's keys give. */
export function effectOf(section: RuleSection, targets: Targets): Effect | null {
  const { page, where, at } = section;
  const [entry, other] = effectKeys.flatMap((key) => section.entries[key] ?? []);
  if (!entry) {
    page.report(diagnostic('pack/no-effect', on(page, at), where, effectKeys));
    return null;
  }
  if (other) {
    page.report(
      diagnostic('pack/two-effects', on(page, other.keySpan), where, entry.key, other.key),
    );
    return null;
  }
  return said(section, entry, targets);
}

function said(section: RuleSection, entry: Entry, targets: Targets): Effect | null {
  const { page } = section;
  const { named, facts } = targets;
  const kind = entry.key as Effect['kind'];
  switch (kind) {
    case 'starts-at':
    case 'at-least':
    case 'at-most':
    case 'reach-at-most':
    case 'first': {
      const to = approach(page, entry, named);
      return to === null ? null : { kind, to };
    }
    case 'duty-at-least': {
      const to = approach(page, entry, named);
      const yieldsTo = oneOrMore(section, 'yields-to').flatMap(
        (tree) => lookUp(page, tree, 'rule', targets.rules) ?? [],
      );
      return to === null ? null : { kind, to, yieldsTo };
    }
    case 'kind':
    case 'name':
    case 'flag': {
      const terms = kind === 'kind' ? named.kinds : kind === 'name' ? named.names : named.flags;
      const to = lookUp(page, entry.value, kind, positionsOf(terms));
      return to === null ? null : { kind, to };
    }
    case 'raises':
      return raise(page, entry, facts);
    case 'finding':
      return finding(page, entry, section.where, facts, targets.vocabulary.people);
    default:
      return advising(section, kind, entry, targets);
  }
}

const positionsOf = (terms: readonly Term[]): ReadonlyMap<string, number> =>
  new Map(terms.map(({ id }, index) => [id, index]));

function approach(page: Page, { key, value }: Entry, { scale }: Named): number | null {
  const ids = scale.approaches.map(({ id }) => id);
  const id = asWord(page, value, `"${key}"`);
  if (id === null || ids.includes(id)) return id === null ? null : ids.indexOf(id);
  const at = on(page, value.span);
  page.report(diagnostic('pack/unknown-approach', at, id, nearest(id, ids), ids));
  return null;
}

function raise(page: Page, { value, keySpan }: Entry, facts: readonly Fact[]): Effect | null {
  const map = asMap(page, value, '"raises"');
  const [entry, other] = map?.entries ?? [];
  if (other) {
    page.report(
      diagnostic(
        'pack/two-effects',
        on(page, other.keySpan),
        '"raises"',
        entry?.key ?? '',
        other.key,
      ),
    );
    return null;
  }
  if (!entry) {
    if (map) page.report(diagnostic('pack/empty', on(page, keySpan), 'fact under "raises"'));
    return null;
  }
  const named = { kind: 'scalar', span: entry.keySpan, value: entry.key } as const;
  const ids = new Map(facts.map(({ id }, index) => [id, index]));
  const position = lookUp(page, named, 'fact', ids);
  const fact = position === null ? undefined : facts[position];
  if (position === null || !fact) return null;
  if (!fact.ordered)
    page.report(
      diagnostic('pack/must-be-ordered', on(page, entry.keySpan), fact.id, 'nothing can raise it'),
    );
  const values = fact.values.map(({ id }) => id);
  const to = choice(page, entry.value, fact.id, values);
  return to === null ? null : { kind: 'raises', fact: position, to };
}
