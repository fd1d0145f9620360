// Checks every file of a run in their order: here where they are few, in threads where they are many.
import { join } from 'node:path';
import type { Settings } from '../check/settings.js';
import { cores, type Pool, shareOut, startPool } from '../io/pool.js';
import type { Pack } from '../model/pack.js';
import type { World } from '../model/world.js';
import { formatOf } from './brief-formats.js';
import { type CheckedInput, type Checking, checkPath, checkText } from './check-files.js';
import type { Request } from './check-request.js';
import type { Selection } from './check-select.js';
import type { PackOptions } from './declare.js';

/** What a thread is told before its first files. */
export interface Setup {
  readonly packs: PackOptions;
  readonly settings: Settings;
  readonly folder: string;
  /** Whether a file is Markdown. */
  readonly markdown: boolean;
}

/** Fewer are checked sooner than threads have started. */
const worthThreads = 500;
const filesInTask = 50;
const mostThreads = 8;

export async function checkEach(
  { files, input }: Selection,
  { settings, configFile, options }: Request,
  pack: Pack,
  world: World,
): Promise<readonly CheckedInput[]> {
  const { stdinFilename, jobs } = options;
  const { folder } = configFile;
  const named = input && stdinFilename !== undefined ? [...files, stdinFilename] : files;
  const markdown = named.some((file) => formatOf(file) === 'markdown');
  const read = markdown ? (await import('../check/prose.js')).proseOf : null;
  const checking: Checking = { pack, settings, folder, world, read };
  const threads =
    jobs === undefined || jobs === 'auto'
      ? files.length < worthThreads
        ? 1
        : Math.min(cores(), mostThreads)
      : Number(jobs);
  const packs = settings.packs.value ? { pack: settings.packs.value } : {};
  const check = (file: string): CheckedInput => checkPath(file, checking);
  const checked =
    threads < 2
      ? files.map(check)
      : await inThreads(files, { packs, settings, folder, markdown }, threads, check);
  if (!input) return checked;
  const text = await world.readInput();
  const usual = /^\s*[{[]/.test(text) ? 'json' : 'yaml';
  return [
    ...checked,
    stdinFilename === undefined
      ? checkText('<stdin>', text, checking, usual)
      : checkText(stdinFilename, text, checking),
  ];
}

/** In `count` threads, of which this is one. */
async function inThreads(
  files: readonly string[],
  setup: Setup,
  count: number,
  check: (file: string) => CheckedInput,
): Promise<readonly CheckedInput[]> {
  const tasks = Array.from({ length: Math.ceil(files.length / filesInTask) }, (_, index) =>
    files.slice(index * filesInTask, (index + 1) * filesInTask),
  );
  const others = Math.min(count, tasks.length) - 1;
  const pool: Pool<readonly string[], readonly CheckedInput[]> = startPool(
    join(import.meta.dirname, 'check-worker.cjs'),
    setup,
    others,
    () => [],
  );
  try {
    return (await shareOut(tasks, pool, others, (task) => task.map(check))).flat();
  } finally {
    await pool.close();
  }
}
