// Assesses many briefs: tasks are cut from the inputs, done here or in threads, and written in their order. What one brief
// costs besides reading and writing is a few microseconds, and memory does not grow with their number.
import { join } from 'node:path';
import { addCounts, type Counts, newCounts } from '../engine/counts.js';
import { wantsColour } from '../io/painter.js';
import { cores, type Pool, startPool } from '../io/pool.js';
import { progressOn } from '../io/progress.js';
import { ClosedPipe, StreamTrouble } from '../io/streams.js';
import type { Pack } from '../model/pack.js';
import { type ExitCode, exitCodes, type World, worst } from '../model/world.js';
import { type JoinedGroups, readGroupTable } from '../read/table.js';
import { renderDiagnostics } from '../report/diagnostics.js';
import { quickKeys } from '../report/record.js';
import { summaryJson, summaryText } from '../report/summary.js';
import type { AssessOptions } from './assess-options.js';
import { packFor } from './load-pack.js';
import { type ManyInput, manyInputs } from './many-inputs.js';
import { headOf, type ManyPlan, planMany, setupFor } from './many-options.js';
import { type Outputs, openOutputs, type Standing } from './many-outputs.js';
import type { Done, Setup, Task } from './many-task.js';
import { type Planned, tasksOf } from './many-tasks.js';
import { type Work, workFor } from './many-work.js';
import { fileNames } from './out-dir.js';
import { refuse } from './say.js';

export async function runMany(
  paths: readonly string[],
  options: AssessOptions,
  world: World,
): Promise<ExitCode> {
  const pack = await packFor(options, world);
  if (!pack) return exitCodes.trouble;
  const plan = planMany(options, pack);
  if (typeof plan === 'string') return refuse(world, plan);
  const { inputs, troubles, empty } = await manyInputs(paths, wantedFrom(options), world);
  for (const line of troubles) refuse(world, line);
  for (const path of empty) world.err.write(`toforwith: ${path}: no brief is there\n`);
  if (inputs.length === 0) return troubles.length > 0 ? exitCodes.trouble : exitCodes.nothing;
  if (options.resume && inputs.some(({ path }) => path === '-'))
    return refuse(world, "standard input can't be resumed; give a file");
  const joined = options.groups === undefined ? null : joinedFrom(options.groups, pack, world);
  if (joined === false) return exitCodes.trouble;
  const colour = wantsColour(options.color ?? 'auto', world.out, world.env);
  const setup = setupFor(plan, options, pack, inputs, {
    colour,
    width: Math.min(120, Math.max(40, world.out.columns)),
  });
  const head = headOf(setup, inputs, plan, options, world);
  try {
    const outputs = openOutputs({
      outputs: setup.apart ? [] : plan.outputs,
      ...{
        rejects: options.rejects ?? null,
        keys: setup.keys ?? quickKeys(pack),
        head,
        resume: options.resume ?? false,
      },
    });
    if (typeof outputs === 'string') return refuse(world, outputs);
    const run = { plan, setup, inputs, joined, options, pack, world, outputs };
    if (outputs.isWhole)
      world.err.write('toforwith: the run was over already: nothing is left to do\n');
    const standing = outputs.isWhole ? outputs.standing : await drive(run);
    return closeUp(run, standing, troubles.length > 0);
  } catch (error) {
    if (error instanceof ClosedPipe) return exitCodes.done;
    if (error instanceof StreamTrouble) return refuse(world, error.message);
    throw error;
  }
}

interface Run {
  readonly plan: ManyPlan;
  readonly setup: Setup;
  readonly inputs: readonly ManyInput[];
  readonly joined: JoinedGroups | null;
  readonly options: AssessOptions;
  readonly pack: Pack;
  readonly world: World;
  readonly outputs: Outputs;
}

function wantedFrom({ inputFormat, include, exclude }: AssessOptions) {
  return {
    ...(inputFormat ? { format: inputFormat } : {}),
    ...(include ? { include } : {}),
    ...(exclude ? { exclude } : {}),
  };
}

function joinedFrom(file: string, pack: Pack, world: World): JoinedGroups | false {
  const text = world.readText(file);
  if (text.kind === 'trouble') {
    refuse(world, `${file}: ${text.why}`);
    return false;
  }
  const { value, diagnostics } = readGroupTable(
    { name: file, text: text.text, linesBefore: 0 },
    pack,
  );
  if (diagnostics.length > 0) world.err.write(renderDiagnostics(diagnostics));
  return value ?? false;
}

/** Less than this is done sooner than threads have started. */
const worthThreads = { bytes: 48_000_000, files: 5000 };

function threadsFor({ options, inputs }: Run): number {
  if (options.jobs !== undefined && options.jobs !== 'auto') return Number(options.jobs);
  const bytes = inputs.reduce((sum, { size }) => sum + (size ?? 0), 0);
  const isWorth = bytes > worthThreads.bytes || inputs.length > worthThreads.files;
  return isWorth ? Math.min(cores(), 16) : 1;
}

/** As many as keep every thread busy while the answers of another are waited for. */
const tasksAThread = 3;

