// Questions on a terminal, by inquirer: one at a time on a screen of its own, with keys that work on every question.
// What is asked and how it is worded is given as a sheet; this file only draws it and hands back what was done.

import process from 'node:process';
import { emitKeypressEvents } from 'node:readline';
import { Stream } from 'node:stream';
import { createPromptModule } from 'inquirer';

export interface Choice {
  readonly value: string;
  /** One or more lines; the first stands behind the cursor and the number. */
  readonly name: string;
}

/** A question laid out for a screen of some size. */
export interface Sheet {
  readonly kind: 'choose' | 'type';
  /** Everything above the choices or the line to type in. */
  readonly above: string;
  readonly choices: readonly Choice[];
  /** How many lines there are for the choices; more of them scroll. */
  readonly room: number;
  readonly current: string | null;
  /** The keys that work, in words. */
  readonly keys: string;
  /** Whether it can say why it is asked. */
  readonly saysWhy: boolean;
  readonly cursor: string;
  readonly highlight: (text: string) => string;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export type Key = 'back' | 'why' | 'review' | 'leave' | 'interrupt';

export type Reply =
  | { readonly kind: 'choose'; readonly value: string }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'key'; readonly key: Key };

export interface Prompter {
  ask(draw: (size: Size) => Sheet): Promise<Reply>;
  /** Gives the terminal back as it was. */
  close(): void;
}

const [enter, leave, clear] = ['\x1b[?1049h', '\x1b[?1049l\x1b[?25h', '\x1b[2J\x1b[3J\x1b[H'];

