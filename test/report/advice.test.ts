/** The rest of an answer with the core pack: who is warned of what, who is offered what, and how much of it is on one screen. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advise } from '../../src/engine/advise.js';
import { conclude } from '../../src/engine/conclude.js';
import type { Advice } from '../../src/model/advice.js';
import { layoutOf } from '../../src/model/layout.js';
import type { Pack } from '../../src/model/pack.js';
import { readBriefs } from '../../src/read/brief.js';
import { assess } from '../../src/reason/assess.js';
import { assessmentText } from '../../src/report/assessment-text.js';
import { plain } from '../../src/report/painter.js';
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

  it.each(texts)('of $name says no sentence twice of one thing', ({ text }) => {
    for (const answer of text.split(/^part: /m)) {
      const sentences = proseOf(answer)
        .split(/(?<=[.?!])\s+/)
        .filter((part) => part.split(' ').length > 5);
      expect(sentences.filter((part, index) => sentences.indexOf(part) !== index)).toEqual([]);
    }
  });

  it.each(texts)('of $name can be read at fourteen', ({ text }) => {
    expect(readingAge(proseOf(text))).toBeLessThanOrEqual(14);
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
      expect(text, name).not.toMatch(/co-production|co-produce/i);
    }
  });
});
