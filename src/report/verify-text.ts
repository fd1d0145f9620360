// What a proof of a rulebook came to, for eyes: each failure with the smallest brief that shows it, then what was covered.
import type { BriefInFull } from '../model/law.js';
import type { Page } from './painter.js';
import { wrap } from './wrap.js';

export interface ToldFailure {
  /** `file:line`, where there is one. */
  readonly where: string | null;
  readonly id: string;
  readonly said: string;
  readonly brief: BriefInFull | null;
  readonly raised: {
    readonly id: string;
    readonly group: number | null;
    readonly from: string;
    readonly to: string;
  } | null;
}

export function failureText({ where, id, said, brief, raised }: ToldFailure, page: Page): string {
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
    ...(brief ? ['  smallest brief:', ...briefLines(brief)] : []),
    ...change,
    '',
  ].join('\n');
}

/** A brief in full as YAML that can be pasted. */
export function briefLines({ facts, groups }: BriefInFull): readonly string[] {
  const sections = new Map<string, string[]>();
  for (const [id, value] of Object.entries(facts)) {
    const [section = '', ...rest] = id.split('.');
    sections.set(section, [...(sections.get(section) ?? []), `${rest.join('.')}: ${value}`]);
  }
  const lines = [...sections].flatMap(([section, entries]) => [
    `${section}:`,
    ...entries.map((entry) => `  ${entry}`),
  ]);
  return [...lines, ...groupLines(groups)].map((line) => `    ${line}`);
}

function groupLines(groups: BriefInFull['groups']): readonly string[] {
  if (groups === null) return [];
  if (groups.length === 0) return ['nobody listed'];
  return groups.map(
    (cells, index) =>
      `group ${index + 1}: ${Object.entries(cells)
        .map(([id, value]) => `${id} ${value}`)
        .join(', ')}`,
  );
}
