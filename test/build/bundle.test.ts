import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram } from '../../src/build/bundle.mjs';

const files = {
  'package.json': '{ "version": "1.2.3", "type": "module" }',
  'src/visits.ts': 'let visits = 0;\nexport const visit = () => ++visits;\n',
  'src/later.ts': `
    import { visit } from './visits.js';
    export const tell = () => console.log(visit(), TOFORWITH_VERSION, import.meta.dirname);`,
  'src/cli.ts': `
    import { visit } from './visits.js';
    visit();
    if (process.argv[2] === 'sign') console.log('é', /[^✓]*(.)/.exec('✓')?.[0]);
    if (process.argv[2] === 'later') void import('./later.js').then(({ tell }) => tell());`,
};

describe('the bundled program', () => {
  const root = mkdtempSync(join(tmpdir(), 'toforwith-bundle-'));
  const out = join(root, 'dist');
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [join(out, 'cli.cjs'), ...args], { encoding: 'utf8' });

  beforeAll(async () => {
    mkdirSync(join(root, 'src'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
    await bundleProgram({ root, out, entries: { cli: 'src/cli.ts' } });
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('has a file of its own for what is imported later, and one for what both need', () => {
    const names = readdirSync(out).map((name) => name.replace(/-[A-Z0-9]{8}\./, '.'));
    expect(names.sort()).toEqual(['cli-chunk.cjs', 'cli-later.cjs', 'cli.cjs']);
  });

  it('shares state between its files, and knows its version and its place', () => {
    expect(run('later')).toBe(`2 1.2.3 ${realpathSync(out)}\n`);
  });

  it('is one file where files are named for what is loaded together, and does the same', async () => {
    const other = join(root, 'together');
    const together = { base: ['src/cli.ts'], fast: ['src/later.ts'] };
    await bundleProgram({ root, out: other, entries: { cli: 'src/cli.ts' }, together });
    const names = readdirSync(other).map((name) => name.replace(/-[A-Z0-9]{8}\./, '.'));
    expect(names.sort()).toEqual(['base.cjs', 'cli-later.cjs', 'cli.cjs', 'fast.cjs']);
    const args = [join(other, 'cli.cjs'), 'later'];
    expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toBe(
      `2 1.2.3 ${realpathSync(other)}\n`,
    );
  });

  it('is in ASCII and says what its source says', () => {
    const text = readdirSync(out)
      .map((name) => readFileSync(join(out, name), 'latin1'))
      .join('');
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(run('sign')).toBe('é ✓\n');
  });

  it('does not load what it does not need', () => {
    const later = readdirSync(out).find((name) => name.startsWith('cli-later')) ?? '';
    rmSync(join(out, later));
    expect(run()).toBe('');
  });
});
