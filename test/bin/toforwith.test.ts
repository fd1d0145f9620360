/** The built program as users start it; `npm run build` goes before. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

describe('bin/toforwith.js', () => {
  let copy = '';
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'toforwith-bin-'));
    for (const part of ['bin', 'dist', 'package.json']) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  const run = (words: string[], ...nodeFlags: string[]) => {
    const args = [...nodeFlags, join(copy, 'bin/toforwith.js'), ...words];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { NODE_DISABLE_COMPILE_CACHE: '1' },
    });
    return { status, stdout, stderr };
  };
  const codeCache = () => {
    const folder = readdirSync(join(copy, 'dist')).find((name) => name.startsWith('v8-'));
    return join(copy, 'dist', folder ?? 'no code cache');
  };
  const codeFiles = () =>
    readdirSync(codeCache(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));

  it('tells its version without the built program', () => {
    rmSync(join(copy, 'dist'), { recursive: true });
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('says how to build it where it is not built', () => {
    rmSync(join(copy, 'dist'), { recursive: true });
    const { status, stdout, stderr } = run(['--help']);
    expect({ status, stdout }).toEqual({ status: 70, stdout: '' });
    expect(stderr).toMatch(/^toforwith is not built here: run "npm ci" .*\n$/);
  });

  it('answers the same with its code cache, without it, and with one that V8 refuses', () => {
    const withCache = run(['--help']);
    expect(withCache.status).toBe(0);
    expect(withCache.stdout).toContain('Usage: toforwith');
    expect(codeFiles()).not.toEqual([]);
    for (const file of codeFiles()) writeFileSync(file, 'not compiled code');
    expect(run(['--help'])).toEqual(withCache);
    rmSync(codeCache(), { recursive: true });
    expect(run(['--help'])).toEqual(withCache);
  });

  it('has a code cache that V8 accepts', () => {
    const telling = join(copy, 'telling.cjs');
    writeFileSync(
      telling,
      `const vm = require('node:vm');
      vm.Script = class extends vm.Script {
        constructor(source, options) {
          super(source, options);
          process.stderr.write(String(this.cachedDataRejected) + ' ');
        }
      };`,
    );
    expect(run(['--help'], '--require', telling)).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/^(false )+$/),
    });
  });

  it('answers briefs alone as it does with options beside them', () => {
    const brief = join(root, 'examples/loneliness.json');
    const alone = run(['assess', brief]);
    expect(alone.stdout).toContain('is called for');
    expect(run(['assess', brief, '--color', 'auto'])).toEqual(alone);
    expect(run(['assess', '--no-such-option', brief])).toMatchObject({ status: 2, stdout: '' });
  });

  it('refuses a Node that is too old, in one line', () => {
    const old = join(copy, 'old.cjs');
    writeFileSync(old, "Object.defineProperty(process.versions, 'node', { value: '18.20.4' });");
    expect(run(['--help'], '--require', old)).toEqual({
      status: 2,
      stdout: '',
      stderr: 'toforwith needs Node 20.17 or newer, and this is Node 18.20.4\n',
    });
  });
});
