// The examples that rules carry: what is given, as a brief, and what is expected of it, each expectation with its place.
import type { Brief } from '../model/brief.js';
import type { Diagnostic, Read } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { Settings } from '../model/settings.js';
import type { Location, Source } from '../model/source.js';
import { type Entry, entryOf, type Tree } from '../model/tree.js';
import { readAnswers } from '../read/brief-of-tree.js';
import { type Declared, gather } from '../read/pack-gather.js';
import { asMap, lookUp, on, type Page, wrongType } from '../read/pack-page.js';
import {
  entries,
  needed,
  oneOrMore,
  type Section,
  sectionOf,
  unknownKey,
} from '../read/pack-section.js';
import { settingValueIn } from '../read/pack-settings.js';
import { choice } from '../read/pack-values.js';

export interface Example {
  /** The rule that it stands under. */
  readonly rule: string;
  readonly at: Location;
  readonly given: Brief;
  /** What the pack is set to for it, where that is otherwise than usual. */
  readonly settings: Settings;
  readonly results: readonly ExpectedResult[];
  /** Rules that speak, and rules that do not. */
  readonly because: readonly ExpectedRule[];
  readonly notBecause: readonly ExpectedRule[];
  /** What follows, in its order; null where nothing is said of it. */
  readonly then: ExpectedThen | null;
}

/** A pin or flag with the value it should have: one of its ids, `none`, `no` or `yes`. */
export interface ExpectedResult {
  readonly of: string;
  readonly value: string;
  readonly at: Location;
}

export interface ExpectedRule {
  readonly rule: string;
  readonly at: Location;
}

export interface ExpectedThen {
  readonly at: Location;
  readonly entries: readonly (readonly ExpectedResult[])[];
}

/** Every example in these files that could be read, in the order of the files. */
export function readExamples(files: readonly Source[], pack: Pack): Read<readonly Example[]> {
  const diagnostics: Diagnostic[] = [];
  const report = (found: Diagnostic): void => {
    diagnostics.push(found);
  };
  const { rules } = gather(files, 0, () => {}).declared;
  const examples = rules.flatMap((rule) => {
    const page: Page = { ...rule.page, report };
    return itemsOf(rule, page).flatMap((tree) => exampleOf(rule.id, page, tree, pack) ?? []);
  });
  return { value: examples, diagnostics };
}

function itemsOf({ tree, id }: Declared, page: Page): readonly Tree[] {
  const value = tree.kind === 'map' ? entryOf(tree, 'examples')?.value : undefined;
  if (!value) return [];
  if (value.kind === 'list') return value.items;
  wrongType(page, value, `"examples" of ${id}`, 'a list');
  return [];
}

const expectKeys = ['because', 'not-because', 'then'] as const;
/** Results that an assessment tells; where an approach starts is told by its reasons. */
const told = ['kind', 'called-for', 'reach', 'today', 'first', 'name'] as const;
const toldLater: readonly string[] = ['kind', 'called-for', 'reach', 'today'];

function exampleOf(rule: string, page: Page, tree: Tree, pack: Pack): Example | null {
  const where = `an example of ${rule}`;
  const section = sectionOf(page, tree, where, tree.span, ['given', 'expect', 'settings']);
  const given = section && needed(section, 'given');
  const expect = section && needed(section, 'expect');
  const brief = given && briefOf(page, given, pack);
  const map = expect && asMap(page, expect.value, `"expect" of ${where}`);
  if (!section || !brief || !expect || !map) return null;
  const keys: readonly string[] = [...told, ...pack.flags.map(({ id }) => id)];
  const known: readonly string[] = expectKeys;
  const results = map.entries.filter(({ key }) => !known.includes(key));
  const lists = { ...section, entries: listed(map.entries) };
  const ids = new Map(pack.rules.map(({ id }, index) => [id, index]));
  const rules = (key: 'because' | 'not-because'): readonly ExpectedRule[] =>
    oneOrMore(lists, key).flatMap((item) => {
      const index = lookUp(page, item, 'rule', ids);
      return index === null ? [] : [{ rule: pack.rules[index]?.id ?? '', at: on(page, item.span) }];
    });
  return {
    rule,
    at: on(page, given.keySpan),
    given: brief,
    settings: settingsOf(section, pack),
    results: results.flatMap((entry) => resultOf(page, entry, [...keys, ...expectKeys], pack)),
    because: rules('because'),
    notBecause: rules('not-because'),
    then: thenOf(page, entryOf(map, 'then'), pack),
  };
}

const listed = (entries: readonly Entry[]): Readonly<Record<string, Entry>> =>
  Object.fromEntries(entries.map((entry) => [entry.key, entry]));

function settingsOf(section: Section<'settings'>, { settings }: Pack): Settings {
  const { page, where } = section;
  const chosen = entries(section, 'settings').flatMap((entry) => {
    const setting = settings.find(({ id }) => id === entry.key);
    const ids = settings.map(({ id }) => id);
    if (!setting) unknownKey(page, entry, `"settings" of ${where}`, ids);
    const value = setting && settingValueIn(page, entry.value, setting.id, setting.values);
    return value === undefined || value === null ? [] : [[entry.key, value] as const];
  });
  return Object.fromEntries(chosen);
}

function briefOf(page: Page, { value }: Entry, pack: Pack): Brief | null {
  const map = asMap(page, value, '"given"');
  if (!map) return null;
  const read = readAnswers(page.source, map, pack, 0);
  for (const found of read.diagnostics) page.report(found);
  return read.value;
}

function resultOf(
  page: Page,
  entry: Entry,
  keys: readonly string[],
  pack: Pack,
): readonly ExpectedResult[] {
  const variable = pack.variables.find(
    ({ id, kind }) => id === entry.key && (kind === 'pin' || kind === 'flag'),
  );
  if (!variable || !keys.includes(entry.key)) {
    unknownKey(page, entry, 'what an example can expect', keys);
    return [];
  }
  const position = choice(page, entry.value, variable.id, variable.values);
  const value = position === null ? undefined : variable.values[position];
  return value === undefined ? [] : [{ of: variable.id, value, at: on(page, entry.value.span) }];
}

function thenOf(page: Page, entry: Entry | undefined, pack: Pack): ExpectedThen | null {
  if (!entry) return null;
  const items = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  const expected = items.map((item) =>
    (asMap(page, item, 'each of "then"')?.entries ?? []).flatMap((each) => {
      if (toldLater.includes(each.key)) return resultOf(page, each, toldLater, pack);
      unknownKey(page, each, 'what an example can expect of "then"', toldLater);
      return [];
    }),
  );
  return { at: on(page, entry.keySpan), entries: expected };
}
