// How an interview ends: with the answer and how to repeat it, or with where it was saved and how to go on.
import type { State } from '../interview/state.js';
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { usualPack } from './load-pack.js';
import type { Home } from './run-advise-home.js';
import type { AdviseOptions } from './run-advise-options.js';
import { pageFor, refuse } from './say.js';
import { shellWord } from './shell-word.js';

export async function ending(
  state: State,
  home: Home,
  interrupted: boolean,
  options: AdviseOptions,
  world: World,
): Promise<ExitCode> {
  if (home.trouble !== null)
    return refuse(world, `${home.path}: ${home.trouble}; the last answers are not saved`);
  if (home.path === null || home.saved === null) {
    world.err.write('Nothing was answered, so nothing was saved.\n');
    return interrupted ? exitCodes.interrupted : exitCodes.done;
  }
  const file = shellWord(home.path);
  const packs = (options.pack ?? [])
    .filter((pack) => pack !== usualPack)
    .map((pack) => ` --pack ${shellWord(pack)}`)
    .join('');
  const isAnswer = state.at.kind === 'end' && state.at.how === 'answer';
  if (interrupted || !isAnswer) {
    world.err.write(
      `Saved in ${home.path}.\nGo on with:         toforwith advise ${file}${packs}\nThe answer so far:  toforwith assess ${file}${packs}\n`,
    );
    return interrupted ? exitCodes.interrupted : exitCodes.done;
  }
  const { runAssess } = await import('./run-assess.js');
  const code = await runAssess([home.path], options, world);
  const { changeText } = await import('./run-advise-change.js');
  world.out.write(
    changeText(state.brief, state.tools.pack, await pageFor(world.out, options, world)),
  );
  world.err.write(
    [
      `\nSaved in ${home.path}.`,
      `To see this again:         toforwith assess ${file}${packs}`,
      `All that would change it:  toforwith whatif ${file}${packs}\n`,
    ].join('\n'),
  );
  return code;
}
