// Examples in rules: how they are read, and how each difference from what was expected is told.
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.js';
import type { Brief } from '../../src/model/brief.js';
import { readExamples } from '../../src/packs/examples.js';
import { testPack } from '../../src/packs/test.js';
import { assess } from '../../src/reason/assess.js';
import { deciding, inLine, packOf, source } from './pack-files.js';

const pack = packOf(deciding);

const withExample = (example: string) =>
  source(
    'x.yaml',
    `rules:\n  - id: extra\n    when: { task.significance: little }\n    at-least: decide\n    because: b\n    source: vroom-2000\n    examples:\n      - ${example}\n`,
  );

function read(example: string) {
  const files = [...deciding, withExample(example)];
  const whole = packOf(files);
  const { value, diagnostics } = readExamples([withExample(example)], whole);
  return { whole, examples: value ?? [], told: diagnostics.map(inLine) };
}

describe('an example', () => {
  it('is read with what is given as a brief and what is expected with its place', () => {
    const { examples, told } = read(
      '{ given: { task.significance: little, members: [{ role: staff, keen: no }] }, expect: { called-for: decide, name: none, deadlock: no, because: [extra], not-because: matters, then: [{ kind: none }] } }',
    );
    expect(told).toEqual([]);
    const [example] = examples;
    expect(example).toMatchObject({
      rule: 'extra',
      given: { groups: [{ name: 'staff', cells: [0, 0, -1, -1] }] },
      results: [
        { of: 'called-for', value: 'decide' },
        { of: 'name', value: 'none' },
        { of: 'deadlock', value: 'no' },
      ],
      because: [{ rule: 'extra' }],
      notBecause: [{ rule: 'matters' }],
      then: { entries: [[{ of: 'kind', value: 'none' }]] },
    });
  });

  it.each([
    ['{ given: {} }', 'x.yaml:8:9 pack/missing-key: an example of extra needs "expect"'],
    [
      '{ givn: {}, given: {}, expect: {} }',
      'x.yaml:8:11 pack/unknown-key: "givn" is no key of an example of extra (did you mean "given"? one of given, expect, settings)',
    ],
    ['{ given: { task.signifcance: little }, expect: {} }', 'x.yaml:8:20 brief/unknown-key'],
    ['{ given: { task.significance: litle }, expect: {} }', 'x.yaml:8:39 brief/unknown-value'],
    [
      '{ given: {}, expect: { called-for: decided } }',
      'x.yaml:8:44 pack/unknown-value: "decided" is no value of called-for (did you mean "decide"? one of decide, consult-each, consult-all, facilitate, delegate, none)',
    ],
    [
      '{ given: {}, expect: { calledfor: decide } }',
      'x.yaml:8:32 pack/unknown-key: "calledfor" is no key of what an example can expect (did you mean "called-for"?)',
    ],
    [
      '{ given: {}, expect: { start: decide } }',
      'x.yaml:8:32 pack/unknown-key: "start" is no key of what an example can expect',
    ],
    [
      '{ given: {}, expect: { because: [mattres] } }',
      'x.yaml:8:42 pack/unknown-id: there is no rule "mattres" (did you mean "matters"?)',
    ],
    [
      '{ given: {}, expect: { then: [{ first: none }] } }',
      'x.yaml:8:41 pack/unknown-key: "first" is no key of what an example can expect of "then"',
    ],
  ])('with a mistake is told: %s', (example, line) => {
    const [told] = read(example).told;
    expect(told?.startsWith(line), told).toBe(true);
  });

  it('in the fixture holds', () => {
    const { value, diagnostics } = readExamples(deciding, pack);
    expect(diagnostics).toEqual([]);
    const outcomes = testPack(pack, value ?? [], assess);
    expect(outcomes.map(({ differences }) => differences.map(inLine))).toEqual([[], []]);
    expect(outcomes.map(({ spoke }) => spoke.has('matters'))).toEqual([true, false]);
  });
});

describe('a difference', () => {
  const said = {
    ...{
      domain: null,
      calledFor: 'delegate',
      reach: 'decide',
      today: null,
      first: null,
      name: null,
    },
    flags: { deadlock: true },
    reasons: [{ rule: 'matters' }],
    then: [{ domain: null, calledFor: 'decide', reach: null, today: null }],
  } as unknown as Assessment;
  const told = (expect: string) => {
    const { whole, examples } = read(`{ given: {}, expect: { ${expect} } }`);
    return testPack(whole, examples, (_: Brief) => said).flatMap(({ differences }) =>
      differences.map(inLine),
    );
  };

  it.each([
    [
      'kind: none, called-for: delegate, reach: decide, today: none, deadlock: yes, because: matters, not-because: detail, then: [{ called-for: decide }]',
      [],
    ],
    [
      'called-for: facilitate',
      ['x.yaml:8:44 pack/example-differs: expected called-for facilitate, found delegate'],
    ],
    ['reach: none', ['x.yaml:8:39 pack/example-differs: expected reach none, found decide']],
    [
      'name: self-managed',
      ['x.yaml:8:38 pack/example-differs: expected name self-managed, found none'],
    ],
    ['deadlock: no', ['x.yaml:8:42 pack/example-differs: expected deadlock no, found yes']],
    [
      'because: [detail]',
      ['x.yaml:8:42 pack/example-silent: expected detail to speak, and it does not'],
    ],
    [
      'not-because: [matters]',
      ['x.yaml:8:46 pack/example-speaks: expected matters not to speak, and it does'],
    ],
    [
      'then: []',
      [
        'x.yaml:8:32 pack/example-differs: expected what comes then with 0 entries, found with 1 entry',
      ],
    ],
    [
      'then: [{ called-for: delegate, reach: none }]',
      ['x.yaml:8:53 pack/example-differs: expected called-for delegate, found decide'],
    ],
  ])('is told at its place: %s', (expected, lines) => {
    expect(told(expected)).toEqual(lines);
  });
});
