// What lint finds in a pack that reads well.
import { describe, expect, it } from 'vitest';
import { contradictsItself } from '../../src/packs/contradiction.js';
import { readExamples } from '../../src/packs/examples.js';
import { lintPack } from '../../src/packs/lint.js';
import { testPack } from '../../src/packs/test.js';
import { unreadFacts } from '../../src/packs/unread.js';
import { assess } from '../../src/reason/assess.js';
import { deciding, inLine, packOf, source } from './pack-files.js';

const base = packOf(deciding);

/** What lint says of a file that builds on the fixture. */
function lint(text: string): readonly string[] {
  const head = 'toforwith-pack: 1\nid: x\nversion: 1.0.0\ntitle: X\nextends: deciding\n';
  const files = [source('x.yaml', head + text)];
  const pack = packOf(files, [base]);
  const outcomes = testPack(pack, readExamples(files, pack).value ?? [], assess);
  return lintPack(files, pack, outcomes).map(inLine);
}

const rule = (when: string, examples: string, rest = '') =>
  `rules:\n  - id: extra\n    when: ${when}\n    at-least: consult-each\n    because: b\n    source: vroom-2000\n${rest}    examples:\n${examples}`;
const firing = '      - { given: { task.significance: little }, expect: { because: [extra] } }\n';
const quiet = (given: string) =>
  `      - { given: { ${given} }, expect: { not-because: [extra] } }\n`;
const little = '{ task.significance: little }';

describe('lint', () => {
  it('finds nothing where a rule is shown to speak and to stop', () => {
    expect(lint(rule(little, firing + quiet('task.significance: much')))).toEqual([]);
  });

  it('misses an example that makes a rule speak', () => {
    expect(lint(rule(little, quiet('task.significance: much')))).toEqual([
      'x.yaml:7:9 pack/no-example: extra has no example that makes it speak (add one under `examples:` with `because: [its id]`)',
    ]);
  });

  it('misses an example that differs in one answer and keeps the rule silent', () => {
    const far = quiet('task.significance: much, leader.knows: no');
    const told =
      'x.yaml:7:9 pack/no-near-miss: extra has no example that shows where it stops speaking (add one that differs from one that makes it speak in a single answer, with `not-because: [its id]`)';
    expect(lint(rule(little, firing))).toEqual([told]);
    expect(lint(rule(little, firing + far))).toEqual([told]);
    expect(
      lint(
        rule(
          little,
          firing +
            quiet('leader.knows: no, task.significance: much') +
            '      - { given: { task.significance: little, leader.knows: no }, expect: {} }\n',
        ),
      ),
    ).toEqual([]);
  });

  it('counts a group more or less as one answer', () => {
    const some =
      '      - { given: { members: [{ role: guests }, { role: staff, keen: yes }] }, expect: { because: [extra] } }\n';
    const fewer = quiet('members: [{ role: guests }]');
    const other = quiet('members: [{ role: staff, keen: no }]');
    const when = '{ some-group: { role: staff, keen: yes } }';
    expect(lint(rule(when, some + fewer))).toEqual([]);
    expect(lint(rule(when, some + other))).toHaveLength(1);
    expect(
      lint(rule(when, some + quiet('members: [{ role: guests }, { role: staff, keen: no }]'))),
    ).toEqual([]);
  });

  it('asks no near miss of a rule that always speaks', () => {
    expect(lint(rule('{}', firing))).toEqual([]);
  });

  it('finds words in braces that nothing is put in for', () => {
    const because = (words: string) =>
      lint(
        rule(little, firing + quiet('task.significance: much')).replace(
          'because: b',
          `because: '${words}'`,
        ),
      );
    expect(because('it is so for {groups}')).toEqual([]);
    expect(because('it is so for {group} and {others}')).toEqual([
      'x.yaml:7:9 pack/unfilled: nothing can be put in for {group} in the words of extra (did you mean {groups}?)',
      'x.yaml:7:9 pack/unfilled: nothing can be put in for {others} in the words of extra',
    ]);
  });

  it('finds facts that nothing reads, unless they say why', () => {
    const fact = (rest: string) => `facts:\n  site.region: { kind: text${rest} }\nrules: []\n`;
    expect(lint(fact(''))).toEqual(['x.yaml:7:3 pack/unread-fact: no rule reads site.region']);
    expect(lint(fact(', exempt: for the record'))).toEqual([]);
  });

  it('finds rules that can never speak, unless they say why', () => {
    const never = '{ task.significance: little, all: [{ task.significance: much }] }';
    const examples = '      - { given: {}, expect: {} }\n';
    const told = 'x.yaml:7:9 pack/never-speaks: extra can never speak';
    expect(lint(rule(never, examples))).toContain(told);
    expect(lint(rule(never, examples, '    exempt: for now\n'))).not.toContain(told);
  });

  it('says nothing of rules that were switched off, nor of the base', () => {
    expect(lint('change: { matters: { off: ours } }\n')).toEqual([]);
  });
});

describe('facts that nothing reads', () => {
  it('are not those of derived facts that are read, ordinary values, cells and maps', () => {
    // plan.roles is read by a derived fact alone, which nothing reads
    expect(unreadFacts(base).map(({ id }) => id)).toEqual(['plan.roles']);
  });
});

describe('a condition that contradicts itself', () => {
  const condition = (when: string) =>
    packOf(
      [
        source(
          'd.yaml',
          `toforwith-pack: 1\nid: d\nversion: 1.0.0\ntitle: D\nextends: deciding\nrules: [{ id: d, when: ${when}, asks: { text: t }, source: vroom-2000 }]\n`,
        ),
      ],
      [base],
    ).rules.at(-1)?.when;

  it.each([
    ['{ task.significance: little, any: [{ task.significance: much }] }', true],
    [
      '{ any: [{ task.significance: little, all: [{ task.significance: much }] }, { task.commitment: { at-least: high, at-most: low } }] }',
      true,
    ],
    ['{ some-group: { keen: yes, where: { keen: no } } }', true],
    ['{ some-group: { keen: yes, is: insiders, role: guests } }', true],
    ['{ no-group: { keen: yes, where: { keen: no } } }', false],
    ['{ task.significance: little, not: { task.significance: little } }', false],
    ['{ any: [{ task.significance: little }, { task.significance: much }] }', false],
    ['{ task.significance: little, task.commitment: high }', false],
  ])('%s: %s', (when, contradicts) => {
    const found = condition(when);
    expect(found && contradictsItself(found)).toBe(contradicts);
  });
});
