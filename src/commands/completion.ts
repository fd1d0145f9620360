// `toforwith completion`: declares the shells; the scripts are made in run-completion.ts from the commands as declared.
import { Argument, type Command } from 'commander';
import type { Act } from './declare.js';
import type { Shell } from './run-completion.js';

const help = `
Put it where your shell looks for completions, or read it in when a shell starts:
  bash   eval "$(toforwith completion bash)"                     in ~/.bashrc
  zsh    eval "$(toforwith completion zsh)"                      in ~/.zshrc, after compinit
  fish   toforwith completion fish | source                      in ~/.config/fish/config.fish
  pwsh   toforwith completion pwsh | Out-String | Invoke-Expression   in $PROFILE`;

export function declareCompletion(program: Command, act: Act): void {
  program
    .command('completion')
    .description('print a script that completes commands, options and packs in a shell')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish', 'pwsh']))
    .addHelpText('after', help)
    .action((shell: Shell) =>
      act(async (world) =>
        (await import('./run-completion.js')).runCompletion(shell, program, world),
      ),
    );
}
