import { describe, expect, it } from 'vitest';
import { check, findingsOf, proposal } from './run.js';

const placed = async (path: string, text: string) =>
  findingsOf(await check([path, '-f', 'json'], { [path]: text })).map(
    ({ rule, pointer, ...at }) => {
      const { line, column, endLine, endColumn } = at as unknown as Record<string, number>;
      return [
        rule,
        pointer,
        text.split('\n')[line! - 1]?.slice(column! - 1, endColumn! - 1),
        endLine! - line!,
      ];
    },
  );

describe('a finding stands at the answer it is about', () => {
  it.each([
    [
      'defects/over-promise-power-limited.defect.yaml',
      'over-promise',
      'proposal.approach',
      'co-production',
    ],
    ['defects/costs-unmet.defect.yaml', 'costs-unmet', 'stakeholders[0].costs', 'unmet'],
    ['defects/costs-unmet-json.defect.json', 'costs-unmet', 'stakeholders[0].costs', '"unmet"'],
    [
      'defects/closes-too-late-md.defect.md',
      'closes-too-late',
      'proposal.consultation.closes',
      '2027-03-15',
    ],
    ['defects/below-duty.defect.yaml', 'below-duty', 'decision.duty', 'co-produce'],
    [
      'defects/several-challenges.defect.yaml',
      'several-challenges',
      'challenge.cause-and-effect',
      'clear-only-afterwards',
    ],
    ['defects/no-review-date.defect.yaml', 'no-review-date', 'proposal.first', 'protection'],
    [
      'defects/stage-missing.defect.yaml',
      'stage-missing',
      'proposal.stages',
      'commission: consultation',
    ],
    [
      'defects/words-claim-more-link.defect.md',
      'words-claim-more',
      'What tenants are told',
      'co-designed',
    ],
    [
      'defects/words-claim-more-heading.defect.md',
      'words-claim-more',
      'How we co-produced this',
      'co-produced',
    ],
  ])('%s', async (name, rule, pointer, text) => {
    const path = name.replace('defects/', '');
    expect(await placed(path, proposal(name))).toContainEqual([rule, pointer, text, 0]);
  });

  it('in files with Windows line ends and a byte order mark too', async () => {
    const text = `\ufeff${proposal('defects/costs-unmet.defect.yaml').replaceAll('\n', '\r\n')}`;
    expect(await placed('a.yaml', text)).toContainEqual([
      'costs-unmet',
      'stakeholders[0].costs',
      'unmet',
      0,
    ]);
  });

  it('in the second document of a file', async () => {
    const text = `${proposal('good/permits.yaml')}---\n${proposal('defects/costs-unmet.defect.yaml')}`;
    expect(await placed('a.yaml', text)).toEqual([
      ['costs-unmet', 'stakeholders[0].costs', 'unmet', 0],
    ]);
  });
});

describe('a part', () => {
  const parts = `parts:
  - name: the kitchen
    proposal: { approach: co-design }
  - name: the garden
    challenge: { domain: complicated }
    proposal: { approach: participation }
`;
  const text = `${proposal('good/town-hall-square.yaml').replace(/proposal:[\s\S]*/, '')}${parts}`;

  it('is checked on its own, with the answers of the brief', async () => {
    const found = findingsOf(await check(['a.yaml', '-f', 'json'], { 'a.yaml': text }));
    expect(found.map(({ rule, part }) => [rule, part])).toEqual(
      [
        ['not-shared', 'the kitchen'],
        ['deeper-than-needed', 'the kitchen'],
      ].sort(),
    );
  });

  it('counts as a proposal of its own', async () => {
    expect((await check(['a.yaml'], { 'a.yaml': text })).out).toContain('2 proposals in 1 file');
  });
});
