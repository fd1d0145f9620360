// The options of a question laid out for a width: a label and what it means, beside each other where there is room, else
// one below the other.
import type { Option } from '../interview/screen.js';
import type { Choice } from '../io/prompts.js';
import { printable } from '../report/printable.js';
import { widthOf, wrap } from '../report/wrap.js';

/** With what each option means in full. */
export function choicesOf(options: readonly Option[], width: number): readonly Choice[] {
  const { titles, column, number } = columnsOf(options, width);
  const beside = width - number - column - 2;
  const isBeside =
    beside >= narrowest || options.every(({ help }) => widthOf(printable(help)) <= beside);
  return options.map(({ value, help }, index) => {
    const title = titles[index] ?? '';
    const means = printable(help);
    const inset = ' '.repeat(number - numberColumn(index + 1));
    if (means === '' || means === title) return { value, name: inset + title };
    if (!isBeside || widthOf(title) > column) {
      const [first = '', ...rest] = wrap(title, width - number);
      const lines = [...rest, ...wrap(means, width - number - 2).map((line) => `  ${line}`)];
      return { value, name: [inset + first, ...hanging(lines, number)].join('\n') };
    }
    const [first = '', ...rest] = wrap(means, beside);
    const gap = ' '.repeat(column - widthOf(title) + 2);
    return {
      value,
      name: [`${inset}${title}${gap}${first}`, ...hanging(rest, number + column + 2)].join('\n'),
    };
  });
}

/** On one line each, for lists that are too long otherwise: of what it means only as much as fits. */
export function shortChoicesOf(options: readonly Option[], width: number): readonly Choice[] {
  const { titles, column, number } = columnsOf(options, width);
  return options.map(({ value, help }, index) => {
    const title = titles[index] ?? '';
    const means = printable(help);
    const inset = ' '.repeat(number - numberColumn(index + 1));
    const gap = ' '.repeat(Math.max(0, column - widthOf(title)) + 2);
    const room = width - number - widthOf(title + gap);
    const isBare = means === '' || means === title || room < fewestColumns;
    const text = isBare ? oneLine(title, width - number) : title + gap + oneLine(means, room);
    return { value, name: inset + text };
  });
}

function columnsOf(options: readonly Option[], width: number) {
  const titles = options.map(({ label }) => printable(label));
  const column = Math.min(longestLabel(width), Math.max(...titles.map(widthOf)));
  return { titles, column, number: numberColumn(options.length) };
}

function oneLine(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  return `${wrap(text, width - 4)[0] ?? ''} ...`;
}

const hanging = (lines: readonly string[], by: number): readonly string[] =>
  lines.map((line) => ' '.repeat(by) + line);

/** Labels longer than this stand on a line of their own. */
const longestLabel = (width: number): number => Math.max(24, Math.floor(width * 0.4));
const narrowest = 34;
const fewestColumns = 12;

/** `❯ 1. `, as wide as the last number makes it. */
const numberColumn = (count: number): number => `❯ ${count}. `.length;
