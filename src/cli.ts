// Words in, exit code out; the only place that exits. What a command does loads only once it is asked for.
import process from 'node:process';
import { nodeWorld } from './io/world.js';
import { type ExitCode, exitCodes } from './model/world.js';

const world = nodeWorld();

/** Of briefs alone, the plainest and most frequent command, no parser of options has to be loaded. */
async function run([command, ...others]: readonly string[]): Promise<ExitCode> {
  if (command === 'assess' && others.length > 0 && others.every(isPath))
    return (await import('./commands/run-assess.js')).runAssess(others, {}, world);
  return (await import('./commands/program.js')).runProgram(process.argv.slice(2), world);
}

const isPath = (word: string): boolean => word === '-' || !word.startsWith('-');

function fault(error: unknown): ExitCode {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  world.err.write(
    `toforwith: this is a fault of toforwith, not of your files; please report it\n${stack}\n`,
  );
  return exitCodes.bug;
}

run(process.argv.slice(2))
  .catch(fault)
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
