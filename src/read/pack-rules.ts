// Rules: a condition, one thing said, why, and on whose authority. Examples are left to those who run them.
import type { Condition } from '../model/condition.js';
import type { Rule } from '../model/pack.js';
import { placeOf } from '../model/source.js';
import { cited } from './pack-cited.js';
import { conditionOf } from './pack-condition.js';
import { effectKeys, effectLayers, effectOf, type Targets } from './pack-effect.js';
import type { Declared } from './pack-gather.js';
import { on } from './pack-page.js';
import {
  needed,
  neededText,
  optionalText,
  type Section,
  sectionOf,
  text,
  unknownKey,
  words,
} from './pack-section.js';

export const ruleKeys = [
  'id',
  'when',
  ...effectKeys,
  'because',
  'lifted-by',
  'yields-to',
  'each-group',
  'source',
  'examples',
  'covers',
  'exempt',
] as const;
type RuleKey = (typeof ruleKeys)[number];

export function ruleOf(
  { id, at, page, tree }: Declared,
  pack: string,
  targets: Targets,
  sources: ReadonlyMap<string, number>,
): Rule | null {
  const section = sectionOf(page, tree, id, at, ruleKeys);
  if (!section) return null;
  const when = whenOf(section, targets);
  const effect = effectOf(section, targets);
  const refs = cited(section, sources, true);
  onlyWith(section, 'yields-to', ['duty-at-least']);
  onlyWith(section, 'each-group', ['offer']);
  const layer = effect && effectLayers[effect.kind];
  const because = layer === 'rest' ? text(section, 'because') : neededText(section, 'because');
  const rest = {
    liftedBy: optionalText(section, 'lifted-by'),
    exempt: optionalText(section, 'exempt'),
    covers: words(section, 'covers'),
  };
  if (!when || !effect || !layer) return null;
  const place = placeOf(on(page, at));
  return {
    ...{ id, pack, effect, when, because, liftedBy: rest.liftedBy, sources: refs, layer },
    ...{ off: null, exempt: rest.exempt, covers: rest.covers, file: page.file, place },
  };
}

/** A rule that speaks for each group that fits may do without a condition of its own. */
function whenOf(section: Section<RuleKey>, { vocabulary }: Targets): Condition | null {
  const each = section.entries['each-group'];
  if (each && !section.entries.when) return { kind: 'all', of: [], span: each.keySpan };
  const entry = needed(section, 'when');
  return entry && conditionOf(section.page, entry.value, vocabulary);
}

function onlyWith(section: Section<RuleKey>, key: RuleKey, effects: readonly RuleKey[]): void {
  const entry = section.entries[key];
  if (!entry || effects.some((effect) => section.entries[effect])) return;
  const where = `${section.where}, which says none of ${effects.join(', ')}`;
  unknownKey(section.page, entry, where, []);
}
