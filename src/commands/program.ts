// The command line as commander reads it: which command is meant and what it is told. Help and usage errors end here.
import { Command, CommanderError } from 'commander';
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { declareAll } from './all.js';

/** Runs the command that the words name; throws only what is our own fault. */
export async function runProgram(words: readonly string[], world: World): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const program = declareAll(
    new Command('toforwith'),
    async (body) => {
      exitCode = await body(world);
    },
    world.version,
    words[0],
  );
  quietOutput(program, world);
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return exitCodeOf(error);
    throw error;
  }
}

/** Commander's own streams take milliseconds to make; it writes to those of the world instead, and never exits. */
function quietOutput(command: Command, world: World): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => world.out.write(text),
    writeErr: (text) => world.err.write(text.replace(/^error: /, 'toforwith: ')),
    getOutHelpWidth: () => 80,
    getErrHelpWidth: () => 80,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
  for (const sub of command.commands) quietOutput(sub, world);
}

/** Commander ends help and usage errors by throwing: help that was asked for is done, all else is trouble. */
function exitCodeOf(error: CommanderError): ExitCode {
  const asked = ['commander.helpDisplayed', 'commander.version'].includes(error.code);
  return asked || (error.code === 'commander.help' && error.exitCode === 0)
    ? exitCodes.done
    : exitCodes.trouble;
}