export function openPrompts(): Prompter {
  const { stdin, stdout } = process;
  const keys = new KeyStream();
  /** Keys typed while no question was there to take them. */
  const waiting: Pressed[] = [];
  let live: Live | null = null;
  let kept: string | null = null;
  const handOn = (): void => {
    const [next] = waiting;
    if (!next || !live?.press(next)) return;
    waiting.shift();
    // one at a time: a key may end the question, and the next one is for the question after it
    setImmediate(handOn);
  };
  const onKey = (_text: string | undefined, key: Pressed): void => {
    waiting.push(key);
    if (waiting.length === 1) handOn();
  };
  const onResize = (): void => live?.stop('resize');
  const onSignal = (): void => {
    if (live) live.stop('interrupt');
    else waiting.unshift({ name: 'c', ctrl: true });
  };
  const onExit = (): void => {
    stdout.write(leave);
  };
  emitKeypressEvents(stdin, { escapeCodeTimeout: 60 } as never);
  stdin.setRawMode(true);
  stdin.on('keypress', onKey).resume();
  stdout.on('resize', onResize).write(enter);
  process.on('exit', onExit).on('SIGTERM', onSignal).on('SIGINT', onSignal).on('SIGHUP', onSignal);
  return {
    async ask(draw) {
      for (;;) {
        const sheet = draw({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
        stdout.write(clear);
        live = present({ ...sheet, current: kept ?? sheet.current }, keys, handOn);
        const reply: Reply | 'resize' = await live.reply;
        // drawn again for its reasons or a new size, a question keeps what was chosen or typed
        kept =
          reply === 'resize' || (reply.kind === 'key' && reply.key === 'why') ? live.kept() : null;
        live = null;
        if (reply !== 'resize') return reply;
      }
    },
    close() {
      process
        .off('exit', onExit)
        .off('SIGTERM', onSignal)
        .off('SIGINT', onSignal)
        .off('SIGHUP', onSignal);
      stdin.off('keypress', onKey).setRawMode(false);
      stdin.pause();
      stdout.off('resize', onResize).write(leave);
    },
  };
}

/** A stream that readline takes for its input: keys come one by one, at once, from those that no question keeps for itself. */
class KeyStream extends Stream {
  readonly readable = true;
  pause(): this {
    return this;
  }
  resume(): this {
    return this;
  }
}

interface Pressed {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
}

/** A question on screen. */
interface Live {
  readonly reply: Promise<Reply | 'resize'>;
  /** Whether it took the key: not before it listens, nor once it is answered. */
  press(key: Pressed): boolean;
  stop(why: Key | 'resize'): void;
  /** What was chosen or typed when it was stopped. */
  kept(): string | null;
}

function present(sheet: Sheet, keys: KeyStream, whenReady: () => void): Live {
  const abort = new AbortController();
  let stage: 'starting' | 'drawn' | 'ready' | 'over' = 'starting';
  let stopped: Key | 'resize' = 'interrupt';
  let now = sheet.current ?? '';
  const stop = (why: Key | 'resize'): void => {
    if (abort.signal.aborted) return;
    stage = 'over';
    stopped = why;
    abort.abort();
  };
  const begin = (): void => {
    if (stage !== 'drawn') return;
    stage = 'ready';
    if (sheet.kind === 'type') keys.emit('data', Buffer.from(sheet.current ?? ''));
    whenReady();
  };
  const watch: Watch = {
    keep: (value) => {
      now = value;
    },
    drawn: (isAnswered) => {
      // by the next turn of the event loop the question listens to keys
      if (stage === 'starting') setImmediate(begin);
      if (stage === 'starting') stage = 'drawn';
      if (isAnswered) stage = 'over';
    },
  };
  const prompt = createPromptModule({
    input: keys as never,
    output: process.stdout,
    signal: abort.signal,
    clearPromptOnDone: true,
  });
  const asked =
    sheet.kind === 'choose'
      ? prompt([chooseQuestion(sheet, watch)])
      : prompt([typeQuestion(sheet, watch)]);
  const reply = asked.then(
    ({ answer }: { answer: string }): Reply =>
      sheet.kind === 'choose' ? { kind: 'choose', value: answer } : { kind: 'type', text: answer },
    (error: unknown): Reply | 'resize' => {
      if (!isEnded(error)) throw error;
      return stopped === 'resize' ? 'resize' : { kind: 'key', key: stopped };
    },
  );
  const press = (key: Pressed): boolean => {
    if (stage !== 'ready') return false;
    const meant = keyMeant(key, sheet, now === '');
    if (meant) stop(meant);
    else keys.emit('data', Buffer.from(key.sequence ?? ''));
    return true;
  };
  return { reply, press, stop, kept: () => now };
}

/** What is told of a question while it is on screen. */
interface Watch {
  keep(value: string): void;
  drawn(isAnswered: boolean): void;
}

/** A question that was stopped, by us or by the end of the process. */
const isEnded = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'AbortPromptError' || error.name === 'ExitPromptError');

const letters: Readonly<Record<string, Key>> = { '?': 'why', r: 'review', s: 'leave' };
const controls: Readonly<Record<string, Key>> = { c: 'interrupt', r: 'review', s: 'leave' };

/** In a line that is being typed letters are letters, and the keys are typed with ctrl. */
function keyMeant(
  { name, sequence, ctrl }: Pressed,
  { kind, saysWhy }: Sheet,
  isEmpty: boolean,
): Key | null {
  if (ctrl) return controls[name ?? ''] ?? null;
  if (name === 'escape') return 'back';
  if (kind === 'choose') return letters[sequence ?? ''] ?? null;
  return saysWhy && sequence === '?' && isEmpty ? 'why' : null;
}

const asIs = (text: string): string => text;

function chooseQuestion(sheet: Sheet, { keep, drawn }: Watch) {
  const highlight = (text: string): string => {
    const active = sheet.choices.find(({ name }) => text.endsWith(name));
    if (active) keep(active.value);
    return sheet.highlight(text);
  };
  return {
    type: 'select' as const,
    name: 'answer' as const,
    message: ' ',
    choices: sheet.choices.map(({ value, name }) => ({ value, name, short: ' ' })),
    default: sheet.current ?? sheet.choices[0]?.value,
    loop: false,
    pageSize: Math.max(4, sheet.room),
    theme: {
      prefix: '',
      icon: { cursor: sheet.cursor },
      indexMode: 'number' as const,
      style: {
        message: (_: string, status: string) => {
          drawn(status !== 'idle');
          return sheet.above;
        },
        keysHelpTip: () => sheet.keys,
        highlight,
        answer: asIs,
        disabled: asIs,
        description: asIs,
      },
    },
  };
}

function typeQuestion(sheet: Sheet, { keep, drawn }: Watch) {
  const transformer = (text: string): string => {
    keep(text);
    return text;
  };
  const message = `${sheet.above}\n${sheet.keys}\n${sheet.cursor}`;
  return {
    type: 'input' as const,
    name: 'answer' as const,
    message: ' ',
    transformer,
    theme: {
      prefix: '',
      style: {
        message: (_: string, status: string) => {
          drawn(status !== 'idle');
          return message;
        },
        answer: asIs,
        defaultAnswer: asIs,
        error: asIs,
      },
    },
  };
}
