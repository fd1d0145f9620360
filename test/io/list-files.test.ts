/** Which files a folder stands for, where links lead in, round and nowhere. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listFiles } from '../../src/io/list-files.js';

const folder = mkdtempSync(join(tmpdir(), 'links-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (path: string) => writeFileSync(join(folder, path), 'toforwith: 1\n');
const link = (to: string, path: string) => symlinkSync(to, join(folder, path));

describe('the files of a folder', () => {
  mkdirSync(join(folder, 'briefs/deep'), { recursive: true });
  mkdirSync(join(folder, 'elsewhere'));
  put('briefs/b.yaml');
  put('briefs/deep/c.yaml');
  put('elsewhere/far.yaml');
  link('deep/c.yaml', 'briefs/a.yaml');
  link('..', 'briefs/deep/up');
  link('../elsewhere', 'briefs/out');
  link('../elsewhere', 'briefs/out-again');
  link('round', 'briefs/round');
  link('round.yaml', 'briefs/round.yaml');
  link('nowhere.yaml', 'briefs/broken.yaml');

  it('are each listed once, by their own path or else the shortest that links lead by', async () => {
    expect(await listFiles('**/*.yaml', 'briefs', folder, [])).toEqual([
      'briefs/b.yaml',
      'briefs/deep/c.yaml',
      'briefs/out/far.yaml',
    ]);
  });

  it('are those alone that are not excluded', async () => {
    expect(await listFiles('**/*.yaml', 'briefs', folder, ['**/out*/**', 'deep/up/**'])).toEqual([
      'briefs/b.yaml',
      'briefs/deep/c.yaml',
    ]);
  });
});
