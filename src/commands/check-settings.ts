// Where check takes its settings from: flags, TOFORWITH_ variables, and a config file found upwards to the repository root.
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Config, emptyConfig, readConfig, severityWords } from '../check/config.js';
import { type Chosen, nothingChosen } from '../check/settings.js';
import { isDay } from '../check/waiver-terms.js';
import { shownPath } from '../io/world.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Source } from '../model/source.js';
import type { World } from '../model/world.js';
import { nearest } from '../read/nearest.js';
import { readYaml } from '../read/yaml.js';
import type { CheckOptions } from './check-options.js';

export const configName = 'toforwith.config.yaml';

export interface ConfigFile {
  /** Absolute folder that its paths are relative to; the working directory where there is no config. */
  readonly folder: string;
  readonly source: Source | null;
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
  /** Why it could not be read; null where it could, or where there is none. */
  readonly trouble: string | null;
}

/** The config that a run uses. */
export function findConfig(wanted: string | false | undefined, world: World): ConfigFile {
  const none: ConfigFile = {
    folder: world.cwd,
    source: null,
    config: emptyConfig,
    diagnostics: [],
    trouble: null,
  };
  if (wanted === false) return none;
  const path = wanted ?? upwards(world.cwd, configName, world);
  if (path === null) return none;
  const read = world.readText(resolve(world.cwd, path));
  const shown = shownPath(path, world.cwd);
  if (read.kind === 'trouble') return { ...none, trouble: `${shown}: ${read.why}` };
  const source: Source = { name: shown, text: read.text, linesBefore: 0 };
  return { ...configIn(source), folder: dirname(resolve(world.cwd, path)), source, trouble: null };
}

function configIn(source: Source): Pick<ConfigFile, 'config' | 'diagnostics'> {
  const [first] = readYaml(source);
  const found = [...(first?.diagnostics ?? [])].filter(({ code }) => code !== 'syntax/empty');
  const report = (one: Diagnostic): void => {
    found.push(one);
  };
  return {
    config: first?.value ? readConfig({ source, report, nearest }, first.value) : emptyConfig,
    diagnostics: found,
  };
}

/** The first folder upwards that holds this file, no further than the repository's root. */
function upwards(from: string, name: string, world: World): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, name);
    if (world.kindOf(path) === 'file') return path;
    if (world.kindOf(join(folder, '.git')) !== 'nothing' || dirname(folder) === folder) return null;
  }
}

/** Path of the working directory from the repository's root: empty, or ending in `/`. */
export function fromRepositoryRoot(world: World): string {
  for (let folder = world.cwd; ; folder = dirname(folder)) {
    if (world.kindOf(join(folder, '.git')) !== 'nothing') {
      const way = relative(folder, world.cwd).split(sep).join('/');
      return way === '' ? '' : `${way}/`;
    }
    if (dirname(folder) === folder) return '';
  }
}

/** Settings, or what is wrong with how they were asked for. */
export type Asked = { readonly chosen: Chosen } | { readonly wrong: string };

export function fromFlags(options: CheckOptions): Asked {
  const days = options.consultationDays;
  if (days !== undefined && !isCount(days))
    return { wrong: `--consultation-days takes a whole number, not "${days}"` };
  if (options.asOf !== undefined && !isDay(options.asOf))
    return { wrong: `--as-of takes a date such as 2027-03-31, not "${options.asOf}"` };
  return {
    chosen: {
      packs: options.pack ?? null,
      exclude: options.exclude ?? null,
      failOn: options.failOn ?? null,
      allowUndecided: options.allowUndecided ?? null,
      required: options.require ?? null,
      consultationDays: days === undefined ? null : Number(days),
      waivers: options.waivers ?? null,
      baseline: options.baseline ?? null,
    },
  };
}

const isCount = (text: string): boolean => /^\d{1,6}$/.test(text);

const variables = [
  'PACK',
  'EXCLUDE',
  'FAIL_ON',
  'ALLOW_UNDECIDED',
  'REQUIRE',
  'CONSULTATION_DAYS',
  'WAIVERS',
  'BASELINE',
  'CONFIG',
  'FORMAT',
  'AS_OF',
] as const;
type Variable = (typeof variables)[number];

/** The value of TOFORWITH_NAME; an empty one counts as not set. */
export function variable(name: Variable, { env }: World): string | undefined {
  const value = env[`TOFORWITH_${name}`];
  return value === undefined || value === '' ? undefined : value;
}

export const listed = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export function fromEnvironment(world: World): Asked {
  const [failOn, days, allow, asOf] = (
    ['FAIL_ON', 'CONSULTATION_DAYS', 'ALLOW_UNDECIDED', 'AS_OF'] as const
  ).map((name) => variable(name, world));
  const severity = severityWords.find((word) => word === failOn);
  if (failOn !== undefined && !severity)
    return { wrong: `TOFORWITH_FAIL_ON takes one of ${severityWords.join(', ')}, not "${failOn}"` };
  if (days !== undefined && !isCount(days))
    return { wrong: `TOFORWITH_CONSULTATION_DAYS takes a whole number, not "${days}"` };
  if (allow !== undefined && !/^(yes|no|true|false|1|0)$/.test(allow))
    return { wrong: `TOFORWITH_ALLOW_UNDECIDED takes yes or no, not "${allow}"` };
  if (asOf !== undefined && !isDay(asOf))
    return { wrong: `TOFORWITH_AS_OF takes a date such as 2027-03-31, not "${asOf}"` };
  const list = (name: Variable): readonly string[] | null => {
    const text = variable(name, world);
    return text === undefined ? null : listed(text);
  };
  return {
    chosen: {
      ...nothingChosen,
      packs: list('PACK'),
      exclude: list('EXCLUDE'),
      required: list('REQUIRE'),
      failOn: severity ?? null,
      consultationDays: days === undefined ? null : Number(days),
      allowUndecided: allow === undefined ? null : /^(yes|true|1)$/.test(allow),
      waivers: variable('WAIVERS', world) ?? null,
      baseline: variable('BASELINE', world) ?? null,
    },
  };
}
