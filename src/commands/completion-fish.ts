// Completion for fish: a function that tells the command typed so far, and a line for everything that can follow.
import { type Flag, optionsWithValues, type Place, type Value } from './completion-tree.js';

export function fishScript(places: readonly Place[]): string {
  const valued = optionsWithValues(places);
  return `# completion of toforwith for fish
function __toforwith_at
    set -l at ''
    set -l skip ''
    for word in (commandline -opc)[2..-1]
        if test -n "$skip"
            set skip ''
            continue
        end
        switch "$at $word"
${places
  .filter(({ path }) => path !== '')
  .map(
    ({ path }) =>
      `            case ${quoted(path.includes(' ') ? path : ` ${path}`)}\n                set at ${quoted(path)}`,
  )
  .join('\n')}
            case ${valued.map(({ at }) => quoted(at)).join(' ')}
                set skip yes
        end
    end
    test "$at" = "$argv[1]"
end
complete -c toforwith -f
${places.flatMap(linesOf).join('\n')}
`;
}

function linesOf({ path, commands, options, takes }: Place): readonly string[] {
  const here = `complete -c toforwith -n ${quoted(`__toforwith_at ${quoted(path)}`)}`;
  return [
    ...commands.map(({ word, about }) => `${here} -a ${quoted(word)} -d ${quoted(about)}`),
    ...(takes.words.length > 0 || takes.files ? [`${here} ${offered(takes)}`] : []),
    ...options.map(
      (option) =>
        `${here} ${named(option)} -d ${quoted(option.about)}${option.value ? ` ${option.value.files ? '-r' : '-x'} ${offered(option.value)}`.trimEnd() : ''}`,
    ),
  ];
}

const named = ({ names }: Flag): string =>
  names
    .map((name) =>
      name.startsWith('--') ? `-l ${quoted(name.slice(2))}` : `-s ${quoted(name.slice(1))}`,
    )
    .join(' ');

const offered = ({ words, files }: Value): string =>
  [files ? '-F' : '', words.length > 0 ? `-a ${quoted(words.join(' '))}` : '']
    .filter((part) => part !== '')
    .join(' ');

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
