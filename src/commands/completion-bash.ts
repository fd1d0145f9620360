// Completion for bash: one function that finds the command typed so far and offers what can follow.
import { arms, quoted } from './completion-cases.js';
import { optionsWithValues, type Place, type Value } from './completion-tree.js';

export function bashScript(places: readonly Place[]): string {
  const valued = optionsWithValues(places);
  return `# completion of toforwith for bash
_toforwith() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" at='' skip='' i
  # bash takes --option=value for three words
  if [[ $cur == '=' ]]; then cur=''
  elif [[ $prev == '=' ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ $skip ]]; then [[ \${COMP_WORDS[i]} == '=' ]] || skip=''; continue; fi
    case "$at \${COMP_WORDS[i]}" in
${arms(places.filter(({ path }) => path !== '').map(({ path }) => [path.includes(' ') ? path : ` ${path}`, `at='${path}'`]))}
${arms(valued.map(({ at }) => [at, 'skip=yes']))}
    esac
  done
  case "$at $prev" in
${arms(valued.map(({ at, value }) => [at, `${offered(value)} return`]))}
  esac
  if [[ $cur == -* ]]; then
    case "$at" in
${arms(places.map(({ path, options }) => [path, words(options.flatMap(({ names }) => names))]))}
    esac
    return
  fi
  case "$at" in
${arms(places.map(({ path, commands, takes }) => [path, offered({ ...takes, words: [...commands.map(({ word }) => word), ...takes.words] })]))}
  esac
}
complete -o default -F _toforwith toforwith
`;
}

const words = (all: readonly string[]): string =>
  all.length === 0 ? '' : `COMPREPLY=($(compgen -W ${quoted(all.join(' '))} -- "$cur"));`;

/** Where nothing is found bash offers files, unless it is told not to. */
const offered = ({ words: all, files }: Value): string =>
  [words(all), files ? '' : 'compopt +o default 2>/dev/null;'].join(' ').trim() || ':;';
