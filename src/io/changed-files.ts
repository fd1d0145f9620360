// Which files changed since a commit or branch, as git tells it.
import { execFile } from 'node:child_process';
import { join, relative, sep } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

export type ChangedFiles =
  | { readonly kind: 'files'; readonly files: readonly string[] }
  | { readonly kind: 'trouble'; readonly why: string };

const run = promisify(execFile);

/** Paths relative to `cwd` with `/` of files that differ from where `ref` and HEAD parted, uncommitted and new ones too. */
export async function changedSince(ref: string, cwd: string): Promise<ChangedFiles> {
  const git = async (...words: readonly string[]): Promise<string> => {
    const { stdout } = await run('git', [...words], {
      cwd,
      maxBuffer: 1 << 28,
      env: { ...process.env, LC_ALL: 'C' },
    });
    return stdout;
  };
  try {
    const root = (await git('rev-parse', '--show-toplevel')).trimEnd();
    const commit = (
      await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)
    ).trim();
    const base = await git('merge-base', commit, 'HEAD').then(
      (found) => found.trim(),
      () => commit,
    );
    const changed = await git(
      'diff',
      '--name-only',
      '--no-renames',
      '--diff-filter=d',
      '-z',
      base,
      '--',
    );
    const untracked = await git(
      'ls-files',
      '--others',
      '--exclude-standard',
      '--full-name',
      '-z',
      ':/',
    );
    const paths = [...changed.split('\0'), ...untracked.split('\0')].filter((path) => path !== '');
    return {
      kind: 'files',
      files: [...new Set(paths)]
        .map((path) => relative(cwd, join(root, path)).split(sep).join('/'))
        .sort(),
    };
  } catch (error) {
    return { kind: 'trouble', why: inWords(error, ref) };
  }
}

function inWords(error: unknown, ref: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'git is not installed';
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return said.includes('not a git repository')
    ? 'this is no git repository'
    : `git knows no commit or branch "${ref}"`;
}
