// The built program, for tests that start it as users do: built where dist/ is missing or older than what it is made of.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export const root = join(import.meta.dirname, '..');
export const program = join(root, 'bin/toforwith.js');

/** How long a build may take where much else is going on. */
export const buildTime = 300_000;

const made = join(root, 'dist/cli.cjs');
const lock = join(root, 'node_modules/.toforwith-build');

/** Test files run side by side: the first that comes builds, the others wait for it. */
export async function built(): Promise<void> {
  while (!isFresh()) {
    try {
      mkdirSync(lock);
    } catch {
      if (isStale()) rmSync(lock, { recursive: true, force: true });
      await setTimeout(200);
      continue;
    }
    try {
      execFileSync(process.execPath, ['src/build/build.mjs'], { cwd: root, stdio: 'pipe' });
    } finally {
      rmSync(lock, { recursive: true });
    }
    return;
  }
}

/** Whoever held the lock is gone. */
function isStale(): boolean {
  const held = statSync(lock, { throwIfNoEntry: false });
  return held !== undefined && Date.now() - held.mtimeMs > buildTime;
}

function isFresh(): boolean {
  if (!existsSync(made)) return false;
  const { mtimeMs } = statSync(made);
  return ['src', 'rules'].every((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).every(
      (entry) => !entry.isFile() || statSync(join(entry.parentPath, entry.name)).mtimeMs <= mtimeMs,
    ),
  );
}
