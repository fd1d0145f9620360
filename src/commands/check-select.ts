// Which files a run looks at, less those that did not change where only changed ones are wanted.
import { shownPath } from '../io/world.js';
import type { World } from '../model/world.js';
import { type Choice, type ChosenFiles, chooseFiles } from './check-inputs.js';
import type { Request } from './check-request.js';

/** Where the baseline stands unless somebody says. */
export const usualBaseline = 'toforwith.baseline.json';

export interface Selection extends ChosenFiles {
  /** Whether files are there and none of them changed. */
  readonly nothingChanged: boolean;
}

/** The files of a run, or what is wrong. */
export async function select(
  paths: readonly string[],
  request: Request,
  world: World,
): Promise<Selection | { readonly wrong: string }> {
  const { settings, configFile, options } = request;
  const choice: Choice = {
    paths,
    include: settings.include.value,
    exclude: settings.exclude.value,
    folder: configFile.folder,
    own: ownFiles(request, world),
  };
  const chosen = await chooseFiles(choice, world);
  if (options.since === undefined) return { ...chosen, nothingChanged: false };
  const { changedSince } = await import('../io/changed-files.js');
  const changed = await changedSince(options.since, world.cwd);
  if (changed.kind === 'trouble') return { wrong: `--since ${options.since}: ${changed.why}` };
  const differing = new Set(changed.files);
  const files = chosen.files.filter((file) => differing.has(file));
  return { ...chosen, files, nothingChanged: chosen.files.length > 0 && files.length === 0 };
}

/** The config and the files it names are never proposals. */
function ownFiles({ settings, configFile }: Request, world: World): readonly string[] {
  const paths = [
    configFile.source?.name,
    settings.waivers.value,
    settings.baseline.value ?? usualBaseline,
  ];
  return paths.flatMap((path) => (path ? [shownPath(path, world.cwd)] : []));
}
