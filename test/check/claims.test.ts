import { describe, expect, it } from 'vitest';
import { claimsIn, suspectsIn } from '../../src/check/claims.js';
import { proseOf } from '../../src/check/prose.js';
import { vocabularyOf } from '../../src/check/vocabulary.js';
import { check } from './run.js';
import { spectrum } from './spectrum.js';

const vocabulary = vocabularyOf(spectrum);
const level = (id: string): number => spectrum.scale.approaches.findIndex((one) => one.id === id);

/** What a text claims beyond an approach: the claim and its words. */
function claims(text: string, beyond = 'information'): string[] {
  return proseOf(text, 0, text.length).flatMap((passage) =>
    claimsIn(passage, level(beyond), vocabulary).map(({ claim, words, start, end }) => {
      expect(
        text
          .slice(start, end)
          .replace(/\s+/g, ' ')
          .replace(/[*_[\]\\]|\(.*?\)/g, ''),
      ).toBe(words.replace(/\s+/g, ' '));
      return `${spectrum.scale.approaches[claim]?.id}: ${words}`;
    }),
  );
}

describe('a text claims an approach', () => {
  it.each([
    ['This plan has been co-produced with residents of the estate.', 'co-production: co-produced'],
    ['The service was coproduced with carers.', 'co-production: coproduced'],
    ['It was co produced with young people.', 'co-production: co produced'],
    ['It was co\u2011produced with young people.', 'co-production: co\u2011produced'],
    ['We will co-produce the new service with families.', 'co-production: co-produce'],
    ['A co-produced plan is attached.', 'co-production: co-produced'],
    ['Our approach is genuine co-production.', 'co-production: is genuine co-production'],
    [
      'The strategy was written through co-production with carers.',
      'co-production: through co-production',
    ],
    [
      'Residents and officers are equal partners in this work.',
      'co-production: Residents and officers are equal partners',
    ],
    ['Residents will run the hub.', 'co-production: Residents will run the'],
    ['Carers work as equal partners.', 'co-production: Carers work as equal partners'],
    ['Our approach is rooted in co-production.', 'co-production: rooted in co-production'],
    ['This is a co-production project.', 'co-production: is a co-production'],
    [
      'It was written through a process of co-production.',
      'co-production: through a process of co-production',
    ],
    ['Co-production is at the heart of it.', 'co-production: Co-production is at'],
    ['Co-produced with residents, this plan sets out three steps.', 'co-production: Co-produced'],
    [
      'We developed it in co-production with families.',
      'co-production: developed it in co-production',
    ],
    [
      'Together with residents, we will decide how the money is spent.',
      'co-design: Together with residents, we will decide',
    ],
    [
      'Decisions about the park are made jointly by residents and the council.',
      'co-design: made jointly by residents',
    ],
    ['Power is shared equally with tenants.', 'co-design: Power is shared equally with tenants'],
    ['It was made with and by young people.', 'co-design: with and by young people'],
    ['We are consulting on the decision to close the depot.', 'consultation: consulting on'],
    ['- [x] co-produced with carers', 'co-production: co-produced'],
    [
      'We worked in partnership with residents to plan the route.',
      'co-design: partnership with residents',
    ],
    [
      'The route was planned in partnership with the people of Elm Court.',
      'co-design: partnership with the people',
    ],
    ['The leaflet was co-designed with patients.', 'co-design: co-designed'],
    [
      'The playground was designed together with children.',
      'co-design: designed together with children',
    ],
    ['Residents will decide which streets close.', 'co-design: Residents will decide'],
    ['Decisions are made jointly with tenants.', 'co-design: made jointly with tenants'],
    [
      'The options were shaped by residents in three workshops.',
      'participation: shaped by residents',
    ],
    [
      'We involved carers and families in shaping the offer.',
      'participation: involved carers and families in shaping',
    ],
    [
      'A consultation on the decision to close the library opens in May.',
      'consultation: consultation on the decision to',
    ],
    ['We will consult residents before the vote.', 'consultation: consult residents'],
    ['Residents will be consulted on the route.', 'consultation: Residents will be consulted'],
    ['Have your say by 4 June.', 'consultation: Have your say'],
    ['It was not rushed, and it was co-produced with tenants.', 'co-production: co-produced'],
    ['This was not only co-produced but tested.', 'co-production: co-produced'],
    ['There is no doubt that the plan was co-produced.', 'co-production: co-produced'],
    ['This is not a survey but a co-produced plan.', 'co-production: co-produced'],
    ['It was **co-produced** with [residents](https://example.org).', 'co-production: co-produced'],
    [
      'The plan was [co-produced with residents](https://example.org/plan).',
      'co-production: co-produced',
    ],
    ['- each part is co-produced with carers', 'co-production: co-produced'],
    ['## How we co-produced this plan', 'co-production: co-produced'],
    [
      '| Stage | How |\n| --- | --- |\n| Design | co-designed with families |',
      'co-design: co-designed',
    ],
    [
      "The residents' association knows it: the plan was co-produced with them.",
      'co-production: co-produced',
    ],
    ['# A plan co-produced with residents', 'co-production: co-produced'],
    [
      'The route was planned in partnership with the community.',
      'co-design: partnership with the community',
    ],
    ['Our partnership with tenants runs the hub.', 'co-design: partnership with tenants'],
    ['The public will be consulted on the options.', 'consultation: public will be consulted'],
  ])('%s', (text, claim) => {
    expect(
      suspectsIn(text, { start: 0, end: text.length }, level('information'), vocabulary),
    ).not.toEqual([]);
    expect(claims(text)).toEqual([claim]);
  });
});

