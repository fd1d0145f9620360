import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram } from '../../src/build/bundle.mjs';

const files = {
  'package.json': '{ "version": "1.2.3", "type": "module" }',
  'src/visits.ts': 'let visits = 0;\nexport const visit = () => ++visits;\n',
  'src/later.ts': `
    import { visit } from './visits.js';
    export const tell = () => console.log(visit(), TOFORWITH_VERSION, import.meta.url);`,
  'src/cli.ts': `
    import { visit } from './visits.js';
    visit();
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

  it('shares state between its files, and knows its version and each file its place', () => {
    expect(run('later')).toMatch(/^2 1\.2\.3 file:\/\/\/.*\/dist\/cli-later-\w+\.cjs\n$/);
  });

  it('does not load what it does not need', () => {
    const later = readdirSync(out).find((name) => name.startsWith('cli-later')) ?? '';
    rmSync(join(out, later));
    expect(run()).toBe('');
  });
});
