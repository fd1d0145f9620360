// Answers one task after another: reads its briefs, decides them, writes bytes for each output. It holds no state that one
// brief leaves for the next, so that any number of workers give the same bytes.
import { painterFor } from '../io/painter.js';
import { answersOf } from './many-answers.js';
import { type Readers, readersOf } from './many-readers.js';
import { type Rejects, rejectsOf } from './many-rejects.js';
import { beginTask, doneWith, isOver, newTally, type Tally } from './many-tally.js';
import type { Done, Setup, Task } from './many-task.js';

export type Work = (task: Task) => Done;

/** Everything a run of tasks needs, made once. */
export async function workFor(setup: Setup): Promise<Work> {
  const outlet = { isTerminal: false, columns: 80, write: () => {} };
  const painter = await painterFor(setup.colour ? 'always' : 'never', outlet, {});
  const tally = newTally(setup);
  const rejects = rejectsOf(setup, tally, painter);
  const readers = readersOf(setup, tally, answersOf(setup, tally, painter), rejects);
  return (task) => {
    beginTask(tally, setup);
    take(task, setup, tally, readers, rejects);
    return doneWith(tally);
  };
}

function take(task: Task, setup: Setup, tally: Tally, readers: Readers, rejects: Rejects): void {
  switch (task.kind) {
    case 'lines':
      return readers.lines(task);
    case 'rows':
      return readers.rows(task);
    case 'pieces':
      return readers.pieces(task);
    case 'text':
      return readers.text({ name: task.file, text: task.text, linesBefore: 0 }, task.format);
    case 'reject':
      return rejects.troubled(task.file, task.message, task);
    case 'files':
      for (const file of task.files) if (!isOver(tally, setup)) readers.file(file);
  }
}
