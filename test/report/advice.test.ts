/** The rest of an answer with the core pack: who is warned of what, who is offered what, and how much of it is on one screen. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advise } from '../../src/engine/advise.js';
import { conclude } from '../../src/engine/conclude.js';
import type { Advice } from '../../src/model/advice.js';
import { layoutOf } from '../../src/model/layout.js';
import type { Pack } from '../../src/model/pack.js';
import { plain } from '../../src/model/painter.js';
import { readBriefs } from '../../src/read/brief.js';
import { assess } from '../../src/reason/assess.js';
import { adviceJson } from '../../src/report/advice-json.js';
import { assessmentText } from '../../src/report/assessment-text.js';
import { explain } from '../../src/report/explain-text.js';
import { readersOf } from '../../src/report/reader.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';
import { proseOf, readingAge } from './reading-age.js';

const pack = shippedPack('spectrum');
const folder = join(import.meta.dirname, '../../examples');
const page = { width: 80, paint: plain, ascii: false };
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const [read] = readBriefs(
      { name, text: readFileSync(join(folder, name), 'utf8'), linesBefore: 0 },
      'yaml',
      pack,
    );
    if (!read?.value) throw new Error(name);
    return { name, answer: assess(read.value, pack) };
  });
const texts = examples.map(({ name, answer }) => ({
  name,
  text: assessmentText(answer, pack, page, { explain: false, all: false }),
}));

const adviceFor = (content: object): Advice => advise(conclude(briefFrom(content, pack), pack));

/** A brief with every choice at its ordinary value. */
function ordinaryBrief(domain: string, by: Pack): object {
  const content: Record<string, Record<string, string>> = {};
  for (const { id, ordinary, values } of by.facts) {
    const [first, second] = id.split('.');
    const usual = ordinary.at(-1)?.value;
    if (usual === undefined || !first || !second || ordinary.length > 1) continue;
    content[first] = { ...content[first], [second]: values[usual]?.id ?? '' };
  }
  return { ...content, challenge: { ...content.challenge, domain } };
}

describe('cautions', () => {
  it.each(['simple', 'complicated', 'complex'])(
    'are none where all answers to a %s challenge are ordinary',
    (domain) => {
      expect(adviceFor(ordinaryBrief(domain, pack)).cautions).toEqual([]);
      expect(adviceFor({ challenge: { domain } }).cautions).toEqual([]);
    },
  );

  it('are at most five for any example', () => {
    const counts = examples
      .flatMap(({ answer }) => [answer, ...answer.parts])
      .map(({ advice }) => advice?.cautions.length ?? 0);
    expect(Math.max(...counts)).toBeLessThanOrEqual(5);
  });

  describe('about signs that disagree', () => {
    const signs = {
      'cause-and-effect': 'needs-analysis',
      repeatability: 'same-each-time',
      'knowledge-held-by': 'many-people-partly',
      subject: 'emergency',
    };
    const answer = assess(briefFrom({ challenge: signs }, pack), pack);

    it('say what each sign speaks for', () => {
      const [caution] = adviceJson(answer.advice as Advice, pack).cautions as { text: string }[];
      expect(caution?.text).toBe(
        'Its signs speak for simple (what comes of doing it again), complicated (what leads to what), complex (who knows what solves it) and chaotic (what it is about). Split the brief into parts, each with its own signs, and see what each part calls for.',
      );
    });

    it('leave a blank for them where no brief is told of', () => {
      const told = explain('probably-many-challenges', pack, page) ?? '';
      expect(told).toContain('Its signs speak for [most agree].');
      expect(explain('load-on-those-at-risk', pack, page)).not.toContain('{groups}');
    });

    it('rest on each answer once', () => {
      const [caution] = answer.advice?.cautions ?? [];
      expect(caution?.answers.map(({ about }) => about)).toEqual(
        Object.keys(signs).map((sign) => `challenge.${sign}`),
      );
    });

    it('name the signs where the stated kind is another', () => {
      const stated = { challenge: { domain: 'simple', method: 'expert-plan' } };
      const { advice } = assess(briefFrom(stated, pack), pack);
      const [caution] = adviceJson(advice as Advice, pack).cautions as { text: string }[];
      expect(caution?.text).toContain('the signs speak for complicated (the kind of method).');
    });
  });

  it('weigh by words that the pack puts in order', () => {
    const { weights, steps, parts, headings } = layoutOf(pack);
    for (const { id, effect } of pack.rules) {
      if (effect.kind === 'warn' && effect.weight !== '')
        expect(weights, id).toContain(effect.weight);
      if (effect.kind === 'needs' && effect.step !== '') expect(steps, id).toContain(effect.step);
      if (effect.kind === 'offer') expect(parts, id).toContain(effect.part);
      if (effect.kind === 'needs' || effect.kind === 'notes')
        expect(
          headings.map((heading) => heading.id),
          id,
        ).toContain(effect.under);
    }
  });
});

