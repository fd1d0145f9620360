// Questions as plain lines, for screen readers and terminals that only print: numbered choices, a line to answer, nothing redrawn.

import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Key, Prompter, Reply, Sheet, Size } from './prompts.js';

const words: Readonly<Record<string, Key>> = {
  '?': 'why',
  ...{
    ':why': 'why',
    ':back': 'back',
    ':b': 'back',
    ':review': 'review',
    ':r': 'review',
    ':save': 'leave',
    ':s': 'leave',
  },
};

export function openPlainPrompts(): Prompter {
  const { stdin, stdout } = process;
  const lines = createInterface({ input: stdin, terminal: false });
  const waiting: string[] = [];
  let take: ((line: string | Key) => void) | null = null;
  let isOver = false;
  const give = (line: string | Key): void => {
    const taker = take;
    take = null;
    if (taker) taker(line);
    else if (!isOver) waiting.push(line);
  };
  const onSignal = (): void => give('interrupt');
  lines
    .on('line', (line) => give(line))
    .on('close', () => {
      isOver = true;
      give('leave');
    });
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  const nextLine = async (): Promise<string | Key> =>
    waiting.shift() ??
    (isOver
      ? 'leave'
      : new Promise((resolve) => {
          take = resolve;
        }));
  return {
    async ask(draw: (size: Size) => Sheet): Promise<Reply> {
      const sheet = draw({ columns: stdout.columns || 80, rows: Number.MAX_SAFE_INTEGER });
      const numbered = sheet.choices.map(
        ({ value, name }, index) =>
          `${index + 1}. ${name}${value === sheet.current ? ' (as now)' : ''}`,
      );
      stdout.write(`\n${[sheet.above, ...numbered, sheet.keys].join('\n')}\n`);
      for (;;) {
        stdout.write(sheet.kind === 'choose' ? 'Number: ' : 'Answer: ');
        const line = await nextLine();
        if (line === 'interrupt' || line === 'leave') return { kind: 'key', key: line };
        const reply = replyOf(line.trim(), sheet);
        if (reply) return reply;
        stdout.write(`Give a number from 1 to ${sheet.choices.length}.\n`);
      }
    },
    close() {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      isOver = true;
      lines.close();
      stdin.pause();
    },
  };
}

/** null where a line says nothing here. */
function replyOf(line: string, { kind, choices, current }: Sheet): Reply | null {
  const key = words[line.toLowerCase()];
  if (key) return { kind: 'key', key };
  if (kind === 'type') return { kind: 'type', text: line === '' && current ? current : line };
  if (line === '' && current !== null) return { kind: 'choose', value: current };
  const choice = /^\d+$/.test(line)
    ? choices[Number(line) - 1]
    : choices.find(({ value }) => value === line);
  return choice ? { kind: 'choose', value: choice.value } : null;
}
