/** What to ask first, as `assess` tells it of one brief and of many: only where something is open, and only where asked for. */
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { assessmentSchema } from '../../src/report/assessment-schema.js';
import { shippedPack } from '../shipped-pack.js';
import { place } from './started.js';

const pack = shippedPack('spectrum');
const { put, run } = place('next-question');

const open = { toforwith: 1, id: 'open', title: 'Open', challenge: { domain: 'simple' } };
const undecided = { toforwith: 1, id: 'undecided', title: 'Undecided' };
const given = Object.fromEntries(
  ['challenge', 'decision', 'risk'].map((section) => [
    section,
    Object.fromEntries(
      pack.facts
        .filter(({ id, kind }) => kind === 'choice' && id.startsWith(`${section}.`))
        .map(({ id, values }) => [id.slice(section.length + 1), values[0]?.id]),
    ),
  ]),
);
const settled = {
  ...{ toforwith: 1, id: 'settled', title: 'Settled', ...given },
  ...{ practice: { resources: 'adequate', staff: 'ready' }, stakeholders: [] },
};
const parts = {
  ...undecided,
  id: 'parts',
  parts: [{ name: 'Boilers', challenge: { domain: 'simple' } }],
};

function assess(brief: object, ...args: readonly string[]): string {
  put('brief.json', JSON.stringify(brief));
  const { status, stdout, stderr } = run(['assess', 'brief.json', ...args]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

describe('the next question', () => {
  it('stands in the answer to an open brief in the words of the pack', () => {
    const text = assess(undecided);
    const asked = pack.facts.find(({ id }) => text.includes(`(${id})`));
    expect(text).toContain(`Ask this first: ${asked?.question} (${asked?.id})`);
    expect(assess(settled)).toContain('Settled: nothing still unknown can change this.');
    expect(assess(settled)).not.toContain('Ask this first');
  });

  it('is a key of the JSON, as its schema says', () => {
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(
      assessmentSchema(pack),
    );
    const answer = JSON.parse(assess(open, '-f', 'json'));
    expect({ valid: validate(answer), errors: validate.errors }).toEqual({
      valid: true,
      errors: null,
    });
    const names = answer.possible.hangsOn.map(({ fact }: { fact: string }) => fact);
    expect(names).toContain(answer.nextQuestion.fact);
    expect(['fewest', 'most-told']).toContain(answer.nextQuestion.how);
    expect(JSON.parse(assess(settled, '-f', 'json')).nextQuestion ?? null).toBeNull();
  });

  it('is asked of parts, and not of a brief that has nothing else', () => {
    const answer = JSON.parse(assess(parts, '-f', 'json'));
    expect(answer.nextQuestion).toBeNull();
    expect(answer.parts[0].nextQuestion).toMatchObject({ group: null });
  });

  it('is given for many briefs where it is asked for, and the same', () => {
    const one = JSON.parse(assess(open, '-f', 'json'));
    const many = JSON.parse(assess(open, '--fields', 'id,nextQuestion,possible'));
    expect(many).toEqual({ id: 'open', nextQuestion: one.nextQuestion, possible: one.possible });
    expect(assess(open, '-f', 'ndjson')).not.toContain('nextQuestion');
  });
});
