// Counts over many briefs: as JSON with a `portfolio` section, and as text with small bars.
import { type Pack, pins, type Rule } from '../model/pack.js';
import { camel, type JsonObject } from './assessment-json.js';
import { printable } from './printable.js';

/** Counts as they are added up; see the engine. */
export interface Counted {
  readonly briefs: number;
  readonly undecided: number;
  readonly pins: readonly (readonly number[])[];
  readonly flags: readonly number[];
  readonly rules: readonly number[];
  readonly groups: readonly (readonly (readonly number[])[])[];
  readonly listed: readonly number[];
  readonly by: readonly (readonly (readonly number[])[])[];
}

export interface Summed {
  readonly counts: Counted;
  readonly rejected: number;
  /** Positions of the facts counted by. */
  readonly by: readonly number[];
}

const shownPins = [
  ['domain', 'kind'],
  ['calledFor', 'called-for'],
  ['today', 'today'],
  ['first', 'first'],
  ['name', 'name'],
] as const;

type Tally = Readonly<Record<string, number>>;

const tally = (ids: readonly string[], counts: readonly number[]): Tally =>
  Object.fromEntries(
    ids.flatMap((id, index) => ((counts[index] ?? 0) > 0 ? [[id, counts[index] ?? 0]] : [])),
  );

const pinIds = (pin: string, pack: Pack): readonly string[] =>
  pack.variables.find(({ kind, id }) => kind === 'pin' && id === pin)?.values ?? [];

export function summaryJson({ counts, rejected, by }: Summed, pack: Pack): JsonObject {
  const approaches = pinIds('called-for', pack);
  return {
    format: 'toforwith/summary/1',
    briefs: counts.briefs,
    rejected,
    undecided: counts.undecided,
    ...Object.fromEntries(
      shownPins.map(([key, pin]) => [
        key,
        tally(pinIds(pin, pack), counts.pins[pins.indexOf(pin)] ?? []),
      ]),
    ),
    ...Object.fromEntries(pack.flags.map(({ id }, index) => [camel(id), counts.flags[index] ?? 0])),
    groups: tally(kindsOf(pack), counts.listed),
    by: Object.fromEntries(
      by.map((fact, index) => {
        const values = [...(pack.facts[fact]?.values.map(({ id }) => id) ?? []), 'left-out'];
        const rows = values.flatMap((value, code) => {
          const row = counts.by[index]?.[code] ?? [];
          const briefs = sum(row);
          return briefs === 0 ? [] : [[value, { briefs, calledFor: tally(approaches, row) }]];
        });
        return [pack.facts[fact]?.id ?? '', Object.fromEntries(rows)];
      }),
    ),
    portfolio: portfolio(counts, pack),
  };
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
const kindsOf = ({ people }: Pack): readonly string[] =>
  people?.cells[0]?.values.map(({ id }) => id) ?? [];

/** What shows only across briefs: findings that recur, duties touched, and what is asked of the same kinds of groups. */
function portfolio(counts: Counted, pack: Pack): JsonObject {
  const spoke = pack.rules.flatMap((rule, index) =>
    (counts.rules[index] ?? 0) > 0 ? [{ rule, briefs: counts.rules[index] ?? 0 }] : [],
  );
  const told = (wanted: (rule: Rule) => boolean) =>
    mostFirst(spoke.filter(({ rule }) => wanted(rule))).map(({ rule, briefs }) => ({
      rule: rule.id,
      briefs,
    }));
  return {
    findings: told(({ effect }) => effect.kind === 'finding'),
    cautions: told(({ effect }) => effect.kind === 'warn'),
    duties: told(({ effect }) => effect.kind === 'duty-at-least' || effect.kind === 'raises'),
    limits: told(({ effect }) => effect.kind === 'reach-at-most' || effect.kind === 'at-most'),
    groups: Object.fromEntries(
      kindsOf(pack).flatMap((kind, index) => {
        const briefs = counts.listed[index] ?? 0;
        if (briefs === 0) return [];
        const cells = (pack.people?.cells ?? []).slice(1).filter(({ namedIn }) => namedIn === null);
        const answers = cells.map((cell) => {
          const position = pack.people?.cells.indexOf(cell) ?? 0;
          return [
            camel(cell.id),
            tally(
              [...cell.values.map(({ id }) => id), 'left-out'],
              counts.groups[index]?.[position] ?? [],
            ),
          ];
        });
        return [[kind, { briefs, ...Object.fromEntries(answers) }]];
      }),
    ),
  };
}

const mostFirst = <T extends { readonly briefs: number }>(entries: readonly T[]): readonly T[] =>
  [...entries].sort((a, b) => b.briefs - a.briefs);

const barWidth = 24;

export function summaryText(summed: Summed, pack: Pack, ascii: boolean): string {
  const { counts, rejected, by } = summed;
  const bar = (share: number) =>
    (ascii ? '#' : '█').repeat(Math.round(share * barWidth)) ||
    (share > 0 ? (ascii ? '.' : '▏') : '');
  const table = (
    title: string,
    rows: readonly (readonly [string, number])[],
    of = counts.briefs,
  ): string => {
    const shown = rows.filter(([, count]) => count > 0);
    if (shown.length === 0) return '';
    const lines = shown.map(([label, count]) =>
      `  ${label.padEnd(28)} ${String(count).padStart(9)}  ${percent(count, of)}  ${bar(of === 0 ? 0 : count / of)}`.trimEnd(),
    );
    return `\n${printable(title)}\n${lines.join('\n')}\n`;
  };
  const pairs = (ids: readonly string[], numbers: readonly number[]) =>
    ids.map((id, index) => [id, numbers[index] ?? 0] as const);
  const titles = {
    domain: 'kind of challenge',
    calledFor: 'called for',
    today: 'today',
    first: 'first',
    name: 'name',
  } as const;
  const head = `${counts.briefs} ${counts.briefs === 1 ? 'brief' : 'briefs'}${rejected > 0 ? `, ${rejected} rejected` : ''}${counts.undecided > 0 ? `, ${counts.undecided} undecided` : ''}\n`;
  const ofPins = shownPins.map(([key, pin]) => {
    const rows = pairs(pinIds(pin, pack), counts.pins[pins.indexOf(pin)] ?? []);
    return table(
      titles[key],
      key === 'first' || key === 'name' ? rows.filter(([id]) => id !== 'none') : rows,
    );
  });
  const ofFacts = by.map((fact, index) => {
    const values = [...(pack.facts[fact]?.values.map(({ id }) => id) ?? []), 'left-out'];
    return table(
      `by ${pack.facts[fact]?.id ?? ''}`,
      values.map((value, code) => [value, sum(counts.by[index]?.[code] ?? [])] as const),
    );
  });
  const across = pack.rules.flatMap(({ id, effect }, index) =>
    ['finding', 'duty-at-least', 'raises'].includes(effect.kind)
      ? [[id, counts.rules[index] ?? 0] as const]
      : [],
  );
  return [
    head,
    ...ofPins,
    table(
      'troubles',
      pairs(
        pack.flags.map(({ id }) => id),
        counts.flags,
      ),
    ),
    table('briefs that list', pairs(kindsOf(pack), counts.listed)),
    ...ofFacts,
    table('across the briefs', [...across].sort((a, b) => b[1] - a[1]).slice(0, 12)),
  ].join('');
}

const percent = (count: number, of: number): string =>
  `${of === 0 ? 0 : Math.round((count / of) * 100)}%`.padStart(4);
