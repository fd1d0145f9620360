/** An answer on a real pseudo-terminal: in colour where there is some, and in lines that the terminal need not break. */
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildTime, built, program, root } from '../built.js';

interface Shown {
  readonly code: number;
  readonly raw: string;
  readonly lines: readonly string[];
  /** Lines that the terminal broke because they were too long. */
  readonly broken: readonly string[];
}

function show(
  args: readonly string[],
  columns: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Shown> {
  const screen = new xterm.Terminal({
    cols: columns,
    rows: 200,
    scrollback: 2000,
    allowProposedApi: true,
  });
  const child = spawn(process.execPath, [program, ...args], {
    name: env.TERM ?? 'xterm-256color',
    cols: columns,
    rows: 200,
    cwd: root,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env },
  });
  let raw = '';
  child.onData((data) => {
    raw += data;
  });
  return new Promise((resolve) => {
    child.onExit(({ exitCode: code }) =>
      // what was written last may still be on its way
      setTimeout(() => screen.write(raw, () => resolve({ code, raw, ...linesOf(screen) })), 50),
    );
  });
}

function linesOf({ buffer: { active } }: xterm.Terminal): Pick<Shown, 'lines' | 'broken'> {
  const rows = Array.from({ length: active.length }, (_, row) => active.getLine(row));
  const text = (line: (typeof rows)[number]): string => line?.translateToString(true) ?? '';
  return { lines: rows.map(text), broken: rows.filter((line) => line?.isWrapped).map(text) };
}

const brief = join('examples', 'loneliness.yaml');
const colour = '\u001b[';

describe('an answer on a terminal', { timeout: 30_000 }, () => {
  beforeAll(built, buildTime);

  it('is in colour', async () => {
    const { code, raw, lines } = await show(['assess', brief], 80);
    expect(code).toBe(0);
    expect(raw).toContain(colour);
    expect(lines[0]).toContain('Co-production is called for');
  });

  it.each([
    ['NO_COLOR', [], { NO_COLOR: '1' }],
    ['TERM=dumb', [], { TERM: 'dumb' }],
    ['--no-color', ['--no-color'], {}],
    ['--color never', ['--color', 'never'], {}],
  ] as const)('is without colour by %s, and says the same', async (_, args, env) => {
    const { code, raw, lines } = await show(['assess', brief, ...args], 80, env);
    expect({ code, coloured: raw.includes(colour) }).toEqual({ code: 0, coloured: false });
    expect(lines).toEqual((await show(['assess', brief], 80)).lines);
  });

  it.each([60, 80, 120, 200])('is never broken by a terminal of %i columns', async (columns) => {
    const all = [
      ['assess', brief],
      ['assess', brief, '--explain', '--all'],
      ['explain', 'co-production'],
    ];
    for (const args of all) {
      const { code, broken } = await show(args, columns);
      expect({ args, code, broken }).toEqual({ args, code: 0, broken: [] });
    }
  });

  it('tells what is wrong in colour, and within the width', async () => {
    const { code, raw, lines } = await show(['assess', 'test/fixtures/misspelt.yaml'], 80);
    expect(code).toBe(2);
    expect(raw).toContain(colour);
    expect(lines[0]).toMatch(/^test\/fixtures\/misspelt\.yaml:\d+:\d+: error\[brief\//);
  });
});
