// Packs as they are read: what is looked up, in which order variables can be worked out, and what a pack built on another has.
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/model/condition.js';
import type { Pack } from '../../src/model/pack.js';
import { asksOf } from '../../src/model/reads.js';
import { readPack } from '../../src/read/pack.js';
import { basesOf } from '../../src/read/pack-manifest.js';
import { readsOfVariables } from '../../src/read/pack-order.js';
import { deciding, inLine, packOf, source } from '../packs/pack-files.js';

const pack = packOf(deciding);

const variable = (of: Pack, id: string) => {
  const found = of.variables.find((one) => one.id === id);
  if (!found) throw new Error(`no variable ${id}`);
  return found;
};
const fact = (of: Pack, id: string) => of.facts.find((one) => one.id === id);
const rule = (of: Pack, id: string) => of.rules.find((one) => one.id === id);

/** A condition with names in place of positions. */
function named(condition: Condition, of: Pack): unknown {
  const { variables, people } = of;
  const name = (index: number) => variables[index]?.id;
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { [condition.kind]: condition.of.map((part) => named(part, of)) };
    case 'not':
      return { not: named(condition.of, of) };
    case 'is':
      return { [name(condition.variable) ?? '']: condition.values.toString(2) };
    case 'known':
      return { [name(condition.variable) ?? '']: { known: condition.known } };
    case 'compare':
      return [name(condition.variable), condition.how, name(condition.than), condition.positions];
    case 'groups':
      return {
        [condition.quantifier]: JSON.stringify(condition.of, (key, value) =>
          key === 'span' ? undefined : key === 'cell' ? people?.cells[value]?.id : value,
        ),
      };
  }
}

describe('the variables of a pack', () => {
  it('hold facts with what a left-out answer counts as, and results that end with none', () => {
    const values = (id: string) => variable(pack, id).values.join(' ');
    expect(values('task.significance')).toBe('little much');
    expect(values('team.goals')).toBe('own shared unstated');
    expect(values('plan.asked-on')).toBe('given unstated');
    expect(values('plan.claimed')).toBe(
      'decide consult-each consult-all facilitate delegate self-managed unstated',
    );
    expect(values('kind')).toBe('none');
    expect(values('reach')).toBe('decide consult-each consult-all facilitate delegate none');
    expect(values('name')).toBe('self-managed none');
    expect(values('deadlock')).toBe('no yes');
    expect(values('reading')).toBe('strict loose');
    expect(values('slow-days')).toBe('7');
  });

  it('hold derived facts with the values of their form', () => {
    const values = (id: string) => variable(pack, id).values.join(' ');
    expect(values('trusted')).toBe('no yes');
    expect(values('signs')).toBe('0 1 2');
    expect(values('leaning')).toBe('decide consult-each consult-all facilitate delegate none');
    expect(values('agreeing')).toBe('0 1 2');
    expect(values('best-present')).toBe('no partly throughout');
    expect(values('teams')).toBe('0 1 2 3');
    expect(values('rushed')).toBe('no yes unstated');
    expect(values('unspoken')).toBe('no yes unstated');
  });

  it('stand in an order in which each can be worked out', () => {
    for (const [at, reads] of readsOfVariables(pack).entries())
      for (const read of reads) expect(read).toBeLessThan(at);
    expect(pack.variables.map(({ id }) => id).indexOf('team-able')).toBeLessThan(
      pack.variables.map(({ id }) => id).indexOf('trusted'),
    );
  });

  it('are known after the latest layer that they read', () => {
    expect(variable(pack, 'plan.pressed').layer).toBe('called-for');
    expect(variable(pack, 'task.commitment').layer).toBe('facts');
    expect(variable(pack, 'reach').layer).toBe('reach');
    expect(variable(pack, 'deadlock').layer).toBe('flags');
  });

  it('point at their own tables and back', () => {
    for (const [at, { kind, index, id }] of pack.variables.entries()) {
      const table = {
        setting: pack.settings,
        fact: pack.facts,
        derived: pack.derived,
        pin: null,
        flag: null,
      }[kind];
      if (table) expect([table[index]?.id, table[index]?.variable]).toEqual([id, at]);
    }
  });
});

