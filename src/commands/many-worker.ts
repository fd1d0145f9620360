// A thread that answers tasks of a run over many briefs; started by many-run.ts.
import { serve } from '../io/pool.js';
import type { Done, Setup, Task } from './many-task.js';
import { workFor } from './many-work.js';

void serve<Setup, Task, Done>(workFor, ({ outputs, rejects }) =>
  [...outputs, rejects].map(({ buffer }) => buffer as ArrayBuffer),
);
