import { describe, expect, it } from 'vitest';
import { check, findingsOf, proposal } from './run.js';

const good = proposal('good/cycle-route.yaml');
const short = proposal('defects/too-few-days.defect.yaml');
const bad = proposal('defects/over-promise-power-limited.defect.yaml');
const config = (text: string): Record<string, string> => ({ 'toforwith.config.yaml': text });
const severities = async (
  args: string[],
  files: Record<string, string>,
  env: Record<string, string> = {},
) =>
  findingsOf(await check([...args, '-f', 'json'], files, { env })).map(
    ({ rule, severity }) => `${rule} ${severity}`,
  );

describe('the config', () => {
  it('is found upwards to the root of the repository and no further', async () => {
    const files = { ...config('severities: { over-promise: off }'), 'a/b/plan.yaml': bad };
    expect((await check(['plan.yaml'], files, { cwd: '/repo/a/b' })).code).toBe(0);
    expect(
      (await check(['plan.yaml'], { ...files, 'a/.git/HEAD': '' }, { cwd: '/repo/a/b' })).code,
    ).toBe(1);
    expect((await check(['plan.yaml', '--no-config'], files, { cwd: '/repo/a/b' })).code).toBe(1);
  });

  it('sets severities, and others for some paths', async () => {
    const text =
      'severities: { over-promise: warning }\noverrides:\n  - files: ["drafts/**"]\n    severities: { over-promise: note }\n  - files: [old.yaml]\n    severities: { over-promise: off }\n';
    const files = { ...config(text), 'a.yaml': bad, 'drafts/a.yaml': bad, 'drafts/old.yaml': bad };
    expect(await severities(['a.yaml'], files)).toEqual(['over-promise warning']);
    expect(await severities(['drafts/a.yaml'], files)).toEqual(['over-promise note']);
    expect(await severities(['drafts/old.yaml'], files)).toEqual([]);
  });

  it('says which files are proposals', async () => {
    const files = {
      ...config('include: ["plans/**/*.yaml"]\nexclude: [attic]'),
      'plans/a.yaml': good,
      'plans/attic/b.yaml': bad,
      'c.yaml': bad,
    };
    expect((await check(['--show-files'], files)).out).toBe('plans/a.yaml\n');
    expect((await check([], files)).code).toBe(0);
    expect((await check(['plans/attic/b.yaml'], files)).code).toBe(1);
  });

  it('sets how long a consultation should be open, for some paths too', async () => {
    expect(await severities(['a.yaml'], { 'a.yaml': short })).toEqual(['too-few-days warning']);
    expect(
      await severities(['a.yaml'], { ...config('consultation-days: 14'), 'a.yaml': short }),
    ).toEqual([]);
    const per = config(
      'consultation-days: 14\noverrides: [{ files: ["big/**"], consultation-days: 84 }]',
    );
    expect(
      await severities(['a.yaml', 'big/a.yaml'], { ...per, 'a.yaml': good, 'big/a.yaml': good }),
    ).toEqual(['too-few-days warning']);
  });

  it('lists facts that have to be answered', async () => {
    const files = { ...config('required: [decision.technical-quality]'), 'a.yaml': good };
    const ran = await check(['a.yaml', '-f', 'json'], files);
    expect(findingsOf(ran)).toMatchObject([
      {
        rule: 'undecided',
        kind: 'open',
        ask: expect.stringContaining('decision.technical-quality'),
      },
    ]);
    expect(ran.code).toBe(4);
    expect(
      (
        await check(['a.yaml'], {
          ...files,
          ...config('required: [decision.technical-quality]\nallow-undecided: yes'),
        })
      ).code,
    ).toBe(0);
  });
});

describe('who has the last word', () => {
  const files = { ...config('fail-on: note\nconsultation-days: 10'), 'a.yaml': short };

  it.each([
    ['the default', ['--no-config'], {}, 28],
    ['the config', [], {}, 10],
    ['the environment before the config', [], { TOFORWITH_CONSULTATION_DAYS: '15' }, 15],
    [
      'a flag before the environment',
      ['--consultation-days', '60'],
      { TOFORWITH_CONSULTATION_DAYS: '15' },
      60,
    ],
  ] as const)('%s', async (_, args, env, days) => {
    const found = await severities(['a.yaml', ...args], files, env);
    expect(found).toEqual(days > 19 ? ['too-few-days warning'] : []);
    const { out } = await check(['a.yaml', '--print-config', ...args], files, { env });
    if (days !== 28)
      expect(out).toMatch(
        new RegExp(`^consultation-days: ${days} # (flag|environment|config)$`, 'm'),
      );
  });

  it('prints what holds, who set it, and what holds for a file', async () => {
    const text =
      'packs: [spectrum]\nfail-on: warning\nseverities: { sham: note }\noverrides: [{ files: ["*.md"], severities: { sham: off } }]';
    const { out, code } = await check(
      ['a.md', '--print-config'],
      { ...config(text), 'a.md': proposal('good/flood.md') },
      { env: { TOFORWITH_WAIVERS: 'w.yaml' } },
    );
    expect(code).toBe(0);
    expect(out).toBe(
      '# config: toforwith.config.yaml\npacks: ["spectrum"] # config\ninclude: [] # default\nexclude: [] # default\nfail-on: warning # config\nallow-undecided: no # default\n' +
        'required: [] # default\nconsultation-days: ~ # default\nwaivers: w.yaml # environment\nbaseline: ~ # default\nseverities:\n  sham: note\n' +
        '\n# a.md\n#   required: []\n#   consultation-days: ~\n#   severities:\n#     sham: off\n',
    );
  });
});
