/** `whatif` in a world in memory: what it says would change an answer, the answer under settings, and how it ends. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { declareWhatIf } from '../../src/commands/whatif.js';
import type { Brief } from '../../src/model/brief.js';
import { readBriefs } from '../../src/read/brief.js';
import { editBrief } from '../../src/read/edit-brief.js';
import { assess } from '../../src/reason/assess.js';
import { assessmentJson } from '../../src/report/assessment-json.js';
import { whatIfSchema } from '../../src/report/whatif-schema.js';
import { below, mulberry32, pick } from '../oracle/briefs.js';
import { core, type Screen, typed } from './typed.js';

const whatIf = (
  args: readonly string[],
  files: Readonly<Record<string, string>>,
  screen: Screen = {},
) => typed(declareWhatIf, ['whatif', ...args], files, screen);

const folder = join(import.meta.dirname, '../../examples');
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const examples = Object.fromEntries(
  names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
const lonely = 'loneliness.yaml';
const lines = (text: string): readonly string[] => text.split('\n');

/** The lines below a heading, up to the next. */
function under(heading: string, text: string): readonly string[] {
  const all = lines(text);
  const start = all.indexOf(heading);
  const rest = all.slice(start + 1);
  const end = rest.findIndex((line) => !line.startsWith('    '));
  return start === -1 ? [] : rest.slice(0, end).map((line) => line.trim());
}

interface Json {
  readonly calledFor: string | null;
  readonly today: string | null;
  readonly first: string | null;
  readonly set?: {
    readonly then: object;
    readonly differs: readonly string[];
    readonly reasons: { readonly gone: readonly string[]; readonly new: readonly string[] };
  };
  readonly moves: readonly Ways[] | null;
  readonly to: readonly Ways[];
  readonly parts: readonly Json[];
}

interface Ways {
  readonly pin: 'calledFor' | 'today' | 'first' | 'name';
  readonly holds?: boolean;
  readonly sets: readonly Set[];
  readonly advice: readonly Set[];
}

interface Set {
  readonly changes: readonly {
    readonly fact: string;
    readonly group: string | null;
    readonly to: string | null;
    readonly changeable: boolean;
  }[];
  readonly then: object | null;
}

async function json(args: readonly string[], files = examples): Promise<Json> {
  const { code, out, err } = await whatIf([...args, '-f', 'json'], files);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Json;
}

