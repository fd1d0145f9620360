// Schemas of rules, what they say, and their examples.
import type { Pack, Term } from '../model/pack.js';
import { valuesFor } from './pack-schema-conditions.js';
import {
  closed,
  defined,
  listOf,
  mapOf,
  offered,
  oneOrMore,
  plainText,
  type Schema,
  said,
  text,
  word,
} from './pack-schema-pieces.js';

export function ruleSchemas(pack: Pack | null): Schema {
  const approaches = defined('approach');
  const effects = effectSchemas(pack, approaches);
  return {
    approach: offered(pack?.scale.approaches ?? []),
    rule: {
      ...closed(
        {
          id: text('The id by which answers, examples and other rules name it.'),
          when: said('When it speaks.', defined('condition')),
          ...effects,
          because: text(
            'Why, as a reader is told it; `{groups}` names the groups that made it speak.',
          ),
          'lifted-by': text('What would lift the limit.'),
          'yields-to': said(
            'Ceilings that a duty does not beat: ids of rules.',
            oneOrMore(plainText),
          ),
          'each-group': said(
            'The groups that it speaks of, one by one.',
            defined('group-condition'),
          ),
          source: defined('citation'),
          examples: said('Examples, run by `rules test`.', listOf(defined('example'))),
          covers: said('Items of a checklist that it takes care of.', oneOrMore(plainText)),
          exempt: text('Why lint and verify let it pass though it changes nothing.'),
        },
        ['id', 'source'],
      ),
      oneOf: Object.keys(effects).map((key) => ({ required: [key] })),
    },
    example: closed(
      {
        settings: said(
          'What the pack is set to for it, where that is otherwise than usual.',
          mapOf({ type: ['string', 'number'] }),
        ),
        given: said('Answers of a brief, by dotted fact.', {
          type: 'object',
          properties: Object.fromEntries(
            (pack?.facts ?? []).map(({ id, question, values }) => [
              id,
              said(question || id, values.length > 0 ? valuesFor(id) : {}),
            ]),
          ),
        }),
        expect: said('What the answer has to be.', expectation(pack, approaches)),
      },
      ['given', 'expect'],
    ),
  };
}

/** A bare text stands for the first of these keys. */
const bareOr = (description: string, properties: Schema, first: string): Schema =>
  said(description, { anyOf: [plainText, closed(properties, [first])] });

const sameAs = said(
  'Rules that say the same; where one is told, this is left out.',
  oneOrMore(plainText),
);

/** The words of each kind of rule that the rest of an answer is made of. */
const advisingSchemas: Schema = {
  needs: bareOr(
    'A condition: met where the rule speaks, unmet where it does not, unknown where that is open.',
    {
      says: text('The condition, in words.'),
      under: text('The heading it stands under.'),
      'met-by': text('What meets it.'),
      step: text('Where in the work it belongs.'),
      check: text('What a person has to judge, where no fact can tell.'),
      'same-as': sameAs,
    },
    'says',
  ),
  warn: bareOr(
    'A caution.',
    {
      title: text('The caution in a few words.'),
      text: text('What to beware of.'),
      stake: text('What is at stake.'),
      weight: text('How much it weighs: a word that the texts put in order.'),
      'same-as': sameAs,
    },
    'title',
  ),
  suggest: said(
    'A method.',
    closed(
      {
        title: text('What the method is called.'),
        for: text('What it is for.'),
        approaches: said('The approaches that it serves.', oneOrMore(plainText)),
        stages: said('The stages at which it helps.', oneOrMore(plainText)),
        size: text('How many people it suits.'),
        time: text('How long it takes.'),
        cost: text('What it costs.'),
        fails: text('When it fails.'),
      },
      ['title'],
    ),
  ),
  offer: bareOr(
    'What each of the groups under `each-group` is offered.',
    { text: text('What is offered.'), part: text('The part of the offer.') },
    'text',
  ),
  asks: bareOr('A question to settle.', { text: text('The question.') }, 'text'),
  notes: bareOr(
    'Something worth knowing about this brief.',
    { text: text('The note.'), under: text('The heading it stands under.') },
    'text',
  ),
};

function effectSchemas(pack: Pack | null, approaches: Schema): Schema {
  return {
    kind: said('What kind of challenge it is.', offeredTerms(pack?.kinds)),
    'starts-at': said('A position to start from; the leftmost holds.', approaches),
    'at-least': said('A floor on what is called for; yields to `at-most`.', approaches),
    'at-most': said('A ceiling on what is called for and on reach.', approaches),
    'duty-at-least': said('A floor that beats ceilings, but for those it yields to.', approaches),
    'reach-at-most': said('A ceiling on reach alone.', approaches),
    first: said('What must be done before anything else; the leftmost holds.', approaches),
    name: said('What this is called, beside the results.', offeredTerms(pack?.names)),
    flag: said('Trouble in the brief itself.', offeredTerms(pack?.flags)),
    raises: said('Lifts an ordered fact to at least this value.', mapOf(word)),
    ...advisingSchemas,
    finding: said(
      'What a proposal is told.',
      closed(
        {
          severity: said('How grave it is.', { enum: ['error', 'warning', 'note'] }),
          message: text('What was found.'),
          expected: text('What was expected.'),
          mend: text('How to mend it.'),
          about: said('The facts that it is about.', oneOrMore(plainText)),
        },
        ['severity', 'message'],
      ),
    ),
  };
}

const offeredTerms = (terms: readonly Term[] = []): Schema => offered(terms);

function expectation(pack: Pack | null, approaches: Schema): Schema {
  const pins: Schema = {
    kind: said('The kind of challenge.', offeredTerms(pack?.kinds)),
    'called-for': said('What is called for.', approaches),
    reach: said('How far conditions reach today.', approaches),
    today: said('The lesser of the two.', approaches),
  };
  const rules = oneOrMore(plainText);
  const flags = (pack?.flags ?? []).map(({ id, title }) => [id, said(`Flag: ${title}.`, word)]);
  return {
    type: 'object',
    properties: {
      ...pins,
      first: said('What must be done first, or none.', approaches),
      name: said('The name beside the results, or none.', offeredTerms(pack?.names)),
      ...Object.fromEntries(flags),
      because: said('Rules that speak.', rules),
      'not-because': said('Rules that do not speak.', rules),
      then: said('What follows, in order.', listOf(closed(pins))),
    },
    ...(pack ? { additionalProperties: word } : {}),
  };
}