describe('facts', () => {
  it('have ordinary cases, the last without a condition', () => {
    const cases = fact(pack, 'task.commitment')?.ordinary.map(({ when, value }) => [
      when && named(when, pack),
      value,
    ]);
    expect(cases).toEqual([
      [{ 'task.significance': '1' }, 0],
      [null, 1],
    ]);
    expect(fact(pack, 'team.goals')?.ordinary).toEqual([]);
  });

  it('weigh values that no weight is given for as 1', () => {
    expect(fact(pack, 'task.significance')?.usual).toEqual([1, 3]);
    expect(fact(pack, 'task.commitment')?.usual).toEqual([]);
  });

  it('that are maps take the values of the scale and any key', () => {
    expect(fact(pack, 'plan.roles')).toMatchObject({
      kind: 'map',
      mapKeys: [],
      mapValues: ['decide', 'consult-each', 'consult-all', 'facilitate', 'delegate'],
    });
  });

  it('know where they stand', () => {
    expect(fact(pack, 'leader.knows')).toMatchObject({
      changeable: false,
      file: 0,
      span: { file: 'asked.yaml', line: 18, column: 3 },
    });
  });
});

describe('people', () => {
  it('have cells in an order in which their ordinary values can be worked out', () => {
    expect(pack.people?.cells.map(({ id }) => id)).toEqual([
      'role',
      'keen',
      'present',
      'given-a-role',
    ]);
    expect(pack.people?.cells[2]?.ordinary.map(({ value }) => value)).toEqual([2, 0]);
  });

  it('have classes as sets of the first cell, and groups for a left-out list', () => {
    expect(pack.people?.classes).toEqual([{ id: 'insiders', title: 'insiders', values: 0b011 }]);
    expect(pack.people?.whenLeftOut).toEqual([
      [0, -1, -1, -1],
      [2, 0, -1, -1],
    ]);
  });

  it('look a group up by name in a map', () => {
    const cell = pack.people?.cells[3];
    expect(cell?.values.map(({ id }) => id)).toEqual(['no', 'yes', 'unstated']);
    expect(pack.facts[cell?.namedIn ?? -1]?.id).toBe('plan.roles');
  });
});

describe('derived facts', () => {
  const derived = (id: string) => pack.derived.find((one) => one.id === id);
  const at = (id: string) => pack.variables.findIndex((one) => one.id === id);

  it('count ballots by what each value speaks for', () => {
    expect(derived('leaning')).toMatchObject({
      kind: 'vote',
      tie: 'leftmost',
      ballots: [
        { variable: at('team.goals'), says: [0, 4, -1] },
        { variable: at('team.skill'), says: [0, 4, -1] },
      ],
    });
    expect(derived('agreeing')).toMatchObject({
      kind: 'agreement',
      options: ['yes'],
      ballots: [{ says: [-1, 0, -1] }, { says: [-1, 0, -1] }],
    });
  });

  it('count facts and groups up to a number', () => {
    expect(derived('signs')).toMatchObject({
      kind: 'count',
      upTo: 2,
      of: [{ values: 0b10 }, { values: 0b10 }, { values: 0b10 }],
    });
    expect(derived('teams')).toMatchObject({
      kind: 'count-groups',
      upTo: 3,
      where: { cell: 2, values: 0b110 },
      together: [{ cell: 0, values: 0b011 }],
    });
  });

  it('fold groups, with a value for nobody', () => {
    expect(derived('best-present')).toMatchObject({
      kind: 'highest',
      cell: 2,
      nobody: 0,
      where: { kind: 'cell', cell: 0, values: 0b011 },
    });
    expect(derived('least-present')).toMatchObject({
      kind: 'lowest',
      nobody: 2,
      where: { kind: 'not' },
    });
    expect(derived('some-keen')).toMatchObject({
      kind: 'any',
      where: { kind: 'all', of: [] },
      of: { cell: 1, values: 0b10 },
    });
    expect(derived('all-keen')).toMatchObject({ kind: 'every', where: { cell: 0 } });
  });

  it('compare dates by a setting and look for keys of a map', () => {
    const index = (id: string) => pack.facts.findIndex((one) => one.id === id);
    expect(derived('rushed')).toMatchObject({
      kind: 'days',
      from: index('plan.asked-on'),
      to: index('plan.decided-on'),
      fewerThan: { setting: 0 },
    });
    expect(derived('unspoken')).toMatchObject({
      kind: 'lacks',
      map: index('plan.roles'),
      keys: ['Ann'],
    });
  });
});

