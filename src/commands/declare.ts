// What every command's declaration shares: how a body is started once its options are read, and the options all take.
import { type Command, Option } from 'commander';
import type { ExitCode, World } from '../model/world.js';

/** Runs a command's body in the world of this process and notes its exit code. */
export type Act = (body: (world: World) => Promise<ExitCode>) => Promise<void>;

/** Options about how output looks; every command takes them. */
export interface LookOptions {
  readonly color?: 'always' | 'never' | 'auto';
  readonly ascii?: boolean;
}

export function withLook(command: Command): Command {
  return command
    .addOption(
      new Option('--color <when>', 'colour the output')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(new Option('--no-color', 'the same as --color never').implies({ color: 'never' }))
    .option('--ascii', 'use ASCII characters only');
}

export interface PackOptions {
  /** Ids of shipped packs, or folders. */
  readonly pack?: readonly string[];
}

export function withPack(command: Command): Command {
  return command.addOption(
    new Option(
      '-p, --pack <pack>',
      'rule pack: a shipped id or a folder; may be given again',
    ).argParser(collect),
  );
}

export function withAlso(command: Command): Command {
  return command.addOption(
    new Option(
      '--also <pack>',
      'second opinion by another rule pack; may be given again',
    ).argParser(collect),
  );
}

/** For options that may be given several times, or once with commas. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [
    ...(before ?? []),
    ...value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ];
}

/** For options that may be given several times, each as it stands: file names may hold commas. */
export const gather = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];
