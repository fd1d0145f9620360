// Which texts a command's paths stand for: files, folders, patterns and standard input, each with its format.
import { shownPath } from '../io/world.js';
import type { Source } from '../model/source.js';
import type { World } from '../model/world.js';
import type { BriefFormat } from '../read/brief.js';
import { anyBrief, formatOf, knownEndings } from './brief-formats.js';

export interface Input {
  readonly source: Source;
  readonly format: BriefFormat;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  /** One line for each path that is no input: not there, unreadable, of no known format. */
  readonly troubles: readonly string[];
  /** Patterns and folders that matched nothing. */
  readonly empty: readonly string[];
}

/** Reads every path; an unreadable one is told and the others are read all the same. */
export async function readInputs(paths: readonly string[], world: World): Promise<Inputs> {
  const inputs: Input[] = [];
  const troubles: string[] = [];
  const empty: string[] = [];
  for (const path of paths) {
    if (path === '-') {
      inputs.push(fromStandardInput(await world.readInput()));
      continue;
    }
    const files = await filesFor(path, world);
    if (files.length === 0) empty.push(path);
    for (const file of files) {
      const format = formatOf(file);
      const read = world.readText(file);
      if (read.kind === 'trouble') troubles.push(`${shownPath(file, world.cwd)}: ${read.why}`);
      else if (!format)
        troubles.push(
          `${shownPath(file, world.cwd)}: its name does not say what it holds; it should end with ${knownEndings}`,
        );
      else
        inputs.push({
          source: { name: shownPath(file, world.cwd), text: read.text, linesBefore: 0 },
          format,
        });
    }
  }
  return { inputs, troubles, empty };
}

async function filesFor(path: string, world: World): Promise<readonly string[]> {
  const kind = world.kindOf(path);
  if (kind === 'folder') return world.list(anyBrief, { within: path });
  if (kind === 'nothing' && /[*?[{]/.test(path)) return world.list(path);
  return [path];
}

/** What comes without a name tells itself apart: JSON begins with a bracket, front matter with a rule and a body. */
function fromStandardInput(text: string): Input {
  const source = { name: '<stdin>', text, linesBefore: 0 };
  return { source, format: /^\s*[{[]/.test(text) ? 'json' : 'yaml' };
}
