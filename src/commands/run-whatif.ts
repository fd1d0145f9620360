// Says what would change the answer to one brief: what leads elsewhere or to what is aimed at, and the answer under settings.
import type { Brief } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import type { WhatIf } from '../model/what-if.js';
import { type ExitCode, exitCodes, type World } from '../model/world.js';
import { nearest } from '../read/nearest.js';
import { withSettings } from '../read/settings.js';
import { assess } from '../reason/assess.js';
import { onlyAnswer, whatIf } from '../reason/what-if.js';
import { type Supposed, whatIfJson } from '../report/whatif-json.js';
import { supposedText } from '../report/whatif-set-text.js';
import { whatIfText } from '../report/whatif-text.js';
import type { LookOptions, PackOptions } from './declare.js';
import { readInputs } from './inputs.js';
import { answeringPackFor } from './load-pack.js';
import { type Output, outputsFrom } from './outputs.js';
import { briefsOf } from './read-briefs.js';
import { pageFor, refuse } from './say.js';
import { tell } from './tell.js';

export interface WhatIfOptions extends LookOptions, PackOptions {
  readonly to?: string;
  readonly set?: readonly string[];
  readonly part?: string;
  readonly format?: readonly string[];
  readonly all?: boolean;
  readonly plainTerms?: boolean;
}

const formats = ['text', 'json'] as const;
type Format = (typeof formats)[number];

export async function runWhatIf(
  path: string,
  options: WhatIfOptions,
  world: World,
): Promise<ExitCode> {
  const wanted = outputsFrom<Format>(options.format, formats, 'text');
  if ('wrong' in wanted) return refuse(world, wanted.wrong);
  const pack = await answeringPackFor(options, world);
  if (!pack) return exitCodes.trouble;
  const to = aimIn(options.to, pack);
  if ('wrong' in to) return refuse(world, to.wrong);
  const brief = await briefAt(path, options, pack, world);
  if (typeof brief === 'number') return brief;
  const supposed = options.set ? suppose(brief, options.set, pack) : null;
  if (supposed?.kind === 'wrong') {
    for (const line of supposed.why) refuse(world, line);
    return exitCodes.trouble;
  }
  const found =
    supposed && to.id === null
      ? onlyAnswer(supposed.before)
      : whatIf(supposed?.brief ?? brief, pack, to.id);
  if ('budget' in found)
    return refuse(
      world,
      `${pack.id} is too large to say what would change an answer; what makes it so: ${found.facts.join(', ')}`,
    );
  const asked: Asked = { found, supposed, aims: to.id !== null };
  return writeAll(asked, wanted.outputs, pack, options, world);
}

/** The id that `--to` names. */
function aimIn(
  to: string | undefined,
  { scale, names }: Pack,
): { readonly id: string | null } | { readonly wrong: string } {
  if (to === undefined) return { id: null };
  const ids = [...scale.approaches, ...names].map(({ id }) => id);
  if (ids.includes(to)) return { id: to };
  const near = nearest(to, ids);
  return {
    wrong: `--to ${to}: no approach or name is called "${to}"; ${near === null ? `one of ${ids.join(', ')}` : `did you mean ${near}?`}`,
  };
}

/** The brief at a path, or its part that is asked for; else how the run ends, what is wrong being told. */
async function briefAt(
  path: string,
  options: WhatIfOptions,
  pack: Pack,
  world: World,
): Promise<Brief | ExitCode> {
  const { inputs, troubles, empty } = await readInputs([path], world);
  for (const line of troubles) refuse(world, line);
  for (const none of empty) world.err.write(`toforwith: ${none}: no brief is there\n`);
  if (troubles.length > 0) return exitCodes.trouble;
  const reads = (await Promise.all(inputs.map((input) => briefsOf(input, pack)))).flat();
  const [first] = reads;
  if (!first) return exitCodes.nothing;
  if (reads.length > 1)
    return refuse(world, `${path} holds ${reads.length} briefs; whatif looks at one`);
  await tell(first.diagnostics, options, world);
  if (!first.value) return exitCodes.trouble;
  return partOf(first.value, options.part, world);
}

function partOf(brief: Brief, name: string | undefined, world: World): Brief | ExitCode {
  if (name === undefined) return brief;
  const part = brief.parts.find((each) => each.part === name);
  if (part) return part;
  const names = brief.parts.flatMap((each) => each.part ?? []);
  if (names.length === 0) return refuse(world, `--part ${name}: this brief has no parts`);
  const near = nearest(name, names);
  return refuse(
    world,
    `--part ${name}: no part is called "${name}"; ${near === null ? `one of ${names.join(', ')}` : `did you mean "${near}"?`}`,
  );
}

type Supposing =
  | ({ readonly kind: 'set'; readonly brief: Brief } & Supposed)
  | { readonly kind: 'wrong'; readonly why: readonly string[] };

function suppose(brief: Brief, settings: readonly string[], pack: Pack): Supposing {
  const set = withSettings(brief, settings, pack);
  if (set.kind === 'wrong') return set;
  return { ...set, before: assess(brief, pack), after: assess(set.brief, pack) };
}

interface Asked {
  readonly found: WhatIf;
  readonly supposed: Supposed | null;
  /** Whether something is aimed at. */
  readonly aims: boolean;
}

async function writeAll(
  asked: Asked,
  outputs: readonly Output<Format>[],
  pack: Pack,
  options: WhatIfOptions,
  world: World,
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  for (const { format, file } of outputs) {
    const look = file === null ? options : { ...options, color: 'never' as const };
    const text =
      format === 'json'
        ? `${JSON.stringify(whatIfJson(asked.found, pack, asked.supposed), null, 2)}\n`
        : await textOf(asked, pack, look, world);
    if (file === null) world.out.write(text);
    else {
      const why = world.write(file, text);
      if (why !== null) code = refuse(world, `${file}: ${why}`);
    }
  }
  return code;
}

/** Under settings only what differs is told, unless something is aimed at from there. */
async function textOf(
  { found, supposed, aims }: Asked,
  pack: Pack,
  options: WhatIfOptions,
  world: World,
): Promise<string> {
  const page = await pageFor(world.out, options, world);
  const detail = { all: options.all ?? false, plainTerms: options.plainTerms ?? false };
  const texts = [
    ...(supposed ? [supposedText(supposed, pack, page, detail)] : []),
    ...(supposed === null || aims ? [whatIfText(found, pack, page, detail)] : []),
  ];
  return texts.join('\n');
}
