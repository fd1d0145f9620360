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

/** Starts threads from a file; each is given `setup` before its first task. */
export function startPool<T, R>(
  file: URL,
  setup: unknown,
  count: number,
  buffersOf: (task: T) => ArrayBuffer[],
): Pool<T, R> {
  const waiting: Waiting<T, R>[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Waiting<T, R>>();
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(file, { workerData: setup });
    worker.on('message', (result: R) => {
      const done = busy.get(worker);
      busy.delete(worker);
      idle.push(worker);
      next();
      done?.resolve(result);
    });
    worker.on('error', (error) => {
      for (const each of [...busy.values(), ...waiting]) each.reject(error);
    });
    idle.push(worker);
    return worker;
  });

  function next(): void {
    while (idle.length > 0 && waiting.length > 0) {
      const worker = idle.shift() as Worker;
      const entry = waiting.shift() as Waiting<T, R>;
      busy.set(worker, entry);
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
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
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
