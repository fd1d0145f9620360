// Settings of a pack: a number, or a choice of readings, each with the value it has unless a config says otherwise.
import type { Setting, Variable } from '../model/pack.js';
import type { Tree } from '../model/tree.js';
import { cited } from './pack-cited.js';
import type { Declared } from './pack-gather.js';
import { asOneOf, type Page, wrongType } from './pack-page.js';
import { needed, neededText, type Section, sectionOf, text } from './pack-section.js';
import { declaredValues } from './pack-values.js';
import { unplaced } from './pack-vocabulary.js';

export const settingKeys = ['title', 'help', 'value', 'values', 'source'] as const;

export function settingOf(
  { id, at, page, tree }: Declared,
  sources: ReadonlyMap<string, number>,
): Setting | null {
  const section = sectionOf(page, tree, id, at, settingKeys);
  if (!section) return null;
  const values = section.entries.values ? declaredValues(section) : [];
  const value = settingValue(section, id, values);
  if (value === null) return null;
  return {
    id,
    title: neededText(section, 'title'),
    help: text(section, 'help'),
    sources: cited(section, sources, false),
    variable: unplaced,
    values,
    value,
  };
}

function settingValue(
  section: Section<'value'>,
  id: string,
  values: Setting['values'],
): string | number | null {
  const entry = needed(section, 'value');
  return entry && settingValueIn(section.page, entry.value, id, values);
}

/** What a setting is set to: one of its choices, or a whole number where it has none. */
export function settingValueIn(
  page: Page,
  tree: Tree,
  id: string,
  values: Setting['values'],
): string | number | null {
  const ids = values.map((choice) => choice.id);
  if (ids.length > 0) return asOneOf(page, tree, id, ids);
  const value = tree.kind === 'scalar' ? tree.value : null;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  return wrongType(page, tree, `"value" of ${id}`, 'a whole number');
}

/** A number stands for itself alone. */
export function settingVariable({ id, values, value }: Setting, index: number): Variable {
  return {
    id,
    kind: 'setting',
    index,
    values: values.length > 0 ? values.map((choice) => choice.id) : [String(value)],
    ordered: false,
    layer: 'facts',
  };
}
