// Where an interview starts: a new form, a brief to go on with, a copy of one, and what was answered beforehand.
import type { Change } from '../interview/state.js';
import type { Brief } from '../model/brief.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import type { World } from '../model/world.js';
import { briefTemplate } from '../read/template.js';
import { unsureIn } from '../read/unsure-remark.js';
import { type Input, readInputs } from './inputs.js';
import { briefsOf } from './read-briefs.js';
import type { AdviseOptions } from './run-advise-options.js';
import { shellWord } from './shell-word.js';

export type Start =
  | {
      readonly kind: 'start';
      readonly path: string | null;
      /** The text on disk where it is gone on with. */
      readonly saved: string | null;
      readonly text: string;
      readonly isNew: boolean;
      readonly titled: boolean;
      readonly changes: readonly Change[];
      readonly unsure: readonly string[];
    }
  | {
      readonly kind: 'wrong';
      readonly why: string | null;
      readonly diagnostics: readonly Diagnostic[];
    };

const wrong = (why: string | null, diagnostics: readonly Diagnostic[] = []): Start => ({
  kind: 'wrong',
  why,
  diagnostics,
});

export async function startOf(
  path: string | null,
  options: AdviseOptions,
  pack: Pack,
  world: World,
): Promise<Start> {
  const base = await baseOf(path, options, pack, world);
  if (base.kind === 'wrong' || (options.answers === undefined && options.set === undefined))
    return base;
  const { answersIn, settingsIn } = await import('./run-advise-answers.js');
  let start = base;
  if (options.answers !== undefined) {
    const input = await inputAt(options.answers, world);
    if (typeof input === 'string') return wrong(input);
    const given = await answersIn(input, pack);
    if (!given.value) return wrong(null, given.diagnostics);
    start = { ...start, changes: [...start.changes, ...given.value] };
  }
  const given = await settingsIn(options.set ?? [], pack);
  if (given.kind === 'wrong') return wrong(given.why, given.diagnostics);
  return {
    ...start,
    changes: [...start.changes, ...given.changes],
    unsure: [...start.unsure, ...given.unsure],
  };
}

async function baseOf(
  path: string | null,
  { from, part }: AdviseOptions,
  pack: Pack,
  world: World,
): Promise<Start> {
  if (part !== undefined && from === undefined)
    return wrong('--part names a part of the brief that --from names');
  if (path !== null && !/\.ya?ml$/i.test(path))
    return wrong(
      `${path}: an interview is kept as YAML, so its name should end with .yaml${/\.(json|md|markdown)$/i.test(path) ? `; to start from a copy of it: --from ${path}` : ''}`,
    );
  if (path !== null && world.kindOf(path) === 'folder')
    return wrong(`${path} is a folder; name a file in it`);
  const isThere = path !== null && world.kindOf(path) === 'file';
  if (from === undefined) return isThere ? gone(path, pack, world) : fresh(path, pack);
  if (isThere) return wrong(`${path} is there already; name another file for the copy of ${from}`);
  return copied(from, part ?? null, path, pack, world);
}

const fresh = (path: string | null, pack: Pack): Start => ({
  kind: 'start',
  path,
  saved: null,
  text: briefTemplate(pack),
  isNew: true,
  titled: false,
  changes: [],
  unsure: [],
});

/** A brief that is gone on with, in its own file. */
async function gone(path: string, pack: Pack, world: World): Promise<Start> {
  const found = await briefAt(path, pack, world);
  if (found.kind === 'wrong') return found;
  const { brief, input } = found;
  if (brief.parts.length > 0) return oneByOne(path, brief);
  return {
    kind: 'start',
    path,
    saved: input.source.text,
    ...unsureIn(input.source.text),
    isNew: false,
    titled: brief.title !== brief.id,
    changes: [],
  };
}

/** A brief with parts has no answer of its own to go on with. */
function oneByOne(path: string, { parts }: Brief): Start {
  const [first = '', ...others] = parts.map(({ title }) => shellWord(title));
  const or = others.length > 0 ? ` (or ${others.join(', ')})` : '';
  return wrong(
    `${path} has parts, each with an answer of its own; go on with one in a file of its own: toforwith advise --from ${shellWord(path)} --part ${first}${or}`,
  );
}

/** A copy: YAML as it stands, other forms and parts as a filled-in form. */
async function copied(
  from: string,
  part: string | null,
  path: string | null,
  pack: Pack,
  world: World,
): Promise<Start> {
  const found = await briefAt(from, pack, world);
  if (found.kind === 'wrong') return found;
  const { input } = found;
  const { parts } = found.brief;
  if (part === null && parts.length > 0) return oneByOne(from, found.brief);
  const brief = part === null ? found.brief : parts.find(({ title }) => title === part);
  if (!brief)
    return wrong(
      `--part ${part}: ${from} has no part of that name${parts.length > 0 ? `; its parts are ${parts.map(({ title }) => `"${title}"`).join(', ')}` : ''}`,
    );
  const titled = brief.title !== brief.id;
  const start = { kind: 'start', path, saved: null, isNew: false, titled } as const;
  if (part === null && input.format === 'yaml')
    return { ...start, ...unsureIn(input.source.text), changes: [] };
  const { changesFrom } = await import('./run-advise-answers.js');
  return { ...start, text: briefTemplate(pack), changes: changesFrom(brief, pack), unsure: [] };
}

type Found =
  | { readonly kind: 'found'; readonly brief: Brief; readonly input: Input }
  | Extract<Start, { kind: 'wrong' }>;

async function briefAt(path: string, pack: Pack, world: World): Promise<Found> {
  const input = await inputAt(path, world);
  if (typeof input === 'string') return wrong(input) as Found;
  const reads = await briefsOf(input, pack);
  if (reads.length > 1)
    return wrong(`${path} holds ${reads.length} briefs; an interview goes on with one`) as Found;
  const [read] = reads;
  return read?.value
    ? { kind: 'found', brief: read.value, input }
    : (wrong(null, read?.diagnostics ?? []) as Found);
}

/** The text at a path, or why there is none. */
async function inputAt(path: string, world: World): Promise<Input | string> {
  const { inputs, troubles, empty } = await readInputs([path], world);
  const [input] = inputs;
  return input ?? troubles[0] ?? `${empty[0] ?? path}: no brief is there`;
}
