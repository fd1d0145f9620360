import { describe, expect, it } from 'vitest';
import { check, findingsOf, proposal } from './run.js';

const bad = proposal('defects/over-promise-power-limited.defect.yaml');
const above = (comment: string): string => bad.replace('  approach:', `  ${comment}\n  approach:`);
const waiver =
  '# toforwith-ignore-next-line over-promise until=2027-01-31 owner=jo -- the board votes in January';
const markdown = proposal('defects/words-claim-more-co-produced.defect.md');
const inText = (comment: string): string =>
  markdown.replace('Three people', `Some words.\n\n${comment}\nThree people`);

describe('a waiver in the file', () => {
  it('hides its finding on the next line, which stays visible and counted', async () => {
    const ran = await check(['a.yaml', '-f', 'json'], { 'a.yaml': above(waiver) });
    const [finding, ...others] = findingsOf(ran);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'over-promise',
      status: 'waived',
      waiver: {
        reason: 'the board votes in January',
        until: '2027-01-31',
        owner: 'jo',
        kind: 'in-file',
      },
    });
    expect(ran.out).toContain('"waived": 1');
    expect(ran.code).toBe(0);
  });

  it('holds on its last day and not after', async () => {
    expect(
      (await check(['a.yaml', '--as-of', '2027-01-31'], { 'a.yaml': above(waiver) })).code,
    ).toBe(0);
    const after = await check(['a.yaml', '--as-of', '2027-02-01', '-f', 'json'], {
      'a.yaml': above(waiver),
    });
    expect(after.code).toBe(1);
    expect(findingsOf(after).map(({ rule, status }) => [rule, status])).toEqual([
      ['waiver-expired', 'active'],
      ['over-promise', 'active'],
    ]);
    expect(findingsOf(after)[1]?.related).toContainEqual(
      expect.objectContaining({ message: 'its waiver expired after 2027-01-31' }),
    );
  });

  it('may name several rules, and may stand above other comments and empty lines', async () => {
    const ran = await check(['a.yaml'], {
      'a.yaml': above(`${waiver.replace('over-promise', 'over-promise, sham')}\n\n  # more words`),
    });
    expect(ran.code).toBe(0);
  });

  it.each([
    ['on another line', bad.replace('proposal:', `${waiver}\nproposal:`)],
    ['in a text', bad.replace('title: Loneliness', `title: |\n  ${waiver}\n  Loneliness`)],
    [
      'behind an answer',
      bad.replace('approach: co-production', `approach: co-production ${waiver}`),
    ],
  ])('covers nothing %s', async (_, text) => {
    expect((await check(['a.yaml'], { 'a.yaml': text })).code).toBe(1);
  });

  it('stands between <!-- and --> in the text of Markdown', async () => {
    const comment =
      '<!-- toforwith-ignore-next-line words-claim-more until=2027-01-31 -- quoted from the minutes -->';
    const ran = await check(['a.md', '--fail-on', 'warning', '-f', 'json'], {
      'a.md': inText(comment),
    });
    expect(findingsOf(ran).map(({ rule, status }) => [rule, status])).toEqual([
      ['words-claim-more', 'waived'],
    ]);
    expect(ran.code).toBe(0);
  });

  it('is a comment of YAML in front matter', async () => {
    const text = proposal('defects/closes-too-late-md.defect.md').replace(
      '    closes:',
      `    ${waiver.replace('over-promise', 'closes-too-late')}\n    closes:`,
    );
    expect((await check(['a.md'], { 'a.md': text })).code).toBe(0);
  });

  it('is no waiver in JSON, which has no comments', async () => {
    const text = proposal('defects/costs-unmet-json.defect.json').replace(
      '"title": "',
      `"title": "# toforwith-ignore-next-line costs-unmet until=2027-01-01 -- x `,
    );
    expect((await check(['a.json', '--fail-on', 'warning'], { 'a.json': text })).code).toBe(1);
  });
});

describe('a waivers file', () => {
  const entry =
    'waivers:\n  - rule: over-promise\n    file: ../plans/a.yaml\n    reason: the board votes in January\n    owner: jo\n    expires: 2027-01-31\n';

  it('hides findings of a file, whose path is relative to it', async () => {
    const ran = await check(['plans', '--waivers', 'ci/waivers.yaml', '-f', 'json'], {
      'plans/a.yaml': bad,
      'ci/waivers.yaml': entry,
    });
    expect(findingsOf(ran)[0]).toMatchObject({
      status: 'waived',
      waiver: { kind: 'waivers-file', file: 'ci/waivers.yaml', line: 2 },
    });
    expect(ran.code).toBe(0);
  });

  it('may be meant for one answer alone', async () => {
    const files = {
      'plans/a.yaml': bad,
      'ci/waivers.yaml': entry.replace('    reason', '    pointer: proposal.first\n    reason'),
    };
    expect((await check(['plans', '--waivers', 'ci/waivers.yaml'], files)).code).toBe(1);
    const meant = {
      ...files,
      'ci/waivers.yaml': files['ci/waivers.yaml'].replace('proposal.first', 'proposal.approach'),
    };
    expect((await check(['plans', '--waivers', 'ci/waivers.yaml'], meant)).code).toBe(0);
  });

  it('says nothing of files that were not looked at', async () => {
    const files = {
      'plans/a.yaml': bad,
      'plans/b.yaml': proposal('good/permits.yaml'),
      'ci/waivers.yaml': entry,
    };
    const ran = await check(['plans/b.yaml', '--waivers', 'ci/waivers.yaml', '-f', 'json'], files);
    expect(findingsOf(ran)).toEqual([]);
  });

  it('is found through the config', async () => {
    const files = {
      'plans/a.yaml': bad,
      'ci/waivers.yaml': entry,
      'toforwith.config.yaml': 'include: ["plans/**"]\nwaivers: ci/waivers.yaml\n',
    };
    expect((await check([], files)).code).toBe(0);
    expect((await check(['.'], files, { cwd: '/repo/plans' })).code).toBe(0);
  });
});