describe('cautions that say much the same', () => {
  it('are told once, by the more particular', () => {
    const { cautions } = adviceFor({
      challenge: { domain: 'complex' },
      decision: { motive: 'savings', 'held-by': 'citizens', 'carried-out-by': 'citizens' },
      practice: { 'resource-effect': 'substitutive' },
    });
    const saidBy = Object.fromEntries(cautions.map((entry) => [entry.rule, entry.saidBy]));
    expect(saidBy).toMatchObject({
      'community-left-with-the-cost': null,
      'costs-passed-on': 'community-left-with-the-cost',
    });
    expect(saidBy['saving-is-the-reason']).not.toBeNull();
  });
});

describe('offers', () => {
  const two = (cell: string, one: string, other: string) =>
    adviceFor({
      challenge: { domain: 'complex' },
      stakeholders: [
        { name: 'Old residents', group: 'residents', 'at-table': 'throughout', [cell]: one },
        { name: 'New residents', group: 'residents', 'at-table': 'throughout', [cell]: other },
        { name: 'Officers', group: 'managers' },
      ],
    }).offers;

  it.each([
    ['willingness', 'unwilling', 'mixed'],
    ['willingness', 'mixed', 'willing'],
    ['ability', 'needs-support', 'mixed'],
    ['ability', 'mixed', 'ready'],
    ['asked-recently', 'no', 'once'],
    ['asked-recently', 'once', 'repeatedly'],
  ])('differ for two groups that differ in %s alone: %s and %s', (cell, one, other) => {
    const own = (name: string) =>
      two(cell, one, other).filter(({ groups }) => groups.length === 1 && groups[0] === name);
    expect(own('Old residents').length + own('New residents').length).toBeGreaterThan(0);
  });

  it('to one person hold no workshops, meetings in public or visits', () => {
    const offers = two('willingness', 'unwilling', 'mixed');
    expect(offers.flatMap(({ rules }) => rules)).toContain('many-ways-in');
    const single = adviceFor({
      challenge: { domain: 'complex', level: 'single-case' },
      stakeholders: [
        { name: 'Ann', group: 'service-users', affected: 'high' },
        { name: 'Her neighbour', group: 'residents', affected: 'low', knowledge: 'marginal' },
        { name: 'Her nurse', group: 'front-line-staff' },
      ],
    }).offers.flatMap(({ rules }) => rules);
    expect(single).toContain('time-and-place-of-their-choice');
    for (const open of [
      'many-ways-in',
      'workshop-and-results',
      'hear-from-peers',
      'papers-in-public',
    ])
      expect(single).not.toContain(open);
  });

  it('leave what a community runs itself in its hands', () => {
    const told = adviceFor({
      challenge: { domain: 'complex' },
      decision: { 'held-by': 'citizens', 'carried-out-by': 'citizens' },
      stakeholders: [
        { name: 'Street groups', group: 'community-group', 'at-table': 'throughout' },
        { name: 'The council', group: 'managers' },
      ],
    }).offers.flatMap(({ rules }) => rules);
    expect(told).toEqual(expect.arrayContaining(['light-backing', 'supply-what-is-lacking']));
    for (const led of ['part-from-first-to-last', 'managers-backing', 'finance-ask'])
      expect(told).not.toContain(led);
  });

  it('are told once each, whatever groups they fit', () => {
    for (const { name, answer } of examples) {
      const told = (answer.advice?.offers ?? []).flatMap(({ rules }) => rules);
      expect(new Set(told).size, name).toBe(told.length);
    }
  });

  it('say nothing in two ways that are the same', () => {
    const said = pack.rules.flatMap(({ effect }) => (effect.kind === 'offer' ? [effect.text] : []));
    expect(said.filter((text, index) => said.indexOf(text) !== index)).toEqual([]);
  });
});

describe('conditions', () => {
  it('are unknown where nobody has said, met and unmet where somebody has', () => {
    const states = (practice: object) =>
      new Map(
        adviceFor({ challenge: { domain: 'complex' }, practice }).conditions.map(
          ({ rule, state }) => [rule, state],
        ),
      );
    expect(states({}).get('value-strengths')).toBe('unknown');
    expect(states({ values: { strengths: 'strong' } }).get('value-strengths')).toBe('met');
    expect(states({ values: { strengths: 'partial' } }).get('value-strengths')).toBe('unmet');
  });

  it('are not asked of a challenge that calls for information', () => {
    expect(adviceFor({ challenge: { domain: 'simple' } }).conditions).toEqual([]);
  });
});

