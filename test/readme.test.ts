/** The README is executed: every command in a console block prints what stands below it. `README=write npx vitest run test/readme.test.ts` writes it anew. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const file = join(root, 'README.md');
const text = readFileSync(file, 'utf8');

interface Shown {
  readonly command: string;
  readonly output: string;
}

const block = /^```console\n([\s\S]*?)^```$/gm;

function shownIn(console: string): readonly Shown[] {
  return console
    .split(/^(?=\$ )/m)
    .filter((part) => part.startsWith('$ '))
    .map((part) => {
      const [first = '', ...rest] = part.split('\n');
      return { command: first.slice(2), output: rest.join('\n') };
    });
}

/** What a person sees who types it in the project's folder: both streams, and the exit code after a `; echo $?`. */
function run(command: string): string {
  const environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NO_COLOR: '1',
    LC_ALL: 'C.UTF-8',
  };
  const script = `toforwith() { node bin/toforwith.js "$@"; }; ${command} 2>&1`;
  return spawnSync('bash', ['-c', script], { cwd: root, env: environment, encoding: 'utf8' })
    .stdout;
}

describe('the README', () => {
  const shown = [...text.matchAll(block)].flatMap(([, inside = '']) => shownIn(inside));

  if (process.env.README === 'write') {
    const anew = text.replace(block, (_, inside: string) => {
      const entries = shownIn(inside).map(({ command }) => `$ ${command}\n${run(command)}`);
      return `\`\`\`console\n${entries.join('')}\`\`\``;
    });
    writeFileSync(file, anew);
  }

  it('shows commands with what they print', () => {
    expect(shown.length).toBeGreaterThan(3);
  });

  it.each(shown.map((entry) => [entry.command, entry] as const))(
    '$ %s',
    (_, { command, output }) => {
      expect(run(command)).toBe(output);
    },
  );

  it('shows the brief that its first command reads', () => {
    const example = readFileSync(join(root, 'examples/loneliness.yaml'), 'utf8').replace(
      /^#.*\n/,
      '',
    );
    expect(text).toContain(example);
  });

  it('names only files that are there', () => {
    const tracked = new Set(
      execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
        cwd: root,
        encoding: 'utf8',
      }).split('\n'),
    );
    const named = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = '']) => path);
    const missing = named.filter(
      (path) => ![...tracked].some((entry) => entry === path || entry.startsWith(`${path}/`)),
    );
    expect(missing).toEqual([]);
  });
});
