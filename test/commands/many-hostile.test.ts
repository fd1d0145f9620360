/** Many briefs where everything is against it: files of every bad kind, full disks, kills. Every file gets its line and nothing is lost. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../built.js';
import { mulberry32, randomPartialBrief } from '../oracle/briefs.js';
import { environment, place } from './started.js';

const { folder, put, got, run, shell } = place('hostile');

/** Prints to the end of standard error the most memory that the process ever had, in kB. */
const watch = `process.on('exit', () => {
  const { readFileSync, writeSync } = require('node:fs');
  writeSync(2, '\\npeak ' + /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
});`;

function assess(...args: readonly string[]) {
  const node = isLinux ? ['--require', join(folder, 'watch.cjs')] : [];
  const { status, stdout, stderr } = run(['assess', ...args], { node, timeout: 60_000 });
  const peak = Number(/\npeak (\d+)$/.exec(stderr)?.[1] ?? 0) / 1024;
  return { status, stdout, stderr: stderr.replace(/\npeak \d+$/, ''), peak };
}

const isLinux = process.platform === 'linux';
const good = 'toforwith: 1\nchallenge:\n  domain: complex\n';
const line = '{"toforwith":1,"challenge":{"domain":"complex"}}\n';
const table = 'id,challenge.domain\na,complex\n';
const longest = 100_000_000;

/** By name what stands in a file and how many briefs of it are answered; all else of it is rejected. */
function torture(): Readonly<Record<string, readonly [string | Buffer, number]>> {
  const [lists, ends] = ['['.repeat(10_000), ']'.repeat(10_000)];
  const keys = Array.from({ length: 20_000 }, (_, key) => `key-${key}`);
  const laughs = Array.from(
    { length: 30 },
    (_, n) => `l${n + 1}: &l${n + 1} [*l${n}, *l${n}, *l${n}]`,
  );
  return {
    'empty.yaml': ['', 0],
    'empty.json': ['', 0],
    'empty.ndjson': ['', 0],
    'empty.csv': ['', 0],
    'empty.tsv': ['', 0],
    'empty.md': ['', 0],
    'blank.yaml': ['\n \n# nothing\n', 0],
    'long.yaml': [Buffer.alloc(longest, 'a'), 0],
    'long.ndjson': [
      Buffer.concat([Buffer.from(line), Buffer.alloc(longest, 'a'), Buffer.from(`\n${line}`)]),
      2,
    ],
    'long.csv': [Buffer.concat([Buffer.from(table), Buffer.alloc(longest, 'a')]), 1],
    'deep.yaml': [`${good}title: ${lists}${ends}\n`, 0],
    'deep.json': [`{"toforwith":1,"title":${lists}${ends}}`, 0],
    'deep.ndjson': [`${line}{"toforwith":1,"title":${lists}${ends}}\n`, 1],
    'deep-blocks.yaml': [
      Array.from({ length: 3000 }, (_, n) => `${' '.repeat(n)}a:\n`).join(''),
      0,
    ],
    'twice.yaml': [`${good}challenge:\n  domain: simple\n`, 0],
    'twice.json': ['{"toforwith":1,"toforwith":1}', 0],
    'twice.csv': ['id,id,challenge.domain\na,b,complex\n', 0],
    'nul.yaml': [`${good}title: a\0b\n`, 0],
    'nul.ndjson': [`${line}{"toforwith":1,"title":"a\0b"}\n`, 1],
    'nuls.yaml': [Buffer.alloc(5000), 0],
    'utf-16.yaml': [Buffer.from(`\ufeff${good}`, 'utf16le'), 0],
    'utf-16.ndjson': [Buffer.from(`\ufeff${line}`, 'utf16le'), 0],
    'utf-16.csv': [Buffer.from(`\ufeff${table}`, 'utf16le'), 0],
    'latin-1.yaml': [Buffer.from(`${good}title: Größe\n`, 'latin1'), 0],
    'latin-1.ndjson': [Buffer.from(`${line}{"toforwith":1,"title":"Größe"}\n`, 'latin1'), 1],
    'bomb.yaml': [`toforwith: 1\nl0: &l0 ha\n${laughs.join('\n')}\n`, 0],
    'proto.yaml': [`${good}__proto__:\n  polluted: yes\nconstructor: x\n`, 0],
    'proto.json': ['{"toforwith":1,"__proto__":{"polluted":true},"constructor":{}}', 0],
    'proto.ndjson': [`${line}{"toforwith":1,"__proto__":{"toString":1}}\n`, 1],
    'proto.csv': ['id,__proto__,challenge.domain\na,b,complex\n', 0],
    'keys.yaml': [`${good}${keys.map((key) => `${key}: 1\n`).join('')}`, 0],
    'keys.json': [`{"toforwith":1,${keys.map((key) => `"${key}":1`).join()}}`, 0],
    'unended.csv': [`${table}b,"complex\n`, 1],
    'good.yaml': [good, 1],
  };
}

/** A file that can not be read: for root, whom no mode stops, memory of a process at an address that is none. */
function putUnreadable(path: string): void {
  if (process.getuid?.() === 0) symlinkSync('/proc/self/mem', path);
  else {
    writeFileSync(path, good);
    chmodSync(path, 0);
  }
}

