// How a pack alters the one it is built on: rules switched off with a reason, other severities, other settings.
import { diagnostic } from '../model/diagnostic.js';
import type { Pack, Rule, Setting } from '../model/pack.js';
import { withSettings } from '../model/settings.js';
import { nearest } from './nearest.js';
import type { Declared } from './pack-gather.js';
import { on } from './pack-page.js';
import { needed, oneOf, type Section, sectionOf, text } from './pack-section.js';
import { settingValueIn } from './pack-settings.js';

export const changeKeys = ['off', 'severity', 'value'] as const;
type Change = Section<(typeof changeKeys)[number]>;

/** The base with the changes made. */
export function changed(base: Pack, changes: readonly Declared[]): Pack {
  const byId = new Map<string, Change>();
  const known = [...base.rules, ...base.settings].map(({ id }) => id);
  for (const { id, at, page, tree } of changes) {
    const change = sectionOf(page, tree, `the change to ${id}`, at, changeKeys);
    if (!known.includes(id)) {
      const near = nearest(id, known);
      page.report(diagnostic('pack/unknown-id', on(page, at), id, 'rule or setting', near));
    } else if (change) byId.set(id, change);
  }
  if (byId.size === 0) return base;
  const settings = base.settings.map((setting) => settingIn(setting, byId.get(setting.id)));
  return {
    ...withSettings(base, Object.fromEntries(settings)),
    rules: base.rules.map((rule) => changedRule(rule, byId.get(rule.id))),
  };
}

function changedRule(rule: Rule, change: Change | undefined): Rule {
  if (!change) return rule;
  cannot(change, rule.id, ['value'], 'settings');
  const off = change.entries.off ? text(change, 'off') : rule.off;
  if (!change.entries.severity) return { ...rule, off };
  if (rule.effect.kind !== 'finding') {
    cannot(change, rule.id, ['severity'], 'findings');
    return rule;
  }
  const severity = oneOf(change, 'severity', ['error', 'warning', 'note']);
  return { ...rule, off, effect: { ...rule.effect, severity: severity ?? rule.effect.severity } };
}

/** A setting's id and what it is set to now. */
function settingIn(
  { id, value, values }: Setting,
  change: Change | undefined,
): readonly [string, string | number] {
  if (!change) return [id, value];
  cannot(change, id, ['off', 'severity'], 'rules');
  const entry = needed(change, 'value');
  return [id, (entry && settingValueIn(change.page, entry.value, id, values)) ?? value];
}

function cannot(
  { entries, page }: Change,
  id: string,
  keys: readonly (typeof changeKeys)[number][],
  of: string,
): void {
  for (const key of keys) {
    const entry = entries[key];
    if (entry) page.report(diagnostic('pack/cannot-change', on(page, entry.keySpan), id, key, of));
  }
}
