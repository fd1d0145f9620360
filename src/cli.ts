// Arguments in, exit code out; the only place that exits. What a command does loads only once it is asked for.
import { writeSync } from 'node:fs';
import process from 'node:process';
import { Command, CommanderError } from 'commander';
import { declareAll } from './commands/all.js';
import type { Act } from './commands/declare.js';
import { nodeWorld } from './io/world.js';
import { type ExitCode, exitCodes } from './model/world.js';

let exitCode: ExitCode = exitCodes.done;

const act: Act = async (body) => {
  exitCode = await body(nodeWorld());
};

const program = declareAll(new Command('toforwith'), act, TOFORWITH_VERSION, process.argv[2]);
quietOutput(program);

/** Commander's own streams take milliseconds to make; it writes to the descriptors instead, and never exits. */
function quietOutput(command: Command): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => writeSync(1, text),
    writeErr: (text) => writeSync(2, text.replace(/^error: /, 'toforwith: ')),
    getOutHelpWidth: () => 80,
    getErrHelpWidth: () => 80,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
  for (const sub of command.commands) quietOutput(sub);
}

/** Commander ends help and usage errors by throwing: help that was asked for is done, all else is trouble. */
function exitCodeOf(error: CommanderError): ExitCode {
  const asked = ['commander.helpDisplayed', 'commander.version'].includes(error.code);
  return asked || (error.code === 'commander.help' && error.exitCode === 0)
    ? exitCodes.done
    : exitCodes.trouble;
}

function report(error: unknown): ExitCode {
  if (error instanceof CommanderError) return exitCodeOf(error);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  writeSync(
    2,
    `toforwith: this is a fault of toforwith, not of your files; please report it\n${stack}\n`,
  );
  return exitCodes.bug;
}

program
  .parseAsync()
  .catch((error: unknown) => {
    exitCode = report(error);
  })
  .finally(() => {
    process.exitCode = exitCode;
  });
