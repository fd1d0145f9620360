// What can be wrong with what people hand in: one catalogue, code → severity, message, hint. Wrong arguments do not compile.
import type { Location } from './source.js';

export interface Diagnostic {
  readonly code: Code;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint: string | null;
  /** For a word that is none of those that may stand at its place: those. */
  readonly words: readonly string[] | null;
  readonly at: Location;
  /** Another end of the same mistake: the first of two equal keys, say. */
  readonly related: { readonly message: string; readonly at: Location } | null;
}

/** A value read, or nothing; and all that is wrong with it. */
export interface Read<T> {
  readonly value: T | null;
  readonly diagnostics: readonly Diagnostic[];
}

interface Row<A extends readonly unknown[]> {
  readonly severity: 'error' | 'warning';
  readonly message: (...args: A) => string;
  readonly hint?: (...args: A) => string | null;
  readonly words?: (...args: A) => readonly string[];
}

const row = <A extends readonly unknown[]>(entry: Row<A>): Row<A> => entry;

/** `did you mean "x"?`, or the whole list where it is short, or null. */
export function suggestion(near: string | null, all: readonly string[]): string | null {
  const list = all.length > 0 && all.length <= 8 ? `one of ${all.join(', ')}` : null;
  if (near !== null) return `did you mean "${near}"?${list ? ` ${list}` : ''}`;
  return list;
}

