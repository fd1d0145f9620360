// What holds for a run and for each file: flags before environment before config before defaults, overrides by path on top.
import type { Pack, Severity } from '../model/pack.js';
import { type Config, emptyConfig } from './config.js';
import type { Severities } from './finding-rules.js';
import type { CheckOptions } from './findings.js';
import { matcher } from './glob.js';

/** What flags or the environment may set; null where they do not. */
export interface Chosen {
  readonly packs: readonly string[] | null;
  readonly exclude: readonly string[] | null;
  readonly failOn: Severity | null;
  readonly allowUndecided: boolean | null;
  readonly required: readonly string[] | null;
  readonly consultationDays: number | null;
  readonly waivers: string | null;
  readonly baseline: string | null;
}

export type Layer = 'flag' | 'environment' | 'config' | 'default';

/** A value and who set it. */
export interface SetBy<T> {
  readonly value: T;
  readonly by: Layer;
}

export interface Settings {
  readonly packs: SetBy<readonly string[] | null>;
  readonly include: SetBy<readonly string[]>;
  readonly exclude: SetBy<readonly string[]>;
  readonly failOn: SetBy<Severity>;
  readonly allowUndecided: SetBy<boolean>;
  readonly required: SetBy<readonly string[]>;
  readonly consultationDays: SetBy<number | null>;
  readonly waivers: SetBy<string | null>;
  readonly baseline: SetBy<string | null>;
  readonly severities: Severities;
  readonly overrides: Config['overrides'];
}

export const nothingChosen: Chosen = {
  ...{ packs: null, exclude: null, failOn: null, allowUndecided: null, required: null },
  ...{ consultationDays: null, waivers: null, baseline: null },
};

/** The settings of a run. */
export function settle(flags: Chosen, environment: Chosen, config: Config = emptyConfig): Settings {
  const choose = <T>(key: keyof Chosen & keyof Config, usual: T): SetBy<T> => {
    const layers = [
      ['flag', flags[key]],
      ['environment', environment[key]],
      ['config', config[key]],
    ] as const;
    const set = layers.find(([, value]) => value !== null);
    return set ? { value: set[1] as T, by: set[0] } : { value: usual, by: 'default' };
  };
  return {
    packs: choose<readonly string[] | null>('packs', null),
    include: { value: config.include ?? [], by: config.include ? 'config' : 'default' },
    exclude: choose<readonly string[]>('exclude', []),
    failOn: choose<Severity>('failOn', 'error'),
    allowUndecided: choose('allowUndecided', false),
    required: choose<readonly string[]>('required', []),
    consultationDays: choose<number | null>('consultationDays', null),
    waivers: choose<string | null>('waivers', null),
    baseline: choose<string | null>('baseline', null),
    severities: config.severities,
    overrides: config.overrides,
  };
}

export interface ForFile extends CheckOptions {
  readonly consultationDays: number | null;
}

/** What holds for one file, its path given relative to the config's folder. Later overrides hold before earlier ones. */
export function settingsFor(path: string, settings: Settings): ForFile {
  const matching = settings.overrides.filter(({ files }) =>
    files.some((pattern) => matcher(pattern)(path)),
  );
  const own = <T>(set: SetBy<T>, value: T | null | undefined): T =>
    set.by === 'flag' || set.by === 'environment' ? set.value : (value ?? set.value);
  return {
    severities: Object.assign(
      {},
      settings.severities,
      ...matching.map(({ severities }) => severities),
    ),
    required: own(
      settings.required,
      matching.findLast(({ required }) => required !== null)?.required,
    ),
    consultationDays: own(
      settings.consultationDays,
      matching.findLast((one) => one.consultationDays !== null)?.consultationDays,
    ),
  };
}

const numbered = new WeakMap<Pack, Map<number, Pack>>();
const setting = 'consultation-days';

/** The pack with this number of days; the same pack for the same number. */
export function withDays(pack: Pack, days: number | null): Pack {
  if (days === null || !pack.settings.some(({ id }) => id === setting)) return pack;
  const known = numbered.get(pack) ?? new Map<number, Pack>();
  numbered.set(pack, known);
  const before = known.get(days);
  if (before) return before;
  const settings = pack.settings.map((one) => (one.id === setting ? { ...one, value: days } : one));
  const made = { ...pack, settings };
  known.set(days, made);
  return made;
}