describe('a text claims nothing', () => {
  it.each([
    // negated
    'This plan was not co-produced.',
    "We don't claim that this was co-produced.",
    'No part of it was co-produced with residents.',
    'It has never been co-produced.',
    'Nothing in this plan was designed together with residents.',
    'We informed residents rather than co-produced the plan.',
    'It was written without working in partnership with residents.',
    'We have not designed, written or co-produced anything with residents.',
    'Nobody would call this co-produced.',
    'The plan falls short of being co-produced.',
    'Co-produced it is not.',
    'It is no longer co-produced.',
    'The work stopped short of working in partnership with residents.',
    'Residents will not be consulted again.',
    'There is no consultation on the decision to close the depot.',
    // quoted
    'The council called it "co-produced".',
    'The poster says “co-produced with residents”.',
    "One group asked for a 'co-produced' plan.",
    '> This plan was co-produced with residents.',
    'They wrote: «co-produced with residents».',
    'It was ~~co-produced~~ written by staff.',
    'It was <q>co-produced</q> by the agency.',
    // code and links
    'Set the field `co-produced` to no.',
    '```\nco-produced with residents\n```',
    'See [the guide](https://example.org/co-produced-with-residents).',
    'See https://example.org/co-produced-plans for more.',
    'See [Co-produced care: a guide](https://example.org).',
    'Read the [co-produced charter of 2019](https://example.org) first.',
    '![co-produced with residents](plan.png)',
    '<!-- co-produced with residents -->',
    // headings, tables and topics
    '## Co-production',
    '## Consultation on the route',
    '# Towards co-production',
    '| Approach | Reach |\n| --- | --- |\n| co-production | later |\n| consultation | now |',
    'Co-production is called for; today we start with consultation.',
    'The spectrum runs from coercion to co-production.',
    '## Working in partnership with residents',
    '| Claim | Holds |\n| --- | --- |\n| co-produced with residents | no |\n| Co-produced | yes |',
    'Residents, not yet asked, are not consulted on the route.',
    'Residents will decide nothing.',
    'People will decide for themselves what to do with it.',
    'Residents will decide whether to come.',
    'This is anything but co-produced.',
    'This is **not** co-produced.',
    '- [ ] co-produced with carers',
    '- Co-produced: no',
    'Your comments will not change the decision.',
    'Co-production is not claimed here.',
    'We do not promise co-production.',
    'We cannot, at this stage, work in partnership with residents.',
    // names
    'Equal Partners is a charity.',
    'We worked in partnership with community nurses and with public health.',
    'The Have Your Say panel met twice.',
    'The Co-production Network for Wales gave advice.',
    'Co-Produced Futures ran the training.',
    'Thanks to the Consultation Institute and to Participation Cymru.',
    'The Leeds Co-Design Lab lent us a room.',
    'The trust and the council are equal partners.',
    'The resident-led association was told on Monday.',
    // hopes, conditions, questions
    'We aim to co-produce the service from 2029.',
    'If the budget allows, we will co-produce the next phase with carers.',
    'Was this co-produced?',
    'The next step is towards working in partnership with residents.',
    'Such a service should be co-produced.',
    'The plan could be co-designed with carers once power is shared.',
    'Until the decision is shared, nothing here is co-produced.',
    // others, and the word
    'Other councils have co-produced their plans with residents.',
    'The word co-produced means different things to different people.',
    'The guidance says that services are co-produced.',
    'The previous strategy was co-produced with carers.',
    'We used to say that services were co-produced with residents.',
    'Calling it co-produced would mislead.',
    'The decision was taken after a consultation with residents.',
    'Residents were consulted on the budget in autumn.',
    'The partnership with tenants ended in 2019.',
    'The public consultation on the route closed in March.',
    'We worked in partnership with the health board.',
    'The bridge was designed by engineers.',
  ])('%s', (text) => {
    expect(claims(text)).toEqual([]);
  });
});

it('says nothing of what reach supports', () => {
  expect(claims('The plan was co-produced with residents.', 'co-production')).toEqual([]);
  expect(claims('We worked in partnership with residents.', 'co-design')).toEqual([]);
});

it('gives the place of words behind escapes, entities and markers', () => {
  const text = '> quoted\n\n- It is\\* a\n  fair &amp; **co-produced** plan.';
  const [claim] = proseOf(text, 0, text.length).flatMap((passage) =>
    claimsIn(passage, 0, vocabulary),
  );
  expect(text.slice(claim?.start, claim?.end)).toBe('co-produced');
});

describe('a check of a file finds words', () => {
  it.each([
    'co&#8209;produced',
    'co&shy;produced',
    'co\u00adproduced',
    'co\\-produced',
    '**co**-**produced**',
    '*co*-produced',
    'co-\nproduced',
  ])('written as %j', async (words) => {
    const front =
      'toforwith: 1\nchallenge: { domain: complicated }\nproposal: { approach: consultation }';
    const text = `---\n${front}\n---\nThe plan was ${words} with tenants.\n`;
    const { out } = await check(['a.md', '-f', 'jsonl', '--exit-zero'], { 'a.md': text });
    expect(out).toContain('"rule":"words-claim-more"');
  });
});
