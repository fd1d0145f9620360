import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Brief, leftOut } from '../../src/model/brief.js';
import { placeOf } from '../../src/model/source.js';
import { type BriefFormat, readBriefs } from '../../src/read/brief.js';
import { readAnswers } from '../../src/read/brief-of-tree.js';
import { readYaml } from '../../src/read/yaml.js';
import { renderDiagnostics } from '../../src/report/diagnostics.js';
import { factAt, pack } from './fixtures/pack.js';

const sourceOf = (text: string, name = 'brief.yaml') => ({ name, text, linesBefore: 0 });
const fixture = (name: string) =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

/** The briefs of a text that has nothing wrong with it. */
function briefsOf(text: string, format: BriefFormat = 'yaml'): readonly Brief[] {
  return readBriefs(sourceOf(text), format, pack).map(({ value, diagnostics }) => {
    expect(renderDiagnostics(diagnostics)).toBe('');
    if (!value) throw new Error('no brief');
    return value;
  });
}

const briefOf = (text: string, format?: BriefFormat) => briefsOf(text, format)[0] as Brief;

/** The given answers of a brief by dotted fact. */
const answersOf = (brief: Brief): Record<string, unknown> =>
  Object.fromEntries(
    pack.facts.flatMap((fact, index) => {
      const code = brief.facts[index] ?? leftOut;
      if (code === leftOut) return [];
      const map = brief.maps[index]?.map(({ key, value }) => [key, value]);
      const given = map && Object.fromEntries(map);
      return [[fact.id, given ?? brief.texts[index] ?? fact.values[code]?.id]];
    }),
  );

const cellsOf = (brief: Brief): readonly Record<string, unknown>[] =>
  (brief.groups ?? []).map(({ name, cells }) => ({
    name,
    ...Object.fromEntries(
      (pack.people?.cells ?? []).flatMap(({ id, values }, index) => {
        const code = cells[index] ?? leftOut;
        return code === leftOut ? [] : [[id, values[code]?.id]];
      }),
    ),
  }));

/** What is wrong with a brief, `line:column code message · hint`. */
const mistakesIn = (text: string, format: BriefFormat = 'yaml') =>
  readBriefs(sourceOf(text), format, pack).flatMap(({ diagnostics }) =>
    diagnostics.map(({ at, code, message, hint }) => {
      const { line, column } = placeOf(at);
      return `${line}:${column} ${code} ${message}${hint === null ? '' : ` · ${hint}`}`;
    }),
  );

const v1 = 'toforwith: 1\n';

describe('the answers of a brief', () => {
  it.each<[fact: string, text: string, answers: Record<string, unknown>]>([
    ['stand under their sections', 'risk:\n  to-life: none\n', { 'risk.to-life': 'none' }],
    [
      'may lie two sections deep',
      'proposal:\n  consultation:\n    opens: 2026-02-28\n',
      { 'proposal.consultation.opens': '2026-02-28' },
    ],
    ['are left out where they are empty', 'risk:\n  to-life:\n  safeguarding: null\n', {}],
    ['are left out where their section is empty', 'risk:\n', {}],
    [
      'read true and false as yes and no',
      'decision: {power-to-compel: true}',
      { 'decision.power-to-compel': 'yes' },
    ],
    [
      'read false as no where yes is no word',
      'decision: {reversible: false}',
      { 'decision.reversible': 'no' },
    ],
    ['take quotes', 'decision: {time: "weeks"}', { 'decision.time': 'weeks' }],
    [
      'take a number as text as it is written',
      'proposal: {power: 1.10}',
      { 'proposal.power': '1.10' },
    ],
    ['are left out where a text is blank', 'proposal: {power: " "}', {}],
    [
      'take a map',
      'practice: {values: {networks: weak, strengths: }}',
      { 'practice.values': { networks: 'weak' } },
    ],
    ['take an empty map', 'proposal: {stages: {}}', { 'proposal.stages': {} }],
    ['know leap days', 'proposal: {end-date: 2028-02-29}', { 'proposal.end-date': '2028-02-29' }],
  ])('%s', (_fact, text, answers) => {
    expect(answersOf(briefOf(v1 + text))).toEqual(answers);
  });

  it('know where they stand', () => {
    const brief = briefOf(`${v1}decision:\n  time: weeks\n`);
    const span = brief.spans[factAt('decision.time')];
    expect(span && brief.source.text.slice(span.start, span.end)).toBe('weeks');
    expect(brief.spans[factAt('decision.duty')]).toBeUndefined();
  });
});