describe('whatif', () => {
  it('says first which changes together let today reach what is called for', async () => {
    const { code, out, err } = await whatIf([lonely], examples);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Co-production is called for\./);
    expect(under('  Today reaches co-production if all 3', out)).toEqual([
      'decision.power-sharing: limited → committed',
      'Older people living alone or Neighbours and clubs who already visit:',
      'at-table: late → throughout',
      'Neighbours and clubs who already visit: unpaid-work: overlooked → none or',
      'counted',
    ]);
  });

  it('offers as advice what somebody can change, and tells the rest as what may turn out', async () => {
    const { out } = await whatIf([lonely], examples);
    const [advice = '', rest = ''] = out.split('what would have to turn out otherwise');
    expect(advice).toContain('decision.held-by: organisation → law');
    expect(advice).toContain('decision.status turns out made, not open');
    expect(advice).not.toContain('decision.time');
    expect(rest).toContain('decision.time: open → hours');
    expect(rest).toContain('risk.to-life: none → imminent');
  });

  it('says what alone forces the answer, and what can not move it', async () => {
    const { out } = await whatIf([lonely], examples);
    const [, firm = ''] = out.split('how firmly it stands');
    expect(firm).toMatch(/Co-production is called for as long as these \d+ answers hold/);
    expect(firm).toMatch(/taken for granted,\s+challenge\.repeatability/);
    expect(firm.replace(/\s+/g, ' ')).toContain('One wrong answer can move either.');
    expect(firm.replace(/\s+/g, ' ')).toMatch(/\d+ other facts can move neither/);
  });

  it('says what leads to an approach, called for and today apart', async () => {
    const { out } = await whatIf([lonely, '--to', 'co-design'], examples);
    expect(under('  Co-design is called for if', out)).toEqual([
      'decision.held-by: organisation → law',
    ]);
    expect(under('  Today reaches co-design if', out)).toContain('at-table: late → throughout');
    const held = await whatIf([lonely, '--to', 'co-production'], examples);
    expect(held.out).toContain('Co-production is called for already.');
    const never = await whatIf([lonely, '--to', 'coercion'], examples);
    expect(never.out).toContain('Nothing that somebody can change makes coercion called for.');
    const named = await whatIf([lonely, '--to', 'community-led-action'], examples);
    expect(named.out).toMatch(/It is community-led action if both/);
  });

  it('tells of an undecided brief what would decide it', async () => {
    const files = { 'thin.yaml': 'toforwith: 1\ntitle: Little is known\n' };
    const { code, out } = await whatIf(['thin.yaml'], files);
    expect(code).toBe(0);
    expect(out).toMatch(/^Not enough is known yet/);
    expect(out).toContain('what would decide it');
    expect(
      under('  Information is called for and today reaches it if one of these', out),
    ).toContain('challenge.method turns out recipe');
    expect(out).not.toContain('what somebody can change');
  });

  it('tells each part on its own, or the one that is named', async () => {
    const all = await whatIf(['new-hospital.yaml'], examples);
    expect(all.out.match(/^part: /gm)).toHaveLength(3);
    const one = await whatIf(['new-hospital.yaml', '--part', 'Life after a stroke'], examples);
    expect(one.out).toMatch(/^Co-production would be called for/);
    expect(one.out).not.toMatch(/^part: /m);
  });

  it('fits a screen unless everything is asked for', async () => {
    for (const name of names) {
      const { out } = await whatIf([name], examples);
      expect({ name, lines: lines(out).length > 51 }).toEqual({ name, lines: false });
    }
    const some = await whatIf(['cycle-lane.yaml'], examples, { columns: 60 });
    const whole = await whatIf(['cycle-lane.yaml', '--all'], examples, { columns: 60 });
    expect(lines(whole.out).length).toBeGreaterThan(lines(some.out).length);
    expect(whole.out).not.toMatch(/and \d+ more/);
  });
});

describe('whatif --set', () => {
  const under = (setting: string) => ['--set', setting];

  it('puts the answer under it beside the answer as it stands', async () => {
    const { code, out } = await whatIf(
      [lonely, ...under('decision.duty=co-produce'), ...under('decision.status=made')],
      examples,
    );
    expect(code).toBe(0);
    expect(out).toMatch(
      /^If decision\.duty were co-produce \(now none\) and decision\.status were made:/,
    );
    expect(out).toMatch(/^ {2}today +participation +information$/m);
    expect(out).toMatch(/^ {2}called for +co-production +the same$/m);
    expect(out).toContain('said instead');
  });

  it('reaches an answer of a group, whose name may hold dots, in any case of letters', async () => {
    const dotted = {
      'a.yaml':
        'toforwith: 1\ntitle: Street\nchallenge:\n  domain: complicated\nstakeholders:\n  - name: St. Mary = old\n    group: residents\n    knowledge: useful\n',
    };
    const found = await json(
      ['a.yaml', ...under('stakeholders.st. mary = OLD.knowledge=essential')],
      dotted,
    );
    expect(found.set?.then).toMatchObject({ calledFor: 'co-design' });
    expect(found.calledFor).not.toBe('co-design');
    expect(found.set?.differs).toContain('calledFor');
    expect(found.set?.reasons.new.length).toBeGreaterThan(0);
  });

  it('leaves an answer out for ?', async () => {
    const found = await json([
      lonely,
      ...under('decision.power-sharing=?'),
      ...under('stakeholders=?'),
    ]);
    const text = (examples[lonely] ?? '')
      .replace(/^ {2}power-sharing: .*\n/m, '')
      .replace(/^stakeholders:\n(?: .*\n)*/m, '');
    expect(settled(found.set?.then ?? {})).toEqual(answers('edited.yaml', text)[0]);
  });

  it('goes on from there with --to', async () => {
    const found = await json([
      lonely,
      ...under('decision.power-sharing=committed'),
      '--to',
      'co-production',
    ]);
    const today = found.to.find(({ pin }) => pin === 'today');
    expect(today?.advice.map(({ changes }) => changes.length)).toContain(2);
    expect(found.moves).toBeNull();
  });
});

