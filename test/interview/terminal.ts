// A real pseudo-terminal with a program in it, its screen read back.
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

export interface Terminal {
  /** The lines on screen, without trailing blanks. */
  screen(): string;
  send(keys: string): void;
  resize(columns: number, rows: number): void;
  kill(signal: string): void;
  /** Waits until the screen holds this. */
  until(what: string | RegExp): Promise<string>;
  /** The exit code, once the program has ended. */
  readonly ended: Promise<number>;
}

export const keys = {
  up: '\x1b[A',
  down: '\x1b[B',
  enter: '\r',
  escape: '\x1b',
  interrupt: '\x03',
  review: '\x12',
  leave: '\x13',
} as const;

export function openTerminal(
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly columns?: number;
    readonly rows?: number;
    readonly env?: Readonly<Record<string, string>>;
  },
): Terminal {
  const { cwd, columns = 100, rows = 30, env = {} } = options;
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const clean = { PATH: process.env.PATH ?? '', HOME: cwd, TERM: 'xterm-256color', ...env };
  const child = spawn(process.execPath, [...args], {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd,
    env: clean,
  });
  let over = false;
  child.onData((data) => screen.write(data));
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode }) => {
      over = true;
      resolve(exitCode);
    });
  });
  const shown = (): string => {
    const { active } = screen.buffer;
    const lines = Array.from(
      { length: screen.rows },
      (_, line) => active.getLine(active.baseY + line)?.translateToString(true) ?? '',
    );
    return lines.join('\n').trimEnd();
  };
  return {
    ended,
    screen: shown,
    send: (text) => child.write(text),
    resize: (width, height) => {
      screen.resize(width, height);
      child.resize(width, height);
    },
    kill: (signal) => child.kill(signal),
    async until(what) {
      const deadline = Date.now() + patience;
      const isThere = (): boolean =>
        typeof what === 'string' ? shown().includes(what) : what.test(shown());
      // it has to stay: what is being drawn anew is there for a moment only
      for (let seen = 0; seen < steady; seen = isThere() ? seen + 1 : 0) {
        if (Date.now() > deadline)
          throw new Error(
            `no ${what} on screen${over ? ', and the program has ended' : ''}:\n${shown()}`,
          );
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      return shown();
    },
  };
}

const patience = 15_000;
const steady = 4;
