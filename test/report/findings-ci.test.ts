/** The files that carry the check into CI: that they are YAML, and that their command lines are ones we accept. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { declareCheck } from '../../src/commands/check.js';
import { findingsFormats } from '../../src/report/findings.js';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => parse(readFileSync(join(root, file), 'utf8'));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const action = read('action.yml');
const [hook, ...moreHooks] = read('.pre-commit-hooks.yaml');
const gitlab = read('examples/ci/gitlab-ci.yml');
const github = read('examples/ci/github-workflow.yml');
const azure = read('examples/ci/azure-pipelines.yml');

/** The arguments that the last step of the action hands to node, with its inputs as given. */
function actionArguments(inputs: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'toforwith-action-'));
  try {
    const node = join(folder, 'node');
    writeFileSync(node, '#!/bin/sh\nfor one in "$@"; do printf "%s\\0" "$one"; done\n');
    chmodSync(node, 0o755);
    const { env, run } = action.runs.steps.at(-1);
    const given = Object.entries<string>(env).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1] ?? '';
      return [name, inputs[input] ?? action.inputs[input].default];
    });
    const { stdout, status } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run],
      {
        encoding: 'utf8',
        env: {
          ...Object.fromEntries(given),
          PATH: `${folder}:${process.env.PATH}`,
          GITHUB_STEP_SUMMARY: '/tmp/summary.md',
          GITHUB_ACTION_PATH: '/action',
        },
      },
    );
    expect(status).toBe(0);
    return stdout.split('\0').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const words = (line: string): string[] => line.trim().split(/\s+/);

/** Every command line in these files, from `check` on. */
const lines: readonly (readonly [string, readonly string[]])[] = [
  [
    'action.yml',
    actionArguments({ paths: 'proposals', config: 'c.yaml', 'fail-on': 'note' }).slice(1),
  ],
  ['.pre-commit-hooks.yaml', words(hook.entry).slice(1)],
  ['examples/ci/gitlab-ci.yml', words(gitlab.proposals.script[0]).slice(3)],
  ['examples/ci/azure-pipelines.yml', words(azure.steps[0].script).slice(3)],
];

describe('command lines in the files for CI', () => {
  it.each(lines)('%s starts with check and ends its options with --', (_, line) => {
    expect(line[0]).toBe('check');
    expect(line).toContain('--');
  });

  it.each(lines)('%s names formats that there are, one at most on stdout', (_, line) => {
    const formats = line.flatMap((word, index) => (line[index - 1] === '--format' ? [word] : []));
    expect(formats.length).toBeGreaterThan(0);
    for (const format of formats) expect(findingsFormats).toHaveProperty(format.replace(/=.*/, ''));
    expect(formats.filter((format) => !format.includes('=')).length).toBeLessThanOrEqual(1);
  });

  it.each(lines)('%s is accepted by the program', async (_, line) => {
    let accepted = 0;
    const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
    declareCheck(program, async () => {
      accepted++;
    });
    for (const command of program.commands) command.exitOverride();
    await program.parseAsync(line, { from: 'user' });
    expect(accepted).toBe(1);
    await expect(program.parseAsync(['check', '--no-such'], { from: 'user' })).rejects.toThrow();
  });
});

describe('action.yml', () => {
  it('is a composite action with the inputs that were promised, each described', () => {
    expect(action.runs.using).toBe('composite');
    expect(Object.keys(action.inputs)).toEqual(['paths', 'config', 'fail-on', 'format']);
    for (const { description } of Object.values<{ description: string }>(action.inputs))
      expect(description).toMatch(/\.$/);
  });

  it('uses no other action, and puts no input into a script', () => {
    for (const step of action.runs.steps) {
      expect(step.uses).toBeUndefined();
      expect(step.shell).toBe('bash');
      expect(step.run).not.toContain('${{');
      expect(step.run).not.toMatch(/curl|wget|https?:/);
    }
  });

  it('checks what the configuration includes, and annotates, where nothing is said', () => {
    expect(actionArguments({})).toEqual([
      '/action/bin/toforwith.js',
      ...['check', '--format', 'github-summary=/tmp/summary.md', '--format', 'github', '--'],
    ]);
  });

  it('hands over every line as one word, whatever is in it', () => {
    const paths = 'my plans/*.yaml\n$(touch x); `id`\n--exit-zero\n"a\' b\n';
    expect(actionArguments({ paths, format: 'github\n\nsarif=a b.sarif' })).toEqual([
      ...['/action/bin/toforwith.js', 'check', '--format', 'github-summary=/tmp/summary.md'],
      ...['--format', 'github', '--format', 'sarif=a b.sarif', '--'],
      ...['my plans/*.yaml', '$(touch x); `id`', '--exit-zero', '"a\' b'],
    ]);
  });

  it('is used in the example with inputs that it has', () => {
    const step = github.jobs.check.steps.find(({ uses }: { uses: string }) =>
      uses.includes('toforwith'),
    );
    const unknown = Object.keys(step.with).filter((input) => !Object.hasOwn(action.inputs, input));
    expect(unknown).toEqual([]);
  });
});

describe('.pre-commit-hooks.yaml', () => {
  it('is one hook with all that pre-commit asks for', () => {
    expect(moreHooks).toEqual([]);
    expect(hook).toMatchObject({ id: 'toforwith-check', language: 'node', require_serial: true });
    expect(hook.name).toMatch(/./);
    expect('plans/proposals/a.yaml').toMatch(new RegExp(hook.files));
  });
});

describe('the GitLab and Azure examples', () => {
  it('run this version', () => {
    const pinned = `toforwith@${version}`;
    expect(words(gitlab.proposals.script[0])).toContain(pinned);
    expect(words(azure.steps[0].script)).toContain(pinned);
  });

  it('keep the reports that they write', () => {
    const written = words(gitlab.proposals.script[0]).flatMap((word) => word.split('=')[1] ?? []);
    const { paths, reports } = gitlab.proposals.artifacts;
    expect(written.sort()).toEqual([...paths, reports.codequality, reports.junit].sort());
  });
});
