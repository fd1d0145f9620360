// What an id means, from the pack alone: a rule, fact, group answer, approach, kind, name, flag, setting or source.
// Each sort of entry has one function; the table at the end says where each is looked for.

import { withBlanks } from '../model/finding.js';
import { recordIn, wordsIn } from '../model/layout.js';
import type { Approach, Authority, Cell, Fact, Pack, Rule, Setting, Term } from '../model/pack.js';
import { advisingTexts, methodTexts } from './advising-text.js';
import { conditionLines } from './condition-text.js';
import type { Page } from './page.js';
import { capital, citation, labelOf, ofNoBrief, titleOf } from './phrases.js';
import { wrap } from './wrap.js';

/** The explanation of an id, or null where the pack has no such entry. */
export function explain(id: string, pack: Pack, page: Page): string | null {
  const found = sorts.flatMap((sort) => sort(id, pack, page));
  return found.length === 0 ? null : `${found.join('\n').trimEnd()}\n`;
}

/** Every id that `explain` knows, for suggestions and completion. */
export function explainable(pack: Pack): readonly string[] {
  const terms = [
    ...pack.scale.bands,
    ...pack.scale.approaches,
    ...pack.kinds,
    ...pack.names,
    ...pack.flags,
    ...pack.settings,
    ...pack.facts,
    ...pack.rules,
    ...pack.derived,
    ...pack.sources,
  ];
  return [
    ...terms.map((entry) => entry.id),
    'methods',
    ...Object.keys(pack.texts),
    ...(pack.people?.cells ?? []).map((cell) => `${pack.people?.key}.${cell.id}`),
  ];
}

type Sort = (id: string, pack: Pack, page: Page) => readonly string[];

const approach: Sort = (id, pack, page) =>
  pack.scale.approaches
    .filter((entry) => entry.id === id)
    .flatMap((entry) => approachLines(entry, pack, page));

function approachLines(entry: Approach, pack: Pack, page: Page): readonly string[] {
  const band = pack.scale.bands[entry.band];
  return [
    ...heading(`${capital(entry.title)}: ${band?.title ?? ''}`, page),
    ...text(entry.help, page),
    ...text(`Who decides: ${entry.decides}.`, page),
    ...text(`Who acts: ${entry.acts}.`, page),
    ...text(`What is promised: ${entry.promise}.`, page),
    ...cited(entry, pack, page),
    ...rulesFor(entry.id, pack, page),
    '',
  ];
}

/** Rules that speak for an approach, kind, name or flag. */
function rulesFor(id: string, pack: Pack, page: Page): readonly string[] {
  const levels = pack.scale.approaches.findIndex((entry) => entry.id === id);
  const speaks = pack.rules.filter(
    ({ effect }) => 'to' in effect && targetIs(effect, id, levels, pack),
  );
  return speaks.length === 0
    ? []
    : [
        '  rules that speak for it',
        ...speaks.flatMap((rule) =>
          wrap(
            `${rule.id} (${rule.effect.kind}): ${ofNoBrief(rule.because, pack)}`,
            page.width,
            '    ',
            '      ',
          ),
        ),
      ];
}

function targetIs(effect: Rule['effect'], id: string, level: number, pack: Pack): boolean {
  switch (effect.kind) {
    case 'kind':
      return pack.kinds[effect.to]?.id === id;
    case 'name':
      return pack.names[effect.to]?.id === id;
    case 'flag':
      return pack.flags[effect.to]?.id === id;
    case 'raises':
      return false;
    default:
      return 'to' in effect && level >= 0 && effect.to === level;
  }
}

function termSort(of: (pack: Pack) => readonly Term[], what: string): Sort {
  return (id, pack, page) =>
    of(pack)
      .filter((entry) => entry.id === id)
      .flatMap((entry) => [
        ...heading(`${capital(entry.title)}: ${what}`, page),
        ...text(entry.help, page),
        ...('looksLike' in entry ? text(String(entry.looksLike), page) : []),
        ...cited(entry, pack, page),
        ...rulesFor(entry.id, pack, page),
        '',
      ]);
}

const fact: Sort = (id, pack, page) =>
  pack.facts
    .filter((entry) => entry.id === id || labelled(entry.id, id))
    .flatMap((entry) => factLines(entry, pack, page));

/** `time` finds `decision.time`. */
const labelled = (full: string, id: string): boolean => full.endsWith(`.${id}`);

