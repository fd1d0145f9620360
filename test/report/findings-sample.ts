/** A run of check over five files in which every outcome occurs once at least. */
import type { CheckResult, Finding } from '../../src/model/finding.js';
import type { Place } from '../../src/model/source.js';
import type { FindingsContext } from '../../src/report/findings.js';
import { plainContext } from '../../src/report/findings.js';

export function place(file: string, line: number, column: number, length: number): Place {
  return { file, line, column, endLine: line, endColumn: column + length };
}

/** Where a text stands in a line. */
function placeOf(file: string, line: number, text: string, sought: string) {
  const from = text.indexOf(sought);
  if (from === -1) throw new Error(`"${sought}" is not in "${text}"`);
  return { at: place(file, line, from + 1, sought.length), line: text };
}

/** A certain, active error, with what a test is about put in its place. */
export function finding(told: Partial<Finding> = {}): Finding {
  return {
    rule: 'over-promise',
    severity: 'error',
    kind: 'fail',
    message: 'the proposal claims co-production, and today supports no more than participation',
    expected: 'participation or left of it',
    mend: 'claim participation, or put in writing what is shared and with whom',
    sources: [{ source: 'kaur-stubbs-power', where: 'Sharing power' }],
    ...placeOf('proposals/loneliness.yaml', 7, '  approach: co-production', 'co-production'),
    related: [],
    pointer: 'proposal.approach',
    brief: 'loneliness',
    part: null,
    certain: true,
    hangsOn: [],
    ask: null,
    fingerprint: '0f3a',
    status: 'active',
    waiver: null,
    ...told,
  };
}

const loneliness = 'proposals/loneliness.yaml';
const crossing = 'proposals/school crossing.md';

const plan =
  'The new crossing on Station Road was planned after two accidents last winter, and it answers what parents, the school and the shops along the road have told us; it is co-produced with residents, and the budget for it was agreed by the council in March after a long debate.';

const findings: readonly Finding[] = [
  finding({
    related: [
      { message: 'power is not shared', at: place('proposals/loneliness.yaml', 19, 18, 9) },
    ],
  }),
  finding({
    rule: 'costs-unmet',
    severity: 'warning',
    message: 'what taking part costs older residents is not met',
    expected: 'expenses at least',
    mend: 'pay expenses, and say so in the budget',
    sources: [],
    ...placeOf(loneliness, 31, '    costs: unmet', 'unmet'),
    pointer: 'stakeholders[0].costs',
    fingerprint: '1b77',
    certain: false,
    hangsOn: ['decision.time', 'practice.resources'],
  }),
  finding({
    rule: 'under-engages',
    severity: 'warning',
    kind: 'open',
    message: 'whether consultation is enough cannot be said: the kind of challenge is open',
    expected: 'a known kind of challenge',
    mend: 'answer the question below',
    sources: [{ source: 'snowden-boone', where: null }],
    ...placeOf(loneliness, 40, '  - name: Befriending', 'Befriending'),
    pointer: 'parts[0].proposal.approach',
    part: 'Befriending',
    certain: false,
    hangsOn: ['challenge.cause-and-effect'],
    ask: 'How can cause and effect be seen?',
    fingerprint: '2c18',
  }),
  finding({
    rule: 'words-claim-more',
    severity: 'warning',
    message: '"co-produced with residents" claims more than consultation supports',
    expected: 'words that consultation supports',
    mend: 'say "we asked residents", or share the decision',
    sources: [],
    ...placeOf(crossing, 24, plan, 'co-produced with residents'),
    pointer: 'What we will do',
    brief: 'school-crossing',
    fingerprint: '3d29',
  }),
  finding({
    rule: 'no-feedback',
    severity: 'warning',
    message: 'nobody is told what became of what they said',
    expected: 'feedback that is planned',
    mend: 'say when and how people hear what changed',
    sources: [],
    ...placeOf(crossing, 9, '  feedback: none', 'none'),
    pointer: 'practice.feedback',
    brief: 'school-crossing',
    fingerprint: '4e3a',
    status: 'waived',
    waiver: {
      rule: 'no-feedback',
      reason: 'the school reports back each term',
      owner: 'J. Ward',
      until: '2026-07-31',
      kind: 'in-file',
      at: place(crossing, 8, 3, 70),
    },
  }),
  finding({
    rule: 'asked-again',
    severity: 'warning',
    message: 'families were asked repeatedly and told nothing',
    expected: 'an answer to what they said before',
    mend: 'report back first',
    sources: [],
    ...placeOf(
      'proposals/play-areas.json',
      12,
      '      "asked-recently": "repeatedly",',
      '"repeatedly"',
    ),
    pointer: 'stakeholders[1].asked-recently',
    brief: 'play-areas',
    fingerprint: '5f4b',
    status: 'baseline',
  }),
  finding({
    rule: 'better-name',
    severity: 'note',
    message: 'this is community-led action',
    expected: 'community-led-action',
    mend: 'call it what it is',
    sources: [],
    ...placeOf('proposals/日本語 広場.yaml', 5, '  目的: 町の広場 # co-design', 'co-design'),
    pointer: 'proposal.approach',
    brief: 'square',
    fingerprint: '605c',
  }),
];

export const sample: CheckResult = {
  tool: { name: 'toforwith', version: '0.1.0', url: 'https://example.org/toforwith' },
  packs: [{ id: 'spectrum', version: '1.0.0', digest: 'ab12cd34ef56ab12cd34ef56' }],
  rules: [
    {
      id: 'over-promise',
      severity: 'error',
      title: 'the claim is right of what today supports',
      help: 'Raised where a proposal claims more than power, time and people at the table allow.',
      sources: [{ source: 'kaur-stubbs-power', where: 'Sharing power' }],
    },
    { id: 'costs-unmet', severity: 'warning', title: 'costs are not met', help: '', sources: [] },
    { id: 'clash', severity: 'error', title: 'two duties clash', help: '', sources: [] },
  ],
  findings,
  files: [
    { file: 'proposals/allotments.yaml', proposals: 1, broken: [] },
    {
      file: 'proposals/bus-route.yaml',
      proposals: 0,
      broken: [
        {
          code: 'syntax/yaml',
          message: 'not valid YAML: a tab is used to indent',
          hint: 'indent with spaces',
          at: place('proposals/bus-route.yaml', 3, 1, 1),
          line: '',
        },
      ],
    },
    { file: loneliness, proposals: 2, broken: [] },
    { file: 'proposals/play-areas.json', proposals: 1, broken: [] },
    { file: crossing, proposals: 1, broken: [] },
    { file: 'proposals/日本語 広場.yaml', proposals: 1, broken: [] },
  ],
  failOn: 'error',
  allowUndecided: false,
  baselineUsed: true,
};

/** The same with other findings and no file besides theirs. */
export function sampleWith(...others: readonly Finding[]): CheckResult {
  const files = [...new Set(others.map(({ at }) => at.file))];
  return {
    ...sample,
    findings: others,
    baselineUsed: false,
    files: files.map((file) => ({ file, proposals: 1, broken: [] })),
  };
}

export const context: FindingsContext = {
  ...plainContext,
  cite: ({ source, where }) =>
    source === 'kaur-stubbs-power'
      ? { text: `Kaur and Stubbs, Power${where ? `, “${where}”` : ''}`, url: null }
      : { text: 'Snowden and Boone (2007)', url: 'https://example.org/snowden?a=1&b="2"' },
};