describe('rules', () => {
  it('say one thing, in its layer', () => {
    const said = pack.rules.map(({ id, layer, effect }) => [
      id,
      layer,
      'to' in effect ? effect.to : effect.kind,
    ]);
    expect(said).toEqual([
      ['matters', 'start', 1],
      ['detail', 'start', 0],
      ['commitment', 'called-for', 3],
      ['trust', 'called-for', 4],
      ['nobody-there', 'called-for', 2],
      ['owed', 'called-for', 2],
      ['unskilled', 'reach', 2],
      ['act-first', 'first', 0],
      ['runs-itself', 'name', 0],
      ['stuck', 'flags', 0],
      ['over-claimed', 'rest', 'finding'],
      ['no-date', 'rest', 'warn'],
      ['welcome', 'rest', 'offer'],
    ]);
    expect(rule(pack, 'owed')?.effect).toMatchObject({ yieldsTo: [4] });
  });

  it('hold their conditions looked up', () => {
    const when = (id: string) => named(rule(pack, id)?.when as Condition, pack);
    expect(when('matters')).toEqual({ 'task.significance': '10' });
    expect(when('commitment')).toEqual({
      all: [{ 'task.commitment': '10' }, { not: { 'leader.knows': '1' } }],
    });
    expect(when('unskilled')).toEqual({
      any: [{ 'team.skill': '1' }, { not: { any: [{ signs: '110' }, { agreeing: '10' }] } }],
    });
    expect(when('act-first')).toEqual({
      all: [{ 'plan.pressed': '10' }, ['today', 'left-of', 'called-for', 5]],
    });
    expect(when('over-claimed')).toEqual(['plan.claimed', 'right-of', 'reach', 5]);
    expect(when('no-date')).toEqual({
      all: [
        { 'plan.decided-on': { known: false } },
        { rushed: '100' },
        { reading: '1' },
        { deadlock: '1' },
      ],
    });
    expect(when('trust')).toMatchObject({
      all: [
        { trusted: '10' },
        { leaning: '10000' },
        { some: expect.stringContaining('"cell":"keen"') },
      ],
    });
    expect(when('welcome')).toEqual({ all: [] });
  });

  it('take at least and at most along the order only', () => {
    expect(asksOf(rule(pack, 'commitment')?.when as Condition)[0]?.values).toBe(0b10);
    const ranges = packOf([
      ...deciding,
      source(
        'x.yaml',
        `derived:
  high: { when: { plan.claimed: { at-least: facilitate }, team.skill: { at-most: weak }, start: { at-least: consult-each, at-most: facilitate } } }`,
      ),
    ]);
    const high = ranges.derived.find(({ id }) => id === 'high');
    expect(
      high?.kind === 'when' && asksOf(high.when).map(({ values }) => values?.toString(2)),
    ).toEqual(['11000', '1', '1110']);
  });

  it('know who says so, where they stand and whose they are', () => {
    expect(rule(pack, 'commitment')).toMatchObject({
      sources: [{ source: 'vroom-2000', where: 'p. 87' }],
      pack: 'deciding',
      place: { file: 'rules.yaml', line: 17, column: 9 },
    });
    expect(pack.scale.approaches[4]?.sources).toEqual([
      { source: 'vroom-2000', where: null },
      { source: 'thomas-1990', where: 'p. 436' },
    ]);
  });
});

describe('the order of files and of what they hold', () => {
  it('changes neither the digest nor what the pack says', () => {
    const shuffled = readPack([...deciding].reverse(), []).value;
    expect(shuffled).toEqual(pack);
  });

  it('changes no table of a rule but its place', () => {
    const turned = deciding.map((file) => {
      const [key, ...items] = file.text.split(/^ {2}- (?=id:)/m);
      return file.name === 'rules.yaml'
        ? {
            ...file,
            text: `${key}${items
              .reverse()
              .map((item) => `  - ${item}`)
              .join('')}`,
          }
        : file;
    });
    const other = packOf(turned);
    expect(other.variables).toEqual(pack.variables);
    expect(other.rules.map(({ id }) => id)).toEqual(pack.rules.map(({ id }) => id).reverse());
    for (const { id, when } of pack.rules)
      expect(named(rule(other, id)?.when as Condition, other)).toEqual(named(when, pack));
    const owed = rule(other, 'owed')?.effect;
    const yieldsTo = owed?.kind === 'duty-at-least' ? owed.yieldsTo : [];
    expect(yieldsTo.map((at) => other.rules[at]?.id)).toEqual(['nobody-there']);
  });
});