/** Answers of a text as JSON, without what an edit of the text may move: where they stand, and from which text they come. */
function answers(name: string, text: string): readonly unknown[] {
  const [read] = readBriefs({ name, text, linesBefore: 0 }, 'yaml', core);
  if (!read?.value) throw new Error(`${name} should be a brief`);
  const of = (brief: Brief): readonly unknown[] => [
    settled(assessmentJson(assess({ ...brief, parts: [] }, core), core, { explain: false })),
    ...brief.parts.flatMap(of),
  ];
  return of(read.value);
}

/** An answer without places. */
function settled(answer: object): unknown {
  const { format: _f, parts: _p, id: _i, title: _t, ...rest } = answer as Record<string, unknown>;
  return JSON.parse(JSON.stringify(rest, (key, value) => (key === 'at' ? undefined : value)));
}

describe('the answer under settings', () => {
  /** Something that a brief may be set to, as a setting and as a change of its text. */
  function anyEdit(rng: () => number, brief: Brief) {
    const facts = core.facts.filter(({ kind }) => kind === 'choice');
    const groups = brief.groups ?? [];
    if (groups.length > 0 && rng() < 0.4) {
      const group = below(rng, groups.length);
      const cells = core.people?.cells.filter(({ namedIn }) => namedIn === null) ?? [];
      const cell = pick(rng, cells);
      const value = pick(rng, cell.values).id;
      return {
        setting: `stakeholders.${groups[group]?.name}.${cell.id}=${value}`,
        edit: { kind: 'change-group', list: 'stakeholders', group, key: cell.id, value } as const,
      };
    }
    const { id, values } = pick(rng, facts);
    const value = pick(rng, values).id;
    return {
      setting: `${id}=${value}`,
      edit: { kind: 'answer', path: id.split('.'), value } as const,
    };
  }

  it.each(names)('is that to examples/%s with these answers written into it', async (name) => {
    const text = examples[name] ?? '';
    const [read] = readBriefs({ name, text, linesBefore: 0 }, 'yaml', core);
    const rng = mulberry32(name.length);
    for (let round = 0; round < 4; round += 1) {
      const edits = Array.from({ length: 1 + below(rng, 3) }, () =>
        anyEdit(rng, read?.value as Brief),
      );
      const settings = edits.flatMap(({ setting }) => ['--set', setting]);
      const found = await json([name, ...settings]);
      const edited = edits.reduce((to, { edit }) => editBrief(to, edit), text);
      const then = [found, ...found.parts].map(({ set }) => settled(set?.then ?? {}));
      expect({ settings, then }).toEqual({ settings, then: answers(name, edited) });
    }
  });
});

describe('the sets of changes', () => {
  it.each(names.filter((name) => name !== 'new-hospital.yaml'))(
    'in examples/%s lead where they say once they are set',
    async (name) => {
      const found = await json([name]);
      const ways = [...(found.moves ?? []), ...found.to];
      const sets = ways.flatMap(({ sets: all, advice }) => [
        ...all.slice(0, 2),
        ...advice.slice(0, 2),
      ]);
      for (const { changes, then } of sets) {
        if (then === null) continue;
        const settings = changes.flatMap(({ fact, group, to }) => [
          '--set',
          `${group === null ? fact : `stakeholders.${group}.${fact.slice(13)}`}=${to}`,
        ]);
        const { set } = await json([name, ...settings]);
        expect({ settings, then: set?.then }).toMatchObject({ settings, then });
      }
      for (const { advice } of ways)
        expect(
          advice.flatMap(({ changes }) => changes).filter(({ changeable }) => !changeable),
        ).toEqual([]);
    },
  );
});