/** Does all tasks in order, several at once where there are threads. */
async function drive(run: Run): Promise<Standing> {
  const { setup, outputs, inputs, world, options } = run;
  const threads = threadsFor(run);
  const doing = threads > 1 ? inThreads(setup, threads) : await here(setup);
  const total = inputs.reduce((sum, { size }) => (size === null ? Number.NaN : sum + size), 0);
  const progress = progressOn(world.err, options.quiet ?? false, total);
  const before = sizesBefore(inputs);
  const names = fileNames();
  let standing: Standing = {
    ...outputs.standing,
    counts: outputs.standing.counts ?? (setup.by ? newCounts(setup.pack, setup.by) : null),
  };
  const tasks = tasksOf(
    {
      inputs,
      pack: run.pack,
      delimiter: options.delimiter ?? null,
      joined: run.joined,
      everyLine: setup.everyLine,
    },
    standing.cursor,
  );
  const underWay: { readonly planned: Planned; readonly done: Promise<Done> | Done }[] = [];
  try {
    for (;;) {
      while (underWay.length < threads * tasksAThread) {
        const next = await tasks.next();
        if (next.done) break;
        underWay.push({ planned: next.value, done: doing.run(next.value.task) });
        if (threads === 1) break;
      }
      const first = underWay.shift();
      if (!first) break;
      const done = await first.done;
      standing = after(standing, done, first.planned);
      const said = renderDiagnostics(first.planned.wrong ?? []) + done.said;
      if (said !== '') progress.aside(() => world.err.write(said));
      for (const { name, text } of done.apart)
        writeApart(names(name, setup.formats[0] ?? 'json'), text, run);
      outputs.put(done, standing);
      progress.at(
        (before[standing.cursor.input] ?? total) + standing.cursor.bytes,
        standing.briefs,
        standing.rejected,
      );
      if (setup.strict && standing.rejected > 0) break;
    }
    if (setup.strict && standing.rejected > 0) outputs.leave();
    else outputs.finish(standing);
    return standing;
  } finally {
    progress.end();
    await doing.close();
  }
}

function after(standing: Standing, done: Done, { next }: Planned): Standing {
  if (standing.counts && done.counts) addCounts(standing.counts, done.counts);
  return {
    cursor: next,
    briefs: standing.briefs + done.briefs,
    rejected: standing.rejected + done.rejected,
    undecided: standing.undecided + done.undecided,
    counts: standing.counts,
  };
}

function sizesBefore(inputs: readonly ManyInput[]): readonly number[] {
  let sum = 0;
  return inputs.map(({ size }) => {
    const before = sum;
    sum += size ?? 0;
    return before;
  });
}

function writeApart(name: string, text: string, { options, world }: Run): void {
  const file = `${options.outDir}/${name}`;
  const why = world.write(file, text);
  if (why !== null) throw new StreamTrouble(`${file}: ${why}`);
}

interface Doing {
  run(task: Task): Promise<Done> | Done;
  close(): Promise<void>;
}

async function here(setup: Setup): Promise<Doing> {
  const work: Work = await workFor(setup);
  return { run: work, close: async () => {} };
}

function inThreads(setup: Setup, count: number): Doing {
  const pool: Pool<Task, Done> = startPool(
    join(import.meta.dirname, 'many-worker.cjs'),
    setup,
    count,
    ownBytes,
  );
  return pool;
}

/** Bytes that fill a buffer of their own go over to the thread; others are copied. */
const ownBytes = (task: Task): ArrayBuffer[] =>
  task.kind === 'lines' && task.bytes.length === task.bytes.buffer.byteLength
    ? [task.bytes.buffer as ArrayBuffer]
    : [];

/** The counts, and how the run ends. */
function closeUp(run: Run, standing: Standing, hadTrouble: boolean): ExitCode {
  const { options, world, setup } = run;
  const unwritten = standing.counts ? summarise(run, standing, standing.counts) : null;
  if (unwritten !== null) refuse(world, unwritten);
  if (standing.rejected > 0)
    world.err.write(
      `toforwith: ${standing.rejected} of ${standing.briefs + standing.rejected} could not be assessed\n`,
    );
  const isUndecided = options.require === 'decided' && standing.undecided > 0 && !options.exitZero;
  return worst([
    standing.rejected > 0 || hadTrouble || unwritten !== null ? exitCodes.trouble : 0,
    isUndecided ? exitCodes.undecided : 0,
    // A filter that no line reaches has done all there was to do.
    standing.briefs + standing.rejected === 0 && !setup.everyLine ? exitCodes.nothing : 0,
  ]);
}

/** Text follows what is for people and else goes to standard error; why JSON could not be written. */
function summarise(
  { plan, setup, options, pack, world }: Run,
  { rejected }: Standing,
  counts: Counts,
): string | null {
  const summed = { counts, rejected, by: plan.by };
  if (options.summary || options.summaryJson === undefined) {
    const isForPeople =
      setup.apart ||
      plan.outputs.every(
        ({ format, file }) => file !== null || format === 'text' || format === 'table',
      );
    (isForPeople ? world.out : world.err).write(summaryText(summed, pack, setup.ascii));
  }
  if (options.summaryJson === undefined) return null;
  const json = `${JSON.stringify(summaryJson(summed, pack), null, 2)}\n`;
  if (options.summaryJson === '-') world.out.write(json);
  else {
    const why = world.write(options.summaryJson, json);
    if (why !== null) return `${options.summaryJson}: ${why}`;
  }
  return null;
}
