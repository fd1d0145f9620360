// Assesses the briefs its paths hold and writes the answers; a broken brief is told and the others are assessed all the same.
import type { Assessment } from '../model/assessment.js';
import type { Brief } from '../model/brief.js';
import type { Diagnostic, Read } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import { type ExitCode, exitCodes, type World, worst } from '../model/world.js';
import { withNextQuestion } from '../reason/ask-first.js';
import { assess } from '../reason/assess.js';
import { patienceFor } from '../reason/question.js';
import { withOpinions } from '../reason/second-opinion.js';
import { assessmentJson } from '../report/assessment-json.js';
import { assessmentText } from '../report/assessment-text.js';
import { readersOf } from '../report/reader.js';
import { alsoPacks } from './also.js';
import type { AssessOptions } from './assess-options.js';
import { type Input, readInputs } from './inputs.js';
import { answeringPackFor } from './load-pack.js';
import { type Output, outputsFrom } from './outputs.js';
import { briefsOf } from './read-briefs.js';
import { pageFor, refuse } from './say.js';
import { tell } from './tell.js';

const forMany = [
  'fields',
  'outDir',
  'summary',
  'summaryJson',
  'by',
  'rejects',
  'strict',
  'resume',
  'errors',
  'inputFormat',
  'include',
  'exclude',
  'groups',
  'delimiter',
  'jobs',
] as const;
const plainFile = /\.(?:ya?ml|json|md|markdown)$/i;

/** One brief or a few files are read whole, which starts sooner; all else is streamed. */
function isForMany(paths: readonly string[], options: AssessOptions, world: World): boolean {
  if (forMany.some((key) => options[key] !== undefined)) return true;
  if (options.format?.some((format) => !/^(?:text|json)(?:=|$)/.test(format))) return true;
  return (
    paths.length > 8 ||
    paths.some((path) => path !== '-' && !(plainFile.test(path) && world.kindOf(path) !== 'folder'))
  );
}

const formats = ['text', 'json'] as const;
type Format = (typeof formats)[number];

export async function runAssess(
  paths: readonly string[],
  options: AssessOptions,
  world: World,
): Promise<ExitCode> {
  if (isForMany(paths, options, world))
    return (await import('./many-run.js')).runMany(paths, options, world);
  const wanted = outputsFrom<Format>(options.format, formats, 'text');
  if ('wrong' in wanted) return refuse(world, wanted.wrong);
  const pack = await answeringPackFor(options, world);
  const others = pack && (await alsoPacks(options, pack, world));
  if (!pack || !others) return exitCodes.trouble;
  const readers = readersOf(pack);
  if (options.for !== undefined && !readers.includes(options.for))
    return refuse(world, `no reader is called "${options.for}"; one of ${readers.join(', ')}`);
  const { inputs, troubles, empty } = await readInputs(paths, world);
  for (const line of troubles) refuse(world, line);
  for (const path of empty) world.err.write(`toforwith: ${path}: no brief is there\n`);
  const { briefs, diagnostics } = await readAll(inputs, pack);
  await tell(diagnostics, options, world);
  const answers = withQuestions(
    briefs.map((brief) =>
      withOpinions(assess(brief, pack, { nearly: options.explain ?? false }), brief, pack, others),
    ),
    briefs,
    pack,
  );
  const unwritten =
    answers.length === 0 ? [] : await writeAll(answers, wanted.outputs, pack, options, world);
  return codeFor(
    {
      answers,
      broken: diagnostics.length + troubles.length + unwritten.length > 0,
      nothing: inputs.length + troubles.length === 0,
    },
    options,
  );
}

/** The briefs of all inputs in their order, and everything that is wrong with those that can't be read. */
async function readAll(
  inputs: readonly Input[],
  pack: Pack,
): Promise<{ briefs: readonly Brief[]; diagnostics: readonly Diagnostic[] }> {
  const reads: Read<Brief>[] = [];
  for (const input of inputs) reads.push(...(await briefsOf(input, pack)));
  return {
    briefs: reads.flatMap(({ value }) => (value ? [value] : [])),
    diagnostics: reads.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Answers that are open with what to ask first. */
function withQuestions(
  answers: readonly Assessment[],
  briefs: readonly Brief[],
  pack: Pack,
): readonly Assessment[] {
  const isSettled = ({ possible, parts }: Assessment): boolean =>
    possible.settled && parts.every(isSettled);
  if (answers.every(isSettled)) return answers;
  return answers.map((answer, index) =>
    withNextQuestion(answer, briefs[index] as Brief, pack, patienceFor.one),
  );
}

/** Writes every report; the complaints about those that could not be written. */
async function writeAll(
  answers: readonly Assessment[],
  outputs: readonly Output<Format>[],
  pack: Pack,
  options: AssessOptions,
  world: World,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { format, file } of outputs) {
    const text = await report(format, answers, pack, options, world, file === null);
    if (file === null) world.out.write(text);
    else {
      const why = world.write(file, text);
      if (why !== null) wrong.push(`${file}: ${why}`);
    }
  }
  for (const line of wrong) refuse(world, line);
  return wrong;
}

async function report(
  format: Format,
  answers: readonly Assessment[],
  pack: Pack,
  options: AssessOptions,
  world: World,
  onScreen: boolean,
): Promise<string> {
  const explain = options.explain ?? false;
  if (format === 'text') {
    const page = await pageFor(
      world.out,
      onScreen ? options : { ...options, color: 'never' },
      world,
    );
    const detail = {
      explain,
      all: options.all ?? false,
      plainTerms: options.plainTerms ?? false,
      ...(options.for === undefined ? {} : { reader: options.for }),
    };
    return answers.map((answer) => assessmentText(answer, pack, page, detail)).join('\n');
  }
  const values = answers.map((answer) => assessmentJson(answer, pack, { explain }));
  return `${JSON.stringify(values.length === 1 ? values[0] : values, null, 2)}\n`;
}

interface Outcome {
  readonly answers: readonly Assessment[];
  readonly broken: boolean;
  readonly nothing: boolean;
}

function codeFor(
  { answers, broken, nothing }: Outcome,
  { require: demand, exitZero }: AssessOptions,
): ExitCode {
  const undecided = demand === 'decided' && answers.some((answer) => !isDecided(answer));
  return worst([
    broken ? exitCodes.trouble : 0,
    undecided && !exitZero ? exitCodes.undecided : 0,
    nothing ? exitCodes.nothing : 0,
  ]);
}

/** A brief is decided where it or, having no kind of its own, each of its parts has an answer. */
function isDecided({ calledFor, parts }: Assessment): boolean {
  return calledFor !== null || (parts.length > 0 && parts.every(isDecided));
}