describe('a pack built on another', () => {
  const files = [
    source(
      'ours/pack.yaml',
      `toforwith-pack: 1
id: ours
version: 2.0.0
title: Our team
extends: deciding
facts:
  region: { values: [north, south], left-out: stays, source: bylaw }
  task.owed: { values: [no, yes], ordered: yes, ordinary: [{ when: { calm: yes }, then: no }, yes], source: bylaw }
people:
  classes: { visitors: { values: [guests] } }
  cells: { age: { values: [young, old], ordinary: young } }
derived:
  calm: { when: { region: north } }
flags: [{ id: unlawful, title: against our bylaw }]
rules:
  - { id: northern, when: { region: north, task.owed: no }, raises: { task.commitment: high }, because: they vote, source: bylaw }
  - { id: promised, when: { some-group: { is: visitors, age: old } }, duty-at-least: facilitate, yields-to: [nobody-there, capped], because: it is written, source: bylaw }
  - { id: capped, when: { task.owed: no }, at-most: delegate, because: b, source: vroom-2000 }
sources:
  bylaw: { author: Us, title: Bylaw, kind: law, jurisdiction: here, as-of: 2026-01-01 }
change:
  detail: { off: nothing is a detail here }
  over-claimed: { severity: note }
  slow-days: { value: 14 }
  reading: { value: loose }
`,
    ),
  ];
  const ours = packOf(files, [pack]);

  it('has everything of its base and its own after it', () => {
    expect(ours).toMatchObject({
      id: 'ours',
      version: '2.0.0',
      extends: ['deciding'],
      scale: pack.scale,
    });
    expect(ours.rules.slice(0, pack.rules.length).map(({ id }) => id)).toEqual(
      pack.rules.map(({ id }) => id),
    );
    expect(ours.rules.slice(-3).map(({ id, pack: from }) => [id, from])).toEqual([
      ['northern', 'ours'],
      ['promised', 'ours'],
      ['capped', 'ours'],
    ]);
    expect(ours.facts.slice(-2).map(({ id }) => id)).toEqual(['region', 'task.owed']);
    expect(ours.people?.cells.map(({ id }) => id)).toEqual([
      'role',
      'keen',
      'present',
      'given-a-role',
      'age',
    ]);
    expect(ours.people?.whenLeftOut).toEqual([
      [0, -1, -1, -1, -1],
      [2, 0, -1, -1, -1],
    ]);
    expect(ours.files.at(-1)).toBe('ours/pack.yaml');
    expect(ours.files[rule(ours, 'capped')?.file ?? -1]).toBe('ours/pack.yaml');
    expect(ours.texts).toEqual(pack.texts);
  });

  it('keeps the conditions of its base, though variables moved', () => {
    for (const { id, when } of pack.rules)
      expect(named(rule(ours, id)?.when as Condition, ours)).toEqual(named(when, pack));
    for (const [at, reads] of readsOfVariables(ours).entries())
      for (const read of reads) expect(read).toBeLessThan(at);
    expect(ours.variables.findIndex(({ id }) => id === 'region')).toBeLessThan(
      ours.variables.findIndex(({ id }) => id === 'task.commitment'),
    );
  });

  it('names rules of its base and of its own', () => {
    const { effect } = rule(ours, 'promised') ?? {};
    expect(
      effect?.kind === 'duty-at-least' && effect.yieldsTo.map((at) => ours.rules[at]?.id),
    ).toEqual(['nobody-there', 'capped']);
    expect(rule(ours, 'owed')?.effect).toEqual(rule(pack, 'owed')?.effect);
  });

  it('switches off with a reason, and changes severities and settings', () => {
    expect(rule(ours, 'detail')?.off).toBe('nothing is a detail here');
    expect(rule(ours, 'over-claimed')?.effect).toMatchObject({ severity: 'note' });
    expect(ours.settings.map(({ value }) => value)).toEqual([14, 'loose']);
    expect(variable(ours, 'slow-days').values).toEqual(['14']);
  });

  it('leaves its base as it was', () => {
    expect(packOf(deciding)).toEqual(pack);
  });

  it('can be built on in turn', () => {
    const third = source(
      'third.yaml',
      `toforwith-pack: 1
id: third
version: 1.0.0
title: Third
extends: [deciding, ours]
change: { capped: { off: no caps } }
rules: [{ id: last-word, when: { region: south, unlawful: no }, asks: { text: who? }, source: bylaw }]
`,
    );
    const read = readPack([third], [pack, ours]);
    expect(read.diagnostics.map(inLine)).toEqual([]);
    expect(read.value?.extends).toEqual(['ours', 'deciding']);
    expect(read.value?.rules.filter(({ off }) => off).map(({ id }) => id)).toEqual([
      'detail',
      'capped',
    ]);
  });

  it('has another digest when its base has', () => {
    const base = packOf(deciding.map((file) => ({ ...file, text: `${file.text}# said again\n` })));
    expect(packOf(files, [base]).digest).not.toBe(ours.digest);
  });

  it('says what it is built on before it is read', () => {
    expect(basesOf(files).map(({ id }) => id)).toEqual(['deciding']);
    expect(basesOf(deciding)).toEqual([]);
  });
});