export const catalogue = {
  'syntax/yaml': row<[said: string]>({
    severity: 'error',
    message: (said) => `not valid YAML: ${said}`,
  }),
  'syntax/json': row<[said: string]>({
    severity: 'error',
    message: (said) => `not valid JSON: ${said}`,
  }),
  'syntax/empty': row<[]>({
    severity: 'error',
    message: () => 'the file is empty',
    hint: () => 'write `toforwith: 1` and a challenge, or start from `toforwith init`',
  }),
  'syntax/empty-document': row<[]>({
    severity: 'error',
    message: () => 'there is nothing in this document',
    hint: () => 'write it, or remove the `---` that begins it',
  }),
  'syntax/encoding': row<[said: string]>({
    severity: 'error',
    message: (said) => `not readable as UTF-8 text: ${said}`,
    hint: () => 'save the file as UTF-8',
  }),
  'syntax/duplicate-key': row<[key: string]>({
    severity: 'error',
    message: (key) => `"${key}" is given twice`,
    hint: () => 'keep one of them',
  }),
  'syntax/key-not-text': row<[found: string]>({
    severity: 'error',
    message: (found) => `a key must be text, not ${found}`,
    hint: (found) => (/^[\w.+-]+$/.test(found) ? `write it in quotes: "${found}"` : null),
  }),
  'syntax/too-large': row<[what: string, limit: string]>({
    severity: 'error',
    message: (what, limit) => `${what} is over the limit of ${limit}`,
  }),
  'syntax/front-matter': row<[said: string]>({
    severity: 'error',
    message: (said) => said,
    hint: () => 'begin the file with a line `---`, the brief, and another line `---`',
  }),
  'syntax/table': row<[said: string]>({
    severity: 'error',
    message: (said) => said,
  }),
  'brief/not-a-map': row<[what: string, found: string]>({
    severity: 'error',
    message: (what, found) => `${what} must be a map of keys to values, not ${found}`,
  }),
  'brief/not-a-list': row<[what: string, found: string]>({
    severity: 'error',
    message: (what, found) => `${what} must be a list, not ${found}`,
    hint: () => 'begin each entry with "- "',
  }),
  'brief/not-text': row<[what: string, found: string]>({
    severity: 'error',
    message: (what, found) => `${what} must be text, not ${found}`,
  }),
  'brief/not-a-date': row<[what: string, found: string]>({
    severity: 'error',
    message: (what, found) => `${what} must be a date, not "${found}"`,
    hint: () => 'write it as year-month-day, such as 2026-03-31',
  }),
  'brief/no-version': row<[]>({
    severity: 'error',
    message: () => 'the brief does not say which version of the format it follows',
    hint: () => 'begin with `toforwith: 1`',
  }),
  'brief/unknown-version': row<[found: string]>({
    severity: 'error',
    message: (found) => `version ${found} of the brief format is not known here`,
    hint: () => 'this release reads `toforwith: 1`',
  }),
  'brief/unknown-key': row<
    [key: string, where: string, near: string | null, all: readonly string[]]
  >({
    severity: 'error',
    message: (key, where) => `"${key}" is no key of ${where}`,
    hint: (_key, _where, near, all) => suggestion(near, all),
    words: (_key, _where, _near, all) => all,
  }),
  'brief/misplaced-key': row<[key: string, where: string, homes: readonly string[]]>({
    severity: 'error',
    message: (key, where) => `"${key}" is no key of ${where}`,
    hint: (key, _where, homes) => `move it: ${key} belongs under ${homes.join(' or ')}`,
  }),
  'brief/unknown-value': row<
    [value: string, fact: string, near: string | null, all: readonly string[]]
  >({
    severity: 'error',
    message: (value, fact) => `"${value}" is no value of ${fact}`,
    hint: (_value, _fact, near, all) => suggestion(near, all) ?? `one of ${all.join(', ')}`,
    words: (_value, _fact, _near, all) => all,
  }),
  'brief/wrong-type': row<[fact: string, found: string, all: readonly string[]]>({
    severity: 'error',
    message: (fact, found) => `${fact} takes one word, not ${found}`,
    hint: (_fact, _found, all) => (all.length > 0 ? `one of ${all.join(', ')}` : null),
  }),
  'brief/missing-key': row<[key: string, where: string]>({
    severity: 'error',
    message: (key, where) => `${where} needs "${key}"`,
  }),
  'brief/unknown-group': row<[name: string, near: string | null, all: readonly string[]]>({
    severity: 'error',
    message: (name) => `no group of the list is called "${name}"`,
    hint: (_name, near, all) => suggestion(near, all),
  }),
  'brief/two-groups-of-one-name': row<[name: string]>({
    severity: 'error',
    message: (name) => `two groups are called "${name}"`,
    hint: () => 'give each its own name',
  }),
  'brief/two-parts-of-one-name': row<[name: string]>({
    severity: 'error',
    message: (name) => `two parts are called "${name}"`,
    hint: () => 'give each its own name',
  }),
  'pack/unreadable': row<[said: string]>({ severity: 'error', message: (said) => said }),
  'pack/unknown-key': row<
    [key: string, where: string, near: string | null, all: readonly string[]]
  >({
    severity: 'error',
    message: (key, where) => `"${key}" is no key of ${where}`,
    hint: (_key, _where, near, all) => suggestion(near, all),
  }),
  'pack/missing-key': row<[key: string, where: string]>({
    severity: 'error',
    message: (key, where) => `${where} needs "${key}"`,
  }),
  'pack/wrong-type': row<[what: string, expected: string, found: string]>({
    severity: 'error',
    message: (what, expected, found) => `${what} must be ${expected}, not ${found}`,
  }),
  'pack/unknown-fact': row<[id: string, near: string | null]>({
    severity: 'error',
    message: (id) => `"${id}" is no fact, derived fact or earlier result`,
    hint: (_id, near) => suggestion(near, []),
  }),
  'pack/unknown-value': row<
    [value: string, of: string, near: string | null, all: readonly string[]]
  >({
    severity: 'error',
    message: (value, of) => `"${value}" is no value of ${of}`,
    hint: (_value, _of, near, all) => suggestion(near, all),
  }),
  'pack/unknown-approach': row<[id: string, near: string | null, all: readonly string[]]>({
    severity: 'error',
    message: (id) => `"${id}" is no approach of the scale`,
    hint: (_id, near, all) => suggestion(near, all),
  }),
  'pack/unknown-id': row<[id: string, what: string, near: string | null]>({
    severity: 'error',
    message: (id, what) => `there is no ${what} "${id}"`,
    hint: (_id, _what, near) => suggestion(near, []),
  }),
  'pack/missing-source': row<[what: string]>({
    severity: 'error',
    message: (what) => `${what} cites no source`,
    hint: () => "add `source:` with an id from the pack's sources",
  }),
  'pack/duplicate-id': row<[id: string, what: string]>({
    severity: 'error',
    message: (id, what) => `the ${what} "${id}" is declared twice`,
  }),
  'pack/not-ordered': row<[fact: string]>({
    severity: 'error',
    message: (fact) => `${fact} has no order, so it can't be compared`,
    hint: () => 'list the values that count instead',
  }),
  'pack/reads-too-late': row<[rule: string, layer: string, reads: string, readLayer: string]>({
    severity: 'error',
    message: (rule, layer, reads, readLayer) =>
      `${rule} decides ${layer} but reads ${reads}, which is known only after ${readLayer}`,
    hint: () => 'read facts or an earlier result',
  }),
  'pack/reads-what-is-said': row<[rule: string, fact: string]>({
    severity: 'error',
    message: (rule, fact) =>
      `${rule} moves a pin but asks whether ${fact} is known: an answer must not hang on what the file happens to say`,
    hint: () => 'ask for a value instead',
  }),
  'pack/no-effect': row<[rule: string, all: readonly string[]]>({
    severity: 'error',
    message: (rule) => `${rule} says nothing`,
    hint: (_rule, all) => `give it one of ${all.join(', ')}`,
  }),
  'pack/two-effects': row<[rule: string, one: string, other: string]>({
    severity: 'error',
    message: (rule, one, other) => `${rule} says both ${one} and ${other}`,
    hint: () => 'make two rules of it',
  }),
  'pack/empty': row<[what: string]>({
    severity: 'error',
    message: (what) => `the pack has no ${what}`,
  }),
  'pack/cycle': row<[what: string, through: readonly string[]]>({
    severity: 'error',
    message: (what) => `${what} is worked out from itself`,
    hint: (what, through) =>
      through.length > 0 ? `through ${[...through, what].join(', ')}` : null,
  }),
  'pack/bad-id': row<[id: string, what: string]>({
    severity: 'error',
    message: (id, what) => `"${id}" can't be the id of a ${what}`,
    hint: () => 'write lower-case words joined by hyphens, for facts with dots between the parts',
  }),
  'pack/reserved-id': row<[id: string, why: string]>({
    severity: 'error',
    message: (id, why) => `nothing of a pack may be called "${id}": ${why}`,
    hint: () => 'choose another id',
  }),
  'pack/no-version': row<[]>({
    severity: 'error',
    message: () => 'no file of the pack says which version of the format it follows',
    hint: () => 'begin `pack.yaml` with `toforwith-pack: 1`',
  }),
  'pack/unknown-version': row<[found: string]>({
    severity: 'error',
    message: (found) => `version ${found} of the pack format is not known here`,
    hint: () => 'this release reads `toforwith-pack: 1`',
  }),
  'pack/missing-base': row<[id: string]>({
    severity: 'error',
    message: (id) => `the pack is built on "${id}", which is not there`,
    hint: () => 'name a pack that comes with this release, or a folder relative to this file',
  }),
  'pack/not-found': row<[name: string, near: string | null, shipped: readonly string[]]>({
    severity: 'error',
    message: (name) => `there is no pack "${name}", nor a folder of that name`,
    hint: (_name, near, shipped) => suggestion(near, shipped),
  }),
  'pack/empty-folder': row<[folder: string]>({
    severity: 'error',
    message: (folder) => `there is no YAML file in ${folder}`,
    hint: () => 'begin a pack with a file `pack.yaml`',
  }),
  'pack/apart': row<[one: string, other: string]>({
    severity: 'error',
    message: (one, other) => `${other} is not built on ${one}, so the two can't be joined`,
    hint: () => 'run them one after the other, or name the base under `extends:`',
  }),
  'pack/held-by-base': row<[key: string, base: string]>({
    severity: 'error',
    message: (key, base) => `"${key}" is given by ${base}, which the pack is built on`,
    hint: () => 'add facts and rules, and alter what is there under `change:`',
  }),
  'pack/cannot-change': row<[id: string, key: string, of: string]>({
    severity: 'error',
    message: (id, key, of) => `${id} has no "${key}" to change: only ${of} do`,
  }),
  'pack/no-people': row<[key: string]>({
    severity: 'error',
    message: (key) => `"${key}" asks about groups, but the pack has no \`people:\``,
  }),
  'pack/asked-of-groups': row<[cell: string]>({
    severity: 'error',
    message: (cell) => `"${cell}" is asked of each group, not of the brief`,
    hint: () => 'ask about it under `some-group:`, `every-group:` or `no-group:`',
  }),
  'pack/not-asked': row<[id: string]>({
    severity: 'error',
    message: (id) => `${id} is worked out, never given, so nobody can say whether it is known`,
    hint: () => 'ask for its value',
  }),
  'pack/not-comparable': row<[one: string, other: string]>({
    severity: 'error',
    message: (one, other) => `${one} and ${other} do not lie on the same scale`,
    hint: () => 'compare two facts or results whose ordered values are the same',
  }),
  'pack/needless-ordinary': row<[fact: string, leftOut: string]>({
    severity: 'error',
    message: (fact, leftOut) =>
      `${fact} has an ordinary value, but left out it counts as unstated (\`left-out: ${leftOut}\`)`,
    hint: () => 'remove one of the two',
  }),
  'pack/must-be-ordered': row<[id: string, what: string]>({
    severity: 'error',
    message: (id, what) => `${id} has no order, so ${what}`,
    hint: () => 'add `ordered: yes` if its values run from least to most',
  }),
  'pack/too-many-values': row<[what: string, limit: number]>({
    severity: 'error',
    message: (what, limit) => `${what} has more than ${limit} values`,
  }),
  'pack/example-differs': row<[what: string, expected: string, found: string]>({
    severity: 'error',
    message: (what, expected, found) => `expected ${what} ${expected}, found ${found}`,
  }),
  'pack/example-silent': row<[rule: string]>({
    severity: 'error',
    message: (rule) => `expected ${rule} to speak, and it does not`,
  }),
  'pack/example-speaks': row<[rule: string]>({
    severity: 'error',
    message: (rule) => `expected ${rule} not to speak, and it does`,
  }),
  'pack/no-near-miss': row<[rule: string]>({
    severity: 'warning',
    message: (rule) => `${rule} has no example that shows where it stops speaking`,
    hint: () =>
      'add one that differs from one that makes it speak in a single answer, with `not-because: [its id]`',
  }),
  'pack/no-example': row<[rule: string]>({
    severity: 'warning',
    message: (rule) => `${rule} has no example that makes it speak`,
    hint: () => 'add one under `examples:` with `because: [its id]`',
  }),
  'pack/unread-fact': row<[fact: string]>({
    severity: 'warning',
    message: (fact) => `no rule reads ${fact}`,
  }),
  'pack/unfilled': row<[word: string, rule: string, near: string | null]>({
    severity: 'warning',
    message: (word, rule) => `nothing can be put in for {${word}} in the words of ${rule}`,
    hint: (_word, _rule, near) => (near ? `did you mean {${near}}?` : null),
  }),
  'pack/never-speaks': row<[rule: string]>({
    severity: 'warning',
    message: (rule) => `${rule} can never speak`,
  }),
  'config/unknown-key': row<
    [key: string, where: string, near: string | null, all: readonly string[]]
  >({
    severity: 'error',
    message: (key, where) => `"${key}" is no key of ${where}`,
    hint: (_key, _where, near, all) => suggestion(near, all),
  }),
  'config/missing-key': row<[key: string, where: string, why: string]>({
    severity: 'error',
    message: (key, where) => `${where} needs "${key}"`,
    hint: (_key, _where, why) => why,
  }),
  'config/wrong-type': row<[what: string, expected: string, found: string]>({
    severity: 'error',
    message: (what, expected, found) => `${what} must be ${expected}, not ${found}`,
  }),
  'config/unknown-value': row<
    [value: string, of: string, near: string | null, all: readonly string[]]
  >({
    severity: 'error',
    message: (value, of) => `"${value}" is no value of ${of}`,
    hint: (_value, _of, near, all) => suggestion(near, all),
  }),
  'config/unknown-id': row<[id: string, what: string, near: string | null]>({
    severity: 'error',
    message: (id, what) => `no ${what} is called "${id}"`,
    hint: (_id, _what, near) => suggestion(near, []),
  }),
} as const;

export type Code = keyof typeof catalogue;
type Arguments<C extends Code> = (typeof catalogue)[C] extends Row<infer A> ? A : never;

/** A diagnostic from the catalogue, at its place. */
export function diagnostic<C extends Code>(
  code: C,
  at: Location,
  ...args: Arguments<C>
): Diagnostic {
  const entry = catalogue[code] as unknown as Row<Arguments<C>>;
  const told = args.map(shortened) as readonly unknown[] as Arguments<C>;
  return {
    code,
    severity: entry.severity,
    message: entry.message(...told),
    hint: entry.hint?.(...told) ?? null,
    words: entry.words?.(...told) ?? null,
    at,
    related: null,
  };
}

/** What somebody wrote may be of any length; nobody reads more than this of it. */
const longestQuoted = 200;

const shortened = (said: unknown): unknown =>
  typeof said === 'string' && said.length > longestQuoted
    ? `${said.slice(0, longestQuoted)}…`
    : said;

/** The same diagnostic with its other end. */
export function relatedTo(found: Diagnostic, message: string, at: Location): Diagnostic {
  return { ...found, related: { message, at } };
}
