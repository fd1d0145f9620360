/** Defects seeded in a user's pack, which builds on the core or copies it: `rules verify` finds each, with a smallest brief. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runRulesVerify } from '../../src/commands/run-rules-verify.js';
import { nodeWorld } from '../../src/io/world.js';
import type { World } from '../../src/model/world.js';

const folder = mkdtempSync(join(tmpdir(), 'seeded-'));
afterAll(() => rmSync(folder, { recursive: true }));

const core = join(import.meta.dirname, '../../rules/spectrum');

async function verified(name: string): Promise<{ readonly code: number; readonly said: string }> {
  let said = '';
  const out = {
    isTerminal: false,
    columns: 80,
    write: (text: string): void => {
      said += text;
    },
  };
  const world: World = { ...nodeWorld(), cwd: folder, out, err: out };
  const code = await runRulesVerify([`./${name}`], {}, world);
  // long first lines are wrapped
  return { code, said: said.replace(/\n {2}(?! )/g, ' ').trimEnd() };
}

const head = (id: string) => `toforwith-pack: 1
id: ${id}
version: 1.0.0
title: Ours
extends: [spectrum]
sources:
  ours: { author: Us, year: 2026, title: Ours, kind: document }
`;

function extending(id: string, text: string): string {
  mkdirSync(join(folder, id));
  writeFileSync(join(folder, id, 'pack.yaml'), head(id) + text);
  return id;
}

const rule = (id: string, when: string, says: string, more = ''): string =>
  `  - id: ${id}\n    when: ${when}\n    ${says}\n    because: ours\n    source: ours\n${more}`;

describe('a pack that builds on the core', () => {
  it('raises nothing where nothing is wrong', async () => {
    const held = rule(
      'far-away',
      '{ decision.reversible: no, challenge.stage: decommission }',
      'reach-at-most: co-design',
      '    lifted-by: a way back\n',
    );
    const { code, said } = await verified(extending('unharmed', `rules:\n${held}`));
    expect(said).toMatch(/^\.\/unharmed: everything holds: 1\d laws/);
    expect(code).toBe(0);
  });

  it.each([
    [
      'gap',
      'change:\n  simple-calls-for-information: { off: ours }\n',
      ['no answer: this brief gets none', '      domain: simple'],
    ],
    [
      'never-speaks-facts',
      `rules:\n${rule('silent', '{ decision.time: hours, not: { decision.time: { at-most: weeks } } }', 'reach-at-most: information')}`,
      ['silent: this rule can never speak', 'these cannot hold together:'],
    ],
    [
      'never-speaks-people',
      `rules:\n${rule('silent', '{ decision.held-by: law, citizens-at-table: throughout, no-group: { is: citizens } }', 'reach-at-most: information')}`,
      [
        'silent: this rule can never speak',
        '    citizens-at-table is throughout',
        '      - { name: group 1, group: service-users, at-table: throughout }',
      ],
    ],
    [
      'never-speaks-results',
      `rules:\n${rule('silent', '{ called-for: coercion, challenge.domain: complex }', 'warn: { title: T, stake: S, text: X }')}`,
      ['silent: this rule can never speak', '      power-to-compel: yes'],
    ],
    [
      'shadowed-by-a-ceiling',
      `rules:\n${rule('idle', '{ decision.status: made, decision.time: days }', 'reach-at-most: participation')}`,
      [
        'idle: without this rule every brief gets the same answer',
        'a smallest brief in which it speaks:',
        '      status: made',
      ],
    ],
    [
      'shadowed-by-a-start',
      `rules:\n${rule('idle', '{ kind: complex, challenge.aim: improve-lives }', 'at-least: consultation')}`,
      ['idle: without this rule every brief gets the same answer', '      aim: improve-lives'],
    ],
    [
      'two-rules-apart',
      `rules:\n${rule('left', '{ kind: simple, challenge.aim: set-priorities }', 'starts-at: education')}${rule('right', '{ kind: simple, challenge.aim: set-priorities }', 'starts-at: co-design')}`,
      ['right: without this rule every brief gets the same answer', '      aim: set-priorities'],
    ],
    [
      'always-told-by-another',
      `rules:\n${rule('echo', '{ decision.open-to-influence: nothing, decision.status: made }', 'warn: { title: T, stake: S, text: X, same-as: [louder] }')}${rule('louder', '{ decision.open-to-influence: nothing }', 'warn: { title: T, stake: S, text: X }')}`,
      [
        'echo: wherever this caution speaks, a rule it is the same as is told instead',
        '      status: made',
      ],
    ],
    [
      'broken-law',
      'laws:\n  - { id: no-co-design, because: ours, never: { called-for: co-design } }\n',
      ['no-co-design: this law does not hold: ours', '      domain: complex', '      held-by: law'],
    ],
    [
      'broken-law-of-the-core',
      'change:\n  decision-made: { off: ours }\n',
      ['laws.yaml:19: made-decisions-only-inform: this law does not hold', '      status: made'],
    ],
    [
      'contradicting-example',
      `rules:\n${rule('held', '{ decision.reversible: no, challenge.stage: decommission }', 'reach-at-most: co-design', '    examples:\n      - given: { challenge.domain: simple, decision.reversible: no, challenge.stage: decommission }\n        expect: { reach: co-production, because: [held] }\n')}`,
      ['held: an example contradicts: expected reach co-production', '      stage: decommission'],
    ],
    [
      'unread',
      'facts:\n  site.region: { question: Where?, help: h, changes: c, values: [north, south], ordinary: north, source: ours }\nderived:\n  in-north: { when: { site.region: north }, says: in the north }\n',
      ['pack.yaml:9: site.region: no rule reads this fact'],
    ],
  ])('%s', async (id, text, lines) => {
    const { code, said } = await verified(extending(id, text));
    for (const line of lines) expect(said).toContain(line);
    expect(said).toMatch(new RegExp(`\\./${id}: \\d+ do(es)? not hold`));
    expect(code).toBe(1);
  });

  it('can set a law of the core aside, with a reason, and is told so', async () => {
    const text =
      'change:\n  decision-made: { off: ours }\nlaws:\n  - { id: made-decisions-only-inform, off: ours can be reopened }\n';
    const { code, said } = await verified(extending('set-aside', text));
    expect(said).toContain('made-decisions-only-inform is set aside: ours can be reopened');
    expect(code).toBe(0);
    const unknown = 'laws:\n  - { id: made-decision-only-informs, off: ours }\n';
    expect((await verified(extending('set-aside-unknown', unknown))).said).toContain(
      'there is no law "made-decision-only-informs"',
    );
  });
});

describe('a copy of the core', () => {
  it('with a rule gone breaks a law', async () => {
    cpSync(core, join(folder, 'copy'), { recursive: true });
    const file = join(folder, 'copy/reach.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace('when: { decision.status: made }', 'when: { decision.status: narrowed }'),
    );
    const { said } = await verified('copy');
    expect(said).toContain('made-decisions-only-inform: this law does not hold');
    expect(said).toContain('an example contradicts');
  });
});

describe('a pack too large to prove', () => {
  it('says so, and names the facts that make it so', async () => {
    const count = 22;
    const ids = Array.from({ length: count }, (_, at) => at);
    const values =
      'values: [no, yes], ordinary: no, question: q, help: h, changes: c, source: ours';
    const facts = (side: string) => ids.map((at) => `  ${side}.f${at}: { ${values} }\n`).join('');
    const first = ids.map((at) => `{ one.f${at}: yes }`).join(', ');
    const pairs = ids.map((at) => `{ one.f${at}: yes, two.f${at}: yes }`).join(', ');
    const text = `facts:\n${facts('one')}${facts('two')}rules:\n${rule('reads', `{ all: [${first}] }`, 'reach-at-most: co-design')}${rule('pairs', `{ any: [${pairs}] }`, 'reach-at-most: education')}`;
    const { code, said } = await verified(extending('large', text));
    expect(said).toMatch(
      /^\.\/large: too large to prove \(over 400000 boxes\); what makes it so: (one|two)\.f\d+/,
    );
    expect(code).toBe(1);
  });
});
