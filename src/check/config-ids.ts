// Whether the rules and facts that a config names are there, once the packs are known.
import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { Config } from './config.js';
import { findingRulesOf } from './finding-rules.js';
import { type Desk, on } from './tree-fields.js';
import { waiverRules } from './waiver-rules.js';

/** Ids of everything that check can report with a pack. */
export const reportedIds = (pack: Pack): readonly string[] => [
  ...findingRulesOf(pack).map(({ id }) => id),
  ...Object.keys(waiverRules),
];

/** Names in a config that nothing bears. */
export function unknownIds(
  { ids }: Config,
  pack: Pack,
  desk: Omit<Desk, 'report'>,
): readonly Diagnostic[] {
  const known = { rule: reportedIds(pack), fact: pack.facts.map(({ id }) => id) };
  return ids.flatMap(({ what, id, span }) => {
    if (known[what].includes(id)) return [];
    const at = on({ ...desk, report: () => undefined }, span);
    return [diagnostic('config/unknown-id', at, id, what, desk.nearest(id, known[what]))];
  });
}