describe('a brief', () => {
  it.each<[fact: string, text: string, id: string, title: string]>([
    ['has the id and title it gives', 'id: wall\ntitle: The wall', 'wall', 'The wall'],
    ['has its path for an id', 'title: The wall', 'brief.yaml', 'The wall'],
    ['has its id for a title', 'id: wall', 'wall', 'wall'],
    ['has a number for a title as it is written', 'title: 2026', 'brief.yaml', '2026'],
  ])('%s', (_fact, text, id, title) => expect(briefOf(v1 + text)).toMatchObject({ id, title }));

  it('is one of several documents, numbered from two', () => {
    const briefs = briefsOf(`${v1}---\n${v1}id: wall\n---\n${v1}`);
    expect(briefs.map(({ id }) => id)).toEqual(['brief.yaml', 'wall', 'brief.yaml#3']);
    expect(briefs.map(({ document }) => document)).toEqual([0, 1, 2]);
  });

  it('is one of a JSON list', () => {
    const text =
      '[{"toforwith": 1, "title": "One"}, {"toforwith": 1, "risk": {"to-life": "none"}}]';
    expect(briefsOf(text, 'json').map(answersOf)).toEqual([{}, { 'risk.to-life': 'none' }]);
  });

  it('may name its schema in JSON', () =>
    expect(briefOf('{"$schema": "./brief.schema.json", "toforwith": 1}', 'json').id).toBe(
      'brief.yaml',
    ));

  it('stands in the front matter of Markdown', () => {
    const brief = briefOf(`---\n${v1}decision: {time: days}\n---\n# Proposal\n`, 'markdown');
    expect(answersOf(brief)).toEqual({ 'decision.time': 'days' });
    const span = brief.spans[factAt('decision.time')] ?? { start: 0, end: 0 };
    expect(placeOf({ source: brief.source, span })).toMatchObject({ line: 3, column: 18 });
  });

  it('of the fixtures reads whole', () => {
    const [brief] = briefsOf(fixture('loneliness.yaml'));
    expect(brief?.title).toBe('Loneliness among older residents');
    expect(Object.keys(answersOf(brief as Brief))).toHaveLength(29);
    expect(briefsOf(fixture('flood.yaml')).map(({ title }) => title)).toEqual([
      "Who pays for the river's wall?",
      "A café's licence: who is asked?",
    ]);
  });
});

describe('the groups of a brief', () => {
  const groups = (list: string) => cellsOf(briefOf(`${v1}stakeholders:\n${list}`));

  it('are null where the list is left out, and none where it is empty', () => {
    expect(briefOf(v1).groups).toBeNull();
    expect(briefOf(`${v1}stakeholders:`).groups).toBeNull();
    expect(briefOf(`${v1}stakeholders: []`).groups).toEqual([]);
  });

  it.each<[fact: string, list: string, ...names: string[]]>([
    ['have the names they are given', '- {name: Tenants, group: residents}', 'Tenants'],
    ['are called after what they are', '- group: community-group', 'community group'],
    [
      'are numbered where that repeats',
      '- group: residents\n- group: residents',
      'residents',
      'residents 2',
    ],
    [
      'never take a name that is given',
      '- group: residents\n- {name: residents, group: carers}',
      'residents 2',
      'residents',
    ],
  ])('%s', (_fact, list, ...names) => {
    expect(groups(list).map(({ name }) => name)).toEqual(names);
  });
});

describe('the parts of a brief', () => {
  const whole = `${v1}title: Both
challenge: {domain: complicated, method: recipe, level: service}
decision: {time: weeks}
stakeholders: [{group: residents}]
proposal: {groups: {residents: consultation}}
parts:
`;
  const part = (text: string) => briefOf(`${whole}- name: One\n${text}`).parts[0] as Brief;

  it.each<[fact: string, text: string, answers: Record<string, unknown>]>([
    [
      'have every answer of the brief',
      '',
      {
        'challenge.domain': 'complicated',
        'challenge.method': 'recipe',
        'challenge.level': 'service',
        'decision.time': 'weeks',
      },
    ],
    [
      'override one by one',
      '  decision: {time: days}',
      {
        'challenge.domain': 'complicated',
        'challenge.method': 'recipe',
        'challenge.level': 'service',
        'decision.time': 'days',
      },
    ],
    [
      'drop the domain and all signs where they state a sign',
      '  challenge: {subject: emergency}',
      { 'challenge.subject': 'emergency', 'challenge.level': 'service', 'decision.time': 'weeks' },
    ],
    [
      'drop all signs where they state a domain',
      '  challenge: {domain: complex}',
      { 'challenge.domain': 'complex', 'challenge.level': 'service', 'decision.time': 'weeks' },
    ],
  ])('%s', (_fact, text, answers) => {
    expect(answersOf(part(text))).toEqual({
      ...answers,
      'proposal.groups': { residents: 'consultation' },
    });
  });

  it('have a name that is their title', () =>
    expect(part('')).toMatchObject({ part: 'One', title: 'One', id: 'brief.yaml', parts: [] }));

  it('have the list of the brief, or their own in its place', () => {
    expect(cellsOf(part(''))).toEqual([{ name: 'residents', group: 'residents' }]);
    expect(cellsOf(part('  stakeholders: [{group: carers}]'))).toEqual([
      { name: 'carers', group: 'carers' },
    ]);
    expect(part('  stakeholders: []').groups).toEqual([]);
  });

  it('drop the places of what they drop', () =>
    expect(
      part('  challenge: {subject: emergency}').spans[factAt('challenge.method')],
    ).toBeUndefined());
});

