// A command as somebody types it, in a world in memory and with the core pack.
import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { vi } from 'vitest';
import type { World } from '../../src/model/world.js';
import { type Circumstances, type FakeWorld, fakeWorld } from '../check/fake-world.js';
import { shippedPack } from '../shipped-pack.js';

/** The pack that every command is given. */
export const core = shippedPack('spectrum');

vi.mock('../../src/commands/load-pack.js', () => {
  const given = async () => core;
  return { usualPack: 'spectrum', packFor: given, answeringPackFor: given };
});

export interface Screen extends Circumstances {
  readonly columns?: number;
  readonly isTerminal?: boolean;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What a file holds afterwards. */
  readonly file: (path: string) => string | undefined;
  readonly world: FakeWorld;
}

type Declare = (
  program: Command,
  run: (body: (world: World) => Promise<number>) => Promise<void>,
) => unknown;

/** Runs a command that is declared so, as the command line would: 2 where the options are wrong. */
export async function typed(
  declare: Declare,
  words: readonly string[],
  files: Readonly<Record<string, string>>,
  screen: Screen = {},
): Promise<Ran> {
  const world = fakeWorld(files, screen);
  const { columns = 80, isTerminal = false } = screen;
  const program = new Command('toforwith').exitOverride();
  let code = -1;
  declare(program, async (body) => {
    code = await body({ ...world, out: { ...world.out, columns, isTerminal } });
  });
  for (const command of program.commands)
    command.exitOverride().configureOutput({
      writeErr: (text) => world.err.write(text),
      writeOut: (text) => world.out.write(text),
    });
  try {
    await program.parseAsync(['node', 'toforwith', ...words]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = 2;
  }
  const file = (path: string) => world.files.get(resolve('/repo', path));
  return { code, out: world.stdout(), err: world.stderr(), file, world };
}
