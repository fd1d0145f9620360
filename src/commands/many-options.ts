// What the options of a run over many briefs come to: which outputs, which keys, what is counted; or what is wrong with them.
import { createHash } from 'node:crypto';
import { flatColumns } from '../engine/flat.js';
import type { Pack } from '../model/pack.js';
import type { World } from '../model/world.js';
import { nearest } from '../read/nearest.js';
import { usualKeys } from '../report/record.js';
import type { AssessOptions } from './assess-options.js';
import type { ManyInput } from './many-inputs.js';
import { type ManyFormat, manyFormats, type Setup } from './many-task.js';
import { type Output, outputsFrom } from './outputs.js';

export interface ManyPlan {
  readonly outputs: readonly Output<ManyFormat>[];
  /** Whether anything is counted. */
  readonly counts: boolean;
  readonly by: readonly number[];
  readonly keys: readonly string[] | null;
}

/** Keys of an assessment that only assessing in full can give. */
const fullKeys = [
  'format',
  'then',
  'assumed',
  'possible',
  'nextQuestion',
  'switchedOff',
  'parts',
  'advice',
];

export function planMany(options: AssessOptions, pack: Pack): ManyPlan | string {
  const isRecord =
    options.fields !== undefined || options.resume === true || options.rejects !== undefined;
  const found = outputsFrom<ManyFormat>(options.format, manyFormats, isRecord ? 'ndjson' : 'text');
  if ('wrong' in found) return found.wrong;
  const alone = (['also', 'for', 'plainTerms'] as const).find((key) => options[key] !== undefined);
  if (alone)
    return `--${alone === 'plainTerms' ? 'plain-terms' : alone} works on a few briefs only; name up to 8 YAML, JSON or Markdown files, with --format text or json and no options for many briefs`;
  const by = factsBy(options.by ?? [], pack);
  if (typeof by === 'string') return by;
  const keys = keysFrom(options.fields, pack);
  if (typeof keys === 'string') return keys;
  if (options.outDir !== undefined && options.resume)
    return "--out-dir and --resume can't go together: what stands in a folder already says itself what is left";
  const whole = found.outputs.filter(({ format }) => format === 'json' || format === 'text');
  return {
    outputs: found.outputs,
    counts: options.summary === true || options.summaryJson !== undefined || by.length > 0,
    by,
    keys: options.fields === undefined && whole.length === found.outputs.length ? null : keys,
  };
}

function factsBy(names: readonly string[], pack: Pack): readonly number[] | string {
  const choices = pack.facts.filter(({ kind }) => kind === 'choice').map(({ id }) => id);
  const found: number[] = [];
  for (const name of names) {
    const index = pack.facts.findIndex(({ id, kind }) => id === name && kind === 'choice');
    const near = nearest(name, choices);
    if (index === -1)
      return `--by ${name}: there is no fact of that name to count by${near === null ? '' : `; did you mean ${near}?`}`;
    found.push(index);
  }
  return found;
}

function keysFrom(
  fields: readonly string[] | undefined,
  pack: Pack,
): readonly string[] | string | null {
  if (fields === undefined) return usualKeys(pack);
  if (fields.includes('all')) return null;
  const flat = flatColumns(pack).map(({ name }) => name);
  const known = [...usualKeys(pack), 'title', 'part', 'pack', ...fullKeys, ...flat];
  const wanted = fields.flatMap((field) => (field === 'table' ? ['id', ...flat] : [field]));
  for (const field of wanted) {
    const near = nearest(field, known);
    if (!known.includes(field))
      return `--fields ${field}: answers have no key of that name${near === null ? `; one of ${known.slice(0, -flat.length).join(', ')}, table` : `; did you mean ${near}?`}`;
  }
  return [...new Set(wanted)];
}

export interface Look {
  readonly colour: boolean;
  readonly width: number;
}

export function setupFor(
  plan: ManyPlan,
  options: AssessOptions,
  pack: Pack,
  inputs: readonly ManyInput[],
  look: Look,
): Setup {
  const isFilter =
    inputs.length === 1 &&
    inputs[0]?.path === '-' &&
    plan.outputs.some(({ format, file }) => format === 'ndjson' && file === null);
  const inline =
    options.errors === 'inline' ||
    (options.errors === undefined && isFilter && options.rejects === undefined);
  return {
    pack,
    formats: plan.outputs.map(({ format }) => format),
    keys: plan.keys,
    inline,
    keepRejects: options.rejects !== undefined,
    strict: options.strict ?? false,
    by: plan.counts ? plan.by : null,
    explain: options.explain ?? false,
    all: options.all ?? false,
    ...look,
    ascii: options.ascii ?? false,
    apart: options.outDir !== undefined,
    everyLine: inline && isFilter,
  };
}

/** What a run must share with one that it goes on with. */
export function headOf(
  setup: Setup,
  inputs: readonly ManyInput[],
  outputs: ManyPlan,
  options: AssessOptions,
  world: World,
): object {
  const { pack, ...rest } = setup;
  const asked = {
    ...rest,
    colour: false,
    width: 0,
    outputs: outputs.outputs,
    rejects: options.rejects,
    groups: options.groups,
    delimiter: options.delimiter,
  };
  const files = inputs.map(({ path, format, size }) => [path, format, size]);
  const digest = createHash('sha256')
    .update(JSON.stringify([asked, files, pack.digest]))
    .digest('hex');
  return { format: 'toforwith/journal/1', version: world.version, run: digest };
}
