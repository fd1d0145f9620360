// What a change of rules changes, for eyes: for each result how often it moves from where to where, where, and an example.
import type { BriefInFull } from '../model/law.js';
import type { Page } from './page.js';
import { briefLines } from './verify-text.js';
import { wrap } from './wrap.js';

export interface ToldMove {
  readonly result: string;
  readonly from: string;
  readonly to: string;
  readonly way: 'left' | 'right' | 'other';
  readonly count: bigint;
  readonly only: readonly { readonly fact: string; readonly values: readonly string[] }[];
  readonly brief: BriefInFull;
}

export function differenceText(moved: readonly ToldMove[], page: Page): string {
  if (moved.length === 0) return 'no difference: every brief gets the same answer\n';
  const results = [...new Set(moved.map(({ result }) => result))];
  const lines = results.flatMap((result) => {
    const moves = moved.filter((move) => move.result === result);
    return [
      page.paint.bold(
        `${result}: ${grouped(moves.reduce((sum, { count }) => sum + count, 0n))} combinations move`,
      ),
      ...moves.flatMap((move) => moveLines(move, page)),
      '',
    ];
  });
  return `${lines.join('\n').trimEnd()}\n`;
}

const sides: Readonly<Record<ToldMove['way'], string>> = {
  left: ' (left)',
  right: ' (right)',
  other: '',
};

function moveLines({ from, to, way, count, only, brief }: ToldMove, page: Page): readonly string[] {
  const where = only.map(({ fact, values }) => `${fact} is ${values.join(' or ')}`);
  return [
    ...wrap(`${from} to ${to}${sides[way]}: ${grouped(count)}`, page.width, '  '),
    ...(where.length === 0
      ? []
      : wrap(`only where ${where.join(', ')}`, page.width, '    ', '      ')),
    '    such as',
    ...briefLines(brief).map((line) => `  ${line}`),
  ];
}

/** Digits in threes. */
export const grouped = (number: bigint): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
