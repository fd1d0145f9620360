// However the files, facts, derived facts and rules of a pack are ordered, it gives the same answers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pack } from '../../src/model/pack.js';
import type { Source } from '../../src/model/source.js';
import { readBriefs } from '../../src/read/brief.js';
import { assess } from '../../src/reason/assess.js';
import { deciding, packOf, source } from './pack-files.js';

const pack = packOf(deciding);

/** Entries below the keys of a file, in another order. */
function shuffled(file: Source, order: readonly number[]): Source {
  const [head = '', ...sections] = file.text.split(/^(?=\w[\w-]*:)/m);
  const turned = sections.map((section) => {
    const [key = '', ...entries] = section.split(/^ {2}(?=[\w-])/m);
    const rank = (at: number) => order[at % order.length] ?? 0;
    const indexes = entries.map((_, at) => at).sort((a, b) => rank(a) - rank(b) || a - b);
    // Bands and names are in an order that means something; a list of rules is not.
    if (!/^(facts|derived|rules|settings|sources):/.test(key)) return section;
    return key + indexes.map((at) => `  ${entries[at]}`).join('');
  });
  return { ...file, text: head + turned.join('') };
}

const answers = fc.record(
  {
    'task.significance': fc.constantFrom('little', 'much'),
    'task.commitment': fc.constantFrom('low', 'high'),
    'leader.knows': fc.constantFrom('no', 'yes'),
    'team.goals': fc.constantFrom('own', 'shared'),
    'team.skill': fc.constantFrom('weak', 'strong'),
    'plan.claimed': fc.constantFrom('decide', 'delegate', 'self-managed'),
    members: fc.array(
      fc.record(
        {
          role: fc.constantFrom('staff', 'apprentices', 'guests'),
          present: fc.constantFrom('no', 'partly', 'throughout'),
          keen: fc.constantFrom('no', 'yes'),
        },
        { requiredKeys: ['role'] },
      ),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);

function answer(given: Record<string, unknown>, to: Pack) {
  const sections: Record<string, Record<string, unknown>> = {};
  for (const [path, value] of Object.entries(given)) {
    const [section = '', key] = path.split('.');
    if (key) sections[section] = { ...sections[section], [key]: value };
  }
  const text = JSON.stringify({
    toforwith: 1,
    ...sections,
    ...(given.members ? { members: given.members } : {}),
  });
  const brief = readBriefs(source('b.json', text), 'json', to)[0]?.value;
  if (!brief) throw new Error('the brief does not read');
  const { calledFor, reach, today, first, name, flags, possible, reasons } = assess(brief, to);
  const { hangsOn, ...open } = possible;
  return {
    ...{ calledFor, reach, today, first, name, flags, open },
    hangsOn: hangsOn.map(({ fact, group }) => `${fact} ${group}`).sort(),
    reasons: reasons.map(({ rule, binds }) => `${rule} ${binds}`).sort(),
  };
}

describe('the order in which a pack is written', () => {
  it('changes no answer', () => {
    const orders = fc.array(fc.nat(100), { minLength: 14, maxLength: 14 });
    fc.assert(
      fc.property(orders, fc.array(answers, { minLength: 5, maxLength: 5 }), (order, briefs) => {
        const other = packOf([...deciding].reverse().map((file) => shuffled(file, order)));
        for (const given of briefs) expect(answer(given, other)).toEqual(answer(given, pack));
      }),
      { numRuns: 40 },
    );
  });
});
