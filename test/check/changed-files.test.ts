import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedSince } from '../../src/io/changed-files.js';

const folder = mkdtempSync(join(tmpdir(), 'toforwith-since-'));
const git = (...words: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
const put = (path: string, text: string): void => writeFileSync(join(folder, path), text);

beforeAll(() => {
  git('init', '-b', 'trunk');
  mkdirSync(join(folder, 'plans'));
  for (const name of ['kept', 'changed', 'gone']) put(`plans/${name}.yaml`, `${name}\n`);
  git('add', '.');
  git('commit', '-m', 'first');
  git('checkout', '-b', 'work');
  put('plans/changed.yaml', 'other\n');
  put('plans/ünusual name.yaml', 'new\n');
  git('add', '.');
  git('commit', '-m', 'second');
  rmSync(join(folder, 'plans/gone.yaml'));
  put('plans/new.yaml', 'not added\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('files that changed since a branch', () => {
  it('are those committed, uncommitted and new, not those that are gone', async () => {
    expect(await changedSince('trunk', folder)).toEqual({
      kind: 'files',
      files: ['plans/changed.yaml', 'plans/new.yaml', 'plans/ünusual name.yaml'],
    });
  });

  it('are named as seen from the working directory', async () => {
    expect(await changedSince('trunk', join(folder, 'plans'))).toEqual({
      kind: 'files',
      files: ['changed.yaml', 'new.yaml', 'ünusual name.yaml'],
    });
  });

  it.each(['nowhere', '--output=x'])('cannot be told since %s', async (ref) => {
    expect(await changedSince(ref, folder)).toEqual({
      kind: 'trouble',
      why: `git knows no commit or branch "${ref}"`,
    });
  });

  it('cannot be told outside a repository', async () => {
    expect(await changedSince('trunk', tmpdir())).toMatchObject({ kind: 'trouble' });
  });
});
