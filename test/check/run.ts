// Runs `check` as the command line would, in a fake world and with the core pack.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { vi } from 'vitest';
import { declareCheck } from '../../src/commands/check.js';
import type { Finding } from '../../src/model/finding.js';
import { type Circumstances, type FakeWorld, fakeWorld } from './fake-world.js';
import { spectrum } from './spectrum.js';

vi.mock('../../src/commands/load-pack.js', () => ({
  packFor: async () => spectrum,
  answeringPackFor: async () => spectrum,
}));

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly world: FakeWorld;
}

export async function check(
  args: readonly string[],
  files: Readonly<Record<string, string>>,
  circumstances: Circumstances = {},
): Promise<Ran> {
  const world = fakeWorld(files, circumstances);
  const program = new Command('toforwith').exitOverride();
  let code = 0;
  declareCheck(program, async (body) => {
    code = await body(world);
  });
  for (const command of program.commands)
    command.exitOverride().configureOutput({
      writeErr: (text) => world.err.write(text),
      writeOut: (text) => world.out.write(text),
    });
  try {
    await program.parseAsync(['node', 'toforwith', 'check', ...args]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = 2;
  }
  return { code, out: world.stdout(), err: world.stderr(), world };
}

/** The findings of a run that reported JSON. */
export const findingsOf = ({ out }: Ran): readonly Finding[] =>
  (JSON.parse(out) as { findings: Finding[] }).findings;

const corpus = join(import.meta.dirname, 'corpus');

/** A proposal of the corpus. */
export const proposal = (name: string): string => readFileSync(join(corpus, name), 'utf8');
