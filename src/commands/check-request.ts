// What a run is asked to do: its settings with who set each, where it reports to, and the day on which it judges.
import { resolve } from 'node:path';
import { type SetBy, type Settings, settle } from '../check/settings.js';
import { shownPath } from '../io/world.js';
import type { World } from '../model/world.js';
import { findingsFormats } from '../report/findings.js';
import type { CheckOptions } from './check-options.js';
import {
  type ConfigFile,
  findConfig,
  fromEnvironment,
  fromFlags,
  listed,
  variable,
} from './check-settings.js';
import { type Output, outputsFrom } from './outputs.js';

export interface Request {
  readonly options: CheckOptions;
  readonly settings: Settings;
  readonly configFile: ConfigFile;
  readonly outputs: readonly Output<string>[];
  /** ISO date on which waivers are judged. */
  readonly asOf: string;
}

/** The request, or what is wrong with it. */
export function requestFor(
  options: CheckOptions,
  world: World,
): Request | { readonly wrong: string } {
  const flags = fromFlags(options);
  if ('wrong' in flags) return flags;
  const environment = fromEnvironment(world);
  if ('wrong' in environment) return environment;
  const format = variable('FORMAT', world);
  const wanted = outputsFrom<string>(
    options.format ?? (format === undefined ? undefined : listed(format)),
    Object.keys(findingsFormats),
    'text',
  );
  if ('wrong' in wanted) return wanted;
  const configFile = findConfig(options.config ?? variable('CONFIG', world), world);
  if (configFile.trouble !== null) return { wrong: configFile.trouble };
  const settings = inPlace(
    settle(flags.chosen, environment.chosen, configFile.config),
    configFile,
    world,
  );
  return {
    options,
    settings,
    configFile,
    outputs: wanted.outputs,
    asOf: options.asOf ?? variable('AS_OF', world) ?? world.today(),
  };
}

/** Paths that a config gives are relative to its folder. */
function inPlace(settings: Settings, { folder }: ConfigFile, world: World): Settings {
  const here = (path: string): string => shownPath(resolve(folder, path), world.cwd);
  const placed = (set: SetBy<string | null>): SetBy<string | null> =>
    set.by === 'config' && set.value !== null ? { ...set, value: here(set.value) } : set;
  const { packs, waivers, baseline } = settings;
  const local = (pack: string): string => (/[/\\]/.test(pack) ? here(pack) : pack);
  return {
    ...settings,
    waivers: placed(waivers),
    baseline: placed(baseline),
    packs:
      packs.by === 'config' && packs.value ? { ...packs, value: packs.value.map(local) } : packs,
  };
}