describe('a folder of torture', () => {
  const files = torture();
  const run = (where: string, jobs: number) => {
    const out = `${where}-${jobs}`;
    const args = ['-f', `ndjson=${out}.ndjson`, '--rejects', `${out}.rejects`, '--jobs', `${jobs}`];
    const ended = assess(where, ...args);
    return { ...ended, answers: got(`${out}.ndjson`), rejects: got(`${out}.rejects`) };
  };
  beforeAll(() => {
    put('watch.cjs', watch);
    mkdirSync(join(folder, 'torture'));
    for (const [name, [content]] of Object.entries(files)) put(`torture/${name}`, content);
    symlinkSync('.', join(folder, 'torture/loop'));
    symlinkSync('round.yaml', join(folder, 'torture/round.yaml'));
    if (isLinux) putUnreadable(join(folder, 'torture/unreadable.yaml'));
  });

  it('has a clear line for every file, in little memory', () => {
    const { status, answers, rejects, stderr, peak } = run('torture', 1);
    const lines = rejects
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each));
    const answered = answers
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each).at.file);
    const found = Object.fromEntries(
      Object.keys(files).map((name) => {
        const of = (file: string) => file === `torture/${name}`;
        return [name, answered.filter(of).length];
      }),
    );
    expect(found).toEqual(
      Object.fromEntries(Object.entries(files).map(([name, [, count]]) => [name, count])),
    );
    const silent = Object.keys(files)
      .filter((name) => name !== 'good.yaml')
      .filter(
        (name) =>
          !lines.some(({ at, errors }) => at.file === `torture/${name}` && errors[0]?.message),
      );
    expect(silent).toEqual([]);
    const unsaid = [...Object.keys(files), ...(isLinux ? ['unreadable.yaml'] : [])]
      .filter((name) => name !== 'good.yaml')
      .filter((name) => !stderr.includes(`torture/${name}:`));
    expect({ status, unsaid, isSmall: peak < 1000, stack: /\n {4}at /.test(stderr) }).toEqual({
      ...{ status: 2, unsaid: [], isSmall: true, stack: false },
    });
  }, 120_000);

  it('is answered with the same bytes by one, two and four threads, whatever the order on disk', () => {
    mkdirSync(join(folder, 'other'));
    const small = Object.entries(files).filter(([name]) => !name.startsWith('long'));
    for (const [name, [content]] of small.toReversed()) put(`other/${name}`, content);
    cpSync(join(folder, 'other'), join(folder, 'third'), { recursive: true });
    const [one, two, four] = [run('other', 1), run('other', 2), run('other', 4)];
    const third = run('third', 1);
    for (const each of [two, four]) {
      expect(each.answers).toBe(one.answers);
      expect(each.rejects).toBe(one.rejects);
      expect(each.stderr).toBe(one.stderr);
    }
    expect(third.answers.replaceAll('third/', 'other/')).toBe(one.answers);
  }, 120_000);
});

describe('an output that takes no more', () => {
  const rng = mulberry32(31);
  const lines = Array.from({ length: 4000 }, (_, index) =>
    JSON.stringify({ toforwith: 1, id: `B-${index}`, ...randomPartialBrief(rng, 10) }),
  ).join('\n');
  beforeAll(() => put('many.ndjson', `${lines}\n`));

  it.runIf(isLinux).each([
    ['a full device by its path', '-f ndjson=/dev/full'],
    ['a full device on standard output', '-f ndjson > /dev/full'],
  ])('is told: %s', (_what, to) => {
    const { status, stderr } = shell(`toforwith assess many.ndjson ${to}`);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^toforwith: .+: the disk is full\n$/),
    });
    expect(existsSync('/dev/full.part')).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('leaves whole lines, from which --resume goes on', () => {
    const ended = shell('ulimit -f 1500; toforwith assess many.ndjson -f ndjson=cut.ndjson');
    expect({ status: ended.status, said: ended.stderr }).toEqual({
      status: 2,
      said: expect.stringMatching(/^toforwith: \S+/),
    });
    expect(got('cut.ndjson.part')).toMatch(/\}\n$/);
    assess('many.ndjson', '-f', 'ndjson=whole.ndjson');
    expect(assess('many.ndjson', '-f', 'ndjson=cut.ndjson', '--resume').status).toBe(0);
    expect(got('cut.ndjson') === got('whole.ndjson')).toBe(true);
  });
});

describe('a run that is gone on with', () => {
  it('begins at the beginning where none broke off', () => {
    put('few.ndjson', line.repeat(5));
    expect(assess('few.ndjson', '-f', 'ndjson=new.ndjson', '--resume').status).toBe(0);
    expect(got('new.ndjson').trim().split('\n')).toHaveLength(5);
  });

  it('has nothing left to do where all is done, and says so', () => {
    const { status, stderr } = assess('few.ndjson', '-f', 'ndjson=new.ndjson', '--resume');
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: 'toforwith: the run was over already: nothing is left to do\n',
    });
  });

  it('does not take the outputs of an earlier run for its own', () => {
    put('old.ndjson', 'of an earlier run\n');
    put('old.ndjson.journal', '');
    expect(assess('few.ndjson', '-f', 'ndjson=old.ndjson', '--resume').status).toBe(0);
    expect(got('old.ndjson').trim().split('\n')).toHaveLength(5);
  });

  it('ends as one that was never killed', () => {
    const said = execFileSync(process.execPath, [join(root, 'test/bench/kill.mjs'), '4', '6000'], {
      env: environment,
      encoding: 'utf8',
    });
    expect(said).toMatch(/^4 kills, \d of them while files grew, 0 runs/);
    expect(readdirSync(folder).filter((name) => name.endsWith('.journal'))).toEqual([]);
  }, 120_000);
});
