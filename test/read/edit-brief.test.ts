import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Edit, editBrief } from '../../src/read/edit-brief.js';

const brief = readFileSync(join(import.meta.dirname, 'fixtures/loneliness.yaml'), 'utf8');
const tiny = 'toforwith: 1\n# about it\ntitle: Fees # short\nchallenge:\n  # domain:\n';
const list =
  'toforwith: 1\npeople:\n  - name: A\n    group: carers\n    # affected:\n  - name: B\n    group: families\n';
const answer = (path: string, value: string | null): Edit => ({
  kind: 'answer',
  path: path.split('.'),
  value,
});

/** Each row: what is done, to which text, the edit, and lines that then differ. */
const cases: [string, string, Edit, string][] = [
  [
    'replaces a value and keeps its comment',
    tiny,
    answer('title', 'Costs'),
    'title: Costs # short',
  ],
  ['quotes what is no plain word', tiny, answer('title', 'a: b'), 'title: "a: b" # short'],
  ['leaves an answer out by commenting it out', tiny, answer('title', null), '# title: # short'],
  ['fills in a form', tiny, answer('challenge.domain', 'complex'), '  domain: complex'],
  ['adds to a section', tiny, answer('challenge.aim', 'provide'), '  aim: provide'],
  ['adds a section', tiny, answer('risk.to-life', 'none'), 'risk:\n  to-life: none'],
  [
    'writes a date as it is',
    tiny,
    answer('proposal.end-date', '2026-01-31'),
    '  end-date: 2026-01-31',
  ],
  [
    'fills in a group',
    list,
    { kind: 'change-group', list: 'people', group: 0, key: 'affected', value: 'high' },
    '    affected: high',
  ],
  [
    'adds to a group',
    list,
    { kind: 'change-group', list: 'people', group: 1, key: 'trust', value: 'low' },
    '    group: families\n    trust: low',
  ],
  [
    'renames a group',
    list,
    { kind: 'change-group', list: 'people', group: 0, key: 'name', value: 'C' },
    '  - name: C',
  ],
  [
    'adds a group',
    list,
    {
      kind: 'add-group',
      list: 'people',
      name: 'D',
      cells: [
        ['group', 'carers'],
        ['trust', null],
      ],
    },
    '  - name: D\n    group: carers\n    # trust:',
  ],
  [
    'says that nobody is there',
    list,
    { kind: 'no-groups', list: 'people', nobody: true },
    'people: []',
  ],
  [
    'writes flow maps anew',
    'toforwith: 1\nchallenge: { domain: complex }\n',
    answer('challenge.aim', 'provide'),
    'challenge: { domain: complex, aim: provide }',
  ],
];

describe('editBrief', () => {
  it.each(cases)('%s', (_, text, edit, expected) => {
    expect(editBrief(text, edit)).toContain(`${expected}\n`);
  });

  it('removes a group with its comments, and no other line', () => {
    const edit: Edit = { kind: 'remove-group', list: 'people', group: 0 };
    expect(editBrief(list, edit)).toBe('toforwith: 1\npeople:\n  - name: B\n    group: families\n');
  });

  it('takes an answer back to the text as it was', () => {
    const given = editBrief(tiny, answer('challenge.domain', 'complex'));
    expect(editBrief(given, answer('challenge.domain', null))).toBe(tiny);
  });

  it('changes nothing where nothing is to be left out', () => {
    expect(editBrief(brief, answer('risk.none-such', null))).toBe(brief);
  });

  it('keeps every other line of a brief', () => {
    const text = editBrief(brief, answer('practice.staff', 'ready'));
    const lines = new Set(text.split('\n'));
    expect(brief.split('\n').filter((line) => !lines.has(line))).toEqual([]);
  });
});
