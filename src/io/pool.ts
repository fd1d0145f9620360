// Threads that do tasks: as many at a time as asked for, answers in the order of the tasks.
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

export interface Pool<T, R> {
  run(task: T): Promise<R>;
  close(): Promise<void>;
}

/** How many threads can work at once here. */
export const cores = (): number => availableParallelism();

interface Waiting<T, R> {
  readonly task: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/** A thread has its next task at hand while whoever takes its answers is busy with another. */
const atHand = 2;

/** Starts threads from a file; each is given `setup` before its first task. */
export function startPool<T, R>(
  file: string,
  setup: unknown,
  count: number,
  buffersOf: (task: T) => ArrayBuffer[],
): Pool<T, R> {
  const waiting: Waiting<T, R>[] = [];
  const threads = Array.from({ length: count }, () => {
    const worker = new Worker(file, { workerData: setup });
    const given: Waiting<T, R>[] = [];
    worker.on('message', (result: R) => {
      const done = given.shift();
      next();
      done?.resolve(result);
    });
    worker.on('error', (error) => {
      for (const each of [...threads.flatMap((thread) => thread.given), ...waiting])
        each.reject(error);
    });
    return { worker, given };
  });

  /** Whoever has least to do gets the next task. */
  function next(): void {
    for (let has = 0; has < atHand; has++)
      for (const { worker, given } of threads) {
        if (given.length > has) continue;
        const entry = waiting.shift();
        if (!entry) return;
        given.push(entry);
        worker.postMessage(entry.task, buffersOf(entry.task));
      }
  }

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject });
        next();
      }),
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

/** Does tasks in the `count` threads of a pool and here at the same time; the answers in the order of the tasks. */
export async function shareOut<T, R>(
  tasks: readonly T[],
  pool: Pool<T, R>,
  count: number,
  here: (task: T) => R,
): Promise<readonly R[]> {
  const answers: R[] = [];
  let next = 0;
  const takeTurns = async (answer: (task: T) => Promise<R>): Promise<void> => {
    while (next < tasks.length) {
      const at = next;
      next += 1;
      answers[at] = await answer(tasks[at] as T);
    }
  };
  // between two tasks of its own this thread hears what the others have to say
  const hereInTurn = async (task: T): Promise<R> => {
    await new Promise(setImmediate);
    return here(task);
  };
  const elsewhere = Array.from({ length: count * atHand }, () => takeTurns(pool.run));
  await Promise.all([takeTurns(hereInTurn), ...elsewhere]);
  return answers;
}

/** In a thread of a pool: answers every task. */
export async function serve<S, T, R>(
  start: (setup: S) => Promise<(task: T) => R>,
  buffersOf: (result: R) => ArrayBuffer[],
): Promise<void> {
  if (isMainThread || !parentPort) return;
  const port = parentPort;
  const started = start(workerData as S);
  port.on('message', async (task: T) => {
    const result = (await started)(task);
    port.postMessage(result, buffersOf(result));
  });
}
