// Through the built program: the same bytes however many threads work.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const program = join(import.meta.dirname, '../../bin/toforwith.js');
const corpus = join(import.meta.dirname, 'corpus');

const report = (jobs: string): string =>
  execFileSync(
    process.execPath,
    [
      program,
      'check',
      'good',
      'defects',
      '--no-config',
      '--exit-zero',
      '--jobs',
      jobs,
      '-f',
      'jsonl',
    ],
    { cwd: corpus, encoding: 'utf8', maxBuffer: 1 << 26 },
  );

it('reports the same with one thread and with three', () => {
  const one = report('1');
  expect(one.split('\n').length).toBeGreaterThan(60);
  expect(report('3')).toBe(one);
}, 60_000);
