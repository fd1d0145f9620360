/** Which question comes next: never one in vain, and the headline holds when there is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../src/interview/ask.js';
import { nextAsk } from '../../src/interview/next.js';
import { isSettled, outlookOf, spectrum } from '../../src/interview/outlook.js';
import type { Brief } from '../../src/model/brief.js';
import { assess } from '../../src/reason/assess.js';
import { compiled } from '../../src/reason/compile.js';
import { briefFrom, shippedPack } from '../shipped-pack.js';
import { nested } from './nested.js';

const pack = shippedPack('spectrum');
const diagrams = compiled(pack);
if (diagrams.kind === 'too-large') throw new Error('the core pack should compile');

const choices = pack.facts.filter(({ kind }) => kind === 'choice').slice(0, 32);
const facts = fc.record(
  Object.fromEntries(
    choices.map(({ id, values }) => [id, fc.constantFrom(...values.map(({ id: value }) => value))]),
  ),
  { requiredKeys: [] },
);
const cells = (pack.people?.cells ?? []).filter(({ namedIn }) => namedIn === null);
const [first, ...others] = cells;
const group = fc.tuple(
  fc.constantFrom(...(first?.values ?? []).map(({ id }) => id)),
  fc.record(
    Object.fromEntries(
      others.map(({ id, values }) => [
        id,
        fc.constantFrom(...values.map(({ id: value }) => value)),
      ]),
    ),
    { requiredKeys: [] },
  ),
);
const lists = fc.option(fc.array(group, { maxLength: 3 }), { nil: null });

function briefOf(
  answers: Readonly<Record<string, string | undefined>>,
  people: readonly (readonly [string, object])[] | null,
): Brief {
  const content = nested(Object.entries(answers));
  return briefFrom(
    {
      ...content,
      ...(people
        ? {
            stakeholders: people.map(([kind, of], index) => ({
              name: `G${index}`,
              group: kind,
              ...of,
            })),
          }
        : {}),
    },
    pack,
  );
}

describe('the next question', () => {
  it('is one that the exact answer hangs on, where nothing is unsure', () => {
    fc.assert(
      fc.property(facts, lists, (answers, people) => {
        const brief = briefOf(answers, people);
        const ask = nextAsk(brief, new Set(), diagrams);
        if (!ask || keyOf(ask, brief, pack) === 'challenge.domain') return;
        const hangs = assess(brief, pack).possible.hangsOn.map(({ fact, group: of }) =>
          of === null ? fact : `${of}: ${fact.split('.')[1]}`,
        );
        expect(hangs).toContain(keyOf(ask, brief, pack));
      }),
      { numRuns: 60 },
    );
  });

  it('is none only where both pins of the spectrum have one value', () => {
    fc.assert(
      fc.property(facts, lists, (answers, people) => {
        const brief = briefOf(answers, people);
        const { possible } = assess(brief, pack);
        const outlook = outlookOf(brief, new Set(), diagrams, spectrum);
        expect(isSettled(outlook, outlook.situation)).toBe(
          possible.calledFor.length === 1 && possible.today.length === 1,
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is the same for the same answers', () => {
    const brief = briefOf({ 'challenge.domain': 'complicated' }, null);
    expect(nextAsk(brief, new Set(), diagrams)).toEqual(nextAsk(brief, new Set(), diagrams));
  });
});
