/** The built program in a pseudo-terminal, as somebody meets it; `npm run build` goes before. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keys, openTerminal, type Terminal } from './terminal.js';

const root = join(import.meta.dirname, '../..');
const program = join(process.env.TOFORWITH_BUILT ?? root, 'bin/toforwith.js');

/** Another question than the kind of challenge. */
const next = /^(?!.*What kind of challenge is it).*esc back/s;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('advise at a terminal', { timeout: 60_000 }, () => {
  let folder = '';
  let open: Terminal | null = null;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'toforwith-advise-'));
    cpSync(join(root, 'examples/unsafe-wiring.yaml'), join(folder, 'wiring.yaml'));
    cpSync(join(root, 'examples/youth-fund.yaml'), join(folder, 'fund.yaml'));
  });
  afterEach(() => {
    open?.kill('SIGKILL');
    open = null;
    rmSync(folder, { recursive: true, force: true });
  });
  const start = (
    args: readonly string[],
    options: { columns?: number; rows?: number; env?: Record<string, string> } = {},
  ): Terminal => {
    open = openTerminal([program, 'advise', ...args], { cwd: folder, ...options });
    return open;
  };
  const begun = async (options = {}): Promise<Terminal> => {
    const terminal = start([], options);
    await terminal.until('What is it about, in a few words?');
    terminal.send(`Loneliness in town${keys.enter}`);
    await terminal.until('What kind of challenge is it?');
    return terminal;
  };
  const file = () => readFileSync(join(folder, 'loneliness-in-town.yaml'), 'utf8');

  it('takes what is typed, and arrow keys', async () => {
    const terminal = await begun();
    expect(terminal.screen()).toContain('saved in loneliness-in-town.yaml');
    expect(terminal.screen()).toContain('❯ 1. simple');
    terminal.send(keys.down + keys.down);
    await terminal.until('❯ 3. complex');
    terminal.send(keys.up);
    await terminal.until('❯ 2. complicated');
    terminal.send(keys.enter);
    await terminal.until(next);
    expect(file()).toMatch(/^ {2}domain: complicated$/m);
  });

  it('draws what is still possible, and narrows it', async () => {
    const terminal = await begun();
    expect(terminal.screen()).toContain('[coercion] [protection] [education]');
    terminal.send(`3${keys.enter}`);
    const shown = await terminal.until(/ {2}coercion {3}/);
    expect(shown).toContain('[co-production]');
  });

  it('goes back, with the answer kept', async () => {
    const terminal = await begun();
    terminal.send(`3${keys.enter}`);
    await terminal.until(next);
    terminal.send(keys.escape);
    expect(await terminal.until('What kind of challenge is it?')).toContain('❯ 3. complex');
    terminal.send(keys.escape);
    expect(await terminal.until('What is it about')).toContain('❯ Loneliness in town');
  });

  it('says why, and keeps the choice meanwhile', async () => {
    const terminal = await begun();
    terminal.send(keys.down);
    await terminal.until('❯ 2.');
    terminal.send('?');
    expect(await terminal.until('It changes the kind of challenge')).toContain('❯ 2. complicated');
    terminal.send('?');
    await terminal.until(/^(?!.*It changes the kind)/s);
  });

  it('looks back and leads to an answer', async () => {
    const terminal = await begun();
    terminal.send(`3${keys.enter}`);
    await terminal.until(next);
    terminal.send('r');
    await terminal.until('What you said so far');
    terminal.send(`3${keys.enter}`);
    await terminal.until('What kind of challenge is it?');
  });

  it('saves and says where at ctrl-c, and ends 130', async () => {
    const terminal = await begun();
    terminal.send(`3${keys.enter}`);
    await terminal.until(next);
    terminal.send(keys.interrupt);
    expect(await terminal.ended).toBe(130);
    expect(await terminal.until('Saved in')).toContain('toforwith advise loneliness-in-town.yaml');
    expect(file()).toContain('  domain: complex');
  });

  it('saves nothing where nothing was said', async () => {
    const terminal = start([]);
    await terminal.until('What is it about');
    terminal.send(keys.interrupt);
    expect(await terminal.ended).toBe(130);
    expect(readdirSync(folder).sort()).toEqual(['fund.yaml', 'wiring.yaml']);
  });

  it('loses no more than the question on screen when it is killed', async () => {
    const terminal = await begun();
    terminal.send(`3${keys.enter}`);
    await terminal.until(next);
    terminal.kill('SIGKILL');
    await terminal.ended;
    expect(file()).toContain('  domain: complex');
  });

  it('is drawn anew for another size, nothing lost', async () => {
    const terminal = await begun();
    terminal.send(keys.down);
    await terminal.until('❯ 2.');
    terminal.resize(60, 24);
    const shown = await terminal.until(/❯ 2\. complicated[\s\S]*4\. chaotic/);
    expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(shown).toContain('What kind of challenge is it?');
    expect(shown).toContain('5. not sure');
  });

  it('says when it is settled and shows the answer that assess gives', async () => {
    const terminal = start(['wiring.yaml'], { rows: 60 });
    expect(await terminal.until('It is settled. Show the answer now?')).toMatch(
      /❯ 1\. +show the answer/,
    );
    terminal.send(keys.enter);
    expect(await terminal.ended).toBe(0);
    const shown = await terminal.until('To see this again:');
    expect(shown).toContain('toforwith assess wiring.yaml');
    const { stdout } = spawnSync(process.execPath, [program, 'assess', 'wiring.yaml'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(shown.replace(/\s+/g, ' ')).toContain(stdout.split('\n')[0]);
  });

  it('takes keys that are typed ahead of it, each for the question it was meant for', async () => {
    const terminal = start([]);
    await terminal.until('What is it about, in a few words?');
    terminal.send(`Loneliness${keys.enter}3${keys.enter}${keys.down}${keys.enter}`);
    await terminal.until(/saved in loneliness\.yaml[\s\S]*2 days|What could people still change/);
    const text = readFileSync(join(folder, 'loneliness.yaml'), 'utf8');
    expect(text).toMatch(/^ {2}domain: complex$/m);
    expect(text).toMatch(/^ {2}time: days$/m);
  });

  it('remembers what was not known when it is gone on with', async () => {
    const first = await begun();
    first.send(`5${keys.enter}`);
    const asked = await first.until(/How well can anybody see[\s\S]*esc back/);
    first.kill('SIGKILL');
    await first.ended;
    expect(file()).toMatch(/^## {3}challenge\.domain$/m);
    const again = start(['loneliness-in-town.yaml']);
    expect(await again.until('esc back')).toContain('How well can anybody see');
    expect(asked).toContain('How well can anybody see');
  });

  it('leads through another pack from the first question to the answer', async () => {
    const terminal = start(['--pack', 'vroom-yetton'], { rows: 50 });
    await terminal.until('What is it about, in a few words?');
    terminal.send(`Rota${keys.enter}`);
    const seen = new Set<string>();
    for (let count = 0; count < 8; count += 1) {
      const shown = await terminal.until(/(\?|settled\. Show the answer now\?)[\s\S]*esc back/);
      if (shown.includes('Show the answer now?')) break;
      expect(shown).toContain('deciding together');
      seen.add(shown);
      terminal.send(keys.enter);
      await terminal.until(new RegExp(`^(?!${escaped(shown)}$)`, 's'));
    }
    expect(seen.size).toBeGreaterThan(1);
    terminal.send(keys.enter);
    expect(await terminal.ended).toBe(0);
    const shown = await terminal.until('To see this again:');
    expect(shown).toContain('toforwith assess rota.yaml --pack vroom-yetton');
    const { stdout } = spawnSync(
      process.execPath,
      [program, 'assess', 'rota.yaml', '--pack', 'vroom-yetton'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(shown.replace(/\s+/g, ' ')).toContain(stdout.split('\n')[0]);
  });

  it('says so where the file cannot be written, and goes on asking', async () => {
    const terminal = start(['wiring.yaml/brief.yaml']);
    await terminal.until('What is it about');
    terminal.send(`Fees${keys.enter}`);
    expect(await terminal.until('What kind of challenge')).toContain('This is not saved');
    terminal.send(keys.interrupt);
    expect(await terminal.ended).toBe(2);
  });

  it('needs neither colour nor anything beyond ASCII', async () => {
    for (const columns of [60, 120]) {
      const terminal = start(['--ascii', 'fund.yaml'], { columns, env: { NO_COLOR: '1' } });
      const shown = await terminal.until('esc back');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what is looked for is what is no ASCII
      expect(shown).toMatch(/^[\x00-\x7f]*$/);
      expect(shown).not.toContain('??');
      expect(shown).toContain('> 1.');
      terminal.kill('SIGKILL');
    }
  });

  it('asks in plain lines on request', async () => {
    const terminal = start(['--plain'], { env: { TERM: 'dumb' } });
    await terminal.until('Answer:');
    terminal.send('Loneliness in town\n');
    await terminal.until('Number:');
    terminal.send('3\n');
    await terminal.until(/Number: 3[\s\S]*Number:/);
    terminal.send(':save\n');
    expect(await terminal.ended).toBe(0);
    expect(file()).toContain('  domain: complex');
  });

  it('goes on with a copy', async () => {
    const terminal = start(['--from', 'fund.yaml', 'copy.yaml']);
    await terminal.until('esc back');
    terminal.send(`1${keys.enter}`);
    await terminal.until('saved in copy.yaml');
    expect(existsSync(join(folder, 'copy.yaml'))).toBe(true);
    expect(readFileSync(join(folder, 'fund.yaml'), 'utf8')).toBe(
      readFileSync(join(root, 'examples/youth-fund.yaml'), 'utf8'),
    );
  });
});

describe('advise without a terminal', () => {
  const run = (...args: string[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'toforwith-advise-'));
    cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'advise', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    return { status, stdout, first: stderr.split('\n')[0], stderr };
  };
  const cases: [string, string[], number, RegExp][] = [
    [
      'says what is missing',
      [],
      2,
      /^toforwith: this is no terminal, and title is still to be answered/,
    ],
    [
      'says what is missing of a brief',
      ['examples/first-conversation.yaml'],
      2,
      /no terminal, and decision\.time is still to be answered/,
    ],
    ['takes no prompt for --plain either', ['--plain'], 2, /no terminal/],
    [
      'refuses a value that is none',
      ['--set', 'challenge.domain=tangled', '--set', 'title=x'],
      2,
      /^--set:1:\d+: error\[brief\/unknown-value\]/,
    ],
    [
      'refuses a fact that is none',
      ['--set', 'challenge.size=?'],
      2,
      /no fact is called "challenge\.size"/,
    ],
    ['refuses a setting without a value', ['--set', 'challenge.domain'], 2, /write fact=value/],
    [
      'refuses to keep an interview as JSON',
      ['examples/loneliness.json'],
      2,
      /should end with \.yaml; to start from a copy of it: --from/,
    ],
    [
      'refuses to copy over a brief',
      ['--from', 'examples/care-fees.yaml', 'examples/loneliness.yaml'],
      2,
      /is there already/,
    ],
    [
      'refuses a brief with parts, and says how to go on with one',
      ['examples/new-hospital.yaml'],
      2,
      /has parts, .*: toforwith advise --from examples\/new-hospital\.yaml --part 'The building' \(or/,
    ],
    [
      'refuses a part that is none',
      ['--from', 'examples/new-hospital.yaml', '--part', 'The roof'],
      2,
      /--part The roof: .* its parts are "The building"/,
    ],
    [
      'starts from a part',
      ['--from', 'examples/new-hospital.yaml', '--part', 'The building'],
      2,
      /no terminal, and decision\.status is still to be answered/,
    ],
    ['takes no part of nothing', ['--part', 'The building'], 2, /--part names a part of the brief/],
    ['names answers that are not there', ['--answers', 'none.yaml'], 2, /none\.yaml: no such file/],
  ];
  it.each(cases)('%s', (_, args, status, first) => {
    const found = run(...args);
    expect(found).toMatchObject({ status, stdout: '' });
    expect(found.first).toMatch(first);
  });

  it('says how to give what is missing', () => {
    const { stderr } = run('examples/first-conversation.yaml');
    expect(stderr).toContain(
      '--set decision.time=VALUE    one of hours, days, weeks, months, open, or ? for not known',
    );
    expect(stderr).toContain('--answers FILE');
    expect(stderr).toContain('toforwith assess examples/first-conversation.yaml');
  });

  it('answers where the answers given settle it', () => {
    const { status, stdout } = run('examples/unsafe-wiring.yaml');
    expect({ status, first: stdout.split('\n')[0] }).toEqual({
      status: 0,
      first: expect.stringContaining('Coercion is called for'),
    });
    expect(run('--answers', 'examples/unsafe-wiring.yaml').status).toBe(0);
  });
});
