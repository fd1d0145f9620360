// The config file: what it may say, read from its tree with every mistake told. Whether a rule or fact exists is asked
// once the packs are known (`config-ids.ts`).
import type { Severity } from '../model/pack.js';
import type { Span } from '../model/source.js';
import type { Tree } from '../model/tree.js';
import type { Severities } from './finding-rules.js';
import {
  asCount,
  asMap,
  asOneOf,
  asText,
  asTexts,
  asYesNo,
  type Desk,
  fieldsOf,
  wrongType,
} from './tree-fields.js';

/** What a config may set for all files, or under `overrides` for some. */
export interface FileSettings {
  readonly severities: Severities;
  /** Facts that a proposal has to answer. */
  readonly required: readonly string[] | null;
  readonly consultationDays: number | null;
}

export interface Override extends FileSettings {
  readonly files: readonly string[];
}

export interface Config extends FileSettings {
  readonly packs: readonly string[] | null;
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[] | null;
  readonly failOn: Severity | null;
  readonly allowUndecided: boolean | null;
  /** Paths relative to the config's folder. */
  readonly waivers: string | null;
  readonly baseline: string | null;
  readonly overrides: readonly Override[];
  /** Words whose meaning a pack decides, with their place. */
  readonly ids: readonly NamedId[];
}

export interface NamedId {
  readonly what: 'rule' | 'fact';
  readonly id: string;
  readonly span: Span;
}

export const severityWords = ['error', 'warning', 'note'] as const;
const fileKeys = ['severities', 'required', 'consultation-days'] as const;
const keys = [
  'toforwith',
  'packs',
  'include',
  'exclude',
  'fail-on',
  'allow-undecided',
  'waivers',
  'baseline',
  'overrides',
  ...fileKeys,
] as const;

export const emptyConfig: Config = {
  ...{
    packs: null,
    include: null,
    exclude: null,
    failOn: null,
    allowUndecided: null,
    waivers: null,
    baseline: null,
  },
  ...{ severities: {}, required: null, consultationDays: null, overrides: [], ids: [] },
};

/** The config in this tree; an empty file says nothing. */
export function readConfig(desk: Desk, tree: Tree): Config {
  if (tree.kind === 'scalar' && tree.value === null) return emptyConfig;
  const fields = fieldsOf(desk, tree, 'the config', keys);
  const ids: NamedId[] = [];
  const texts = (key: 'packs' | 'include' | 'exclude') =>
    fields[key] ? asTexts(desk, fields[key], `"${key}"`) : null;
  const text = (key: 'waivers' | 'baseline') =>
    fields[key] ? asText(desk, fields[key], `"${key}"`) : null;
  return {
    packs: texts('packs'),
    include: texts('include'),
    exclude: texts('exclude'),
    failOn: fields['fail-on'] ? asOneOf(desk, fields['fail-on'], '"fail-on"', severityWords) : null,
    allowUndecided: fields['allow-undecided']
      ? asYesNo(desk, fields['allow-undecided'], '"allow-undecided"')
      : null,
    waivers: text('waivers'),
    baseline: text('baseline'),
    ...fileSettings(desk, fields, ids),
    overrides: fields.overrides ? overridesIn(desk, fields.overrides, ids) : [],
    ids,
  };
}

type FileFields = Partial<Record<(typeof fileKeys)[number], Tree>>;

function fileSettings(desk: Desk, fields: FileFields, ids: NamedId[]): FileSettings {
  const days = fields['consultation-days'];
  return {
    severities: fields.severities ? severitiesIn(desk, fields.severities, ids) : {},
    required: fields.required ? requiredIn(desk, fields.required, ids) : null,
    consultationDays: days ? asCount(desk, days, '"consultation-days"') : null,
  };
}

function severitiesIn(desk: Desk, tree: Tree, ids: NamedId[]): Severities {
  const entries = asMap(desk, tree, '"severities"')?.entries ?? [];
  return Object.fromEntries(
    entries.flatMap(({ key, keySpan, value }) => {
      ids.push({ what: 'rule', id: key, span: keySpan });
      const severity = asOneOf(desk, value, `the severity of ${key}`, [...severityWords, 'off']);
      return severity ? [[key, severity]] : [];
    }),
  );
}

function requiredIn(desk: Desk, tree: Tree, ids: NamedId[]): readonly string[] {
  const items = tree.kind === 'list' ? tree.items : [tree];
  return items.flatMap((item) => {
    const id = asText(desk, item, 'each of "required"');
    if (id !== null) ids.push({ what: 'fact', id, span: item.span });
    return id ?? [];
  });
}

function overridesIn(desk: Desk, tree: Tree, ids: NamedId[]): readonly Override[] {
  if (tree.kind !== 'list') return wrongType(desk, tree, '"overrides"', 'a list') ?? [];
  return tree.items.map((item) => {
    const fields = fieldsOf(desk, item, 'an override', ['files', ...fileKeys]);
    const files = fields.files
      ? asTexts(desk, fields.files, '"files"')
      : (wrongType(desk, item, 'an override', 'a map with "files"') ?? []);
    return { files, ...fileSettings(desk, fields, ids) };
  });
}
