// A pack set otherwise than its author left it.
import type { Pack } from './pack.js';

/** By id of a setting one of its choices, or a number where it has none. */
export type Settings = Readonly<Record<string, string | number>>;

/** The pack under these settings; those not named stay. */
export function withSettings(pack: Pack, chosen: Settings): Pack {
  const settings = pack.settings.map((setting) => ({
    ...setting,
    value: chosen[setting.id] ?? setting.value,
  }));
  return {
    ...pack,
    settings,
    variables: pack.variables.map((variable) => {
      const setting = variable.kind === 'setting' ? settings[variable.index] : undefined;
      return setting?.values.length === 0
        ? { ...variable, values: [String(setting.value)] }
        : variable;
    }),
  };
}
