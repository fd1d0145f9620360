// `--print-config`: what holds, as a config file would say it, each line with who set it.
import type { ForFile, Layer, Settings } from '../check/settings.js';
import type { ConfigFile } from './check-settings.js';

/** The settings of a run, and for each path given what an override makes of them. */
export function printConfig(
  settings: Settings,
  { source }: ConfigFile,
  files: readonly { readonly path: string; readonly settings: ForFile }[],
): string {
  const {
    packs,
    include,
    exclude,
    failOn,
    allowUndecided,
    required,
    consultationDays,
    waivers,
    baseline,
    severities,
  } = settings;
  const lines = [
    `# config: ${source?.name ?? 'none'}`,
    line('packs', packs.value ?? ['spectrum'], packs.by),
    line('include', include.value, include.by),
    line('exclude', exclude.value, exclude.by),
    line('fail-on', failOn.value, failOn.by),
    line('allow-undecided', allowUndecided.value, allowUndecided.by),
    line('required', required.value, required.by),
    line('consultation-days', consultationDays.value, consultationDays.by),
    line('waivers', waivers.value, waivers.by),
    line('baseline', baseline.value, baseline.by),
    ...severityLines(severities, ''),
    ...files.flatMap(({ path, settings: own }) => [
      '',
      `# ${path}`,
      `#   required: ${flow(own.required)}`,
      `#   consultation-days: ${flow(own.consultationDays)}`,
      ...severityLines(own.severities, '#   '),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

type Value = string | number | boolean | null | readonly string[];

const line = (key: string, value: Value, by: Layer): string => `${key}: ${flow(value)} # ${by}`;

function flow(value: Value): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return `[${value.map((each) => JSON.stringify(each)).join(', ')}]`;
  return value === null ? '~' : typeof value === 'string' ? word(value) : String(value);
}

const word = (text: string): string =>
  /^[a-z][\w./-]*$/i.test(text) ? text : JSON.stringify(text);

function severityLines(severities: Settings['severities'], indent: string): readonly string[] {
  const entries = Object.entries(severities);
  return entries.length === 0
    ? []
    : [
        `${indent}severities:`,
        ...entries.map(([rule, severity]) => `${indent}  ${rule}: ${severity}`),
      ];
}
