// What `explain` says of findings beside their rule: those that no rule of the pack makes, and examples to try.
import { type CheckRule, withBlanks } from '../model/finding.js';
import type { Pack } from '../model/pack.js';
import type { Page } from './page.js';
import { capital, citation } from './phrases.js';
import { wrap } from './wrap.js';

/** A finding with what it says when it is found; null where only its place tells. */
export interface ToldFinding extends CheckRule {
  readonly message: string | null;
}

/** As `packs/finding-examples.ts` reads them. */
export interface ShownExample {
  readonly found: boolean;
  readonly answers: readonly string[];
  readonly text: string | null;
  /** What is told of it; null where nothing is found. */
  readonly says: string | null;
}

export const explainFinding = (told: ToldFinding, pack: Pack, page: Page): string =>
  `${linesOf(told, pack, page).join('\n')}\n`;

function linesOf(
  { id, severity, title, help, sources, message }: ToldFinding,
  pack: Pack,
  page: Page,
): readonly string[] {
  const cited = [...new Set(sources.map((source) => citation(source, pack, true)))];
  const paragraphs = [
    `${capital(title)}.`,
    ...(message === null ? [] : [`Found: ${withBlanks(message)}.`]),
    help,
  ];
  return [
    ...wrap(`${id}: ${severity}, when a proposal is checked`, page.width, '', '  ').map(
      page.paint.bold,
    ),
    ...paragraphs.flatMap((paragraph) => wrap(paragraph, page.width, '  ', '    ')),
    ...(cited.length === 0
      ? []
      : wrap(`Source: ${cited.join('; ')}`, page.width, '  ', '    ').map(page.paint.dim)),
  ];
}

/** The examples, each under what it is an example of. */
export const examplesText = (examples: readonly ShownExample[], page: Page): string =>
  examples.map((example) => `\n${exampleLines(example, page).join('\n')}\n`).join('');

const exampleLines = (
  { found, answers, text, says }: ShownExample,
  page: Page,
): readonly string[] => [
  page.paint.bold(`  ${found ? 'found in' : 'not found in'}`),
  ...answers.map((line) => `    ${line}`),
  ...(text === null ? [] : ['    ---', ...wrap(text, page.width, '    ', '    ')]),
  ...(says === null ? [] : wrap(`says: ${says}`, page.width, '    ', '      ')),
];
