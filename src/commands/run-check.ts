// Checks proposals and reports what it finds. A file that cannot be read is told and the others are checked all the same;
// nothing ends with 0 because nothing was looked at.
import { unknownIds } from '../check/config-ids.js';
import { settingsFor } from '../check/settings.js';
import type { Pack } from '../model/pack.js';
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { nearest } from '../read/nearest.js';
import { keepBaseline } from './check-baseline.js';
import { checkEach } from './check-each.js';
import { complain, endingOf, proposeNothing } from './check-ending.js';
import type { CheckOptions } from './check-options.js';
import { fromConfig } from './check-paths.js';
import { printConfig } from './check-print.js';
import { writeReports } from './check-report.js';
import { type Request, requestFor } from './check-request.js';
import { resultOf } from './check-result.js';
import { type Selection, select, usualBaseline } from './check-select.js';
import { baselineAt, waiversAt } from './check-side-files.js';
import { answeringPackFor } from './load-pack.js';
import { refuse } from './say.js';

export async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  world: World,
): Promise<ExitCode> {
  const request = requestFor(options, world);
  if ('wrong' in request) return refuse(world, request.wrong);
  const { settings, configFile } = request;
  const unfit = unfitFor(paths, options);
  if (unfit) return refuse(world, unfit);
  const nowhere = paths.length === 0 && settings.include.value.length === 0;
  if (nowhere && !options.printConfig)
    return refuse(world, 'no path is given, and no config says what to include');
  const selection = await select(paths, request, world);
  if ('wrong' in selection) return refuse(world, selection.wrong);
  if (options.printConfig) {
    const files = selection.files.map((path) => ({
      path,
      settings: settingsFor(fromConfig(path, configFile.folder, world), settings),
    }));
    return show(printConfig(settings, configFile, files), exitCodes.done, world);
  }
  if (options.showFiles)
    return show(
      selection.files.map((file) => `${file}\n`).join(''),
      selection.files.length === 0 ? exitCodes.nothing : exitCodes.done,
      world,
    );
  const pack = await answeringPackFor(
    settings.packs.value ? { ...options, pack: settings.packs.value } : options,
    world,
  );
  if (!pack) return exitCodes.trouble;
  return options.diff
    ? (await import('./check-fix.js')).showFixes(selection, options, pack, world)
    : checkAll(selection, request, pack, world);
}

/** Why these flags cannot go together; null where they can. */
function unfitFor(paths: readonly string[], { fix, diff, format }: CheckOptions): string | null {
  if (!fix && !diff) return null;
  const flag = diff ? '--diff' : '--fix';
  if (paths.includes('-')) return `${flag} mends files, and standard input is none`;
  return diff && format ? '--diff shows a diff and takes no format' : null;
}

function show(text: string, code: ExitCode, world: World): ExitCode {
  world.out.write(text);
  return code;
}

async function checkAll(
  selection: Selection,
  request: Request,
  pack: Pack,
  world: World,
): Promise<ExitCode> {
  const { settings, configFile, options, outputs } = request;
  const unwritten = options.fix
    ? (await import('./check-fix.js')).fixFiles(selection.files, pack, world)
    : [];
  const checked = await checkEach(selection, request, pack, world);
  const path =
    settings.baseline.value ??
    (options.writeBaseline || options.pruneBaseline ? usualBaseline : null);
  const waivers = waiversAt(settings.waivers.value, world);
  const baseline = baselineAt(path, world, options.writeBaseline ?? false);
  const result = resultOf(
    { checked, waivers: waivers.value, baseline: baseline.value },
    request,
    pack,
    world,
  );
  const told = outputs.some(({ format, file }) => file === null && format === 'text');
  const beside = [
    ...configFile.diagnostics,
    ...(configFile.source
      ? unknownIds(configFile.config, pack, { source: configFile.source, nearest })
      : []),
    ...waivers.diagnostics,
    ...baseline.diagnostics,
  ];
  const troubles = [
    ...selection.missing.map((each) => `${each}: no such file`),
    ...unwritten,
    ...[waivers.trouble, baseline.trouble].filter((why) => why !== null),
    ...unknownFacts(request, pack),
    ...(await writeReports(result, outputs, pack, options, world)),
    ...keepBaseline(baseline.value, path, result, options, world),
  ];
  await complain(
    {
      diagnostics: told ? beside : [...checked.flatMap((one) => one.diagnostics), ...beside],
      troubles,
      remarks: proposeNothing(result, pack),
    },
    selection,
    request,
    world,
  );
  return endingOf(result, beside.length + troubles.length > 0, selection, request);
}

/** Facts that flags or environment require and that no pack has; those of a config are told at their place. */
const unknownFacts = ({ settings: { required } }: Request, pack: Pack): readonly string[] =>
  required.by === 'config'
    ? []
    : required.value
        .filter((id) => !pack.facts.some((fact) => fact.id === id))
        .map((id) => `no fact is called "${id}"`);