const colours = '\u001b[';
const variants: readonly (readonly string[])[] = [
  [],
  ['--all'],
  ['--to', 'consultation'],
  ['--set', 'decision.time=hours'],
];

describe.each(names)('examples/%s', (name) => {
  it('is told in JSON as the schema says', async () => {
    for (const more of variants) {
      const valid = validate(await json([name, ...more]));
      expect({ more, valid, errors: validate.errors }).toEqual({ more, valid: true, errors: null });
    }
  });

  it('fits its columns, in ASCII too', async () => {
    for (const more of variants.slice(0, 2))
      for (const columns of [60, 120]) {
        const { out } = await whatIf([name, ...more], examples, { columns });
        expect(lines(out).filter((line) => [...line].length > columns)).toEqual([]);
        const ascii = await whatIf(
          [name, ...more, '--ascii'],
          { [name]: plain(examples[name] ?? '') },
          { columns },
        );
        expect(ascii.out).toMatch(/^[\n\x20-\x7e]*$/);
        expect(lines(ascii.out).filter((line) => line.length > columns)).toEqual([]);
      }
  });

  it('says the same without colour', async () => {
    for (const more of variants.slice(2)) {
      const terminal = { isTerminal: true, env: { TERM: 'xterm-256color' } };
      const coloured = await whatIf([name, ...more], examples, terminal);
      const without = await whatIf([name, ...more], examples);
      expect(coloured.out).toContain(colours);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
      expect(coloured.out.replace(/\u001b\[[0-9;]*m/g, '')).toBe(without.out);
      const quiet = { isTerminal: true, env: { TERM: 'xterm-256color', NO_COLOR: '1' } };
      expect((await whatIf([name, ...more], examples, quiet)).out).toBe(without.out);
    }
  });
});

const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(whatIfSchema(core));
const plain = (text: string): string => text.replace(/[^\n\x20-\x7e]/g, '-');

describe('wrong use of whatif', () => {
  const files = {
    [lonely]: examples[lonely] ?? '',
    'new-hospital.yaml': examples['new-hospital.yaml'] ?? '',
    'two.yaml': 'toforwith: 1\ntitle: One\n---\ntoforwith: 1\ntitle: Two\n',
    'broken.yaml': 'toforwith: 1\ntitle: Broken\nchallenge:\n  domain: complexx\n',
    'nobody.yaml': 'toforwith: 1\ntitle: Nobody\n',
  };
  const older = 'Older people living alone';

  it.each<readonly [args: readonly string[], code: number, line: string]>([
    [[], 2, "error: missing required argument 'brief'"],
    [
      [lonely, 'nobody.yaml'],
      2,
      "error: too many arguments for 'whatif'. Expected 1 argument but got 2.",
    ],
    [[lonely, '--nope'], 2, "error: unknown option '--nope'"],
    [['none.yaml'], 2, 'toforwith: none.yaml: no such file'],
    [['*.json'], 3, 'toforwith: *.json: no brief is there'],
    [['two.yaml'], 2, 'toforwith: two.yaml holds 2 briefs; whatif looks at one'],
    [
      ['broken.yaml'],
      2,
      'broken.yaml:4:11: error[brief/unknown-value]: "complexx" is no value of challenge.domain',
    ],
    [[lonely, '-f', 'csv'], 2, 'toforwith: "csv" is no format here; one of text, json'],
    [
      [lonely, '--to', 'codesign'],
      2,
      'toforwith: --to codesign: no approach or name is called "codesign"; did you mean co-design?',
    ],
    [[lonely, '--part', 'First'], 2, 'toforwith: --part First: this brief has no parts'],
    [
      ['new-hospital.yaml', '--part', 'the building'],
      2,
      'toforwith: --part the building: no part is called "the building"; did you mean "The building"?',
    ],
    [
      [lonely, '--set', 'decision.time'],
      2,
      'toforwith: --set decision.time: write fact=value, such as challenge.output=emergent, or fact=? to leave an answer out',
    ],
    [
      [lonely, '--set', 'decision.tme=days'],
      2,
      'toforwith: --set decision.tme=days: no fact is called "decision.tme"; did you mean decision.time?',
    ],
    [
      [lonely, '--set', 'time=days'],
      2,
      'toforwith: --set time=days: no fact is called "time"; did you mean decision.time?',
    ],
    [
      [lonely, '--set', 'decision.time=dayz'],
      2,
      'toforwith: --set decision.time=dayz: "dayz" is no value of decision.time; did you mean "days"? one of hours, days, weeks, months, open',
    ],
    [
      [lonely, '--set', 'proposal.end-date=soon'],
      2,
      'toforwith: --set proposal.end-date=soon: "soon" is no date; write it as 2026-01-31',
    ],
    [
      [lonely, '--set', 'proposal.stages.desing=co-design'],
      2,
      'toforwith: --set proposal.stages.desing=co-design: proposal.stages has no "desing"; did you mean proposal.stages.design?',
    ],
    [
      [lonely, '--set', 'stakeholders=all'],
      2,
      'toforwith: --set stakeholders=all: set an answer about a group, such as stakeholders.NAME.affected=high, or stakeholders=? to leave the list out',
    ],
    [
      [lonely, '--set', 'stakeholders.Older people.trust=low'],
      2,
      `toforwith: --set stakeholders.Older people.trust=low: no group is called "Older people"; one of ${older}, Neighbours and clubs who already visit, The council's wellbeing team`,
    ],
    [
      [lonely, '--set', `stakeholders.${older}.trusted=low`],
      2,
      `toforwith: --set stakeholders.${older}.trusted=low: nothing about a group is called "trusted"; did you mean trust?`,
    ],
    [
      [lonely, '--set', `stakeholders.${older}.trust=lo`],
      2,
      `toforwith: --set stakeholders.${older}.trust=lo: "lo" is no value of stakeholders.trust; did you mean "low"? one of low, mixed, high`,
    ],
    [
      [lonely, '--set', `stakeholders.${older}.group=?`],
      2,
      `toforwith: --set stakeholders.${older}.group=?: every group has to say its group`,
    ],
    [
      ['nobody.yaml', '--set', 'stakeholders.Residents.trust=low'],
      2,
      'toforwith: --set stakeholders.Residents.trust=low: the brief lists no stakeholders, so there is no group to ask about',
    ],
  ])('%j', async (args, code, line) => {
    const found = await whatIf(args, files);
    expect({ code: found.code, line: found.err.split('\n')[0], out: found.out }).toEqual({
      code,
      line,
      out: '',
    });
  });

  it('tells every wrong setting', async () => {
    const { err } = await whatIf([lonely, '--set', 'a=b', '--set', 'decision.time=x'], files);
    expect(lines(err.trim())).toHaveLength(2);
  });

  it('writes to a file that is named, and says where it can not', async () => {
    const { code, out, file } = await whatIf([lonely, '-f', 'json=out.json', '-f', 'text'], files);
    expect(code).toBe(0);
    expect(out).toContain('what somebody can change');
    expect(JSON.parse(file('out.json') ?? '')).toMatchObject({ format: 'toforwith/whatif/1' });
    const locked = await whatIf([lonely, '-f', 'json=out.json'], files, { readOnly: ['out.json'] });
    expect(locked).toMatchObject({
      code: 2,
      err: 'toforwith: out.json: not allowed to read or write it\n',
    });
  });
});