describe('a mistake in a brief', () => {
  it.each<[fact: string, text: string, ...mistakes: string[]]>([
    [
      'is to give no version',
      'title: A\n',
      '1:1 brief/no-version the brief does not say which version of the format it follows · begin with `toforwith: 1`',
    ],
    [
      'is to give another version, and ends the reading',
      'toforwith: 2\nx: y\n',
      '1:12 brief/unknown-version version "2" of the brief format is not known here · this release reads `toforwith: 1`',
    ],
    [
      'is to be a list',
      '- a\n',
      '1:1 brief/not-a-map a brief must be a map of keys to values, not a list',
    ],
    [
      'is a key of another section',
      `${v1}challenge: {time: weeks}`,
      '2:13 brief/misplaced-key "time" is no key of challenge · move it: time belongs under decision',
    ],
    [
      'is a key of a section at the root',
      `${v1}domain: complex`,
      '2:1 brief/misplaced-key "domain" is no key of the brief · move it: domain belongs under challenge',
    ],
    [
      'is a cell outside the list',
      `${v1}risk: {influence: low}`,
      '2:8 brief/misplaced-key "influence" is no key of risk · move it: influence belongs under stakeholders',
    ],
    [
      'is a section inside another',
      `${v1}risk: {decision: {}}`,
      '2:8 brief/misplaced-key "decision" is no key of risk · move it: decision belongs under the brief itself',
    ],
    [
      'is a dotted key',
      `${v1}risk.to-life: none`,
      '2:1 brief/misplaced-key "risk.to-life" is no key of the brief · move it: risk.to-life belongs under risk',
    ],
    [
      'is a key near one of another section',
      `${v1}challenge: {reversibel: no}`,
      '2:13 brief/unknown-key "reversibel" is no key of challenge · did you mean "decision.reversible"?',
    ],
    [
      'is a cell that is not asked',
      `${v1}stakeholders: [{group: carers, named-in-plan: yes}]`,
      '2:32 brief/unknown-key "named-in-plan" is no key of stakeholders',
    ],
    [
      'is a group that does not say what it is',
      `${v1}stakeholders:\n- affected: low\n  influence: low\n`,
      '3:3 brief/missing-key each group of stakeholders needs "group"',
    ],
    [
      'is a list that is none',
      `${v1}stakeholders: residents\nparts: 1\n`,
      '2:15 brief/not-a-list stakeholders must be a list, not "residents" · begin each entry with "- "',
      '3:8 brief/not-a-list parts must be a list, not 1 · begin each entry with "- "',
    ],
    [
      'is two parts of one name',
      `${v1}parts: [{name: A}, {name: A}]`,
      '2:27 brief/two-parts-of-one-name two parts are called "A" · give each its own name',
    ],
    [
      'is a map that names a group where the list was left out',
      `${v1}proposal: {groups: {A: co-design}}`,
      '2:21 brief/unknown-group no group of the list is called "A"',
    ],
    [
      'is a truth value where no yes and no stand',
      `${v1}decision: {time: false}`,
      '2:18 brief/unknown-value "false" is no value of decision.time · one of hours, days, weeks, months, open',
    ],
    [
      'is a number for a word',
      `${v1}decision: {time: 3}`,
      '2:18 brief/unknown-value "3" is no value of decision.time · one of hours, days, weeks, months, open',
    ],
    [
      'stands in any document',
      `${v1}---\n${v1}riks:\n---\n`,
      '4:1 brief/unknown-key "riks" is no key of the brief · did you mean "risk"?',
      '5:4 syntax/empty-document there is nothing in this document · write it, or remove the `---` that begins it',
    ],
  ])('%s', (_fact, text, ...mistakes) => expect(mistakesIn(text)).toEqual(mistakes));

  it('in JSON is told with its brief', () => {
    const read = readBriefs(
      sourceOf('[{"toforwith": 1, "id": "a", "id": "b"}, {"toforwith": 1}]'),
      'json',
      pack,
    );
    expect(read.map(({ value }) => value === null)).toEqual([true, false]);
  });

  it('is told with all the others, as a person reads them', async () => {
    const read = readBriefs(sourceOf(fixture('broken.yaml'), 'briefs/broken.yaml'), 'yaml', pack);
    expect(read.map(({ value }) => value)).toEqual([null]);
    const shown = renderDiagnostics(read.flatMap(({ diagnostics }) => diagnostics));
    await expect(shown).toMatchFileSnapshot('golden/broken.txt');
  });
});

describe('readAnswers', () => {
  it('takes dotted facts and neither version nor title', () => {
    const source = sourceOf(
      'challenge.domain: complex\nstakeholders: [{group: carers}]\nrisk: {to-life: none}',
    );
    const tree = readYaml(source)[0]?.value;
    if (tree?.kind !== 'map') throw new Error('no map');
    const { value, diagnostics } = readAnswers(source, tree, pack, 0);
    expect(diagnostics).toEqual([]);
    expect(value && answersOf(value)).toEqual({
      'challenge.domain': 'complex',
      'risk.to-life': 'none',
    });
    expect(value && cellsOf(value)).toMatchObject([{ name: 'carers' }]);
  });
});
