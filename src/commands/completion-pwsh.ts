// Completion for PowerShell: a script block that finds the command typed so far and offers what can follow.
// Files are left to PowerShell, which offers them where nothing else is.
import { optionsWithValues, type Place, type Word } from './completion-tree.js';

export function pwshScript(places: readonly Place[]): string {
  const valued = optionsWithValues(places);
  return `# completion of toforwith for PowerShell
Register-ArgumentCompleter -Native -CommandName toforwith -ScriptBlock {
  param($typed, $ast, $cursor)
  $commands = @{
${places.map(({ path, commands, takes }) => row(path, [...commands, ...takes.words.map(plainly)])).join('\n')}
  }
  $options = @{
${places
  .map(({ path, options }) =>
    row(
      path,
      options.flatMap(({ names, about }) => names.map((word) => ({ word, about }))),
    ),
  )
  .join('\n')}
  }
  $values = @{
${valued.map(({ at, value }) => row(at, value.words.map(plainly))).join('\n')}
  }
  $words = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { $_.ToString() })
  $at = ''
  $before = ''
  $skip = $false
  foreach ($word in ($words | Select-Object -Skip 1)) {
    $before = $word
    if ($skip) { $skip = $false; continue }
    $next = "$at $word".Trim()
    if ($commands.ContainsKey($next) -and -not $word.StartsWith('-')) { $at = $next }
    elseif ($values.ContainsKey("$at $word")) { $skip = $true }
  }
  if ($skip) { $found = $values["$at $before"] }
  elseif ($typed.StartsWith('-')) { $found = $options[$at] }
  else { $found = $commands[$at] }
  $found | Where-Object { $_ -and $_[0].StartsWith($typed, [StringComparison]::Ordinal) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
  }
}
`;
}

const plainly = (word: string): Word => ({ word, about: word });

const row = (at: string, all: readonly Word[]): string =>
  `    ${quoted(at)} = @(${all.map(({ word, about }) => `, @(${quoted(word)}, ${quoted(about)})`).join('; ')})`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
