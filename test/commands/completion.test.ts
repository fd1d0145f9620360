/** Completion scripts: that they hold every command and option, and what real shells make of them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declareAll } from '../../src/commands/all.js';
import { placesOf } from '../../src/commands/completion-tree.js';
import { runCompletion, type Shell } from '../../src/commands/run-completion.js';
import { nodeWorld } from '../../src/io/world.js';

const program = declareAll(new Command('toforwith'), async () => {}, '0');
const places = placesOf(program, ['spectrum', 'my-pack']);
const placeAt = (path: string) => places.find((place) => place.path === path);

async function scriptFor(shell: Shell): Promise<string> {
  const written: string[] = [];
  const world = nodeWorld();
  const out = { ...world.out, write: (text: string) => void written.push(text) };
  await runCompletion(shell, program, { ...world, out });
  return written.join('');
}

describe('what can stand where', () => {
  it('has a place for every command, with the commands below it', () => {
    const all = program.commands.map((command) => command.name());
    expect(places.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['', ...all, 'rules lint']),
    );
    expect(placeAt('')?.commands.map(({ word }) => word)).toEqual([...all, 'help']);
  });

  it('has every option of a command, and whether it takes a value', () => {
    const options = placeAt('assess')?.options ?? [];
    const named = (name: string) => options.find(({ names }) => names.includes(name));
    const declared = program.commands.find((command) => command.name() === 'assess')?.options ?? [];
    for (const { long } of declared)
      expect([long, named(long ?? '') !== undefined]).toEqual([long, true]);
    expect(named('--explain')?.value).toBe(null);
    expect(named('-p')).toBe(named('--pack'));
  });

  it('offers choices, ids of packs and files where they are taken', () => {
    const value = (path: string, name: string) =>
      placeAt(path)?.options.find(({ names }) => names.includes(name))?.value;
    expect(value('check', '--fail-on')).toEqual({
      words: ['error', 'warning', 'note'],
      files: false,
    });
    expect(value('assess', '--also')).toEqual({ words: ['spectrum', 'my-pack'], files: true });
    expect(value('check', '--waivers')).toEqual({ words: [], files: true });
    expect(value('check', '--since')).toEqual({ words: [], files: false });
    expect(placeAt('rules lint')?.takes).toEqual({ words: ['spectrum', 'my-pack'], files: true });
    expect(placeAt('completion')?.takes.words).toEqual(['bash', 'zsh', 'fish', 'pwsh']);
  });
});

describe.each(['bash', 'zsh', 'fish', 'pwsh'] as const)('the script for %s', (shell) => {
  it('holds every command, every long option and every shipped pack', async () => {
    const script = await scriptFor(shell);
    const words = places.flatMap(({ commands, options }) => [
      ...commands.map(({ word }) => word),
      ...options.flatMap(({ names }) => names.map((name) => name.replace(/^-+/, ''))),
    ]);
    expect([...words, 'spectrum'].filter((word) => !script.includes(word))).toEqual([]);
  });

  it('ends with a line break and holds no other control character', async () => {
    const script = await scriptFor(shell);
    expect(script.endsWith('\n')).toBe(true);
    expect(script).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

/** What is typed, its last word unfinished, and the words that are offered. */
const typed: readonly [line: string, offered: readonly string[]][] = [
  ['toforwith as', ['assess']],
  ['toforwith rules l', ['lint', 'list']],
  ['toforwith rules lint spec', ['spectrum']],
  ['toforwith assess --exp', ['--explain']],
  ['toforwith assess -p spectrum --exp', ['--explain']],
  ['toforwith check --fail-on w', ['warning']],
  ['toforwith check --pack rules --fail-on w', ['warning']],
  ['toforwith completion z', ['zsh']],
];

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

describe('in a shell', () => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'toforwith-completion-'));
    for (const shell of ['bash', 'zsh', 'fish'] as const)
      writeFileSync(join(folder, shell), await scriptFor(shell));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (shell: string, script: string, ...args: string[]): readonly string[] => {
    const { stdout, stderr } = spawnSync(shell, ['-c', script, shell, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .sort();
  };

  const inBash = (...words: string[]) =>
    run(
      'bash',
      `source ./bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _toforwith 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ...words,
    );

  it.skipIf(!has('bash')).each(typed)('bash offers for "%s" %s', (line, offered) => {
    expect(inBash(...line.split(' '))).toEqual(offered);
  });

  it.skipIf(!has('bash'))(
    'bash offers values after an equals sign, which it takes for a word',
    () => {
      expect(inBash('toforwith', 'assess', '--color', '=', 'al')).toEqual(['always']);
      expect(inBash('toforwith', 'assess', '--color', '=')).toEqual(['always', 'auto', 'never']);
      expect(inBash('toforwith', 'assess', '--color', '=', 'always', '--exp')).toEqual([
        '--explain',
      ]);
    },
  );

  it.skipIf(!has('fish')).each(typed)('fish offers for "%s" %s', (line, offered) => {
    const found = run(
      'fish',
      `source ./fish; complete -C '${line}' | string replace -r '\\t.*' ''`,
    );
    expect(found).toEqual(offered);
  });

  it.skipIf(!has('zsh'))('zsh reads the script without complaint', () => {
    expect(run('zsh', 'compdef() { print -r -- "$@" }; source ./zsh')).toEqual([
      '_toforwith toforwith',
    ]);
  });
});