function factLines(entry: Fact, pack: Pack, page: Page): readonly string[] {
  const values = pack.variables[entry.variable]?.values ?? [];
  const ordinary = entry.ordinary.map(({ when, value }) =>
    when
      ? [`  usually ${values[value]} where`, ...conditionLines(when, pack, '    ')]
      : [`  usually ${values[value]}, where it is left out`],
  );
  return [
    ...heading(`${entry.id}: ${entry.question}`, page),
    ...text(entry.help, page),
    ...valueLines(entry.values, page),
    ...ordinary.flat(),
    ...text(entry.changes === '' ? '' : `It changes ${entry.changes}.`, page),
    ...cited(entry, pack, page),
    ...readers(entry.variable, pack, page),
    '',
  ];
}

const cell: Sort = (id, pack, page) =>
  (pack.people?.cells ?? [])
    .filter((entry) => `${pack.people?.key}.${entry.id}` === id || entry.id === id)
    .flatMap((entry) => cellLines(entry, pack, page));

function cellLines(entry: Cell, pack: Pack, page: Page): readonly string[] {
  return [
    ...heading(`${pack.people?.key}.${entry.id}: ${entry.question}`, page),
    ...text(entry.help, page),
    ...valueLines(entry.values, page),
    ...text(entry.changes === '' ? '' : `It changes ${entry.changes}.`, page),
    ...cited(entry, pack, page),
    '',
  ];
}

const valueLines = (
  values: readonly { readonly id: string; readonly help: string }[],
  page: Page,
): readonly string[] =>
  values.flatMap(({ id, help }) => wrap(`${id}: ${help}`, page.width, '    ', '      '));

/** Rules whose condition reads a variable, at any depth of derived facts. */
function readers(variable: number, pack: Pack, page: Page): readonly string[] {
  const name = pack.variables[variable]?.id ?? '';
  const through = new Set([
    name,
    ...pack.derived.filter((entry) => mentions(entry, variable)).map(({ id }) => id),
  ]);
  const indexes = new Set(
    pack.variables.flatMap(({ id }, index) => (through.has(id) ? [index] : [])),
  );
  const rules = pack.rules.filter((rule) =>
    [...indexes].some((index) => mentions(rule.when, index)),
  );
  return rules.length === 0
    ? []
    : wrap(`rules that read it: ${rules.map(({ id }) => id).join(', ')}`, page.width, '  ', '    ');
}

/** Whether a condition or derived fact names a variable anywhere within. */
function mentions(node: unknown, variable: number): boolean {
  if (Array.isArray(node)) return node.some((part) => mentions(part, variable));
  if (node === null || typeof node !== 'object') return false;
  return Object.entries(node).some(([key, value]) =>
    (key === 'variable' || key === 'than') &&
    value === variable &&
    !('says' in node && 'id' in node)
      ? true
      : mentions(value, variable),
  );
}

const rule: Sort = (id, pack, page) =>
  pack.rules.filter((entry) => entry.id === id).flatMap((entry) => ruleLines(entry, pack, page));

function ruleLines(entry: Rule, pack: Pack, page: Page): readonly string[] {
  return [
    ...heading(`${entry.id}: ${effectText(entry, pack)}`, page),
    ...text(entry.because === '' ? '' : `${capital(ofNoBrief(entry.because, pack))}.`, page),
    ...advisingTexts(entry).flatMap((said) => text(ofNoBrief(said, pack), page)),
    '  it speaks when',
    ...conditionLines(entry.when, pack, '    '),
    ...text(entry.liftedBy === null ? '' : `Lifted by ${entry.liftedBy}.`, page),
    ...findingLines(entry, page),
    ...cited(entry, pack, page),
    ...text(entry.off === null ? '' : `Switched off: ${entry.off}.`, page),
    ...text(`${pack.files[entry.file] ?? entry.pack}:${entry.place.line}`, page),
    '',
  ];
}

function effectText({ effect }: Rule, pack: Pack): string {
  switch (effect.kind) {
    case 'kind':
      return `the challenge is ${pack.kinds[effect.to]?.title}`;
    case 'name':
      return `its name is ${pack.names[effect.to]?.title}`;
    case 'flag':
      return `it raises ${pack.flags[effect.to]?.title}`;
    case 'raises':
      return `it lifts ${pack.facts[effect.fact]?.id} to ${pack.facts[effect.fact]?.values[effect.to]?.id}`;
    case 'finding':
      return `${effect.severity}, when a proposal is checked`;
    case 'needs':
    case 'warn':
    case 'suggest':
    case 'offer':
    case 'asks':
    case 'notes':
      return effect.kind;
    default:
      return `${labelOf(effect.kind)} ${titleOf(pack.scale.approaches[effect.to]?.id ?? '', pack)}`;
  }
}

