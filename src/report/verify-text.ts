// What a proof of a rulebook came to, for eyes: each failure with the smallest brief that shows it, then what was covered.
import type { BriefInFull } from '../model/law.js';
import type { Page } from './page.js';
import { wrap } from './wrap.js';

export interface ToldFailure {
  /** `file:line`, where there is one. */
  readonly where: string | null;
  readonly id: string;
  readonly said: string;
  /** Conditions that cannot hold together, as lines. */
  readonly apart: readonly string[];
  /** What the brief is, where it is not one that shows the failure. */
  readonly briefIs: string;
  readonly brief: BriefInFull | null;
  readonly raised: {
    readonly id: string;
    readonly group: number | null;
    readonly from: string;
    readonly to: string;
  } | null;
}

export function failureText(failure: ToldFailure, page: Page): string {
  const { where, id, said, apart, briefIs, brief, raised } = failure;
  const first = wrap(
    `${where === null ? '' : `${where}: `}${page.paint.error(id)}: ${said}`,
    page.width,
    '',
    '  ',
  );
  const change = raised
    ? [
        `  when ${raised.id}${raised.group === null ? '' : ` of group ${raised.group + 1}`} goes from ${raised.from} to ${raised.to}`,
      ]
    : [];
  return [
    ...first,
    ...(apart.length > 0 ? ['  these cannot hold together:', ...apart] : []),
    ...(brief ? [`  ${briefIs}:`, ...briefLines(brief)] : []),
    ...change,
    '',
  ].join('\n');
}

/** A brief as YAML that can be pasted. */
export function briefLines({ facts, groups, listKey }: BriefInFull): readonly string[] {
  const sections = new Map<string, string[]>();
  for (const [id, value] of Object.entries(facts)) {
    const [section = '', ...rest] = id.split('.');
    sections.set(section, [...(sections.get(section) ?? []), `${rest.join('.')}: ${value}`]);
  }
  const lines = [...sections].flatMap(([section, entries]) => [
    `${section}:`,
    ...entries.map((entry) => `  ${entry}`),
  ]);
  const all = [...lines, ...groupLines(groups, listKey)];
  return (all.length > 0 ? all : ['{}  # nothing need be said']).map((line) => `    ${line}`);
}

function groupLines(groups: BriefInFull['groups'], key: string): readonly string[] {
  if (groups === null) return [];
  if (groups.length === 0) return [`${key}: []`];
  return [
    `${key}:`,
    ...groups.map((cells, index) => {
      const answers = Object.entries(cells).map(([id, value]) => `${id}: ${value}`);
      return `  - { ${[`name: group ${index + 1}`, ...answers].join(', ')} }`;
    }),
  ];
}
