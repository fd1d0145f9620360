// What holds once what came first is over: constants for facts, and the kinds that may follow a kind.
import { diagnostic } from '../model/diagnostic.js';
import type { Fact, Kind, Then } from '../model/pack.js';
import type { Placed } from './pack-gather.js';
import { lookUp, on } from './pack-page.js';
import { entries, needed, sectionOf } from './pack-section.js';
import { choice } from './pack-values.js';

export const thenKeys = ['set', 'kind-fact', 'follows'] as const;

export function thenOf(
  { page, entry }: Placed,
  facts: readonly Fact[],
  kinds: readonly Kind[],
): Then | null {
  const section = sectionOf(page, entry.value, '"then"', entry.keySpan, thenKeys);
  if (!section) return null;
  const choices = new Map(
    facts.flatMap(({ kind, id }, index) => (kind === 'choice' ? [[id, index]] : [])),
  );
  const set = entries(section, 'set').flatMap(({ key, keySpan, value }) => {
    const fact = lookUp(page, { kind: 'scalar', span: keySpan, value: key }, 'fact', choices);
    const chosen = fact === null ? undefined : facts[fact];
    const code =
      chosen &&
      choice(
        page,
        value,
        chosen.id,
        chosen.values.map(({ id }) => id),
      );
    return fact === null || typeof code !== 'number' ? [] : [{ fact, value: code }];
  });
  const named = needed(section, 'kind-fact');
  const kindFact = named && lookUp(page, named.value, 'fact', choices);
  if (kindFact === null) return null;
  const ids = kinds.map(({ id }) => id);
  const stated = facts[kindFact]?.values.map(({ id }) => id) ?? [];
  if (named && stated.join() !== ids.join())
    page.report(
      diagnostic(
        'pack/not-comparable',
        on(page, named.value.span),
        facts[kindFact]?.id ?? '',
        'the kinds',
      ),
    );
  const follows = ids.map((): readonly number[] => []);
  for (const { key, keySpan, value } of entries(section, 'follows')) {
    const from = choice(page, { kind: 'scalar', span: keySpan, value: key }, '"follows"', ids);
    const next = (value.kind === 'list' ? value.items : [value]).flatMap(
      (tree) => choice(page, tree, '"follows"', ids) ?? [],
    );
    if (from !== null) follows[from] = next;
  }
  return { set, kindFact, follows };
}