function findingLines({ effect }: Rule, page: Page): readonly string[] {
  return effect.kind === 'finding'
    ? [
        ...text(`Found: ${withBlanks(effect.message)}.`, page),
        ...text(`Expected: ${withBlanks(effect.expected)}.`, page),
        ...text(`To mend it: ${withBlanks(effect.mend)}.`, page),
      ]
    : [];
}

const setting: Sort = (id, pack, page) =>
  pack.settings
    .filter((entry) => entry.id === id)
    .flatMap((entry) => settingLines(entry, pack, page));

function settingLines(entry: Setting, pack: Pack, page: Page): readonly string[] {
  return [
    ...heading(`${capital(entry.title)}: a setting, now ${entry.value}`, page),
    ...text(entry.help, page),
    ...valueLines(entry.values, page),
    ...cited(entry, pack, page),
    '',
  ];
}

const source: Sort = (id, pack, page) =>
  pack.sources
    .filter((entry) => entry.id === id)
    .flatMap((entry) => sourceLines(entry, pack, page));

function sourceLines(entry: Authority, pack: Pack, page: Page): readonly string[] {
  const law = [
    entry.jurisdiction,
    entry.status,
    entry.asOf === null ? null : `as of ${entry.asOf}`,
  ].filter((part) => part !== null);
  const cites = pack.rules.filter((candidate) =>
    candidate.sources.some((ref) => ref.source === entry.id),
  );
  return [
    ...heading(
      `${entry.author}${entry.year === null ? '' : ` (${entry.year})`}: ${entry.title}`,
      page,
    ),
    ...text([entry.kind.replace('-', ' '), ...law].join(', '), page),
    ...text(entry.note ?? '', page),
    ...text(entry.url ?? '', page),
    ...(cites.length === 0
      ? []
      : wrap(
          `rules that cite it: ${cites.map((cited) => cited.id).join(', ')}`,
          page.width,
          '  ',
          '    ',
        )),
    '',
  ];
}

/** A text of the pack that is written to be read: several meanings of a word, or background. */
const told: Sort = (id, pack, page) => {
  const { title, text: said, source: from } = recordIn(pack.texts[id]);
  if (typeof title !== 'string' || said === undefined) return [];
  const paragraphs = typeof said === 'string' ? [said] : wordsIn(said);
  const sources = (typeof from === 'string' ? [from] : wordsIn(from)).map((ref) => ({
    source: ref,
    where: null,
  }));
  return [
    ...heading(title, page),
    ...paragraphs.flatMap((paragraph) => text(paragraph, page)),
    ...cited({ sources }, pack, page),
    '',
  ];
};

const methods: Sort = (id, pack, page) => {
  if (id !== 'methods') return [];
  const listed = methodTexts(pack);
  return [
    ...heading(`${listed.length} methods`, page),
    ...listed.flatMap((line) => text(line, page)),
    '',
  ];
};

const heading = (title: string, page: Page): readonly string[] =>
  wrap(title, page.width, '', '  ').map(page.paint.bold);
const text = (paragraph: string, page: Page): readonly string[] =>
  paragraph === '' ? [] : wrap(paragraph, page.width, '  ', '    ');

function cited(
  entry: {
    readonly sources: readonly { readonly source: string; readonly where: string | null }[];
  },
  pack: Pack,
  page: Page,
): readonly string[] {
  const all = [...new Set(entry.sources.map((ref) => citation(ref, pack, true)))];
  return all.length === 0
    ? []
    : wrap(`Source: ${all.join('; ')}`, page.width, '  ', '    ').map(page.paint.dim);
}

const sorts: readonly Sort[] = [
  termSort((pack) => pack.scale.bands, 'a part of the scale'),
  approach,
  termSort((pack) => pack.kinds, 'a kind of challenge'),
  termSort((pack) => pack.names, 'a name beside the scale'),
  termSort((pack) => pack.flags, 'trouble in the brief itself'),
  fact,
  cell,
  setting,
  rule,
  source,
  told,
  methods,
];
