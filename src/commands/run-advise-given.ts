// The interview where nobody can be asked: the answers given beforehand settle it, or it says what is missing.
import { screenOf } from '../interview/screen.js';
import type { State } from '../interview/state.js';
import type { ExitCode, World } from '../model/world.js';
import { ending } from './run-advise-end.js';
import { type Home, save } from './run-advise-home.js';
import type { AdviseOptions } from './run-advise-options.js';
import { refuse } from './say.js';
import { shellWord } from './shell-word.js';

export async function withoutTerminal(
  state: State,
  home: Home,
  options: AdviseOptions,
  world: World,
): Promise<ExitCode> {
  if (state.at.kind === 'settled')
    return ending(
      { ...save(state, home, world), at: { kind: 'end', how: 'answer' } },
      home,
      false,
      options,
      world,
    );
  const screen = screenOf(state);
  const code = refuse(
    world,
    `this is no terminal, and ${screen?.id ?? 'an answer'} is still to be answered (${screen?.question ?? ''})`,
  );
  const values = (screen?.options ?? [])
    .map(({ value }) => value)
    .filter((value) => !value.includes(' '));
  const key = state.at.kind === 'ask' && state.at.ask.kind === 'cell' ? null : (screen?.id ?? null);
  const give =
    key === null || state.at.kind !== 'ask' || state.at.ask.kind === 'people'
      ? []
      : [
          `  answer it:      --set ${key}=${values.length > 0 ? `VALUE    one of ${values.join(', ')}, or ? for not known` : "'…'"}`,
        ];
  const file = home.saved === null ? 'brief.yaml' : shellWord(home.path ?? 'brief.yaml');
  world.err.write(
    [
      ...give,
      '  answer several: --answers FILE    a brief, or lines such as decision.time: months',
      `  as it stands:   toforwith assess ${file}    answers with what is known`,
      '',
    ].join('\n'),
  );
  return code;
}
