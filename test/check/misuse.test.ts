// How check is misused, and the exact exit code of each: never 0 because nothing was looked at.
import { expect, it } from 'vitest';
import type { Circumstances } from './fake-world.js';
import { check, proposal } from './run.js';

const good = proposal('good/cycle-route.yaml');
const markdown = proposal('good/cycle-route.md');
const bad = proposal('defects/over-promise-power-limited.defect.yaml');
const warned = proposal('defects/costs-unmet.defect.yaml');
const open = proposal('defects/undecided.defect.yaml');
const noted = proposal('defects/deeper-than-needed.defect.yaml');
const brief = good.slice(0, good.indexOf('proposal:'));
const config = (text: string): Record<string, string> => ({ 'toforwith.config.yaml': text });
const waived = (comment: string): string => bad.replace('  approach:', `  ${comment}\n  approach:`);
const waiver = '# toforwith-ignore-next-line over-promise until=2027-01-31 -- talks are under way';

type Case = readonly [
  title: string,
  code: number,
  args: string,
  files: Record<string, string>,
  said: RegExp,
  circumstances?: Circumstances,
];

const cases: readonly Case[] = [
  // paths
  ['no path and no config', 2, '', { 'a.yaml': good }, /no path is given/],
  ['a file that is not there', 2, 'b.yaml', { 'a.yaml': good }, /b\.yaml: no such file/],
  [
    'a file that is not there beside a good one',
    2,
    'a.yaml b.yaml',
    { 'a.yaml': good },
    /b\.yaml: no such file/,
  ],
  ['a pattern that matches nothing', 3, 'plans/*.yaml', { 'a.yaml': good }, /no proposal is there/],
  [
    'a pattern that matches nothing beside a good file',
    3,
    'a.yaml plans/*.yaml',
    { 'a.yaml': good },
    /no proposal is there/,
  ],
  [
    'a pattern that matches nothing beside a bad file',
    1,
    'a.yaml plans/*.yaml',
    { 'a.yaml': bad },
    /no proposal is there/,
  ],
  ['an empty folder', 3, 'plans', { 'plans/notes.txt': 'x' }, /no proposal is there/],
  [
    'a file that cannot be read',
    2,
    'a.yaml',
    { 'a.yaml': good },
    /not allowed/,
    { locked: ['a.yaml'] },
  ],
  ['a format that no name tells', 2, 'a.docx', { 'a.docx': 'x' }, /its name does not say/],
  [
    'everything excluded',
    3,
    'plans --exclude plans/**',
    { 'plans/a.yaml': good },
    /no proposal is there/,
  ],
  [
    'an include that matches nothing',
    3,
    '',
    { ...config('include: ["plans/*.yaml"]'), 'a.yaml': good },
    /no proposal is there/,
  ],
  ['a folder that holds the config alone', 3, '.', config('fail-on: note'), /no proposal is there/],
  // what is in the files
  ['a brief that proposes nothing', 3, 'a.yaml', { 'a.yaml': brief }, /no findings/],
  [
    'a brief that proposes nothing beside a proposal',
    0,
    'a.yaml b.yaml',
    { 'a.yaml': brief, 'b.yaml': good },
    /^toforwith: a\.yaml: it has no "proposal" section, so no claim in it was checked$/m,
  ],
  ['an empty file', 2, 'a.yaml', { 'a.yaml': '' }, /the file is empty/],
  ['not YAML', 2, 'a.yaml', { 'a.yaml': 'a: [1' }, /not valid YAML/],
  ['not JSON', 2, 'a.json', { 'a.json': '{"a": ' }, /not valid JSON/],
  ['Markdown without front matter', 2, 'a.md', { 'a.md': '# A plan\n' }, /no front matter/],
  [
    'Markdown whose front matter has no end',
    2,
    'a.md',
    { 'a.md': '---\ntoforwith: 1\n' },
    /has no end/,
  ],
  [
    'an unknown value',
    2,
    'a.yaml',
    { 'a.yaml': good.replace('time: months', 'time: month') },
    /"month" is no value/,
  ],
  [
    'an unknown approach',
    2,
    'a.yaml',
    { 'a.yaml': good.replace('approach: consultation', 'approach: consultatoin') },
    /"consultatoin" is no value/,
  ],
  [
    'an unknown key',
    2,
    'a.yaml',
    { 'a.yaml': good.replace('  approach:', '  aproach:') },
    /"aproach" is no key/,
  ],
  [
    'a date that the calendar lacks',
    2,
    'a.yaml',
    { 'a.yaml': good.replace('2027-05-10', '2027-02-30') },
    /must be a date/,
  ],
  [
    'a version from the future',
    2,
    'a.yaml',
    { 'a.yaml': good.replace('toforwith: 1', 'toforwith: 9') },
    /version/,
  ],
  [
    'one bad document among good ones',
    2,
    'a.yaml',
    { 'a.yaml': `${good}---\nfoo: 1\n---\n${good}` },
    /"foo" is no key/,
  ],
  [
    'one bad file among good ones',
    2,
    'plans',
    { 'plans/a.yaml': good, 'plans/b.yaml': 'a: [1', 'plans/c.yaml': bad },
    /over-promise/,
  ],
  ['bytes that are no text', 2, 'a.yaml', { 'a.yaml': 'a\u0000b' }, /not readable as UTF-8/],
  // flags
  ['an unknown flag', 2, 'a.yaml --fail-no error', { 'a.yaml': good }, /unknown option/],
  ['an unknown format', 2, 'a.yaml -f sariff', { 'a.yaml': good }, /"sariff" is no format/],
  [
    'two formats on standard output',
    2,
    'a.yaml -f json -f sarif',
    { 'a.yaml': good },
    /two formats/,
  ],
  ['a format with an empty file name', 2, 'a.yaml -f json=', { 'a.yaml': good }, /names no file/],
  [
    'a report that cannot be written',
    2,
    'a.yaml -f json=out.json',
    { 'a.yaml': good },
    /out\.json/,
    { readOnly: ['out.json'] },
  ],
  ['an unknown severity', 2, 'a.yaml --fail-on high', { 'a.yaml': good }, /high/],
  [
    'a required fact that does not exist',
    2,
    'a.yaml --require decision.tiem',
    { 'a.yaml': good },
    /decision\.tiem/,
  ],
  ['a date that is none', 2, 'a.yaml --as-of tomorrow', { 'a.yaml': good }, /--as-of/],
  [
    'days that are no number',
    2,
    'a.yaml --consultation-days many',
    { 'a.yaml': good },
    /whole number/,
  ],
  [
    'a config that is not there',
    2,
    'a.yaml --config c.yaml',
    { 'a.yaml': good },
    /c\.yaml: no such file/,
  ],
  [
    'a waivers file that is not there',
    2,
    'a.yaml --waivers w.yaml',
    { 'a.yaml': good },
    /w\.yaml: no such file/,
  ],
  [
    'a baseline that is not there',
    2,
    'a.yaml --baseline b.json',
    { 'a.yaml': good },
    /b\.json: no such file/,
  ],
  [
    'a baseline that is no JSON',
    2,
    'a.yaml --baseline b.json',
    { 'a.yaml': good, 'b.json': '[' },
    /b\.json/,
  ],
  [
    'a baseline of another shape',
    2,
    'a.yaml --baseline b.json',
    { 'a.yaml': good, 'b.json': '{"findings": 3}' },
    /must be a list/,
  ],
  ['jobs that are no number', 2, 'a.yaml --jobs many', { 'a.yaml': good }, /number from 1 to 99/],
  ['--fix of standard input', 2, '- --fix', {}, /standard input is none/, { input: good }],
  ['--diff of standard input', 2, '- --diff', {}, /standard input is none/, { input: good }],
  ['--diff in a format', 2, 'a.yaml --diff -f json', { 'a.yaml': good }, /takes no format/],
  ['--diff of a file that is not there', 2, 'b.yaml --diff', { 'a.yaml': good }, /no such file/],
  [
    '--diff where a pattern matches nothing',
    3,
    'x/*.yaml --diff',
    { 'a.yaml': good },
    /no proposal is there/,
  ],
  ['--diff of a format that no name tells', 2, 'a.docx --diff', { 'a.docx': 'x' }, /its name/],
  [
    '--diff with something to mend',
    1,
    'a.yaml --diff',
    { 'a.yaml': good.replace('time: months', 'time: month') },
    /\+ {2}time: months/,
  ],
  [
    '--diff with something to mend, and --exit-zero',
    0,
    'a.yaml --diff --exit-zero',
    { 'a.yaml': good.replace('time: months', 'time: month') },
    /\+ {2}time: months/,
  ],
  [
    '--fix of what cannot be written',
    2,
    'a.yaml --fix',
    { 'a.yaml': good.replace('time: months', 'time: month') },
    /not allowed/,
    { readOnly: ['a.yaml'] },
  ],
  [
    '--fix of what is not certain',
    2,
    'a.yaml --fix',
    { 'a.yaml': good.replace('time: months', 'time: soon') },
    /"soon" is no value/,
  ],
  // config
  [
    'a config that is not YAML',
    2,
    'a.yaml',
    { ...config('a: ['), 'a.yaml': good },
    /not valid YAML/,
  ],
  [
    'an unknown key in the config',
    2,
    'a.yaml',
    { ...config('fail_on: note'), 'a.yaml': good },
    /did you mean "fail-on"/,
  ],
  [
    'an unknown rule in the config',
    2,
    'a.yaml',
    { ...config('severities: { over-promises: note }'), 'a.yaml': good },
    /no rule is called "over-promises"/,
  ],
  [
    'an unknown severity in the config',
    2,
    'a.yaml',
    { ...config('severities: { over-promise: high }'), 'a.yaml': good },
    /"high" is no value/,
  ],
  [
    'an unknown fact in the config',
    2,
    'a.yaml',
    { ...config('required: [decision.tiem]'), 'a.yaml': good },
    /no fact is called "decision\.tiem"/,
  ],
  ['a config that is a list', 2, 'a.yaml', { ...config('- 1'), 'a.yaml': good }, /must be a map/],
  [
    'an override without files',
    2,
    'a.yaml',
    { ...config('overrides: [{ severities: {} }]'), 'a.yaml': good },
    /"files"/,
  ],
  [
    'a bad config beside a bad file: the file is reported all the same',
    2,
    'a.yaml',
    { ...config('fail_on: note'), 'a.yaml': bad },
    /over-promise/,
  ],
  // environment
  [
    'an unknown severity in the environment',
    2,
    'a.yaml',
    { 'a.yaml': good },
    /TOFORWITH_FAIL_ON/,
    { env: { TOFORWITH_FAIL_ON: 'high' } },
  ],
  [
    'an unknown format in the environment',
    2,
    'a.yaml',
    { 'a.yaml': good },
    /no format/,
    { env: { TOFORWITH_FORMAT: 'x' } },
  ],
  [
    'a date that is none in the environment',
    2,
    'a.yaml',
    { 'a.yaml': good },
    /TOFORWITH_AS_OF/,
    { env: { TOFORWITH_AS_OF: '2027' } },
  ],
  // findings
  ['an error', 1, 'a.yaml', { 'a.yaml': bad }, /over-promise/],
  ['an error in standard input', 1, '-', {}, /<stdin>/, { input: bad }],
  [
    'standard input of an unknown format',
    2,
    '- --stdin-filename a.docx',
    {},
    /its name does not say/,
    { input: bad },
  ],
  ['a warning that fails', 1, 'a.yaml --fail-on warning', { 'a.yaml': warned }, /costs-unmet/],
  ['a note that fails', 1, 'a.yaml --fail-on note', { 'a.yaml': noted }, /deeper-than-needed/],
  [
    'a warning that the config raises',
    1,
    'a.yaml',
    { ...config('severities: { costs-unmet: error }'), 'a.yaml': warned },
    /costs-unmet/,
  ],
  ['a kind that is not known', 4, 'a.yaml', { 'a.yaml': open }, /undecided/],
  [
    'a required fact that is left out',
    4,
    'a.yaml --require decision.duty-source',
    { 'a.yaml': good.replace('  duty-source: statute\n', '') },
    /decision\.duty-source is required/,
  ],
  [
    'an error and an undecided one',
    1,
    'a.yaml b.yaml',
    { 'a.yaml': bad, 'b.yaml': open },
    /undecided/,
  ],
  [
    'undecided beside a pattern that matches nothing',
    4,
    'a.yaml x/*.md',
    { 'a.yaml': open },
    /no proposal is there/,
  ],
  [
    'text that claims more',
    1,
    'a.md --fail-on warning',
    { 'a.md': markdown.replace('Three people', 'The plan was co-produced. Three people') },
    /words-claim-more/,
  ],
  // waivers
  [
    'a waiver without a reason',
    1,
    'a.yaml',
    { 'a.yaml': waived('# toforwith-ignore-next-line over-promise until=2027-01-31') },
    /no reason/,
  ],
  [
    'a waiver without a date',
    1,
    'a.yaml',
    { 'a.yaml': waived('# toforwith-ignore-next-line over-promise -- so it is') },
    /no date/,
  ],
  [
    'a waiver without a rule',
    1,
    'a.yaml',
    { 'a.yaml': waived('# toforwith-ignore-next-line until=2027-01-31 -- so it is') },
    /no rule/,
  ],
  [
    'a waiver whose date is none',
    1,
    'a.yaml',
    { 'a.yaml': waived('# toforwith-ignore-next-line over-promise until=2027-02-30 -- x') },
    /no date/,
  ],
  [
    'a waiver that has expired',
    1,
    'a.yaml --as-of 2027-02-01',
    { 'a.yaml': waived(waiver) },
    /waiver-expired/,
  ],
  [
    'a waiver that names no rule there is',
    1,
    'a.yaml',
    { 'a.yaml': waived(waiver.replace('over-promise', 'over-promises')) },
    /did you mean "over-promise"/,
  ],
  [
    'a waiver that hides nothing',
    1,
    'a.yaml --fail-on warning',
    { 'a.yaml': good.replace('  approach:', `  ${waiver}\n  approach:`) },
    /waiver-unused/,
  ],
  [
    'a waiver for a file that is gone',
    1,
    'a.yaml --fail-on warning --waivers w.yaml',
    {
      'a.yaml': good,
      'w.yaml': 'waivers: [{ rule: sham, file: b.yaml, reason: x, expires: 2027-01-01 }]',
    },
    /waiver-orphan/,
  ],
  [
    'a waivers file with an unknown key',
    2,
    'a.yaml --waivers w.yaml',
    { 'a.yaml': good, 'w.yaml': 'waivers: [{ rules: sham, file: a.yaml }]' },
    /did you mean "rule"/,
  ],
  // what is left to people
  ['findings, and --exit-zero', 0, 'a.yaml --exit-zero', { 'a.yaml': bad }, /over-promise/],
  ['undecided, and --exit-zero', 0, 'a.yaml --exit-zero', { 'a.yaml': open }, /undecided/],
  [
    'a broken file, and --exit-zero',
    2,
    'a.yaml --exit-zero',
    { 'a.yaml': 'a: [1' },
    /not valid YAML/,
  ],
  [
    'nothing there, and --exit-zero',
    3,
    'x/*.md --exit-zero',
    { 'a.yaml': good },
    /no proposal is there/,
  ],
  ['undecided, and allowed', 0, 'a.yaml --allow-undecided', { 'a.yaml': open }, /undecided/],
];

it.each(cases.map(([title, code, ...rest]) => [title, code, rest] as const))(
  '%s ends with %i',
  async (_, code, [args, files, said, circumstances]) => {
    const ran = await check(
      args.split(' ').filter((arg) => arg !== ''),
      files,
      circumstances,
    );
    expect(`${ran.out}${ran.err}`).toMatch(said);
    expect(ran.code).toBe(code);
  },
);

it('shows the line of what cannot be read', async () => {
  const broken = good.replace('time: months', 'time: soon');
  const { out } = await check(['a.yaml'], { 'a.yaml': broken });
  expect(out).toMatch(/\n24 \| {3}time: soon\n {3}\| {9}\^{4}\n/);
});

it('prints no report where nothing was looked at', async () => {
  for (const args of [['b.yaml'], ['x/*.yaml']])
    expect((await check(args, { 'a.yaml': good })).out).toBe('');
});

it('is a table of forty cases and more', () => {
  expect(cases.length).toBeGreaterThanOrEqual(40);
});
