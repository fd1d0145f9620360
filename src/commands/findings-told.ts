// Everything that check can find, as `explain` tells it: rules of the pack, findings that its texts word, and waivers.
import { checkRulesOf, findingRulesOf } from '../check/finding-rules.js';
import { waiverCheckRules } from '../check/waiver-rules.js';
import type { Pack } from '../model/pack.js';
import type { ToldFinding } from '../report/explain-finding.js';

const allOf = (pack: Pack) => [...checkRulesOf(pack, {}), ...waiverCheckRules({})];

/** The ids. */
export const findingIds = (pack: Pack): readonly string[] => allOf(pack).map(({ id }) => id);

/** A finding that is no rule of the pack; null for any other id. */
export function findingTold(id: string, pack: Pack): ToldFinding | null {
  const rule = findingRulesOf(pack).find((one) => one.id === id);
  const found = allOf(pack).find((one) => one.id === id);
  return rule?.when || !found ? null : { ...found, message: rule?.message ?? null };
}