describe('the answer on screen', () => {
  it.each(texts)('of $name fits 50 lines', ({ text }) => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(50);
  });

  it.each(examples.flatMap((example) => [60, 80].map((width) => ({ ...example, width }))))(
    'of $name at $width columns says what has to be true first',
    ({ answer, width }) => {
      const [unmet] = (answer.advice?.conditions ?? []).filter(
        ({ state, saidBy }) => state === 'unmet' && saidBy === null,
      );
      const text = assessmentText(answer, pack, { ...page, width }, { explain: false, all: false });
      const effect = pack.rules.find(({ id }) => id === unmet?.rule)?.effect;
      const told = text.replaceAll(/\s+/g, ' ');
      if (effect?.kind === 'needs') expect(told).toContain(`${effect.says}: not yet.`);
      else expect(told).not.toContain('what has to be true first');
    },
  );

  it('of a brief that has to be put right first tells nobody to start', () => {
    const fees = texts.find(({ name }) => name === 'care-fees.yaml')?.text ?? '';
    expect(fees).toMatch(
      /^Consultation is called for. Today reaches no further than information.\n/,
    );
    expect(fees).not.toContain('start there');
  });

  it.each(texts)('of $name says no sentence twice of one thing', ({ text }) => {
    for (const answer of text.split(/^part \d+, /m)) {
      const sentences = proseOf(answer)
        .split(/(?<=[.?!])\s+/)
        .filter((part) => part.split(' ').length > 5);
      expect(sentences.filter((part, index) => sentences.indexOf(part) !== index)).toEqual([]);
    }
  });

  it.each(texts)('of $name can be read at fourteen', ({ text }) => {
    expect(readingAge(proseOf(text))).toBeLessThanOrEqual(14);
  });

  it.each([2, 3, 5])('of %i parts fits 50 lines, and each part says why', (count) => {
    const domains = ['complex', 'complicated', 'simple', 'chaotic', 'complex'];
    const parts = domains.slice(0, count).map((domain, index) => ({
      name: `Part ${index}`,
      challenge: { domain },
    }));
    const stakeholders = [
      { name: 'Residents', group: 'residents', affected: 'high', 'at-table': 'late' },
      { name: 'Officers', group: 'managers' },
    ];
    const answer = assess(briefFrom({ title: 'A town', stakeholders, parts }, pack), pack);
    const text = assessmentText(answer, pack, page, { explain: false, all: false });
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(50);
    const told = text.split(/^part \d+, /m).slice(1);
    expect(told.length).toBe(count);
    for (const part of told) expect(part).toMatch(/^(why|what comes (first|next))\n/m);
  });

  it('of a brief with few parts says what to watch or who is offered what in each', () => {
    const hospital = texts.find(({ name }) => name === 'new-hospital.yaml')?.text ?? '';
    const told = hospital.split(/^part \d+, /m).slice(1);
    expect(told.length).toBe(3);
    for (const part of told)
      expect(part).toMatch(/^(what to watch|what each group is offered first|what you promise)/m);
  });

  it('of parts that are alike says the same once', () => {
    const parts = ['North', 'South'].map((name) => ({ name, challenge: { domain: 'complex' } }));
    const stakeholders = [{ name: 'Residents', group: 'residents', 'at-table': 'late' }];
    const answer = assess(briefFrom({ stakeholders, parts }, pack), pack);
    const [reader] = readersOf(pack);
    const text = assessmentText(answer, pack, page, {
      explain: false,
      all: false,
      ...(reader ? { reader } : {}),
    });
    expect(text).toContain('Part 1 and part 2: ');
    expect(text).toMatch(/what holds today back\n {2}as in part 1\n/);
    expect(text.split('starting again from the question').length).toBe(2);
  });

  it('names citizens as those who decide where the decision is delegated to them', () => {
    const brief = {
      challenge: { domain: 'complicated' },
      decision: { 'held-by': 'citizens', 'carried-out-by': 'organisation' },
    };
    const text = assessmentText(assess(briefFrom(brief, pack), pack), pack, page, {
      explain: false,
      all: true,
    });
    expect(text).toMatch(/Decides: citizens, within limits/);
  });

  it.each([...readersOf(pack)])('for %s keeps its headline', (reader) => {
    for (const { answer } of examples) {
      const own = assessmentText(answer, pack, page, { explain: false, all: false, reader });
      const usual = assessmentText(answer, pack, page, { explain: false, all: false });
      expect(own.split('\n')[0]).toBe(usual.split('\n')[0]);
    }
  });

  it('in plain terms does without the word', () => {
    for (const { name, answer } of examples) {
      const text = assessmentText(answer, pack, page, {
        explain: false,
        all: true,
        plainTerms: true,
      });
      const explained = assessmentText(answer, pack, page, {
        explain: true,
        all: true,
        plainTerms: true,
      });
      expect(text, name).not.toMatch(/co-production|co-produce/i);
      expect(explained, name).not.toMatch(/co-production|co-produce/i);
    }
  });
});
