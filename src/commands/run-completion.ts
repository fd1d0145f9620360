// Prints the completion script of a shell. It holds everything it offers: completing never starts the program.
import type { Command } from 'commander';
import { ownShelf } from '../io/packs.js';
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { bashScript } from './completion-bash.js';
import { fishScript } from './completion-fish.js';
import { pwshScript } from './completion-pwsh.js';
import { type Place, placesOf } from './completion-tree.js';
import { zshScript } from './completion-zsh.js';

const scripts = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  pwsh: pwshScript,
} as const satisfies Readonly<Record<string, (places: readonly Place[]) => string>>;
export type Shell = keyof typeof scripts;

export async function runCompletion(
  shell: Shell,
  program: Command,
  world: World,
): Promise<ExitCode> {
  world.out.write(scripts[shell](placesOf(program, ownShelf().shipped())));
  return exitCodes.done;
}
