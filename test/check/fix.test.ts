// `--fix` and `--diff`: what is certain is mended, in every format, and nothing else of a file changes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest, surelyMeant } from '../../src/read/nearest.js';
import { check, proposal } from './run.js';

const good = proposal('good/cycle-route.yaml');
const markdown = proposal('good/cycle-route.md');
const json =
  '{"toforwith": 1, "title": "x", "challenge": {"domain": "complx"},\n "proposl": {"approach": "consultatoin"}}\n';

/** The file after `check --fix`. */
async function fixed(path: string, text: string): Promise<string | undefined> {
  const { world } = await check([path, '--fix'], { [path]: text });
  return world.files.get(`/repo/${path}`);
}

describe('--fix', () => {
  it.each([
    ['a value', 'time: months', 'time: month'],
    ['a value with two letters swapped', 'approach: consultation', 'approach: consultatoin'],
    ['a value with a capital', 'time: months', 'time: Months'],
    ['a value with spaces', 'subject: building-or-fixing', 'subject: building or fixing'],
    ['a quoted value and keeps the quotes', "time: 'months'", "time: 'monhts'"],
    ['a value and keeps what follows it', 'time: months # by spring', 'time: mnths # by spring'],
    ['a key', '  approach:', '  aproach:'],
    ['a key of the list', '    at-table:', '    at-tabel:'],
    ['a key and what stands under it', 'decision:', 'descision:'],
  ])('mends %s', async (_, right, wrong) => {
    const plain = right.replace(/['"]| #.*/g, '');
    const text = good.replace(plain, right);
    expect(text).toContain(right);
    expect(await fixed('a.yaml', text.replace(right, wrong))).toBe(text);
  });

  it('mends what shows only once the key above it is mended', async () => {
    const broken = good.replace('decision:', 'descision:').replace('time: months', 'tiem: month');
    expect(await fixed('a.yaml', broken)).toBe(good);
  });

  it('mends the front matter of Markdown, and not its text', async () => {
    const text = `${markdown}\nThe time: month, it was said.\n`;
    const broken = text.replace('time: months', 'time: month').replace(/\n/g, '\r\n');
    expect(await fixed('a.md', broken)).toBe(text.replace(/\n/g, '\r\n'));
  });

  it('mends JSON', async () => {
    expect(await fixed('a.json', json)).toBe(
      json.replace('complx', 'complex').replace('proposl', 'proposal').replace('toin', 'tion'),
    );
  });

  it('mends every document of a stream', async () => {
    const broken = good.replace('time: months', 'time: month');
    expect(await fixed('a.yaml', `${broken}---\n${broken}`)).toBe(`${good}---\n${good}`);
  });

  it.each([
    [
      'a word between two that are as near',
      'a.yaml',
      'willingness: unwilling',
      'willingness: nwilling',
    ],
    ['a short word', 'a.yaml', 'time: months', 'time: mo'],
    ['a word that is near nothing', 'a.yaml', 'time: months', 'time: soon'],
    [
      'a key that is there already',
      'a.yaml',
      '  approach:',
      '  aproach: consultation\n  approach:',
    ],
    ['two keys that would be one', 'a.yaml', '  approach:', '  aproach: consultation\n  approch:'],
    ['a key that belongs elsewhere', 'a.yaml', '  approach:', '  time: days\n  approach:'],
    ['a file that is not YAML', 'a.yaml', 'time: months', 'time: [month'],
  ])('leaves %s', async (_, path, right, wrong) => {
    const base = right.startsWith('willingness')
      ? good.replace('    at-table: late', '    willingness: unwilling\n    at-table: late')
      : good;
    expect(base).toContain(right);
    const broken = base.replace(right, wrong);
    const ran = await check([path, '--fix'], { [path]: broken });
    expect(ran.world.files.get(`/repo/${path}`)).toBe(broken);
    expect(ran.code).toBe(2);
  });

  it('mends nothing twice, and a file that is right not at all', async () => {
    const once = await check(['a.yaml', '--fix'], {
      'a.yaml': good.replace('time: months', 'time: month'),
    });
    expect(once.code).toBe(0);
    expect(once.err).toBe('toforwith: a.yaml: mended: "month" is now "months"\n');
    const again = await check(['a.yaml', '--fix'], { 'a.yaml': good });
    expect(again.err).toBe('');
  });

  it('reports what is found in the mended file', async () => {
    const bad = proposal('defects/costs-unmet.defect.yaml');
    const ran = await check(['a.yaml', '--fix'], {
      'a.yaml': bad.replace('approach:', 'aproach:'),
    });
    expect(ran.out).toContain('costs-unmet');
  });

  it('says which file it could not write, and leaves it', async () => {
    const broken = good.replace('time: months', 'time: month');
    const ran = await check(['a.yaml', '--fix'], { 'a.yaml': broken }, { readOnly: ['a.yaml'] });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('a.yaml: not allowed to read or write it');
    expect(ran.world.files.get('/repo/a.yaml')).toBe(broken);
  });
});

describe('--diff', () => {
  it('shows what --fix would do in a form that patch takes, and writes nothing', async () => {
    const broken = good
      .replace('title:', 'titel:')
      .replace('time: months', 'time: month')
      .replace('approach: consultation', 'approach: consultatoin');
    const ran = await check(['a.yaml', '--diff'], { 'a.yaml': broken });
    expect(ran.code).toBe(1);
    expect(ran.world.files.get('/repo/a.yaml')).toBe(broken);
    expect(patched(broken, ran.out)).toBe(good);
  });

  it('ends with 0 where there is nothing to mend, and 2 where something stays broken', async () => {
    expect((await check(['a.yaml', '--diff'], { 'a.yaml': good })).code).toBe(0);
    const left = await check(['a.yaml', '--diff'], { 'a.yaml': good.replace('months', 'soon') });
    expect([left.code, left.out]).toEqual([2, '']);
    expect(left.err).toContain('"soon" is no value');
  });

  it('copes with a last line that has no end', async () => {
    const broken = json.trimEnd();
    const { out } = await check(['a.json', '--diff'], { 'a.json': broken });
    expect(patched(broken, out, 'a.json')).toBe(await fixed('a.json', broken));
  });
});

/** The text after git has applied a diff to it. */
function patched(text: string, diff: string, name = 'a.yaml'): string {
  const folder = mkdtempSync(join(tmpdir(), 'toforwith-diff-'));
  try {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, 'mend.patch'), diff);
    execFileSync('git', ['apply', '--unsafe-paths', 'mend.patch'], { cwd: folder, stdio: 'pipe' });
    return readFileSync(join(folder, name), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the word that was surely meant', () => {
  const words = ['unwilling', 'mixed', 'willing', 'hours', 'days', 'weeks', 'months', 'open', 'no'];

  it('is the nearest, and no other is as near', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.nat(8),
        fc.constantFrom('', 'e', 'x'),
        (word, at, by) => {
          const slip = word.slice(0, at) + by + word.slice(at + 1);
          const meant = surelyMeant(slip, words);
          if (meant !== null) expect(meant).toBe(nearest(slip, words));
        },
      ),
    );
  });

  it.each([
    ['nwilling', null],
    ['wiling', 'willing'],
    ['moths', 'months'],
    ['dyas', 'days'],
    ['n', null],
    ['NO', 'no'],
    ['nope', null],
    ['week', 'weeks'],
  ])('%s: %s', (word, meant) => expect(surelyMeant(word, words)).toBe(meant));
});
