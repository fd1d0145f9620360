// What can stand where on the command line, from the commands as they are declared: the same for every shell.
import type { Argument, Command, Option } from 'commander';

/** A command that can be completed. */
export interface Place {
  /** The words that lead to it after the program's name: '', `check`, `rules lint`. */
  readonly path: string;
  readonly commands: readonly Word[];
  readonly options: readonly Flag[];
  /** What can stand for its arguments. */
  readonly takes: Value;
}

export interface Word {
  readonly word: string;
  readonly about: string;
}

export interface Flag {
  /** `-p` and `--pack`, or one of the two. */
  readonly names: readonly string[];
  readonly about: string;
  /** null: it takes no value. */
  readonly value: Value | null;
}

export interface Value {
  readonly words: readonly string[];
  readonly files: boolean;
}

const nothing: Value = { words: [], files: false };
const asPack = /^packs?$/;
const asFile = /^(file|path|brief|proposal|folder)s?$/;

/** Every place, those before that lead to others; `packs` are the ids of packs that ship. */
export function placesOf(program: Command, packs: readonly string[]): readonly Place[] {
  const visit = (command: Command, path: string): readonly Place[] => {
    const help = command.createHelp();
    const commands = help.visibleCommands(command);
    const own: Place = {
      path,
      commands: commands.map((one) => ({ word: one.name(), about: one.description() })),
      options: help.visibleOptions(command).map((option) => flag(option, packs)),
      takes: taken(command.registeredArguments[0], packs),
    };
    const below = commands.filter((one) => command.commands.includes(one));
    return [own, ...below.flatMap((one) => visit(one, `${path} ${one.name()}`.trim()))];
  };
  return visit(program, '');
}

function flag(
  { short, long, flags, description, required, optional, argChoices }: Option,
  packs: readonly string[],
): Flag {
  const named = flags.match(/[<[]([\w-]+)/)?.[1] ?? '';
  return {
    names: [short, long].flatMap((name) => name ?? []),
    about: description,
    value: required || optional ? valueFor(named, argChoices, packs) : null,
  };
}

const taken = (argument: Argument | undefined, packs: readonly string[]): Value =>
  argument ? valueFor(argument.name(), argument.argChoices, packs) : nothing;

/** What a value may be is told by its choices, or else by the word that stands for it in the help. */
function valueFor(
  named: string,
  choices: readonly string[] | undefined,
  packs: readonly string[],
): Value {
  if (choices) return { words: choices, files: false };
  if (asPack.test(named)) return { words: packs, files: true };
  return { words: [], files: asFile.test(named) };
}

/** Path and name of every option that takes a value, as `check --format`; of the program's own as ` --name`. */
export const optionsWithValues = (
  places: readonly Place[],
): readonly { readonly at: string; readonly value: Value }[] =>
  places.flatMap(({ path, options }) =>
    options.flatMap(({ names, value }) =>
      value ? names.map((name) => ({ at: `${path} ${name}`, value })) : [],
    ),
  );
