// Completion for zsh: one function that finds the command typed so far and offers what can follow, with a line on each.
import { arms, quoted } from './completion-cases.js';
import { optionsWithValues, type Place, type Value } from './completion-tree.js';

export function zshScript(places: readonly Place[]): string {
  const valued = optionsWithValues(places);
  return `#compdef toforwith
# completion of toforwith for zsh
_toforwith() {
  local at='' skip='' i
  local -a found
  for ((i = 2; i < CURRENT; i++)); do
    if [[ -n $skip ]]; then skip=''; continue; fi
    case "$at $words[i]" in
${arms(places.filter(({ path }) => path !== '').map(({ path }) => [path.includes(' ') ? path : ` ${path}`, `at='${path}'`]))}
${arms(valued.map(({ at }) => [at, 'skip=yes']))}
    esac
  done
  local before="$words[CURRENT-1]"
  if [[ $words[CURRENT] == --*=* ]]; then before="\${words[CURRENT]%%=*}"; compset -P '*='; fi
  case "$at $before" in
${arms(valued.map(({ at, value }) => [at, `${offered(value)} return`]))}
  esac
  if [[ $PREFIX == -* ]]; then
    case "$at" in
${arms(
  places.map(({ path, options }) => [
    path,
    described(
      'option',
      options.flatMap(({ names, about }) => names.map((word) => ({ word, about }))),
    ),
  ]),
)}
    esac
    return
  fi
  case "$at" in
${arms(places.map(({ path, commands, takes }) => [path, `${commands.length > 0 ? described('command', commands) : ''} ${offered(takes)}`.trim()]))}
  esac
}
if [[ "\${funcstack[1]}" == _toforwith ]]; then _toforwith "$@"; else compdef _toforwith toforwith; fi
`;
}

const described = (
  what: string,
  all: readonly { readonly word: string; readonly about: string }[],
): string =>
  `found=(${all.map(({ word, about }) => quoted(`${word.replaceAll(':', '\\:')}:${about}`)).join(' ')}); _describe ${what} found;`;

const offered = ({ words, files }: Value): string =>
  [words.length > 0 ? `compadd -- ${words.map(quoted).join(' ')};` : '', files ? '_files;' : '']
    .join(' ')
    .trim() || ':;';
